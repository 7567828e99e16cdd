"""What the journeys share: a project with one dossier, as `briefgen new` makes it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import RunBriefgen


@pytest.fixture
def program() -> Path:
    """Return the installed program, for runs that need more than their outcome."""
    return Path(sys.executable).with_name("briefgen")


@pytest.fixture
def project(tmp_path: Path, run_briefgen: RunBriefgen) -> Path:
    """Return a project with the dossier ``port-talks``."""
    assert run_briefgen("new", "port-talks").code == 0
    return tmp_path
