"""Characters that deceive are found and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.grounding.deceit import tricks
from tests.check.grounding.facts import ARTICLE, dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nor\u200bway", "U+200B ZERO WIDTH SPACE"),
        ("pay \u202e001", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("N\u043erway", "U+043E CYRILLIC SMALL LETTER O"),
        ("the \u0440\u043e\u0440\u0435 said", "CYRILLIC SMALL LETTER ER"),
        ("a \u0301lone", "U+0301 COMBINING ACUTE ACCENT"),
        ("z\u0300\u0301\u0302\u0303o", "COMBINING"),
        ("soft\u2060ly", "U+2060 WORD JOINER"),
    ],
)
def test_tricks_are_named(text: str, named: str) -> None:
    """Each is told by its code point and its name."""
    assert any(named in trick.what for trick in tricks(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway",
        "Björnsdóttir",
        "cafe\u0301",
        "Владимир Путин",
        "5 µm",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u05d0\u05b8\u05d1",
        "Ελλάδα",
    ],
)
def test_other_scripts_are_no_tricks(text: str) -> None:
    """Accents, and names wholly in another script, deceive nobody."""
    assert not list(tricks(text))


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at(text: str) -> None:
    """No text is too odd, and plain ASCII never deceives."""
    listed = list(tricks(text))
    assert not (text.isascii() and listed)


def test_names_and_quotes_are_looked_at(subject_of: MakeSubject) -> None:
    """A letter of another script in a quote is an error at its place."""
    subject = subject_of(dossier(fact("It closed.", "N\u043erway accused")), ARTICLE)
    [finding] = found(subject, "G007")
    assert subject.text.split("\n")[finding.place.line - 1].count("N\u043erway")
