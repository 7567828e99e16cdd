"""Who is meant by the words that say who speaks or acts: a name, an office, "she"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.people import FIRM
from briefgen.distill.engine.unnamed import ONE, PERSONS
from briefgen.distill.engine.who import Who
from briefgen.distill.engine.words import ACCOUNTS, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.here import Here

Earlier = list["Who | None"]
"""Those who spoke or acted before, the last one at the end; None is some thing."""
SOMEBODY: Final = Who(kinds.PERSON, "")
"""A person who is not known: whom "she" may mean."""

_PERSONAL: Final = word_set("he she him her his")
_THEY: Final = word_set("they it them its their")
_OWN: Final = word_set("i we you one")
_WHOSE: Final = word_set("his her")
_HOUSES: Final = word_set("office spokesman spokeswoman spokesperson member")
_SENT: Final = word_set(
    "delegate representative observer delegation mission ambassador envoy spokesman "
    "spokeswoman spokesperson"
)
"""Who speaks for whom they are of."""
_ITS: Final = word_set("its their")
_OWNED: Final = word_set(
    "country government delegation side nation party client federation union "
    "association group team administration faction bloc ministry organisation"
)
_FIRMS: Final = word_set("company firm group carrier lender operator")
_NEAR: Final = 8
"""So many words behind "said" the speaker is named."""


def meant(here: Here, word: Word, earlier: Sequence[Who | None]) -> Who | None:
    """Return who is meant by a word at the head of a phrase, if that is certain."""
    if who := here.at(word):
        return who if who.kind != kinds.PLACE else None
    lower = word.lower
    if lower in _OWN or word.pos == "DET":
        return None
    if lower in _PERSONAL | _THEY:
        return _before(earlier, is_person=lower in _PERSONAL)
    return _beside(here, word, earlier) or _by_noun(here, word)


def _beside(here: Here, word: Word, earlier: Sequence[Who | None]) -> Who | None:
    """Return who is named beside a noun, or below one that stands for somebody.

    "His counterpart, Ada Brandt" and "a dispatch from the agency".
    """
    beside = [
        each
        for dep in ("appos", "nmod", "compound")
        for each in here.parsed.below[word.at]
        if each.dep == dep and each.pos == "PROPN"
    ]
    named = (here.at(each) for each in beside)
    who = next(filter(None, named), None)
    if who is None and kinds.is_one(word):
        who = _summed_up(here, word)
    who = who or _behind_comma(here, word)
    return who or _whose(here, word, earlier)


def _summed_up(here: Here, word: Word) -> Who | None:
    """Return who is named in an apposition: 'the largest holder, the fund Corona'."""
    for each in here.parsed.below[word.at]:
        if each.dep == "appos" and each.pos == "NOUN":
            near = [w for w in sorted(here.parsed.under(each)) if w.at <= each.at + 2]
            return next(here.within(near), None)
    return None


def _whose(here: Here, word: Word, earlier: Sequence[Who | None]) -> Who | None:
    """Return for whom somebody without a name speaks: 'its delegate', 'his office'."""
    whose = {w.lower for w in here.parsed.below[word.at]}
    if word.lemma in _HOUSES and whose & _WHOSE:
        return _before(earlier, is_person=True)
    if word.lemma.lower() in _OWNED and whose & _WHOSE:
        who = _before(earlier, is_person=True)
        return (who.side or who) if who else None
    is_theirs = word.lemma in _HOUSES and whose <= {"a", "an", "the"}
    if is_theirs or (word.lemma in _SENT and whose & _ITS):
        return _before(earlier, is_person=False)
    if word.lemma in _SENT | TITLES and word.pos == "NOUN":
        return _sent_by(here, word)
    if {word.lemma, word.lower} & ACCOUNTS or word.lemma in _HOUSES:
        return next(here.within(sorted(here.parsed.under(word))), None)
    return None


def _sent_by(here: Here, word: Word) -> Who | None:
    """Return who holds an office of somebody, or whose it is: 'Norland's envoy'."""
    near = [w for w in here.parsed.under(word) if w.at > word.at and w.dep == "pobj"]
    near += [w for w in here.parsed.below[word.at] if w.dep == "poss"]
    whom = (here.at(each) for each in sorted(near)[:1])
    side = next(filter(None, whom), None)
    known = here.meant_by(word.lemma, word)
    return known if known is not None and known.side is side else side


def _behind_comma(here: Here, word: Word) -> Who | None:
    """Return the person named behind an office: 'the mayor of Maro, Ada Brandt,'."""
    is_person = word.lemma in TITLES or word.lower.endswith(PERSONS)
    if not is_person and not kinds.kind_of_noun(word):
        return None
    for at in range(word.at + 1, min(word.at + _NEAR, len(here.parsed.words) - 1)):
        each = here.parsed.words[at]
        if each.text == ",":
            who = here.at(here.parsed.words[at + 1])
            is_right = who is not None and (who.kind == kinds.PERSON) == is_person
            return who if is_right else None
        if each.pos not in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PART"):
            return None
    return None


def _by_noun(here: Here, word: Word) -> Who | None:
    """Return whom a noun means: 'the ministry', 'the envoy', 'the company'."""
    if word.pos == "PRON" or word.tag == "NNS":
        return None
    found = here.meant_by(word.lemma, word)
    if found is None and word.lemma in _FIRMS:
        return here.meant_by(FIRM, word)
    return found


def _before(earlier: Sequence[Who | None], *, is_person: bool) -> Who | None:
    """Return the last one named that a pronoun can mean."""
    for who in reversed(earlier):
        if who is SOMEBODY or (who is None and not is_person):
            return None
        if who is not None and (who.kind == kinds.PERSON) == is_person:
            return who
    return None


def unknown(word: Word) -> Who | None:
    """Return what is remembered of a subject that nobody is known for."""
    is_one = word.pos == "PROPN" or word.lemma in TITLES | ONE
    is_one = is_one or (word.tag == "NN" and word.lower.endswith(PERSONS))
    return SOMEBODY if is_one else None


def is_owned(parsed: Parsed, word: Word) -> bool:
    """Tell whether a noun is the side of who speaks: 'he said his country'."""
    return word.lemma.lower() in _OWNED and any(
        w.lower in _WHOSE for w in parsed.below[word.at]
    )
