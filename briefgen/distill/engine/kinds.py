"""What a name names: a person, an organisation, a body, a state, a place, a people.

The model's label is a start. Nouns that name organisations and bodies, titles that
stand before persons, and the states of the world decide what it gets wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.entities import states
from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.words import (
    BODIES,
    FIRM_NAMES,
    KNOWN_BODIES,
    METONYMS,
    ORGANISATIONS,
    REPORTING,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

PERSON, ORGANISATION, STATE, BODY, PLACE, PEOPLE = (
    "person",
    "organisation",
    "state",
    "body",
    "place",
    "people",
)
UNKNOWN: Final = ""

PARTIES: Final = word_set(
    "greens conservatives liberals socialists republicans democrats labour "
    "independents centrists nationalists communists tories populists agrarians"
)
"""Parties that are named like those in them."""
_SITES: Final = word_set(
    "road street avenue square lane park bridge hill island islands bay river lake "
    "valley airport beach cape strait canal mountain mountains harbour harbor "
    "peninsula boulevard stadium arena plaza forest desert gulf sea ocean reef"
)
"""How the names of places end."""
_INITIALS: Final = 4
"""Initials of more letters are written like a word, too: 'Unicef'."""
_NEAR: Final = word_set("in near at of beyond around outside")
_PLACES: Final = word_set("town city village river port province region district")
_SPOTS: Final = _PLACES | word_set(
    "capital island suburb state country hub resort area valley bay peninsula base"
)
_MEDIA: Final = word_set(
    "daily weekly newspaper magazine broadcaster website portal tabloid outlet "
    "channel station paper journal"
)
_OFFICES: Final = word_set(
    "head chief chairman chairwoman chair director executive board share stock sale "
    "plant factory employee shareholder headquarters president treasurer founder"
)
_FIRMS: Final = re.compile(r"\w{2,}(?:bank|corp|soft|tech|rail|pharma|media|press)")
_MAKERS: Final = word_set(
    "maker carrier lender manufacturer producer retailer supplier provider "
    "developer broker insurer publisher manager contractor builder operator "
    "institute owner parent subsidiary rival chain brewer distiller refiner shipper "
    "grocer caterer roaster wholesaler processor"
)
"""Nouns that look like persons and name firms, where one word stands beside them."""
FIRST_NOUNS: Final = (
    _MAKERS | _MEDIA | word_set("drugmaker carmaker planemaker airline")
)
"""What stands with a capital before the name of a firm that a sentence begins with."""
_HUMAN: Final = ("law", "peace", "film", "policy", "trouble", "match")
"""How words begin that end in "maker" and are of persons."""
_SURE_FIRMS: Final = word_set(
    "carrier lender retailer insurer broadcaster manufacturer supplier airline charity"
)
"""What stands before the name of a firm, however many words it has."""
ROLES: Final = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee")


def kind_of_noun(word: Word) -> str:
    """Return what a noun names: an organisation, a body, or nothing."""
    if word.pos not in ("NOUN", "PROPN"):
        return UNKNOWN
    for form in (word.lemma, word.lower):
        if form in BODIES:
            return BODY
        if form in ORGANISATIONS:
            return ORGANISATION
    return UNKNOWN


def ends_in_noun(words: Sequence[Word]) -> bool:
    """Tell whether a name ends in a noun that tells what it is."""
    return bool(words) and bool(kind_of_noun(words[-1]))


def kind_of(parsed: Parsed, words: Sequence[Word], name: str, label: str) -> str:
    """Return what a name names, by its words, and else by what stands around it.

    `label` is what the model or a noun in it says. A name of which nothing is known
    is `UNKNOWN`.
    """
    return (
        _by_lists(words, name.lower(), label)
        or _by_own_noun(words, label)
        or _by_neighbours(parsed, words, label)
        or _by_label(parsed, words, name, label)
    )


def _by_lists(words: Sequence[Word], lower: str, label: str) -> str:
    if lower in METONYMS or _is_party(words, lower):
        return ORGANISATION
    if len(words) > 1 and words[-1].lower in _SITES and label in (PERSON, UNKNOWN):
        return PLACE
    name = words[0].text if len(words) == 1 else ""
    if lower in KNOWN_BODIES and (name.isupper() or len(lower) > _INITIALS):
        return BODY
    if lower not in states():
        return UNKNOWN
    is_people = label == PEOPLE or words[-1].pos == "ADJ" or words[-1].dep == "amod"
    is_country = states()[lower] == lower or name.isupper()
    return PEOPLE if is_people else (STATE if is_country or label else PLACE)


def _is_party(words: Sequence[Word], lower: str) -> bool:
    """Tell whether one word is the name of a party: 'the Greens'."""
    is_alone = len(words) == 1 and words[0].dep not in ("compound", "amod")
    return is_alone and lower in PARTIES and words[0].text.istitle()


_FIRST_NAMES: Final = word_set("radio television tv fc sc club bank team operation")
"""First words with a capital that name broadcasters, clubs and the like."""


def _by_own_noun(words: Sequence[Word], label: str) -> str:
    last = words[-1]
    if len(words) > 1 and words[0].lower in _FIRST_NAMES:
        return ORGANISATION
    if len(words) > 1 and last.text[0].isupper() and last.lower in FIRM_NAMES:
        return ORGANISATION
    if label in (ORGANISATION, BODY, UNKNOWN) and ends_in_noun(words):
        return kind_of_noun(words[-1])
    nouns = {kind_of_noun(each) for each in words if each.text[0].isupper()}
    if BODY in nouns:
        return BODY
    is_open = label in (ORGANISATION, UNKNOWN)
    return ORGANISATION if ORGANISATION in nouns and is_open else UNKNOWN


def _by_neighbours(parsed: Parsed, words: Sequence[Word], label: str) -> str:
    start = words[0].at
    before = parsed.words[start - 1] if start else None
    if len(words) == 1 and _is_firm(parsed, words[0], before):
        return ORGANISATION
    if before is None:
        return UNKNOWN
    if place := _as_place(parsed, words, before, label):
        return place
    if _is_by_firm(parsed, words, before, label):
        return ORGANISATION
    return PERSON if _has_title(parsed, words, before) else UNKNOWN


def _as_place(parsed: Parsed, words: Sequence[Word], before: Word, label: str) -> str:
    """Return what a name is behind "in", "near" and the like; nothing elsewhere."""
    over = parsed.words[max(words[0].at - 2, 0)]
    if before.lower == "of" and over.lemma in _PLACES:
        return PLACE
    is_one = len(words) == 1 and label != STATE
    if before.lower not in _NEAR or before.lower == "of" or not is_one:
        return UNKNOWN
    is_org = label == ORGANISATION and before.lower == "at"
    return ORGANISATION if is_org or _is_described(parsed, words[0]) else PLACE


def _is_by_firm(
    parsed: Parsed, words: Sequence[Word], before: Word, label: str
) -> bool:
    """Tell whether a word beside a name tells that it is of a firm."""
    is_one = len(words) == 1
    return (
        before.lemma in _SURE_FIRMS
        or is_maker(before)
        or _is_of_firm(parsed, words)
        or (before.lemma in _MEDIA and before.text.islower())
        or (is_one and _is_described(parsed, words[0]))
        or (is_one and label == PERSON and _has_board(parsed, words[0]))
        or (before.lemma in ORGANISATIONS and before.pos == "NOUN")
    )


def _has_board(parsed: Parsed, word: Word) -> bool:
    """Tell whether one has what a firm has: 'Lundsoe's head of research'."""
    up = parsed.above(word)
    return word.dep == "poss" and up is not None and up.lemma in _OFFICES


