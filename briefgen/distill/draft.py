"""What an engine has found: a dossier as plain values, and what it doubts."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Values = dict[str, Any]
"""The keys and values of a part of ``facts.yaml``."""


class Draft:
    """The facts of an article as they go into ``facts.yaml``.

    `data` has its keys in their order. `doubts` says of a fact, by its id, what a
    person should look at; `notes` stand at the head of the file.
    """

    def __init__(self, data: Values, doubts: dict[str, str], notes: list[str]) -> None:
        self.data = data
        self.doubts = doubts
        self.notes = notes

    def without(self, ids: set[str]) -> Draft:
        """Return the draft without some facts, and without what names them."""
        data = _without(self.data, ids)
        doubts = {name: why for name, why in self.doubts.items() if name not in ids}
        return Draft(data, doubts, self.notes)

    def doubting(self, doubts: dict[str, str]) -> Draft:
        """Return the draft with further doubts; older ones come first."""
        return Draft(self.data, doubts | self.doubts, self.notes)


def _without(value: Any, ids: set[str]) -> Any:
    if isinstance(value, list):
        kept = (each for each in value if not _is_one(each, ids))
        return [_without(each, ids) for each in kept]
    if isinstance(value, dict):
        made = {key: _without(each, ids) for key, each in value.items()}
        return {
            key: each
            for key, each in made.items()
            if each not in ([], None) and not (key in _NAMES and _is_one(each, ids))
        }
    return value


_NAMES = ("side", "plan", "author")


def _is_one(value: Any, ids: set[str]) -> bool:
    name = value.get("id") if isinstance(value, dict) else value
    return isinstance(name, str) and name in ids


class Ids:
    """Ids for facts: short, readable, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def make(self, text: str, most: int = 4) -> str:
        """Return an id made from the first words of a text."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        words = re.sub(r"['’]s?\b", "", plain).lower()
        found = [w for w in re.findall(r"[a-z0-9]+", words) if w not in _SMALL]
        base = "-".join(found[:most])[:48].strip("-") or "fact"
        name, number = base, 1
        while name in self._given:
            number += 1
            name = f"{base}-{number}"
        self._given.add(name)
        return name


_SMALL = frozenset("the a an of and or in on at to for its their his her".split())
