"""``briefgen schema``: what a facts file may hold, for editors and programs."""

from __future__ import annotations

from briefgen.cli.command import Command, application
from briefgen.cli.streams import put

app = application()


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of facts.yaml."""
    from briefgen.dossier.schema import FILE

    put(FILE.read_text(encoding="utf-8").rstrip("\n"))
