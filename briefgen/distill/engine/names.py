"""Where an article names somebody: by nouns, by the model, by capitals in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.entities import states
from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.finding import (
    UNNAMED,
    behind_noun,
    by_model,
    by_noun,
    by_purpose,
    is_date,
    is_proper,
    rest,
)
from briefgen.distill.engine.kinds import (
    BODY,
    FIRST_NOUNS,
    ORGANISATION,
    PEOPLE,
    PERSON,
    PLACE,
    STATE,
    ends_in_noun,
    head_of,
    kind_of,
    kind_of_noun,
)
from briefgen.distill.engine.words import FIRM_NAMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

_FEW = 2
_DATED = 2
"""A name that begins with a day has more words."""
_SHORTEST = 2
"""So many letters has a name."""
_HONORIFIC = word_set("mr mrs ms dr sir dame lord lady")
_LOOSE = ("DET", "PRON", "ADP", "CCONJ", "PUNCT", "NUM", "SCONJ", "AUX")


_OPENING = word_set(
    "neighbouring neighboring exiled former ex-president veteran outgoing incoming "
    "rival fellow local jailed ousted acting long-time longtime embattled ailing "
    "beleaguered state-owned state-run loss-making regional upstream downstream "
    "landlocked nearby then late ex retired newly"
)
"""What stands before a name at the beginning of a sentence, and is none of it."""


class Mention(NamedTuple):
    """A name in a paragraph: its words, what it names, and how it is written."""

    paragraph: int
    start: int
    stop: int
    kind: str
    name: str
    head: Word


def mentions(number: int, parsed: Parsed) -> list[Mention]:
    """Return the names in a paragraph, in its order; none overlaps another.

    The kind of some is unknown.
    """
    found: dict[int, Mention] = {}
    taken: set[int] = set()
    found_by = (by_purpose, behind_noun, by_noun, by_model, rest)
    for start, stop, kind in (each for by in found_by for each in by(parsed)):
        span = _whole(parsed, start, stop, kind)
        mention = _mention(number, parsed, span.start, span.stop, kind)
        if mention and taken.isdisjoint(range(mention.start, mention.stop)):
            taken.update(range(mention.start, mention.stop))
            found[mention.start] = mention
    return [found[at] for at in sorted(found)]


def _whole(parsed: Parsed, start: int, stop: int, kind: str) -> range:
    """Return a name with the rest of it: 'Dr Esther' of 'Dr Esther Mbeki-Lund'."""
    words = parsed.words
    while stop + 1 < len(words) and _is_hyphen(parsed, stop):
        stop += 2
    while start > 1 and _is_hyphen(parsed, start - 1):
        start -= 2
    if kind == PERSON or (kind == PLACE and stop - start == 1):
        while stop < len(words) and _is_more(parsed, stop, words[stop - 1]):
            stop += 1
            while stop + 1 < len(words) and _is_hyphen(parsed, stop):
                stop += 2
        while start and _is_more(parsed, start - 1, words[start]):
            start -= 1
    return range(start, stop)


def _is_hyphen(parsed: Parsed, at: int) -> bool:
    """Tell whether a hyphen joins two words with capitals, without a blank."""
    before, mark, after = parsed.words[at - 1 : at + 2]
    is_close = before.end == mark.start and mark.end == after.start
    return (
        mark.text == "-"
        and is_close
        and all(word.text[0].isupper() for word in (before, after))
    )


def _is_more(parsed: Parsed, at: int, beside: Word) -> bool:
    """Tell whether a word beside the name of a person is a part of the name."""
    word = parsed.words[at]
    is_part = word.dep == "compound" or beside.dep == "compound"
    return (
        is_proper(word)
        and is_part
        and word.lemma not in TITLES
        and not kind_of_noun(word)
        and not is_date(word)
        and word.lower not in states()
        and parsed.sentence_of(at) == parsed.sentence_of(beside.at)
    )


def _mention(
    number: int, parsed: Parsed, start: int, stop: int, label: str
) -> Mention | None:
    """Return what the words from `start` to `stop` name, if it is anything."""
    words, label = _bare(list(parsed.words[start:stop]), label)
    if not words or all(
        each.lower in UNNAMED or each.lemma in TITLES for each in words
    ):
        return None
    if len(words) > _FEW and words[-2].lower == "of" and words[-3].lower in FIRM_NAMES:
        words = words[:-2]  # "Hessling Works of Telland"
    if label != PERSON and words[-1].lemma in TITLES and not ends_in_noun(words):
        return None
    before = parsed.words[words[0].at - 1] if words[0].at else None
    is_bare = len(words) == 1 and bool(kind_of_noun(words[0]))
    if is_bare and before is not None and before.tag == "PRP$":
        return None  # "his Government"
    name = _name(parsed, words)
    if len(name) < _SHORTEST or not re.search(r"[^\W\d_]", name):
        return None
    kind = kind_of(parsed, words, name, label)
    return Mention(number, words[0].at, words[-1].at + 1, kind, name, head_of(words))


def _bare(words: list[Word], label: str) -> tuple[list[Word], str]:
    """Return words without what stands around a name; none where there is no name."""
    words = _trimmed(words)
    if len(words) > 1 and words[0].lower in FIRST_NOUNS and words[1].pos == "PROPN":
        return words[1:], ORGANISATION  # "Insurer Medcorp" at the start of a sentence
    if label not in (BODY, PEOPLE, STATE) and not ends_in_noun(words):
        is_many = words[0].tag in ("NNS", "NNPS") if words else False
        while (
            not is_many
            and len(words) > 1
            and (words[0].lemma in TITLES | _HONORIFIC or words[0].pos == "PUNCT")
        ):
            words.pop(0)
            label = PERSON
    if not any(each.text[0].isupper() for each in words):
        return [], label
    return words, label


def _trimmed(words: list[Word]) -> list[Word]:
    """Return words without marks and small words around a name."""
    while words and (words[0].pos in _LOOSE or words[0].lower in UNNAMED):
        if len(words) > _DATED and words[1].pos == "NUM" and words[-1].pos == "PROPN":
            break  # "March 7 Movement"
        words.pop(0)
    if len(words) > 1 and words[0].lower in _OPENING and words[1].text[0].isupper():
        words.pop(0)
    while words and (words[-1].tag == "POS" or words[-1].pos in ("PUNCT", "CCONJ")):
        words.pop()
    if words and words[-1].text[0].isupper():
        while words[0].text.islower() or words[0].pos == "PUNCT":
            words.pop(0)
    return words


def _name(parsed: Parsed, words: Sequence[Word]) -> str:
    text = parsed.text[words[0].start : words[-1].end]
    return re.sub(r"['’]s?$", "", " ".join(text.split())).strip("\"“”'‘’(),.")
