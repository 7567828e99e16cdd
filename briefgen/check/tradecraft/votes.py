"""How a vote went, as a sentence tells it."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.check.tradecraft import numbers

_N = r"(?P<{}>\d+|" + "|".join(numbers.WORDS) + r"|no|none)"
_FOR = re.compile(
    rf"\b{_N.format('n')}\s+(?:(?:votes?|members?|states?|voted|were)\s+){{0,2}}"
    r"(?:in\s+favou?r|for\b(?!\s+(?:the|an?|each|every|all|\d)))",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"\b{_N.format('n')}\s+(?:(?:votes?|members?|states?)\s+)?(?:against|opposed)\b",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(
    rf"\b{_N.format('n')}\s+(?:(?:members?|states?)\s+)?"
    r"(?:abstentions?|abstained|abstaining|abstains?)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"\b{_N.format('n')}-member\b|\bof\s+(?:the\s+|its\s+)?{_N.format('m')}\s+"
    r"(?:members|states|votes|votes\s+cast)\b|\bof\s+(?:the\s+|its\s+)?"
    rf"{_N.format('k')}(?=\s*[.;,)]|\s*$)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\babsent\b|\bnot\s+(?:vote|voting|take\s+part)\b|\bdid\s+not\b|\bpresent\b",
    re.IGNORECASE,
)
_COUNCIL, _ASSEMBLY = "security council", "general assembly"
_SIZES = {_COUNCIL: 15, _ASSEMBLY: 193}
"""Bodies of the United Nations whose members are known (Charter, Article 23). In the
Council all vote or abstain; in the Assembly some are always away."""


class Vote(NamedTuple):
    """The votes that a sentence counts, and of how many, as far as it tells."""

    counted: int
    total: int | None
    words: str
    may_miss: bool


def vote(text: str, body: str) -> Vote | None:
    """Return how a vote went, if a text tells two of its three parts at least.

    `body` is the name of who voted, which may tell the total.
    """
    found = [pattern.search(text) for pattern in (_FOR, _AGAINST, _ABSTAINED)]
    parts = [match for match in found if match]
    if not found[0] or len(parts) < _LEAST:
        return None
    about = f"{body} {text}".lower()
    where = next((name for name in _SIZES if name in about), "")
    stated = _TOTAL.search(text)
    named = next(filter(None, stated.groups()), "") if stated else ""
    some_away = _ABSENT.search(text) or (where == _ASSEMBLY and not named)
    return Vote(
        counted=sum(_value(match["n"]) for match in parts),
        total=_value(named) if named else _SIZES.get(where),
        words=parts[0][0],
        may_miss=bool(some_away) or len(parts) < len(found),
    )


_LEAST = 2
"""Parts of a vote that a sentence must tell to be taken for one."""


def _value(words: str) -> int:
    return 0 if words.lower() in ("no", "none") else int(numbers.value(words))
