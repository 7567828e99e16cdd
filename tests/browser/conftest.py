"""A real browser, started once, and the pages of two stories to open in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.render.html import screen_page

if TYPE_CHECKING:
    from collections.abc import Iterator

AUDIENCES = ("analyst", "executive", "press")
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

    def __call__(self, name: str, *, width: int = 1280, **context: Any) -> Page:
        """Return the page of an audience in a window that wide."""


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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["call", "fisheries"])
def pages(
    request: pytest.FixtureRequest,
    project_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """Return the HTML file of each audience: of the example, and of a harder story."""
    folders = {
        "call": project_root / "content" / "putin-netanyahu-call",
        "fisheries": project_root / "tests" / "dossiers" / "fisheries-subsidies",
    }
    dossier = load(folders[request.param])
    folder = tmp_path_factory.mktemp(request.param)
    files = {name: folder / f"{name}.html" for name in AUDIENCES}
    for name, file in files.items():
        brief = cut(dossier, audience(name, project_root))
        file.write_text(screen_page(brief), encoding="utf-8")
    return files


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[OpenPage]:
    """Return a function that opens a brief, and fails if it asks for anything more."""
    contexts = []
    asked: list[str] = []

    def open_page(name: str, *, width: int = 1280, **context: Any) -> Page:
        opened = browser.new_context(
            viewport={"width": width, "height": 900}, **context
        )
        contexts.append(opened)
        url = pages[name].as_uri()
        opened.route(lambda other: other.partition("#")[0] != url, lambda r: r.abort())
        opened.on("request", lambda request: asked.append(request.url))
        page = opened.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    files = {file.as_uri() for file in pages.values()}
    assert {url.partition("#")[0] for url in asked} <= files


@pytest.fixture(scope="session")
def point_at() -> Point:
    """Return a function that points as a person does: at text, not at a box's middle."""

    def point_at(target: Locator) -> None:
        target.scroll_into_view_if_needed()
        x, y = target.evaluate(
            "e => { const r = e.getClientRects()[0];"
            " return [r.x + r.width / 2, r.y + r.height / 2]; }"
        )
        target.page.mouse.move(x, y)

    return point_at
