"""A real browser, started once, and the pages of some stories to open in it."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.render.html import screen_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
AUDIENCES = ("analyst", "executive", "minister", "parliament", "press")
STORIES = {
    "call": "content/putin-netanyahu-call",
    "fisheries": "tests/dossiers/fisheries-subsidies",
    "hebrew": "tests/dossiers/two-ports",
    "arabic": "tests/dossiers/two-ports",
}
LANGUAGES = {"hebrew": "he", "arabic": "ar"}


def may_see(name: str, story: str) -> bool:
    """Tell whether an audience is cleared for a story: for others there is no page."""
    marking = load(ROOT / STORIES[story]).marking
    return marking.rank <= audience(name, ROOT).clearance.rank


every_audience = pytest.mark.parametrize("name", AUDIENCES)
every_page = pytest.mark.parametrize(
    ("story", "name"),
    [
        (story, name)
        for story in ("call", "fisheries", "hebrew")
        for name in AUDIENCES
        if may_see(name, story)
    ],
)

# Nothing but the page: no sandbox in containers, no traffic of the browser's own.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class OpenPage(Protocol):
    """Opens a brief, as the fixture `open_page` does."""

    def __call__(
        self, name: str, *, story: str = "call", width: int = 1280, **context: Any
    ) -> Page:
        """Return the page of a story for an audience, in a window that wide."""


class Point(Protocol):
    """Moves the pointer, as the fixture `point_at` does."""

    def __call__(self, target: Locator) -> None:
        """Move the pointer to the first line of an element, in view."""


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Start Chromium with a new profile; where there is none, skip, or fail in CI."""
    try:
        path = request.getfixturevalue("chromium")
    except pytest.skip.Exception as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must not skip this: {error.msg}")
        raise
    expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Callable[..., list[Page]]:
    """Return a function that gives the windows of a kind that nobody uses just now.

    A window that is used again costs a tenth of a new one.
    """
    free: defaultdict[str, list[Page]] = defaultdict(list)

    def windows(**context: Any) -> list[Page]:
        kind = free[repr(sorted(context.items()))]
        if not kind:
            kind.append(browser.new_context(**context).new_page())
        return kind

    return windows


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Return a function that gives the HTML file of a story for an audience."""
    folder = tmp_path_factory.mktemp("pages")

    def page_file(story: str, name: str) -> Path:
        file = folder / f"{story}-{name}.html"
        if not file.is_file():
            readers = audience(name, ROOT)
            language = LANGUAGES.get(story, readers.language)
            readers = readers.replaced(language=language)
            brief = cut(load(ROOT / STORIES[story]), readers)
            file.write_text(screen_page(brief), encoding="utf-8")
        return file

    return page_file


@pytest.fixture
def open_page(
    windows: Callable[..., list[Page]], page_file: Callable[[str, str], Path]
) -> Iterator[OpenPage]:
    """Return a function that opens a brief; the test fails if that asks for more."""
    used: list[tuple[list[Page], Page]] = []
    asked: list[str] = []

    def open_page(
        name: str, *, story: str = "call", width: int = 1280, **context: Any
    ) -> Page:
        kind = windows(**context)
        page = kind.pop()
        used.append((kind, page))
        page.set_viewport_size({"width": width, "height": 900})
        url = page_file(story, name).as_uri()

        def answer(route: Route) -> None:
            if route.request.url.partition("#")[0] == url:
                route.continue_()
            else:
                asked.append(route.request.url)
                route.abort()

        page.context.route("**/*", answer)
        page.goto(url)
        return page

    yield open_page
    for kind, page in used:
        page.context.unroute_all()
        page.emulate_media(media="null", color_scheme="null", forced_colors="null")
        page.mouse.move(0, 0)
        page.goto("about:blank")  # a place in the old page is not one in the next
        kind.append(page)
    assert asked == []


@pytest.fixture(scope="session")
def point_at() -> Point:
    """Return a function that points as a person does: at text, not at a box.

    A page that is still being laid out may move under the pointer: then it is followed.
    """

    def point_at(target: Locator) -> None:
        for _ in range(10):
            target.scroll_into_view_if_needed()
            x, y = target.evaluate(
                "e => { const r = e.getClientRects()[0];"
                " return [r.x + r.width / 2, r.y + r.height / 2]; }"
            )
            target.page.mouse.move(x, y)
            if target.evaluate("e => e.matches(':hover')"):
                return

    return point_at
