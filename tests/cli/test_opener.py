"""Documents are opened by the machine's own opener, without a shell."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefgen.cli import opener

NAME = "brief; touch broken.html"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of programs of a machine that has none yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def install(machine: Path, name: str, script: str) -> None:
    """Put a program on the machine."""
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("platform", "name"), [("linux", "xdg-open"), ("darwin", "open")]
)
def test_opens(
    machine: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str
) -> None:
    """The opener of the platform gets the path as one word."""
    monkeypatch.setattr(sys, "platform", platform)
    install(machine, name, f'echo "$#:$1" > "{machine}/opened"')
    assert not list(opener.open_all([Path(NAME)]))
    assert (machine / "opened").read_text() == f"1:{NAME}\n"


def test_windows(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the system itself opens the document."""
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert not list(opener.open_all([machine]))
    assert opened == [machine]


def test_no_opener(machine: Path) -> None:
    """A machine without an opener is told of, and nothing fails."""
    assert machine.is_dir()
    (problem,) = opener.open_all([Path(NAME)])
    assert str(problem) == (
        f"{NAME}: cannot be opened: 'xdg-open' is not here\n  open it by hand"
    )


def test_failing(machine: Path) -> None:
    """An opener that fails is told of for each document."""
    install(machine, "xdg-open", "exit 4")
    problems = list(opener.open_all([Path("a.html"), Path("b.pdf")]))
    assert [problem.message for problem in problems] == [
        "cannot be opened: 'xdg-open' failed with 4"
    ] * 2


def test_viewer_stays(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An opener that stays, since it is the viewer itself, is not waited for."""
    monkeypatch.setattr(opener, "_PATIENCE", 0.01)
    install(machine, "xdg-open", "exec /bin/sleep 5")
    assert not list(opener.open_all([Path("a.html")]))
