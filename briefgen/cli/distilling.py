"""The work of ``briefgen distill``: into one dossier, or each article into its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.cli.names import check_name, good_name
from briefgen.cli.progress import Progress
from briefgen.cli.project import Project, shown
from briefgen.cli.startup import settle
from briefgen.cli.streams import printable, put, say, say_errors, say_warnings
from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.textfile import FACTS
from briefgen.errors import BAD_CALL, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.distill.article import Article
    from briefgen.distill.many import Done, Job
    from briefgen.distill.run import Wish

SCHEMA: Final = "facts.schema.json"
_LONGEST: Final = 40
"""The most letters of a name that is made from a title."""


class Order(NamedTuple):
    """What to distill, how, and whether only to show it."""

    home: Project
    given: Sequence[str]
    wish: Wish
    is_dry: bool


def one_each(order: Order) -> tuple[list[Path], int]:
    """Make a dossier of each article; return their folders, and the exit code.

    What is wrong with one is told, and stops no other.
    """
    from briefgen.distill import writing
    from briefgen.distill.many import Job

    folders: list[Path] = []
    code = 0
    for given, done in _done([Job(each, order.wish) for each in order.given]):
        try:
            if isinstance(done, UserError):
                raise done
            folder = _new(order.home, done.article)
            if folder in folders:
                raise _taken(folder, given)
        except UserError as error:
            say_errors(error.problems)
            code = max(code, error.exit_code)
            continue
        text = writing.text(done.draft)
        count = sum(1 for _ in done.draft.facts())
        told = f"{count} facts, {len(done.draft.doubts)} to review"
        _finish(order, folder, _Change("", text, [done], told))
        folders.append(folder)
    if folders and not order.is_dry:
        last = folders[-1].name
        say(f"next: correct what was found, then run 'briefgen check {last}'")
    return folders, code


def into_one(order: Order, into: str) -> tuple[list[Path], int]:
    """Put all articles into one dossier, which may be new.

    Raises `UserError` where one cannot be distilled; then nothing is written.
    """
    from briefgen.distill import writing
    from briefgen.distill.many import Job
    from briefgen.distill.merging import free_sources, merged

    folder = _folder(order.home, into)
    old = _old(folder / FACTS)
    if not old:
        say_warnings(_perhaps_another(folder.name, order.home))
    sources = free_sources(old, folder, len(order.given))
    jobs = [
        Job(given, order.wish._replace(source=source))
        for given, source in zip(order.given, sources, strict=False)
    ]
    text = old
    added = joined = against = doubtful = 0
    kept: list[Done] = []
    for given, done in _done(jobs):
        if isinstance(done, UserError):
            raise done
        if done.article.sha256 in text:
            say(f"{given} is in this dossier already")
            continue
        kept.append(done)
        doubtful += len(done.draft.doubts)
        if not text:
            text = writing.text(done.draft)
            added += sum(1 for _ in done.draft.facts())
            continue
        result = merged(text, done.draft)
        text = result.text
        added += result.added
        joined += result.joined
        against += result.contradictions
    told = f"{added} facts, {doubtful} to review"
    if joined or old:
        told = (
            f"facts added: {added}, joined with others: {joined}, "
            f"contradictions: {against}, to review: {doubtful}"
        )
    _finish(order, folder, _Change(old, text, kept, told))
    if not order.is_dry:
        say(f"next: correct what was found, then run 'briefgen check {folder.name}'")
    return [folder], 0


class _Change(NamedTuple):
    """A facts file before and after, the articles that went into it, what to tell."""

    old: str
    new: str
    articles: list[Done]
    told: str


def _done(jobs: Sequence[Job]) -> Iterator[tuple[str, Done | UserError]]:
    """Yield what came of each job, with what was given for it; show how far it is."""
    from briefgen.distill.many import done

    if len(jobs) > 1:
        settle()
    progress = Progress(len(jobs))
    results = done(jobs)
    for job in jobs:
        progress.begin(job.given)
        result = next(results)
        progress.clear()
        yield job.given, result


def _finish(order: Order, folder: Path, change: _Change) -> None:
    """Write what has changed, or only show it."""
    facts = folder / FACTS
    if order.is_dry:
        _show(facts, change)
        say(f"{shown(facts)}: {change.told}; nothing was written")
        return
    _write(order.home, folder, change)
    put(str(shown(facts)))
    say(f"{shown(facts)}: {change.told}")


def _show(facts: Path, change: _Change) -> None:
    from briefgen.check.mend import diff

    if not change.old:
        put(printable(change.new).rstrip("\n"))
    elif change.new != change.old:
        name = str(shown(facts))
        put(printable(diff(name, change.old, change.new)).rstrip("\n"))


def _write(home: Project, folder: Path, change: _Change) -> None:
    from briefgen.dossier.schema import FILE
    from briefgen.render.write import write

    if not (home.content / SCHEMA).exists():
        write(home.content / SCHEMA, FILE.read_bytes())
    for done in change.articles:
        if done.wish.keeps_text:
            write(folder / f"{done.wish.source}.txt", done.article.text.encode())
    # The facts come last: what they name is there when they are.
    write(folder / FACTS, change.new.encode())


def _old(facts: Path) -> str:
    """Return the text of a facts file that loads, or nothing where there is none."""
    if not facts.is_file():
        return ""
    from briefgen.dossier import load_with_places

    load_with_places(shown(facts))
    return facts.read_bytes().decode("utf-8")


def _perhaps_another(name: str, home: Project) -> Iterator[Problem]:
    """Tell of a new dossier whose name is nearly that of another."""
    if meant := did_you_mean(name, (dossier.name for dossier in home.dossiers())):
        yield Problem(f"'{name}' is a new dossier", hint=meant)


def _new(home: Project, article: Article) -> Path:
    """Return the folder of a new dossier, named after its article."""
    name = good_name(article.meta.title)
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    name = name or good_name(Path(article.name).stem) or "article"
    folder = home.content / name
    if folder.exists():
        raise _taken(folder, article.name)
    return folder


def _taken(folder: Path, given: str) -> UserError:
    return UserError(
        f"{given}: {shown(folder)} is there already",
        hint=f"add to it with '--into {folder.name}', name a new dossier there, or "
        "remove the folder to distill anew",
        exit_code=BAD_CALL,
    )


def _folder(home: Project, into: str) -> Path:
    """Return the folder of the dossier to write to, which may be a new one."""
    path = Path(into)
    if path.name == FACTS:
        return path.parent
    if path.is_dir() and not home.knows(into):
        return path
    check_name(into, "a dossier", "briefgen distill ARTICLE --into", "my-story")
    return home.content / into
