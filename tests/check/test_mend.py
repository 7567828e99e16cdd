"""Promises of `briefgen.check.mend`: the edits are made, and shown."""

from __future__ import annotations

import pytest

from briefgen.check.finding import Edit, Finding, Severity
from briefgen.check.mend import diff, mended
from briefgen.errors import Place


def finding(*edits: Edit) -> Finding:
    """Return a finding with some edits."""
    return Finding("F001", Severity.WARNING, (), Place("f"), "m", edits=edits)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], "one two", id="none"),
        pytest.param([Edit(0, 3, "1")], "1 two", id="one"),
        pytest.param([Edit(4, 7, "2"), Edit(0, 3, "1")], "1 2", id="any order"),
        pytest.param([Edit(0, 3, "1"), Edit(2, 5, "x")], "1 two", id="the first wins"),
        pytest.param([Edit(7, 7, "!"), Edit(7, 7, "!")], "one two!", id="once"),
    ],
)
def test_mended(edits: list[Edit], expected: str) -> None:
    """Each edit is made once; where two meet, the first of the file is."""
    assert mended("one two", [finding(edit) for edit in edits]) == expected


def test_diff() -> None:
    """What changes is shown line by line, under the name of the file."""
    shown = diff("facts.yaml", "a: 1\nb: 2", "a: 1\nb: 3")
    assert shown.startswith("--- facts.yaml\n+++ facts.yaml\n")
    assert "\n-b: 2\n+b: 3\n" in shown
