"""Sentences end where a reader hears them end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.tradecraft.sentences import lengths, sentences, words


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["It sank.", "It rose!", "Why?"], id="marks"),
        pytest.param(["Mr. Smith met Dr. Jones.", "They left."], id="titles"),
        pytest.param(["J. R. Smith met George W. Bush."], id="initials"),
        pytest.param(["The U.S. Congress met."], id="country"),
        pytest.param(
            ["They met in the U.S.", "The ships left."], id="country at the end"
        ),
        pytest.param(["It fell by 3.5 % to 1.2 million."], id="decimals"),
        pytest.param(["No.", "It bans three."], id="no"),
        pytest.param(["It is no. 5 of 12."], id="number"),
        pytest.param(["They met on Jan. 5 in St. Petersburg."], id="abbreviations"),
        pytest.param(["It closed in May.", "In June it reopened."], id="month"),
        pytest.param(["It met at 5 p.m. on Monday."], id="small letter"),
        pytest.param(["“It sank.”", "She left."], id="quotes"),
        pytest.param(["He said … nothing.", "They left…", "So."], id="dots"),
        pytest.param(["Is it?", "(It is.)", "So."], id="brackets"),
        pytest.param(["Le port a rouvert.", "« Enfin ! », dit-il."], id="French"),
        pytest.param(["هل غرقت؟", "نعم."], id="Arabic"),
        pytest.param(["Without an end"], id="no mark"),
        pytest.param([], id="nothing"),
    ],
)
def test_sentences(expected: list[str]) -> None:
    """Abbreviations, initials and numbers end no sentence."""
    assert sentences(" ".join(expected)) == expected


@given(st.text("Aab. !?'\"”)1\n"))
def test_no_word_is_lost(text: str) -> None:
    """Sentences have all the words of a text, in their order."""
    assert " ".join(sentences(text)).split() == text.split()
    assert sum(length for _, length in lengths(text)) == words(text)


def test_words() -> None:
    """Numbers are words; marks that stand alone are none."""
    assert words("A 20-point plan – 5 % of it & more") == 7
