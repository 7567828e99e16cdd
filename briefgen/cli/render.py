"""``briefgen render``: dossiers become documents."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from briefgen.cli import complete
from briefgen.cli.choices import (
    ProjectFolder,
    check_audiences,
    check_names,
    split,
    tell_project,
)
from briefgen.cli.command import Command, application
from briefgen.cli.project import Project, chosen, find_project, shown
from briefgen.cli.settings import read_settings
from briefgen.cli.startup import settle
from briefgen.cli.streams import say_warnings
from briefgen.errors import BAD_INPUT, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.audience.profile import Format
    from briefgen.cli.making import Wish
    from briefgen.cli.problems import Failure
    from briefgen.cli.settings import Settings

app = application()


@app.command(cls=Command)
def render(  # noqa: PLR0913  one parameter an option
    *,
    dossiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOSSIER]...",
            help="The name of a dossier in content/, or the path of its folder or "
            "facts.yaml, in this project or another. Without one: every dossier in "
            "content/.",
            autocompletion=complete.dossiers,
        ),
    ] = None,
    audience: Annotated[
        list[str] | None,
        typer.Option(
            "--audience",
            "-a",
            metavar="NAME,...",
            help="For these audiences. Without it: those of briefgen.toml, or all.",
            autocompletion=complete.audiences,
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT,...",
            help="In these formats: pdf, html. Without it: those of each audience.",
            autocompletion=complete.formats,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write below this folder. Without it: output/ of the project.",
        ),
    ] = None,
    project: ProjectFolder = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Make briefs with what 'briefgen check' refuses: each page says "
            "UNCHECKED.",
        ),
    ] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Open the documents when they are made.")
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Say nothing but results and what is wrong."
        ),
    ] = False,
) -> int:
    """Write the briefs of dossiers as PDF and HTML.

    Files are named output/DOSSIER/AUDIENCE.FORMAT. The path of each is printed as
    soon as it is finished. What cannot be made is told, and stops nothing else.
    """
    from briefgen.cli.making import Order, make_all
    from briefgen.cli.outcome import show
    from briefgen.cli.problems import Failure
    from briefgen.cli.progress import Progress, Silence
    from briefgen.render.oversights import oversights

    home = find_project(project, dossiers or ())
    if not quiet:
        tell_project(home, project)
    settings = read_settings(home)
    given = settings.changed(split(audience), split(format_))
    wishes, failures = _wishes(home, given)
    looked = (oversights(wish.audience) for wish in wishes)
    say_warnings(dict.fromkeys(chain.from_iterable(looked)))
    folder = Path(output) if output else home.folder / settings.output
    orders = [
        Order(dossier, wishes, folder / dossier.name, force)
        for dossier in chosen(home, dossiers or ())
    ]
    total = len(orders) * sum(len(wish.makers) for wish in wishes)
    if total > 1:
        settle()
    if not dossiers and (misnamed := home.misnamed()):
        failures.append(Failure(misnamed, BAD_INPUT))
    paths, code = show(
        chain(failures, make_all(orders)), Silence() if quiet else Progress(total)
    )
    if open_:
        from briefgen.cli.opener import open_all

        say_warnings(open_all(shown(path) for path in paths))
    return code


def _wishes(project: Project, settings: Settings) -> tuple[list[Wish], list[Failure]]:
    """Return the audiences wanted, or else all, with the formats wanted of each.

    What is wrong with those that cannot be read comes beside them.
    """
    from briefgen.audience import find
    from briefgen.audience.profile import FORMATS
    from briefgen.cli.making import documents
    from briefgen.cli.problems import explain

    check_names("format", settings.formats, FORMATS, settings.places.get("formats"))
    names = settings.audiences
    check_audiences(names, project, settings.places.get("audiences"))
    say_warnings(find.no_audiences(project.folder).values())
    wanted = cast("Sequence[Format]", settings.formats)
    wishes: list[Wish] = []
    failures: list[Failure] = []
    for name in names or find.folders(project.folder):
        try:
            audience = find.audience(name, project.folder)
        except UserError as error:
            failures.append(explain(error))
        else:
            wishes.append(
                documents(audience, wanted or audience.formats, is_named=bool(names))
            )
    return wishes, failures
