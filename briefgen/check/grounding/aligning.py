"""Which word of a fact differs, where it follows a quote word for word.

A fact that keeps the words of a quote and their order, and has another one in one
place, says something else there, whatever the words mean to each other. Facts that keep
still closer to a quote are held to it in `verbatim`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.closeness import alike, compared, quoted_line
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.referents import (
    is_called,
    is_of_other_kind,
    may_mean,
    may_name,
    may_stand,
)
from briefgen.check.grounding.replacing import SAME, SORTS, VAGUE, is_said, is_timed
from briefgen.check.grounding.verbatim import Change, Pairing, changed
from briefgen.check.grounding.word_swaps import (
    Line,
    matched,
    size,
    swapped,
    turned_back,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

_CLOSELY = 0.5
"""So much of a fact must stand in the quote, in its order."""
_FEW = 2
_SHORT = 3
"""So many words at most stand in place of so many."""
_SORTS = {**SORTS, "ADV": "manner", "PRON": "noun"}


class Instead(NamedTuple):
    """A word of a fact, and the word of a passage that stood in its place.

    `is_quoted` tells whether that one is in the quote, or only acts by its verb;
    `is_close` whether the fact is else as the quote, all but word for word.
    """

    word: Word
    other: Word
    is_quoted: bool = True
    is_close: bool = False


def instead(
    whole: Reading, case: Case, text: Text, found: Matched
) -> Iterator[Instead]:
    """Yield the words that stand in place of others in a fact close to its quote.

    Either the one is not quoted and the other not told, or both have changed places.
    """
    ours = compared(text, text.parsed.words)
    quoted = frozenset(
        each
        for passage in case.passages
        for word in quoted_line(passage)
        for each in passage.text.named(word)
    )
    for passage in case.passages:
        theirs = quoted_line(passage)
        if not ours or not theirs:
            continue
        line = Line(text, ours, alike(ours, theirs))
        other_line = Line(passage.text, theirs, [root(each.lemma) for each in theirs])
        matcher = matched(line.roots, other_line.roots)
        kept = size(matcher)
        if kept < _FEW:
            continue
        moved = swapped(line, other_line, kept) or turned_back(line, other_line)
        if moved:
            yield Instead(*moved)
        pairing = Pairing(whole, text, passage, found, quoted)
        least = min(len(ours), len(theirs))
        changes = [
            (ours[start:end], theirs[there:stop])
            for tag, start, end, there, stop in matcher.get_opcodes()
            if tag != "equal"
        ]
        for pair in changed(pairing, changes, kept / least):
            yield Instead(*pair, is_close=True)
        if kept >= _CLOSELY * least:
            yield from _replaced(pairing, changes, quoted)


def _replaced(
    pairing: Pairing, changes: list[Change], quoted: frozenset[str]
) -> Iterator[Instead]:
    """Yield the words that are new in place of others that the fact leaves out."""
    _, text, passage, found, _ = pairing
    unquoted = {
        key.word.at
        for key in found.unquoted
        if key in found.missing or key.word.pos == "PROPN"
    }
    for ours, theirs in changes:
        if not ours or not theirs or not _is_short(text, ours, len(theirs)):
            continue
        for word, other in _pairs(ours, theirs):
            ids, named = text.named(word), passage.text.named(other)
            is_new = word.at in unquoted or (ids and not ids & quoted)
            is_left = (
                other.pos == "PRON"
                or (passage.text, other.at) in found.untold
                or _is_more(other, passage, text)
                or (named and not named & text.ids)
            )
            if is_new and is_left and _differs(pairing, word, other):
                yield Instead(word, other, other.at in passage.quoted)


def _is_short(text: Text, ours: list[Word], count: int) -> bool:
    """Tell whether words are about as many as those they stand in place of."""
    spare = 3 if any(text.named(word) for word in ours) else 2
    return count <= _SHORT and len(ours) <= min(count + spare, _SHORT + 2)


def _is_more(word: Word, passage: Passage, text: Text) -> bool:
    """Tell whether a word stands more often in a quote than in a fact."""
    lines = (quoted_line(passage), compared(text, text.parsed.words))
    counts = [sum(each.lemma == word.lemma for each in line) for line in lines]
    return counts[0] > counts[1]


def _pairs(ours: list[Word], theirs: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the last words of each sort, which head their phrases."""
    there = {_sort(word): word for word in theirs}
    for sort, word in {_sort(word): word for word in ours}.items():
        if sort and sort in there:
            yield word, there[sort]


def _sort(word: Word) -> str:
    """Return what sort of word it is; 'coastal' and 'river' both tell which islands."""
    if word.dep in ("amod", "compound"):
        return "modifier"
    if word.dep in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return "noun"  # whatever the model takes it for
    return _SORTS.get(word.pos, "")


def _differs(pairing: Pairing, word: Word, other: Word) -> bool:
    """Tell whether two words in one place cannot mean the same."""
    whole, text, passage, *_ = pairing
    if other.pos == "PRON" or other.lower in lexicon().sets["pronouns"]:
        return is_of_other_kind(whole, text, word, other) or not may_mean(
            whole, text, word, passage, other
        )
    ours, theirs = text.named(word), passage.text.named(other)
    is_elsewhere = other.at not in passage.quoted and (
        (bool(ours) != bool(theirs) and (ours or may_stand(whole, word)))
        or (not ours and (word.pos, other.pos) != ("NOUN", "NOUN"))
    )
    if (
        is_elsewhere
        or word.pos == "PRON"
        or (ours and other.pos not in ("NOUN", "PROPN"))
        or is_called(word, passage, other)
        or _is_idle(word, other)
        or _means(text, word, passage, other)
    ):
        return False
    return not (ours or theirs) or not may_name(
        whole, ours, theirs, other if ours else word
    )


def _is_idle(word: Word, other: Word) -> bool:
    """Tell whether one of two words says little, or both are looked at elsewhere."""
    both = {word.lemma, other.lemma}
    if both & (VAGUE | SAME) or is_timed(word, other) or is_said(word, other):
        return True
    return word.pos not in ("NOUN", "PROPN") and bool(both & lexicon().light)


def _means(text: Text, word: Word, passage: Passage, other: Word) -> bool:
    """Tell whether two words can mean the same, or are opposites: those were seen."""
    known = lexicon()
    first, second = phrasal(text.parsed, word), phrasal(passage.text.parsed, other)
    return any(
        known.same(one, two) or known.converse(one, two) or known.opposite(one, two)
        for one, two in ((first, second), (word.lemma, other.lemma))
    )
