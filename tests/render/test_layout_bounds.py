"""A style of a user's own neither runs on without end nor breaks the program."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.render import layout_bounds, render
from briefgen.render.html import Page
from briefgen.render.layout_bounds import bounded_layout

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from tests.render.conftest import MakeBrief


@pytest.fixture
def own(brief_for: MakeBrief, tmp_path: Path) -> Brief:
    """Return a brief whose chain starts in a folder of a user's own."""
    brief = brief_for("press")
    chain = (str(tmp_path), *brief.audience.chain)
    return replace(brief, audience=replace(brief.audience, chain=chain, pages=None))


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("p { font-size: 0.0001pt }", "cannot be laid out on paper"),
        ("p { font-size: 9000pt }", "takes too long, or too many pages"),
        ("* { break-before: page }", "takes too long, or too many pages"),
    ],
)
def test_style(
    own: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, css: str, message: str
) -> None:
    """A style that the layout breaks down on or drags at is told with its file."""
    monkeypatch.setattr(layout_bounds, "MOST_STEPS", 0)
    monkeypatch.setattr(layout_bounds, "PER_TAG", 5)
    (tmp_path / "brief.css").write_text(css)
    with pytest.raises(UserError, match=message) as caught:
        render(own, "pdf")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith("brief.css")
    assert "take its last rules out" in problem.hint


def test_template(own: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without style of one's own, the folder is told."""
    monkeypatch.setattr(layout_bounds, "MOST_STEPS", -10_000_000)
    with pytest.raises(UserError) as caught:
        render(own, "pdf")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith(tmp_path.name)


def test_usual_style(own: Brief, tmp_path: Path) -> None:
    """A usual style is far from the bounds."""
    (tmp_path / "brief.css").write_text(".pdf { --lead: 14pt }")
    assert render(own, "pdf").startswith(b"%PDF")


def test_clock(own: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts no steps ends by the clock."""
    monkeypatch.setattr(layout_bounds, "MOST_SECONDS", 0.05)
    monkeypatch.setattr(layout_bounds, "PER_FACT", 0.0)
    late = time.monotonic() + 60

    def drag() -> None:
        with bounded_layout(own, Page("", ())):
            while time.monotonic() < late:
                pass

    with pytest.raises(UserError, match="takes too long"):
        drag()
    assert time.monotonic() < late


_TRACED = """
import sys
from briefgen import cut, load
from briefgen.render.html import Page
from briefgen.render.layout_bounds import bounded_layout

facts, project = sys.argv[1:]
brief = cut(load(facts), "odd", project=project)
sys.settrace(lambda *_: None)
with bounded_layout(brief, Page("", ())):
    pass
(lambda: print("went on"))()
"""


def test_traced(tmp_path: Path, project_root: Path) -> None:
    """Under a debugger or a tracer the program goes on after a layout."""
    odd = tmp_path / "templates" / "odd"
    odd.mkdir(parents=True)
    (odd / "audience.yaml").write_text("title: Odd\nextends: press\n")
    (odd / "brief.css").write_text(".pdf { --lead: 14pt }")
    facts = project_root / "content" / "putin-netanyahu-call" / "facts.yaml"
    command = [sys.executable, "-c", _TRACED, str(facts), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert done.stdout == b"went on\n"


BOXES = """
{% set cell %}<p class="c">x</p>{% endset %}
<div class="t"><div class="r">{% for i in range(400) %}{{ cell }}{% endfor %}</div>
{% for i in range(400) %}<div class="r">{{ cell }}</div>{% endfor %}</div>
"""
TABLE = ".t { display: table } .r { display: table-row } .c { display: table-cell }"
AGAIN = " ".join(["var(--x)"] * 200)


@pytest.mark.parametrize(
    ("css", "message"),
    [
        pytest.param(
            f"{TABLE} .t {{ border-collapse: collapse }}", "long", id="joined"
        ),
        pytest.param(f"{TABLE} .t {{ table-layout: auto }}", "long", id="apart"),
        pytest.param(
            f"p {{ --x: 1px 1px; --y: {AGAIN}; --z: {AGAIN.replace('x', 'y')}; "
            "margin: var(--z) }",
            "takes too long",
            id="var",
        ),
        pytest.param(
            "section { font-size: 9999em } p { font-size: 9999em }",
            "type of more than 100,000 pixels",
            id="type",
        ),
    ],
)
def test_at_once(
    own: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, css: str, message: str
) -> None:
    """What would take all memory is refused before any of it is taken."""
    monkeypatch.setattr(layout_bounds, "MOST_STEPS", 10_000)
    monkeypatch.setattr(layout_bounds, "PER_TAG", 1)
    monkeypatch.setattr(layout_bounds, "MOST_SECONDS", 3600.0)
    if css.startswith(TABLE):
        path = tmp_path / "sections" / "topics.html.j2"
        path.parent.mkdir()
        path.write_text(BOXES)
    (tmp_path / "brief.css").write_text(css)
    with pytest.raises(UserError, match=message) as caught:
        render(own, "pdf")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith("brief.css")


def test_drawing(own: Brief, tmp_path: Path) -> None:
    """A drawing with letters that nobody can set is told with the folder it is from."""
    path = tmp_path / "sections" / "topics.html.j2"
    path.parent.mkdir()
    path.write_text('<svg width="9" height="9"><text font-size="1e30">x</text></svg>')
    with pytest.raises(UserError, match="cannot be set") as caught:
        render(own, "pdf")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith(tmp_path.name)


def test_clock_rings_again(own: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """What passes over the clock once is ended by it after all."""
    monkeypatch.setattr(layout_bounds, "MOST_SECONDS", 0.02)
    monkeypatch.setattr(layout_bounds, "PER_FACT", 0.0)
    monkeypatch.setattr(layout_bounds, "AGAIN", (0.02,) * 50)
    late = time.monotonic() + 60

    def drag() -> None:
        with bounded_layout(own, Page("", ())):
            try:
                while time.monotonic() < late:
                    pass
            except BaseException:  # noqa: BLE001, S110 - as WeasyPrint does
                pass
            while time.monotonic() < late:
                pass

    with pytest.raises(UserError, match="takes too long"):
        drag()
    assert time.monotonic() < late


def test_own_mistakes(brief_for: MakeBrief) -> None:
    """Where all style comes with briefgen, a breakdown is no user's mistake."""
    with (
        pytest.raises(ZeroDivisionError),
        bounded_layout(brief_for("press"), Page("", ())),
    ):
        _ = 1 / 0
