"""Who is meant by the words that say who speaks or acts: a name, an office, "she"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.lists import ACCOUNTS, PAPERS, PLANS, TITLES
from briefgen.distill.engine.people import FIRM, Who
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.text import raw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.people import People

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
_SINGLE: Final = word_set(
    "police government army court parliament opposition military prosecutor"
)
"""Who needs no further word to be somebody."""
_AMOUNTS: Final = word_set(
    "half third cent percent part majority number rest total news"
)
_THINGS: Final = word_set(
    "appeal other thing side figure price share stock turnout market cost rate sale "
    "demand word number result result idea project work case step stop ship vessel"
)
"""Nouns that take part in nothing, whatever verb they stand with."""
_ABSTRACT: Final = ("ment", "tion", "sion", "ity", "ness", "ism", "ance", "ence", "ing")
"""How nouns end that name nobody."""
_ONE: Final = word_set(
    "official aide source witness resident insider delegate diplomat person relative "
    "lawmaker deputy prosecutor employee colleague"
)
"""Nouns that tell one person."""
_LASTING: Final = word_set(
    "ministry agency board union association court council office department police "
    "bank army authority commission federation chamber service regulator committee "
    "government parliament tribunal league institute"
)
"""Nouns of what lasts, and takes part without a name."""
_ANY: Final = word_set(
    "new old former same main other big large small rival whole own major first last "
    "entire biggest largest ruling"
)
"""Adjectives that do not tell which one it is."""
_NAMES: Final = 6
"""Who is named in more words is not named, but described."""
_PERSONS: Final = ("er", "or", "ist", "man", "woman", "at", "ian")
_NEAR: Final = 8
"""So many words behind "said" the speaker is named."""


def meant(
    people: People,
    paragraph: int,
    parsed: Parsed,
    word: Word,
    earlier: Sequence[Who | None],
) -> Who | None:
    """Return who is meant by a word at the head of a phrase, if that is certain."""
    if who := people.at(paragraph, word):
        return who if who.kind != kinds.PLACE else None
    lower = word.lower
    if lower in _OWN or word.pos == "DET":
        return None
    if lower in _PERSONAL | _THEY:
        return _before(earlier, is_person=lower in _PERSONAL)
    return _beside(people, paragraph, parsed, word, earlier) or _by_noun(
        people, paragraph, word
    )


def _beside(
    people: People,
    paragraph: int,
    parsed: Parsed,
    word: Word,
    earlier: Sequence[Who | None],
) -> Who | None:
    """Return who is named beside a noun, or below one that stands for somebody.

    "His counterpart, Ada Brandt" and "a dispatch from the agency".
    """
    beside = [
        each
        for dep in ("appos", "nmod", "compound")
        for each in parsed.below[word.at]
        if each.dep == dep and each.pos == "PROPN"
    ]
    named = (people.at(paragraph, each) for each in beside)
    who = next(filter(None, named), None)
    if who is None and kinds.is_one(word):
        who = _summed_up(people, paragraph, parsed, word)
    who = who or _behind_comma(people, paragraph, parsed, word)
    return who or _whose(people, paragraph, parsed, word, earlier)


def _summed_up(
    people: People, paragraph: int, parsed: Parsed, word: Word
) -> Who | None:
    """Return who is named in an apposition: 'the largest holder, the fund Corona'."""
    for each in parsed.below[word.at]:
        if each.dep == "appos" and each.pos == "NOUN":
            near = [w for w in sorted(parsed.under(each)) if w.at <= each.at + 2]
            return next(people.within(paragraph, near), None)
    return None


def _whose(
    people: People,
    paragraph: int,
    parsed: Parsed,
    word: Word,
    earlier: Sequence[Who | None],
) -> Who | None:
    """Return for whom somebody without a name speaks: 'its delegate', 'his office'."""
    whose = {w.lower for w in parsed.below[word.at]}
    if word.lemma in _HOUSES and whose & _WHOSE:
        return _before(earlier, is_person=True)
    if word.lemma.lower() in _OWNED and whose & _WHOSE:
        who = _before(earlier, is_person=True)
        return (who.side or who) if who else None
    if word.lemma in _HOUSES and whose <= {"a", "an", "the"}:
        return _before(earlier, is_person=False)
    if word.lemma in _SENT and whose & _ITS:
        return _before(earlier, is_person=False)
    if word.lemma in _SENT | TITLES and word.pos == "NOUN":
        return _sent_by(people, paragraph, parsed, word)
    if {word.lemma, word.lower} & ACCOUNTS or word.lemma in _HOUSES:
        return next(people.within(paragraph, sorted(parsed.under(word))), None)
    return None


def _sent_by(people: People, paragraph: int, parsed: Parsed, word: Word) -> Who | None:
    """Return who holds an office of somebody, or whose it is: 'Norland's envoy'."""
    near = [w for w in parsed.under(word) if w.at > word.at and w.dep == "pobj"]
    near += [w for w in parsed.below[word.at] if w.dep == "poss"]
    whom = (people.at(paragraph, each) for each in sorted(near)[:1])
    side = next(filter(None, whom), None)
    known = people.meant_by(word.lemma, paragraph, word)
    return known if known is not None and known.side is side else side


