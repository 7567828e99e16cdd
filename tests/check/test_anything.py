"""Rules take any dossier that can be loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from briefgen.check.catalogue import rules
from briefgen.check.examine import examine
from briefgen.check.mend import mended
from briefgen.check.subject import Subject
from briefgen.check.word_lists import read_word_lists
from briefgen.dossier import dump, loads
from briefgen.dossier.loader import Loaded
from briefgen.dossier.yaml_reader import read
from tests.check.conftest import FACTS
from tests.dossier.strategies import dossiers

if TYPE_CHECKING:
    from briefgen.check.finding import Finding
    from briefgen.dossier import Dossier

GROUPS = "SEATRCHF"
QUICK = [
    rule
    for group in GROUPS
    for rule in rules(group=group).values()
    if not rule.reads
]  # fmt: skip
WORDS = read_word_lists()
ENGLISH = (
    'Yesterday Mr. X said it “may” sink: the North\'s "plan" of 20 points, '
    "TLP: RED, 9 in favour, 4 against, on Monday, see https://example.org/it's. "
)


def found(facts: str) -> list[Finding]:
    """Return what all rules without the language model find in a facts file."""
    loaded = Loaded(loads(facts), read(facts, "facts.yaml").places, facts)
    return examine(Subject(loaded, {}, WORDS), QUICK)


@given(dossiers())
@settings(max_examples=50)
def test_no_dossier_is_too_odd(dossier: Dossier) -> None:
    """Any dossier is checked to the end, and mended it loads with the same ids."""
    facts = dump(dossier)
    findings = found(facts)
    lines = facts.count("\n") + 1
    assert all(1 <= each.place.line <= lines for each in findings)
    new = loads(mended(facts, findings))
    assert [source.id for source in new.sources] == [s.id for s in dossier.sources]


@pytest.mark.parametrize("times", [1, 100])
def test_texts_may_be_long(times: int) -> None:
    """A text of thousands of words breaks the rules that a short one does."""
    text = json.dumps(ENGLISH * times, ensure_ascii=False)
    facts = FACTS.replace("The Council asked both ports to reopen.", text)
    broken = {each.rule for each in found(facts)}
    assert broken - {"R002"} == {"T001", "F001", "F002", "H003"}
