"""Which word of a fact differs, where it follows a quote word for word.

A fact that keeps the words of a quote and their order, and has another one in one
place, says something else there, whatever the words mean to each other.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon, root, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

_LEFT_OUT = frozenset(("DET", "AUX", "PUNCT", "PART", "SPACE", "CCONJ", "SYM"))
_CLOSELY = 0.55
"""So much of a fact must stand in the quote, in its order."""
_FEW = 2
_SHORT = 3
"""So many words at most stand in place of so many."""
_SORTS = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "ADJ": "quality",
    "ADV": "quality",
}
_VAGUE = word_set("be have do get make go take come give become say")


class Instead(NamedTuple):
    """A word of a fact, and the word of a passage that stood in its place."""

    word: Word
    other: Word


def instead(whole: Reading, case: Case, text: Text) -> Iterator[Instead]:
    """Yield the words that stand in place of others in a fact close to its quote."""
    ours = [word for word in text.parsed.words if word.pos not in _LEFT_OUT]
    for passage in case.passages:
        theirs = [
            word
            for word in passage.words
            if word.at in passage.quoted and word.pos not in _LEFT_OUT
        ]
        if not ours or not theirs:
            continue
        matcher = SequenceMatcher(
            None, _like(ours, theirs), [root(each.lemma) for each in theirs], autojunk=False
        )
        kept = sum(block.size for block in matcher.get_matching_blocks())
        if kept < _CLOSELY * min(len(ours), len(theirs)) or kept < _FEW:
            continue
        for tag, start, end, there, stop in matcher.get_opcodes():
            if tag == "replace" and max(end - start, stop - there) <= _SHORT:
                for word, other in _pairs(ours[start:end], theirs[there:stop]):
                    if _differs(whole, text, word, passage, other):
                        yield Instead(word, other)


def _pairs(ours: list[Word], theirs: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the last words of each sort, which head their phrases."""
    there = {_SORTS.get(word.pos, ""): word for word in theirs}
    for sort, word in {_SORTS.get(word.pos, ""): word for word in ours}.items():
        if sort and sort in there:
            yield word, there[sort]


def _like(ours: list[Word], theirs: list[Word]) -> list[str]:
    """Return words as the roots of those that can stand for them, or as their own."""
    known = lexicon()
    roots = {root(each.lemma) for each in theirs}
    found = []
    for word in ours:
        own = root(word.lemma)
        same = next(
            (
                root(each.lemma)
                for each in theirs
                if known.same(word.lemma, each.lemma)
            ),
            own,
        )
        found.append(own if own in roots else same)
    return found


def _differs(
    whole: Reading, text: Text, word: Word, passage: Passage, other: Word
) -> bool:
    """Tell whether two words in one place cannot mean the same."""
    known = lexicon()
    if _SORTS.get(word.pos, "") != _SORTS.get(other.pos, "-"):
        return False
    if {word.lemma, other.lemma} & (known.light | _VAGUE):
        return False
    if {word.lemma, other.lemma} <= known.sets["reporting"]:
        return False
    if known.same(word.lemma, other.lemma) or known.converse(word.lemma, other.lemma):
        return False
    ours, theirs = text.named(word), passage.text.named(other)
    entities = whole.entities
    if ours and theirs:
        return not entities.related(ours) & theirs and not entities.related(theirs) & ours
    if ours or theirs:
        noun = other if ours else word
        meant = entities.by_head(noun.lower) | entities.by_head(noun.lemma)
        return not meant & (ours | theirs)
    return True
