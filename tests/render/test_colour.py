"""Promises of `briefgen.render.colour`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.colour import ENHANCED, contrast
from briefgen.render.colour import legible

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
light_papers = st.sampled_from(["#ffffff", "#f5f5f2", "#eeeeee"])
dark_papers = st.sampled_from(["#000000", "#14161a", "#20242a"])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21, id="most"),
        pytest.param("#777777", "#ffffff", 4.48, id="known"),
        pytest.param("#123456", "#123456", 1, id="least"),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """Contrast is what WCAG says it is, whichever colour comes first."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(colours, light_papers | dark_papers)
def test_legible(colour: str, paper: str) -> None:
    """Any accent can be read on any paper that is light or dark."""
    assert contrast(legible(colour, paper), paper) >= ENHANCED


@given(colours, light_papers | dark_papers)
def test_kept(colour: str, paper: str) -> None:
    """A colour that can be read stays as it is."""
    readable = legible(colour, paper)
    assert legible(readable, paper) == readable
    if contrast(colour, paper) >= ENHANCED:
        assert readable == colour


@given(colours, dark_papers)
def test_lighter(colour: str, paper: str) -> None:
    """On dark paper a colour is only ever made lighter."""
    assert contrast(legible(colour, paper), "#000000") >= contrast(colour, "#000000")


def test_hue() -> None:
    """A wine red is a light red in the dark, and no grey."""
    red, green, blue = bytes.fromhex(legible("#7a1c2b", "#20242a")[1:])
    assert red > green + 60
    assert red > blue + 60


@pytest.mark.parametrize(
    "text", ["", "red", "#12345", "#1234567", "7a1c2b0", "#12345g"]
)
def test_no_colour(text: str) -> None:
    """What is no colour is refused."""
    with pytest.raises(ValueError, match=r"colour such as|invalid literal"):
        contrast(text, "#ffffff")
