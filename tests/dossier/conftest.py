"""What the tests of the dossier share: a good file, and where the sample stands."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "content" / "putin-netanyahu-call"

GOOD = """\
title: A title
subject: A call
as_of: 2025-11-16T09:00Z
marking: TLP:CLEAR
sources:
  - id: article
    title: An article
    kind: press article
    description: One article without an author.
participants:
  - id: putin
    name: Vladimir Putin
    kind: person
  - id: russia
    name: Russia
    kind: state
topics:
  - id: gaza
    title: Gaza
    statements:
      - id: call
        text: They spoke.
        said_by: [putin]
        evidence:
          - source: article
            quote: they spoke
            paragraph: 1
"""


@pytest.fixture
def good() -> str:
    """Return the text of a small facts file without a fault."""
    return GOOD


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sample() -> Path:
    """Return the folder of the dossier that comes with briefgen."""
    return SAMPLE
