"""``briefgen distill``: articles become dossiers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, check_names, split, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import project_in
from briefgen.errors import BAD_CALL, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

app = application()


@app.command(cls=Command)
def distill(  # noqa: PLR0913  one parameter an option
    *,
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE...",
            help="A file: text, Markdown, HTML, PDF, DOCX or .eml; '-' for standard "
            "input.",
        ),
    ] = None,
    url: Annotated[
        list[str] | None,
        typer.Option(
            "--url",
            metavar="ADDRESS",
            help="Fetch this page from the network, and distill it, too.",
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="DOSSIER",
            help="Put all into this dossier; what is in it stays as it is. Without "
            "it: each article becomes a new one, named after it.",
            autocompletion=complete.dossiers,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", metavar="WORD,...", help="Only what tells of these."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="The date of articles that state none: 2025-11-15. Without a date no "
            "day is worked out from words such as 'Saturday'.",
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="NAME",
            help="What finds the facts: offline, or llm for the language model that "
            "BRIEFGEN_LLM_MODEL names.",
        ),
    ] = "offline",
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Show what would change, and write nothing."),
    ] = False,
    keep_text: Annotated[
        bool,
        typer.Option(
            "--keep-text/--no-keep-text",
            help="Keep the text of the article beside the facts, or its SHA-256 alone.",
        ),
    ] = True,
    render: Annotated[
        bool,
        typer.Option("--render", help="Make the briefs, too: each page says DRAFT."),
    ] = False,
    project: ProjectFolder = None,
) -> int:
    """Distill articles: find their facts and start a dossier with them.

    It writes content/NAME/facts.yaml. Each fact has its quote, and a comment
    '# review:' where it is doubtful. The file is a draft: read it, correct it, and
    remove the line 'status: draft'. It needs neither network nor key, but for
    '--engine llm'.
    """
    from briefgen.cli.distilling import Order, into_one, one_each
    from briefgen.distill.run import ENGINES, Wish

    given = _given(articles, url)
    check_names("engine", [engine], list(ENGINES))
    if dry_run and render:
        raise UserError(
            "--dry-run writes nothing that could be rendered",
            hint="leave out one of the two",
            exit_code=BAD_CALL,
        )
    home = project_in(project)
    tell_project(home, project)
    now = dt.datetime.now(tz=dt.UTC)
    wish = Wish(
        topics=split(topic),
        published=_date(published),
        keeps_text=keep_text,
        now=f"{now:%Y-%m-%dT%H:%MZ}",
        engine=engine,
    )
    order = Order(home, given, wish, dry_run)
    folders, code = into_one(order, into) if into else one_each(order)
    if render and folders:
        from briefgen.cli.render import render as make

        code = max(code, make(dossiers=list(map(str, folders)), project=project))
    return code


def _given(articles: Sequence[str] | None, urls: Sequence[str] | None) -> list[str]:
    """Return all that is to be read: files first, then addresses."""
    from briefgen.distill.readers.web import is_address

    files, addresses = list(articles or ()), list(urls or ())
    if not files and not addresses:
        raise UserError(
            "there is no article to distill",
            hint="give a file: 'briefgen distill article.txt'",
            exit_code=BAD_CALL,
        )
    for each in filter(is_address, files):
        raise UserError(
            f"{each} is an address, not a file",
            hint=f"fetch it with '--url {each}'",
            exit_code=BAD_CALL,
        )
    for each in addresses:
        if not is_address(each):
            raise UserError(
                f"'{each}' is no address: it begins with neither http:// nor https://",
                hint="give a file without '--url'",
                exit_code=BAD_CALL,
            )
    return files + addresses


def _date(given: str | None) -> str:
    from briefgen.dossier.types import check_date

    try:
        return check_date(given) if given else ""
    except ValueError:
        raise UserError(
            f"'{given}' is not a date",
            hint="write it as --published 2025-11-15",
            exit_code=BAD_CALL,
        ) from None
