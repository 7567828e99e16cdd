"""Days to scale on an axis: where each lies, and which have a tick.

Lengths are in user units of a drawing, `WIDTH` units wide. Where most of the axis
would be empty, it is broken: the empty time takes `GAP` units, whatever its length,
and on both sides of it equal spans of days stay equal lengths.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 680.0
INSET = 8.0
GAP = 60.0
_FAR = 3
"""How many times longer than all the rest an empty time is that is broken out."""

_MOST_BREAKS = 2

_LAST_MONTH = 12
_MONTH_DAYS = 30.44
_MONTH_WIDTH, _YEAR_WIDTH = 92.0, 34.0
_STEPS = (1, 3, 12, 60, 120, 600, 1200, 12000)
"""Months from one tick to the next."""

_BESIDE = 4.0
_SPARE = 18.0
_APART = 6.0

Anchor = Literal["start", "middle", "end"]


class Tick(NamedTuple):
    """The first day of a month or year on the axis, and where its name stands."""

    x: float
    iso: str
    label_x: float
    anchor: Anchor


class Scale(NamedTuple):
    """An axis from a first to a last day; `gaps` are the times broken out of it."""

    first: date
    last: date
    gaps: tuple[tuple[date, date], ...] = ()
    width: float = WIDTH

    @property
    def unit(self) -> float:
        """The length of a day."""
        days = (self.last - self.first).days - sum(map(_days, self.gaps))
        return (self.width - 2 * INSET - GAP * len(self.gaps)) / max(days, 1)

    def x(self, day: date) -> float:
        """Return where a day lies that is in no gap."""
        before = [gap for gap in self.gaps if gap[1] <= day]
        days = (day - self.first).days - sum(map(_days, before))
        return round(INSET + days * self.unit + GAP * len(before), 2)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the axis is broken: the middle of each gap."""
        return tuple(round(self.x(end) - GAP / 2, 2) for _, end in self.gaps)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks whose names touch neither each other nor an end of the axis."""
        of_step = self.unit * _MONTH_DAYS
        step = next(
            (s for s in _STEPS if s * of_step >= _width_of(s) + _SPARE), _STEPS[-1]
        )
        shown, width = len("2025-11"), _width_of(step)
        if step >= _LAST_MONTH:
            shown = len("2025")
        ticks: list[Tick] = []
        for start, end in self._parts():
            free, limit = self.x(start) - INSET, self.x(end) + INSET
            for day in _first_days(start, end, step):
                x = self.x(day)
                iso = day.isoformat()[:shown]
                after, before = round(x + _BESIDE, 2), round(x - _BESIDE, 2)
                if free <= after and after + width <= limit:
                    ticks.append(Tick(x, iso, after, "start"))
                    free = after + width + _APART
                elif free <= before - width:
                    ticks.append(Tick(x, iso, before, "end"))
                    free = before + _APART
        return tuple(ticks)

    def _parts(self) -> Iterator[tuple[date, date]]:
        """Yield the first and last day of each unbroken part."""
        ends = [self.first, *(day for gap in self.gaps for day in gap), self.last]
        return zip(ends[::2], ends[1::2], strict=True)


def scale_of(spans: Sequence[tuple[date, date]], width: float = WIDTH) -> Scale:
    """Return the axis for some times, each given by its first and last day.

    It is broken where all but one or two of them would be crowded into a corner.
    """
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    rest = (last - first).days
    gaps = sorted(_free(spans), key=_days, reverse=True)
    for number, gap in enumerate(gaps[:_MOST_BREAKS], start=1):
        rest -= _days(gap)
        if _days(gap) > _FAR * rest > 0:
            return Scale(first, last, tuple(sorted(gaps[:number])), width)
    return Scale(first, last, width=width)


def _free(spans: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Yield the times into which none of some times falls."""
    ordered = sorted(spans)
    until = ordered[0][1]
    for (_, end), (start, _) in pairwise(ordered):
        until = max(until, end)
        if start > until:
            yield until, start


def _days(gap: tuple[date, date]) -> int:
    return (gap[1] - gap[0]).days


def _width_of(step: int) -> float:
    return _MONTH_WIDTH if step < _LAST_MONTH else _YEAR_WIDTH


def _first_days(start: date, end: date, step: int) -> Iterator[date]:
    """Yield the first day of every so many months from one day to another."""
    months = range(_month(start), _month(end) + 1)
    for index in months:
        if index % step == 0:
            day = date(index // 12, index % 12 + 1, 1)
            if start <= day <= end:
                yield day


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def span_of(iso: str) -> tuple[date, date]:
    """Return the first and last day that an ISO date of any precision covers."""
    year, month, day = (int(part) for part in f"{iso}-00-00".split("-")[:3])
    if day:
        only = date(year, month, day)
        return only, only
    first = date(year, month or 1, 1)
    if month in {0, _LAST_MONTH}:
        return first, date(year, _LAST_MONTH, 31)
    return first, date(year, month + 1, 1) - timedelta(days=1)
