"""Whether two facts say the same, and whether they contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.distill.draft import Values

_SAME: Final = 80.0
"""Texts at least so alike, in percent, say the same."""
_NEAR: Final = 62.0
"""Texts at least so alike speak of the same, and may contradict each other."""
_OPPOSED: Final = {
    frozenset(pair)
    for pair in (
        ("supports", "opposes"),
        ("supports", "withholds"),
        ("supports", "denies"),
        ("proposes", "opposes"),
        ("calls-for", "opposes"),
    )
}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT: Final = 3
"""Shorter words are not compared."""


def same(fact: Values, known: Sequence[Values]) -> int | None:
    """Return which of some facts says the same as one: the one most alike."""
    from rapidfuzz.fuzz import token_sort_ratio

    own = _bare(fact)
    scores = [token_sort_ratio(own, _bare(old)) for old in known]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _SAME else None


def contradicted(fact: Values, known: Iterable[Values]) -> str:
    """Return which of some facts contradicts one, and in what; or nothing."""
    from rapidfuzz.fuzz import token_sort_ratio

    own = _bare(fact)
    for old in known:
        is_near = token_sort_ratio(own, _bare(old)) >= _NEAR
        if why := difference(old, fact) if is_near else _opposed(old, fact):
            return f"contradicts '{old['id']}': {why}"
    return ""


def difference(old: Values, new: Values) -> str:
    """Return in what two facts on the same differ: a stance, a date, a number."""
    if opposed := _opposed(old, new):
        return opposed
    one, two = _date(old), _date(new)
    if one and two and not (one.startswith(two) or two.startswith(one)):
        return f"{two}, not {one}"
    first, second = _numbers(old), _numbers(new)
    if first and second and first.keys().isdisjoint(second):
        return f"{_listed(second)}, not {_listed(first)}"
    return ""


def _opposed(old: Values, new: Values) -> str:
    """Return in what two stances of one holder are opposed, if they are."""
    if "stance" not in new or old.get("holder") != new["holder"]:
        return ""
    one, two = str(old.get("stance")), str(new["stance"])
    return f"'{two}', not '{one}'" if frozenset((one, two)) in _OPPOSED else ""


def _numbers(fact: Values) -> dict[str, str]:
    """Return the numbers of a fact, each with how it is written: "30" for "thirty".

    "One" is left out: it is seldom a number.
    """
    from briefgen.check.grounding.numbers import numbers

    text = plain(fact.get("text"))
    found = {digits: digits for digits in _NUMBER.findall(text)}
    for number in numbers(text):
        value = number.own if number.unit else number.value
        if value != 1:
            found.setdefault(str(value), text[number.start : number.end])
    return found


def _listed(numbers: Mapping[str, str]) -> str:
    return ", ".join(sorted(set(numbers.values())))


def is_same_one(old: Values, new: Values) -> bool:
    """Tell whether two participants are the same, by their names."""
    bare = _names(old)
    if old.get("kind") == "person":
        return _name(new["name"]) in bare
    return bool(bare & {_name(each) for each in (new["name"], *new.get("aliases", ()))})


def is_same_heading(old: Values, new: Values) -> bool:
    """Tell whether two topics or plans have the same heading."""
    is_titled = plain(old.get("title")).lower() == str(new["title"]).lower()
    return is_titled or old.get("id") == new["id"]


def plain(value: Any) -> str:
    """Return a text that may be given in several languages: the first of them."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return str(value or "")


def _date(fact: Values) -> str:
    when = fact.get("when")
    return str(when.get("date") or "") if isinstance(when, dict) else ""


def _bare(fact: Values) -> str:
    """Return the words of a fact without its numbers, to be compared."""
    words = re.findall(r"[^\W\d_]+", plain(fact.get("text")).lower())
    return " ".join(word for word in words if len(word) >= _SHORT)


def _names(who: Values) -> set[str]:
    given = (who.get("name"), who.get("short"), *(who.get("aliases") or ()))
    return {_name(plain(each)) for each in given if each}


def _name(text: str) -> str:
    return re.sub(r"^the ", "", text.lower().replace("’", "'"))
