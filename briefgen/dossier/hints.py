"""Hints for what was meant by a wrong name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MOST_SHOWN = 24
_MOST_COMPARED = 1000


def did_you_mean(wrong: str, names: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of some names, or nothing."""
    from difflib import get_close_matches

    plain = {_plain(name): name for name in islice(names, _MOST_COMPARED)}
    near = get_close_matches(_plain(wrong), plain, n=1, cutoff=0.6)
    return f"did you mean '{plain[near[0]]}'?" if near else ""


def nearest_or_all(wrong: str, names: Iterable[str]) -> str:
    """Return which of some names was meant, or else which are allowed."""
    names = tuple(names)
    hint = did_you_mean(wrong, names)
    if hint or not names:
        return hint
    more = ", …" if len(names) > _MOST_SHOWN else ""
    return f"allowed: {', '.join(names[:_MOST_SHOWN])}{more}"


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
