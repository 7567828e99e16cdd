"""Hold a subject against rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.finding import Finding
    from briefgen.check.rule import Check, Rule
    from briefgen.check.subject import Subject


def examine(subject: Subject, rules: Iterable[Rule]) -> list[Finding]:
    """Return what the rules find, in the order of the file."""
    by_check: dict[Check, dict[str, Rule]] = {}
    for rule in rules:
        by_check.setdefault(rule.check, {})[rule.id] = rule
    findings = [
        subject.placed(found, mine[found.rule or next(iter(mine))])
        for check, mine in by_check.items()
        for found in check(subject)
        if not found.rule or found.rule in mine
    ]
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (*finding.place, finding.rule, finding.message)
