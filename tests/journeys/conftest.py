"""What the journeys share: a project with one dossier, as `briefgen new` makes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def program() -> Path:
    """Return the installed program, for runs that need more than their outcome."""
    return Path(sys.executable).with_name("briefgen")


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project as ``briefgen new port-talks`` makes it, to be copied."""
    folder = tmp_path_factory.mktemp("new")
    (folder / "content").mkdir()  # or a project above would get the dossier
    program = Path(sys.executable).with_name("briefgen")
    subprocess.run(
        [program, "new", "port-talks"], check=True, cwd=folder, capture_output=True
    )
    return folder


@pytest.fixture
def project(tmp_path: Path, new_project: Path) -> Path:
    """Return a project with the dossier ``port-talks``."""
    shutil.copytree(new_project, tmp_path, dirs_exist_ok=True)
    return tmp_path
