"""A user starts: version, help, a first dossier, audiences, the schema."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

import briefgen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunBriefgen

COMMANDS = ("render", "new", "schema", "audience", "audience list")


def test_version(run_briefgen: RunBriefgen) -> None:
    """--version prints the version alone, also before a command."""
    version = (0, f"briefgen {briefgen.__version__}\n", "")
    assert run_briefgen("--version") == version
    assert run_briefgen("--version", "render") == version


def test_module(run_briefgen: RunBriefgen) -> None:
    """``python -m briefgen`` is ``briefgen``, under that name."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "--help"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == run_briefgen("--help").stdout


def test_help(run_briefgen: RunBriefgen) -> None:
    """Without arguments, or with --help, the commands are listed on stdout."""
    alone = run_briefgen()
    assert alone == run_briefgen("--help")
    assert (alone.code, alone.stderr) == (0, "")
    for command in COMMANDS[:4]:
        assert f"\n  {command}" in alone.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of(run_briefgen: RunBriefgen, command: str) -> None:
    """Each command tells its usage and its options, in words for people."""
    code, stdout, stderr = run_briefgen(*command.split(), "--help")
    assert (code, stderr) == (0, "")
    assert stdout.startswith(f"Usage: briefgen {command} ")
    assert "--help" in stdout
    assert "list[str]" not in stdout


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        pytest.param("-h", "--help", id="short"),
        pytest.param("help", "--help", id="word"),
        pytest.param("help render", "render --help", id="word and command"),
        pytest.param("help audience new", "audience new --help", id="word and two"),
        pytest.param("audience new -h", "audience new --help", id="short of two"),
        pytest.param("audience", "audience --help", id="group alone"),
    ],
)
def test_help_asked_otherwise(run_briefgen: RunBriefgen, asked: str, same: str) -> None:
    """However a user asks for help, it is given."""
    outcome = run_briefgen(*asked.split())
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("Usage: briefgen")
    assert outcome == run_briefgen(*same.split())


def test_example_of_a_new_dossier(project: Path) -> None:
    """The example forbids claims, and compares nobody of whom it knows nothing."""
    dossier = briefgen.load(project / "content" / "port-talks")
    for gap in dossier.gaps:
        assert str(gap.do_not_say).startswith("That ")
    for plan in dossier.plans:
        assert {*plan.parties} <= {position.holder for position in plan.positions}
    assert dossier.gaps
    assert dossier.plans


def test_new(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """A new dossier in an empty folder is valid by the schema its first line names."""
    code, stdout, stderr = run_briefgen("new", "trade-deal")
    facts = tmp_path / "content" / "trade-deal" / "facts.yaml"
    assert (code, stdout) == (0, "content/trade-deal/facts.yaml\n")
    assert "briefgen render trade-deal" in stderr
    text = facts.read_text(encoding="utf-8")
    key, schema = text.splitlines()[0].split("=")
    assert key == "# yaml-language-server: $schema"
    definition = json.loads((facts.parent / schema).read_text(encoding="utf-8"))
    # As editors read it: dates stay the texts that were written.
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes texts only
    jsonschema.validate(_plain(data), definition)


def _plain(value: object) -> object:
    """Return YAML read as text with its whole numbers as numbers."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def test_new_begins(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """The first dossier says that its folder is a project now; the next does not."""
    begun = " is a project now: dossiers are in content/, briefs go to output/\n"
    assert run_briefgen("new", "first").stderr.startswith(f"this folder{begun}next: ")
    assert run_briefgen("new", "second").stderr.startswith("next: ")
    (tmp_path / "desk").mkdir()
    other = run_briefgen("new", "first", "--project", "desk")
    assert other.stderr.startswith(f"desk{begun}next: ")


def test_new_below(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """A new dossier goes to the project that the user stands in, however deep."""
    deep = tmp_path / "content" / "first" / "sources"
    deep.mkdir(parents=True)
    path = tmp_path / "content" / "second" / "facts.yaml"
    _, stdout, stderr = run_briefgen("new", "second", cwd=deep)
    assert stdout == f"{path}\n"
    assert stderr.startswith(f"project: {tmp_path}\nnext: ")
    assert path.is_file()


def test_schema(run_briefgen: RunBriefgen) -> None:
    """``schema`` prints the JSON Schema, and nothing else."""
    code, stdout, stderr = run_briefgen("schema")
    assert (code, stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(stdout))


def test_audiences(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """``audience list`` shows one audience a line, those of the project too."""
    own = tmp_path / "templates" / "cabinet"
    own.mkdir(parents=True)
    (own / "audience.yaml").write_text("extends: executive\ntitle: For the cabinet\n")
    (tmp_path / "content").mkdir()
    code, stdout, stderr = run_briefgen("audience", "list")
    assert (code, stderr) == (0, "")
    lines = stdout.splitlines()
    head, rows = lines[0], lines[1:]
    assert [row.split()[0] for row in rows] == [
        *("analyst", "cabinet", "executive", "minister", "parliament", "press")
    ]
    at = head.index("FROM")
    assert rows[1][at:] == "templates/cabinet"
    assert {row[at:] for row in (rows[0], *rows[2:])} == {"built-in"}
    assert rows[1][head.index("CLEARANCE") :].startswith("TLP:AMBER+STRICT ")


def test_audiences_anywhere(run_briefgen: RunBriefgen) -> None:
    """``audience list`` works outside a project."""
    assert run_briefgen("audience", "list").stdout.count("built-in") == 5
