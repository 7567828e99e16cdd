"""The timeline: dated events to scale, as geometry for a drawing.

Lengths are in user units of the drawing, `WIDTH` units wide. Events that fall on
one date share a mark. A date with the precision of a month or year is a span.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.dossier.models import Event, When

WIDTH = 680.0
_INSET = 8.0
_ROW = 30.0
_AXIS_GAP = 22.0
_LETTER = 6.3
_SMALL_LETTER = 5.4
_MOST_TICKS = 12
_LAST_MONTH = 12
_STEPS = (1, 3, 12, 60, 120, 600, 1200, 12000)
"""Months from one tick to the next."""

_KEY_STEP = 95.0
_BASES = ("stated", "year-inferred", "inferred")

Anchor = Literal["start", "middle", "end"]


class Label(NamedTuple):
    """Two lines of text over or under a mark."""

    title: str
    when: When
    x: float
    y: float
    anchor: Anchor


class Point(NamedTuple):
    """An event of a known day."""

    x: float
    basis: str
    label: Label


class Span(NamedTuple):
    """An event of which only the month or year is known."""

    start: float
    end: float
    y: float
    label: Label


class Tick(NamedTuple):
    """The first day of a month or year on the axis."""

    x: float
    iso: str


class Timeline(NamedTuple):
    """All marks of the drawing, its height, where the axis lies, and the key.

    `bases` are the kinds of dates among the points, `key_x` where each is explained.
    """

    height: float
    axis: float
    points: tuple[Point, ...]
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    bases: tuple[str, ...]
    key_x: tuple[float, ...]


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


def timeline(events: Iterable[Event], between: str = "; ") -> Timeline | None:
    """Return the drawing of the dated events; None for fewer than two dates.

    `between` stands between the titles of events on one date.
    """
    dated = _merged((event for event in events if event.when.date), between)
    if len({when.date for _, when in dated}) < 2:  # noqa: PLR2004 - nothing to scale
        return None
    spans = [span_of(when.date or "") for _, when in dated]
    scale = _Scale(min(first for first, _ in spans), max(last for _, last in spans))
    days = [item for item in dated if _is_day(item[1])]
    rows = _rows(days, scale)
    axis = _ROW * (max(rows, default=0) + 1) + 16
    points = tuple(
        _point(title, when, scale, axis - _AXIS_GAP - _ROW * row)
        for (title, when), row in zip(days, rows, strict=True)
    )
    wide = [item for item in dated if not _is_day(item[1])]
    drawn = tuple(
        _span(title, when, scale, axis + 24 + _ROW * i)
        for i, (title, when) in enumerate(wide)
    )
    bases = tuple(b for b in _BASES if any(point.basis == b for point in points))
    bottom = drawn[-1].label.y + 6 if drawn else axis + 18
    beside = _room_beside(drawn, len(bases))
    key_x = beside if beside is not None else _INSET
    return Timeline(
        height=bottom + (0 if beside is not None else 20),
        axis=axis,
        points=points,
        spans=drawn,
        ticks=_ticks(scale),
        bases=bases,
        key_x=tuple(key_x + _KEY_STEP * i for i in range(len(bases))),
    )


def mirrored(drawing: Timeline) -> Timeline:
    """Return the drawing for a page that is read from right to left."""
    return drawing._replace(
        points=tuple(
            point._replace(x=_turned(point.x), label=_turned_label(point.label))
            for point in drawing.points
        ),
        spans=tuple(
            span._replace(
                start=_turned(span.start),
                end=_turned(span.end),
                label=_turned_label(span.label),
            )
            for span in drawing.spans
        ),
        ticks=tuple(tick._replace(x=_turned(tick.x)) for tick in drawing.ticks),
        key_x=tuple(map(_turned, drawing.key_x)),
    )


def _turned(x: float) -> float:
    return round(WIDTH - x, 2)


def _turned_label(label: Label) -> Label:
    anchors: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}
    return label._replace(x=_turned(label.x), anchor=anchors[label.anchor])


def _room_beside(spans: Sequence[Span], entries: int) -> float | None:
    """Return where the key fits beside the label of the last span, if it does."""
    if not spans:
        return None
    label = spans[-1].label
    half = _width(label.title, label.when) / 2
    start = WIDTH - _KEY_STEP * entries
    return start if label.anchor == "middle" and label.x + half < start else None


class _Scale(NamedTuple):
    first: date
    last: date

    def x(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        share = (day - self.first).days / days
        return round(_INSET + share * (WIDTH - 2 * _INSET), 2)


def _merged(events: Iterable[Event], between: str) -> list[tuple[str, When]]:
    """Join the titles of events on one date, in the order of the dates."""
    titles: dict[str, list[str]] = {}
    whens: dict[str, When] = {}
    for event in events:
        key = event.when.date or ""
        titles.setdefault(key, []).append(event.title)
        whens.setdefault(key, event.when)
    return [
        (between.join(titles[key]), whens[key])
        for key in sorted(titles, key=lambda key: (*span_of(key), key))
    ]


def _is_day(when: When) -> bool:
    first, last = span_of(when.date or "")
    return first == last


def _anchor(x: float, width: float) -> Anchor:
    if x - width / 2 < 0:
        return "start"
    return "end" if x + width / 2 > WIDTH else "middle"


def _width(title: str, when: When) -> float:
    """Estimate the width of a label: its title over its date and the words for it."""
    said = len(when.text) + 4 if when.basis == "inferred" else 0
    return max(len(title) * _LETTER, (11 + said) * _SMALL_LETTER)


def _extent(title: str, when: When, x: float) -> tuple[float, float]:
    width = _width(title, when)
    starts = {"start": 0.0, "middle": x - width / 2, "end": WIDTH - width}
    start = starts[_anchor(x, width)]
    return start, start + width


def _rows(labels: Sequence[tuple[str, When]], scale: _Scale) -> list[int]:
    """Give each label the lowest row in which it touches no other."""
    ends: list[float] = []
    rows: list[int] = []
    for title, when in labels:
        start, end = _extent(title, when, scale.x(span_of(when.date or "")[0]))
        free = (i for i, taken in enumerate(ends) if taken + _LETTER <= start)
        row = next(free, len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows


def _point(title: str, when: When, scale: _Scale, y: float) -> Point:
    x = scale.x(span_of(when.date or "")[0])
    anchor = _anchor(x, _width(title, when))
    label_x = {"start": 0.0, "middle": x, "end": WIDTH}[anchor]
    return Point(x, when.basis, Label(title, when, label_x, y, anchor))


def _span(title: str, when: When, scale: _Scale, y: float) -> Span:
    first, last = span_of(when.date or "")
    start, end = scale.x(first), scale.x(last)
    middle = (start + end) / 2
    anchor = _anchor(middle, _width(title, when))
    x = {"start": 0.0, "middle": middle, "end": WIDTH}[anchor]
    return Span(start, end, y, Label(title, when, round(x, 2), y + 13, anchor))


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    months = (scale.last.year - scale.first.year) * 12 + (
        scale.last.month - scale.first.month
    )
    step = next(step for step in _STEPS if months / step < _MOST_TICKS)
    shown = len("2025-11") if step < _LAST_MONTH else len("2025")
    start = scale.first.year * 12 + scale.first.month - 1
    ticks = []
    for index in range(start, start + months + 1):
        if index % step == 0 or step == 1:
            day = date(index // 12, index % 12 + 1, 1)
            if scale.first <= day <= scale.last:
                ticks.append(Tick(scale.x(day), day.isoformat()[:shown]))
    return tuple(ticks)
