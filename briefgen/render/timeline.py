"""The timeline: dated events to scale, as geometry for a drawing.

Lengths are in user units of the drawing, `WIDTH` units wide. Events that fall on
one date share a mark. A date with the precision of a month or year is a span.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from briefgen.render.date_scale import INSET, WIDTH, Tick, scale_of, span_of
from briefgen.render.dates import says_more

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefgen.dossier.models import Event, When
    from briefgen.render.date_scale import Anchor, Scale

_ROW = 30.0
_AXIS_GAP = 22.0
_LETTER = 6.3
_SMALL_LETTER = 5.4
_LONGEST = 90
"""The most letters of a label: what has more is shortened, and told in the text."""

_EDGE = 1.15
"""How much wider than estimated a label may be: where it would leave the drawing."""

_CUT = 2
"""Through so many labels no line of a mark is led."""

_STEP, _STEPS = 20.0, 24
"""By how much an axis gets shorter for room at its end, and how many times."""

_KEY_STEP = 95.0
_BASES = ("stated", "year-inferred", "inferred")


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


class Box(NamedTuple):
    """The room of a label that the line of another mark leads through."""

    x: float
    y: float
    width: float
    height: float


class Timeline(NamedTuple):
    """All marks of the drawing, its height, where the axis lies, and the key.

    `bases` are the kinds of dates among the points, `key_x` where each is explained,
    and `breaks` where the axis leaves out an empty time. What lies behind the `boxes`
    is not to be seen.
    """

    height: float
    axis: float
    points: tuple[Point, ...]
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    bases: tuple[str, ...]
    key_x: tuple[float, ...]
    breaks: tuple[float, ...]
    boxes: tuple[Box, ...]


def timeline(events: Iterable[Event], between: str = "; ") -> Timeline | None:
    """Return the drawing of the dated events; None for fewer than two dates.

    `between` stands between the titles of events on one date.
    """
    dated = _merged((event for event in events if event.when.date), between)
    if len({when.date for _, when in dated}) < 2:  # noqa: PLR2004 - nothing to scale
        return None
    spans = [span_of(when.date or "") for _, when in dated]
    days = [item for item in dated if _is_day(item[1])]
    scale = scale_of(spans)
    rows = _rows(days, scale)
    axis, points = _points(days, scale, rows)
    boxes = tuple(_boxes(points))
    if _is_cut(points, boxes) and (narrow := _room_at_the_end(days, spans)):
        scale = narrow
        axis, points = _points(days, scale, _stairs(days, scale), "start")
        boxes = ()
    wide = [item for item in dated if not _is_day(item[1])]
    drawn = tuple(
        _span(title, when, scale, axis + 24 + _ROW * i)
        for i, (title, when) in enumerate(wide)
    )
    bases = tuple(b for b in _BASES if any(point.basis == b for point in points))
    bottom = drawn[-1].label.y + 6 if drawn else axis + 18
    beside = _room_beside(drawn, len(bases))
    key_x = beside if beside is not None else INSET
    return Timeline(
        height=bottom + (0 if beside is not None else 20),
        axis=axis,
        points=points,
        spans=drawn,
        ticks=scale.ticks,
        bases=bases,
        key_x=tuple(key_x + _KEY_STEP * i for i in range(len(bases))),
        breaks=scale.breaks,
        boxes=boxes,
    )


def _room_beside(spans: Sequence[Span], entries: int) -> float | None:
    """Return where the key fits beside the label of the last span, if it does."""
    if not spans:
        return None
    label = spans[-1].label
    half = _width_of_line(label.title, label.when) / 2
    start = WIDTH - _KEY_STEP * entries
    return start if label.anchor == "middle" and label.x + half < start else None


def _merged(events: Iterable[Event], between: str) -> list[tuple[str, When]]:
    """Join the titles of events on one date, in the order of the dates."""
    titles: dict[str, list[str]] = {}
    whens: dict[str, When] = {}
    for event in events:
        key = event.when.date or ""
        titles.setdefault(key, []).append(event.title)
        whens.setdefault(key, event.when)
    return [
        (shorten(between.join(titles[key]), _LONGEST, placeholder="…"), whens[key])
        for key in sorted(titles, key=lambda key: (*span_of(key), key))
    ]


def _is_day(when: When) -> bool:
    first, last = span_of(when.date or "")
    return first == last


def _anchor(x: float, width: float) -> Anchor:
    half = width / 2 * _EDGE
    if x - half < 0:
        return "start"
    return "end" if x + half > WIDTH else "middle"


def _width(title: str, when: When) -> float:
    """Estimate the width of a label: its title over its date and the words for it."""
    return max(len(title) * _LETTER, _width_of_date(when))


def _width_of_line(title: str, when: When) -> float:
    """Estimate the width of the label of a span: its title and its date in a line."""
    return (len(title) + 1) * _LETTER + _width_of_date(when)


def _width_of_date(when: When) -> float:
    said = len(when.text) + 4 if when.basis == "inferred" or says_more(when) else 0
    return (11 + said) * _SMALL_LETTER


def _extent(title: str, when: When, x: float) -> tuple[float, float]:
    width = _width(title, when)
    starts = {"start": 0.0, "middle": x - width / 2, "end": WIDTH - width}
    start = starts[_anchor(x, width)]
    return start, start + width


def _rows(labels: Sequence[tuple[str, When]], scale: Scale) -> list[int]:
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


def _room_at_the_end(
    days: Sequence[tuple[str, When]], spans: Sequence[tuple[date, date]]
) -> Scale | None:
    """Return the longest axis on which each label may begin over its mark, if any."""
    for number in range(_STEPS):
        scale = scale_of(spans, WIDTH - number * _STEP)
        if max(_end(title, when, scale) for title, when in days) <= WIDTH:
            return scale
    return None


def _stairs(days: Sequence[tuple[str, When]], scale: Scale) -> list[int]:
    """Return rows in which no line leads through any label.

    Each label begins over its own mark, and the earlier is the higher where two would
    meet: like stairs that go down to the last.
    """
    rows: list[int] = []
    starts = [scale.x(span_of(when.date or "")[0]) for _, when in days]
    for number in range(len(days) - 1, -1, -1):
        end = _end(*days[number], scale) + _LETTER
        after = zip(starts[number + 1 :], rows, strict=True)
        met = (row for start, row in after if start < end)
        rows.insert(0, max(met, default=-1) + 1)
    return rows


def _end(title: str, when: When, scale: Scale) -> float:
    """Return where a label ends that begins over its mark, if it is wide."""
    return scale.x(span_of(when.date or "")[0]) + _width(title, when) * _EDGE


def _is_cut(points: Sequence[Point], boxes: Sequence[Box]) -> bool:
    """Tell whether the line of a mark leads through several labels: dots are left."""
    return any(
        sum(
            box.x <= point.x <= box.x + box.width and box.y > point.label.y
            for box in boxes
        )
        >= _CUT
        for point in points
    )


def _points(
    days: Sequence[tuple[str, When]],
    scale: Scale,
    rows: Sequence[int],
    anchor: Anchor | None = None,
) -> tuple[float, tuple[Point, ...]]:
    """Return where the axis lies under the rows of labels, and the marks on it."""
    axis = _ROW * (max(rows, default=0) + 1) + 16
    return axis, tuple(
        _point(item, scale, axis - _AXIS_GAP - _ROW * row, anchor)
        for item, row in zip(days, rows, strict=True)
    )


def _point(
    item: tuple[str, When], scale: Scale, y: float, anchor: Anchor | None
) -> Point:
    title, when = item
    x = scale.x(span_of(when.date or "")[0])
    if anchor:
        return Point(x, when.basis, Label(title, when, x, y, anchor))
    anchor = _anchor(x, _width(title, when))
    label_x = {"start": 0.0, "middle": x, "end": WIDTH}[anchor]
    return Point(x, when.basis, Label(title, when, label_x, y, anchor))


def _span(title: str, when: When, scale: Scale, y: float) -> Span:
    first, last = span_of(when.date or "")
    start, end = scale.x(first), scale.x(last)
    middle = (start + end) / 2
    anchor = _anchor(middle, _width_of_line(title, when))
    x = {"start": 0.0, "middle": middle, "end": WIDTH}[anchor]
    return Span(start, end, y, Label(title, when, round(x, 2), y + 13, anchor))


def _boxes(points: Sequence[Point]) -> Iterator[Box]:
    """Yield the room of each label that the line from a higher one leads through."""
    for point in points:
        label = point.label
        start, end = _extent(label.title, label.when, point.x)
        higher = (other for other in points if other.label.y < label.y)
        if any(start <= other.x <= end for other in higher):
            top, height = round(label.y - _ROW + 6, 2), _ROW - 2
            yield Box(round(start, 2), top, round(end - start, 2), height)
