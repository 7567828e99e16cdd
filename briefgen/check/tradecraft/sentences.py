"""Sentences and words, told apart without a language model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"[.!?…؟。]+(?:[\"'”’)\]]|\s?»)*(?=\s)")
_WORD = re.compile(r"\w")
_LAST_WORD = re.compile(r"([^\s(“‘«\"]+)\.$")
_TITLES = frozenset(
    (
        "adm", "amb", "approx", "art", "brig", "capt", "cf", "cmdr", "col", "dr", "fig",
        "gen", "gov", "hon", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "para",
        "pp", "pres", "prof", "rep", "rev", "sec", "sen", "sgt", "st", "vs", "e.g",
        "i.e",
    )
)  # fmt: skip
"""Abbreviations that never end a sentence: a name or a number follows them."""

_BEFORE_NUMBERS = frozenset(
    (
        "no", "nos", "p", "ca", "c", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec",
    )
)  # fmt: skip
"""Abbreviations where a number follows; else they are words that end a sentence."""

_STARTERS = frozenset(
    (
        "A", "An", "And", "As", "At", "But", "By", "He", "Her", "His", "In", "It",
        "Its", "No", "On", "She", "That", "The", "Their", "There", "These", "They",
        "This", "Those", "We", "What", "When",
    )
)  # fmt: skip
"""Words with a capital that begin a sentence rather than go on with a name."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_GOES_ON = ("»", ",", ";", ":")
_NEXT = re.compile(r"\s*[\"'“‘«(\[„]*\s?(\w+|\S?)")
_LONGEST = 20
"""More characters than an abbreviation has."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text.

    A full stop ends one unless it belongs to an abbreviation, to initials or to a
    number, or a small letter follows.
    """
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            found.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def words(text: str) -> int:
    """Return how many words a text has: what stands between blanks, with a letter."""
    return sum(1 for part in text.split() if _WORD.search(part))


def lengths(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a text with the number of its words."""
    for sentence in sentences(text):
        yield sentence, words(sentence)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the mark found ends a sentence."""
    following = _NEXT.match(text, match.end())
    word = following[1] if following else ""
    if word[:1].islower() or word in _GOES_ON:
        return False
    begin = max(start, match.end() - _LONGEST)
    last = _LAST_WORD.search(text, begin, match.end())
    if not last or match[0] != ".":
        return True
    short = last[1].lower()
    if short in _TITLES:
        return False
    if short in _BEFORE_NUMBERS:
        return not word[:1].isdigit()
    # "the U.S. Congress", but "in the U.S. The ships"; "Plan B. The ships".
    return word in _STARTERS if _INITIALS.fullmatch(last[1]) else True
