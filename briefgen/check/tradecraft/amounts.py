"""Amounts in figures, and the ways in which each may be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "mn": "million",
    "million": "million",
    "bn": "billion",
    "billion": "billion",
    "tn": "trillion",
    "trillion": "trillion",
}
"""Units by the ways in which they are written."""

_AMOUNT = re.compile(
    r"(?<![\w.,-])(?P<figures>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?"
    rf"(?P<unit>\s?(?:{'|'.join(_UNITS)}))?"
    r"(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """An amount: what it is, such as "25 %", and how it is written there."""

    value: str
    form: tuple[bool, str]
    words: str


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text that can be written in more ways than one.

    Those are figures of thousands, with a comma or without, and what has a unit.
    """
    for match in _AMOUNT.finditer(text):
        figures, unit = (
            match["figures"],
            " ".join((match["unit"] or "").lower().split()),
        )
        plain = figures.replace(",", "")
        if unit or len(plain) > len("999"):
            value = f"{plain}{match['rest'] or ''} {_UNITS.get(unit, '')}"
            yield Amount(value.strip(), ("," in figures, unit), match[0])
