"""Whom a noun or a pronoun may mean, where a fact has a name or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.replacing import SAME

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Passage, Text
    from briefgen.check.grounding.reading import Reading

_BACK = 2
"""So many sentences back a person may be named who then is only 'she'."""
_PERSONS = word_set("he she him her his hers")
_THINGS = word_set("it its")


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
