"""Dates as facts keep them: the words of the source, and what was worked out of them.

What a date is inferred from is told apart by `basis`; the part that is stated must be
in the quote's sentence, and the rest must agree with it.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.dates import Date, dates, weekday
from briefgen.check.grounding.lexicon import word_set
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.quotes import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case
    from briefgen.check.grounding.reading import Reading
    from briefgen.dossier.models import When
    from briefgen.dossier.places import Path

_WHOLE = len("2026-01-31")
"""A date of a year or a month alone is shorter."""
_WEEK = 7
_MIDDLE = 15
_MONTH = 30
_HALF_A_YEAR = 200
_YEAR = 366
"""Days: a date without a year is the nearest to the day of its source, or the last one
where the quote does not look ahead, or says why."""
_AHEAD = word_set(
    "will due expected scheduled planned set next until deadline may might must shall"
)


def whens(case: Case) -> Iterator[tuple[Path, When]]:
    """Yield the dates of a fact, and the ways to them."""
    when = getattr(case.fact, "when", None)
    if when:
        yield case.path("when"), when
    for number, each in enumerate(getattr(case.fact, "since", ())):
        yield (*case.path("since"), number), each


def wrong(whole: Reading, case: Case, path: Path, when: When) -> Iterator[Found]:
    """Yield what is wrong with a date: its words, or what was worked out of them."""
    words = normal(when.text)
    stands = any(
        words.lower() in each.written.lower() for each in case.passages
    ) or any(words.lower() in quote.lower() for quote in case.quotes)
    if not (stands or _is_of_day(whole, case, when)):
        article = (
            text.text.lower()
            for name, text in searchable(whole.subject).items()
            if any(each.source == name for each in case.passages)
        )
        is_elsewhere = any(words.lower() in text for text in article)
        yield Found(
            (*path, "text"),
            f"'{when.text}' does not stand where it quotes",
            hint="give the date in the words of the source, or quote where it stands",
            severity=Severity.WARNING if is_elsewhere else Severity.ERROR,
        )
        return
    if when.date:
        for message in _disagrees(whole, case, when):
            yield Found(
                (*path, "date"),
                message,
                hint="correct the date, or leave it out",
                severity=Severity.ERROR,
            )


def _is_of_day(whole: Reading, case: Case, when: When) -> bool:
    """Tell whether a date is that of its source: what a report tells is of its day."""
    day = published_on(whole, case)
    return (
        when.basis != "stated"
        and day is not None
        and bool(when.date)
        and str(when.date) == day.isoformat()
    )


def _disagrees(whole: Reading, case: Case, when: When) -> Iterator[str]:
    """Yield what in an ISO date does not agree with its words, or with its basis."""
    iso = str(when.date)
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    said = dates(normal(when.text))
    first = _first_of_range(normal(when.text))
    if first:
        said = tuple(
            date._replace(value=f"{date.value.partition('-')[0]}-{first}")
            if date.kind == "day"
            else date
            for date in said
        )
    for date in said:
        if not _agrees(date, year, month, day):
            yield f"the source says '{when.text}', not {iso}"
            break
    kinds = {date.kind for date in said}
    if when.basis != "stated":
        if month:
            yield from _far(whole, case, when, dt.date(year, month, day or _MIDDLE))
        return
    part = "day" if day and "day" not in kinds else ""
    if not part and "year" not in kinds and not _has_year(case, year):
        part = "year"
    if part:
        yield f"'{when.text}' does not state the {part} of {iso}: say what it is from"


_RANGE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?"
    r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z]"
)


def _first_of_range(words: str) -> int:
    """Return the day on which '4 to 9 May' begins, or 0."""
    match = _RANGE.search(words)
    return int(match[1]) if match else 0


def _agrees(date: Date, year: int, month: int, day: int) -> bool:
    """Tell whether an ISO date, of which month and day may be 0, is as it is called."""
    if date.kind == "year":
        return int(date.value) == year
    if date.kind == "month":
        return not month or int(date.value) == month
    if date.kind == "day":
        return not day or date.value == f"{month}-{day}"
    if date.kind == "weekday" and day:
        return weekday(dt.date(year, month, day).weekday()) == date.value
    return True


def _has_year(case: Case, year: int) -> bool:
    return any(str(year) in passage.written for passage in case.passages)


def _far(whole: Reading, case: Case, when: When, day: dt.date) -> Iterator[str]:
    """Yield that an inferred date is not near the day when its source came out."""
    published = published_on(whole, case)
    if published is None:
        return
    because = when.because or ""
    kinds = {date.kind for date in dates(normal(when.text))}
    gap = (day - published).days
    far = f"{when.date} is not the '{when.text}' nearest to {published}"
    if "weekday" in kinds and not kinds & {"day", "month"}:
        days = {weekday.lower() for weekday in when.text.split()}
        leans = _leaning(case, days)
        is_open = leans in ("", "now") and _is_ahead(case)
        ahead = leans == "ahead" or is_open
        if abs(gap) > _WEEK and str(day.day) not in because:
            yield far
        elif ahead and gap < 0:
            yield f"{when.date} is past by {published}, and the quote looks ahead"
        elif gap > 0 and not ahead and leans not in ("now", "either"):
            yield f"{when.date} is after {published}, and the quote looks back"
    elif "year" not in kinds and kinds & {"day", "month"}:
        is_back = -_YEAR < gap < 0 and not _is_ahead(case)
        if abs(gap) > _HALF_A_YEAR and not is_back and str(day.year) not in because:
            yield far
    elif not kinds:
        yield from _counted(when, gap)


_COUNTED = re.compile(r"\b(ago|after|before|earlier|later)\b")


def _counted(when: When, gap: int) -> Iterator[str]:
    """Yield that a date is not as many days off as its words count: 'two days ago'."""
    if not _COUNTED.search(when.text):
        return
    for number in numbers(normal(when.text)):
        days = {"hour": number.value / 24, "month": number.value * _MONTH}.get(
            number.unit
        )
        if days and abs(abs(gap) - float(days)) > max(1.0, float(days) / 4):
            yield f"{when.date} is {abs(gap)} days off, not '{when.text}'"


def published_on(whole: Reading, case: Case) -> dt.date | None:
    """Return the day when the first source of a case came out, if it is known."""
    names = {each.source for each in case.fact.evidence}
    for source in whole.subject.dossier.sources:
        if source.id in names and len(str(source.published or "")) == _WHOLE:
            return dt.date.fromisoformat(str(source.published))
    return None


_BOUNDS = word_set("until till by before next coming for")
_FUTURE = word_set("will would shall may might can could must should 'll")
_PAST = word_set("had has have was were been")


def _leaning(case: Case, days: set[str]) -> str:
    """Return where the verb looks that a day belongs to.

    It is "back" for 'said on Wednesday', "ahead" for 'would meet on Friday', "now" for
    'arrives on Friday' and 'by Monday', which may be ahead; 'closed until Monday' may
    be "either". Nothing where no verb tells it.
    """
    found = set()
    for passage in case.passages:
        parsed = passage.text.parsed
        for word in passage.quoted_words:
            if word.lower not in days:
                continue
            verb = next((up for up in parsed.over(word) if up.pos == "VERB"), None)
            before = parsed.words[word.at - 1].lower if word.at else ""
            if verb is not None:
                helpers = {
                    each.lower
                    for each in parsed.below[verb.at]
                    if each.dep in ("aux", "auxpass")
                }
                tense = _tense(verb, helpers)
                is_bound = before in _BOUNDS
                found.add({"back": "either"}.get(tense, "now") if is_bound else tense)
            elif before in _BOUNDS:
                found.add("now")
    return next(
        (each for each in ("back", "ahead", "either", "now") if each in found), ""
    )


def _tense(verb: Word, helpers: set[str]) -> str:
    """Return where a verb looks: "back", "ahead", "now", or nothing."""
    if helpers & _FUTURE:
        return "" if "have" in helpers else "ahead"
    if helpers & _PAST and verb.tag == "VBN":
        return "back"
    if verb.tag == "VBD" and not helpers:
        return "back"
    return "now" if verb.tag in ("VBZ", "VBP") and not helpers else ""


def _is_ahead(case: Case) -> bool:
    """Tell whether the quoted words speak of what is to come."""
    for passage in case.passages:
        words = [
            word.lower
            for word in passage.quoted_words
            if word.dep != "amod" and word.text != "May"
        ]
        is_to = any(
            one in ("is", "are") and two == "to" for one, two in pairwise(words)
        )
        if is_to or _AHEAD & set(words):
            return True
    return False
