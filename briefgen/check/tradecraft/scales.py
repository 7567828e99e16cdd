"""The words of likelihood of each scale, and where a text uses them.

ICD 203 has two rows of words for the same ranges; PHIA's yardstick has one, with
other ranges.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ICD, PHIA = "ICD 203", "PHIA"

_ICD_ROWS = (
    (
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
    ),
    (
        "remote",
        "highly improbable",
        "improbable",
        "roughly even odds",
        "probable",
        "highly probable",
        "nearly certain",
    ),
)
_PHIA_ROW = (
    "remote chance",
    "highly unlikely",
    "unlikely",
    "realistic possibility",
    "likely",
    "probable",
    "highly likely",
    "almost certain",
)
_ROWS: dict[str, tuple[tuple[str, ...], ...]] = {ICD: _ICD_ROWS, PHIA: (_PHIA_ROW,)}
_ADVERBS = {
    "almost certainly": "almost certain",
    "highly probably": "highly probable",
    "improbably": "improbable",
    "nearly certainly": "nearly certain",
    "probably": "probable",
    "remote possibility": "remote",
}
"""How sentences say a term otherwise."""

_NOT_A_TERM = frozenset(("remote",))
"""Terms that in a sentence mostly mean something else."""


class Term(NamedTuple):
    """A term of likelihood in a text: as scales have it, as written, and where."""

    name: str
    words: str
    start: int


def terms(scale: str) -> tuple[str, ...]:
    """Return the terms of a scale."""
    return tuple(term for row in _ROWS[scale] for term in row)


def row(scale: str, term: str) -> int | None:
    """Return which row of a scale a term is in, where it has several and it is in one.

    A term that is in none, or a scale with one row, gives None.
    """
    rows = _ROWS[scale]
    found = [number for number, words in enumerate(rows) if term in words]
    return found[0] if len(rows) > 1 and found else None


def name(likelihood: str) -> str:
    """Return a term as scales have it: in small letters, without its article."""
    plain = " ".join(likelihood.lower().split())
    plain = re.sub(r"^(an?|the) ", "", plain)
    return _ADVERBS.get(plain, plain)


def used(text: str) -> Iterator[Term]:
    """Yield the terms of any scale that stand in a text, the longest at each place."""
    for match in _any().finditer(text):
        yield Term(name(match[0]), match[0], match.start())


@cache
def _any() -> re.Pattern[str]:
    known = {term for scale in _ROWS for term in terms(scale)} - _NOT_A_TERM
    longest_first = sorted(known | _ADVERBS.keys(), key=len, reverse=True)
    words = "|".join(term.replace(" ", r"\s+") for term in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
