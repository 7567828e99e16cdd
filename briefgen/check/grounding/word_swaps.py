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

    `kept` says how many words are as in the quote now. Words change places alone, or
    with what hangs on them: 'members of the committee', 'the candidates'.
    """
    most = min(len(ours.roots), len(theirs.roots))
    for first, second in _turned(ours, theirs):
        one, two = ours.words[first], ours.words[second]
        others = [
            theirs.words[theirs.roots.index(ours.roots[at])] for at in (first, second)
        ]
        if _is_free(ours.text, one, two) or _is_free(theirs.text, *others):
            continue
        lines = [_words(ours, first, second)]
        if (one.dep, two.dep) == (others[1].dep, others[0].dep):
            lines.append(_phrases(ours, first, second))
        for turned in lines:
            after = size(matched(turned, theirs.roots))
            if after > kept and after >= _NEARLY * most:
                return one, others[1]
    return None


def _words(line: Line, first: int, second: int) -> list[str]:
    """Return the roots of a line with two words the other way round."""
    roots = [*line.roots]
    roots[first], roots[second] = roots[second], roots[first]
    return roots


def _phrases(line: Line, first: int, second: int) -> list[str]:
    """Return the roots of a line with two words and what hangs on them turned."""
    roots = line.roots
    one, two = _phrase(line, first), _phrase(line, second)
    if one.stop > two.start:
        return roots
    return [
        *roots[: one.start],
        *roots[two.start : two.stop],
        *roots[one.stop : two.start],
        *roots[one.start : one.stop],
        *roots[two.stop :],
    ]


def _phrase(line: Line, index: int) -> range:
    """Return the places in a line of a word and of what hangs on it around it."""
    below = {word.at for word in line.text.parsed.under(line.words[index])}
    start, stop = index, index + 1
    while start and line.words[start - 1].at in below:
        start -= 1
    while stop < len(line.words) and line.words[stop].at in below:
        stop += 1
    return range(start, stop)


def turned_back(ours: Line, theirs: Line) -> tuple[Word, Word] | None:
    """Return a word in place of a pronoun that means another word of the fact.

    'The firm will pay Ann' for 'she will pay the firm': Ann is the only one of the
    fact whom the quote does not name.
    """
    there = set(theirs.roots)
    new = [at for at, root in enumerate(ours.roots) if root not in there]
    pronouns = [at for at, word in enumerate(theirs.words) if word.tag in _MEANING]
    if len(new) != 1 or len(pronouns) != 1 or not ours.text.named(ours.words[new[0]]):
        return None
    roots = [*theirs.roots]
    roots[pronouns[0]] = ours.roots[new[0]]
    kept = size(matched(ours.roots, roots))
    return swapped(ours, theirs._replace(roots=roots), kept)


_MEANING = ("PRP", "PRP$")


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
        and len(
            {
                _sort(ours.words[first]),
                _sort(ours.words[second]),
                _sort(theirs.words[at[first]]),
                _sort(theirs.words[at[second]]),
            }
        )
        == 1
    ]


def _sort(word: Word) -> str:
    return "noun" if word.pos == "PRON" else SORTS.get(word.pos, word.pos)


def _is_free(text: Text, one: Word, two: Word) -> bool:
    """Tell whether two words may change places: 'A and B', 'done by A'."""
    joined = {one.dep, two.dep} & {"nsubjpass", "agent", "appos"} or any(
        up is not None and up.lower == "by"
        for up in (text.parsed.above(one), text.parsed.above(two))
    )
    is_listed = two.dep == "conj" and one in text.parsed.over(two)
    return bool(joined) or is_listed or one.head == two.at or two.head == one.at
