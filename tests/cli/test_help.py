"""Every command is documented, and the documentation is true."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
import typer

from briefgen.cli import reference
from briefgen.cli.app import COMMANDS
from briefgen.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path


def test_reference(project_root: Path) -> None:
    """``docs/cli.md`` is what the commands say of themselves today."""
    assert project_root / "docs" / "cli.md" == reference.FILE
    assert reference.FILE.read_text(encoding="utf-8") == reference.text()


@pytest.mark.parametrize("name", COMMANDS)
def test_summary(name: str) -> None:
    """A command's line in the list is the first line of its own help."""
    command = typer.main.get_command(import_module(f"briefgen.cli.{name}").app)
    assert command.help
    assert command.help.startswith(COMMANDS[name].removesuffix("."))


def test_all_options(capsys: pytest.CaptureFixture[str]) -> None:
    """Every option and argument has a help text."""
    for name in COMMANDS:
        command = typer.main.get_command(import_module(f"briefgen.cli.{name}").app)
        assert all(getattr(param, "help", "") for param in command.params)
    assert run([]) == 0
    assert capsys.readouterr().out.startswith("Usage: briefgen ")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version before a command is answered, and the command is not run."""
    assert run(["--version", "render"]) == 0
    assert capsys.readouterr().out.startswith("briefgen ")
