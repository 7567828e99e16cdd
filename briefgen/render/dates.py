"""Dates in words, by the patterns and names of months in ``labels.yaml``.

The patterns and names are those of the Unicode CLDR; a test compares them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.dossier.models import When
    from briefgen.render.labels import Labels

_BESIDE = frozenset(
    (
        *("on", "in", "of", "the", "at", "st", "nd", "rd", "th"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("le", "la", "l", "en", "d", "de", "du", "er"),
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    )
)
"""Words that stand beside a date and add nothing to it."""


def says_more(when: When) -> bool:
    """Tell whether the words of a source say more than the date that stands for them.

    "Before the end of 2024" does, and "15 November 2025" does not. Beside its numbers
    a date has one word, in any language: the name of the month, where it has one.
    """
    if not when.date:
        return False
    words = re.findall(r"[^\W\d_]+", when.text.casefold())
    more = [word for word in words if word not in _BESIDE]
    has_month_in_words = "-" in when.date and not re.search(
        r"\d[-./]\d{1,2}\b", when.text
    )
    return len(more) > has_month_in_words


def long_date(iso: str, labels: Labels) -> str:
    """Return 15 November 2025, November 2025 or 2025 for an ISO date."""
    whole = iso.count("-") > 1
    return _written(iso, labels, labels["months" if whole else "months_alone"])


def short_date(iso: str, labels: Labels) -> str:
    """Return 15 Nov 2025, Nov 2025 or 2025 for an ISO date."""
    return _written(iso, labels, labels["months_short"])


def moment(iso: str, labels: Labels) -> str:
    """Return 16 November 2025, 09:00 UTC for an ISO date and time."""
    parts = {
        "date": long_date(iso[:10], labels),
        "time": iso[11:16],
        "zone": _zone(iso),
    }
    return _filled(labels["dates"]["moment"], parts)


def _written(iso: str, labels: Labels, months: list[str]) -> str:
    month, day = (int(part) for part in f"{iso}-0-0".split("-")[1:3])
    precision = "day" if day else "month" if month else "year"
    name = months[month - 1] if month else ""
    first = labels["dates"]["first"] if day == 1 else str(day)
    parts = {"day": first, "month": name, "year": iso[:4]}
    return _filled(labels["dates"][precision], parts)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, text in parts.items():
        pattern = pattern.replace(f"{{{name}}}", text)
    return pattern


def _zone(moment: str) -> str:
    """Return UTC, or UTC+03:00, for the zone of an ISO date and time."""
    tail = moment[16:].lstrip(":0123456789") if moment[16:17] == ":" else moment[16:]
    return "UTC" if tail in {"Z", "+00:00", "-00:00"} else f"UTC{tail}"
