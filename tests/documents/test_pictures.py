"""Every page of the brief of the call looks as it did when somebody last looked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.documents.conftest import AUDIENCES, CALL, made, made_in

pytestmark = pytest.mark.no_cover  # measuring would take as long again

REFERENCE = Path(__file__).with_name("reference")
DOTS_PER_POINT = 0.75
FAINT = 60
"""Differences of grey below this are the smoothing of letters."""

MOST_CHANGED = 0.0015
"""The share of a page that may differ: less than a word."""


def pictures(data: bytes) -> list[Image.Image]:
    """Return a grey picture of each page."""
    pages = pypdfium2.PdfDocument(data)
    return [p.render(scale=DOTS_PER_POINT).to_pil().convert("L") for p in pages]


def changed(one: Image.Image, other: Image.Image) -> float:
    """Return the share of dots in which two pictures differ visibly."""
    if one.size != other.size:
        return 1.0
    soft = (picture.filter(ImageFilter.GaussianBlur(0.8)) for picture in (one, other))
    histogram = ImageChops.difference(*soft).histogram()
    return sum(histogram[FAINT:]) / (one.width * one.height)


def assert_looks_the_same(data: bytes, name: str, *, renew: bool) -> None:
    """Compare each page with the reference picture of that name, or make it anew."""
    made_now = pictures(data)
    if renew:
        for old in REFERENCE.glob(f"{name}-[0-9].png"):
            old.unlink()
        for number, picture in enumerate(made_now, start=1):
            picture.quantize(32, dither=Image.Dither.NONE).save(
                REFERENCE / f"{name}-{number}.png", optimize=True
            )
    kept = sorted(REFERENCE.glob(f"{name}-[0-9].png"))
    assert len(kept) == len(made_now)
    for picture, file in zip(made_now, kept, strict=True):
        share = changed(picture, Image.open(file).convert("L"))
        assert share < MOST_CHANGED, f"{file.name}: {share:.2%} differs"


@pytest.mark.parametrize("name", AUDIENCES)
def test_pages_look_the_same(name: str, renew: bool) -> None:  # noqa: FBT001
    """Every page looks like its reference picture, but for the smoothing of letters."""
    assert_looks_the_same(made(CALL, name).pdf.data, name, renew=renew)


@pytest.mark.parametrize("language", ["ru", "he", "ar"])
def test_pages_in_languages_look_the_same(language: str, renew: bool) -> None:  # noqa: FBT001
    """So do pages in other letters, and those that run from right to left."""
    data = made_in(language, "executive").data
    assert_looks_the_same(data, f"executive-{language}", renew=renew)


def test_a_changed_word_is_seen() -> None:
    """A page on which a line has moved does not pass for the same."""
    page = pictures(made(CALL, "executive").pdf.data)[0]
    buffer = BytesIO()
    page.save(buffer, "PNG")
    moved = ImageChops.offset(page, 0, 3)
    assert changed(page, Image.open(buffer)) < MOST_CHANGED
    assert changed(page, moved) > MOST_CHANGED
