"""Rule G108: whoever a fact is given to says it, where it quotes.

The speaker is found by the verb of saying that the quote hangs on, by "according to",
or in the sentences beside it when the quote goes on with what somebody says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.speakers import (
    Speaker,
    nearest_speakers,
    says,
    speakers,
)
from briefgen.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.entities import Entities
    from briefgen.check.grounding.passages import Case, Passage
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject


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
        if whole.authors(case) & whole.entities.related(said_by):
            continue
        if said_by and not any(
            _says(whole, case, name) or _acts(whole, case, name) for name in said_by
        ):
            yield _found(whole, case, said_by)


def _acts(whole: Reading, case: Case, name: str) -> bool:
    """Tell whether a participant acts by the first quoted verb: 'puts the loss at'."""
    for passage in case.passages:
        quoted = [f for f in passage.text.frames if f.verb.at in passage.quoted]
        for word in quoted[0].agents if quoted else ():
            ids = passage.text.named(word) or whole.entities.by_head(word.lower)
            if name in ids and word.at < min(passage.quoted):
                return True
    return False


def _found(whole: Reading, case: Case, said_by: tuple[str, ...]) -> Found:
    there: frozenset[str] = frozenset()
    is_sure = False
    for passage in case.passages:
        for speaker in nearest_speakers(passage):
            there |= speaker.ids
            is_sure |= bool(speaker.ids) and says(passage, speaker)
    name = whole.entities.name(said_by)
    hint = "quote where it is said by whom, or correct it"
    if there:
        hint = f"there it is said by '{whole.entities.name(there)}'"
    return Found(
        case.path("said_by"),
        f"the quotes are not said by '{name}'",
        hint=hint,
        severity=Severity.ERROR if is_sure else Severity.WARNING,
    )


def _says(whole: Reading, case: Case, name: str) -> bool:
    return any(_says_in(whole.entities, passage, name) for passage in case.passages)


def _says_in(entities: Entities, passage: Passage, name: str) -> bool:
    """Tell whether a participant is the speaker of a passage, as far as can be told."""
    here = nearest_speakers(passage)
    if here:
        is_clear = any(says(passage, each) for each in here)
        return any(_is(entities, passage, name, each) for each in here) or (
            not is_clear and name in passage.ids(passage.sentence)
        )
    for sentence in (*passage.before(2), *_after(passage)):
        found = speakers(passage.text, sentence)
        if any(_is(entities, passage, name, each) for each in found):
            return True
        if found:
            return False
    start = passage.sentence.start
    return name in passage.ids(passage.sentence) | passage.ids(range(start))


def _is(entities: Entities, passage: Passage, name: str, speaker: Speaker) -> bool:
    """Tell whether a speaker is, or may be, a participant."""
    if speaker.ids:
        return name in speaker.ids
    return _may_name(entities, name, speaker.noun) or _is_meant(
        entities, passage, name, speaker
    )


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
    if not _can_mean(speaker, is_person=is_person):
        return speaker.noun == "they" and not is_person
    for sentence in (passage.sentence, *passage.before(_BACK)):
        spoke = _speaking(entities, passage, sentence)
        if spoke and speaker.is_pronoun and is_person and sentence != passage.sentence:
            return name in spoke
        ids = _before(
            entities,
            passage,
            range(sentence.start, min(sentence.stop, max(speaker.at, sentence.start))),
        )
        if name in ids:
            return True
        is_other = any(
            (other := entities.participants.get(each)) is not None
            and (other.kind == "person") == is_person
            for each in ids
        )
        if is_other and speaker.is_pronoun and sentence != passage.sentence:
            return False
    return speaker.is_pronoun and name in entities.ids(passage.earlier)


def _speaking(entities: Entities, passage: Passage, sentence: range) -> frozenset[str]:
    """Return the persons who speak in a sentence, or whom they speak of: 'accused'.

    One of them is who goes on speaking as 'he' or 'she'.
    """
    text = passage.text
    told = speakers(text, sentence)
    verbs = {each.verb.at for each in told}
    ids = {each for other in told for each in other.ids}
    ids |= {
        each
        for frame in text.frames
        if frame.verb.at in verbs
        for word in frame.patients
        for each in text.named(word)
    }
    return entities.persons(ids) if told else frozenset()


_BACK = 3
"""So many sentences back somebody may be named who then is only 'he'."""


def _can_mean(speaker: Speaker, *, is_person: bool) -> bool:
    if speaker.is_pronoun:
        return is_person == (speaker.noun in ("he", "she", "him", "her"))
    return not is_person


def _before(entities: Entities, passage: Passage, part: range) -> frozenset[str]:
    """Return whom a part of the paragraph names, or may mean by a noun."""
    ids = passage.ids(part)
    for word in passage.text.parsed.words[part.start : part.stop]:
        if word.pos == "NOUN":
            ids |= entities.by_head(word.lower)
    return ids


RULE = Rule(
    id="G108",
    severity=Severity.ERROR,
    asks="Whoever a fact is given to says it in the source.",
    because="A reader weighs a line by who stands behind it.",
    bad="said_by: [ministry] # quote: the talks failed, the union said",
    good="said_by: [union] # quote: the talks failed, the union said",
    origin="ICD 206",
    check=check,
    reads=True,
)
