"""Where names stand in a paragraph: by nouns, by the model, by capitals in a row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.check.grounding.entities import states
from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.kinds import (
    ORGANISATION,
    PARTIES,
    PEOPLE,
    PERSON,
    PLACE,
    UNKNOWN,
    kind_of_noun,
)
from briefgen.distill.engine.words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word

_LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANISATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": PEOPLE,
}
_WITHIN = word_set("of for without against the de del la el al")
_MODIFIERS = word_set("amod compound poss nmod case nummod punct")
UNNAMED = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december christmas "
    "easter ramadan"
)


_INITIALS = 2
"""Initials of more letters stand for a name without what kind of thing it is."""


def by_purpose(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names such as 'Doctors for Peace' and 'Mothers Against War'."""
    starts = {sentence.start for sentence in parsed.sentences}
    for first, link, after in zip(
        parsed.words, parsed.words[1:], parsed.words[2:], strict=False
    ):
        is_many = first.tag in ("NNS", "NNPS") and first.text[0].isupper()
        is_linked = link.lower in ("for", "without", "against")
        is_open = first.at in starts and link.text.islower()
        if is_many and is_linked and after.text[0].isupper() and not is_open:
            yield first.at, _right(parsed, first.at + 1), ORGANISATION


def behind_noun(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names of one word that the model takes for a noun: 'the utility Varno'."""
    for noun, word in pairwise(parsed.words):
        is_kind = noun.pos == "NOUN" and noun.text.islower() and kind_of_noun(noun)
        is_name = word.pos == "NOUN" and word.text.istitle() and word.tag != "NNS"
        if is_kind and is_name and word.lemma.lower() not in TITLES:
            yield word.at, word.at + 1, ORGANISATION


def by_noun(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names that a noun tells: 'the foreign ministry of Norland'."""
    starts = {sentence.start for sentence in parsed.sentences}
    for word in parsed.words:
        kind = kind_of_noun(word)
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
        part: Sequence[Word] = parsed.words[start:stop]
        while (
            len(part) > 1
            and part[0] is not word
            and (part[0].text.islower() or part[0].pos == "PUNCT")
        ):
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
    return word.text.isupper() and len(word.text) > _INITIALS


def _is_people(word: Word) -> bool:
    return word.lower in states()


def is_date(word: Word) -> bool:
    """Tell whether a word with a capital is a day or a month."""
    return word.lower in UNNAMED


def _is_part(parsed: Parsed, before: Word, noun: Word) -> bool:
    """Tell whether a word before a noun belongs to what the noun names."""
    if before.tag == "POS" or before.lower in ("-", "&", "’", "'"):
        return True
    is_day = before.pos == "NUM" and noun.text[0].isupper()
    if before.dep not in _MODIFIERS or not (
        is_day or before.pos in ("PROPN", "NOUN", "ADJ")
    ):
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
        len(after) == len(("of", "Norland"))
        and after[0].lower == "of"
        and after[1].pos == "PROPN"
    )


def _is_title(parsed: Parsed, stop: int) -> bool:
    """Tell whether a noun with a name behind it is that one's office."""
    after = parsed.words[stop : stop + 1]
    return bool(after) and after[0].pos == "PROPN" and after[0].lower not in UNNAMED


def _right(parsed: Parsed, stop: int) -> int:
    """Return where a name ends that may go on: 'Council for the Study of the Sea'."""
    end = stop
    while stop < len(parsed.words):
        word = parsed.words[stop]
        is_name = word.pos == "PROPN" and word.text[0].isupper()
        is_other = word.lemma in TITLES and end == stop
        if is_name and not is_date(word) and not is_other:
            end = stop + 1
        elif word.lower not in _WITHIN or (word.lower == "of" and _leads(parsed, stop)):
            break
        stop += 1
    return end


def _leads(parsed: Parsed, of: int) -> bool:
    """Tell whether another name follows: 'Commission of the Council of Europe'."""
    after = parsed.words[of + 1 : of + 3]
    return any(word.text[0].isupper() and kind_of_noun(word) for word in after)


def by_model(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield the names that the model sees."""
    named = {at for name in parsed.names for at in range(name.start, name.stop)}
    for name in parsed.names:
        if name.label not in _LABELS:
            continue
        after = parsed.words[name.stop : name.stop + 1]
        goes_on = (
            name.label == "NORP"
            and after
            and is_proper(after[0])
            and (after[0].at not in named or after[0].lower in PARTIES)
            and after[0].lemma not in TITLES
        )
        stop = _right(parsed, name.stop) if goes_on else name.stop
        is_party = bool(after) and after[0].lower in PARTIES
        if goes_on and (is_party or not _is_title(parsed, stop - 1)):
            yield name.start, stop, ORGANISATION
        else:
            yield name.start, name.stop, _LABELS[name.label]


def is_proper(word: Word) -> bool:
    """Tell whether a word is a proper name with a capital."""
    return word.pos == "PROPN" and word.text[0].isupper()


def rest(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield names that the model passes over: words with a capital in a row."""
    run: list[Word] = []
    starts = {sentence.start for sentence in parsed.sentences}
    for word in parsed.words:
        is_name = is_proper(word) or (bool(run) and _is_within(parsed, word, run))
        if is_name and not (word.at in starts and not run and len(word.text) == 1):
            run.append(word)
            continue
        if run:
            yield run[0].at, run[-1].at + 1, UNKNOWN
        run = []
    if run:
        yield run[0].at, run[-1].at + 1, UNKNOWN


def _is_within(parsed: Parsed, word: Word, run: Sequence[Word]) -> bool:
    """Tell whether a word between names is one, whatever the model says: 'Per'."""
    after = parsed.words[word.at + 1 : word.at + 2]
    is_between = run[-1].at + 1 == word.at and bool(after) and is_proper(after[0])
    return is_between and word.text.istitle() and word.pos in ("ADP", "ADV", "VERB")
