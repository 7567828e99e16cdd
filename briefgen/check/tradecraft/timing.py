"""Group T: when it was, from what day on, and whether that is still so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft import dates
from briefgen.check.wording import own_words
from briefgen.dossier.models import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Phrase, Subject
    from briefgen.dossier.models import Fact
    from briefgen.dossier.places import Path

STALE = timedelta(days=30)
"""How long before `as_of` the newest date may lie. A month is our own bound: dossiers
on a vote or a call are of the week, and none of the standards names one."""

_ZONES = timedelta(days=1)
"""What a date may be ahead of `as_of` because of the zones of the earth."""

_AHEAD = re.compile(
    r"(?<![\w-])(?:will|shall|is|are|due|plans?|expects?|intends?|to\s+be)(?![\w-])",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<![\w-])(?:was|were|did|had|met|took|began|came|went|gave|spoke|said|voted"
    r"|held|adopted|agreed|opened|signed|ended|announced|decided)(?![\w-])",
    re.IGNORECASE,
)
_TOLD = frozenset(("text", "answer", "question", "title", "summary", "status", "role"))


def _relative(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for hit in subject.wording.find(subject.words.relative):
        if _is_told(hit.phrase):
            yield _counts(hit.phrase.path, hit.words)
    for phrase in subject.phrases:
        if not _is_told(phrase) or "day" not in phrase.text or _is_dated(phrase):
            continue
        for match in dates.bare_weekdays(own_words(phrase.text)):
            yield _counts(phrase.path, match)


def _is_told(phrase: Phrase) -> bool:
    """Tell whether a text is the dossier's own: dates keep the source's words."""
    in_source = phrase.path[0] == "sources"
    return phrase.key in _TOLD and not in_source and not _in_date(phrase.path)


def _in_date(path: Path) -> bool:
    return "when" in path or "since" in path


def _is_dated(phrase: Phrase) -> bool:
    """Tell whether a date is shown beside the text."""
    when = getattr(phrase.item.fact, "when", None) if phrase.item else None
    return isinstance(when, When) and bool(when.date)


def _counts(path: Path, words: str) -> Found:
    return Found(
        path,
        f"'{words}' counts from the day on which it is read",
        words=words,
        hint="write the date",
    )


def _not_yet(subject: Subject) -> Iterator[Found]:
    now = _as_of(subject)
    for index, event in enumerate(subject.dossier.events):
        span = dates.span(event.when.date)
        if span and span.first > now:
            yield Found(
                ("events", index, "when", "date"),
                f"'{event.id}' stands under events, but is after as_of",
                hint="put it under next_dates, or correct the date or as_of",
                severity=Severity.WARNING if _AHEAD.search(event.text) else None,
            )


def _gone(subject: Subject) -> Iterator[Found]:
    now = _as_of(subject)
    for index, ahead in enumerate(subject.dossier.next_dates):
        span = dates.span(ahead.when.date)
        if span and span.last < now:
            yield Found(
                ("next_dates", index, "when", "date"),
                f"'{ahead.id}' is a date ahead, but was before as_of",
                hint="put it under events, or correct the date",
            )


def _as_if_past(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for index, ahead in enumerate(subject.dossier.next_dates):
        text = own_words(ahead.text)
        past = _PAST.search(text)
        if past and not _AHEAD.search(text):
            yield Found(
                ("next_dates", index, "text"),
                "a date ahead is told as if it had been",
                words=past[0],
                hint="write what will happen, or put it under events",
            )


def _stale(subject: Subject) -> Iterator[Found]:
    now = _as_of(subject)
    dated = [span.first for span in _dates(subject) if span.first <= now]
    newest = max(dated, default=now)
    if now - newest > STALE:
        yield Found(
            ("as_of",),
            f"the newest date is {newest.isoformat()}, {(now - newest).days} days "
            "before as_of",
            hint="look for what has happened since, or say in a gap that nothing has",
        )


def _dates(subject: Subject) -> Iterator[dates.Span]:
    """Yield the dates of what happened and of what was published."""
    dossier = subject.dossier
    facts: tuple[Fact, ...] = (*dossier.events, *dossier.un_activity)
    whens = [getattr(fact, "when", None) for fact in facts]
    given = [when.date for when in whens if when]
    for text in (*given, *(source.published for source in dossier.sources)):
        if found := dates.span(text):
            # A month or a year may go on until as_of.
            yield dates.Span(min(found.last, _as_of(subject)), found.last)


def _newer(subject: Subject) -> Iterator[Found]:
    last = _as_of(subject) + _ZONES
    for index, source in enumerate(subject.dossier.sources):
        for key in ("published", "accessed"):
            span = dates.span(getattr(source, key))
            if span and span.first > last:
                yield Found(
                    ("sources", index, key),
                    f"'{source.id}' is newer than as_of",
                    hint="correct the date, or set as_of to when the facts hold",
                )


def _disordered(subject: Subject) -> Iterator[Found]:
    for section in ("events", "next_dates"):
        latest: tuple[date, str] | None = None
        for index, fact in enumerate(getattr(subject.dossier, section)):
            span = dates.span(fact.when.date) if fact.when else None
            if not span:
                continue
            if latest and span.last < latest[0]:
                yield Found(
                    (section, index),
                    f"'{fact.id}' is before '{latest[1]}', which stands above it",
                    key="id",
                    hint="put them in the order of their dates",
                )
            elif not latest or span.first > latest[0]:
                latest = span.first, fact.id


def _wrong_weekday(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for phrase in subject.phrases:
        if "day" not in phrase.text:
            continue
        for words, given in dates.dated_weekdays(phrase.text):
            if dates.WEEKDAYS[given.weekday()] not in words:
                yield _not_that_day(phrase.path, words, given)
    for path, when in _whens(subject):
        span = dates.span(when.date)
        day = when.text.removeprefix("on ").strip()
        if not span or span.first != span.last or day not in dates.WEEKDAYS:
            continue
        if dates.WEEKDAYS[span.first.weekday()] != day:
            yield _not_that_day((*path, "date"), "", span.first, day)


def _whens(subject: Subject) -> Iterator[tuple[Path, When]]:
    for fact, path, _ in subject.items:
        if when := getattr(fact, "when", None):
            yield (*path, "when"), when
        for index, since in enumerate(getattr(fact, "since", ())):
            yield (*path, "since", index), since


def _not_that_day(path: Path, words: str, given: date, day: str = "") -> Found:
    right = dates.WEEKDAYS[given.weekday()]
    return Found(
        path,
        f"{given.isoformat()} is a {right}" + (f", not a {day}" if day else ""),
        words=words,
        hint="correct the date or the weekday",
    )


def _as_of(subject: Subject) -> date:
    return date.fromisoformat(subject.dossier.as_of[:10])


RULES = (
    Rule(
        id="T001",
        severity=Severity.WARNING,
        asks="A text names the date.",
        because='"Yesterday" is another day when the brief is read.',
        bad="text: The Council met last week.",
        good="text: The Council met on 3 March 2026.",
        origin="ICD 206; style books of news agencies for archived texts",
        check=_relative,
    ),
    Rule(
        id="T002",
        severity=Severity.ERROR,
        asks="What stands under events has happened by as_of.",
        because="A meeting that is still to come is told as if it had been.",
        bad="as_of: 2026-03-04T09:00Z\n…\nevents:\n"
        "  - {text: The ports reopened., when: {date: 2026-03-09, …}, …}",
        good="as_of: 2026-03-04T09:00Z\n…\nnext_dates:\n"
        "  - {text: The ports reopen., when: {date: 2026-03-09, …}, …}",
        origin="ICD 203, on facts and forecasts",
        check=_not_yet,
    ),
    Rule(
        id="T003",
        severity=Severity.ERROR,
        asks="What stands under next_dates is still to come at as_of.",
        because="A reader who plans for a date that has passed has been misled.",
        bad="as_of: 2026-03-04T09:00Z\n…\nnext_dates:\n"
        "  - {text: The ports reopen., when: {date: 2026-03-01, …}, …}",
        good="as_of: 2026-03-04T09:00Z\n…\nnext_dates:\n"
        "  - {text: The ports reopen., when: {date: 2026-03-09, …}, …}",
        origin="ICD 203, on timeliness",
        check=_gone,
    ),
    Rule(
        id="T004",
        severity=Severity.WARNING,
        asks="A date ahead is not told in the past tense.",
        because="It reads as if it had happened.",
        bad="next_dates:\n  - text: The Council met on the tariff.",
        good="next_dates:\n  - text: The Council meets on the tariff.",
        origin="ICD 203, on facts and forecasts",
        check=_as_if_past,
    ),
    Rule(
        id="T005",
        severity=Severity.WARNING,
        asks="The newest event or source is of the 30 days before as_of.",
        because="Old facts under a new date look new.",
        bad="as_of: 2026-03-04T09:00Z\n…\nsources: [{published: 2025-12-01, …}]",
        good="as_of: 2026-03-04T09:00Z\n…\nsources: [{published: 2026-03-02, …}]",
        origin="ICD 203, on timeliness; the bound is our own",
        check=_stale,
    ),
    Rule(
        id="T006",
        severity=Severity.WARNING,
        asks="No source is newer than as_of.",
        because="The facts then hold later than the brief says, or a date is wrong.",
        bad="as_of: 2026-03-04T09:00Z\n…\nsources: [{published: 2026-03-20, …}]",
        good="as_of: 2026-03-04T09:00Z\n…\nsources: [{published: 2026-03-02, …}]",
        origin="ICS 206-01",
        check=_newer,
    ),
    Rule(
        id="T007",
        severity=Severity.WARNING,
        asks="Events, and dates ahead, stand in the order of their dates.",
        because="Who reads the file takes their order for that of time.",
        bad="events:\n  - {id: end, when: {date: 2026-03-02, …}, …}\n"
        "  - {id: start, when: {date: 2026-03-01, …}, …}",
        good="events:\n  - {id: start, when: {date: 2026-03-01, …}, …}\n"
        "  - {id: end, when: {date: 2026-03-02, …}, …}",
        origin="ICD 203, on logical argument",
        check=_disordered,
    ),
    Rule(
        id="T008",
        severity=Severity.ERROR,
        asks="A weekday and its date agree.",
        because="One of them is wrong, and a reader may go by either.",
        bad="text: The Council met on Monday, 3 March 2026.",
        good="text: The Council met on Tuesday, 3 March 2026.",
        origin="ISO 8601",
        check=_wrong_weekday,
    ),
)
