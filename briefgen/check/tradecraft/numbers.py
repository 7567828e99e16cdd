"""Whole numbers in sentences, in figures or in English words."""

from __future__ import annotations

import re

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 20 + 10 * number for number, word in enumerate(_TENS)
}
"""English numbers in a word, up to ninety."""

_VAGUE = frozenset(("zero", "one"))
"""Words that are seldom meant as numbers."""

_ANY = re.compile(
    r"\d+(?:[.,]\d+)*|(?<![^\W\d_])(?:" + "|".join(WORDS) + r")(?:-(?:"
    + "|".join(_UNITS[1:10]) + r"))?(?![^\W\d_])",
    re.IGNORECASE,
)  # fmt: skip


def value(words: str) -> str:
    """Return a number as figures without separators of thousands: 1,200 is 1200."""
    plain = words.lower()
    if plain[0].isdigit():
        return re.sub(r"[.,](?=\d{3}(?!\d))", "", plain)
    tens, _, unit = plain.partition("-")
    return str(WORDS[tens] + (WORDS[unit] if unit else 0))


def numbers(text: str) -> dict[str, str]:
    """Return the numbers of a text, as figures, each with how it is written."""
    return {
        value(match[0]): match[0]
        for match in _ANY.finditer(text)
        if match[0].lower() not in _VAGUE
    }
