"""What tests in more than one folder share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

ROOT = Path(__file__).parents[1]

# The same places as in scripts/setup.sh.
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

# A busy machine is slow, not wrong. What a change breaks is told of that change: so
# examples are the same each time. With --hypothesis-profile=search they are new ones.
for name in ("search", "briefgen"):
    settings.register_profile(
        name,
        deadline=None,
        derandomize=name == "briefgen",
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("briefgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes the reference files anew."""
    parser.addoption("--renew", action="store_true", help="renew the reference files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage of random input: it varies, and takes as long again."""
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")


@pytest.fixture
def renew(pytestconfig: pytest.Config) -> bool:
    """Return whether the reference files are to be written anew."""
    return bool(pytestconfig.getoption("--renew"))


class Outcome(NamedTuple):
    """How a run of the program ended, and what it said."""

    code: int
    stdout: str
    stderr: str


class RunBriefgen(Protocol):
    """Runs the program, as the fixture `run_briefgen` does."""

    def __call__(self, *arguments: str | Path, cwd: Path | None = None) -> Outcome:
        """Return how ``briefgen`` with these arguments ended."""


@pytest.fixture(scope="session")
def project_root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def scrubbed_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which no setting of this machine's user is left."""
    kept = {
        name: value
        for name, value in os.environ.items()
        # Coverage follows the program through these.
        if name.startswith("COVERAGE_")
    }
    # All workers share a home: what is kept in its cache is made once.
    folder = tmp_path_factory.getbasetemp()
    home = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "home"
    home.mkdir(exist_ok=True)
    return kept | {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "TMPDIR": str(home),
        "TZ": "UTC",
    }


@pytest.fixture(scope="session")
def unmeasured_environment(scrubbed_environment: dict[str, str]) -> dict[str, str]:
    """Return the same, in which no coverage is measured.

    For a program that gets a signal: coverage holds a lock of its own again and again,
    and waits for it for ever when it is interrupted there.
    """
    return {k: v for k, v in scrubbed_environment.items() if k[:9] != "COVERAGE_"}


@pytest.fixture
def run_briefgen(tmp_path: Path, scrubbed_environment: dict[str, str]) -> RunBriefgen:
    """Return a function that runs the installed program as a user would.

    It runs in the test's own folder, or in `cwd`, for two minutes at most.
    """
    program = Path(sys.executable).with_name("briefgen")

    def run(*arguments: str | Path, cwd: Path | None = None) -> Outcome:
        done = subprocess.run(
            [program, *arguments],
            check=False,
            cwd=cwd or tmp_path,
            env=scrubbed_environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def article() -> str:
    """Return the text of the example article, which lies outside the project."""
    path = ROOT.parent / "shared" / "article.txt"
    if not path.is_file():
        pytest.skip("the example article is not beside the checkout")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a browser for Playwright's `executable_path`."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    pytest.skip("neither Chrome nor Chromium is here")
