"""Who is named in an article: mentions, told apart by what they name.

The model's names are a start. Nouns that name organisations and bodies, titles that
stand before persons, and the states of the world decide what it gets wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.entities import states
from briefgen.distill.engine.lists import (
    BODIES,
    KNOWN_BODIES,
    METONYMS,
    ORGANISATIONS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word

PERSON, ORGANISATION, STATE, BODY, PLACE, PEOPLE = (
    "person",
    "organisation",
    "state",
    "body",
    "place",
    "people",
)
_LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANISATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": PEOPLE,
}
_NAMED = ("PROPN",)
_WITHIN = frozenset(("of", "for", "the", "de", "del", "la", "el", "al"))
_MODIFIERS = frozenset(("amod", "compound", "poss", "nmod", "case", "nummod", "punct"))
_HONORIFIC = frozenset(("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady"))
_UNNAMED = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "christmas", "easter", "ramadan"]
)


_INITIALS = 4
"""Initials of more letters are written like a word, too: 'Unicef'."""


class Mention(NamedTuple):
    """A name in a paragraph: its words, what it names, and how it is written."""

    paragraph: int
    start: int
    stop: int
    kind: str
    name: str
    head: Word


def mentions(number: int, parsed: Parsed) -> list[Mention]:
    """Return the names in a paragraph, in its order; none overlaps another."""
    found: dict[int, Mention] = {}
    taken: set[int] = set()
    for start, stop, kind in (*_by_noun(parsed), *_by_model(parsed), *_rest(parsed)):
        mention = _mention(number, parsed, start, stop, kind)
        if mention and taken.isdisjoint(range(mention.start, mention.stop)):
            taken.update(range(mention.start, mention.stop))
            found[mention.start] = mention
    return [found[at] for at in sorted(found)]


def _by_noun(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names that a noun tells: 'the foreign ministry of Norland'."""
    starts = {sentence.start for sentence in parsed.sentences}
    for word in parsed.words:
        kind = _kind_of_noun(word)
        if not kind:
            continue
        start = word.at
        while start and _is_part(parsed, parsed.words[start - 1], word):
            start -= 1
        while start < word.at and parsed.words[start].lower in (
            "the", "a", "an", "its", "their", "his", "her", "'s", "’s", ",", '"',
        ):  # fmt: skip
            start += 1
        stop = word.at + 1
        if word.text[0].isupper():
            stop = _right(parsed, stop)
        elif _has_owner_behind(parsed, word):
            stop = word.at + 3
        part = parsed.words[start:stop]
        while len(part) > 1 and part[0].text.islower() and part[0] is not word:
            part = part[1:]
            start += 1
        if part[-1] is word and word.text.islower() and part[-2:-1] != ():
            part, stop = _without_kind(part, stop)
        named = [
            each
            for each in part
            if each.text[0].isupper()
            and each is not word
            and (each.at not in starts or each.pos == "PROPN" or _is_people(each))
        ]
        if named and (len(part) > 1 or stop < word.at) and not _is_title(parsed, stop):
            yield start, stop, kind


def _without_kind(part: Sequence[Word], stop: int) -> tuple[Sequence[Word], int]:
    """Leave out what kind of thing initials name: 'TASS news agency'."""
    count = next((n for n, each in enumerate(part) if not _is_acronym(each)), 0)
    if count and all(each.text.islower() for each in part[count:]):
        return part[:count], stop - (len(part) - count)
    return part, stop


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and len(word.text) > 2  # noqa: PLR2004


def _is_people(word: Word) -> bool:
    return word.lower in states()


def is_date(word: Word) -> bool:
    """Tell whether a word with a capital is a day or a month."""
    return word.lower in _UNNAMED


def _kind_of_noun(word: Word) -> str:
    if word.pos not in ("NOUN", "PROPN"):
        return ""
    for form in (word.lemma, word.lower):
        if form in BODIES:
            return BODY
        if form in ORGANISATIONS:
            return ORGANISATION
    return ""


def _is_part(parsed: Parsed, before: Word, noun: Word) -> bool:
    """Tell whether a word before a noun belongs to what the noun names."""
    if before.lower in ("'s", "’s", "-", "&"):
        return True
    if before.dep not in _MODIFIERS or before.pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    if before.pos == "ADJ" and not before.text[0].isupper() and not noun.text.islower():
        return False
    return before.at < noun.at and any(
        up.at == noun.at for up in (*parsed.over(before),)
    )


def _has_owner_behind(parsed: Parsed, word: Word) -> bool:
    """Tell whether it goes on as 'ministry of Norland'."""
    after = parsed.words[word.at + 1 : word.at + 3]
    return (
        len(after) == 2  # noqa: PLR2004
        and after[0].lower == "of"
        and after[1].pos == "PROPN"
    )


def _is_title(parsed: Parsed, stop: int) -> bool:
    """Tell whether a noun with a name behind it is that one's office."""
    after = parsed.words[stop : stop + 1]
    return bool(after) and after[0].pos == "PROPN" and after[0].lower not in _UNNAMED