def _is_of_firm(parsed: Parsed, words: Sequence[Word]) -> bool:
    """Tell whether a name is of a firm: 'a lawyer with Clear Sky', 'a union, Libra'."""
    start = words[0].at
    before = parsed.words[max(start - 3, 0) : start]
    last = before[-1]
    lower = [word.lower for word in before]
    if lower == ["start", "-", "up"]:
        return True
    over = before[-2] if len(before) > 1 else last
    is_person = over.lemma in TITLES or over.lower.endswith(ROLES)
    if last.lower == "with" and over.pos == "NOUN" and is_person:
        return True
    is_parted = (
        last.text == ","
        and len(words) == 1
        and over.pos == "NOUN"
        and over.text.islower()
    )
    after = parsed.words[words[-1].at + 1 :][:1]
    is_closed = bool(after) and after[0].text in (",", ".")
    return is_parted and is_closed and over.lemma in ORGANISATIONS


def _is_described(parsed: Parsed, word: Word) -> bool:
    """Tell whether what is in or at something is a firm: 'in Oskamet, a smelter'."""
    if parsed.words[word.at - 1].lower not in _NEAR:
        return False
    beside = [w for w in parsed.below[word.at] if w.dep == "appos"]
    return any(w.pos == "NOUN" and w.lemma not in _SPOTS for w in beside)


