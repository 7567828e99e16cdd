"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from briefgen import __version__
from briefgen.check import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.finding import Finding
    from briefgen.check.report import Checked
    from briefgen.check.rule import Rule

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def text(checked: Sequence[Checked], *, colour: bool) -> str:
    """Return a log of one run, with the rules that found something."""
    del colour
    findings = [finding for each in checked for finding in each.findings]
    known = catalogue.rules()
    ids = sorted({finding.rule for finding in findings})
    driver = {
        "name": "briefgen",
        "version": __version__,
        "rules": [_rule(known[name]) for name in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, ids) for finding in findings],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.asks},
        "fullDescription": {"text": rule.because},
        "help": {
            "text": f"Bad:\n{rule.bad}\n\nGood:\n{rule.good}\n\nFrom: {rule.origin}"
        },
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(finding: Finding, ids: list[str]) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file)}}
    if place.line:
        location["region"] = {
            "startLine": place.line,
            "startColumn": place.column or 1,
            "endColumn": (place.column or 1) + finding.length,
        }
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": str(finding.severity),
        "message": {"text": "\n".join(filter(None, (finding.message, finding.hint)))},
        "locations": [{"physicalLocation": location}],
    }
