"""The fixed words in the languages that come with briefgen."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.dossier.yaml_reader import read
from briefgen.render.dates import long_date, moment, short_date
from briefgen.render.html import paper_page, screen_page
from briefgen.render.labels import read_labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.render.labels import Labels

LANGUAGES = ("fr", "ru", "he", "ar")
AUDIENCES = ("analyst", "executive", "press")
SAME = {
    "fr": {"Participants", "Sources", "Contact", "Embargo", "page", "improbable"}
    | {"Date", "Point", "Position"},
}
"""What is the same word in English."""

GIVEN_ON = {"scales"}
"""What has no words to translate: the names of terms, and figures."""

BRITISH = {"Jun": "June", "Jul": "July"}
"""The CLDR's abbreviations that no British desk uses."""

every_language = pytest.mark.parametrize("language", LANGUAGES)


def catalogue(file: Path) -> Any:
    """Return what a file of labels holds."""
    reading = read(file.read_text("utf-8"), file.name)
    assert not reading.problems
    return reading.data


def words(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each word of a catalogue with its place in it."""
    if isinstance(data, str):
        yield path, data
        return
    for name, item in data.items() if isinstance(data, dict) else enumerate(data):
        yield from words(item, f"{path}.{name}".lstrip("."))


def labels_in(root: Path, language: str, name: str = "analyst") -> Labels:
    """Return the labels of an audience in a language."""
    folders = (root / "templates" / name, root / "templates" / "base")
    return read_labels(folders, language)


@every_language
def test_every_word_is_there(language: str, project_root: Path) -> None:
    """Each group of words of each folder is there in each language, and no other."""
    for english in sorted((project_root / "templates").glob("*/labels.yaml")):
        own = dict(words(catalogue(english)))
        other = dict(words(catalogue(english.with_name(f"labels.{language}.yaml"))))
        kept = {"marks", "dates", *GIVEN_ON}
        wanted = {place for place in own if place.partition(".")[0] not in kept}
        assert wanted <= other.keys() <= own.keys()


@every_language
def test_no_word_is_english(language: str, project_root: Path) -> None:
    """No word was left as it is in English, but for those that are the same."""
    english = dict(words(labels_in(project_root, "en")))
    left = {
        word
        for place, word in words(labels_in(project_root, language))
        if word == english[place] and re.search(r"[A-Za-z]{2}", word)
        if place.partition(".")[0] not in {"dates", *GIVEN_ON}
    }
    assert left == SAME.get(language, set())


@every_language
def test_blanks_are_the_same(language: str, project_root: Path) -> None:
    """A word has the same blanks to fill in as in English."""
    english = dict(words(labels_in(project_root, "en")))
    for place, word in words(labels_in(project_root, language)):
        if not place.startswith("dates."):
            blanks = sorted(re.findall(r"{\w+}", word))
            assert blanks == sorted(re.findall(r"{\w+}", english[place])), place
        assert word.strip() or place.startswith("scales."), place


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_terms_of_likelihood(language: str, project_root: Path) -> None:
    """Each term of a scale has a word, and no two of a scale have the same."""
    labels = labels_in(project_root, language)
    for scale in labels["scales"].values():
        terms = [term for row in scale for term in row[:2] if term]
        assert len({labels["likelihoods"][term] for term in terms}) == len(terms)


# --- Dates -------------------------------------------------------------------


def spaced(text: str) -> str:
    """Return a text with plain spaces."""
    return re.sub(r"\s", " ", text)


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_those_of_the_cldr(
    language: str, month: int, project_root: Path
) -> None:
    """Days, months and years are written as the Unicode CLDR has them."""
    labels = labels_in(project_root, language)
    locale = "en_GB" if language == "en" else language
    day = date(2025, month, 15)
    whole, short = (
        format_date(day, form, locale=locale) for form in ("long", "medium")
    )
    if language == "ar":  # The CLDR has figures alone for a short date.
        short = whole
    for american, british in BRITISH.items():
        short = re.sub(rf"\b{american}\b", british, short)
    month_alone = format_skeleton("yMMMM", day, locale=locale)
    assert spaced(long_date(day.isoformat(), labels)) == spaced(whole)
    assert spaced(short_date(day.isoformat(), labels)) == spaced(short)
    assert spaced(long_date(day.isoformat()[:7], labels)) == spaced(month_alone)
    assert long_date("2025", labels) == format_skeleton("y", day, locale=locale)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "1 May 2026, 09:00 UTC"),
        ("fr", "1er mai 2026 à 09:00 UTC"),
        ("ru", "1 мая 2026 г., 09:00 UTC"),  # noqa: RUF001 - Russian
        ("he", "1 במאי 2026 בשעה 09:00 UTC"),
        ("ar", "1 مايو 2026، 09:00 UTC"),
    ],
)
def test_moments(language: str, expected: str, project_root: Path) -> None:
    """A moment has its date, its time and its zone; French has its first of May."""
    told = moment("2026-05-01T09:00Z", labels_in(project_root, language))
    assert spaced(told) == expected


@every_language
def test_direction_agrees_with_the_cldr(language: str, project_root: Path) -> None:
    """A page runs the way that the Unicode CLDR says of its language."""
    brief = cut(
        load(project_root / "tests" / "dossiers" / "two-ports"),
        audience("executive", project_root).replaced(language=language),
    )
    right_to_left = Locale.parse(language).text_direction == "rtl"
    assert ('dir="rtl"' in screen_page(brief)[:300]) == right_to_left


# --- Pages -------------------------------------------------------------------


@every_language
@pytest.mark.parametrize("name", AUDIENCES)
def test_no_label_is_english(language: str, name: str, project_root: Path) -> None:
    """A brief in a language has no label of another, on the screen and on paper."""
    readers = audience(name, project_root).replaced(language=language)
    brief = cut(load(project_root / "tests" / "dossiers" / "two-ports"), readers)
    english = {
        word
        for place, word in words(labels_in(project_root, "en", name))
        if " " in word and "{" not in word and not place.startswith("scales")
    }
    for html in (screen_page(brief), paper_page(brief).html):
        text = re.sub(r"<style.*?</style>|<!--.*?-->", "", html, flags=re.DOTALL)
        assert f'lang="{language}"' in text
        assert {word for word in english if f">{word}" in text} == set()
