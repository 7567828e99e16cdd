"""Characters that have no place in a text for readers, and where they stand.

Control characters break terminals, e-mail headers and PDF; the bidirectional
overrides of Unicode let a sentence read otherwise than it is written (UTS 55,
"Trojan Source"); the others are no characters at all.
"""

from __future__ import annotations

from collections.abc import Iterator

_CONTROL = "a control character"
_BIDI = "a character that changes the order in which text is read"
_NONE = "not a character"
_REFUSED = (
    (0x0000, 0x0008, _CONTROL),
    (0x000B, 0x001F, _CONTROL),
    (0x007F, 0x009F, _CONTROL),
    (0x2028, 0x2029, "a line separator"),
    (0x202A, 0x202E, _BIDI),
    (0x2066, 0x2069, _BIDI),
    (0xD800, 0xDFFF, "half of a character"),
    (0xFDD0, 0xFDEF, _NONE),
    (0xFEFF, 0xFEFF, "a byte order mark"),
)
_PLANE_END = 0xFFFE
"""The last two places of every plane of Unicode are no characters."""


def why_refused(character: str) -> str:
    """Return what a character is that must not stand in a text, or nothing."""
    code = ord(character)
    if code & _PLANE_END == _PLANE_END:
        return _NONE
    return next((what for low, high, what in _REFUSED if low <= code <= high), "")


def first_refused(text: str) -> str:
    """Return the first character of a text that must not stand in it, or nothing."""
    if text.isprintable():
        return ""
    return next(filter(why_refused, text), "")


def refused(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column (both from 1) and character of each one refused."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isprintable():
            for column, character in enumerate(line, start=1):
                if why_refused(character):
                    yield number, column, character


def describe(character: str) -> str:
    """Return a text such as "U+202E, a character that …"."""
    return f"U+{ord(character):04X}, {why_refused(character)}"
