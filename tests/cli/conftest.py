"""What the tests of the command line share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with the dossier ``story``; the test runs in it."""
    (tmp_path / "content").mkdir()  # or a project above would get the dossier
    monkeypatch.chdir(tmp_path)
    assert run(["new", "story"]) == 0
    return tmp_path
