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
    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.reading import Case, Passage, Reading, Text
    from briefgen.check.subject import Subject


class Speaker(NamedTuple):
    """Who says something: ids of those named, or the noun; or only 'he'.

    `verb` is the word that tells so, and `at` the place of the speaker's name.
    """

    ids: frozenset[str]
    noun: str
    is_pronoun: bool
    at: int
    verb: Word


def check(subject: Subject) -> Iterator[Found]:
    """Yield where the quote is said by somebody else, or by nobody it names."""
    whole = reading(subject)
    for case in whole.cases:
        said_by = getattr(case.fact, "said_by", ())
        own = {each.words_of for each in case.fact.evidence if each.words_of}
        if own & whole.entities.of_side(said_by) or own & whole.entities.related(
            said_by
        ):
            continue
        if said_by and not any(_says(whole, case, name) for name in said_by):
            yield _found(whole, case, said_by)


def _found(whole: Reading, case: Case, said_by: tuple[str, ...]) -> Found:
    there: frozenset[str] = frozenset()
    for passage in case.passages:
        for speaker in _here(passage):
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
    here = _here(passage)
    for speaker in here:
        if name in speaker.ids:
            return True
        if not speaker.ids and _may_name(entities, name, speaker.noun):
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
    return name in named or name in passage.ids(range(passage.sentence.start))


def _here(passage: Passage) -> list[Speaker]:
    """Return who says the quoted words: those above them, up to a verb of saying."""
    found = speakers(passage.text, passage.sentence)
    reach = {each.verb.at: _reach(passage.text, each.verb) for each in found}
    over = [each for each in found if passage.quoted <= reach[each.verb.at]]
    if not over:
        return found
    saying = lexicon().sets["saying"]
    said = [len(reach[each.verb.at]) for each in over if each.verb.lemma in saying]
    nearest = min(said, default=len(passage.text.parsed.words))
    return [each for each in over if len(reach[each.verb.at]) <= nearest]


def _reach(text: Text, verb: Word) -> frozenset[int]:
    """Return the places of the words that hang on a verb of saying, and itself."""
    return frozenset(word.at for word in text.parsed.under(verb))


def _may_name(entities: Entities, name: str, noun: str) -> bool:
    """Tell whether a bare noun may mean a participant: 'judges' for a court."""
    if name in entities.by_head(noun):
        return True
    known = lexicon()
    participant = entities.participants.get(name)
    lemma = noun.removesuffix("s")
    return (
        participant is not None
        and participant.kind != "person"
        and any(
            known.same(lemma, word) for word in participant.name.lower().split()[-1:]
        )
    )


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
        part = range(
            sentence.start, min(sentence.stop, max(speaker.at, sentence.start))
        )
        ids = passage.ids(part)
        for word in passage.text.parsed.words[part.start : part.stop]:
            if word.pos == "NOUN":
                ids |= entities.by_head(word.lower)
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
            agents = frame.agents or _above(text, frame)
            if agents and agents[0].lower not in _OWN:
                found += _speakers(text, agents[:1], frame.verb)
    for word in text.parsed.words[sentence.start : sentence.stop]:
        if word.lower == "according":
            for to in text.parsed.below[word.at]:
                found += _according(text, to, text.parsed.above(word) or word)
        if word.lemma in ("announcement", "statement", "report", "account", "dispatch"):
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


_OWN = frozenset(("i", "we"))
"""Who speaks of himself in a quotation is named outside of it."""


def _above(text: Text, frame: Frame) -> tuple[Word, ...]:
    """Return who does the verb above: 'he disagreed, saying that ...'."""
    if frame.verb.dep not in ("advcl", "acl", "xcomp", "conj"):
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
