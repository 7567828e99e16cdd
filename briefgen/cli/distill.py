"""``briefgen distill``: an article becomes a dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, split, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.names import check_name, good_name
from briefgen.cli.project import project_in, shown
from briefgen.cli.streams import printable, put, say
from briefgen.dossier.textfile import FACTS
from briefgen.errors import BAD_CALL, UserError

if TYPE_CHECKING:
    from briefgen.cli.project import Project
    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.distill.run import Wish

app = application()

_SCHEMA = "facts.schema.json"
_ROUNDS = 4
"""After so many rounds nothing is left that a check refuses."""


@app.command(cls=Command)
def distill(  # noqa: PLR0913  one parameter an option
    *,
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="A file (text, Markdown, HTML, PDF, DOCX, .eml), '-' for standard "
            "input, or an address that begins with http. Several tell one story.",
        ),
    ],
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="DOSSIER",
            help="Write to this dossier. What is in it stays as it is. Without it: a "
            "new one, named after the article.",
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
            help="When the article was published, if it does not say: 2025-11-15. "
            "Without a date no day is worked out from words such as 'Saturday'.",
        ),
    ] = None,
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
        typer.Option(
            "--render", help="Make the briefs, too; each page is marked DRAFT."
        ),
    ] = False,
    project: ProjectFolder = None,
) -> int:
    """Distill articles: find their facts and write them to content/NAME/facts.yaml.

    It needs no network and no key. Each fact has its quote; what is doubtful has a
    comment '# review:'. The file is a draft: a person reads it, corrects it and
    removes 'status: draft'.
    """
    from briefgen.distill.readers import read
    from briefgen.distill.run import Wish

    home = project_in(project)
    tell_project(home, project)
    wish = Wish(
        split(topic), _date(published), keep_text, dt.datetime.now(tz=dt.timezone.utc)
    )
    read_ = [read(given) for given in articles]
    name = _name(home, into, read_[0])
    folder = home.content / name if into is None else _folder(home, into)
    made = _made(folder, read_, wish)
    if dry_run:
        _show(folder, made)
        return 0
    _write(home, folder, made)
    put(str(shown(folder / FACTS)))
    say(made.told)
    if render:
        from briefgen.cli.render import render as make

        return make(dossiers=[str(folder)], project=project)
    say(f"next: correct it, then run 'briefgen check {name}'")
    return 0


class _Made(NamedTuple):
    """The new text of a facts file, the old one, the texts to keep, what to tell."""

    text: str
    old: str
    texts: dict[str, str]
    told: str


def _made(folder: Path, articles: list[Article], wish: Wish) -> _Made:
    """Return what becomes of a dossier. Raises `UserError`; nothing is written."""
    from briefgen.distill import writing
    from briefgen.distill.merging import merged
    from briefgen.distill.run import draft_of

    facts = folder / FACTS
    old = ""
    if facts.is_file():
        from briefgen.dossier import load

        load(shown(facts))
        old = facts.read_text(encoding="utf-8")
    text, texts, doubtful = old, {}, 0
    added = joined = against = 0
    for article in articles:
        source = _source(text, folder)
        draft = draft_of(article, source, wish, _sifted)
        if wish.keeps:
            texts[f"{source}.txt"] = article.text
        doubtful += len(draft.doubts)
        if text:
            result = merged(text, draft)
            text = result.text
            added += result.added
            joined += result.joined
            against += result.contradictions
        else:
            text = writing.text(draft)
            added += _count(draft)
    told = f"{added} facts, {doubtful} to review"
    if old or len(articles) > 1:
        told = f"{added} added, {joined} joined, {against} contradictions"
    return _Made(text, old, texts, told)


def _source(text: str, folder: Path) -> str:
    """Return an id for a source: one that neither the file nor a text has."""
    number = 1
    while True:
        name = "article" if number == 1 else f"article-{number}"
        is_taken = f"id: {name}\n" in text or f"id: {name}," in text
        if not is_taken and not (folder / f"{name}.txt").exists():
            return name
        number += 1


def _count(draft: Draft) -> int:
    def within(value: object) -> int:
        if isinstance(value, list):
            return sum(map(within, value))
        if isinstance(value, dict):
            own = "evidence" in value or "rests_on" in value or "do_not_say" in value
            return own + sum(map(within, value.values()))
        return 0

    return within(draft.data)


def _sifted(draft: Draft, article: Article) -> Draft:
    """Drop what 'briefgen check' calls unsupported, and mark what it would review."""
    from briefgen.check.run import check_with
    from briefgen.check.word_lists import WordLists
    from briefgen.check import catalogue
    from briefgen.distill import writing

    rules = tuple(catalogue.rules(group="G").values())
    source = draft.data["sources"][0]["id"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        text = folder / "source.txt"
        text.write_bytes(article.text.encode())
        bare = _with_file(draft, None)
        for _ in range(_ROUNDS):
            (folder / FACTS).write_text(writing.text(bare), encoding="utf-8")
            outcome = check_with(folder / FACTS, rules, WordLists(), {source: text})
            bad = {
                name
                for name, verdict in outcome.verdicts.items()
                if verdict.name == "unsupported"
            }
            if not bad:
                break
            bare = bare.without(bad)
        doubts = {
            name: "; ".join(verdict.reasons) or "look whether the quote says so"
            for name, verdict in outcome.verdicts.items()
            if verdict.name == "review"
        }
    return _with_file(bare.doubting(doubts), draft.data["sources"])


def _with_file(draft: Draft, sources: list[dict[str, object]] | None) -> Draft:
    """Return a draft with other sources; without any, those have no file."""
    from briefgen.distill.draft import Draft

    new = sources or [
        {key: value for key, value in each.items() if key != "file"}
        for each in draft.data["sources"]
    ]
    return Draft(draft.data | {"sources": new}, draft.doubts, draft.notes)


def _show(folder: Path, made: _Made) -> None:
    """Show the new file, or how it differs from the old one."""
    from briefgen.check.mend import diff

    if not made.old:
        put(printable(made.text).rstrip("\n"))
    elif made.text != made.old:
        name = str(shown(folder / FACTS))
        put(printable(diff(name, made.old, made.text)).rstrip("\n"))
    say(f"{made.told}; nothing was written")


def _write(home: Project, folder: Path, made: _Made) -> None:
    from briefgen.dossier.schema import FILE
    from briefgen.render.write import write

    if not (home.content / _SCHEMA).exists():
        write(home.content / _SCHEMA, FILE.read_bytes())
    for name, text in made.texts.items():
        write(folder / name, text.encode())
    write(folder / FACTS, made.text.encode())


def _name(home: Project, into: str | None, article: Article) -> str:
    if into is not None:
        return Path(into).name
    stem = Path(article.name).stem
    name = good_name(article.meta.title)[:40].strip("-") or good_name(stem) or "article"
    folder = home.content / name
    if folder.exists():
        raise UserError(
            f"{shown(folder)} is there already",
            hint=f"add to it with '--into {name}', or name a new one",
            exit_code=BAD_CALL,
        )
    return name


def _folder(home: Project, into: str) -> Path:
    """Return the folder of the dossier to write to, which may be a new one."""
    path = Path(into)
    if path.name == FACTS:
        return path.parent
    if path.is_dir() and not home.knows(into):
        return path
    check_name(into, "a dossier", "briefgen distill ARTICLE --into", "my-story")
    return home.content / into


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
