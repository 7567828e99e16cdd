"""Group A: who says it is told, and told alike for all sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft.sentences import sentences
from briefgen.check.tradecraft.speakers import Speakers
from briefgen.dossier.models import Activity, Event, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.subject import Phrase, Subject
    from briefgen.check.wording import Hit

_WHO = re.compile(
    r"according\s+to\s|in\s+the\s+view\s+of\s|\b(?:says?|said|writes?|wrote|told)\b",
    re.IGNORECASE,
)
"""What names who says it, beside a phrase that does not."""

_BY = re.compile(r"\s+by\s+(?:the\s+)?[^\W\d_a-z]")
"""A name behind "it is believed"; "by many" is none."""

_NOUN_BEFORE = re.compile(
    r"(?<![\w-])(?:an?|the|this|that|these|those|its|his|her|their|our|any|no|some|all"
    r"|of|for|to|in|on|by|with|other|such|legal|territorial|\w+'s?)\s+$",
    re.IGNORECASE,
)
"""What stands before "claims" where it is a noun, or no verb of a speaker."""

_OWN_WORDS = frozenset(("text", "title", "answer", "summary", "status", "role"))


def _unnamed(subject: Subject) -> Iterator[Found]:
    for hit in _hits(subject, subject.words.weasel):
        item = hit.phrase.item
        said_by = getattr(item.fact, "said_by", ()) if item else ()
        if not said_by and not _WHO.search(_beside(hit)) and not _BY.match(hit.after):
            yield Found(
                hit.phrase.path,
                f"'{hit.words}' does not tell who",
                words=hit.words,
                hint="name who says so, or leave it out",
            )


def _beside(hit: Hit) -> str:
    """Return what stands beside words in their own sentence."""
    before = sentences(hit.before + hit.words)[-1].removesuffix(hit.words)
    return before + sentences(hit.words + hit.after)[0].removeprefix(hit.words)


def _loaded(subject: Subject) -> Iterator[Found]:
    names = _names(subject)
    for hit in _hits(subject, subject.words.loaded):
        if hit.words.lower() not in names:
            yield Found(
                hit.phrase.path,
                f"'{hit.words}' takes a side",
                words=hit.words,
                hint="use a plain word, or quote it from who says it",
            )


def _names(subject: Subject) -> frozenset[str]:
    """Return the words of names in small letters: a party may be called so."""
    people = subject.dossier.participants
    names = (str(n) for p in people for n in (p.name, p.short or "", *p.aliases))
    return frozenset(word for name in names for word in name.lower().split())


def _hits(subject: Subject, words: Iterable[str]) -> Iterator[Hit]:
    """Yield words in what the dossier itself says, if its language is English."""
    if subject.is_english:
        for hit in subject.wording.find(words):
            if hit.phrase.key in _OWN_WORDS and _is_told(hit.phrase):
                yield hit


def _is_told(phrase: Phrase) -> bool:
    """Tell whether a text is the dossier's own: titles of sources are not."""
    return phrase.path[0] != "sources"


class _Verb(NamedTuple):
    hit: Hit
    side: str
    name: str


def _unequal(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    speakers = Speakers(subject.dossier.participants)
    doubting = list(_verbs(subject, speakers, subject.words.doubting))
    if not doubting:
        return
    endorsing = {
        verb.side: verb
        for verb in reversed(list(_verbs(subject, speakers, subject.words.endorsing)))
    }
    for hit, side, name in doubting:
        other = next((v for v in endorsing.values() if v.side != side), None)
        if other:
            line = subject.places.of(other.hit.phrase.path).line
            yield Found(
                hit.phrase.path,
                f"'{hit.words}' for {name}, but '{other.hit.words}' for {other.name} "
                f"(line {line})",
                words=hit.words,
                hint="use the same plain verb for both, such as 'says'",
            )


def _verbs(
    subject: Subject, speakers: Speakers, words: Iterable[str]
) -> Iterator[_Verb]:
    """Yield the verbs of a list with the side that they are used for."""
    for hit in _hits(subject, words):
        item = hit.phrase.item
        if not item or _NOUN_BEFORE.search(hit.before):
            continue
        said_by = getattr(item.fact, "said_by", ())
        speaker = speakers.named_last(hit.before) or (said_by[0] if said_by else "")
        if speaker:
            yield _Verb(hit, speakers.side(speaker), speakers.label(speaker))


def _passive(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    from briefgen.check.grounding.language import parse

    told = [phrase for phrase in subject.phrases if _is_active(phrase)]
    parsed = parse(str(phrase.text) for phrase in told)
    for phrase in told:
        text = parsed[phrase.text]
        verbs = (text.words[w.head] for w in text.words if w.dep == "nsubjpass")
        for verb in verbs:
            if not any(word.dep == "agent" for word in text.below[verb.at]):
                yield Found(
                    phrase.path,
                    f"'{verb.text}': the sentence does not tell by whom",
                    words=verb.text,
                    hint="say who acts, or list it as a gap",
                )
                break


def _is_active(phrase: Phrase) -> bool:
    """Tell whether a text tells what somebody did, said by nobody else."""
    fact = phrase.item.fact if phrase.item else None
    told = isinstance(fact, Statement | Event | Activity) and not fact.said_by
    return told and getattr(fact, "kind", "fact") == "fact" and phrase.key == "text"


RULES = (
    Rule(
        id="A001",
        severity=Severity.WARNING,
        asks="Who believes, says or reports something has a name.",
        because='"It is believed" lends a line a weight that nobody answers for.',
        bad="text: It is believed that both ports reopen.",
        good="text: The Council believes that both ports reopen.",
        origin="GOV.UK style; ICD 206",
        check=_unnamed,
    ),
    Rule(
        id="A002",
        severity=Severity.WARNING,
        asks="No word of our own takes a side.",
        because="The brief is for a reader who has to judge.",
        bad="text: The southern port slammed the tariff.",
        good="text: The southern port criticised the tariff.",
        origin="ICD 203, on objectivity",
        check=_loaded,
    ),
    Rule(
        id="A003",
        severity=Severity.WARNING,
        asks="The verbs of saying are alike for all sides.",
        because='If one side "claims" and the other "confirms", the brief has judged.',
        bad="- text: One in five ships waits, it claims.\n  said_by: [north]\n"
        "- text: All ships sail, it confirms.\n  said_by: [south]",
        good="- text: One in five ships waits, it says.\n  said_by: [north]\n"
        "- text: All ships sail, it says.\n  said_by: [south]",
        origin="ICD 203, on objectivity",
        check=_unequal,
    ),
    Rule(
        id="A004",
        severity=Severity.NOTE,
        asks="A sentence tells who does what it tells of.",
        because="Who is left out by the passive voice may be what matters.",
        bad="text: The tariff was rejected.",
        good="text: The tariff was rejected by the southern port.",
        origin="GOV.UK style, on the active voice",
        check=_passive,
        reads=True,
    ),
)
