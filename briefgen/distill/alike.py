"""Whether two facts say the same, and whether they contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefgen.distill.bearing import DENIED, denial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.distill.draft import Values

_SAME: Final = 80.0
"""Texts at least so alike, in percent, say the same."""
_NEAR: Final = 62.0
"""Texts at least so alike speak of the same, and may contradict each other."""
_WITHIN: Final = 90.0
"""A text that holds another one at least so far speaks of the same, too."""
_ENOUGH: Final = 4
"""A text of fewer words is held by too many others."""
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
    scores = [
        token_sort_ratio(own, _bare(old)) if _is_of_same(old, fact) else 0.0
        for old in known
    ]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _SAME else None


def contradicted(fact: Values, known: Iterable[Values]) -> str:
    """Return which of some facts contradicts one, and in what; or nothing."""
    for old in known:
        is_near = _is_near(_bare(fact), _bare(old))
        if why := difference(old, fact) if is_near else _opposed(old, fact):
            return f"contradicts '{old['id']}': {why}"
        one, two = plain(old.get("text")), plain(fact.get("text"))
        is_held = is_near and _has_same_holder(old, fact)
        if is_held and (why := denial(one, two, DENIED)):
            return f"may contradict '{old['id']}': {why}"
    return ""


def turned(old: Values, new: Values) -> str:
    """Return what speaks against one fact in another whose words are alike.

    "Norland left the talks with Southmark" has all words of "Southmark left the talks
    with Norland".
    """
    why = denial(plain(old.get("text")), plain(new.get("text")))
    return f"may contradict '{old['id']}': {why}" if why else ""


def difference(old: Values, new: Values) -> str:
    """Return in what two facts on the same differ: a stance, a date, a number."""
    if opposed := _opposed(old, new):
        return opposed
    one, two = _date(old), _date(new)
    if one and two and not (one.startswith(two) or two.startswith(one)):
        return f"{two}, not {one}"
    first, second = _numbers(old), _numbers(new)
    less = {key: first[key] for key in first.keys() - second.keys()}
    more = {key: second[key] for key in second.keys() - first.keys()}
    return f"{_listed(more)}, not {_listed(less)}" if less and more else ""


def _is_near(one: str, two: str) -> bool:
    """Tell whether two texts speak of the same: alike, or one within the other."""
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    if token_sort_ratio(one, two) >= _NEAR:
        return True
    least = min(len(one.split()), len(two.split()))
    return least >= _ENOUGH and token_set_ratio(one, two) >= _WITHIN


def _is_of_same(old: Values, new: Values) -> bool:
    """Tell whether two facts may be one: of the same holder, and not of two speakers.

    The same words of two speakers are two accounts.
    """
    one, two = old.get("said_by") or (), new.get("said_by") or ()
    is_one_account = not one or not two or not set(one).isdisjoint(two)
    return is_one_account and _has_same_holder(old, new)


def _has_same_holder(old: Values, new: Values) -> bool:
    """Tell whether two facts have the same holder or actor, or none of them."""
    return all(old.get(key) == new.get(key) for key in ("holder", "actor"))


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
