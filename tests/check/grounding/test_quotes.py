"""Quotes stand in their source word for word, where they say, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.check.grounding import examined
from briefgen.check.grounding.quotes import Searchable
from tests.check.grounding.facts import ARTICLE, dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

QUOTES = ("G001", "G002", "G006")


@pytest.mark.parametrize(
    "quote",
    [
        "walked out in Oslo",
        "“We do not support a ban,”",
        "walked   out\nin Oslo",
    ],
)
def test_quote_is_found(quote: str, subject_of: MakeSubject) -> None:
    """White space, quotation marks and dashes may differ."""
    subject = subject_of(dossier(fact("Dockers walked out.", quote)), ARTICLE)
    assert not found(subject, *QUOTES)


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("dockers walked off in Oslo", "dockers walked out in Oslo"),
        ("300 dockers walked out", "4,300 dockers"),
        ("alked out in Oslo", "walked out"),
        ("a wholly different thing", "quote words that stand there"),
        ("walked out in Oslo,.", "without the punctuation"),
    ],
)
def test_missing_quote_shows_the_nearest(
    quote: str, hint: str, subject_of: MakeSubject
) -> None:
    """No quote matches nearly, nor within a word or number; the nearest is shown."""
    subject = subject_of(dossier(fact("Dockers walked out.", quote)), ARTICLE)
    [finding] = found(subject, *QUOTES)
    assert finding.rule == "G001"
    assert hint in finding.hint


def test_what_deceives_in_a_source_is_named(subject_of: MakeSubject) -> None:
    """Where the nearest only looks the same, the letter of another script is named."""
    article = ARTICLE.replace("walked out in Oslo", "walked out in Osl\u043e")
    given = fact("Dockers walked out.", "dockers walked out in Oslo")
    [finding] = found(subject_of(dossier(given), article), *QUOTES)
    assert "there 'Osl\u043e' holds U+043E CYRILLIC SMALL LETTER O" in finding.hint


def test_other_paragraph_is_told(subject_of: MakeSubject) -> None:
    """A quote from another paragraph is an error that says which it is from."""
    given = fact("Dockers walked out.", "dockers walked out in Oslo")
    given["evidence"][0]["paragraph"] = 2
    [finding] = found(subject_of(dossier(given), ARTICLE), *QUOTES)
    assert (finding.rule, finding.hint) == ("G002", "it stands in paragraph 1")


def test_paragraph_out_of_range_is_told(subject_of: MakeSubject) -> None:
    """A paragraph that the source does not have holds no quote."""
    given = fact("Dockers walked out.", "dockers walked out in Oslo")
    given["evidence"][0]["paragraph"] = 99
    [finding] = found(subject_of(dossier(given), ARTICLE), *QUOTES)
    assert finding.rule == "G002"


def test_word_that_stands_often_is_too_short(subject_of: MakeSubject) -> None:
    """A word that stands twenty times asks for a longer quote, which says how often."""
    text = "The port is shut. " * 20
    people = dossier(fact("The port is shut.", "port"))
    [finding] = [
        each
        for each in found(subject_of(people, f"{ARTICLE}{text}"), *QUOTES)
        if each.rule == "G006"
    ]
    assert "20 times" in finding.message


def test_missing_quotes_are_examined(subject_of: MakeSubject) -> None:
    """A fact whose quote is not there was examined, and failed."""
    subject = subject_of(dossier(fact("It closed.", "nothing of the kind")), ARTICLE)
    assert "fact" in examined(subject)


@given(quote=st.text(min_size=1, max_size=30), text=st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_quote_can_be_looked_for(quote: str, text: str) -> None:
    """Whatever the characters, a place that is found holds the quote."""
    source = Searchable((text,))
    for spot in source.spots(quote):
        assert source.paragraphs[0][spot.start : spot.end] == quote
