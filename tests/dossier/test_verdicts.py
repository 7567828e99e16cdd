"""Promises of `briefgen.dossier.verdicts`: a verdict counts until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.dossier import loads
from briefgen.dossier.verdicts import (
    FILE,
    Tally,
    Verdict,
    dump,
    kept,
    not_checked,
    tally,
)
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

SHA = "a" * 64
VERDICTS = {
    "call": Verdict("verified"),
    "putin": Verdict("review", ("few of its words stand in the quote",)),
}


@pytest.fixture
def facts(good: str) -> str:
    """Return a facts file whose source is known by its hash."""
    return good.replace("kind: press", f"sha256: {SHA}\n    kind: press")


def test_kept(facts: str, tmp_path: Path) -> None:
    """What is kept is read again as it was; what was never checked is told."""
    dossier = loads(facts)
    (tmp_path / FILE).write_bytes(dump(dossier, VERDICTS))
    assert kept(str(tmp_path), dossier) == VERDICTS
    assert not_checked(dossier, VERDICTS) == ("russia",)


def test_nothing_kept(facts: str, tmp_path: Path) -> None:
    """Where nothing was checked, there is no verdict, and each fact is told."""
    dossier = loads(facts)
    assert kept(str(tmp_path), dossier) == {}
    assert not_checked(dossier, {}) == ("putin", "russia", "call")


@pytest.mark.parametrize(
    ("old", "new", "still"),
    [
        pytest.param("They spoke.", "They met.", False, id="text"),
        pytest.param("quote: they spoke", "quote: they met", False, id="quote"),
        pytest.param("paragraph: 1", "paragraph: 2", False, id="paragraph"),
        pytest.param(SHA, "b" * 64, False, id="source"),
        pytest.param("said_by: [putin]", "said_by: [russia]", False, id="speaker"),
        pytest.param("name: Vladimir Putin", "name: V. P.", False, id="speaker's name"),
        pytest.param(
            "text: They spoke.",
            "text: They spoke.\n        weight: 5",
            True,
            id="weight",
        ),
        pytest.param(
            "text: They spoke.",
            "text: They spoke.\n        marking: TLP:CLEAR",
            True,
            id="marking",
        ),
        pytest.param("title: A title", "title: Another", True, id="elsewhere"),
    ],
)
def test_until_it_changes(
    facts: str, tmp_path: Path, old: str, new: str, *, still: bool
) -> None:
    """A verdict counts as long as the fact and its sources are what they were."""
    assert old in facts
    (tmp_path / FILE).write_bytes(dump(loads(facts), VERDICTS))
    assert ("call" in kept(str(tmp_path), loads(facts.replace(old, new)))) == still


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\xff", id="not utf-8"),
        pytest.param("{}\n", id="json"),
        pytest.param("call\tverified\n", id="too little"),
        pytest.param("call\ttrue\t0123\n", id="no verdict"),
        pytest.param("call\tverified\t0123\n\n", id="an empty line"),
    ],
)
def test_not_verdicts(facts: str, tmp_path: Path, text: str) -> None:
    """A file that `check` did not write is refused by its name."""
    (tmp_path / FILE).write_text(text, encoding="latin-1")
    with pytest.raises(UserError, match="not the verdicts of 'briefgen check'"):
        kept(str(tmp_path), loads(facts))


def test_tally(facts: str) -> None:
    """Facts are counted by their verdicts, but for gaps and what rests on them."""
    gap = (
        "gaps:\n  - {id: gap, text: It is not known.}\n"
        "lines:\n  - {id: line, text: Nobody knows., rests_on: [gap]}\n"
    )
    dossier = loads(facts + gap)
    every = (
        *dossier.participants,
        *dossier.topics[0].statements,
        *dossier.gaps,
        *dossier.lines,
    )
    counted = tally(every, VERDICTS)
    assert counted == Tally(verified=1, review=1, not_checked=1)
    assert (counted.total, counted.is_checked) == (3, True)
    assert not Tally(not_checked=3).is_checked