def _behind_comma(
    people: People, paragraph: int, parsed: Parsed, word: Word
) -> Who | None:
    """Return the person named behind an office: 'the mayor of Maro, Ada Brandt,'."""
    is_person = word.lemma in TITLES or word.lower.endswith(_PERSONS)
    if not is_person and not kinds.kind_of_noun(word):
        return None
    for at in range(word.at + 1, min(word.at + _NEAR, len(parsed.words) - 1)):
        each = parsed.words[at]
        if each.text == ",":
            who = people.at(paragraph, parsed.words[at + 1])
            is_right = who is not None and (who.kind == kinds.PERSON) == is_person
            return who if is_right else None
        if each.pos not in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PART"):
            return None
    return None


def _by_noun(people: People, paragraph: int, word: Word) -> Who | None:
    """Return whom a noun means: 'the ministry', 'the envoy', 'the company'."""
    if word.pos == "PRON" or word.tag == "NNS":
        return None
    found = people.meant_by(word.lemma, paragraph, word)
    if found is None and word.lemma in _FIRMS:
        return people.meant_by(FIRM, paragraph, word)
    return found


def _before(earlier: Sequence[Who | None], *, is_person: bool) -> Who | None:
    """Return the last one named that a pronoun can mean."""
    for who in reversed(earlier):
        if who is SOMEBODY or (who is None and not is_person):
            return None
        if who is not None and (who.kind == kinds.PERSON) == is_person:
            return who
    return None


def unnamed(people: People, parsed: Parsed, word: Word) -> Who | None:
    """Return one who is told by a noun alone, as a participant: 'diplomats'."""
    word = _counted(parsed, word)
    if word.lemma in _THINGS or word.lemma in PLANS | PAPERS:
        return None
    if word.pos != "NOUN" or word.lemma in ACCOUNTS or word.at in quoted(parsed):
        return None
    words = [
        each
        for each in sorted(parsed.under(word))
        if (
            each.at <= word.at
            and each.dep in ("amod", "compound", "poss", "case", "nmod")
        )
        or each is word
    ]
    is_whose = any(each.tag == "PRP$" for each in parsed.below[word.at])
    if is_whose and word.tag != "NNS":
        return None
    words = [word] if is_whose else words
    text = raw(parsed, words)
    is_abstract = word.lemma.endswith(_ABSTRACT) and not kinds.kind_of_noun(word)
    is_described = len(text.split()) > _NAMES or any(
        w.text in (",", '"') for w in words
    )
    if is_abstract or is_described or word.lemma in _AMOUNTS:
        return None
    kind = kinds.kind_of_noun(word) or kinds.ORGANISATION
    is_person = word.tag == "NN" and (
        word.lower.endswith(_PERSONS) or word.lemma in _ONE
    )
    if is_person and not kinds.kind_of_noun(word):
        kind = kinds.PERSON
    who = people.add(kind, text[:1].upper() + text[1:])
    who.doubt = who.doubt or "the article gives no name"
    return who


def _counted(parsed: Parsed, word: Word) -> Word:
    """Return the noun of 'two of the three insurers'."""
    if word.pos not in ("NUM", "DET", "PRON", "ADJ") and word.lemma not in _AMOUNTS:
        return word
    of = (w for w in parsed.below[word.at] if w.lower == "of")
    nouns = (n for w in of for n in parsed.below[w.at] if n.dep == "pobj")
    return next(nouns, word)


def is_group(parsed: Parsed, word: Word) -> bool:
    """Tell whether a noun tells a group that may take part: 'the pilots' union'."""
    if not kinds.kind_of_noun(word) and word.lemma not in _SINGLE:
        return False
    modifiers = ("compound", "poss", "amod")
    return word.lemma in _SINGLE or any(
        each.dep in modifiers and each.pos != "PRON" for each in parsed.below[word.at]
    )


def unknown(word: Word) -> Who | None:
    """Return what is remembered of a subject that nobody is known for."""
    is_one = word.pos == "PROPN" or word.lemma in TITLES | _ONE
    is_one = is_one or (word.tag == "NN" and word.lower.endswith(_PERSONS))
    return SOMEBODY if is_one else None


def is_owned(parsed: Parsed, word: Word) -> bool:
    """Tell whether a noun is the side of who speaks: 'he said his country'."""
    return word.lemma.lower() in _OWNED and any(
        w.lower in _WHOSE for w in parsed.below[word.at]
    )


def institutions(people: People) -> None:
    """Note those that an article tells by what they are: 'the district court'."""
    for number, parsed in enumerate(people.paragraphs):
        for word in parsed.words:
            if word.pos != "NOUN" or not word.text.islower() or word.tag == "NNS":
                continue
            if people.at(number, word) is None and is_sort(parsed, word):
                who = unnamed(people, parsed, word)
                if who is not None:
                    who.acts += 1


def examples(parsed: Parsed, word: Word) -> list[Word]:
    """Return those of a group that are named: 'rights groups such as Aid Now'."""
    return [
        each
        for prep in parsed.below[word.at]
        if prep.lower in ("as", "including", "like") and prep.dep == "prep"
        for each in parsed.below[prep.at]
        if each.dep == "pobj" and each.pos == "PROPN"
    ]


def is_sort(parsed: Parsed, word: Word) -> bool:
    """Tell whether a noun says which one it is: 'the water board', not 'the board'."""
    if word.lemma not in _LASTING:
        return False
    below = parsed.below[word.at]
    is_the = any(each.lower == "the" for each in below)
    return any(
        each.dep == "compound"
        or (each.dep == "poss" and each.tag == "NNS")
        or (each.dep == "amod" and is_the and each.lower not in _ANY)
        for each in below
    )
