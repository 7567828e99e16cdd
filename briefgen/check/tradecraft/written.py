"""Where the characters of a text stand in the file, however YAML has it written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\n")
"""What stands before a text that is set off as a block."""

_BLANK = " \t\n"
_BREAK = re.compile(r"\\[ \t]*\n[ \t]*")
"""What in double quotes makes one line of two."""

_SHORT = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f",
          "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028",
          "P": "\u2029"}  # fmt: skip
_LONG = {"x": 2, "u": 4, "U": 8}


def spans(file: str, start: int, text: str) -> list[tuple[int, int]] | None:
    """Return where each character of a text stands, from and to, in a file's text.

    `start` is where its value starts in the file. Blanks have an empty place, since
    YAML may fold them. Where the file does not read as the text does, it is None: a
    change would not be certain.
    """
    quote = file[start : start + 1]
    if quote not in ("'", '"'):
        quote = ""
        header = _HEADER.match(file, start)
        at = header.end() if header else start
    else:
        at = start + 1
    units = _units(file, at, quote)
    places: list[tuple[int, int]] = []
    for character in text:
        if character in _BLANK:
            places.append((0, 0))
            continue
        unit = next(units, None)
        if unit is None or unit[0] != character:
            return None
        places.append(unit[1:])
    return places


def _units(file: str, at: int, quote: str) -> Iterator[tuple[str, int, int]]:
    """Yield each character but blanks, and from where to where it stands."""
    while at < len(file):
        character, end = _unit(file, at, quote)
        if character is None:
            return
        if character and character not in _BLANK:
            yield character, at, end
        at = end


def _unit(file: str, at: int, quote: str) -> tuple[str | None, int]:
    """Return the character that is written at a place, and where the next begins."""
    character = file[at]
    if quote and character == quote:
        doubled = quote == "'" and file[at : at + 2] == "''"
        return ("'", at + 2) if doubled else (None, at)
    if quote == '"' and character == "\\":
        return _escape(file, at)
    return character, at + 1


def _escape(file: str, at: int) -> tuple[str | None, int]:
    if broken := _BREAK.match(file, at):
        return "", broken.end()
    kind = file[at + 1 : at + 2]
    if size := _LONG.get(kind):
        digits = file[at + 2 : at + 2 + size]
        if len(digits) == size and all(c in "0123456789abcdefABCDEF" for c in digits):
            return chr(int(digits, 16)), at + 2 + size
        return None, at
    return _SHORT.get(kind, kind), at + 2
