"""Texts are made alike, and each character is found again in the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.grounding.normal import Normal, normal

ANY = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("“quoted” and ‘so’", "\"quoted\" and 'so'"),
        ("a — dash, a – dash", "a - dash, a - dash"),
        ("two\n  lines\u00a0here", "two lines here"),
        ("cafe\u0301", "café"),
        ("e\ufb03cient", "efficient"),
        ("and so on…", "and so on..."),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_what_reads_alike_is_alike(written: str, alike: str) -> None:
    """Quotation marks, dashes, white space and forms of letters make no difference."""
    assert normal(written) == alike


@pytest.mark.parametrize("text", ["5 km²", "Port", "½", "colour", "A.B."])
def test_words_are_left_alone(text: str) -> None:
    """Nothing else is changed: capitals, digits, points and small figures stay."""
    assert normal(text) == text


@given(ANY)
def test_normal_is_settled(text: str) -> None:
    """A text that was made alike stays as it is."""
    once = normal(text)
    assert normal(once) == once


@given(ANY)
def test_each_character_is_found_again(text: str) -> None:
    """What a span of the normal text came from makes the same characters again."""
    whole = Normal(text)
    for at, character in enumerate(whole.text):
        start, end = whole.raw_span(at, at + 1)
        assert 0 <= start < end <= len(text)
        if character != " ":
            assert character in normal(text[start:end])


@given(ANY)
def test_spans_do_not_run_backwards(text: str) -> None:
    """Later characters come from later places."""
    whole = Normal(text)
    starts = [whole.raw_span(at, at + 1)[0] for at in range(len(whole.text))]
    assert starts == sorted(starts)