def _right(parsed: Parsed, stop: int) -> int:
    """Return where a name ends that may go on: 'Council for the Study of the Sea'."""
    end = stop
    while stop < len(parsed.words):
        word = parsed.words[stop]
        if word.pos == "PROPN" and word.text[0].isupper() and not is_date(word):
            end = stop + 1
        elif word.lower not in _WITHIN:
            break
        stop += 1
    return end


def _by_model(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    for name in parsed.names:
        if name.label in _LABELS:
            yield name.start, name.stop, _LABELS[name.label]


def _rest(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names that the model passes over: words with a capital in a row."""
    run: list[Word] = []
    starts = {sentence.start for sentence in parsed.sentences}
    for word in parsed.words:
        is_name = word.pos == "PROPN" and word.text[0].isupper()
        if is_name and not (word.at in starts and not run and len(word.text) == 1):
            run.append(word)
            continue
        if run:
            yield run[0].at, run[-1].at + 1, ""
        run = []
    if run:
        yield run[0].at, run[-1].at + 1, ""


def _mention(
    number: int, parsed: Parsed, start: int, stop: int, kind: str
) -> Mention | None:
    """Return what the words from `start` to `stop` name, if it is anything."""
    words = list(parsed.words[start:stop])
    while words and (
        words[0].pos in ("DET", "PRON", "ADP", "CCONJ", "PUNCT", "NUM", "SCONJ", "AUX")
        or words[0].lower in _UNNAMED
    ):
        words.pop(0)
    while words and (
        words[-1].lower in ("'s", "’s", "'", "’") or words[-1].pos == "PUNCT"
    ):
        words.pop()
    if kind in (PERSON, "", PLACE, ORGANISATION) and not _ends_in_noun(words):
        while len(words) > 1 and words[0].lemma in TITLES | _HONORIFIC:
            words.pop(0)
            kind = PERSON
    if not words or not any(each.text[0].isupper() for each in words):
        return None
    if all(each.lower in _UNNAMED or each.lemma in TITLES for each in words):
        return None
    name = _name(parsed, words)
    kind = _kind(parsed, words, name, kind)
    if not kind or len(name) < 2 or not re.search(r"[^\W\d_]", name):  # noqa: PLR2004
        return None
    return Mention(
        number, words[0].at, words[-1].at + 1, kind, name, _head(parsed, words)
    )


def _ends_in_noun(words: Sequence[Word]) -> bool:
    return bool(words) and bool(_kind_of_noun(words[-1]))


def _name(parsed: Parsed, words: Sequence[Word]) -> str:
    text = parsed.text[words[0].start : words[-1].end]
    return re.sub(r"['’]s?$", "", " ".join(text.split())).strip("\"“”'‘’(),.")


def _head(parsed: Parsed, words: Sequence[Word]) -> Word:
    """Return the word of a name that the others hang on."""
    inside = {each.at for each in words}
    for each in words:
        if each.head not in inside or each.head == each.at:
            return each
    return words[-1]


def _kind(parsed: Parsed, words: Sequence[Word], name: str, kind: str) -> str:
    """Return what a name names, by all that is known of it."""
    lower = name.lower()
    if lower in METONYMS:
        return ORGANISATION
    if lower in KNOWN_BODIES and (name.isupper() or len(name) > _INITIALS):
        return BODY
    if lower in states():
        is_country = states()[lower] == lower or lower.isupper()
        is_people = kind == PEOPLE or words[-1].pos == "ADJ" or words[-1].dep == "amod"
        return PEOPLE if is_people else STATE if is_country or kind else PLACE
    if kind in (ORGANISATION, BODY, "") and _ends_in_noun(words):
        return _kind_of_noun(words[-1])
    if any(_kind_of_noun(each) == BODY for each in words if each.text[0].isupper()):
        return BODY
    if any(
        _kind_of_noun(each) for each in words if each.text[0].isupper()
    ) and kind in (ORGANISATION, ""):
        return ORGANISATION
    before = parsed.words[max(words[0].at - 1, 0) : words[0].at]
    if before and before[0].lower in _NEAR and kind != STATE and len(words) == 1:
        place = parsed.words[max(words[0].at - 2, 0) : words[0].at]
        if before[0].lower != "of" or place[0].lemma in _PLACES:
            return PLACE
    if before and before[0].lemma in ORGANISATIONS and before[0].pos == "NOUN":
        return ORGANISATION
    if _has_title(parsed, words):
        return PERSON
    if (
        kind == ORGANISATION
        and len(words) == 1
        and words[0].dep in ("compound", "amod")
    ):
        return ORGANISATION if name.isupper() else ""
    return kind


_NEAR = frozenset(("in", "near", "at", "of", "beyond", "around", "outside"))
_PLACES = frozenset(["town", "city", "village", "river", "port", "province", "region", "district"])


def _has_title(parsed: Parsed, words: Sequence[Word]) -> bool:
    head = _head(parsed, words)
    up = parsed.above(head)
    if head.dep == "appos" and up and up.lemma in TITLES:
        return True
    before = parsed.words[max(words[0].at - 1, 0) : words[0].at]
    return bool(before) and before[0].lemma in TITLES and words[-1].pos == "PROPN"
