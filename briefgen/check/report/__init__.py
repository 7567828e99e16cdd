"""What was found, as text for people and as data for programs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from briefgen.check.finding import Severity
from briefgen.dossier.verdicts import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.finding import Finding

ReportFormat = Literal["text", "json", "sarif", "github"]
FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)


class Checked(NamedTuple):
    """A dossier that was checked: its file with its text, and what was found.

    `waived` counts what was found besides, in lines that waive it.
    """

    file: str
    text: str
    findings: tuple[Finding, ...]
    tally: Tally = Tally()
    waived: int = 0


def counts(checked: Sequence[Checked]) -> dict[Severity, int]:
    """Return how many findings there are of each severity, the gravest first."""
    found = [finding.severity for each in checked for finding in each.findings]
    return {severity: found.count(severity) for severity in reversed(Severity)}


def sums(checked: Sequence[Checked]) -> Tally:
    """Return the tally of several dossiers."""
    return Tally(*map(sum, zip(*(each.tally for each in checked), strict=True)))


def report(
    checked: Sequence[Checked], format: ReportFormat, *, colour: bool = False
) -> str:
    """Return what was found as ``text``, ``json``, ``sarif`` or ``github``.

    `colour` is for terminals, and for text alone.
    """
    module = import_module(f"{__name__}.{format}")
    text: str = module.text(checked, colour=colour)
    return text
