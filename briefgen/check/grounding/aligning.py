"""Which word of a fact differs, where it follows a quote word for word.

A fact that keeps the words of a quote and their order, and has another one in one
place, says something else there, whatever the words mean to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.replacing import SORTS, VAGUE, is_said, is_timed
from briefgen.check.grounding.swapping import Line, matched, size, swapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

_LEFT_OUT = frozenset(("DET", "AUX", "PUNCT", "PART", "SPACE", "CCONJ", "SYM"))
_CLOSELY = 0.55
"""So much of a fact must stand in the quote, in its order."""
_FEW = 2
_SHORT = 3
"""So many words at most stand in place of so many."""
_SAME = word_set(
    "thing way kind sort part case number amount total lot people person member time "
    "percent one rest other another"
)
"""Nouns that may stand for any other."""
_BACK = 2
"""So many sentences back a person may be named who then is only 'she'."""
_PERSONS = word_set("he she him her his hers")
_THINGS = word_set("it its")
_REFERRING = word_set(
    "client company firm group agency party club team side country state nation "
    "minister president leader chief head chairman director boss official spokesman "
    "spokeswoman spokesperson man woman organisation body institution association "
    "federation union newspaper paper court ministry department region city town "
    "defendant suspect player runner winner author candidate politician lawyer "
    "colleague rival partner neighbour organiser operator supplier manufacturer"
)
"""Nouns that may stand for a name."""
_SORTS = {**SORTS, "ADV": "manner", "PRON": "noun"}


class Instead(NamedTuple):
    """A word of a fact, and the word of a passage that stood in its place.

    `is_quoted` tells whether that one is in the quote, or only acts by its verb.
    """

    word: Word
    other: Word
    is_quoted: bool = True


def instead(
    whole: Reading, case: Case, text: Text, found: Matched
) -> Iterator[Instead]:
    """Yield the words that stand in place of others in a fact close to its quote.

    Either the one is not quoted and the other not told, or both have changed places.
    """
    unquoted = {
        key.word.at
        for key in found.unquoted
        if key in found.missing or key.word.pos == "PROPN"
    }
    quoted = frozenset(
        each
        for passage in case.passages
        for word in _theirs(passage)
        for each in passage.text.named(word)
    )
    ours = _kept(text, text.parsed.words)
    for passage in case.passages:
        theirs = _theirs(passage)
        if not ours or not theirs:
            continue
        line = Line(text, ours, _like(ours, theirs))
        other_line = Line(passage.text, theirs, [root(each.lemma) for each in theirs])
        matcher = matched(line.roots, other_line.roots)
        kept = size(matcher)
        if kept < _FEW:
            continue
        moved = swapped(line, other_line, kept)
        if moved:
            yield Instead(*moved)
        if kept < _CLOSELY * min(len(ours), len(theirs)):
            continue
        for tag, start, end, there, stop in matcher.get_opcodes():
            if tag == "replace" and _is_short(text, ours[start:end], stop - there):
                for word, other in _pairs(ours[start:end], theirs[there:stop]):
                    is_new = word.at in unquoted or (
                        text.named(word) and not text.named(word) & quoted
                    )
                    is_left = (
                        other.pos == "PRON"
                        or (passage.text, other.at) in found.untold
                        or _is_more(other, theirs, ours)
                    ) or (
                        passage.text.named(other)
                        and not passage.text.named(other) & text.ids
                    )
                    if (
                        is_new
                        and is_left
                        and _differs(whole, text, word, passage, other)
                    ):
                        yield Instead(word, other, other.at in passage.quoted)


def _is_short(text: Text, ours: list[Word], count: int) -> bool:
    """Tell whether words are about as many as those they stand in place of."""
    spare = 3 if any(text.named(word) for word in ours) else 2
    return count <= _SHORT and len(ours) <= min(count + spare, _SHORT + 2)


def _is_more(word: Word, theirs: list[Word], ours: list[Word]) -> bool:
    """Tell whether a word stands more often in a quote than in a fact."""
    counts = [sum(each.lemma == word.lemma for each in line) for line in (theirs, ours)]
    return counts[0] > counts[1]


def _theirs(passage: Passage) -> list[Word]:
    """Return the quoted words, and before them who acts by the quoted verbs."""
    acting = {
        word.at
        for frame in passage.text.frames
        if frame.verb.at in passage.quoted
        for word in frame.agents or frame.patients
        if word.at in passage.sentence and word.at < min(passage.quoted)
    }
    words = [
        word for word in passage.words if word.at in passage.quoted or word.at in acting
    ]
    return _kept(passage.text, words)


def _kept(text: Text, words: Iterable[Word]) -> list[Word]:
    """Return the words that are compared: no articles, and no days and months."""
    sets = lexicon().sets
    dated = {
        word.at
        for word in text.parsed.words
        if word.lower in sets["weekdays"] or word.lower in sets["months"]
    }
    return [
        word
        for word in words
        if word.pos not in _LEFT_OUT
        and word.at not in dated
        and not (word.pos == "ADP" and word.at + 1 in dated)
    ]


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


def _like(ours: list[Word], theirs: list[Word]) -> list[str]:
    """Return words as the roots of those that can stand for them, or as their own."""
    known = lexicon()
    roots = {root(each.lemma) for each in theirs}
    found = []
    for word in ours:
        own = root(word.lemma)
        if own not in roots:
            alike = (each for each in theirs if known.same(word.lemma, each.lemma))
            other = next(alike, None)
            own = root(other.lemma) if other else own
        found.append(own)
    return found


def _differs(
    whole: Reading, text: Text, word: Word, passage: Passage, other: Word
) -> bool:
    """Tell whether two words in one place cannot mean the same."""
    if other.pos == "PRON":
        return _is_of_other_kind(whole, text, word, other) or not _may_mean(
            whole, text, word, passage, other
        )
    ours, theirs = text.named(word), passage.text.named(other)
    if other.at not in passage.quoted and (
        bool(ours) != bool(theirs)
        or (not ours and (word.pos, other.pos) != ("NOUN", "NOUN"))
    ):
        return False
    if (
        word.pos == "PRON"
        or _is_idle(word, other)
        or _means(text, word, passage, other)
    ):
        return False
    if not (ours or theirs):
        return True
    return not _may_name(whole, ours, theirs, other if ours else word)


def _may_name(
    whole: Reading, ours: frozenset[str], theirs: frozenset[str], noun: Word
) -> bool:
    """Tell whether two names, or a name and a noun, may be of the same one."""
    entities = whole.entities
    if ours and theirs:
        return bool(entities.related(ours) & theirs or entities.related(theirs) & ours)
    meant = entities.by_head(noun.lower) | entities.by_head(noun.lemma)
    return bool(meant & (ours | theirs)) or (not meant and noun.lemma in _REFERRING)


def _is_idle(word: Word, other: Word) -> bool:
    """Tell whether one of two words says little, or both are looked at elsewhere."""
    both = {word.lemma, other.lemma}
    if both & (VAGUE | _SAME) or is_timed(word, other) or is_said(word, other):
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


def _is_of_other_kind(whole: Reading, text: Text, word: Word, pronoun: Word) -> bool:
    """Tell whether a name cannot be meant by a pronoun: a company by 'her'."""
    named = [whole.entities.participants.get(each) for each in text.named(word)]
    if not named or None in named:
        return False
    persons = [each.kind == "person" for each in named if each is not None]
    if pronoun.lower in _PERSONS:
        return not any(persons)
    return pronoun.lower in _THINGS and all(persons)


def _may_mean(
    whole: Reading, text: Text, word: Word, passage: Passage, pronoun: Word
) -> bool:
    """Tell whether a pronoun may mean a named person: one named before it nearby."""
    participants = whole.entities.participants
    named = {each for each in text.named(word) if each in participants}
    if pronoun.lower not in _PERSONS or not named:
        return True
    before = passage.ids(range(passage.sentence.start, pronoun.at))
    for sentence in passage.before(_BACK):
        before |= passage.ids(sentence)
    persons = {
        each
        for each in before
        if each in participants and participants[each].kind == "person"
    }
    return not persons or bool(persons & named)
