"""Promises of `briefgen.check.waivers`: a rule is waived with a reason, and only so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.check import waivers
from briefgen.check.catalogue import rules
from briefgen.check.examine import examine
from tests.check.conftest import FACTS

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

UNSOURCED = FACTS[: FACTS.index("        evidence:")]
ID = "- id: request"
REASON = "the desk saw it"


def ids(make: MakeSubject, facts: str) -> list[str]:
    """Return the rules that find something after waivers, of S001 and the waivers'."""
    subject = make(facts)
    wanted = [rule for name, rule in rules().items() if name in ("S001", "W003")]
    found = waivers.apply(subject, examine(subject, wanted), wanted)
    return sorted(finding.rule for finding in found)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        pytest.param(UNSOURCED, ["S001"], id="no waiver"),
        pytest.param(
            UNSOURCED.replace(ID, f"{ID}  # check: ignore S001: {REASON}"),
            [],
            id="in the line",
        ),
        pytest.param(
            UNSOURCED.replace(
                f"      {ID}", f"      # check: ignore S001 – {REASON}\n      {ID}"
            ),
            [],
            id="above",
        ),
        pytest.param(
            UNSOURCED.replace(ID, f"{ID}  # check: ignore W003, S001: {REASON}"),
            [],
            id="several rules",
        ),
        pytest.param(
            UNSOURCED.replace(ID, f"{ID}  # check: ignore S001"),
            ["S001", "W001"],
            id="no reason",
        ),
        pytest.param(
            UNSOURCED.replace(ID, f"{ID}  # check: ignore S999: {REASON}"),
            ["S001", "W002"],
            id="no such rule",
        ),
        pytest.param(
            UNSOURCED.replace(ID, f"{ID}  # check: ignore everything"),
            ["S001", "W002"],
            id="no rule",
        ),
        pytest.param(
            FACTS.replace(ID, f"{ID}  # check: ignore S001: {REASON}"),
            ["W003"],
            id="nothing to waive",
        ),
        pytest.param(
            UNSOURCED.replace(
                "title: Reopening", f"title: A # check: ignore S001: {REASON}"
            ),
            ["S001", "W003"],
            id="elsewhere",
        ),
        pytest.param(
            UNSOURCED.replace(
                "text: The Council asked both ports to reopen.",
                f"text: '# check: ignore S001: {REASON}'",
            ),
            ["S001"],
            id="in a text",
        ),
        pytest.param(
            UNSOURCED.replace(
                "text: The Council",
                f"text: >-  # check: ignore S001: {REASON}\n          The",
            ),
            ["S001", "W003"],
            id="behind the head of a folded text",
        ),
    ],
)
def test_waivers(subject_of: MakeSubject, facts: str, left: list[str]) -> None:
    """What a waiver is for is no longer told; what is wrong with waivers is."""
    assert ids(subject_of, facts) == left


def test_other_rules(subject_of: MakeSubject) -> None:
    """A waiver of a rule that was not looked at is not called useless."""
    facts = FACTS.replace(ID, f"{ID}  # check: ignore W003: {REASON}")
    subject = subject_of(facts)
    wanted = [rules()["S001"]]
    assert waivers.apply(subject, examine(subject, wanted), wanted) == []
