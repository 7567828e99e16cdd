"""PDF briefs in languages other than English, left to right and right to left."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdfium2
import pytest

from tests.documents.conftest import made_in
from tests.documents.test_pdf_briefs import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render import Document

pytestmark = pytest.mark.no_cover  # measuring would take as long again

MARGIN = 50
"""The width in points that is free of text: 20 mm, less what reaches out of its box."""

languages = pytest.mark.parametrize("language", ["fr", "ru", "he", "ar"])
audiences = pytest.mark.parametrize("name", ["executive", "analyst"])


def opened(document: Document) -> pikepdf.Pdf:
    """Return a document, open to look into."""
    return pikepdf.open(BytesIO(document.data))


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield the structure elements of a document."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item


@languages
@audiences
@pytest.mark.parametrize("profile", PROFILES, ids=("a-3a", "ua-1"))
def test_conforms(language: str, name: str, profile: page.ValidationProfile) -> None:
    """A brief in any language is PDF/A-3a and PDF/UA-1 at once."""
    report = page.validate_pdf_bytes(made_in(language, name).data, profile=profile)
    assert report.is_compliant, list(report.failures)[:5]


@languages
@audiences
def test_language_of_the_page(language: str, name: str) -> None:
    """The document names its language, and nothing in it needs a font it lacks."""
    document = made_in(language, name)
    assert str(opened(document).Root.Lang) == language
    assert document.warnings == ()


@languages
@audiences
def test_language_of_a_part(language: str, name: str) -> None:
    """What has no translation is tagged with its own language, and nothing else is."""
    pdf = opened(made_in(language, name))
    assert {str(tag.Lang) for tag in tags(pdf) if "/Lang" in tag} == {"en"}


def test_one_language_needs_no_tags() -> None:
    """Where all is in the language of the page, no tag names one."""
    pdf = opened(made_in("en", "executive"))
    assert not any("/Lang" in tag for tag in tags(pdf))


@pytest.mark.parametrize(
    ("language", "direction"), [("ru", None), ("he", "/R2L"), ("ar", "/R2L")]
)
def test_direction(language: str, direction: str | None) -> None:
    """A viewer is told that a document is read from right to left."""
    pdf = opened(made_in(language, "executive"))
    assert pdf.Root.ViewerPreferences.get("/Direction") == direction


@pytest.mark.parametrize("language", ["he", "ar"])
@pytest.mark.parametrize("name", ["executive", "press"])
def test_all_stands_between_the_margins(language: str, name: str) -> None:
    """What stands at the end of a line is on the page, though lines run to the left."""
    for sheet in pypdfium2.PdfDocument(made_in(language, name).data):
        letters = sheet.get_textpage()
        assert name != "press" or "@" in letters.get_text_range()
        boxes = [letters.get_charbox(at) for at in range(letters.count_chars())]
        assert min(left for left, _, _, _ in boxes) >= MARGIN
        assert max(right for _, _, right, _ in boxes) <= sheet.get_width() - MARGIN