def _is_firm(parsed: Parsed, word: Word, before: Word | None) -> bool:
    """Tell whether one word names a firm: 'the shoe maker Strida', 'Fjordbank'."""
    if _FIRMS.fullmatch(word.lower):
        return True
    up = parsed.above(word) if word.dep == "appos" else before
    if up is None or up.pos not in ("NOUN", "PROPN"):
        return False
    return up.lemma in _MAKERS or is_maker(up)


def is_one(word: Word) -> bool:
    """Tell whether a noun tells a person or somebody who acts as one."""
    return (
        word.lemma in TITLES or word.lemma.endswith(ROLES) or bool(kind_of_noun(word))
    )


def is_firm_noun(word: Word) -> bool:
    """Tell whether a noun that looks like a person's is of a firm: 'the rival X'."""
    return word.lemma in _MAKERS or is_maker(word) or word.lemma in _SURE_FIRMS


def is_maker(word: Word) -> bool:
    """Tell whether a noun is of a firm that makes something, and of no person."""
    return word.lemma.endswith("maker") and not word.lemma.startswith(_HUMAN)


def _has_title(parsed: Parsed, words: Sequence[Word], before: Word) -> bool:
    """Tell whether an office stands before a name or beside it."""
    head = head_of(words)
    up = parsed.above(head)
    if head.dep == "appos" and up and up.lemma in TITLES:
        return True
    if words[-1].pos != "PROPN":
        return False
    is_role = (
        before.pos == "NOUN"
        and before.text.islower()
        and len(words) > 1
        and before.lemma.endswith(ROLES)
        and before.lemma not in _MAKERS
    )
    return before.lemma in TITLES or is_role


def _by_label(parsed: Parsed, words: Sequence[Word], name: str, label: str) -> str:
    if label == ORGANISATION and len(words) == 1:
        is_adjunct = words[0].dep in ("compound", "amod")
        return ORGANISATION if name.isupper() or not is_adjunct else UNKNOWN
    if label == PERSON and len(words) == 1 and words[0].pos != "PROPN":
        return UNKNOWN
    head = head_of(words)
    if label == PEOPLE and head.dep == "nsubj" and name.endswith("s"):
        return ORGANISATION  # a party that is named like a people
    if label != UNKNOWN or head.dep not in ("nsubj", "nsubjpass"):
        return label
    up = parsed.above(head)
    is_spoken = up is not None and up.lemma in REPORTING and len(words) > 1
    return PERSON if is_spoken else ORGANISATION


def head_of(words: Sequence[Word]) -> Word:
    """Return the word of a name that the others hang on."""
    inside = {each.at for each in words}
    for each in words:
        if each.head not in inside or each.head == each.at:
            return each
    return words[-1]
