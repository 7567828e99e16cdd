"""Names that a user gives: several at once, some of them misspelt."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.project import current_folder
from briefgen.cli.streams import say
from briefgen.dossier.hints import nearest_or_all
from briefgen.errors import BAD_CALL, BAD_INPUT, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.cli.project import Project
    from briefgen.errors import Place

ProjectFolder = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="FOLDER",
        help="The folder that content/ and templates/ are in. Without it: the nearest "
        "one with content/, from the current folder upwards.",
    ),
]
"""The option of each command that works in a project."""


def tell_project(project: Project, given: str | None) -> None:
    """Say which project it is, where the user neither named it nor stands in it."""
    if not given and project.folder != current_folder():
        say(f"project: {project.folder}")


def split(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the names in ``a,b`` and repeated options: each once, in order."""
    names = (name.strip() for text in given or () for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def check_names(
    what: str,
    given: Iterable[str],
    known: Sequence[str],
    place: Place | None = None,
    hints: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Raise `UserError` with a problem for each name that is not known.

    `what` says what they are names of, and `place` where they stand in a file.
    `hints` has what to say of some of them, other than which was meant.
    """
    problems = tuple(
        Problem(
            f"there is no {what} '{name}'",
            place,
            hints.get(name) or nearest_or_all(name, known),
        )
        for name in given
        if name not in known
    )
    if problems:
        raise UserError(problems, exit_code=BAD_INPUT if place else BAD_CALL)


def check_audiences(
    given: Iterable[str], project: Project, place: Place | None = None
) -> None:
    """Raise `UserError` with a problem for each audience that a project does not have.

    `place` says where they stand in a file.
    """
    from briefgen.audience import find

    hints = {
        name: f"{problem.place} {problem.message}: {problem.hint}"
        for name, problem in find.no_audiences(project.folder).items()
    }
    known = tuple(find.folders(project.folder))
    check_names("audience", given, known, place, hints)
