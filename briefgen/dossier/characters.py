"""Characters that have no place in a text for readers, and where they stand.

Control characters break terminals, e-mail headers and PDF; the bidirectional
overrides of Unicode let a sentence read otherwise than it is written (UTS 55,
"Trojan Source"); the others are no characters at all.
"""

from __future__ import annotations

from collections.abc import Iterator

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATORS = frozenset("\u2028\u2029")
_BYTE_ORDER_MARK = "\ufeff"


def why_refused(character: str) -> str:
    """Return what a character is that must not stand in a text, or nothing."""
    code = ord(character)
    if (code < 0x20 and character not in "\t\n") or 0x7F <= code <= 0x9F:
        return "a control character"
    if character in _BIDI:
        return "a character that changes the order in which text is read"
    if character in _SEPARATORS:
        return "a line separator"
    if character == _BYTE_ORDER_MARK:
        return "a byte order mark"
    if 0xD800 <= code <= 0xDFFF:
        return "half of a character"
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "not a character"
    return ""


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
