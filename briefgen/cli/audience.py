"""``briefgen audience``: who briefs are made for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, check_audiences, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import CONTENT, find_project, project_in, shown
from briefgen.cli.streams import put, say, say_errors, say_warnings
from briefgen.cli.table import table
from briefgen.errors import BAD_CALL, UserError

if TYPE_CHECKING:
    from briefgen.audience.origins import Setting
    from briefgen.audience.profile import Audience
    from briefgen.cli.project import Project
    from briefgen.dossier.models import Fact
    from briefgen.errors import Problem

app = application(help="Show, start and compare audiences.")

_DEFAULT_PARENT = "executive"


@app.callback(invoke_without_command=True)
def audience(context: typer.Context) -> None:
    """Show, start and compare audiences."""
    if context.invoked_subcommand is None:
        put(context.get_help())


@app.command(name="list", cls=Command)
def list_(*, project: ProjectFolder = None) -> int:
    """List the audiences, one a line, with what each may see and where it is from.

    SECTIONS counts the sections of a brief. FROM is the folder of the audience, or
    'built-in'. What is wrong with one that is broken is told on stderr.
    """
    from briefgen.audience import find

    folder = _home(project).folder
    head = ("NAME", "TITLE", "PAGES", "CLEARANCE", "SECTIONS", "FROM")
    rows: list[tuple[str, ...]] = []
    problems: dict[Problem, int] = {}
    for name, home in find.folders(folder).items():
        try:
            rows.append(_row(find.audience(name, folder)))
        except UserError as error:
            rows.append((name, "(broken)", "", "", "", _origin(home)))
            problems |= dict.fromkeys(error.problems, error.exit_code)
    put(table([head, *rows]))
    say_warnings(find.no_audiences(folder).values())
    say_errors(problems)
    return max(problems.values(), default=0)


@app.command(cls=Command)
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The name of an audience.",
            autocompletion=complete.audience,
        ),
    ],
    *,
    project: ProjectFolder = None,
) -> None:
    """Show each setting and file of an audience, and which folder it comes from.

    Of several folders the first counts. Of brief.css and labels.yaml all are put
    together.
    """
    from briefgen.audience.origins import files_of, settings_of
    from briefgen.render.oversights import oversights

    found = _audience(name, _home(project))
    settings = [
        (setting.name, _value(setting), _source(setting.folder))
        for setting in settings_of(found)
    ]
    files = [
        (file.name, ", ".join(map(_source, file.folders))) for file in files_of(found)
    ]
    put(table([("SETTING", "VALUE", "FROM"), *settings]))
    put("")
    put(table([("FILE", "FROM"), *files]))
    say_warnings(oversights(found))


@app.command(cls=Command)
def new(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Small letters, digits and hyphens."),
    ],
    *,
    parent: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="PARENT",
            help="The audience to take all else from. Without it: executive.",
            autocompletion=complete.audience,
        ),
    ] = None,
    project: ProjectFolder = None,
) -> None:
    """Start an audience: write templates/NAME/audience.yaml.

    The file extends another audience. All that it may change stands in comments, and
    its first line tells editors to complete and check it.
    """
    from briefgen.audience import find
    from briefgen.audience.schema import FILE as SCHEMA_FILE
    from briefgen.audience.settings import FILE
    from briefgen.cli.audience_file import SCHEMA, audience_file
    from briefgen.cli.names import check_name
    from briefgen.render.write import write

    check_name(name, "an audience", "briefgen audience new", "my-audience")
    if name == find.BASE:
        raise UserError(
            f"'{name}' is no audience: its files hold for all audiences",
            hint=f"choose another name, or put files into templates/{name}",
            exit_code=BAD_CALL,
        )
    home = _home(project)
    templates = home.folder / "templates"
    folder = templates / name
    if folder.exists():
        raise UserError(
            f"{shown(folder)} is there already",
            hint="choose another name, or edit what is there",
            exit_code=BAD_CALL,
        )
    text = audience_file(name, _audience(parent or _DEFAULT_PARENT, home))
    hidden = find.folders(home.folder).get(name)
    write(templates / SCHEMA, SCHEMA_FILE.read_bytes())
    write(folder / FILE, text.encode())
    put(str(shown(folder / FILE)))
    if hidden:
        say(f"in this project it takes the place of the {_origin(hidden)} {name}")
    if not home.content.is_dir():
        say(f"no {CONTENT}/ is beside it yet: start a dossier with 'briefgen new NAME'")
    say(f"next: change it, then run 'briefgen render --audience {name}'")


@app.command(cls=Command)
def diff(
    one: Annotated[
        str,
        typer.Argument(
            metavar="ONE", help="An audience.", autocompletion=complete.audience
        ),
    ],
    other: Annotated[
        str,
        typer.Argument(
            metavar="OTHER",
            help="The audience to compare it with.",
            autocompletion=complete.audience,
        ),
    ],
    dossier: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER",
            help="The name of a dossier in content/, or its path.",
            autocompletion=complete.dossiers,
        ),
    ],
    *,
    project: ProjectFolder = None,
) -> None:
    """List the facts that only one of two briefs has, and why the other has not.

    What a page budget moves out of a PDF is told by 'briefgen render'.
    """
    from briefgen.audience.compare import differences
    from briefgen.dossier import load

    home = find_project(project, [dossier])
    tell_project(home, project)
    pair = _audience(one, home), _audience(other, home)
    facts = load(home.dossier(dossier).facts)
    rows = [
        (each.fact.id, _kind(each.fact), str(each.fact.weight), *_told(each.reasons))
        for each in differences(facts, *pair)
    ]
    if rows:
        put(table([("FACT", "KIND", "WEIGHT", one.upper(), other.upper()), *rows]))
    else:
        say(f"{one} and {other} have the same facts")


def _home(project: str | None) -> Project:
    """Return the project that is meant. Raises `UserError` where it is no folder."""
    home = project_in(project)
    if home.folder.is_dir():
        tell_project(home, project)
        return home
    hint = "name a folder that is there"
    raise UserError(f"there is no folder {project}", hint=hint, exit_code=BAD_CALL)


def _audience(name: str, home: Project) -> Audience:
    """Return an audience. Raises `UserError` where there is none, or it is wrong."""
    from briefgen.audience import find

    check_audiences([name], home)
    return find.audience(name, home.folder)


def _row(audience: Audience) -> tuple[str, ...]:
    return (
        audience.name,
        audience.title,
        str(audience.pages or "any"),
        audience.clearance,
        str(len(audience.sections)),
        _origin(Path(audience.chain[0])),
    )


def _value(setting: Setting) -> str:
    """Return the value of a setting in a line."""
    if setting.name == "sections":
        return ", ".join(
            section.name if section.limit is None else f"{section.name} {section.limit}"
            for section in setting.value
        )
    if isinstance(setting.value, tuple):
        return ", ".join(setting.value)
    return "none" if setting.value is None else str(setting.value)


def _kind(fact: Fact) -> str:
    """Return what kind of fact it is: ``next date`` for `NextDate`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(fact).__name__).lower()


def _told(reasons: tuple[str, str]) -> tuple[str, ...]:
    return tuple(reason or "has it" for reason in reasons)


def _source(folder: Path | None) -> str:
    """Return where something is from, with the name of the folder."""
    if folder is None:
        return "default"
    origin = _origin(folder)
    return f"{folder.name} ({origin})" if origin == "built-in" else origin


def _origin(folder: Path) -> str:
    from briefgen.audience import find

    return "built-in" if folder.parent == find.built_in() else str(shown(folder))
