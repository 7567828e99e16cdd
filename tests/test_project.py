"""What the project promises about itself, whatever its code does."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import briefgen

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SCRIPTS = (*sorted(ROOT.glob("scripts/*")), ROOT / ".ci" / "run")
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")


def name_of(path: Path) -> str:
    """Return how a path is named in the report of a test."""
    return path.relative_to(ROOT).as_posix()


def requirements(lock: Path) -> Iterator[str]:
    """Yield each requirement of a lock, with its hashes, as one line."""
    for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.lstrip().startswith("#"):
            yield line


def locked(lock: Path) -> dict[str, str]:
    """Return the version of each package in a lock."""
    pins = (line.split(maxsplit=1)[0].split("==") for line in requirements(lock))
    return {canonicalize_name(Requirement(name).name): v for name, v in pins}


def pyproject() -> dict[str, Any]:
    """Return what ``pyproject.toml`` says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# --- Scripts -----------------------------------------------------------------


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_scripts_are_plain_sh(script: Path) -> None:
    """Every script can be read by a plain POSIX shell."""
    shell = shutil.which("dash") or "/bin/sh"
    done = subprocess.run([shell, "-n", script], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "script", [s for s in SCRIPTS if s.name != "setup.sh"], ids=name_of
)
def test_scripts_can_be_called(script: Path) -> None:
    """Every script but the shared part can be called by its name."""
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert script.stat().st_mode & stat.S_IXUSR


def test_ci_runs_what_everyone_runs() -> None:
    """CI calls ``scripts/test`` and nothing else."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ['exec "$(dirname -- "$0")/../scripts/test"']


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with the scripts and what they read, and no ``.venv``."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for file in (*LOCKS, ROOT / "pyproject.toml"):
        shutil.copy(file, folder)
    return folder


@pytest.mark.parametrize("script", ["brief", "test", "lock"])
def test_a_missing_python_is_said(checkout: Path, script: str) -> None:
    """Without a fitting Python a script says so, and what to do, and stops."""
    done = subprocess.run(
        [checkout / "scripts" / script],
        check=False,
        env={"PATH": os.defpath, "PYTHON": "no-such-python"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "briefgen: PYTHON=no-such-python is not a Python 3.11 or newer.\n"
        "  Name another one, or unset PYTHON to search for one.\n"
    )


@pytest.fixture
def ready(checkout: Path) -> Path:
    """Return the same folder as a finished set-up leaves it, its program a stub."""
    programs = checkout / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    program = programs / "briefgen"
    program.write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    subprocess.run(
        ["/bin/sh", "-c", ". scripts/setup.sh; fingerprint >.venv/.ready-brief"],
        check=True,
        cwd=checkout,
        env={"PATH": os.defpath},
    )
    return checkout


def test_a_finished_set_up_is_left_alone(ready: Path, tmp_path: Path) -> None:
    """When all is set up, ``scripts/brief`` adds no word to what briefgen says."""
    done = subprocess.run(
        [ready / "scripts" / "brief", "one", "two words"],
        check=False,
        cwd=tmp_path,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "<render><one><two words>",
        "",
    )


@pytest.mark.parametrize(
    "changed", ["requirements.lock", "requirements-dev.lock", "pyproject.toml"]
)
def test_a_change_of_the_locks_is_noticed(
    ready: Path, tmp_path: Path, changed: str
) -> None:
    """After a change of what is to be installed, the set-up starts again."""
    with (ready / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    # The set-up is stopped at its first step: no Python is to be found.
    path = tmp_path / "bin"
    path.mkdir()
    for tool in ("cat", "cksum", "dirname", "rm", "uname"):
        (path / tool).symlink_to(str(shutil.which(tool)))

    done = subprocess.run(
        [ready / "scripts" / "brief"],
        check=False,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("briefgen: No Python 3.11 or newer is here")
    assert list(ready.glob(".venv/.ready-*")) == []


# --- Locks -------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_locks_pin_and_hash_everything(lock: Path) -> None:
    """Every package in a lock has one exact version and its hashes."""
    lines = list(requirements(lock))
    assert lines
    assert [
        line for line in lines if "==" not in line or " --hash=sha256:" not in line
    ] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_locks_name_no_place(lock: Path) -> None:
    """A lock names no address and no folder: it is good on every machine."""
    text = lock.read_text(encoding="utf-8")
    assert [word for word in ("://", "index", "find-links", " /") if word in text] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        pytest.param(LOCKS[0], pyproject()["project"]["dependencies"], id="briefs"),
        pytest.param(
            LOCKS[1],
            [
                dependency
                for group in (
                    *pyproject()["dependency-groups"].values(),
                    *pyproject()["project"]["optional-dependencies"].values(),
                )
                for dependency in group
                if isinstance(dependency, str)
            ],
            id="tests",
        ),
    ],
)
def test_locks_hold_what_the_project_names(lock: Path, wanted: list[str]) -> None:
    """What ``pyproject.toml`` asks for is locked, in a version that it allows."""
    versions = locked(lock)
    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_locks_agree() -> None:
    """Briefs are tested with the packages they are made with."""
    briefs, tests = map(locked, LOCKS)
    assert {name: tests.get(name) for name in briefs} == briefs


# --- Releases ----------------------------------------------------------------


def test_the_changelog_knows_the_version() -> None:
    """The changelog has a place for what comes next and names the version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## [Unreleased]\n" in text
    assert briefgen.__version__ in text


def build(target: str, folder: Path) -> Path:
    """Return the wheel or sdist of the checkout, built without the network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the checkout."""
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def files_in(folder: Path) -> set[str]:
    """Return the files of a folder of the checkout, by their names in it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_code_and_templates(wheel: Path) -> None:
    """A wheel holds the whole package with all templates, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == (
        {f"briefgen/{name}" for name in files_in(ROOT / "briefgen")}
        | {f"briefgen/templates/{name}" for name in files_in(ROOT / "templates")}
    )


def test_the_wheel_works_in_an_empty_folder(
    wheel: Path, tmp_path: Path, scrubbed_environment: dict[str, str]
) -> None:
    """The program from a wheel makes briefs where there is no checkout."""
    unpacked = tmp_path / "unpacked"
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.unpack_archive(wheel, unpacked, format="zip")

    # The checkout's own coverage must not count a copy of its files.
    environment = {
        name: value
        for name, value in scrubbed_environment.items()
        if not name.startswith("COVERAGE_")
    }
    program = (
        "import briefgen, sys; from briefgen.cli import main; "
        f"assert briefgen.__file__.startswith({str(unpacked)!r}), briefgen.__file__; "
        "sys.exit(main())"
    )

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            check=False,
            cwd=empty,
            env=environment | {"PYTHONPATH": str(unpacked)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert briefgen.__version__ in run("--version")
    assert list(empty.iterdir()) == []
    run("new", "my-story")
    run("audience", "new", "cabinet", "--from", "press")
    made = run("render", "--audience", "executive,cabinet").splitlines()
    assert len(made) == 4
    assert all((empty / path).stat().st_size > 10_000 for path in made)


def test_the_sdist_is_whole(tmp_path: Path) -> None:
    """A source archive can be tested, and brings nothing that was built."""
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", maxsplit=1)[1] for name in archive.getnames()}
    assert {"scripts/test", "tests/conftest.py", "requirements-dev.lock"} <= names
    assert {name.split("/")[0] for name in names}.isdisjoint({".venv", "output"})
