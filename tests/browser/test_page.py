"""Promises about the page as a browser shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import AUDIENCES, every_audience, every_page

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NARROW = 320
# The spacing that WCAG 1.4.12 lets a reader set.
SPACED = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""

WIDTHS = (NARROW, 400, 639, 719, 767, 831, 1000, 1279, 1280, 1920)
# What shows only when a page is laid out and painted.
SEEN = ("color-contrast", "link-in-text-block", "target-size")


@pytest.mark.parametrize(
    ("story", "name"),
    [
        *(("call", name) for name in AUDIENCES),
        ("fisheries", "analyst"),
        ("hebrew", "analyst"),
        ("arabic", "executive"),
    ],
)
def test_axe(name: str, story: str, open_page: OpenPage) -> None:
    """Axe finds nothing against WCAG 2.2 AA or its own best practice.

    Where a page differs only in colours and places, only rules about these are tried.
    """
    page = open_page(name, story=story)
    axe = Axe()
    page.evaluate(axe.axe_script)

    def told(rules: Any, passed: int, width: int = 1280, **media: Any) -> list[Any]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**media)
        options = {
            "resultTypes": ["violations"],
            "rules": {"target-size": {"enabled": True}},
            "runOnly": rules,
        }
        found = page.evaluate("options => axe.run(options)", options)
        assert len(found["passes"]) >= passed
        return [
            (rule["id"], node["target"], node["failureSummary"], width, media)
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    assert told(RULES, 30) == []
    assert told(RULES, 30, NARROW) == []
    assert told(SEEN, 2, 900) == []
    assert told(SEEN, 2, forced_colors="active") == []
    assert told(SEEN, 2, forced_colors="none", color_scheme="dark") == []
    assert told(RULES, 30, media="print", color_scheme="dark") == []


@every_page
def test_no_sideways_scrolling(name: str, story: str, open_page: OpenPage) -> None:
    """At every width from 320 px the page fits into the window."""
    page = open_page(name, story=story)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["analyst", "executive"])
@pytest.mark.parametrize("story", ["call", "hebrew"])
def test_the_page_is_centred(name: str, story: str, open_page: OpenPage) -> None:
    """At every width there is as much room on one side of the text as on the other."""
    page = open_page(name, story=story)
    sides = """() => { const {left, right} = document.querySelector('main')
        .getBoundingClientRect();
        return [left, document.documentElement.clientWidth - right]; }"""
    for width in (900, 1100, 1300, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        left, right = page.evaluate(sides)
        assert abs(left - right) <= 1, width


@every_audience
def test_an_endless_word(name: str, open_page: OpenPage) -> None:
    """A word longer than any line is broken, wherever it stands."""
    page = open_page(name, width=NARROW)
    page.evaluate(
        """document.querySelectorAll('h1, h2, h3, p, li, td, th, footer span')
        .forEach(e => { e.textContent = 'Zw'.repeat(150) })"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@every_page
def test_text_spacing(name: str, story: str, open_page: OpenPage) -> None:
    """With the spacing of WCAG 1.4.12 a narrow page fits, and nothing is cut."""
    page = open_page(name, story=story, width=NARROW)
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    cut = """[...document.querySelectorAll('main *, footer *')].filter(e =>
        !e.closest('.tips') && !e.closest('svg') &&
        getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight
    ).length"""
    assert page.evaluate(cut) == 0


@every_audience
def test_without_scripts(name: str, open_page: OpenPage) -> None:
    """With JavaScript switched off every section is there to read."""
    with_scripts, without = (
        open_page(name, java_script_enabled=enabled) for enabled in (True, False)
    )
    text = without.locator("main").inner_text()
    assert text == with_scripts.locator("main").inner_text()
    headings = without.locator("h2:visible").count()
    assert headings >= without.locator("main > section").count() - 1


@every_audience
def test_nothing_runs(name: str, open_page: OpenPage) -> None:
    """The page's own policy lets no script run, wherever it came from."""
    page = open_page(name)
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.ran = true'}))"
    )
    assert page.evaluate("window.ran") is None


@every_audience
def test_marking_in_sight(name: str, open_page: OpenPage) -> None:
    """The marking is the first thing on the page and the last, on black, and large."""
    page = open_page(name)
    marks = page.locator(".tlp")
    assert marks.count() == 2
    assert marks.nth(0).bounding_box()["y"] < 100  # type: ignore[index]
    for mark in marks.all():
        style = mark.evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).fontSize]"
        )
        assert style == ["rgb(0, 0, 0)", "16px"]  # 12 pt


@every_audience
def test_narrow_tables(name: str, open_page: OpenPage) -> None:
    """On a narrow screen each cell stands in a line of its own, under its name."""
    page = open_page(name, width=NARROW)
    for cell in page.locator("tbody td").all():
        label = cell.evaluate("e => getComputedStyle(e, '::before').content")
        if cell.get_attribute("data-label"):
            assert label not in {"none", "normal", '""'}
    assert page.locator("thead:visible").count() == 0


@every_audience
def test_narrow_timeline(name: str, open_page: OpenPage) -> None:
    """Where the drawing is too small to read, its dates stand there as text."""
    wide, narrow = open_page(name), open_page(name, width=NARROW)
    drawings = wide.locator(".drawing svg").count()
    assert wide.locator(".drawing svg:visible").count() == drawings
    assert wide.locator(".instead:visible").count() == 0
    assert narrow.locator(".drawing svg:visible").count() == 0
    dates = narrow.locator(".timeline .instead:visible, .timeline table:visible")
    assert dates.count() == drawings


@every_audience
def test_printed(name: str, open_page: OpenPage) -> None:
    """On paper the page is light, and its evidence stands in the notes."""
    page = open_page(name)
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(26, 26, 26)"
    assert page.locator(".tips:visible").count() == 0
    assert page.locator(".notes li:visible").count() > 0
    assert page.locator(".tlp:visible").count() == 2
    assert page.locator(".instead:visible").count() == 0
