"""Numbers are read as people write them, and dates too."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.numbers import numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("six ships", "6 ships"),
        ("half a dozen ships", "6 ships"),
        ("6 percent", "6%"),
        ("6 per cent", "six percent"),
        ("a fifth", "20 percent"),
        ("one in three wells", "a third of the wells"),
        ("nine in ten", "90 percent"),
        ("half a year", "six months"),
        ("12 months", "one year"),
        ("25 km", "25 kilometres"),
        ("1.9-billion-euro deal", "€1.9 billion"),
        ("twenty-three people", "23 people"),
        ("the 2nd round", "the second round"),
        ("4,300", "4300"),
        ("2.5 million", "2,500,000"),
    ],
)
def test_same_numbers(one: str, other: str) -> None:
    """Words, digits, parts and units that mean the same number are the same."""
    [first], [second] = numbers(one), numbers(other)
    assert first.same(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.2 million", "4.2 billion"),
        ("25 kilometres", "25 miles"),
        ("six days", "six hours"),
        ("2 percent", "20 percent"),
        ("$5", "€5"),
        ("two", "the second"),
    ],
)
def test_other_numbers(one: str, other: str) -> None:
    """A digit, a unit or a rank more makes another number."""
    [first], [second] = numbers(one), numbers(other)
    assert not first.same(second)


def test_dates_are_no_numbers() -> None:
    """Years and days of a month are dates, and no numbers."""
    text = "on October 12, 2025, three ships"
    assert [number.value for number in numbers(text)] == [Fraction(3)]
    assert [date.value for date in dates(text)] == ["10", "10-12", "2025"]


def test_may_is_a_month_after_in() -> None:
    """'May' is a month only where a date can stand."""
    assert not dates("May I go? They may march.")
    assert [date.value for date in dates("in May")] == ["5"]


@given(st.text(max_size=60))
def test_any_text_has_numbers_or_none(text: str) -> None:
    """No text is too odd to be read for numbers and dates."""
    assert all(number.start < number.end for number in numbers(text))
    assert all(date.words in text for date in dates(text))
