"""``briefgen new``: start a dossier that renders as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.command import Command, application
from briefgen.cli.project import Project, current_folder, nearest_project, shown
from briefgen.cli.streams import put, say
from briefgen.dossier.textfile import FACTS
from briefgen.errors import BAD_CALL, UserError

app = application()

_SCHEMA = "facts.schema.json"
_STARTER = Path(__file__).with_name("starter.yaml")


@app.command(cls=Command)
def new(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Small letters, digits and hyphens: trade-deal-2026."
        ),
    ],
) -> None:
    """Start a dossier: write content/NAME/facts.yaml.

    The file holds a short example of each kind of fact, with comments, and renders
    for every audience as it is. Its first line tells editors to complete and check
    it, by the schema that is written to content/ as well.
    """
    _check_name(name)
    project = nearest_project() or Project(current_folder())
    facts = project.content / name / FACTS
    if facts.parent.exists():
        raise UserError(
            f"{shown(facts.parent)} is there already",
            hint="choose another name, or edit what is there",
            exit_code=BAD_CALL,
        )
    from briefgen.dossier.schema import FILE
    from briefgen.render.write import write

    write(project.content / _SCHEMA, FILE.read_bytes())
    write(facts, _STARTER.read_bytes())
    put(str(shown(facts)))
    say(f"next: write your facts into it, then run 'briefgen render {name}'")


def _check_name(name: str) -> None:
    """Raise `UserError`, with a name that would do, for one that does not."""
    if name == (good := _good_name(name)):
        return
    raise UserError(
        f"'{name}' cannot name a dossier: use small letters, digits and hyphens",
        hint=f"try 'briefgen new {good or 'my-story'}'",
        exit_code=BAD_CALL,
    )


def _good_name(text: str) -> str:
    """Return the nearest name for a dossier; nothing where no letter is left."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "-".join(words)
