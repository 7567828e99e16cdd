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
from briefgen.distill.engine.lists import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = "|".join(MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_COUNTS = "an?|" + "|".join(NUMBERS) + r"|\d{1,2}"
_SEASONS = "spring|summer|autumn|fall|winter"
_YEAR = r"(?:19|20)\d\d"
_SIDE_YEARS = "last|this|next"
_FIRST = "first|second|third"
_PATTERN = re.compile(
    rf"\b(?:(?P<lastnext>last|next|this|coming)\s)?(?P<weekday>{_DAYS})"
    r"(?P<part>\s(?:morning|afternoon|evening|night))?\b(?!’s|'s)"
    r"(?:\s(?:of\s)?(?P<inweek>last|next)\sweek\b)?"
    rf"(?:,?\s(?:(?P<wm>{_MONTH})\.?\s(?P<wd>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)"
    rf"|(?P<wd2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<wm2>{_MONTH})\b)"
    rf"(?:,?\s(?P<wy>{_YEAR}))?)?"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    r"|\b(?P<r1>\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?(?P<r2>\d{1,2})"
    rf"(?:st|nd|rd|th)?\s(?P<rm>{_MONTH})\b(?:,?\s(?P<ry>{_YEAR}))?"
    rf"|\b(?P<d1>\d{{1,2}}|{_FIRST})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH})\b\.?"
    rf"(?:,?\s(?P<y1>{_YEAR})|\s(?:of\s)?(?P<c1>{_SIDE_YEARS})\syear\b)?"
    rf"|\b(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d,.]*\d)"
    r"(?:\s?(?:-|–|to)\s?\d{1,2}\b)?"
    rf"(?:,?\s(?P<y2>{_YEAR}))?"
    rf"|\b(?:mid|early|late)-(?P<m4>{_MONTH})\b(?:\s(?P<y7>{_YEAR}))?"
    rf"|\b(?:(?P<lean>last|next|this|past)\s)?(?P<m3>{_MONTH})\b"
    rf"(?:,?\s(?:of\s)?(?P<y3>{_YEAR})|\s(?:of\s)?(?P<c3>{_SIDE_YEARS})\syear\b)?"
    r"|\b(?P<rel>the\sday\sbefore\syesterday|the\sday\safter\stomorrow"
    r"|yesterday|today|tomorrow|tonight)\b"
    rf"|\b(?:in|this|over)\s(?:the\s)?(?P<season>spring|summer|autumn)"
    r"(?=[.,;:)”\"]|$|\s(?:and|to|at|when|as|after|on|by|with|for|but|if)\b)"
    rf"|\b(?:mid|early|late)-(?P<y5>{_YEAR})\b"
    rf"|\b(?:the\s)?(?:{_SEASONS})\s(?:of\s)?(?P<y6>{_YEAR})\b"
    r"|\b(?:in|since|by|until|till|from|of|before|after|during|to|and|between|late|early"
    rf"|mid|around|through|for|as)\s(?P<y4>{_YEAR})\b"
    r"(?!\s?(?:people|tonnes|euros|dollars|troops|men|women|[a-z]+s\s(?:were|are|had)))"
    rf"|\b(?P<count>{_COUNTS})\s(?P<step>day|week|month|year)s?\s"
    r"(?P<where>ago|earlier|later|after|before)\b"
    r"|\bthe\s(?P<next>previous|next|following|same)\sday\b|\bthe\sday\s(?P<beside>before|after)\b"
    r"|\bthe\s(?P<nth>\d{1,2})(?:st|nd|rd|th)(?=[.,;:)”\"]|$|\s(?:and|to|in|at|when|but|after)\b)"
    r"|\b(?P<span>last|next|this)\s(?P<unit>year|month|week)\b",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"\s(?:Movement|Party|Front|Group|Alliance|Coalition|Agreement|Accords?|Brigade"
    r"|Square|Street|Revolution|Committee|Forum|Foundation)\b"
)
"""What goes on behind a date that is a part of a name: 'the March 7 Movement'."""
_SHIFT = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEPS = {"last": -1, "this": 0, "next": 1}
_SIDES = {
    "ago": "ago",
    "earlier": "before",
    "before": "beyond",
    "previous": "before",
    "later": "after",
    "after": "since",
    "next": "after",
    "following": "after",
    "same": "after",
}
"""On which side of the day that is spoken of: 'beyond' and 'since' tell of another.

"Two days after the talks it was signed on Monday": the talks were on Saturday.
"""
_SEASON = {"spring": 4, "summer": 7, "autumn": 10}
"""The months in the middle of seasons, of which the year alone is told."""
_LEANS = {"last": False, "next": True, "coming": True}
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
    side: str = ""
    """For so many days before or after another day: "ago", "before", "after"."""
    is_ahead: bool | None = None
    """Whether its own words tell that it lies ahead: 'next Friday'."""

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
        month = _first(found, "m1 m2 m3 m4 wm wm2 rm")
        written = match[0]
        if month and not _is_month(text, match, month):
            continue
        if _IN_NAME.match(text, match.end()):
            continue
        start = match.start()
        if found["y4"]:
            start = match.start("y4")
            written = found["y4"]
        year = _first(found, "y1 y2 y3 y4 y5 y6 y7 wy ry")
        day = _first(found, "d1 d2 wd wd2 r1 nth")
        if found["iso"]:
            year, month, day = found["iso"].split("-")
        weekday = found["weekday"]
        unit, steps, side = _counted(found)
        leaning = _first(found, "lastnext span lean")
        if found["inweek"]:
            unit, steps = "week", _STEPS[found["inweek"].lower()]
        if calendar := _first(found, "c1 c3"):
            unit, steps = "calendar", _STEPS[calendar.lower()]
        yield Said(
            start,
            match.end(),
            written.rstrip("."),
            _DAYS.split("|").index(weekday.lower()) if weekday else None,
            _day_of(day) if day else None,
            _number(month) if month else None,
            int(year) if year else None,
            _SHIFT.get((found["rel"] or "").lower()),
            unit,
            steps,
            side,
            _LEANS.get((found["inweek"] or leaning).lower()),
        )


def _first(found: dict[str, str], keys: str) -> str:
    return next((found[key] for key in keys.split() if found[key]), "")


def _day_of(day: str) -> int:
    return int(day) if day.isdigit() else _FIRST.split("|").index(day.lower()) + 1


def _counted(found: dict[str, str]) -> tuple[str, int, str]:
    """Return the unit, how many of it, and on which side of another day they lie."""
    if found["count"]:
        count = found["count"].lower()
        number = NUMBERS.get(count) or (int(count) if count.isdigit() else 1)
        return found["step"].lower(), number, _SIDES[found["where"].lower()]
    if found["next"]:
        return (
            "day",
            int(found["next"].lower() != "same"),
            _SIDES[found["next"].lower()],
        )
    if found["beside"]:
        side = {"before": "after", "after": "before"}[found["beside"].lower()]
        return "day", 1, "before" if side == "after" else "after"
    if found["season"]:
        return "season", _SEASON[found["season"].lower()], ""
    steps = _STEPS.get((found["span"] or "").lower(), 0)
    return (found["unit"] or "").lower(), steps, ""


def _is_month(text: str, match: re.Match[str], month: str) -> bool:
    """Tell whether 'May' and 'March' are months here: after a preposition."""
    at = match[0].lower().find(month.lower())
    if not match[0][at].isupper():
        return False
    if month.isdigit():
        return True
    is_short = month.lower() not in MONTHS
    if match["m3"] and (is_short or month.lower() in ("may", "march")):
        before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
        return before in _PREPOSITIONS or bool(match["y3"])
    return True


_PREPOSITIONS = word_set(
    "in of since until by from before after last next this early late for to and between "
    "during through around over"
)


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month.lower()[:3])


