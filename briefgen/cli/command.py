"""What every command is made from."""

from __future__ import annotations

from typing import Any, Final

import typer
from typer.core import TyperCommand

from briefgen.cli.startup import take_texts_as_they_are

HELP: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"]}
"""What asks a command for its help."""


class Command(TyperCommand):
    """A command whose texts are taken as they are, and whose help is for people.

    Typer's help tells the Python type of each argument; here `metavar` says it all.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments of this command."""
        take_texts_as_they_are(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the name of the command in the line of usage."""
        return ["[OPTIONS]", *(name for name, _ in self._arguments(ctx))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the arguments and of the options."""
        if arguments := self._arguments(ctx):
            with formatter.section("Arguments"):
                formatter.write_dl(arguments)
        options = (p for p in self.get_params(ctx) if p.param_type_name == "option")
        with formatter.section("Options"):
            formatter.write_dl([p.get_help_record(ctx) for p in options])

    def _arguments(self, ctx: Any) -> list[tuple[str, str]]:
        params: list[Any] = self.get_params(ctx)
        return [(p.metavar, p.help) for p in params if p.param_type_name == "argument"]


def application(**settings: Any) -> typer.Typer:
    """Return an empty Typer application with the settings that all of ours share."""
    plain = {
        "add_completion": False,
        "context_settings": HELP,
        "pretty_exceptions_enable": False,
        "rich_markup_mode": None,
    }
    return typer.Typer(**{**plain, **settings})
