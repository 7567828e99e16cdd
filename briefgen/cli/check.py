"""``briefgen check``: dossiers are held against the rules of the profession."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, check_names, split, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import chosen, find_project
from briefgen.cli.settings import read_check_settings
from briefgen.cli.startup import settle
from briefgen.cli.streams import (
    has_colour,
    printable,
    put,
    say,
    say_errors,
    say_warnings,
)
from briefgen.errors import BAD_CALL, BAD_INPUT, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefgen.check.finding import Severity
    from briefgen.check.report import Checked, ReportFormat
    from briefgen.check.rule import Rule
    from briefgen.check.run import Outcome
    from briefgen.check.word_lists import WordLists
    from briefgen.cli.project import DossierFolder, Project
    from briefgen.cli.settings import CheckSettings

app = application()


@app.command(cls=Command)
def check(  # noqa: PLR0913  one parameter an option
    *,
    dossiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOSSIER]...",
            help="The name of a dossier in content/, or the path of its folder or "
            "facts.yaml. Without one: every dossier in content/.",
            autocompletion=complete.dossiers,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="ID=FILE",
            help="The text of a source that is not beside the dossier.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULE,...",
            help="Only these rules: ids such as G001, or the letter of a group.",
            autocompletion=complete.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULE,...",
            help="All but these rules.",
            autocompletion=complete.rules,
        ),
    ] = None,
    severity: Annotated[
        str | None,
        typer.Option(
            "--severity",
            metavar="SEVERITY",
            help="Exit with 1 from this on: note, warning or error. Without it: "
            "warning.",
            autocompletion=complete.severities,
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, json, sarif or github.",
            autocompletion=complete.reports,
        ),
    ] = "text",
    quick: Annotated[
        bool,
        typer.Option(
            "--quick", help="Only the rules that do without the language model."
        ),
    ] = False,
    documents: Annotated[
        bool,
        typer.Option(
            "--documents", help="Make each brief, too, and check its PDF and HTML."
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend what is certain, and show what was changed."),
    ] = False,
    project: ProjectFolder = None,
) -> int:
    """Check dossiers: quotes, support, wording and handling.

    Each finding has a rule, which 'briefgen rule ID' explains. The verdict on each fact
    is kept beside its dossier, where 'briefgen render' finds it.
    """
    from briefgen.check.report import FORMATS, report
    from briefgen.check.word_lists import read_word_lists

    check_names("format", [format_], FORMATS)
    home = find_project(project, dossiers or ())
    tell_project(home, project)
    given = read_check_settings(home).changed(split(select), split(ignore), severity)
    threshold = _threshold(given)
    rules = [rule for rule in _rules(given) if not (quick and rule.reads)]
    folders = tuple(chosen(home, dossiers or ()))
    texts = _texts(source or (), folders)
    words = read_word_lists(home.folder)
    settle()
    tell = put if format_ == "text" else say
    outcomes: list[Outcome] = []
    misnamed = () if dossiers else home.misnamed()
    say_errors(misnamed)
    problems: dict[Problem, int] = dict.fromkeys(misnamed, BAD_INPUT)
    for folder in folders:
        try:
            outcome = _checked(folder, rules, words, texts, tell if fix else None)
            if documents:
                outcome = _with_documents(outcome, home, folder, rules)
            outcomes.append(outcome)
        except UserError as error:
            say_errors(error.problems)
            problems |= dict.fromkeys(error.problems, error.exit_code)
    checked = [_safe(outcome.checked) for outcome in outcomes]
    say_warnings(_left_out(given, checked, documents=documents))
    if format_ == "github":
        _annotate(problems)
    if checked or format_ != "text":
        colour = has_colour(sys.stdout)
        put(report(checked, cast("ReportFormat", format_), colour=colour))
    found = (finding for each in checked for finding in each.findings)
    grave = any(finding.severity.rank >= threshold.rank for finding in found)
    return max((BAD_INPUT if grave else 0, *problems.values()))


def _annotate(problems: Iterable[Problem]) -> None:
    """Show what kept dossiers from being checked beside their lines, on GitHub."""
    from briefgen.check.report import github

    for problem in problems:
        put(printable(github.error(problem)))


def _safe(checked: Checked) -> Checked:
    """Return what was found in words that steer no terminal: they quote sources."""
    return checked._replace(
        findings=tuple(
            found._replace(message=printable(found.message), hint=printable(found.hint))
            for found in checked.findings
        )
    )


def _threshold(given: CheckSettings) -> Severity:
    from briefgen.check.finding import Severity

    place = given.places.get("severity")
    check_names("severity", [given.severity], tuple(Severity), place)
    return Severity(given.severity)


def _rules(given: CheckSettings) -> tuple[Rule, ...]:
    from briefgen.check import catalogue
    from briefgen.check.selection import chosen as chosen_rules
    from briefgen.check.selection import meant

    for key, names in (("select", given.select), ("ignore", given.ignore)):
        known = (*catalogue.GROUPS, *catalogue.rules())
        check_names("rule", names, known, given.places.get(key), meant(names))
    return chosen_rules(given.select, given.ignore)


def _left_out(
    given: CheckSettings, checked: Sequence[Checked], *, documents: bool
) -> Iterator[Problem]:
    """Yield what the choice of rules leaves out that a user may count on."""
    from briefgen.check.verdicts import GROUP

    ignored = ", ".join(name for name in given.ignore if name.startswith(GROUP))
    if ignored and not given.select and any(each.tally.not_checked for each in checked):
        yield Problem(
            f"no fact is verified while {ignored} is ignored",
            given.places.get("ignore"),
            "waive a rule in the lines that it does not fit: "
            "'# check: ignore G109: the reason'",
        )
    unseen = ", ".join(name for name in given.select if name.startswith("D"))
    if unseen and not documents:
        place = given.places.get("select")
        yield Problem(f"{unseen} finds nothing here", place, "add --documents")


def _checked(
    folder: DossierFolder,
    rules: Sequence[Rule],
    words: WordLists,
    texts: Mapping[str, Path],
    tell: Callable[[str], None] | None,
) -> Outcome:
    """Check a dossier, and keep the verdicts; mend it first where one tells of it."""
    from briefgen.check.run import check_with

    outcome = check_with(folder.facts, rules, words, texts)
    if tell and _mend(folder, outcome, tell):
        outcome = check_with(folder.facts, rules, words, texts)
    _keep(outcome)
    return outcome


def _with_documents(
    outcome: Outcome, home: Project, folder: DossierFolder, rules: Sequence[Rule]
) -> Outcome:
    """Add what is found in the documents for each audience that may see the dossier."""
    from briefgen.audience import find
    from briefgen.audience.cut import cut
    from briefgen.check.documents import findings

    wanted = {rule.id for rule in rules}
    found = list(outcome.checked.findings)
    dossier = outcome.dossier
    for name in find.folders(home.folder):
        audience = find.audience(name, home.folder)
        if dossier.marking.rank <= audience.clearance.rank:
            brief = cut(dossier, audience, outcome.verdicts)
            there = findings(brief, f"{folder.name}/{name}")
            found += [finding for finding in there if finding.rule in wanted]
    return outcome._replace(checked=outcome.checked._replace(findings=tuple(found)))


def _mend(folder: DossierFolder, outcome: Outcome, tell: Callable[[str], None]) -> bool:
    """Make the edits that findings bring, and tell them; return whether there are any.

    Where the report is for programs, nothing else may stand beside it.
    """
    from briefgen.check.mend import diff, mended
    from briefgen.render.write import write

    checked = outcome.checked
    new = mended(checked.text, checked.findings)
    if new == checked.text:
        return False
    write(folder.facts, new.encode())
    tell(printable(diff(checked.file, checked.text, new)).rstrip("\n"))
    return True


def _keep(outcome: Outcome) -> None:
    """Keep the verdicts beside the dossier; where that cannot be, say so."""
    from briefgen.dossier.verdicts import FILE, dump
    from briefgen.render.write import write

    path = outcome.folder / FILE
    data = dump(outcome.dossier, outcome.verdicts)
    is_there = path.exists()
    if (is_there and path.read_bytes() != data) or (outcome.verdicts and not is_there):
        try:
            write(path, data)
        except UserError as error:
            say_warnings(error.problems)


def _texts(given: Sequence[str], folders: Sequence[DossierFolder]) -> dict[str, Path]:
    """Return the files of texts that were given, by the ids of their sources."""
    if given and len(folders) > 1:
        raise UserError(
            "--source is for one dossier",
            hint="name the dossier: briefgen check DOSSIER --source ID=FILE",
            exit_code=BAD_CALL,
        )
    texts: dict[str, Path] = {}
    for text in given:
        name, equals, path = text.partition("=")
        if not (name and equals and path):
            raise UserError(
                f"'{text}' does not name a source and a file",
                hint="write it as --source ID=FILE, such as --source article=story.txt",
                exit_code=BAD_CALL,
            )
        texts[name] = Path(path)
    return texts