def when(
    date: Said, published: str, *, ahead: bool, beside: Said | None = None
) -> dict[str, Any]:
    """Return a date as a fact has it.

    `published` is the ISO date of the article, or empty; `ahead` tells whether the
    article looks ahead to the date; `beside` is a date from which days are counted.
    """
    ahead = ahead if date.is_ahead is None else date.is_ahead
    made: dict[str, Any] = {"text": date.text}
    if date.year:
        made["date"] = _iso(date.year, date.month, date.day)
        return made if made["date"] else {"text": date.text}
    if len(published) != len("2025-11-15"):
        return made
    day = dt.date.fromisoformat(published)
    basis = "inferred"
    if date.side:
        found = _from_there(date, day, beside)
    elif date.shift is not None:
        found = (day + dt.timedelta(days=date.shift)).isoformat()
    elif date.unit == "calendar":
        found = _iso(day.year + date.steps, date.month, date.day)
    elif date.month:
        found = _nearest(date, day, ahead=ahead)
        basis = "year-inferred"
    elif date.unit and date.weekday is not None:
        return made | _in_week(date.weekday, day, date.steps)
    elif date.unit:
        found = _stepped(date, day, ahead=ahead)
    elif date.day is not None:
        found = _nth(date.day, day, ahead=ahead)
    else:
        is_last = date.is_ahead is False and date.text.lower().startswith("last")
        found = _weekday(date.weekday, day, ahead=ahead, is_other=is_last)
    if found:
        named = f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
        leans = "ahead" if ahead else "back"
        because = f"The article is of {named}; it looks {leans}, to {found[:4]}."
        made |= {"date": found, "basis": basis, "because": because}
    return made


