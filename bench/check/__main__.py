"""Measure how well `check` tells true facts from falsified ones.

    python -m bench.check [FOLDER] [--misses]

Prints a table per kind of falsification; exits with 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.check.stories import PARAPHRASE, TRUE, stories
from briefgen.check import catalogue
from briefgen.check.examine import examine
from briefgen.check.finding import Severity

if TYPE_CHECKING:
    from bench.check.stories import Story, Variant
    from briefgen.check.finding import Finding

_DATA: Final = Path(__file__).parent.parent / "data"
_HONEST: Final = {TRUE: 0.05, PARAPHRASE: 0.20}
"""The most of each that may raise anything."""
_FLAGGED: Final = 0.95
"""The least of the falsified that must be flagged, over all kinds."""
_ROLES: Final = 0.75
"""The least of role swaps alone."""


def main() -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.check", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_DATA)
    parser.add_argument(
        "--misses", action="store_true", help="list what was judged wrongly"
    )
    parser.add_argument(
        "--half", choices=("odd", "even"), help="measure with every other story alone"
    )
    options = parser.parse_args()
    judged: list[tuple[Story, Variant, list[Finding]]] = []
    every = stories(options.folder)
    if options.half:
        every = every[options.half == "even" :: 2]
    for story in every:
        judged += _judged(story)
    if not judged:
        parser.error(f"{options.folder}: there are no stories in it")
    if options.misses:
        for story, variant, findings in judged:
            if (variant.kind in _HONEST) == bool(findings):
                _tell(story, variant, findings)
    return _table(judged)


def _judged(story: Story) -> list[tuple[Story, Variant, list[Finding]]]:
    """Return each variant with what the grounding rules find in it."""
    subject = story.subject
    findings = examine(subject, catalogue.rules(group="G").values())
    by_id: dict[str, list[Finding]] = {}
    owners = {item.path: item.fact.id for item in subject.items}
    for finding in findings:
        path = finding.path
        while path and path not in owners:
            path = path[:-1]
        if path:
            by_id.setdefault(owners[path], []).append(finding)
    return [(story, variant, by_id.get(variant.id, [])) for variant in story.variants]


def _tell(story: Story, variant: Variant, findings: list[Finding]) -> None:
    said = variant.altered or {
        "": getattr(story.subject.by_id[variant.id].fact, "text", "")
    }
    print(f"{story.name} {variant.fact} [{variant.kind}] {said}")
    for finding in findings:
        print(f"    {finding.severity} {finding.rule}: {finding.message}")


def _table(judged: list[tuple[Story, Variant, list[Finding]]]) -> int:
    rows: dict[str, list[int]] = {}
    for _, variant, findings in judged:
        row = rows.setdefault(variant.kind, [0, 0, 0])
        row[0] += 1
        row[1] += bool(findings)
        row[2] += any(finding.severity is Severity.ERROR for finding in findings)
    falsified = [row for kind, row in rows.items() if kind not in _HONEST]
    rows["all falsified"] = [sum(column) for column in zip(*falsified, strict=True)]
    print("| kind | number | flagged | of these unsupported |")
    print("|---|---:|---:|---:|")
    for kind, (count, flagged, unsupported) in rows.items():
        print(
            f"| {kind} | {count} | {flagged} ({flagged / count:.1%}) "
            f"| {unsupported} ({unsupported / count:.1%}) |"
        )
    missed = list(_missed(rows))
    for line in missed:
        print(f"missed: {line}", file=sys.stderr)
    return 1 if missed else 0


def _missed(rows: dict[str, list[int]]) -> list[str]:
    """Return the bounds that were not kept."""
    lines = []
    for kind, most in _HONEST.items():
        count, flagged, unsupported = rows.get(kind, [0, 0, 0])
        if flagged > most * count:
            lines.append(f"at most {most:.0%} of {kind} may raise anything")
        if kind == PARAPHRASE and unsupported:
            lines.append("no paraphrase may be unsupported")
    for kind, least in (("all falsified", _FLAGGED), ("role-swap", _ROLES)):
        count, flagged, _ = rows.get(kind, [0, 0, 0])
        if flagged < least * count:
            lines.append(f"at least {least:.0%} of {kind} must be flagged")
    return lines


if __name__ == "__main__":
    sys.exit(main())
