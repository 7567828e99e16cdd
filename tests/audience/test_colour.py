"""Colours are measured as WCAG does, and an accent can be read on white."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.colour import WHITE, check_accent, contrast, linear

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        pytest.param("#000000", 21.0, id="black"),
        pytest.param("#ffffff", 1.0, id="white"),
        pytest.param("#FF0000", 3.998, id="red"),
        pytest.param("#767676", 4.542, id="grey-of-level-AA"),
        pytest.param("#595959", 7.005, id="grey-of-level-AAA"),
    ],
)
def test_contrast_with_white(colour: str, ratio: float) -> None:
    """The contrast of known colours with white is what WCAG says it is."""
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.001)


@given(COLOURS, COLOURS)
def test_contrast_has_no_sides(one: str, other: str) -> None:
    """It does not matter which colour is the text, and which the ground."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@pytest.mark.parametrize("text", ["red", "#fff", "7a1c2bb", "#gggggg"])
def test_no_colour(text: str) -> None:
    """What is no colour has no contrast."""
    with pytest.raises(ValueError, match=r"not a colour|invalid literal"):
        linear(text)


@given(COLOURS)
def test_accent_can_be_read(colour: str) -> None:
    """An accent is let in exactly if text in it stands out from white by 7:1."""
    try:
        assert check_accent(colour) == colour
    except ValueError:
        assert contrast(colour, WHITE) < 7
    else:
        assert contrast(colour, WHITE) >= 7


def test_ratio_is_told() -> None:
    """An accent that is too light is refused with its ratio, not rounded up."""
    with pytest.raises(ValueError, match=r"is 6\.9:1; .* least 7:1") as caught:
        check_accent("#59595a")
    assert caught.value.args[1] == "choose a darker colour"