def _in_week(weekday: int, published: dt.date, steps: int) -> dict[str, Any]:
    """Return a day of the week before or after: 'Monday of last week'."""
    monday = published + dt.timedelta(days=steps * _WEEK - published.weekday())
    found = (monday + dt.timedelta(days=weekday)).isoformat()
    side = "before" if steps < 0 else "after"
    because = f"The article is of {published}; {found} is of the week {side}."
    return {"date": found, "basis": "inferred", "because": because}


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
    gaps = [
        gap for gap in found if (gap > -_MONTH_LONG if ahead else gap < _MONTH_LONG)
    ]
    return found[min(gaps, key=abs)] if gaps else ""


def _stepped(date: Said, published: dt.date, *, ahead: bool) -> str:
    """Return the year or month that "last year", "next month", "in spring" means."""
    if date.unit == "season":
        return _nearest(date._replace(month=date.steps), published, ahead=ahead)[:4]
    if date.unit == "year":
        return str(published.year + date.steps)
    if date.unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + date.steps, 12)
        return f"{year}-{month + 1:02}"
    return ""


def _nth(number: int, published: dt.date, *, ahead: bool) -> str:
    """Return the nearest day with a number of a month: 'on the 25th'."""
    for days in range(_MONTH_LONG + 1):
        day = published + dt.timedelta(days=days if ahead else -days)
        if day.day == number:
            return day.isoformat()
    return ""


def _from_there(date: Said, published: dt.date, beside: Said | None) -> str:
    """Return a day that is counted from another one, or from the article's own.

    Nothing where the day that it is counted from is not known, nor where the count is
    of weeks: they are round numbers.
    """
    if date.side == "ago":
        if date.unit == "day":
            return (published - dt.timedelta(days=date.steps)).isoformat()
        if date.unit == "week":
            return ""
        months = date.steps * (12 if date.unit == "year" else 1)
        year, month = divmod(published.year * 12 + published.month - 1 - months, 12)
        return str(year) if date.unit == "year" else f"{year}-{month + 1:02}"
    known = when(beside, published.isoformat(), ahead=False) if beside else {}
    iso = str(known.get("date", ""))
    if len(iso) != len("2025-11-15") or date.unit != "day":
        return ""
    steps = date.steps if date.side in ("after", "beyond") else -date.steps
    found = dt.date.fromisoformat(iso) + dt.timedelta(days=steps)
    # A count is read as one from the day of the article by who checks it.
    off = abs(abs((found - published).days) - date.steps)
    return found.isoformat() if off <= 1 else ""


def _weekday(
    weekday: int | None, published: dt.date, *, ahead: bool, is_other: bool
) -> str:
    """Return the nearest day of a name; with `is_other`, not that of the article."""
    if weekday is None:
        return ""
    gap = (weekday - published.weekday()) % _WEEK
    if not ahead:
        gap = gap - _WEEK if gap or is_other else 0
    return (published + dt.timedelta(days=gap)).isoformat()
