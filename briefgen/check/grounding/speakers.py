"""Who says what a sentence tells: by a verb of saying, by "according to", by a name.

A passage is said by those whose verb of saying it hangs on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Passage, Text


class Speaker(NamedTuple):
    """Who says something: ids of those named, or the noun; or only 'he'.

    `verb` is the word that tells so, and `at` the place of the speaker's name.
    """

    ids: frozenset[str]
    noun: str
    is_pronoun: bool
    at: int
    verb: Word


def nearest_speakers(passage: Passage) -> list[Speaker]:
    """Return who says the quoted words: those above them, up to a verb of saying."""
    found = speakers(passage.text, passage.sentence)
    reach = {each.verb.at: _reach(passage.text, each.verb) for each in found}
    found = [
        each
        for each in found
        if not (each.is_pronoun and _is_below(each, found, reach))
    ]
    over = [each for each in found if passage.quoted <= reach[each.verb.at]]
    if not over:
        return found
    saying = lexicon().sets["saying"]
    said = [len(reach[each.verb.at]) for each in over if each.verb.lemma in saying]
    nearest = min(said, default=len(passage.text.parsed.words))
    return [each for each in over if len(reach[each.verb.at]) <= nearest]


def says(passage: Passage, speaker: Speaker) -> bool:
    """Tell whether the quoted words hang on a speaker's verb of saying."""
    return passage.quoted <= _reach(passage.text, speaker.verb)


def _is_below(
    speaker: Speaker, found: list[Speaker], reach: dict[int, frozenset[int]]
) -> bool:
    """Tell whether another one says so of himself: 'the ministry said it had found'."""
    return any(
        speaker.verb.at in reach[other.verb.at] and other.verb.at != speaker.verb.at
        for other in found
        if not other.is_pronoun
    )


def _reach(text: Text, verb: Word) -> frozenset[int]:
    """Return the places of the words that hang on a verb of saying, and itself."""
    return frozenset(word.at for word in text.parsed.under(verb))


def speakers(text: Text, sentence: range) -> list[Speaker]:
    """Return who says something in a sentence."""
    reporting = lexicon().sets["reporting"] | lexicon().sets["minding"]
    found: list[Speaker] = []
    for frame in text.frames:
        tells = {frame.verb.lemma, frame.lemma} & reporting
        if frame.verb.at in sentence and tells:
            agents = frame.agents or _above(text, frame)
            named = [each for each in agents if each.lower not in _OWN]
            said = _speakers(text, named, frame.verb)
            if said and not any(each.ids or each.is_pronoun for each in said):
                said += _before(text, frame.verb)
            found += said
    for word in text.parsed.words[sentence.start : sentence.stop]:
        if word.lower == "according":
            for to in text.parsed.below[word.at]:
                found += _according(text, to, text.parsed.above(word) or word)
        if word.lemma in _SAID:
            own = [
                each
                for each in text.parsed.below[word.at]
                if each.dep in ("compound", "poss", "amod", "nmod") and text.named(each)
            ]
            found += _speakers(text, own, _top(text, word))
        if word.lower == "by":
            above = text.parsed.above(word)
            if above and above.lemma in reporting:
                objects = [
                    each for each in text.parsed.below[word.at] if each.dep == "pobj"
                ]
                found += _speakers(text, objects, _top(text, word))
    return found


_SAID = frozenset(
    (
        *("announcement", "statement", "report", "account", "dispatch", "reckoning"),
        *("estimate", "view", "opinion", "words", "calculation"),
    )
)
"""Nouns for what somebody says, if it is called his or hers."""
_CLOSE = 4


def _before(text: Text, verb: Word) -> list[Speaker]:
    """Return who is named right before a verb: '..., the head, Ada Okoro, told'."""
    words = text.parsed.words[max(verb.at - _CLOSE, 0) : verb.at]
    named = [word for word in words if text.named(word)]
    return _speakers(text, named[-1:], verb)


_OWN = frozenset(("i", "we"))
"""Who speaks of himself in a quotation is named outside of it."""


def _above(text: Text, frame: Frame) -> tuple[Word, ...]:
    """Return who does the verb above: 'he disagreed, saying that ...'."""
    is_going_on = frame.verb.tag == "VBG" or frame.verb.dep == "conj"
    if frame.patients or not is_going_on:
        return ()
    for up in text.parsed.over(frame.verb):
        for other in text.frames:
            if other.verb.at == up.at and other.agents:
                return other.agents
    return ()


def _top(text: Text, word: Word) -> Word:
    """Return the first word of the tree that a word is in."""
    return ([word, *text.parsed.over(word)])[-1]


def _according(text: Text, to: Word, verb: Word) -> list[Speaker]:
    objects = [each for each in text.parsed.below[to.at] if each.dep == "pobj"]
    found = _speakers(text, objects, verb)
    for each in objects:
        beside = [
            word
            for word in text.parsed.below[each.at]
            if word.dep in ("appos", "compound", "poss")
        ]
        found += _speakers(text, beside, verb)
    return found


def _speakers(text: Text, words: Iterable[Word], verb: Word) -> list[Speaker]:
    found = []
    for word in words:
        ids = text.named(word)
        for each in text.parsed.below[word.at]:
            if each.dep in ("appos", "conj") or (
                each.dep in ("compound", "nmod") and not ids
            ):
                ids |= text.named(each)
        if not ids and word.pos == "NOUN":
            ids = _beneath(text, word)
        found.append(Speaker(ids, word.lower, word.pos == "PRON", word.at, verb))
    return found


def _beneath(text: Text, word: Word) -> frozenset[str]:
    """Return whose a statement is: 'a dispatch from the agency', 'their report'."""
    ids: frozenset[str] = frozenset()
    for each in text.parsed.below[word.at]:
        if each.dep in ("prep", "poss", "compound", "amod", "nmod"):
            for below in text.parsed.under(each):
                ids |= text.named(below)
    return ids
