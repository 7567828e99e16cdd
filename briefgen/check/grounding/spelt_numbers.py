"""Numbers that a fact writes otherwise than its quotes: 'half', 'a year', 'a million'.

It is a part of rule G102.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.grounding.measures import LARGE

if TYPE_CHECKING:
    from briefgen.check.grounding.numbers import Number
    from briefgen.check.grounding.passages import Case

_SINGLE = {
    ("month", 1): "month",
    ("month", 12): "year",
    ("month", 120): "decade",
    ("hour", 24): "day",
    ("hour", 168): "week",
    ("second", 3600): "hour",
}
"""What is said without a number: 'a year' for twelve months."""
_FEW = 4


def is_spelt(
    number: Number, quoted: list[Number], written: list[Number], case: Case
) -> bool:
    """Tell whether a number is written otherwise: '16th day' for '16 days', a share."""
    if _is_share(number, quoted) or _is_scaled(number, quoted, case):
        return True
    single = _SINGLE.get((number.unit, int(number.value)))
    texts = [*case.quotes, *(passage.written for passage in case.passages)]
    if single and any(
        re.search(rf"\b(?:an?|one|each|every|per|the) {single}\b|\b{single}ly\b", text)
        for text in texts
    ):
        return True
    if not number.is_rank or number.own < _FEW:
        return False
    figure = re.compile(rf"\b{int(number.own)}(?:st|nd|rd|th)?\b")
    return any(each.own == number.own for each in (*quoted, *written)) or any(
        figure.search(text) for text in texts
    )


def _is_share(number: Number, quoted: list[Number]) -> bool:
    """Tell whether a part is that of two quoted numbers: 'half' for three of six."""
    part = number.value / (100 if number.unit == "percent" else 1)
    return part < 1 and any(
        one.own == part * other.own
        for one in quoted
        for other in quoted
        if one.own < other.own and not one.is_rank and not other.is_rank
    )


def _is_scaled(number: Number, quoted: list[Number], case: Case) -> bool:
    """Tell whether a 'million' that was said before is left out: 'by 32, to 210'."""
    near = " ".join(each.near for each in case.passages).lower().split()
    return any(
        number.value == each.own * scale and not each.unit and word in near
        for each in quoted
        for word, scale in LARGE.items()
    )
