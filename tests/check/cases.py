"""Cases for rules: dossiers that differ from a good one, and what is found in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefgen.check.catalogue import rules
from briefgen.check.examine import examine
from tests.check.conftest import FACTS

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

    from briefgen.check.finding import Finding
    from briefgen.check.subject import Subject

TEXT = "The Council asked both ports to reopen."
PEOPLE = """\
participants:
  - {id: north, name: Port of the North, short: North, kind: body, evidence: [&]}
  - {id: envoy, name: Envoy of the North, kind: person, side: north, evidence: [&]}
  - {id: south, name: Port of the South, short: South, kind: body, evidence: [&]}
  - {id: council, name: Security Council, kind: body, evidence: [&]}
""".replace("&", "{source: notice, quote: The Council}")


def case(name: str, rule: str, facts: str, *words: str) -> ParameterSet:
    """Return a case: facts, and the words that a rule finds in them, if any."""
    return pytest.param(rule, facts, list(words), id=f"{rule} {name}")


def statement(text: str = TEXT, more: str = "") -> str:
    """Return a dossier with one statement, and participants; `more` are keys of it."""
    assert f"text: {TEXT}" in FACTS
    keys = "".join(f"\n        {line}" for line in more.splitlines())
    written = f"text: {json.dumps(text, ensure_ascii=False)}{keys}"
    return FACTS.replace(f"text: {TEXT}", written) + PEOPLE


def judgment(text: str, more: str = "confidence: low", scale: str = "ICD 203") -> str:
    """Return a dossier with one judgment and the scale of it."""
    facts = statement(text, f"kind: judgment\nbecause: They said so.\n{more}")
    return f"scale: {scale}\n{facts}" if scale else facts


def added(text: str, facts: str = FACTS + PEOPLE) -> str:
    """Return a dossier with more sections; `&` stands for a list with evidence."""
    evidence = "[{source: notice, quote: The Council}]"
    return facts + text.replace("&", evidence)


def changed(old: str, new: str, facts: str = FACTS + PEOPLE) -> str:
    """Return a dossier in which something is written otherwise."""
    assert old in facts
    return facts.replace(old, new, 1)


def findings(rule: str, subject: Subject) -> list[Finding]:
    """Return what a rule finds."""
    return examine(subject, [rules(group=rule[0])[rule]])


def words(rule: str, subject: Subject) -> list[str]:
    """Return the words in the file that a rule underlines."""
    lines = subject.text.split("\n")
    return [
        lines[found.place.line - 1][found.place.column - 1 :][: found.length]
        for found in findings(rule, subject)
    ]
