"""The passage of a source that is nearest to a quote it does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH = 55.0
"""Of 100: what is less alike is no help to anyone."""
_WINDOW = 400
_BEST = 8
_WORDS = 6
_PLACES = 200


def nearest(quote: str, paragraphs: Sequence[str]) -> tuple[int, str] | None:
    """Return the number of a paragraph and the words in it most like a quote.

    Both are to be made alike before. It is not a match: it is shown to a person.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    best: tuple[float, int, str] = (_ENOUGH, 0, "")
    for number, start in _windows(quote, paragraphs):
        text = paragraphs[number][start : start + _WINDOW + 2 * len(quote)]
        found = partial_ratio_alignment(quote, text, score_cutoff=best[0])
        if found and found.score > best[0]:
            words = _whole(text, found.dest_start, found.dest_end)
            best = (found.score, number + 1, words)
    return (best[1], best[2]) if best[1] else None


def _windows(quote: str, paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """Return the parts of paragraphs that share most of the longer words of a quote."""
    words = sorted(set(re.findall(r"\w{3,}", quote)), key=lambda w: (-len(w), w))
    votes: dict[tuple[int, int], int] = {}
    for word in words[:_WORDS]:
        left = _PLACES
        for number, paragraph in enumerate(paragraphs):
            at = paragraph.find(word)
            while at >= 0 and left:
                start = max(at // _WINDOW * _WINDOW - len(quote), 0)
                votes[number, start] = votes.get((number, start), 0) + len(word)
                left -= 1
                at = paragraph.find(word, at + _WINDOW // 2)
            if not left:
                break
    return sorted(votes, key=lambda place: (-votes[place], place))[:_BEST]


def _whole(text: str, start: int, end: int) -> str:
    """Return the words that a passage touches."""
    while start and (text[start - 1].isalnum() or _in_number(text, start - 1)):
        start -= 1
    while end < len(text) and (text[end].isalnum() or _in_number(text, end)):
        end += 1
    return text[start:end].strip()


def _in_number(text: str, at: int) -> bool:
    """Tell whether a mark parts the digits of a number: '4,300'."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in ".," and len(around) == len("00") and around.isdecimal()
