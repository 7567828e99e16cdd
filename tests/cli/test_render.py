"""``briefgen render``, where a journey cannot easily make the machine fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefgen.cli import making
from briefgen.cli.run import run
from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Format
    from briefgen.render import Document


def test_no_pango(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Pango each HTML is made all the same; the lack is told once, with 3."""
    from briefgen.render import make

    def without_pango(brief: Brief, format: Format) -> Document:
        if format == "pdf":
            raise UserError("Pango is missing", hint="get it", exit_code=BAD_MACHINE)
        return make(brief, format)

    monkeypatch.setattr(making, "make", without_pango)
    capsys.readouterr()
    assert run(["render"]) == 3
    stdout, stderr = capsys.readouterr()
    assert len(stdout.splitlines()) == 5
    assert stderr.count("error: ") == 1
    assert stderr.startswith("error: Pango is missing\n  get it\n")
    assert stderr.endswith("\n5 of 10 documents were made\n")
    assert (project / "output/story/press.html").is_file()


def test_bad_document(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that cannot be made names itself where the problem has no place."""

    def refuse(brief: Brief, format: Format) -> Document:
        raise UserError(f"no {format} of {brief.audience.name}")

    monkeypatch.setattr(making, "make", refuse)
    capsys.readouterr()
    assert run(["render", "-a", "press", "-f", "html", "-q"]) == 1
    stderr = capsys.readouterr().err
    assert stderr == "error: output/story/press.html: no html of press\n"
    assert not (project / "output").exists()


def test_bad_audience(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An audience that extends itself is an error in the input, not in the call."""
    folder = project / "templates" / "loop"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("extends: loop\n")
    capsys.readouterr()
    assert run(["render", "-a", "loop"]) == 1
    assert "extend each other in a circle" in capsys.readouterr().err


def test_opened(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--open opens what was made, once all is made."""
    from briefgen.cli import opener

    opened: list[str] = []
    monkeypatch.setattr(opener, "_open", lambda path: opened.append(str(path)))
    assert run(["render", "-a", "press", "-f", "html", "--open"]) == 0
    assert opened == ["output/story/press.html"]
    assert (project / opened[0]).is_file()
    assert capsys.readouterr().out.endswith(f"{opened[0]}\n")


def test_budget(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was moved out of a document is told with its weight, the lightest first."""
    from briefgen.dossier.models import Statement
    from briefgen.render import Document

    moved = tuple(
        Statement(id=f"fact-{n}", text="A fact.", weight=n, evidence=()) for n in (1, 4)
    )
    document = Document(b"%PDF-", 1, moved=moved)
    monkeypatch.setattr(making, "make", lambda *_: document)
    capsys.readouterr()
    assert run(["render", "-a", "executive", "-f", "pdf"]) == 0
    stdout, stderr = capsys.readouterr()
    assert stdout == "output/story/executive.pdf\n"
    assert stderr.startswith(
        "warning: output/story/executive.pdf: moved out of the executive brief for "
        "its page budget of 1: fact-1 (weight 1), fact-4 (weight 4)\n  "
    )
    assert (project / stdout.strip()).read_bytes() == b"%PDF-"


def test_schema_kept(project: Path) -> None:
    """The schema beside the dossiers is the one of this version."""
    from briefgen.dossier.schema import FILE

    schema = project / "content" / "facts.schema.json"
    schema.write_text("{}")
    assert run(["new", "another"]) == 0
    assert json.loads(schema.read_bytes()) == json.loads(FILE.read_bytes())
