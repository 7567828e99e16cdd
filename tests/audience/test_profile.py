"""What a profile of readers is, and what one file may say of it."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import Audience, Section, Settings, section_named
from briefgen.dossier.types import Marking

AUDIENCE = Audience(
    name="minister",
    title="Minister’s brief",
    sections=(Section(name="topics", limit=2), Section(name="gaps")),
    clearance=Marking.AMBER,
)


def test_defaults_of_an_audience() -> None:
    """An audience that says no more is in English, on A4, and refuses the unsourced."""
    assert (AUDIENCE.language, AUDIENCE.paper, AUDIENCE.unsourced) == (
        "en",
        "A4",
        "refuse",
    )
    assert AUDIENCE.formats == ("pdf", "html")
    assert AUDIENCE.pages is None


@pytest.mark.parametrize(
    ("section", "limit"),
    [
        pytest.param("topics", 2, id="limited"),
        pytest.param("gaps", None, id="whole"),
        pytest.param("made", 0, id="absent"),
    ],
)
def test_limit(section: str, limit: int | None) -> None:
    """A section has its limit, none where it is shown whole, and 0 where it is not."""
    assert AUDIENCE.limit(section) == limit  # type: ignore[arg-type]


def test_settings_own() -> None:
    """Settings own the keys that they give, and not those that they leave out."""
    settings = Settings(extends="press", pages=2, paper="Letter")

    assert settings.own == {"pages": 2, "paper": "Letter"}
    assert Settings().own == {}


def test_section_named() -> None:
    """A section that is a name stands for a mapping; anything else stays."""
    assert section_named("topics") == {"name": "topics"}
    assert section_named({"name": "topics"}) == {"name": "topics"}
    assert section_named(["topics"]) == ["topics"]
