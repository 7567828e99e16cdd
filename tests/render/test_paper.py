"""The printed page keeps together what is read together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.dossier import load
from briefgen.dossier.texts import Words
from briefgen.render.bounds import metered
from briefgen.render.environment import FILTERS
from briefgen.render.html import paper_page
from briefgen.render.pdf import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.dossier import Dossier
    from tests.render.conftest import MakeBrief


@pytest.fixture(scope="module")
def russian(brief_for: MakeBrief, project_root: Path) -> Layout:
    """Return the pages of a story with five topics, with long words in its labels."""
    dossier = load(project_root / "tests" / "dossiers" / "fisheries-subsidies")
    brief = brief_for("analyst", dossier)
    audience = brief.audience.replaced(language="ru")
    return lay_out(paper_page(brief.replaced(audience=audience)).html)


def boxes(box: Any) -> Iterator[Any]:
    """Yield a box of WeasyPrint's and all in it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def text(box: Any) -> str:
    """Return the text in a box."""
    return "".join(getattr(inner, "text", "") for inner in boxes(box))


def test_matrix(russian: Layout) -> None:
    """A cell of the comparison holds its words; a circle has one beside it."""
    every = [b for page in russian.document.pages for b in boxes(page._page_box)]  # noqa: SLF001 - the only way to them
    matrix = next(
        box
        for box in every
        if box.element_tag == "table" and box.element.get("class") == "matrix"
    )
    cells = [box for box in boxes(matrix) if box.element_tag == "td"]
    assert len(cells) > 30
    for cell in cells:
        lines = [box for box in boxes(cell) if type(box).__name__ == "LineBox"]
        last = cell.content_box_x() + cell.width
        ends = [b.position_x + b.width for b in boxes(cell) if hasattr(b, "text")]
        assert max(ends) < last + 0.1, text(cell)
        assert any(text(line).strip(" \u2060\u200b") for line in lines)
        first = next(line for line in lines if line.children and line.height)
        assert text(first).strip(" \u2060\u200b"), text(cell)


def test_endnotes_that_go_on(russian: Layout) -> None:
    """A page on which endnotes go on says so at its head, and no other does."""
    pages = [page._page_box for page in russian.document.pages]  # noqa: SLF001 - as above
    heads = [
        text(box)
        for page in pages
        for box in boxes(page)
        if getattr(box, "at_keyword", "") == "@top-left"
    ]
    starts = [
        any(
            (b.element_tag, b.element is not None and b.element.get("id"))
            == ("h2", "endnotes")
            for b in boxes(page)
        )
        for page in pages
    ]
    start = starts.index(True)
    # The first page has no such head.
    assert len(heads) == len(pages) - 1 > start
    assert heads[-1].endswith(" · Примечания")
    assert not any("·" in head for head in heads[:start])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Four years remain to save both", "Four years remain to save\xa0both"),
        ("A row over internationalisation efforts", None),
        ("Truce", None),
        ("", None),
    ],
)
def test_headline(title: str, expected: str | None) -> None:
    """The last word of a headline has another beside it, if both are short."""
    words = Words(title, None, "en", "ltr")
    with metered():
        found: Any = FILTERS["headline"](words)
    assert found == (expected or title)
    assert found.language == "en"


def test_title(brief_for: MakeBrief) -> None:
    """The title of a page on paper is set so; that in its head is left as it is."""
    html = paper_page(brief_for("executive")).html
    heading = html.partition("<h1>")[2].partition("</h1>")[0]
    assert "\xa0" in heading
    assert "\xa0" not in html.partition("<title>")[2].partition("</title>")[0]


def test_labels_of_the_head(brief_for: MakeBrief, harbour: Dossier) -> None:
    """A label at the head has room around its letters, and a gap to the words after."""
    brief = brief_for("executive", harbour.replaced(status="draft"))
    audience = brief.audience.replaced(language="he")
    layout = lay_out(paper_page(brief.replaced(audience=audience)).html)
    page = layout.document.pages[0]
    labels = {
        box.element.get("class"): box
        for box in boxes(page._page_box)  # noqa: SLF001 - as above
        if type(box).__name__ in ("InlineBox", "InlineBlockBox")
    }
    marking = labels["tlp"]
    assert labels["unchecked"].border_height() > 15 * 4 / 3
    assert marking.border_height() > 15 * 4 / 3
    margin = page.width - marking.border_box_x() - marking.border_width()
    assert margin == pytest.approx(20 / 25.4 * 96)


@pytest.mark.parametrize("language", ["en", "he"])
def test_long_contact(language: str, brief_for: MakeBrief, harbour: Dossier) -> None:
    """A contact of two lines stands on neither the marking nor the line below."""
    contact = Words("The duty officer, night and day, " * 5, None, "en", "ltr")
    brief = brief_for("press", harbour.replaced(contact=contact, embargo=None))
    audience = brief.audience.replaced(language=language)
    layout = lay_out(paper_page(brief.replaced(audience=audience)).html)
    found: dict[str, Any] = {}
    for box in boxes(layout.document.pages[0]._page_box):  # noqa: SLF001 - as above
        if type(box).__name__ not in ("LineBox", "TextBox") and box.element is not None:
            found.setdefault(box.element.get("class"), box)
    marking, ask, below = found["tlp"], found["ask"], found["bottom-line"]
    assert ask.border_box_y() > marking.border_box_y() + marking.border_height() - 1
    assert ask.border_box_y() + ask.border_height() < below.border_box_y() + 1


def test_table_of_the_timeline(brief_for: MakeBrief) -> None:
    """The table under the timeline ends where the text does, on any paper."""
    brief = brief_for("analyst")
    audience = brief.audience.replaced(paper="Letter")
    layout = lay_out(paper_page(brief.replaced(audience=audience)).html)
    every = [b for page in layout.document.pages for b in boxes(page._page_box)]  # noqa: SLF001 - as above
    timeline = next(
        box
        for box in every
        if box.element_tag == "section" and box.element.get("class") == "timeline"
    )
    table = next(box for box in boxes(timeline) if box.element_tag == "table")
    ends = [box.border_box_x() + box.border_width() for box in (table, timeline)]
    assert ends[0] == pytest.approx(ends[1])


def test_many_ways_back(brief_for: MakeBrief, harbour: Dossier) -> None:
    """A note that is cited time and again stays within its column."""
    topic = harbour.topics[0]
    said = topic.statements[0]
    often = tuple(said.replaced(id=f"said-{n}") for n in range(60))
    topics = (topic.replaced(statements=often + topic.statements), *harbour.topics[1:])
    brief = brief_for("analyst", harbour.replaced(topics=topics))
    layout = lay_out(paper_page(brief).html)
    notes = [
        box
        for page in layout.document.pages
        for box in boxes(page._page_box)  # noqa: SLF001 - as above
        if box.element is not None and (box.element.get("id") or "").startswith("note-")
    ]
    assert any("60" in text(box) for box in notes)
    for note in notes:
        ends = [b.position_x + b.width for b in boxes(note) if hasattr(b, "text")]
        assert max(ends) < note.content_box_x() + note.width + 1
