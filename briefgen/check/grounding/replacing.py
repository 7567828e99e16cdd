"""Which word of a fact stands where its quotes have another one.

Two words are in the same place when they play the same part around words that match:
who does it, what it is done to, what is done to it, what a noun is called besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon, root, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Key, Matched
    from briefgen.check.grounding.passages import Case, Passage, Text

_MODIFIERS = frozenset(("amod", "compound", "poss", "nmod", "advmod", "acomp", "attr"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_QUALITY = frozenset(("ADJ", "ADV"))
VAGUE = word_set(
    "be have do get make go take come give become see let keep lead cause result bring "
    "mean put set"
)
SAME = word_set(
    "thing way kind sort part case number amount total lot people person member time "
    "percent one rest other another colleague supplies supply product item material "
    "site area move step measure half third quarter"
)
"""Nouns that may stand for any other."""
SORTS = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "ADJ": "quality",
    "ADV": "quality",
}


class Other(NamedTuple):
    """A word of a passage that the fact does not tell of."""

    text: Text
    word: Word


def replaced(case: Case, text: Text, found: Matched, key: Key) -> Word | None:
    """Return the word of the passages that a word of a fact stands in place of."""
    known = lexicon()
    if any(
        known.opposite(key.lemma, each.lemma)
        for each in found.quoted
        if SORTS.get(each.word.pos) == SORTS.get(key.word.pos)
    ):
        return None  # whether it is turned was looked at
    for passage in case.passages:
        places = _verbs if key.word.pos == "VERB" else _nominals
        for other in places(text, key.word, passage):
            if passage.text.named(other) and key.word.lemma in _OFFICES:
                continue
            if (passage.text, other.at) in found.untold and _may(key.word, other):
                return other
    return _rival(case, found, key)


def _may(one: Word, other: Word) -> bool:
    """Tell whether words are of one sort, and the other says something."""
    known = lexicon()
    is_light = other.lemma in known.light and other.pos != "VERB"
    if is_light or other.lemma in VAGUE | _LASTING:
        return False
    if is_timed(one, other) or is_said(one, other):
        return False
    return SORTS.get(one.pos) == SORTS.get(other.pos)


def is_timed(one: Word, other: Word) -> bool:
    """Tell whether one of two words is of a date or measure: those are looked at."""
    known = lexicon()
    if {one.lemma, other.lemma} & _MEASURES:
        return True
    return any(
        {each.lower, each.lemma} & known.sets[name]
        for each in (one, other)
        for name in ("weekdays", "months", "spans")
    )


_OFFICES = word_set(
    "minister president premier chancellor mayor governor chief head director coach"
)
_LASTING = word_set("stay remain")
_MEASURES = word_set("few little much many least most km kg percent")


def is_said(one: Word, other: Word) -> bool:
    """Tell whether both words tell of what is said: that is looked at elsewhere."""
    sets = lexicon().sets
    return {one.lemma, other.lemma} <= sets["reporting"] | sets["judging"]


def _rival(case: Case, found: Matched, key: Key) -> Word | None:
    """Return a word of the same kind, 'cod' for 'herring', or an opposite one."""
    known = lexicon()
    for passage in case.passages:
        for word in passage.words:
            if (passage.text, word.at) not in found.untold:
                continue
            is_quoted = word.at in passage.quoted
            if is_quoted and any(
                known.rivals(one, other)
                for one in (key.word.lemma, key.word.lower)
                for other in (word.lemma, word.lower)
            ):
                return word
            if (
                key.word.pos in _QUALITY
                and word.pos in _QUALITY
                and known.opposite(key.lemma, word.lemma)
            ):
                return word
    return None


def _verbs(text: Text, verb: Word, passage: Passage) -> Iterator[Word]:
    """Yield the verbs that share one who acts, or one acted on."""
    for frame in text.frames:
        if frame.verb.at != verb.at:
            continue
        for other in _frames(passage):
            agents = share(text, frame.agents, passage.text, other.agents)
            patients = share(text, frame.patients, passage.text, other.patients)
            if agents or patients:
                yield other.verb


def _nominals(text: Text, word: Word, passage: Passage) -> Iterator[Word]:
    """Yield the words that play the same part as a noun or an adjective."""
    for frame in text.frames:
        for other in _frames(passage):
            if _alike(frame.verb, other.verb, frame.lemma, other.lemma):
                yield from _parts(text, word, frame, passage.text, other)
    up = text.parsed.above(word)
    if up is None:
        return
    is_object = word.dep == "pobj"
    anchor = text.parsed.above(up) if is_object else up
    if anchor is None or not (is_object or word.dep in _MODIFIERS):
        return
    for each in passage.words:
        if _alike(anchor, each, anchor.lemma, each.lemma):
            yield from _below(passage.text, each, up.lower if is_object else "")


def _below(text: Text, anchor: Word, preposition: str) -> Iterator[Word]:
    """Yield what modifies a word, or what hangs on it by a preposition."""
    for each in text.parsed.below[anchor.at]:
        if preposition and each.lower == preposition:
            yield from text.parsed.below[each.at]
        elif not preposition and each.dep in _MODIFIERS:
            yield each


def _parts(
    text: Text, word: Word, frame: Frame, there: Text, other: Frame
) -> Iterator[Word]:
    """Yield the words that play the part of one around the verb of another frame."""
    for ours, theirs in (
        (frame.agents, other.agents),
        (frame.patients, other.patients),
    ):
        if word in ours and not share(text, ours, there, theirs):
            yield from theirs
    if word in frame.others:
        yield from (
            each for each in other.others if _joint(there, each) == _joint(text, word)
        )


def _joint(text: Text, word: Word) -> str:
    """Return the preposition that a word hangs on."""
    up = text.parsed.above(word)
    return up.lower if up else ""


def _frames(passage: Passage) -> Iterator[Frame]:
    """Yield the quoted frames, or else those of the sentence."""
    here = [each for each in passage.text.frames if each.verb.at in passage.sentence]
    yield from [each for each in here if each.verb.at in passage.quoted] or here


def share(
    text: Text, ours: tuple[Word, ...], there: Text, theirs: tuple[Word, ...]
) -> bool:
    """Tell whether some words are some of others, by name or by noun."""
    return any(
        text.named(one) & there.named(other)
        or (
            one.pos in _NOMINAL
            and other.pos in _NOMINAL
            and _alike(one, other, one.lemma, other.lemma)
        )
        for one in ours
        for other in theirs
    )


def _alike(one: Word, other: Word, first: str, second: str) -> bool:
    if one.lemma in VAGUE or other.lemma in VAGUE:
        return one.lemma == other.lemma
    return lexicon().same(first, second) or root(one.lemma) == root(other.lemma)
