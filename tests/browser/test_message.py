"""The HTML of a message in a browser: it asks for nothing, fits, and is legible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.mail.attachments import Attachment
from briefgen.mail.mime import BLANK
from briefgen.mail.texts import texts_of
from tests.browser.conftest import LANGUAGES, ROOT, STORIES
from tests.browser.test_page import NARROW, RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

FILE = Attachment("pdf", "2025-11-16 Talks - brief.pdf", "brief.pdf", b"")
DARK = "rgb(20, 22, 26)"


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ("call", "executive"),
        ("call", "minister"),
        ("call", "press"),
        ("fisheries", "analyst"),
        ("hebrew", "executive"),
    ],
)
def test_a_message_in_a_browser(
    story: str, name: str, windows: Callable[..., list[Page]], tmp_path: Path
) -> None:
    """A message asks for nothing, has no bar at 320 px, and passes axe, dark too."""
    readers = audience(name, ROOT)
    language = LANGUAGES.get(story, readers.language)
    brief = cut(load(ROOT / STORIES[story]), readers.replaced(language=language))
    html = texts_of(brief, (FILE,), salutes=True).html.replace(BLANK, "Dear reader,")
    file = tmp_path / "message.html"
    file.write_text(html, encoding="utf-8")
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    kind = windows()
    page = kind.pop()
    page.context.route("**/*", answer)
    page.goto(file.as_uri())
    axe = Axe()
    page.evaluate(axe.axe_script)

    def told(width: int, **media: Any) -> list[Any]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**media)
        options = {"resultTypes": ["violations"], "runOnly": RULES}
        found = page.evaluate("options => axe.run(options)", options)
        assert len(found["passes"]) >= 10
        return [(rule["id"], rule["nodes"]) for rule in found["violations"]]

    assert told(760, color_scheme="light") == []
    assert told(NARROW, color_scheme="light") == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert told(760, color_scheme="dark") == []
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == DARK
    assert page.inner_text("body").startswith(str(brief.marking))

    page.context.unroute_all()
    page.emulate_media(media="null", color_scheme="null")
    page.goto("about:blank")
    kind.append(page)
    assert asked == []
