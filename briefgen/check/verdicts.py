"""The verdicts on facts that follow from what the rules on grounding found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Severity
from briefgen.dossier.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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


def standing(subject: Subject, kept: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Return the kept verdicts that the texts at hand leave standing.

    Those on facts that quote a text other than the one that was read do not count any
    more, nor do those on what rests on such facts.
    """
    if not kept or not subject.sources:
        return dict(kept)
    from briefgen.check.grounding.sources import at_hand

    lost = {name for name in subject.sources if not at_hand(subject, name)}
    gone = subject.resting_on(lost) if lost else frozenset()
    return {name: verdict for name, verdict in kept.items() if name not in gone}


def _verdict(findings: Iterable[Finding]) -> Verdict:
    found = sorted(findings, key=lambda finding: -finding.severity.rank)
    if not found:
        return Verdict("verified")
    reasons = dict.fromkeys(finding.message for finding in found)
    return Verdict(_OUTCOMES[found[0].severity], tuple(reasons))
