"""What an engine has found: a dossier as plain values, and what it doubts."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

Values = dict[str, Any]
"""The keys and values of a part of ``facts.yaml``."""

_NAMES = ("side", "plan", "author")
"""The keys that may be left out where what they name is left out."""
_NEEDED = ("holder", "actor", "body")
"""The keys without which a fact cannot be."""
_TEXTS = ("text", "name", "title")
"""The keys that say what a fact is, the first that it has."""
_HELD = ("holder", "stance", "since")
"""The keys that make a statement a position."""


class Draft(NamedTuple):
    """The facts of an article as they go into ``facts.yaml``.

    `data` has its keys in their order. `made_by` says which tool made it. `doubts`
    says of a fact, by its id, what a person should look at. `notes` stand at the head
    of the file, a line each. `disclosed` is what each brief must say of the tool at the
    source (ICS 206-01).
    """

    data: Values
    made_by: str
    doubts: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    disclosed: str = ""

    def without(self, ids: Container[str]) -> Draft:
        """Return the draft without some facts, and without what names them.

        What cannot be without one of them is left out with it.
        """
        doubts = {name: why for name, why in self.doubts.items() if name not in ids}
        left = self._replace(data=_without(self.data, ids), doubts=doubts)
        before = {each["id"] for each in self.facts()}
        lost = before - {each["id"] for each in left.facts()}
        is_more = any(each not in ids for each in lost)
        return left.without(lost) if is_more else left

    def only(self, ids: Container[str]) -> Draft:
        """Return the draft with some facts alone, and what they may name."""
        kept = {
            each["id"]
            for key in ("participants", "plans")
            for each in self.data.get(key, ())
        }
        others = {each["id"] for each in self.facts() if each["id"] not in ids}
        return self.without(others - kept)

    def undated(self, ids: Container[str]) -> Draft:
        """Return the draft with the words of dates alone in some facts."""
        return self._replace(data=_changed(self.data, ids, _undated))

    def unsaid(self, ids: Container[str]) -> Draft:
        """Return the draft without who says some facts."""
        return self._replace(data=_changed(self.data, ids, _unsaid))

    def unheld(self, ids: Container[str]) -> Draft:
        """Return the draft with some positions as statements of the first topic."""
        made = dict(self.data)
        moved = [
            {key: each for key, each in fact.items() if key not in _HELD}
            for fact in self.facts()
            if fact["id"] in ids and "stance" in fact
        ]
        if not moved or not made.get("topics"):
            return self.without({each["id"] for each in moved})
        made = _without(made, {each["id"] for each in moved})
        first, *rest = made["topics"] or self.data["topics"]
        statements = [*first.get("statements", ()), *moved]
        first = {key: each for key, each in first.items() if key != "statements"}
        at = 2  # behind its id and its title
        items = [*first.items()]
        first = dict([*items[:at], ("statements", statements), *items[at:]])
        made["topics"] = [first, *rest]
        return self._replace(data=made)

    def doubting(self, doubts: Mapping[str, str]) -> Draft:
        """Return the draft with further doubts; one that it has already stays."""
        return self._replace(doubts={**doubts, **self.doubts})

    def noting(self, notes: tuple[str, ...]) -> Draft:
        """Return the draft with further notes."""
        return self._replace(notes=(*self.notes, *notes))

    def facts(self) -> Iterator[Values]:
        """Yield each part that has an id, besides sources and headings."""
        for key, value in self.data.items():
            if key != "sources":
                yield from _facts(value)


def told(fact: Values) -> str:
    """Return what a fact says: its text, or else its name or title."""
    return next((str(fact[key]) for key in _TEXTS if key in fact), "")


def _facts(value: Any) -> Iterator[Values]:
    if isinstance(value, list):
        for each in value:
            yield from _facts(each)
    elif isinstance(value, dict):
        if "id" in value and ("text" in value or "name" in value):
            yield value
        for each in value.values():
            yield from _facts(each)


def _without(value: Any, ids: Container[str]) -> Any:
    if isinstance(value, list):
        kept = (each for each in value if not _is_gone(each, ids))
        return [_without(each, ids) for each in kept]
    if isinstance(value, dict):
        made = {key: _without(each, ids) for key, each in value.items()}
        return {
            key: each
            for key, each in made.items()
            if each not in ([], None) and not (key in _NAMES and _is_gone(each, ids))
        }
    return value


def _changed(
    value: Any, ids: Container[str], change: Callable[[Values], Values]
) -> Any:
    if isinstance(value, list):
        return [_changed(each, ids, change) for each in value]
    if isinstance(value, dict):
        made = {key: _changed(each, ids, change) for key, each in value.items()}
        return change(made) if made.get("id") in ids else made
    return value


def _undated(fact: Values) -> Values:
    return fact | {"when": {"text": fact["when"]["text"]}}


def _unsaid(fact: Values) -> Values:
    evidence = [
        {key: each for key, each in quote.items() if key != "words_of"}
        for quote in fact["evidence"]
    ]
    return {k: v for k, v in fact.items() if k != "said_by"} | {"evidence": evidence}


def _is_gone(value: Any, ids: Container[str]) -> bool:
    """Tell whether a part of a list is one of some facts, or cannot be without them."""
    if isinstance(value, dict):
        return any(value.get(key) in ids for key in ("id", *_NEEDED))
    return isinstance(value, str) and value in ids


class Ids:
    """Ids for facts: short, readable, each given once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def make(self, text: str, most: int = 4) -> str:
        """Return an id made from the first words of a text."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        words = re.sub(r"['’]s?\b", "", plain).lower()
        found = [w for w in re.findall(r"[a-z0-9]+", words) if w not in _SMALL]
        base = "-".join(found[:most])[:48].strip("-") or "fact"
        name, number = base, self._given.get(base, 0)
        while name in self._given:
            number += 1
            name = f"{base}-{number + 1}"
        self._given[base] = number
        self._given.setdefault(name, 0)
        return name


_SMALL = frozenset(
    ("a", "an", "and", "at", "for", "her", "his", "in", "its", "of", "on", "or", "the",
     "their", "to")
)  # fmt: skip
