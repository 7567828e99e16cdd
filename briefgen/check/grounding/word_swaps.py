"""Two words of a fact that have changed places, and would else be as in its quote."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.replacing import SORTS

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Text

_NEARLY = 0.75
"""So much must be as in the quote, once they have changed back."""
_MOVED = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


class Line(NamedTuple):
    """Words of a text, and the roots that they are compared by."""

    text: Text
    words: list[Word]
    roots: list[str]


def matched(ours: list[str], theirs: list[str]) -> SequenceMatcher[str]:
    """Return what two lists have in common, in one order."""
    return SequenceMatcher(None, ours, theirs, autojunk=False)


def size(matcher: SequenceMatcher[str]) -> int:
    """Return how many words two lists have in common."""
    return sum(block.size for block in matcher.get_matching_blocks())


def swapped(ours: Line, theirs: Line, kept: int) -> tuple[Word, Word] | None:
    """Return a word that stands where the quote has another one of the fact.

    `kept` says how many words are as in the quote now.
    """
    most = min(len(ours.roots), len(theirs.roots))
    for first, second in _turned(ours, theirs):
        turned = [*ours.roots]
        turned[first], turned[second] = turned[second], turned[first]
        after = size(matched(turned, theirs.roots))
        if after <= kept or after < _NEARLY * most:
            continue
        one, two = ours.words[first], ours.words[second]
        others = [
            theirs.words[theirs.roots.index(ours.roots[at])] for at in (first, second)
        ]
        if not _is_free(ours.text, one, two) and not _is_free(theirs.text, *others):
            return one, others[1]
    return None


def _turned(ours: Line, theirs: Line) -> list[tuple[int, int]]:
    """Return the pairs of words that stand the other way round in the quote."""
    at = {
        index: theirs.roots.index(root)
        for index, root in enumerate(ours.roots)
        if ours.words[index].pos in _MOVED
        and ours.roots.count(root) == 1
        and theirs.roots.count(root) == 1
    }
    return [
        (first, second)
        for first in at
        for second in at
        if first < second
        and at[first] > at[second]
        and SORTS.get(ours.words[first].pos) == SORTS.get(ours.words[second].pos)
    ]


def _is_free(text: Text, one: Word, two: Word) -> bool:
    """Tell whether two words may change places: 'A and B', 'done by A'."""
    joined = {one.dep, two.dep} & {"nsubjpass", "agent", "appos"} or any(
        up is not None and up.lower == "by"
        for up in (text.parsed.above(one), text.parsed.above(two))
    )
    is_listed = two.dep == "conj" and one in text.parsed.over(two)
    return bool(joined) or is_listed or one.head == two.at or two.head == one.at
