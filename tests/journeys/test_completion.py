"""A user presses Tab."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("briefgen re", "render", id="command"),
        pytest.param("briefgen render po", "port-talks", id="dossier"),
        pytest.param("briefgen render -a pr", "press", id="audience"),
        pytest.param("briefgen render -a press,ex", "press,executive", id="list"),
        pytest.param("briefgen render -f pdf,", "pdf,html", id="format"),
        pytest.param("briefgen render --qu", "--quiet", id="option"),
        pytest.param("briefgen schema au", "audience", id="schema"),
        pytest.param("briefgen audience show ex", "executive", id="one audience"),
        pytest.param("briefgen audience new x --from pr", "press", id="parent"),
        pytest.param("briefgen audience diff press ex", "executive", id="other"),
        pytest.param(
            "briefgen audience diff press executive po", "port-talks", id="third"
        ),
    ],
)
def test_offers(
    project: Path,
    program: Path,
    scrubbed_environment: dict[str, str],
    words: str,
    offered: str,
) -> None:
    """The shell is offered what the word can become, and nothing taken already."""
    assert _complete(program, project, scrubbed_environment, words) == offered


def test_outside(
    tmp_path: Path, program: Path, scrubbed_environment: dict[str, str]
) -> None:
    """Outside a project no dossier is offered, and nothing fails."""
    words = "briefgen render p"
    assert not _complete(program, tmp_path, scrubbed_environment, words)


def test_elsewhere(
    project: Path, program: Path, scrubbed_environment: dict[str, str]
) -> None:
    """What is offered is of the project that the line names."""
    away = project / "away"
    (away / "content").mkdir(parents=True)
    words = "briefgen render --project .. po"
    offered = _complete(program, away, scrubbed_environment, words)
    assert offered == "port-talks"


def test_script(
    tmp_path: Path, program: Path, scrubbed_environment: dict[str, str]
) -> None:
    """The script for bash names the program."""
    done = subprocess.run(
        [program],
        check=True,
        cwd=tmp_path,
        env=scrubbed_environment | {"_BRIEFGEN_COMPLETE": "source_bash"},
        capture_output=True,
        text=True,
    )
    assert "complete -o default -F _briefgen_completion briefgen" in done.stdout


def _complete(program: Path, cwd: Path, env: dict[str, str], words: str) -> str:
    position = str(len(words.split(" ")) - 1)
    asked = {
        "_BRIEFGEN_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": position,
    }
    done = subprocess.run(
        [program],
        check=True,
        cwd=cwd,
        env=env | asked,
        capture_output=True,
        text=True,
    )
    assert not done.stderr
    return done.stdout.strip()
