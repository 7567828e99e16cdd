"""Findings as workflow commands of GitHub, which shows them beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.finding import Severity
from briefgen.check.report.text import summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.check.finding import Finding
    from briefgen.check.report import Checked
    from briefgen.errors import Place, Problem

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_IN_MESSAGES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUES: Final = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def text(checked: Sequence[Checked], *, colour: bool) -> str:
    """Return a command for each finding, and a last line that counts."""
    del colour
    found = (_command(finding) for each in checked for finding in each.findings)
    return "\n".join((*found, summary(checked)))


def error(problem: Problem) -> str:
    """Return the command for what kept a dossier from being checked."""
    message = "\n".join(filter(None, (problem.message, problem.hint)))
    values = _of_place(problem.place) if problem.place else {}
    return _written(Severity.ERROR, values, message)


def _command(finding: Finding) -> str:
    values = _of_place(finding.place)
    if finding.length:
        values["endColumn"] = finding.place.column + finding.length
    values["title"] = finding.rule
    message = "\n".join(filter(None, (finding.message, finding.hint)))
    return _written(finding.severity, values, message)


def _of_place(place: Place) -> dict[str, str | int]:
    return {"file": place.file, "line": place.line, "col": place.column}


def _written(severity: Severity, values: Mapping[str, str | int], message: str) -> str:
    told = ",".join(
        f"{name}={str(value).translate(_IN_VALUES)}"
        for name, value in values.items()
        if value
    )
    command = f"{_COMMANDS[severity]} {told}".rstrip()
    return f"::{command}::{message.translate(_IN_MESSAGES)}"
