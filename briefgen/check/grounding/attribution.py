"""Rule G108: whoever a fact is given to says it, where it quotes.

The speaker is found by the verb of saying that the quote hangs on, by "according to",
or in the sentences beside it when the quote goes on with what somebody says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.entities import Entities
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.reading import Case, Passage, Reading, Text
    from briefgen.check.subject import Subject


class Speaker(NamedTuple):
    """Who says something: ids of those named, or the noun; or only 'he'."""

    ids: frozenset[str]
    noun: str
    is_pronoun: bool


def check(subject: Subject) -> Iterator[Found]:
    """Yield where the quote is said by somebody else, or by nobody it names."""
    whole = reading(subject)
    for case in whole.cases:
        said_by = getattr(case.fact, "said_by", ())
        if said_by and not any(_says(whole, case, name) for name in said_by):
            yield _found(whole, case, said_by)


def _found(whole: Reading, case: Case, said_by: tuple[str, ...]) -> Found:
    there: frozenset[str] = frozenset()
    for passage in case.passages:
        for speaker in speakers(passage.text, passage.sentence):
            there |= speaker.ids
    name = whole.entities.name(said_by)
    hint = "quote where it is said by whom, or correct it"
    if there:
        hint = f"there it is said by '{whole.entities.name(there)}'"
    return Found(
        case.path("said_by"),
        f"the quotes are not said by '{name}'",
        hint=hint,
        severity=Severity.ERROR if there else Severity.WARNING,
    )


def _says(whole: Reading, case: Case, name: str) -> bool:
    return any(_says_in(whole.entities, passage, name) for passage in case.passages)


def _says_in(entities: Entities, passage: Passage, name: str) -> bool:
    """Tell whether a participant is the speaker of a passage, as far as can be told."""
    here = speakers(passage.text, passage.sentence)
    for speaker in here:
        if name in speaker.ids:
            return True
        if not speaker.ids and name in entities.by_head(speaker.noun):
            return True
        if (
            not speaker.ids
            and (speaker.is_pronoun or speaker.noun)
            and _is_meant(entities, passage, name, speaker)
        ):
            return True
    if here:
        return False
    named = passage.ids(passage.sentence)
    for sentence in (*passage.before(2), *_after(passage)):
        found = speakers(passage.text, sentence)
        for speaker in found:
            if name in speaker.ids or name in entities.by_head(speaker.noun):
                return True
            if speaker.is_pronoun and _is_meant(entities, passage, name, speaker):
                return True
        if found:
            return False
    return name in named


def _after(passage: Passage) -> list[range]:
    return [
        each
        for each in passage.text.parsed.sentences
        if each.start == passage.sentence.stop
    ]


def _is_meant(
    entities: Entities, passage: Passage, name: str, speaker: Speaker
) -> bool:
    """Tell whether 'he' or 'the unit' can mean a participant: the nearest one named."""
    participant = entities.participants.get(name)
    if participant is None:
        return False
    is_person = participant.kind == "person"
    if speaker.is_pronoun and is_person != (
        speaker.noun in ("he", "she", "him", "her")
    ):
        return speaker.noun == "they" and not is_person
    if not speaker.is_pronoun and is_person:
        return False
    for sentence in (passage.sentence, *passage.before(3)):
        ids = passage.ids(sentence)
        fitting = {
            each
            for each in ids
            if (other := entities.participants.get(each))
            and (other.kind == "person") == is_person
        }
        if name in fitting:
            return True
        if fitting and speaker.is_pronoun and sentence != passage.sentence:
            return False
        if name in ids:
            return True
    return False


def speakers(text: Text, sentence: range) -> list[Speaker]:
    """Return who says something in a sentence."""
    reporting = lexicon().sets["reporting"]
    found: list[Speaker] = []
    for frame in text.frames:
        if frame.verb.at in sentence and frame.verb.lemma in reporting:
            if frame.agents:
                found += _speakers(text, frame.agents[:1])
    for word in text.parsed.words[sentence.start : sentence.stop]:
        if word.lower == "according":
            for to in text.parsed.below[word.at]:
                found += _according(text, to)
        if word.lemma in ("announcement", "statement", "report", "account", "dispatch"):
            own = [
                each
                for each in text.parsed.below[word.at]
                if each.dep in ("compound", "poss", "amod", "nmod") and text.named(each)
            ]
            found += _speakers(text, own)
        if word.lower == "by":
            above = text.parsed.above(word)
            if above and above.lemma in reporting:
                objects = [
                    each for each in text.parsed.below[word.at] if each.dep == "pobj"
                ]
                found += _speakers(text, objects)
    return found


def _according(text: Text, to: Word) -> list[Speaker]:
    objects = [each for each in text.parsed.below[to.at] if each.dep == "pobj"]
    found = _speakers(text, objects)
    for each in objects:
        found += _speakers(
            text,
            [
                w
                for w in text.parsed.below[each.at]
                if w.dep in ("appos", "compound", "poss")
            ],
        )
    return found


def _speakers(text: Text, words: Iterable[Word]) -> list[Speaker]:
    found = []
    for word in words:
        ids = text.named(word)
        for each in text.parsed.below[word.at]:
            if each.dep in ("appos", "conj", "compound", "nmod") and not (
                each.dep in ("compound", "nmod") and ids
            ):
                ids |= text.named(each)
        is_pronoun = word.pos == "PRON"
        found.append(Speaker(ids, word.lower, is_pronoun))
    return found
