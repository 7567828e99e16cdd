"""Dates as a text says them: where they stand, and their parts as far as given."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.dates import MONTHS
from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.words import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator


_MONTH = "|".join(MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_COUNTS = "an?|" + "|".join(NUMBERS) + r"|\d{1,2}"
_SEASONS = "spring|summer|autumn|fall|winter"
_YEAR = r"(?:19|20)\d\d"
_SIDE_YEARS = "last|this|next"
_FIRST = "first|second|third"
_PATTERN = re.compile(
    rf"\b(?:(?P<lastnext>last|next|this|coming)\s)?(?P<weekday>{DAYS})"
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
_PREPOSITIONS = word_set(
    "in of since until by from before after last next this early late for to and "
    "between during through around over"
)


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
            DAYS.split("|").index(weekday.lower()) if weekday else None,
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


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month.lower()[:3])
