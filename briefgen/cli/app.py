"""The program as a whole: its commands, with one line on each.

The module of a command is loaded when that command is called, and not before:
``--help`` lists the commands from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from briefgen.cli.command import application
from briefgen.cli.startup import take_texts_as_they_are
from briefgen.cli.streams import put

COMMANDS: Final = {
    "render": "Write the briefs of dossiers as PDF and HTML.",
    "check": "Check dossiers: quotes, support, wording and handling.",
    "rule": "Explain a rule of 'briefgen check'.",
    "distill": "Distill articles: find their facts and start a dossier with them.",
    "email": "Write a brief as the draft of an e-mail, ready to be sent.",
    "send": "Send the briefs of a dossier to the readers on a list, each once.",
    "deliveries": "Show the ledger: what is known of each message.",
    "new": "Start a dossier.",
    "schema": "Print the JSON Schema of facts, audiences or distribution lists.",
    "audience": "Show, start and compare audiences.",
}
"""Each command with its summary; ``briefgen/cli/NAME.py`` holds it as `app`."""


class _Program(TyperGroup):
    """The group of all commands, each loaded when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Typer looks here for the names that a misspelt one may mean.
        self.commands: Any = dict.fromkeys(COMMANDS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands before the name of the command."""
        take_texts_as_they_are(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or nothing where none has this name."""
        if cmd_name in COMMANDS and not self.commands[cmd_name]:
            module = import_module(f"briefgen.cli.{cmd_name}")
            self.commands[cmd_name] = typer.main.get_command(module.app)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = application(cls=_Program, add_completion=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        from briefgen import __version__

        put(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def briefgen(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version and exit.",
        ),
    ] = False,
) -> None:
    """Turn sourced facts about a story into briefs for several audiences."""
    del version


def call(arguments: list[str]) -> int:
    """Run the command that `arguments` name; return its exit code.

    What follows ``help`` is a command whose help is shown.
    """
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    code = app(arguments, prog_name="briefgen", standalone_mode=False)
    return code if isinstance(code, int) else 0
