"""The dates that a text names: weekdays, months, days, years, parts of the day."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefgen.check.grounding.lexicon import word_set

_WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}
_SHORT_MONTHS["sept"] = 9
_MONTH_NAMES = {month: number for number, month in enumerate(MONTHS, start=1)}
_PATTERN = re.compile(
    r"(?P<weekday>\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)"
    r"|(?P<month>\b(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
    r"|(?P<year>(?<![\d$€£.,-])(?:1[89]|20)\d\d\b(?![\d,]\d|%))"
    r"|(?P<daypart>\b(?:morning|afternoon|evening|midnight|noon|dawn)\b)"
    r"|(?P<season>\b(?:spring|summer|autumn|winter)\b)"
    r"|(?P<relative>\b(?:yesterday|tomorrow|today|tonight"
    r"|(?:last|next|this|coming|previous|following)\s(?:week|month|year|weekend|quarter"
    r"|spring|summer|autumn|winter|season|term|decade|century)\b)(?:'s)?)",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s*$")
_DAY_AFTER = re.compile(r"^\.?\s*(\d{1,2})(?:st|nd|rd|th)?\b(?![,.]?\d|%)")
_SAME = {
    "coming": "next",
    "following": "next",
    "previous": "last",
    "tonight": "today",
}


class Date(NamedTuple):
    """A date in a text: its kind, its value, and the words.

    `kind` is weekday, month, day, year, daypart, season or relative. The value of a
    month is its number as a text, of a day "10-12", of other kinds a word.
    """

    kind: str
    value: str
    words: str
    start: int


@cache
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text, made alike, in its order."""
    found: list[Date] = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or ""
        words = match[0]
        lower = words.lower().rstrip(".")
        if kind == "month":
            found += _of_month(text, match, lower)
        elif kind == "relative":
            first, _, rest = lower.removesuffix("'s").partition(" ")
            value = f"{_SAME.get(first, first)} {rest}".strip()
            found.append(Date(kind, value, words, match.start()))
        else:
            value = lower.removesuffix("s") if kind == "weekday" else lower
            found.append(Date(kind, value, words, match.start()))
    return tuple(found)


def _of_month(text: str, match: re.Match[str], lower: str) -> list[Date]:
    """Return a month, and its day where one stands beside it."""
    written = match[0]
    after = _DAY_AFTER.search(text[match.end() : match.end() + 8])
    before = _DAY_BEFORE.search(text[max(match.start() - 9, 0) : match.start()])
    if not written[0].isupper() or (
        written.lower() in ("may", "march")
        and not (before or after or _is_date(text, match))
    ):
        return []
    number = _MONTH_NAMES.get(lower) or _SHORT_MONTHS[lower]
    found = [Date("month", str(number), written, match.start())]
    day = (after and after[1]) or (before and before[1])
    if day:
        found.append(Date("day", f"{number}-{int(day)}", written, match.start()))
    return found


_ALONE = 2
"""In a text of so many words, 'May' is a month: 'May 2026'."""
_NEAR_MONTHS = word_set(
    "in of since until by from before after last next this late early mid to during "
    "and end"
)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell whether 'May' or 'March' is a month here, and no verb or name."""
    before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
    alone = not text[: match.start()].strip() and len(text.split()) <= _ALONE
    return alone or before in _NEAR_MONTHS


def weekday(number: int) -> str:
    """Return the name of a weekday: 0 is Monday."""
    return _WEEKDAYS[number]
