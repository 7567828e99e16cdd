"""``briefgen new``: start a dossier that renders as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.choices import ProjectFolder, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.names import check_name
from briefgen.cli.project import current_folder, project_in, shown
from briefgen.cli.streams import put, say
from briefgen.dossier.textfile import FACTS
from briefgen.errors import BAD_CALL, UserError

app = application()

_SCHEMA = "facts.schema.json"
_STARTER = Path(__file__).with_name("starter")
_NOTICE = "notice.txt"


@app.command(cls=Command)
def new(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Small letters, digits and hyphens: trade-deal-2026."
        ),
    ],
    *,
    project: ProjectFolder = None,
) -> None:
    """Start a dossier: write content/NAME/facts.yaml, and the text of its source.

    The file holds a short example of each kind of fact, with comments, and renders
    for every audience as it is. Its first line tells editors to complete and check
    it, by the schema that is written to content/ as well.
    """
    check_name(name, "a dossier", "briefgen new", "my-story")
    home = project_in(project)
    is_begun = home.content.is_dir()
    tell_project(home, project)
    facts = home.content / name / FACTS
    if facts.parent.exists():
        raise UserError(
            f"{shown(facts.parent)} is there already",
            hint="choose another name, or edit what is there",
            exit_code=BAD_CALL,
        )
    from briefgen.dossier.schema import FILE
    from briefgen.dossier.verdicts import FILE as VERDICTS
    from briefgen.render.write import write

    write(home.content / _SCHEMA, FILE.read_bytes())
    for file in (_NOTICE, VERDICTS, FACTS):
        write(facts.with_name(file), (_STARTER / file).read_bytes())
    put(str(shown(facts)))
    if not is_begun:
        where = "this folder" if home.folder == current_folder() else shown(home.folder)
        say(f"{where} is a project now: dossiers are in content/, briefs go to output/")
    say(f"next: write your facts into it, then run 'briefgen render {name}'")
