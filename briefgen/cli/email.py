"""``briefgen email``: a brief as the draft of an e-mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, check_audiences, split, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import find_project, shown
from briefgen.cli.settings import read_settings
from briefgen.cli.streams import say_warnings

app = application()


@app.command(cls=Command)
def email(  # noqa: PLR0913  one parameter an option
    *,
    dossier: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER",
            help="The name of a dossier in content/, or the path of its folder or "
            "facts.yaml.",
            autocompletion=complete.dossiers,
        ),
    ],
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            "-a",
            metavar="NAME",
            help="The audience whose brief it is.",
            autocompletion=complete.audience,
        ),
    ],
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="ADDRESS",
            help="To whom: office@example.org, or 'Office <office@example.org>'. May "
            "be given several times.",
        ),
    ],
    attach: Annotated[
        list[str] | None,
        typer.Option(
            "--attach",
            metavar="KIND,...",
            help="Attach these: pdf, html, or ics for the dates ahead. Without it: "
            "those of briefgen.toml, or pdf.",
            autocompletion=complete.attachments,
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
            help="Make it with what 'briefgen check' refuses: it says UNCHECKED.",
        ),
    ] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Open it in the mail program.")
    ] = False,
) -> int:
    """Write a brief as the draft of an e-mail, ready to be sent.

    The file is named output/DOSSIER/AUDIENCE.eml, and its path is printed. Marking,
    bottom line and key points are in the text, the brief itself is attached.
    """
    from briefgen.audience import find
    from briefgen.cli.mailing import mailboxes, read_desk
    from briefgen.cli.making import EMAIL, Order, Wish, make_all
    from briefgen.cli.outcome import show
    from briefgen.cli.progress import Silence
    from briefgen.dossier import load_with_places
    from briefgen.mail.draft import draft
    from briefgen.mail.texts import check_lines
    from briefgen.render.oversights import oversights

    home = find_project(project, [dossier])
    tell_project(home, project)
    check_audiences([audience], home)
    readers = find.audience(audience, home.folder)
    receivers, desk = mailboxes(to), read_desk(home, split(attach))
    say_warnings(oversights(readers))
    chosen = home.dossier(dossier)
    check_lines(*load_with_places(chosen.facts)[:2])
    folder = Path(output) if output else home.folder / read_settings(home).output
    wish = Wish(
        readers, {EMAIL: lambda brief: draft(brief, chosen.name, receivers, desk)}, True
    )
    order = Order(chosen, [wish], folder / chosen.name, force)
    paths, code = show(make_all([order]), Silence())
    if open_:
        from briefgen.cli.opener import open_all

        say_warnings(open_all(shown(path) for path in paths))
    return code
