"""``briefgen schema``: what a YAML file may hold, for editors and programs."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import check_names
from briefgen.cli.command import Command, application
from briefgen.cli.streams import put

app = application()


@app.command(cls=Command)
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[facts|audience|list]",
            help="Of which file.",
            autocompletion=complete.schemas,
        ),
    ] = "facts",
) -> None:
    """Print the JSON Schema of facts, audiences or distribution lists.

    It is that of facts.yaml, of audience.yaml, or of a list in YAML.
    """
    check_names("schema", [kind], complete.SCHEMAS)
    if kind == "facts":
        from briefgen.dossier.schema import FILE
    elif kind == "audience":
        from briefgen.audience.schema import FILE
    else:
        from briefgen.mail.schema import FILE

    put(FILE.read_text(encoding="utf-8").rstrip("\n"))
