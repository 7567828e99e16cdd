"""A brief is made lighter until it keeps to its page budget, in few layouts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.audience.lighter import lighter, movable
from briefgen.dossier import load, loads
from briefgen.dossier.models import Position, Provision
from briefgen.dossier.verdicts import Verdict, not_checked
from briefgen.errors import UserError
from briefgen.render import fit, fit_cache
from briefgen.render.fact_elements import cited_by
from briefgen.render.html import paper_page
from briefgen.render.measure import measure
from briefgen.render.pdf import Layout, lay_out
from tests.documents.conftest import CALL, FISH, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.audience.brief import Brief

USUAL, HARD = 3, 4
"""How many layouts the search for the fit may take."""


def brief_of(dossier: Path, name: str, pages: int | None) -> Brief:
    """Return the brief of a dossier with a page budget, in which all may go."""
    eased = (dossier / "facts.yaml").read_text().replace("weight: 5", "weight: 4")
    text = re.sub(r"^ +(file|sha256): .*\n", "", eased, flags=re.MULTILINE)
    return cut(loads(text), audience(name, ROOT).replaced(pages=pages))


# The whole brief is laid out for every budget: once is enough.
laid_out = cache(lay_out)


@pytest.fixture(autouse=True)
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let each test search for itself; return the folder of its own cache."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(fit_cache, "cache_folder", lambda: str(folder))
    return folder


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
    ("dossier", "name", "budget", "bound"),
    [
        pytest.param(CALL, "executive", 1, USUAL, id="call-executive"),
        pytest.param(CALL, "press", 2, USUAL, id="call-press"),
        pytest.param(CALL, "press", 1, HARD, id="call-press-short"),
        pytest.param(CALL, "analyst", 4, HARD, id="call-analyst-short"),
        pytest.param(CALL, "analyst", 3, HARD, id="call-analyst-shorter"),
        pytest.param(FISH, "executive", 1, HARD, id="fish-executive-of-three-pages"),
        pytest.param(FISH, "minister", 1, HARD, id="fish-minister-of-three-pages"),
        pytest.param(FISH, "parliament", 3, HARD, id="fish-parliament-short"),
        pytest.param(FISH, "press", 1, HARD, id="fish-press-short"),
        pytest.param(FISH, "press", 2, HARD, id="fish-press-of-three-pages"),
        pytest.param(FISH, "analyst", 5, HARD, id="fish-analyst-short"),
        pytest.param(FISH, "analyst", 6, USUAL, id="fish-analyst"),
    ],
)
def test_fits_in_few_layouts(
    dossier: Path, name: str, budget: int, bound: int, layouts: list[int]
) -> None:
    """Three layouts are enough for a usual budget, four for much shorter ones."""
    brief = brief_of(dossier, name, budget)
    found = fit.fitted(brief)
    assert found.layout.pages <= budget
    assert len(layouts) <= bound
    names = [fact.id for part in movable(brief) for fact in part]
    moved = [fact.id for fact in found.brief.moved]
    assert moved == [name for name in names if name in moved]


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param({}, id="as it is"),
        pytest.param({"short": "The Government of the Republic and its Ministry"}),
        pytest.param({"title": "A long title for a point, which takes two lines"}),
    ],
)
def test_no_more_moves_out_than_needed(extra: dict[str, str]) -> None:
    """On one page nothing is left out that there would be room for."""
    facts = load(CALL)
    people = tuple(
        p.replaced(short=extra.get("short", p.short)) if p.id == "russia" else p
        for p in facts.participants
    )
    plans = tuple(
        plan.replaced(
            provisions=tuple(
                p.replaced(title=extra.get("title", p.title)) for p in plan.provisions
            )
        )
        for plan in facts.plans
    )
    gaps = facts.gaps[0].replaced(id="gap-one-more", weight=4), *facts.gaps
    twice = 1 if "title" in extra else 2
    lines = tuple(gap.replaced(text=" ".join([gap.text] * twice)) for gap in gaps)
    changed = facts.replaced(participants=people, plans=plans, gaps=lines)
    verified = dict.fromkeys(not_checked(changed, {}), Verdict("verified"))
    brief = cut(changed, audience("executive", ROOT), verified)
    found = fit.fitted(brief)
    gone = {fact.id for fact in found.brief.moved}
    assert gone
    parts = [part for part in movable(brief) if part[0].id in gone]
    for part in parts:
        others = tuple(f for other in parts if other is not part for f in other)
        fuller = lighter(brief, others) if others else brief
        pages = lay_out(paper_page(fuller).html).pages
        assert pages > 1, f"{part[0].id} has room"


def test_what_fits_is_laid_out_once(layouts: list[int]) -> None:
    """A brief within its budget is left as it is, as is one without a budget."""
    for pages in (6, None):
        brief = brief_of(CALL, "analyst", pages)
        assert fit.fitted(brief).brief is brief
    assert len(layouts) == 2


def test_the_last_page_is_filled(layouts: list[int]) -> None:
    """Where too much moved out, some comes back: half a page is not left empty."""
    found = fit.fitted(brief_of(FISH, "analyst", 4))
    outline = measure(found.layout)
    assert len(layouts) <= HARD
    assert -outline.beyond(4) < 0.5 * outline.height


def test_what_is_held_together_moves_not_all_out(layouts: list[int]) -> None:
    """Where a box that stays whole leaves a page short, still not all moves out."""
    brief = brief_of(CALL, "press", 2)
    readers = brief.audience.replaced(paper="Letter")
    brief = brief.replaced(audience=readers)
    found = fit.fitted(brief)
    assert len(layouts) <= HARD
    assert len(found.brief.moved) < sum(map(len, movable(brief))) / 2


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
    assert len(layouts) <= HARD


def test_what_is_won_is_what_a_layout_shows() -> None:
    """What the outline says of a fact that goes is right to a line or two."""
    brief = brief_of(CALL, "executive", None)
    whole = measure(laid_out(paper_page(brief).html))
    for part in movable(brief):
        less = measure(laid_out(paper_page(lighter(brief, part)).html))
        won = whole.used[0] - (less.used[0] - 16)
        assert whole.won([part]) == pytest.approx(won, abs=40)
    assert whole.won(movable(brief)) > 0.4 * whole.height


def test_notes_within_a_range_are_cited() -> None:
    """A note that only a range leads to is of the fact that has the range."""
    html = paper_page(brief_of(CALL, "executive", None)).html
    assert 'data-notes="2 3 4 5 6"' in html
    assert 'href="#note-2"' not in html
    boxes = [page._page_box for page in laid_out(html).document.pages]  # noqa: SLF001 - the only way to them
    assert "bottom-call" in cited_by(boxes)["note-2"]


def test_pages_are_measured_as_one() -> None:
    """What goes on in columns on a second page takes no more room than on one."""
    html = paper_page(brief_of(CALL, "executive", None)).html
    whole = laid_out(html.replace("size: A4", "size: 210mm 270mm"))
    endless = laid_out(html.replace("size: A4", "size: 210mm 900mm"))
    assert (whole.pages, endless.pages) == (2, 1)
    (used,) = measure(whole, as_one=True).used
    assert used == pytest.approx(measure(endless).used[0], abs=12)
    assert measure(whole).whole > used + 25


def test_what_stands_beside_it_holds_the_room() -> None:
    """A point beside a table that is as high wins nothing by going alone."""
    brief = brief_of(CALL, "executive", None)
    outline = measure(laid_out(paper_page(brief).html))
    parts = movable(brief)
    (stands,) = (part for part in parts if isinstance(part[0], Position))
    points = [part for part in parts if isinstance(part[0], Provision)]
    assert outline.won([stands]) == 0
    assert outline.won(points) < outline.won([stands, *points])


def test_a_page_of_no_facts() -> None:
    """A brief that says nothing is one page, with nothing to share out."""
    facts = loads(
        "title: A\nsubject: B\nas_of: 2026-01-01T09:00Z\nmarking: TLP:CLEAR\n"
        "sources: [{id: paper, title: A, kind: report, description: B}]\n"
    )
    brief = cut(facts, audience("press", ROOT))
    found = fit.fitted(brief)
    assert found.layout.pages == 1
    assert measure(found.layout).told == frozenset()


def test_what_was_found_is_remembered(layouts: list[int], cached: Path) -> None:
    """The same brief is laid out once the next time, and is the same."""
    brief = brief_of(FISH, "press", 2)
    first = fit.fitted(brief)
    assert len(layouts) > 1
    assert first.brief.moved
    layouts.clear()
    again = fit.fitted(brief)
    assert len(layouts) == 1
    assert (again.brief, again.page.html) == (first.brief, first.page.html)
    (kept,) = (cached / "fits").iterdir()
    assert kept.read_text("utf-8").split()[1:] == [f.id for f in first.brief.moved]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text[:0], id="empty"),
        pytest.param(lambda text: text[5:], id="of another page"),
        pytest.param(lambda text: f"{text}no-such-fact\n", id="of another fact"),
        pytest.param(lambda text: f"{text.split()[0]}\n", id="of no fact"),
        pytest.param(
            lambda text: "\n".join(text.split()[:2]) + "\n", id="of too few facts"
        ),
    ],
)
def test_what_is_remembered_wrongly_is_passed_over(
    spoil: Callable[[str], str], cached: Path
) -> None:
    """A brief is what it is without a cache, where that is damaged."""
    brief = brief_of(FISH, "press", 2)
    first = fit.fitted(brief)
    (kept,) = (cached / "fits").iterdir()
    kept.write_text(spoil(kept.read_text("utf-8")), "utf-8")
    assert fit.fitted(brief).brief == first.brief


def test_a_changed_brief_is_searched_anew(layouts: list[int]) -> None:
    """What was remembered of a brief holds for its page and its budget alone."""
    fit.fitted(brief_of(FISH, "press", 2))
    layouts.clear()
    assert fit.fitted(brief_of(FISH, "press", 1)).layout.pages == 1
    assert len(layouts) > 1


def test_nowhere_to_remember(cached: Path) -> None:
    """A cache that cannot be written costs time, and nothing else."""
    cached.write_text("a file where a folder should be")
    assert fit.fitted(brief_of(FISH, "press", 2)).brief.moved
