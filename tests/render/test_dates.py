"""Promises of `briefgen.render.dates` on the words of a source."""

from __future__ import annotations

import pytest

from briefgen.dossier.models import When
from briefgen.render.dates import says_more


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15 November 2025", "2025-11-15"),
        ("on Saturday, 15 November", "2025-11-15"),
        ("the 2nd of May 2025", "2025-05-02"),
        ("20 janvier 2023", "2023-01-20"),
        ("15 נובמבר 2025", "2025-11-15"),
        ("2025-11-15", "2025-11-15"),
        ("15.11.2025", "2025-11-15"),
        ("March 2026", "2026-03"),
        ("December", "2025-12"),
        ("in 2024", "2024"),
        ("2024", "2024"),
        ("soon", None),
    ],
)
def test_a_date_in_other_words(text: str, date: str | None) -> None:
    """A date that is written as dates are says no more than itself."""
    assert not says_more(When(text=text, date=date))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("before the end of 2024", "2024"),
        ("late 2024", "2024"),
        ("by 31 March 2025", "2025-03-31"),
        ("from 2025-11-15", "2025-11-15"),
        ("mid-November 2025", "2025-11"),
        ("avant le 20 janvier 2023", "2023-01-20"),
    ],
)
def test_more_than_a_date(text: str, date: str) -> None:
    """Before, by, late and the like are no part of a date."""
    assert says_more(When(text=text, date=date))
