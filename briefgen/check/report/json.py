"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.check.report import counts, sums
from briefgen.dossier.places import path_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.finding import Finding
    from briefgen.check.report import Checked


def text(checked: Sequence[Checked], *, colour: bool) -> str:
    """Return one object: the findings, and how many there are.

    Lines and columns count from 1; ``end_column`` is the first behind the words.
    """
    del colour
    findings = [_finding(found) for each in checked for found in each.findings]
    data = {
        "briefgen": __version__,
        "findings": findings,
        "counts": {str(name): count for name, count in counts(checked).items()},
        "waived": sum(each.waived for each in checked),
        "dossiers": [
            {"file": each.file, "facts": each.tally._asdict()} for each in checked
        ],
        "facts": sums(checked)._asdict(),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.column + finding.length,
        "path": path_text(finding.path),
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "hint": finding.hint,
        "is_fixable": bool(finding.edits),
    }
