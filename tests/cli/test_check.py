"""``briefgen check``, where a journey cannot easily make the machine fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefgen.cli.run import run
from briefgen.errors import BAD_MACHINE, UserError
from briefgen.render import write

if TYPE_CHECKING:
    from pathlib import Path


def test_verdicts_cannot_be_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where verdicts cannot be kept, that is a warning, and the report is whole."""

    def refuse(path: Path, data: bytes) -> None:
        message = f"no room for {len(data)} bytes of {path.name}"
        raise UserError(message, exit_code=BAD_MACHINE)

    (project / "content" / "story" / "verdicts.tsv").unlink()
    monkeypatch.setattr(write, "write", refuse)
    capsys.readouterr()
    assert run(["check", "--select", "G"]) == 0
    stdout, stderr = capsys.readouterr()
    assert stdout.startswith("1 dossier, 11 facts: 11 verified")
    assert stderr.startswith("warning: no room for ")
    assert not (project / "content" / "story" / "verdicts.tsv").exists()


def test_fix_for_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was mended stands beside a report for programs, and never in it."""
    facts = project / "content" / "story" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("text: Freight", 'text: The "freight"'), "utf-8")
    capsys.readouterr()
    assert run(["check", "--quick", "--fix", "--format", "json"]) == 0
    stdout, stderr = capsys.readouterr()
    assert json.loads(stdout)["counts"] == {"error": 0, "warning": 0, "note": 0}
    assert "+    text: The “freight” will wait" in stderr


def test_broken_on_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dossier that cannot be read is shown beside its line, on GitHub too."""
    facts = project / "content" / "story" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("\ntitle:", "\ntitel:"), encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "--format", "github"]) == 1
    assert "::error file=content/story/facts.yaml,line=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(
            ["--ignore", "G109"], "no fact is verified while G109 is", id="no verdicts"
        ),
        pytest.param(["--ignore", "S"], "", id="another group ignored"),
        pytest.param(["--select", "D004"], "D004 finds nothing here", id="documents"),
        pytest.param(["--select", "S"], "", id="others selected"),
    ],
)
def test_left_out(
    project: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    """What a choice of rules leaves out that a user may count on is told."""
    (project / "content" / "story" / "verdicts.tsv").unlink()
    capsys.readouterr()
    assert run(["check", "--quick", *options]) == 0
    stderr = capsys.readouterr().err
    assert stderr.startswith(f"warning: {told}") if told else not stderr


def test_colour(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal findings are coloured, but not for programs, nor with NO_COLOR."""
    facts = project / "content" / "story" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("Freight will", "The regime will"), encoding="utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    capsys.readouterr()
    for options, coloured in (([], True), (["--format", "github"], False)):
        run(["check", "--quick", *options])
        assert ("\x1b[" in capsys.readouterr().out) == coloured
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check", "--quick"])
    assert "\x1b[" not in capsys.readouterr().out
