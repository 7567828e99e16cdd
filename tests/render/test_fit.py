"""A brief is made lighter until it keeps to its page budget, in few layouts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.audience.lighter import movable
from briefgen.dossier import load, loads
from briefgen.errors import UserError
from briefgen.render import fit
from briefgen.render.html import paper_page
from briefgen.render.measure import measure
from briefgen.render.pdf import Layout, lay_out
from tests.documents.conftest import CALL, FISH, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief

BOUND = 3
"""How many layouts the search for the fit may take."""


def brief_of(dossier: Path, name: str, pages: int | None) -> Brief:
    """Return the brief of a dossier with a page budget, in which all may go."""
    eased = (dossier / "facts.yaml").read_text().replace("weight: 5", "weight: 4")
    text = re.sub(r"^ +(file|sha256): .*\n", "", eased, flags=re.MULTILINE)
    return cut(loads(text), audience(name, ROOT).replaced(pages=pages))


# The whole brief is laid out for every budget: once is enough.
laid_out = cache(lay_out)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the pages of each layout that is asked for from here on."""
    pages: list[int] = []

    def counted(html: str) -> Layout:
        layout = laid_out(html)
        pages.append(layout.pages)
        return layout

    monkeypatch.setattr(fit, "lay_out", counted)
    return pages


@pytest.mark.no_cover  # measuring would take as long again
@pytest.mark.parametrize(
    ("dossier", "name", "budget"),
    [
        pytest.param(CALL, "executive", 1, id="call-executive"),
        pytest.param(CALL, "press", 2, id="call-press"),
        pytest.param(CALL, "press", 1, id="call-press-short"),
        pytest.param(CALL, "analyst", 4, id="call-analyst-short"),
        pytest.param(CALL, "analyst", 3, id="call-analyst-shorter"),
        pytest.param(FISH, "executive", 1, id="fish-executive"),
        pytest.param(FISH, "press", 1, id="fish-press-short"),
        pytest.param(FISH, "press", 2, id="fish-press"),
        pytest.param(FISH, "analyst", 5, id="fish-analyst-short"),
        pytest.param(FISH, "analyst", 6, id="fish-analyst"),
    ],
)
def test_fits_in_three_layouts(
    dossier: Path, name: str, budget: int, layouts: list[int]
) -> None:
    """The search ends within the budget after three layouts at most."""
    brief = brief_of(dossier, name, budget)
    found = fit.fitted(brief)
    assert found.layout.pages <= budget
    assert len(layouts) <= BOUND
    assert found.brief.moved == movable(brief)[: len(found.brief.moved)]


def test_what_fits_is_laid_out_once(layouts: list[int]) -> None:
    """A brief within its budget is left as it is, as is one without a budget."""
    for pages in (6, None):
        brief = brief_of(CALL, "analyst", pages)
        assert fit.fitted(brief).brief is brief
    assert len(layouts) == 2


def test_the_last_page_is_filled(layouts: list[int]) -> None:
    """Where too much moved out, some of it comes back: a page is half full at least."""
    found = fit.fitted(brief_of(FISH, "analyst", 4))
    room = measure(found.layout)
    assert layouts[2] < found.layout.pages == 4
    assert -room.beyond(4) < 0.5 * room.page


def test_nothing_fits() -> None:
    """Where what must stay is too long, the error names it, and what to do."""
    facts = load(CALL)
    line = facts.bottom_line[0]
    lines = tuple(
        line.replaced(id=f"must-{n}", text="This must be said. " * 12)
        for n in range(40)
    )
    brief = cut(facts.replaced(bottom_line=lines), audience("executive", ROOT))
    with pytest.raises(UserError) as caught:
        fit.fitted(brief)
    (problem,) = caught.value.problems
    assert problem.message.startswith("what must stay takes 4 pages, and the budget of")
    assert ": must-0, must-1, " in problem.message
    assert problem.message.endswith("more")
    assert "weight below 5" in (problem.hint or "")


def test_a_template_that_marks_no_facts(
    monkeypatch: pytest.MonkeyPatch, layouts: list[int]
) -> None:
    """Without marks in the page, the length of its text tells the room of a fact."""
    brief = brief_of(CALL, "press", 1)

    def unmarked(brief: Brief) -> object:
        page = paper_page(brief)
        return page._replace(html=page.html.replace("data-fact", "data-other"))

    monkeypatch.setattr(fit, "paper_page", unmarked)
    found = fit.fitted(brief)
    assert found.layout.pages == 1
    assert found.brief.moved
    assert len(layouts) <= 2 * BOUND


def test_room_is_that_of_the_whole_page() -> None:
    """The room of all facts together is what is used of the pages."""
    brief = brief_of(CALL, "executive", None)
    room = measure(laid_out(paper_page(brief).html))
    assert sum(room.taken.values()) == pytest.approx(room.whole)
    assert 0.5 * room.page < room.whole <= room.page


def test_a_page_of_no_facts() -> None:
    """A brief that says nothing is one page, with nothing to share out."""
    facts = loads(
        "title: A\nsubject: B\nas_of: 2026-01-01T09:00Z\nmarking: TLP:CLEAR\n"
        "sources: [{id: paper, title: A, kind: report, description: B}]\n"
    )
    brief = cut(facts, audience("press", ROOT))
    found = fit.fitted(brief)
    assert found.layout.pages == 1
    assert measure(found.layout).taken == {}
