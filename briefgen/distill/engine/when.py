"""Dates as a clause says them, and the ISO dates worked out of them.

Without a date of publication nothing is worked out: the day stays what was said.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.check.grounding.dates import MONTHS
from briefgen.check.grounding.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = "|".join(MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_PATTERN = re.compile(
    rf"\b(?:(?P<lastnext>last|next|this|coming)\s)?(?P<weekday>{_DAYS})"
    r"(?P<part>\s(?:morning|afternoon|evening|night))?\b(?!’s|'s)"
    rf"(?:,?\s(?P<wm>{_MONTH})\.?\s(?P<wd>\d{{1,2}})\b(?!\d))?"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{_MONTH})\b\.?(?:,?\s(?P<y1>(?:19|20)\d\d))?"
    rf"|\b(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d,.]*\d)"
    r"(?:,?\s(?P<y2>(?:19|20)\d\d))?"
    rf"|\b(?P<m3>{_MONTH})\b(?:\s(?P<y3>(?:19|20)\d\d))?"
    r"|\b(?P<rel>yesterday|today|tomorrow|tonight)\b"
    r"|\b(?:in|since|by|until|till|from|of|before|after|during|to|and|between|late|early)"
    r"\s(?P<y4>(?:19|20)\d\d)\b(?!\s?(?:people|tonnes|euros|dollars|troops|men|women))"
    r"|\b(?P<span>last|next|this)\s(?P<unit>year|month|week)\b",
    re.IGNORECASE,
)
_SHIFT = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_WEEK = 7
_MIDDLE = 15
"""The day that stands for a month."""
_MONTH_LONG = 31


class Said(NamedTuple):
    """A date in a text: where it stands, its words, and its parts as far as given."""

    start: int
    end: int
    text: str
    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    shift: int | None
    unit: str = ""
    steps: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it can be told."""
        return all(part is None for part in self[3:8]) and not self.unit


@lru_cache(maxsize=64)
def said(text: str) -> tuple[Said, ...]:
    """Return the dates of a text in its order."""
    return tuple(_said(text))


def _said(text: str) -> Iterator[Said]:
    for match in _PATTERN.finditer(text):
        found = match.groupdict()
        month = found["m1"] or found["m2"] or found["m3"] or found["wm"]
        written = match[0]
        if month and not _is_month(text, match, month):
            continue
        start = match.start()
        if found["y4"]:
            start = match.start("y4")
            written = found["y4"]
        year = found["y1"] or found["y2"] or found["y3"] or found["y4"]
        day = found["d1"] or found["d2"] or found["wd"]
        weekday = found["weekday"]
        yield Said(
            start,
            match.end(),
            written.rstrip("."),
            _DAYS.split("|").index(weekday.lower()) if weekday else None,
            int(day) if day else None,
            _number(month) if month else None,
            int(year) if year else None,
            _SHIFT.get((found["rel"] or "").lower()),
            (found["unit"] or "").lower(),
            _STEPS.get((found["span"] or "").lower(), 0),
        )


def _is_month(text: str, match: re.Match[str], month: str) -> bool:
    """Tell whether 'May' and 'March' are months here: after a preposition."""
    at = match[0].lower().find(month.lower())
    if not match[0][at].isupper():
        return False
    if match["m3"] and month.lower() in ("may", "march", "mar"):
        before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
        return before in _PREPOSITIONS or bool(match["y3"])
    return True


_PREPOSITIONS = word_set(
    "in of since until by from before after last next this early late"
)


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month.lower()[:3])


def when(date: Said, published: str, *, ahead: bool) -> dict[str, Any]:
    """Return a date as a fact has it.

    `published` is the ISO date of the article, or empty; `ahead` tells whether the
    article looks ahead to the date.
    """
    made: dict[str, Any] = {"text": date.text}
    if date.year:
        made["date"] = _iso(date.year, date.month, date.day)
        return made if made["date"] else {"text": date.text}
    if len(published) != len("2025-11-15"):
        return made
    day = dt.date.fromisoformat(published)
    basis = "inferred"
    if date.shift is not None:
        found = (day + dt.timedelta(days=date.shift)).isoformat()
    elif date.month:
        found = _nearest(date, day, ahead=ahead)
        basis = "year-inferred"
    elif date.unit:
        found = _stepped(date, day)
    elif date.weekday is not None:
        found = _weekday(date.weekday, day, ahead=ahead).isoformat()
    else:
        return made
    if found:
        named = f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
        because = f"The article is of {named}; it looks {'ahead' if ahead else 'back'}."
        made |= {"date": found, "basis": basis, "because": because}
    return made


def _iso(year: int, month: int | None, day: int | None) -> str:
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return ""
    parts = [f"{year:04}"]
    parts += [f"{month:02}"] if month else []
    parts += [f"{day:02}"] if month and day else []
    return "-".join(parts)


def _nearest(date: Said, published: dt.date, *, ahead: bool) -> str:
    """Return the date without a year that is nearest to an article's own.

    Nothing where it lies on the other side than the one that the article looks to.
    """
    found: dict[int, str] = {}
    for year in (published.year - 1, published.year, published.year + 1):
        iso = _iso(year, date.month, date.day)
        if iso:
            middle = dt.date(year, date.month or 1, date.day or _MIDDLE)
            found[(middle - published).days] = iso
    gap = min(found, key=abs, default=0)
    is_wrong = gap < -_MONTH_LONG if ahead else gap > _MONTH_LONG
    return "" if is_wrong else found.get(gap, "")


def _stepped(date: Said, published: dt.date) -> str:
    """Return the year or month that "last year" or "next month" means."""
    if date.unit == "year":
        return str(published.year + date.steps)
    if date.unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + date.steps, 12)
        return f"{year}-{month + 1:02}"
    return ""


def _weekday(weekday: int, published: dt.date, *, ahead: bool) -> dt.date:
    gap = (weekday - published.weekday()) % _WEEK
    if not ahead:
        gap = gap - _WEEK if gap else 0
    return published + dt.timedelta(days=gap)
