"""Who is meant by the words that say who speaks or acts: a name, an office, "she"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine import names
from briefgen.distill.engine.lists import ACCOUNTS
from briefgen.distill.engine.text import raw

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.people import People, Who

_PERSONAL = frozenset(("he", "she", "him", "her"))
_THEY = frozenset(("they", "it", "them"))
_OWN = frozenset(("i", "we", "you", "one"))
_NAMES = 6
"""Who is named in more words is not named, but described."""


def meant(
    people: People,
    paragraph: int,
    parsed: Parsed,
    word: Word,
    earlier: list[Who | None],
) -> Who | None:
    """Return who is meant by a word at the head of a phrase, if that is certain.

    `earlier` are those who spoke or acted before, the last one at the end; None stands
    for somebody who is not known.
    """
    if who := people.at(paragraph, word):
        return who if who.kind != names.PLACE else None
    lower = word.lower
    if lower in _OWN or word.pos == "DET":
        return None
    if lower in _PERSONAL | _THEY:
        return _before(earlier, is_person=lower in _PERSONAL)
    below = sorted(parsed.under(word))
    # "His counterpart, Ada Brandt" and "a dispatch from the agency".
    direct = [
        w for w in parsed.below[word.at] if w.dep in ("appos", "nmod", "compound")
    ]
    for each in direct:
        if who := people.at(paragraph, each):
            return who
    if word.lemma in ACCOUNTS or word.lemma in ("office", "spokesman", "spokeswoman"):
        found = list(people.within(paragraph, below))
        if found:
            return found[0]
    return _by_office(people, word)


def _before(earlier: list[Who | None], *, is_person: bool) -> Who | None:
    """Return the last one named that a pronoun can mean; None is somebody unknown."""
    for who in reversed(earlier):
        if who is None:
            return None
        if (who.kind == names.PERSON) == is_person:
            return who
    return None


def _by_office(people: People, word: Word) -> Who | None:
    """Return the one whose name or role ends in a noun: 'the ministry', 'the envoy'."""
    noun = word.lemma
    found = []
    for who in people.all:
        role = who.role.lower().split(" of ")[0].split()
        name = who.name.lower().split()
        if (who.kind == names.PERSON and role and role[-1] == noun) or (who.kind != names.PERSON and len(name) > 1 and name[-1] == noun):
            found.append(who)
    return found[0] if len(found) == 1 else None


def unnamed(people: People, parsed: Parsed, word: Word) -> Who | None:
    """Return one who is told by a noun alone, as a participant: 'diplomats'."""
    if word.pos != "NOUN" or word.lemma in ACCOUNTS:
        return None
    words = [
        each
        for each in sorted(parsed.under(word))
        if (each.at <= word.at
        and each.dep in ("amod", "compound", "poss", "case", "nmod"))
        or each is word
    ]
    words = words[next((n for n, w in enumerate(words) if w.pos != "PRON"), 0) :]
    text = raw(parsed, words)
    if len(text.split()) > _NAMES or any(each.text in (",", '"') for each in words):
        return None
    kind = names.ORGANISATION
    if word.tag == "NN" and word.lower.endswith(
        ("er", "or", "ist", "man", "woman", "at")
    ):
        kind = names.PERSON
    who = people.add(kind, text[:1].upper() + text[1:])
    who.doubt = who.doubt or "the article gives no name"
    return who
