"""``briefgen schema``: what a YAML file may hold, for editors and programs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from briefgen.cli.command import Command, application
from briefgen.cli.streams import put

app = application()


@app.command(cls=Command)
def schema(
    kind: Annotated[
        Literal["facts", "audience"],
        typer.Argument(metavar="[facts|audience]", help="Of which file."),
    ] = "facts",
) -> None:
    """Print the JSON Schema of facts.yaml or audience.yaml."""
    if kind == "facts":
        from briefgen.dossier.schema import FILE
    else:
        from briefgen.audience.schema import FILE

    put(FILE.read_text(encoding="utf-8").rstrip("\n"))
