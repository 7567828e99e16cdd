"""An article without the characters that no facts file may hold."""

from __future__ import annotations

from typing import Final

from briefgen.dossier.characters import why_refused

_KEPT: Final = frozenset("\n\r")
_BREAKS: Final = frozenset("\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""Ends of lines and pages, as other programs write them."""
_LAST_CONTROL: Final = "\x9f"


def clean(text: str) -> str:
    """Return a text with line feeds for other breaks, and no control characters.

    Overrides of the order of reading, marks of byte order and what is no character are
    taken out. A text without any of them is returned as it is.
    """
    odd = [each for each in set(text) - _KEPT if why_refused(each)]
    return text.translate({ord(each): _instead(each) for each in odd}) if odd else text


def _instead(character: str) -> str:
    if character in _BREAKS:
        return "\n"
    return " " if character <= _LAST_CONTROL else ""
