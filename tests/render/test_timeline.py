"""Promises of `briefgen.render.timeline`: events to scale, labels that can be read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.dossier.models import Event, When
from briefgen.render.date_scale import GAP, WIDTH, Tick, scale_of, span_of
from briefgen.render.html import paper_page, screen_page
from briefgen.render.timeline import (
    Label,
    Timeline,
    _width,
    timeline,
)
from briefgen.render.timeline_mirror import mirrored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.render.conftest import MakeBrief

BASES = ("stated", "year-inferred", "inferred")

days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
near_days = st.dates(date(2025, 1, 1), date(2025, 12, 31)).map(date.isoformat)
months = days.map(lambda iso: iso[:7])
years = days.map(lambda iso: iso[:4])
titles = st.text("abcdefgh ", min_size=1, max_size=40)


def event(iso: str | None, title: str = "Event", basis: str = "stated") -> Event:
    """Return an event of a date, all else being of no matter."""
    when = When(text="that day", date=iso, basis=basis)  # type: ignore[arg-type]
    return Event(id="event", text="It happened.", title=title, when=when)


def drawn(events: Sequence[Event]) -> Timeline:
    """Return the drawing of events that have one."""
    drawing = timeline(events)
    assert drawing is not None
    return drawing


def extent(label: Label) -> tuple[float, float]:
    """Return where a label begins and ends, by the estimate of its width."""
    width = _width(label.title, label.when)
    start = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return label.x - start, label.x - start + width


two_days = st.lists(near_days | days, min_size=2, unique=True)
labelled = st.lists(
    st.builds(event, near_days, titles, st.sampled_from(BASES)),
    min_size=2,
    unique_by=lambda e: e.when.date,
)


# --- Scale -------------------------------------------------------------------


@given(two_days)
def test_to_scale(isos: list[str]) -> None:
    """Equal spans of days are equal lengths, but for what a drawn break leaves out."""
    drawing = drawn([event(iso) for iso in isos])
    dates = sorted(map(date.fromisoformat, isos))
    gaps = scale_of([(day, day) for day in dates]).gaps
    assert len(drawing.breaks) == len(gaps)
    assert len(drawing.points) == len(dates)
    lengths: list[tuple[int, float]] = []
    for (day, point), (later, other) in pairwise(
        zip(dates, drawing.points, strict=True)
    ):
        if (day, later) in gaps:
            assert other.x - point.x == pytest.approx(GAP, abs=0.02)
        else:
            lengths.append(((later - day).days, other.x - point.x))
    days, length = max(lengths)
    for number, other_length in lengths:
        assert other_length == pytest.approx(number * length / days, abs=0.05)


def test_lines_are_not_cut_to_dots() -> None:
    """Where days are close and labels long, each label begins over its own mark.

    The earlier stands higher, so that no line leads through any label.
    """
    isos = ["2019-05-01", *(f"2025-05-0{day}" for day in range(1, 7))]
    drawing = drawn(
        [
            event(iso, "The council meets on the port of the northern coast")
            for iso in isos
        ]
    )
    later = drawing.points[1:]
    assert [point.label.x for point in later] == [point.x for point in later]
    assert all(a.label.y < b.label.y for a, b in pairwise(later))
    assert drawing.boxes == ()
    assert max(extent(point.label)[1] for point in later) <= WIDTH


def test_words_of_the_source_that_say_more_are_drawn(brief_for: MakeBrief) -> None:
    """A date by which something is due is not drawn as that day alone."""
    plain = brief_for("executive")
    first, *rest = plain.facts.events
    when = When(text="by 1 September 2025", date="2025-09-01")
    events = (first.replaced(when=when), *rest)
    page = screen_page(plain.replaced(facts=plain.facts.replaced(events=events)))
    assert "1 Sept 2025, “by 1 September 2025”" in page
    assert "1 September 2025 (“by 1 September 2025”)" in page
    assert "“by" not in screen_page(plain)


@pytest.mark.parametrize(
    ("isos", "breaks"),
    [
        pytest.param(["2001-11-14", "2025-06-17", "2025-09-15"], 1, id="long before"),
        pytest.param(["2022-07-22", "2023-07-17", "2203-07-01"], 1, id="far ahead"),
        pytest.param(["1901-01-01", "2024-01", "2025-03-04", "2250"], 2, id="both"),
        pytest.param(["2001-11-14", "2025-06-17"], 0, id="nothing else"),
        pytest.param(["2024-01-01", "2024-06-01", "2025-06-01"], 0, id="near"),
    ],
)
def test_far_date(isos: list[str], breaks: int) -> None:
    """A date far from all others breaks the axis, so that these are not crowded."""
    drawing = drawn([event(iso) for iso in isos])
    assert len(drawing.breaks) == breaks
    assert all(0 < x < WIDTH for x in drawing.breaks)


@given(st.lists(days | months | years, min_size=2, unique=True))
def test_inside(isos: list[str]) -> None:
    """Every mark, tick and bracket lies on the axis, whatever the dates are."""
    drawing = drawn([event(iso) for iso in isos])
    marks = [point.x for point in drawing.points] + [t.x for t in drawing.ticks]
    marks += [x for span in drawing.spans for x in (span.start, span.end)]
    assert all(0 <= x <= WIDTH for x in marks)
    assert all(span.start <= span.end for span in drawing.spans)


@given(st.lists(days | months | years, min_size=2, unique=True))
def test_ticks(isos: list[str]) -> None:
    """The axis has a dozen ticks at most, in order, over days or over ages."""
    ticks = drawn([event(iso) for iso in isos]).ticks
    assert len(ticks) <= 13
    assert [t.iso for t in ticks] == sorted({t.iso for t in ticks})
    assert [t.x for t in ticks] == sorted(t.x for t in ticks)


def test_tick_of_month() -> None:
    """A tick stands at the first day of its month."""
    drawing = drawn([event("2025-10-01"), event("2025-10-21"), event("2025-11-30")])
    first, _, last = drawing.points
    (october, november) = drawing.ticks
    assert october == Tick(first.x, "2025-10", first.x + 4, "start")
    assert november.iso == "2025-11"
    assert november.x == pytest.approx(first.x + 31 / 60 * (last.x - first.x), abs=0.02)


@given(st.lists(days | months | years, min_size=2, unique=True))
@example(["2022-07-22", "2023-07-17"])
@example(["2022-01-01", "2203-01-02"])
def test_names_of_ticks(isos: list[str]) -> None:
    """The names of the ticks stay inside the drawing, and touch no other."""
    until = 0.0
    for tick in drawn([event(iso) for iso in isos]).ticks:
        width = 34 if len(tick.iso) == 4 else 92
        start = tick.label_x - (width if tick.anchor == "end" else 0)
        assert until <= start
        until = start + width
    assert until <= WIDTH


# --- Labels ------------------------------------------------------------------


@given(labelled)
@example(
    [event("2025-01-01", "Short"), event("2025-02-15", "t" * 30), event("2025-12-31")]
)
@example([event("2025-01-01"), event("2025-11-20", "t" * 30), event("2025-12-31")])
def test_labels_apart(events: list[Event]) -> None:
    """Two labels of one row never touch, by the estimate of their width."""
    rows: dict[float, list[tuple[float, float]]] = {}
    for point in drawn(events).points:
        rows.setdefault(point.label.y, []).append(extent(point.label))
    for row in rows.values():
        row.sort()
        for (_, end), (start, _) in pairwise(row):
            assert end <= start


@given(labelled)
def test_labels_inside(events: list[Event]) -> None:
    """A label stays inside the drawing, and above the axis."""
    drawing = drawn(events)
    for point in drawing.points:
        start, end = extent(point.label)
        assert start >= -0.01
        assert end <= WIDTH + 0.01
        assert 0 < point.label.y < drawing.axis


@pytest.mark.parametrize("iso", ["2025-01-01", "2025-06-01", "2025-12-31"])
def test_long_label(iso: str) -> None:
    """A label that is longer than the drawing is wide is shortened to fit."""
    events = [event("2025-01-01"), event("2025-12-31"), event(iso, "Talks on it " * 20)]
    for point in drawn(events).points:
        start, end = extent(point.label)
        assert start >= 0
        assert end <= WIDTH
    assert any(point.label.title.endswith("…") for point in drawn(events).points)


@given(labelled)
@example(
    [event(f"2025-01-0{n}", "t" * 30) for n in range(1, 6)] + [event("2025-12-31")]
)
def test_nothing_leads_through_a_label(events: list[Event]) -> None:
    """Where the line from a mark to its label crosses another, that lies in a box."""
    drawing = drawn(events)
    boxes = {(box.x, box.y) for box in drawing.boxes}
    for point in drawing.points:
        start, end = extent(point.label)
        above = [p for p in drawing.points if p.label.y < point.label.y]
        is_crossed = any(start <= other.x <= end for other in above)
        assert is_crossed == ((round(start, 2), round(point.label.y - 24, 2)) in boxes)


@given(st.lists(months | years, min_size=2, max_size=12, unique=True))
def test_rows_of_spans(isos: list[str]) -> None:
    """Each bracket has a row of its own under the axis, inside the drawing."""
    drawing = drawn([event(iso) for iso in isos])
    rows = [span.y for span in drawing.spans]
    assert len(rows) == len(set(rows)) == len(isos)
    assert all(drawing.axis < y < drawing.height for y in rows)
    assert all(span.label.y < drawing.height for span in drawing.spans)


# --- What is drawn -----------------------------------------------------------


@pytest.mark.parametrize(
    "isos",
    [
        pytest.param([], id="none"),
        pytest.param([None, None], id="undated"),
        pytest.param(["2025-11-15"], id="one"),
        pytest.param(["2025-11-15", "2025-11-15", None], id="the same"),
    ],
)
def test_nothing_to_scale(isos: list[str | None]) -> None:
    """Fewer than two dates make no drawing."""
    assert timeline([event(iso) for iso in isos]) is None


def test_a_span_at_the_edge_keeps_its_words() -> None:
    """The label of a month at an end of the axis begins, or ends, at that edge."""
    first, last = event("2026-01", "340 boats"), event("2026-12", "340 boats")
    january, december = drawn([first, last, event("2026-06-20")]).spans
    assert (january.label.anchor, december.label.anchor) == ("start", "end")
    assert (january.label.x, december.label.x) == (0, WIDTH)


def test_one_mark_a_day() -> None:
    """Events of one day share a mark and a label."""
    events = [event("2025-11-15", "Call"), event("2025-11-15", "Reply")]
    first, second = drawn([event("2025-11-01"), *events]).points
    assert first.label.title == "Event"
    assert second.label.title == "Call; Reply"


def test_order() -> None:
    """Events are drawn in the order of their dates, not of the file."""
    drawing = drawn([event("2025-11-15", "Last"), event("2025-09-29", "First")])
    assert [point.label.title for point in drawing.points] == ["First", "Last"]


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        pytest.param("2025-11-15", "2025-11-15", "2025-11-15", id="day"),
        pytest.param("2025-10", "2025-10-01", "2025-10-31", id="month"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="leap"),
        pytest.param("2025-12", "2025-12-01", "2025-12-31", id="December"),
        pytest.param("2025", "2025-01-01", "2025-12-31", id="year"),
        pytest.param("9999-12", "9999-12-01", "9999-12-31", id="the last"),
    ],
)
def test_span_of(iso: str, first: str, last: str) -> None:
    """A date of any precision covers its first to its last day."""
    assert span_of(iso) == (date.fromisoformat(first), date.fromisoformat(last))


def test_month() -> None:
    """An event of which only the month is known spans that month, as no point does."""
    drawing = drawn([event("2025-10-01"), event("2025-10"), event("2025-10-31")])
    (span,) = drawing.spans
    assert (span.start, span.end) == tuple(point.x for point in drawing.points)


def test_bases() -> None:
    """The key explains the kinds of dates that are drawn, and no others."""
    events = [event("2025-10-01"), event("2025-10-13", basis="inferred")]
    drawing = drawn(events)
    assert drawing.bases == ("stated", "inferred")
    assert len(drawing.key_x) == 2
    assert [point.basis for point in drawing.points] == ["stated", "inferred"]


def test_inferred_looks_different(brief_for: MakeBrief) -> None:
    """A stated day is a filled mark, an inferred one an empty ring, and it says so."""
    page = screen_page(brief_for("analyst"))
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert drawing.count('class="fill"') == 2  # the day and its entry in the key
    assert drawing.count('class="ring"') == 2
    assert "15 November 2025 (“Saturday”, inferred): Tariff agreed." in drawing
    assert "1 September 2025: Talks open." in drawing
    assert "stroke-dasharray" in drawing


def test_mirrored() -> None:
    """For a page that runs to the left, so does time; nothing else changes."""
    drawing = drawn([event("2025-01"), event("2025-03-04"), event("2025-06-05")])
    turned = mirrored(drawing)
    xs = [point.x for point in turned.points]
    assert xs == sorted(xs, reverse=True)
    assert turned.points[-1].label.anchor == "start"
    assert mirrored(turned) == drawing
    changed = ("points", "spans", "ticks", "key_x", "breaks", "boxes")
    nothing: dict[str, Any] = dict.fromkeys(changed, ())
    assert turned._replace(**nothing) == drawing._replace(**nothing)


def test_one_date_is_no_drawing(brief_for: MakeBrief) -> None:
    """Too few dates for a drawing are a list: the section is never empty."""
    brief = brief_for("executive")
    facts = brief.facts.replaced(events=brief.facts.events[-1:])
    page = paper_page(brief.replaced(facts=facts)).html
    section = page[page.index('<section class="timeline"') :].partition("</section>")[0]
    assert "<svg" not in section
    assert "15 November 2025" in section
    assert "Tariff agreed" in section


@pytest.mark.parametrize(("title", "is_over"), [("פתיחה", True), ("Talks", False)])
def test_letters_that_join_stand_over_the_drawing(
    title: str,
    is_over: bool,  # noqa: FBT001 - a case
    brief_for: MakeBrief,
) -> None:
    """A PDF draws letters one by one: Hebrew and Arabic words are set as text."""
    brief = brief_for("analyst")
    events = tuple(e.replaced(title=title) for e in brief.facts.events)
    changed = brief.replaced(facts=brief.facts.replaced(events=events))
    paper, screen = paper_page(changed).html, screen_page(changed)
    assert ('<span class="over' in paper) == is_over
    assert ("<text" in paper) != is_over
    assert "<text" in screen
