"""What the tests of pages share: a small story, and its briefs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import Dossier, load

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief

HARBOUR = Path(__file__).with_name("harbour.yaml")


class MakeBrief(Protocol):
    """Cuts a dossier, as the fixture `brief_for` does."""

    def __call__(self, name: str, dossier: Dossier | None = None) -> Brief:
        """Return the brief of the small story, or of `dossier`, for an audience."""


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
