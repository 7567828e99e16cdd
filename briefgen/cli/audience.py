"""``briefgen audience``: who briefs are made for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.command import Command, application
from briefgen.cli.streams import put, say_errors
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.audience.profile import Audience
    from briefgen.errors import Problem

app = application(help="Show the audiences.")


@app.callback()
def audience() -> None:
    """Show the audiences."""


@app.command(name="list", cls=Command)
def list_() -> int:
    """List the audiences, one a line, with what each may see and where it is from.

    SECTIONS counts the sections of a brief. FROM is the folder of the audience, or
    'built-in'. What is wrong with one that is broken is told on stderr.
    """
    from briefgen.audience import find
    from briefgen.cli.project import current_folder, nearest_project

    project = nearest_project()
    folder = project.folder if project else current_folder()
    head = ("NAME", "TITLE", "PAGES", "CLEARANCE", "SECTIONS", "FROM")
    rows: list[tuple[str, ...]] = []
    problems: dict[Problem, int] = {}
    for name, home in find.folders(folder).items():
        try:
            rows.append(_row(find.audience(name, folder)))
        except UserError as error:
            rows.append((name, "(broken)", "", "", "", _origin(home)))
            problems |= dict.fromkeys(error.problems, error.exit_code)
    put(_table([head, *rows]))
    say_errors(problems)
    return max(problems.values(), default=0)


def _row(audience: Audience) -> tuple[str, ...]:
    return (
        audience.name,
        audience.title,
        str(audience.pages or "any"),
        audience.clearance,
        str(len(audience.sections)),
        _origin(Path(audience.chain[0])),
    )


def _origin(folder: Path) -> str:
    from briefgen.audience import find
    from briefgen.cli.project import shown

    return "built-in" if folder.parent == find.built_in() else str(shown(folder))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines of aligned columns, with two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
