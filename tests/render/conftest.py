"""What the tests of pages share: a small story, and its briefs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import Dossier, load
from briefgen.render.html import screen_page

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief

HARBOUR = Path(__file__).with_name("harbour.yaml")


class MakeBrief(Protocol):
    """Cuts a dossier, as the fixture `brief_for` does."""

    def __call__(self, name: str, dossier: Dossier | None = None) -> Brief:
        """Return the brief of the small story, or of `dossier`, for an audience."""


class RenderIn(Protocol):
    """Renders with a folder of templates of a user's own, as `render_in` does."""

    def __call__(self, folder: Path) -> str:
        """Return the executive brief of the small story as a page for the screen."""


@pytest.fixture(scope="session")
def harbour() -> Dossier:
    """Return a small story that fills every section once."""
    return load(HARBOUR)


@pytest.fixture(scope="session")
def brief_for(harbour: Dossier, project_root: Path) -> MakeBrief:
    """Return a function that cuts a dossier for a built-in audience."""

    def make(name: str, dossier: Dossier | None = None) -> Brief:
        return cut(dossier or harbour, audience(name, project_root))

    return make


@pytest.fixture
def render_in(brief_for: MakeBrief) -> RenderIn:
    """Return a function that renders a brief with a folder of a user's own."""
    brief = brief_for("executive")

    def render(folder: Path) -> str:
        chain = (str(folder), *brief.audience.chain)
        audience = replace(brief.audience, chain=chain)
        return screen_page(replace(brief, audience=audience))

    return render
