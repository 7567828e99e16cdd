"""The examples that explain a rule are right: the bad one breaks it, the good not."""

from __future__ import annotations

import textwrap

import pytest

from briefgen.check.catalogue import rules
from tests.check.conftest import FACTS, MakeSubject
from tests.check.examples import dossier_of

GROUPS = "SEATRCHF"
IN_WORDS = ("R002", "R003")
"""Rules whose examples are told, not written out: they would be long."""

AS_WRITTEN = ("R005", "F001", "F002", "F003", "F004")
"""Rules on how the file is written: their examples are set into it as they are."""

OF_ENGLISH = (
    *("A001", "A002", "A003", "A004", "C002", "E002", "E005", "E007", "E008"),
    *("T001", "T004", "T008"),
)
"""Rules that look for English words."""

RULES = {
    name: rule
    for letter in GROUPS
    for name, rule in rules(group=letter).items()
    if name not in IN_WORDS
}


def breaks(rule: str, example: str, subject_of: MakeSubject) -> bool:
    """Tell whether a dossier with an example breaks a rule."""
    facts = written(example) if rule in AS_WRITTEN else dossier_of(rule, example)
    subject = subject_of(facts)
    return any(found.rule in ("", rule) for found in RULES[rule].check(subject))


def written(example: str) -> str:
    """Return a facts file with an example as its only statement, letter by letter."""
    if not example.startswith("- "):
        example = f"- id: request\n{textwrap.indent(example, '  ')}"
    if "text:" not in example:
        example += "\n  text: Both ports reopen."
    people = "".join(
        f"  - {{id: {name}, name: {name}, kind: body}}\n"
        for name in ("council", "north")
    )
    head, statement, tail = FACTS.partition("      - id: request\n")
    assert statement
    evidence = tail.partition("reopen.\n")[2]
    item = textwrap.indent(example, "      ")
    return f"{head}{item}\n{evidence}participants:\n{people}"


@pytest.mark.parametrize("name", RULES)
def test_bad_example_is_bad(name: str, subject_of: MakeSubject) -> None:
    """What a rule gives as a bad example breaks it."""
    assert breaks(name, RULES[name].bad, subject_of)


@pytest.mark.parametrize("name", RULES)
def test_good_example_is_good(name: str, subject_of: MakeSubject) -> None:
    """What a rule gives as a good example keeps it."""
    assert not breaks(name, RULES[name].good, subject_of)


@pytest.mark.parametrize("name", OF_ENGLISH)
def test_other_languages_are_left_alone(name: str, subject_of: MakeSubject) -> None:
    """Rules on English words find nothing in a dossier in another language."""
    subject = subject_of(f"language: fr\n{dossier_of(name, RULES[name].bad)}")
    assert not any(found.rule in ("", name) for found in RULES[name].check(subject))


@pytest.mark.parametrize("name", [*RULES, *IN_WORDS])
def test_rules_are_explained(name: str) -> None:
    """A rule says what it asks and why, in a sentence each, and where it is from."""
    rule = rules(group=name[0])[name]
    assert rule.asks.endswith(".")
    assert rule.because.endswith(".")
    assert rule.origin
    assert rule.bad != rule.good
