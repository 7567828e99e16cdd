"""Those that an article tells without a name: diplomats, the district court."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.here import Here
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.text import raw
from briefgen.distill.engine.words import ACCOUNTS, PAPERS, PLANS

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_SINGLE: Final = word_set(
    "police government army court parliament opposition military prosecutor"
)
"""Who needs no further word to be somebody."""
_AMOUNTS: Final = word_set(
    "half third cent percent part majority number rest total news"
)
_THINGS: Final = word_set(
    "appeal other thing side figure price share stock turnout market cost rate sale "
    "demand word number result idea project work case step stop ship vessel"
)
"""Nouns that take part in nothing, whatever verb they stand with."""
_ABSTRACT: Final = ("ment", "tion", "sion", "ity", "ness", "ism", "ance", "ence", "ing")
"""How nouns end that name nobody."""
_LASTING: Final = word_set(
    "ministry agency board union association court council office department police "
    "bank army authority commission federation chamber service regulator committee "
    "government parliament tribunal league institute"
)
"""Nouns of what lasts, and takes part without a name."""
_ANY: Final = word_set(
    "new old former same main other big large small rival whole own major first "
    "last entire biggest largest ruling"
)
"""Adjectives that do not tell which one it is."""
_NAMES: Final = 6
"""Who is named in more words is not named, but described."""


def unnamed(here: Here, word: Word) -> Who | None:
    """Return one who is told by a noun alone, as a participant: 'diplomats'."""
    word = _counted(here.parsed, word)
    if word.lemma in _THINGS or word.lemma in PLANS | PAPERS:
        return None
    if word.pos != "NOUN" or word.lemma in ACCOUNTS or word.at in quoted(here.parsed):
        return None
    words = [
        each
        for each in sorted(here.parsed.under(word))
        if (
            each.at <= word.at
            and each.dep in ("amod", "compound", "poss", "case", "nmod")
        )
        or each is word
    ]
    is_whose = any(each.tag == "PRP$" for each in here.parsed.below[word.at])
    if is_whose and word.tag != "NNS":
        return None
    words = [word] if is_whose else words
    text = raw(here.parsed, words)
    is_abstract = word.lemma.endswith(_ABSTRACT) and not kinds.kind_of_noun(word)
    is_described = len(text.split()) > _NAMES or any(
        w.text in (",", '"') for w in words
    )
    if is_abstract or is_described or word.lemma in _AMOUNTS:
        return None
    kind = kinds.kind_of_noun(word) or kinds.ORGANISATION
    is_person = word.tag == "NN" and (word.lower.endswith(PERSONS) or word.lemma in ONE)
    if is_person and not kinds.kind_of_noun(word):
        kind = kinds.PERSON
    who = here.people.add(kind, text[:1].upper() + text[1:])
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


def institutions(people: People) -> None:
    """Note those that an article tells by what they are: 'the district court'."""
    for number, parsed in enumerate(people.paragraphs):
        for word in parsed.words:
            if word.pos != "NOUN" or not word.text.islower() or word.tag == "NNS":
                continue
            if people.at(number, word) is None and is_sort(parsed, word):
                who = unnamed(Here(people, number, parsed), word)
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


ONE: Final = word_set(
    "official aide source witness resident insider delegate diplomat person "
    "relative lawmaker deputy prosecutor employee colleague"
)
"""Nouns that tell one person."""
PERSONS: Final = ("er", "or", "ist", "man", "woman", "at", "ian")
