"""Whom the words of a passage may mean: a noun, a pronoun, 'we'.

A fact may have the name instead, if it stands before the quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.replacing import SAME

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

_LONGEST = 2000
"""So much of the paragraph before is read: characters."""
_BACK = 2
"""So many sentences back a person may be named who then is only 'she'."""
_PERSONS = word_set("he she him her his hers")
_THINGS = word_set("it its")


def around(whole: Reading, case: Case) -> frozenset[str]:
    """Return the ids of all that the passages of a case name or refer back to."""
    ids: set[str] = set(getattr(case.fact, "said_by", ()))
    ids |= {
        each for mention in whole.entities.mentions(case.beside) for each in mention.ids
    }
    for passage in case.passages:
        named = passage.ids(passage.sentence)
        ids |= named
        if _speaks(passage):
            ids |= whole.authors(case) | _persons(whole, case)
        if refers(passage):
            ids |= whole.entities.related(named | ids)
            ids |= passage.ids(range(passage.sentence.start))
            ids |= whole.entities.ids(passage.earlier[-_LONGEST:])
    return frozenset(ids)


def heads(whole: Reading, case: Case) -> frozenset[str]:
    """Return whom the bare nouns of the passages may mean."""
    ids: frozenset[str] = frozenset()
    for passage in case.passages:
        for word in passage.words:
            ids |= whole.entities.by_head(word.lower)
    return ids


def refers(passage: Passage) -> bool:
    """Tell whether the words of a quote refer back: 'he', 'its', 'the company'."""
    pronouns = lexicon().sets["pronouns"]
    return any(
        word.pos in ("PRON", "DET") and word.lower in pronouns and not _is_empty(word)
        for word in passage.words
    ) or any(_is_described(passage, word) for word in passage.words)


def _persons(whole: Reading, case: Case) -> frozenset[str]:
    """Return the persons that the sources of a case name, and whom they speak for."""
    texts = searchable(whole.subject)
    names = sorted({passage.source for passage in case.passages} & texts.keys())
    ids = frozenset(
        each for name in names for each in whole.entities.ids(texts[name].text)
    )
    return whole.entities.related(whole.entities.persons(ids))


def _speaks(passage: Passage) -> bool:
    """Tell whether a quote has words of somebody who speaks for himself: 'we', 'I'."""
    return any(word.lower in _OURSELVES for word in passage.words)


_OURSELVES = frozenset(
    ("we", "us", "our", "ours", "ourselves", "i", "me", "my", "you", "your")
)


def _is_described(passage: Passage, word: Word) -> bool:
    """Tell whether a noun stands for a name told before: 'the firm'."""
    if word.pos not in ("NOUN", "ADJ") or passage.text.named(word):
        return False
    below = passage.text.parsed.below[word.at]
    return any(each.lower in _DEFINITE and each.pos == "DET" for each in below)


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "each"))


def _is_empty(word: Word) -> bool:
    """Tell whether a pronoun stands for nobody: 'there is', 'says that'."""
    return word.dep == "expl" or (word.lower in ("that", "this") and word.dep == "mark")


def may_stand(whole: Reading, noun: Word) -> bool:
    """Tell whether a noun may stand for a name: 'the council'."""
    referring = lexicon().sets["referring"]
    return bool(
        noun.pos != "NOUN"
        or noun.lemma in referring
        or noun.lemma in SAME
        or whole.entities.by_head(noun.lower)
        or whole.entities.by_head(noun.lemma)
    )


def is_called(word: Word, passage: Passage, other: Word) -> bool:
    """Tell whether a name belongs to a noun: 'the village of Okere', 'the ministers'.

    A quote may end before the name.
    """
    parsed = passage.text.parsed
    nouns = [other]
    for up in parsed.over(other):
        if up.pos not in ("NOUN", "PROPN", "ADP"):
            break
        nouns.append(up)
    return word.pos == "PROPN" and any(
        below.lower == word.lower
        for noun in nouns
        if noun.pos == "NOUN"
        for below in parsed.under(noun)
        if below.pos == "PROPN"
    )


def may_name(
    whole: Reading, ours: frozenset[str], theirs: frozenset[str], noun: Word
) -> bool:
    """Tell whether two names, or a name and a noun, may be of the same one."""
    entities = whole.entities
    if ours and theirs:
        return bool(entities.related(ours) & theirs or entities.related(theirs) & ours)
    meant = entities.by_head(noun.lower) | entities.by_head(noun.lemma)
    return bool(meant & (ours | theirs)) or (
        not meant and noun.lemma in lexicon().sets["referring"]
    )


def is_of_other_kind(whole: Reading, text: Text, word: Word, pronoun: Word) -> bool:
    """Tell whether a name cannot be meant by a pronoun: a company by 'her'."""
    named = [whole.entities.participants.get(each) for each in text.named(word)]
    if not named or None in named:
        return False
    persons = [each.kind == "person" for each in named if each is not None]
    if pronoun.lower in _PERSONS:
        return not any(persons)
    return pronoun.lower in _THINGS and all(persons)


def may_mean(
    whole: Reading, text: Text, word: Word, passage: Passage, pronoun: Word
) -> bool:
    """Tell whether a pronoun may mean a name."""
    named = text.named(word) & whole.entities.participants.keys()
    found = antecedents(whole, passage, pronoun)
    related = whole.entities.related
    return not (named and found) or bool(
        related(found) & named or related(named) & found
    )


def antecedents(whole: Reading, passage: Passage, pronoun: Word) -> frozenset[str]:
    """Return whom a pronoun may mean, of those named in its sentence and before.

    'Her' is any person there; who acts ('she'), and a thing ('it'), is of the nearest
    sentence that names one. There is none where that cannot be told.
    """
    participants = whole.entities.participants
    is_person = pronoun.lower in _PERSONS
    if not is_person and pronoun.lower not in _THINGS:
        return frozenset()
    is_near = not is_person or pronoun.dep == "nsubj"
    found: frozenset[str] = frozenset()
    for part in (
        range(passage.sentence.start, pronoun.at),
        *passage.before(_BACK),
    ):
        ids = passage.ids(part) & participants.keys()
        persons = whole.entities.persons(ids)
        found |= persons if is_person else ids - persons
        if found and is_near:
            break
    return found
