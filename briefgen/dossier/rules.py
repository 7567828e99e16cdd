"""What must hold between the keys of one part, beyond its structure.

Rules read the plain data of a file, so that they report even where another part
of it is malformed; a value of the wrong type is passed over, since the
structure's own check tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from briefgen.dossier.places import Path

MOST = 100
"""The most problems of one sort that are looked for: who has more has one cause."""


class Part(NamedTuple):
    """One mapping of a file, and the section (list or key) that it stands in."""

    path: Path
    section: str
    data: dict[str, Any]


class Wrong(NamedTuple):
    """What is wrong with the value at a path, or with one of its keys."""

    path: Path
    message: str
    hint: str = ""
    key: str = ""
    """The key that is unknown or missing, in the mapping at the path."""


def parts(data: object, path: Path = (), section: str = "") -> Iterator[Part]:
    """Yield every mapping in some data, the outer ones first."""
    if isinstance(data, dict):
        yield Part(path, section, data)
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from parts(value, (*path, key), key)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            if isinstance(value, dict):
                yield from parts(value, (*path, index), section)


def texts(value: object) -> list[str]:
    """Return a text, or the texts of a list, as a list."""
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def problems(all_parts: list[Part]) -> Iterator[Wrong]:
    """Yield what breaks the rules."""
    for part in all_parts:
        if rule := _RULES.get(part.section):
            yield from rule(part.path, part.data)


def _when(path: Path, when: dict[str, Any]) -> Iterator[Wrong]:
    if when.get("basis") not in ("inferred", "year-inferred"):
        return
    if not when.get("date"):
        hint = "give the ISO date it stands for, such as 2025-11-15"
        yield Wrong(path, "an inferred date needs 'date'", hint)
    if not when.get("because"):
        hint = "say from what it was worked out, and how"
        yield Wrong(path, "an inferred date needs 'because'", hint)


def _statement(path: Path, statement: dict[str, Any]) -> Iterator[Wrong]:
    if statement.get("kind") == "judgment":
        if not statement.get("because"):
            hint = "say what it rests on"
            yield Wrong(path, "a judgment needs 'because'", hint)
        return
    for key in ("likelihood", "confidence"):
        if statement.get(key) is not None:
            message = f"'{key}' is for judgments"
            yield Wrong((*path, key), message, "write kind: judgment, or remove it")


def _plan(path: Path, plan: dict[str, Any]) -> Iterator[Wrong]:
    provisions = plan.get("provisions")
    if not isinstance(provisions, list):
        return
    total = _number(plan.get("stated_total"))
    if total is not None and total < len(provisions):
        message = f"is {total}, but {len(provisions)} provisions are listed"
        yield Wrong((*path, "stated_total"), message)
    seen: dict[int, int] = {}
    for index, provision in enumerate(provisions):
        number = _number(provision.get("number") if isinstance(provision, dict) else "")
        if number is None:
            continue
        at = (*path, "provisions", index, "number")
        if number in seen:
            yield Wrong(at, f"{number} is the number of provisions[{seen[number]}] too")
        elif total is not None and number > total:
            yield Wrong(at, f"is {number}, but stated_total is {total}")
        seen.setdefault(number, index)


_LONG_NUMBER = 9
"""Digits that no number of a provision has."""


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < _LONG_NUMBER else None


_RULES: dict[str, Callable[[Path, dict[str, Any]], Iterator[Wrong]]] = {
    "when": _when,
    "since": _when,
    "statements": _statement,
    "plans": _plan,
}
