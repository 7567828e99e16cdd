"""``briefgen audience``: who briefs are made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.command import Command, application
from briefgen.cli.streams import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.audience.profile import Audience

app = application(help="Show the audiences.")


@app.callback()
def audience() -> None:
    """Show the audiences."""


@app.command(name="list", cls=Command)
def list_() -> None:
    """List the audiences, one a line, with what each may see and where it is from.

    SECTIONS counts the sections of a brief. FROM is the folder of the audience, or
    'built-in'.
    """
    from briefgen.audience import find
    from briefgen.cli.project import current_folder, nearest_project

    project = nearest_project()
    folder = project.folder if project else current_folder()
    head = ("NAME", "TITLE", "PAGES", "CLEARANCE", "SECTIONS", "FROM")
    put(_table([head, *(_row(each) for each in find.audiences(folder))]))


def _row(audience: Audience) -> tuple[str, ...]:
    return (
        audience.name,
        audience.title,
        str(audience.pages or "any"),
        audience.clearance,
        str(len(audience.sections)),
        _origin(audience),
    )


def _origin(audience: Audience) -> str:
    from pathlib import Path

    from briefgen.audience import find
    from briefgen.cli.project import shown

    nearest = Path(audience.chain[0])
    return "built-in" if nearest.parent == find.built_in() else str(shown(nearest))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines of aligned columns, with two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
