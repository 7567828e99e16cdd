"""Dates as a clause says them, and the ISO dates worked out of them.

Without a date of publication nothing is worked out: the day stays what was said.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from briefgen.check.grounding.dates import MONTHS
from briefgen.distill.engine.dates import DAYS

if TYPE_CHECKING:
    from briefgen.distill.engine.dates import Said

_WEEK = 7
_MIDDLE = 15
"""The day that stands for a month."""
_MONTH_LONG = 31


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
    if date.unit and date.weekday is not None and not date.side:
        return made | _in_week(date.weekday, day, date.steps)
    if found := _worked_out(date, day, ahead=ahead, beside=beside):
        because = _because(date, found, day, ahead=ahead)
        is_year = date.month and not (date.side or date.unit)
        basis = "year-inferred" if is_year else "inferred"
        made |= {"date": found, "basis": basis, "because": because}
    return made


def _because(date: Said, found: str, published: dt.date, *, ahead: bool) -> str:
    """Return why a date is the one found, in words that a reader can follow."""
    month = MONTHS[published.month - 1].title()
    named = f"{published.day} {month} {published.year}"
    if date.weekday is None or date.unit or date.side:
        leans = "ahead" if ahead else "back"
        return f"The article is of {named}; it looks {leans}, to {found[:4]}."
    weekday = DAYS.split("|")[date.weekday].title()
    if found == published.isoformat():
        return f"The article is of that {weekday}, {named}."
    side = "after" if found > published.isoformat() else "before"
    return f"The {weekday} {side} {named}, the day of the article."


def _worked_out(date: Said, day: dt.date, *, ahead: bool, beside: Said | None) -> str:
    """Return the ISO date that a date without a year means; or nothing."""
    if date.side:
        return _from_there(date, day, beside)
    if date.shift is not None:
        return (day + dt.timedelta(days=date.shift)).isoformat()
    if date.unit == "calendar":
        return _iso(day.year + date.steps, date.month, date.day)
    if date.month or date.unit:
        told = _nearest if date.month else _stepped
        return told(date, day, ahead=ahead)
    is_last = date.is_ahead is False and date.text.lower().startswith("last")
    if date.day is not None:
        return _nth(date.day, day, ahead=ahead)
    return _weekday(date.weekday, day, ahead=ahead, is_other=is_last)


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
