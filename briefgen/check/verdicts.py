"""The verdicts on facts that follow from what the rules on grounding found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Severity
from briefgen.dossier.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefgen.check.finding import Finding
    from briefgen.check.subject import Subject
    from briefgen.dossier.verdicts import Outcome

GROUP = "G"
_OUTCOMES: dict[Severity, Outcome] = {
    Severity.ERROR: "unsupported",
    Severity.WARNING: "review",
}


def reached(
    subject: Subject, examined: Collection[str], findings: Iterable[Finding]
) -> dict[str, Verdict]:
    """Return the verdict on each fact that was examined, by what was found on it."""
    wrong: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule.startswith(GROUP) and finding.severity in _OUTCOMES:
            wrong.setdefault(subject.fact_of(finding), []).append(finding)
    return {name: _verdict(wrong.get(name, ())) for name in sorted(examined)}


def _verdict(findings: Iterable[Finding]) -> Verdict:
    found = sorted(findings, key=lambda finding: -finding.severity.rank)
    if not found:
        return Verdict("verified")
    reasons = dict.fromkeys(finding.message for finding in found)
    return Verdict(_OUTCOMES[found[0].severity], tuple(reasons))
