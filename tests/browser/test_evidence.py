"""Promises about evidence: it shows where it is asked for, and is in nobody's way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import every_audience

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Point

pytestmark = pytest.mark.browser

# Evidence stands in the margin, wide or not, under its line, and on a telephone.
WIDTHS = (1440, 1100, 900, 320)
FIRST = ".bottom-line .fact:has(.tips)"
# Evidence goes at once, not after a while: there is less to wait for.
AT_ONCE = ".tips { transition: none !important; }"
# The boxes of a page's text, without all evidence, that an open piece lies over.
COVERED = """
const shown = [...document.querySelectorAll('.tips')].filter(e =>
    getComputedStyle(e).visibility === 'visible').map(e => e.getBoundingClientRect());
const walker = document.createTreeWalker(document.querySelector('main'), 4);
const covered = [];
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (!node.data.trim() || node.parentElement.closest('.tips, svg')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const r of range.getClientRects()) for (const s of shown)
    if (r.left < s.right - 1 && r.right > s.left + 1 &&
        r.top < s.bottom - 6 && r.bottom > s.top + 6) covered.push(node.data);
}
return covered;
"""

every_width = pytest.mark.parametrize(
    ("name", "width"),
    [("analyst", 1440), ("press", 1100), ("executive", 900), ("executive", 320)],
)


@every_width
def test_hidden(name: str, width: int, open_page: OpenPage) -> None:
    """As long as nobody asks, no evidence shows."""
    page = open_page(name, width=width)
    assert page.locator(".tips").count() > 10
    assert page.locator(".tips:visible").count() == 0


@every_width
def test_hover(name: str, width: int, open_page: OpenPage, point_at: Point) -> None:
    """Pointing at a statement shows its phrases; pointing elsewhere hides them."""
    page = open_page(name, width=width, java_script_enabled=False)
    fact = page.locator(FIRST).first
    point_at(fact)
    expect(fact.locator(".tips")).to_be_visible()
    assert page.locator(".tips:visible").count() == 1
    assert fact.locator("q").first.inner_text()
    assert "¶" in fact.locator(".place").first.inner_text()
    point_at(page.locator("h1"))
    expect(fact.locator(".tips")).to_be_hidden()


@every_width
def test_persistent(
    name: str, width: int, open_page: OpenPage, point_at: Point
) -> None:
    """Evidence stays while the pointer is on it (WCAG 1.4.13)."""
    page = open_page(name, width=width)
    tips = page.locator(FIRST).first.locator(".tips")
    point_at(page.locator(FIRST).first)
    expect(tips).to_be_visible()
    point_at(tips.locator(".place").last)
    page.wait_for_timeout(700)  # longer than a hidden one takes to go
    expect(tips).to_be_visible()


@every_width
def test_focus(name: str, width: int, open_page: OpenPage) -> None:
    """The tab key reaches each number, with its evidence and a ring in sight."""
    page = open_page(name, width=width)
    fact = page.locator(FIRST).first
    page.keyboard.press("Tab")
    link = fact.locator("a").first
    expect(link).to_be_focused()
    expect(fact.locator(".tips")).to_be_visible()
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    seen = """e => { const {x, y, width, height} = e.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === e; }"""
    assert link.evaluate(seen)
    link.blur()
    expect(fact.locator(".tips")).to_be_hidden()


@every_audience
def test_nothing_covered(name: str, open_page: OpenPage, point_at: Point) -> None:
    """Evidence lies over no text, wherever it opens."""
    page = open_page(name)
    page.add_style_tag(content=AT_ONCE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for place in (FIRST, ".topic .fact", "tbody .fact", ".gaps .fact"):
            fact = page.locator(f"{place}:has(> .tips)").first
            if fact.count():
                point_at(page.locator("h1"))
                expect(page.locator(".tips:visible")).to_have_count(0)
                point_at(fact)
                expect(fact.locator(".tips")).to_be_visible()
                covered = page.evaluate(f"() => {{ {COVERED} }}")
                assert covered == [], (width, place)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_audience
def test_line_stays(name: str, open_page: OpenPage, point_at: Point) -> None:
    """What one points at does not move when its evidence opens under it."""
    page = open_page(name, width=900)
    fact = page.locator(FIRST).first
    lines = "e => [...e.getClientRects()].map(r => [r.x, r.y, r.width])"
    point_at(fact)
    before = fact.evaluate(lines)
    expect(fact.locator(".tips")).to_be_visible()
    assert fact.evaluate(lines) == before


@every_audience
def test_tap(name: str, open_page: OpenPage) -> None:
    """A tap on a statement shows its evidence, a tap elsewhere hides it."""
    page = open_page(name, width=320, has_touch=True, java_script_enabled=False)
    fact = page.locator(FIRST).first
    fact.scroll_into_view_if_needed()
    x, y = fact.evaluate("e => { const r = e.getClientRects()[0]; return [r.x, r.y]; }")
    page.touchscreen.tap(x + 20, y + 10)
    expect(fact.locator(".tips")).to_be_visible()
    box = page.locator("h1").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + 5, box["y"] + 5)
    expect(fact.locator(".tips")).to_be_hidden()


@every_audience
def test_there_and_back(name: str, open_page: OpenPage) -> None:
    """A number leads to its note, and the note back to the number."""
    page = open_page(name)
    link = page.locator(FIRST).first.locator("a").first
    link.press("Enter")
    expect(page.locator("#note-1")).to_be_in_viewport()
    page.locator("#note-1 .back a").first.press("Enter")
    expect(link).to_be_in_viewport()
    expect(link).to_be_focused()


@every_audience
def test_described(name: str, open_page: OpenPage) -> None:
    """To a screen reader each number is described by its phrase and its place."""
    page = open_page(name)
    link = page.locator(FIRST).first.locator("a").first
    quote = page.locator(FIRST).first.locator("q").first.text_content()
    assert quote
    expect(link).to_have_accessible_name("1")
    expect(link).to_have_accessible_description(re.compile(re.escape(quote)))
