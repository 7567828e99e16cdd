"""Dates in facts and in English sentences."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.wording import before

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
"""The days of the week in English, as `date.weekday` counts them."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_MONTH = rf"(?P<{{}}month>{'|'.join(_MONTHS)})"
_NUMBER = r"(?P<{}day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_NUMBER.format('a')}\s+{_MONTH.format('a')}"
    rf"|{_MONTH.format('b')}\s+{_NUMBER.format('b')})"
)
_DATED = re.compile(rf"\b{_DAY},?\s+(?:the\s+)?{_DATE},?\s+(?P<year>\d{{4}})\b")
_PLAIN_DATE = re.sub(r"\?P<\w+>", "?:", _DATE)
_WITH_DATE = re.compile(
    rf"\b{_DAY},?\s+(?:\(|the\s+)?{_PLAIN_DATE}"
    rf"|{_PLAIN_DATE}(?:,?\s+\d{{4}})?,?\s+\(?(?:an?\s+)?{_DAY}\b"
)
_BARE = re.compile(rf"(?<![\w-]){_DAY}(?![\w-])")
_STARTERS = (
    "After", "And", "Before", "But", "By", "Early", "From", "Last", "Late", "Next",
    "On", "Since", "Then", "This", "Through", "Till", "Until",
)  # fmt: skip
"""Words that begin a sentence before a weekday and make no name of it."""

_NAMED = re.compile(
    rf"(?:(?!(?:{'|'.join(_STARTERS)})\b)\b[A-Z]\w*|every|each|any|on a|a)\s+$"
)
"""What stands before a weekday that is no date: "Black Friday", "every Monday"."""


class Span(NamedTuple):
    """The first and the last day that a date may mean."""

    first: date
    last: date


def span(text: str | None) -> Span | None:
    """Return the days that an ISO date of day, month or year precision may mean."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return Span(date(year, month, day), date(year, month, day))
    last = month or 12
    end = date(year, last, monthrange(year, last)[1])
    return Span(date(year, month or 1, 1), end)


def bare_weekdays(text: str) -> Iterator[str]:
    """Yield the weekdays of a text that stand without a date and are no name."""
    dated = {
        match.start() + day.start()
        for match in _WITH_DATE.finditer(text)
        for day in _BARE.finditer(match[0])
    }
    for match in _BARE.finditer(text):
        if match.start() not in dated and not _NAMED.search(
            before(text, match.start())
        ):
            yield match[0]


def dated_weekdays(text: str) -> Iterator[tuple[str, date]]:
    """Yield where a weekday stands with a whole date, and that date."""
    for match in _DATED.finditer(text):
        month = match["amonth"] or match["bmonth"]
        day = int(match["aday"] or match["bday"])
        year, number = int(match["year"]), _MONTHS.index(month) + 1
        if year and 1 <= day <= monthrange(year, number)[1]:
            yield match[0], date(year, number, day)
