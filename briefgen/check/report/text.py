"""Findings for people: the place, the line with the words underlined, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

from briefgen.check.finding import Severity
from briefgen.check.report import counts, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.finding import Finding
    from briefgen.check.report import Checked
    from briefgen.dossier.verdicts import Tally

_COLOURS: Final = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_PLAIN: Final = "\x1b[0m"
_WIDE: Final = 2


def text(checked: Sequence[Checked], *, colour: bool) -> str:
    """Return the findings one after the other, and a last line that counts."""
    parts = [
        part
        for each in checked
        for lines in [each.text.split("\n")]
        for finding in each.findings
        for part in _finding(finding, lines, colour=colour)
    ]
    return "\n".join((*parts, summary(checked)))


def summary(checked: Sequence[Checked]) -> str:
    """Return a line that counts: dossiers, verdicts, findings, and those waived."""
    found = ", ".join(_many(count, name) for name, count in counts(checked).items())
    dossiers = _many(len(checked), "dossier")
    waived = sum(each.waived for each in checked)
    more = f", {waived} waived" if waived else ""
    return f"{dossiers}, {_many_facts(sums(checked))}; {found}{more}"


def _many_facts(tally: Tally) -> str:
    named = {
        "verified": tally.verified,
        "under review": tally.review,
        "unsupported": tally.unsupported,
        "not checked": tally.not_checked,
    }
    told = ", ".join(f"{count} {name}" for name, count in named.items() if count)
    facts = _many(tally.total, "fact")
    return f"{facts}: {told}" if told else facts


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _finding(finding: Finding, lines: Sequence[str], *, colour: bool) -> Iterator[str]:
    start, end = (_COLOURS[finding.severity], _PLAIN) if colour else ("", "")
    place, severity = finding.place, finding.severity
    yield f"{place}: {start}{severity}{end} {finding.rule} {finding.message}"
    margin = "  "
    if finding.length and place.line:
        line = lines[place.line - 1]
        number = str(place.line)
        margin = " " * len(number) + " "
        under = "".join(map(_gap, line[: place.column - 1]))
        marked = line[place.column - 1 :][: finding.length]
        yield f" {number} | {line}"
        yield f" {margin}| {under}{start}{'^' * max(1, sum(map(_width, marked)))}{end}"
    if finding.hint:
        first, *more = finding.hint.split("\n")
        yield f" {margin}= {first}"
        yield from (f" {margin}  {line}" for line in more)


def _gap(character: str) -> str:
    return "\t" if character == "\t" else " " * _width(character)


def _width(character: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(character) in "WF" else 1
