"""Where things stand on paper: beside each other, one after the other, in a line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pypdfium2
import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.audience.profile import Section
from briefgen.dossier.models import When
from briefgen.render.html import paper_page, screen_page
from briefgen.render.labels import read_labels
from briefgen.render.pdf import Metadata, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import SectionName
    from briefgen.dossier import Dossier
    from tests.render.conftest import MakeBrief

pytestmark = pytest.mark.no_cover  # measuring would take as long again


class MakeSections(Protocol):
    """Cuts the small story for some sections, as the fixture `brief_of` does."""

    def __call__(self, name: str, *names: SectionName) -> Brief:
        """Return the brief of these sections, and its notes, for an audience."""


class Spot(NamedTuple):
    """Where a word stands: on which page, how far from its left and from its foot."""

    page: int
    x: float
    y: float


def pages_of(html: str) -> pypdfium2.PdfDocument:
    """Return the PDF of a page of HTML."""
    metadata = Metadata(title="A", language="en", date=datetime(2025, 1, 1, tzinfo=UTC))
    return pypdfium2.PdfDocument(write_pdf(html, metadata=metadata))


def spot(pdf: pypdfium2.PdfDocument, words: str) -> Spot:
    """Return where words stand first."""
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        if found := text.search(words).get_next():
            x, y, *_ = text.get_charbox(found[0])
            return Spot(number, x, y)
    raise AssertionError(words)


@pytest.fixture
def brief_of(harbour: Dossier, project_root: Path) -> MakeSections:
    """Return a function that cuts the small story for some sections and the notes."""

    def make(name: str, *names: SectionName) -> Brief:
        sections = tuple(Section(name=section) for section in (*names, "endnotes"))
        return cut(harbour, audience(name, project_root).replaced(sections=sections))

    return make


@pytest.mark.parametrize(
    ("names", "are_beside"),
    [
        pytest.param(("next-dates", "lines"), False, id="dates first"),
        pytest.param(("gaps", "lines"), False, id="gaps before others"),
        pytest.param(("provisions", "positions"), False, id="the other way round"),
        pytest.param(("gaps", "next-dates"), True, id="gaps and dates"),
        pytest.param(("positions", "provisions"), True, id="stands and points"),
    ],
)
def test_sections_in_their_order(
    names: tuple[SectionName, SectionName], *, are_beside: bool, brief_of: MakeSections
) -> None:
    """What stands side by side is a pair in this order; all else is a column."""
    brief = brief_of("executive", *names)
    heads = {
        "gaps": "What we do not know",
        "lines": "Lines to take",
        "next-dates": "Next dates",
        "positions": "Where they stand",
        "provisions": "2 of 3",
    }
    pdf = pages_of(paper_page(brief).html)
    first, second = (spot(pdf, heads[name]) for name in names)
    if are_beside:
        assert first.x < second.x
        assert first.y == pytest.approx(second.y, abs=1)
    else:
        assert first.x == pytest.approx(second.x, abs=80)
        assert first.y > second.y


@pytest.mark.parametrize("height", [196, 202, 208, 214])
def test_a_drawing_keeps_its_table(height: int, brief_of: MakeSections) -> None:
    """Where the foot of a page has room for the drawing alone, both go on together."""
    html = paper_page(brief_of("analyst", "timeline")).html
    start = '<section class="timeline"'
    space = f'<div style="break-before: page; height: {height}mm"></div>'
    pdf = pages_of(html.replace(start, f"{space}{start}", 1))
    assert spot(pdf, "day stated").page == spot(pdf, "How the date was found").page


@pytest.mark.parametrize("language", ["en", "fr", "ru", "he", "ar"])
def test_the_warning_is_a_line(
    language: str, brief_of: MakeSections, project_root: Path
) -> None:
    """What is unchecked says so in one line at the head, and again at the foot."""
    brief = brief_of("press", "bottom-line")
    readers = brief.audience.replaced(language=language)
    facts = brief.facts.replaced(status="draft", contact="desk@example.org")
    pdf = pages_of(
        paper_page(
            brief.replaced(audience=readers, facts=facts, is_unchecked=True)
        ).html
    )
    (page,) = pdf
    text = page.get_textpage()
    search = text.search("UNCHECKED")
    found = []
    while hit := search.get_next():
        found.append(text.get_charbox(hit[0])[1])
    stamp, head, foot = sorted(found, reverse=True)
    height = page.get_height()
    assert stamp > height - 60 > head > height / 2 > 60 > foot
    words = read_labels((project_root / "templates" / "base",), language)["words"]
    lines = [" ".join(line.split()) for line in text.get_text_range().splitlines()]
    last = words["unchecked"].split()[-1].strip(".")
    if language not in {"he", "ar"}:
        assert any("UNCHECKED" in line and last in line for line in lines)


def test_nobody_reads_a_dash_as_a_minus(brief_for: MakeBrief) -> None:
    """The evidence of a participant without a role stands by the name."""
    brief = brief_for("analyst")
    people = tuple(p.replaced(role=None) for p in brief.facts.participants)
    page = screen_page(brief.replaced(facts=brief.facts.replaced(participants=people)))
    table = page[page.index('<table class="people"') :].split("</table>", 1)[0]
    assert table.count('class="cite"') >= len(people)
    assert "–<" in table
    assert all(not cell.count('class="cite"') for cell in table.split("<td")[1:2])
    assert "–&#8288;" not in table


def test_words_that_say_more_than_their_date(brief_for: MakeBrief) -> None:
    """A date keeps the words of its source where they say more, in every section."""
    plain = brief_for("analyst")
    when = When(text="before the end of 2024", date="2024")
    events = tuple(event.replaced(when=when) for event in plain.facts.events)
    dates = tuple(date.replaced(when=when) for date in plain.facts.next_dates)
    facts = plain.facts.replaced(events=events, next_dates=dates)
    page = screen_page(plain.replaced(facts=facts))
    said = '2024 <span class="basis">(“before the end of 2024”)</span>'
    assert page.count(said) >= len((*events, *dates))
