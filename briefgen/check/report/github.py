"""Findings as workflow commands of GitHub, which shows them beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.finding import Severity
from briefgen.check.report.text import summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.finding import Finding
    from briefgen.check.report import Checked

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


def _command(finding: Finding) -> str:
    place = finding.place
    values = {"file": place.file, "line": place.line, "col": place.column}
    if finding.length:
        values["endColumn"] = place.column + finding.length
    values["title"] = finding.rule
    told = ",".join(
        f"{name}={str(value).translate(_IN_VALUES)}"
        for name, value in values.items()
        if value
    )
    message = "\n".join(filter(None, (finding.message, finding.hint)))
    return f"::{_COMMANDS[finding.severity]} {told}::{message.translate(_IN_MESSAGES)}"
