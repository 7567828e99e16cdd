"""A real browser, started once, and the pages of two stories to open in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    Route,
    ViewportSize,
    expect,
    sync_playwright,
)

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.render.html import screen_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STORIES = {
    "call": "content/putin-netanyahu-call",
    "fisheries": "tests/dossiers/fisheries-subsidies",
    "hebrew": "tests/dossiers/two-ports",
    "arabic": "tests/dossiers/two-ports",
}
LANGUAGES = {"hebrew": "he", "arabic": "ar"}
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
def page_file(
    project_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Path]:
    """Return a function that gives the HTML file of a story for an audience."""
    folder = tmp_path_factory.mktemp("pages")

    def page_file(story: str, name: str) -> Path:
        file = folder / f"{story}-{name}.html"
        if not file.is_file():
            readers = audience(name, project_root)
            language = LANGUAGES.get(story, readers.language)
            brief = cut(
                load(project_root / STORIES[story]), readers.replaced(language=language)
            )
            file.write_text(screen_page(brief), encoding="utf-8")
        return file

    return page_file


@pytest.fixture
def open_page(
    browser: Browser, page_file: Callable[[str, str], Path]
) -> Iterator[OpenPage]:
    """Return a function that opens a brief; the test fails if that asks for more."""
    contexts = []
    asked: list[str] = []

    def open_page(
        name: str, *, story: str = "call", width: int = 1280, **context: Any
    ) -> Page:
        viewport: ViewportSize = {"width": width, "height": 900}
        opened = browser.new_context(viewport=viewport, **context)
        contexts.append(opened)
        url = page_file(story, name).as_uri()

        def answer(route: Route) -> None:
            if route.request.url.partition("#")[0] == url:
                route.continue_()
            else:
                asked.append(route.request.url)
                route.abort()

        opened.route("**/*", answer)
        page = opened.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert asked == []


@pytest.fixture(scope="session")
def point_at() -> Point:
    """Return a function that points as a person does: at text, not at a box."""

    def point_at(target: Locator) -> None:
        target.scroll_into_view_if_needed()
        x, y = target.evaluate(
            "e => { const r = e.getClientRects()[0];"
            " return [r.x + r.width / 2, r.y + r.height / 2]; }"
        )
        target.page.mouse.move(x, y)

    return point_at
