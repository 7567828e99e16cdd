"""``briefgen deliveries``: what the ledger knows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, check_names, split, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import find_project
from briefgen.cli.settings import read_ledger_path
from briefgen.cli.streams import printable, put, say
from briefgen.cli.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.mail.ledger import Entry

app = application()

_FORMATS = ("text", "json")
_HEAD = ("CHANGED", "STATE", "RECIPIENT", "MARKING", "DOSSIER", "EDITION", "DETAIL")
_SHORT = 12
"""So many letters of an edition tell it from all others."""


@app.command(cls=Command)
def deliveries(
    *,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE,...",
            help="Only these: pending, sending, sent, refused, unknown.",
            autocompletion=complete.states,
        ),
    ] = None,
    dossier: Annotated[
        str,
        typer.Option("--dossier", metavar="NAME", help="Only those of this dossier."),
    ] = "",
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="text or json."),
    ] = "text",
    project: ProjectFolder = None,
) -> None:
    """Show the ledger: what is known of each message.

    The newest stands first. docs/email.md tells what each state means, and what to do.
    """
    from briefgen.mail.ledger import FILE, State, read_ledger
    from briefgen.mail.places import state_folder

    check_names("format", [format_], _FORMATS)
    states = split(state)
    check_names("state", states, tuple(State))
    home = find_project(project)
    tell_project(home, project)
    path = read_ledger_path(home, state_folder(os.environ) / FILE)
    entries = read_ledger(path, [State(name) for name in states], dossier)
    if format_ == "json":
        import json

        put(json.dumps([e._asdict() for e in entries], ensure_ascii=False, indent=2))
    elif entries:
        put(table([_HEAD, *map(_row, entries)]))
    else:
        asked = "like that " if states or dossier else ""
        say(f"nothing {asked}in {path}")


def _row(entry: Entry) -> Sequence[str]:
    cells = (
        entry.changed,
        entry.state,
        entry.address,
        entry.marking,
        entry.dossier,
        entry.edition[:_SHORT],
        entry.detail,
    )
    return [printable(cell) for cell in cells]
