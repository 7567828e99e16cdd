"""Ids and what points to them: each used once, each pointing to the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.places import Path, Places
from briefgen.dossier.rules import Part, Wrong, texts

_PARTICIPANT, _SOURCE, _PLAN, _FACT = "participant", "source", "plan", "fact"
_SAID = {"said_by": _PARTICIPANT}
_DRAWN = {"rests_on": _FACT}
POINTERS: dict[str, dict[str, str]] = {
    "participants": {"side": _PARTICIPANT},
    "evidence": {"source": _SOURCE, "words_of": _PARTICIPANT},
    "statements": _SAID,
    "positions": _SAID | {"holder": _PARTICIPANT},
    "events": _SAID | {"participants": _PARTICIPANT},
    "un_activity": _SAID | {"actor": _PARTICIPANT, "body": _PARTICIPANT, "plan": _PLAN},
    "plans": _SAID | {"author": _PARTICIPANT, "parties": _PARTICIPANT},
    "provisions": _SAID,
    "next_dates": _SAID,
    "bottom_line": _DRAWN,
    "implications": _DRAWN,
    "lines": _DRAWN,
    "questions": _DRAWN,
}
"""For each section, its keys that hold ids, and the kind of what they name."""

_KINDS = {
    "sources": _SOURCE,
    "participants": _PARTICIPANT,
    "plans": _PLAN,
    "topics": "topic",
    "statements": "statement",
    "positions": "position",
    "events": "event",
    "un_activity": "activity",
    "provisions": "provision",
    "bottom_line": "line",
    "implications": "line",
    "lines": "line",
    "gaps": "gap",
    "next_dates": "date ahead",
    "questions": "question",
}
_RING_SHOWN = 8
_NO_FACTS = frozenset((_SOURCE, "topic"))


class _Named(NamedTuple):
    kind: str
    path: Path
    points: tuple[str, ...]

    def is_a(self, kind: str) -> bool:
        """Whether this may be named where something of a kind is wanted."""
        return self.kind == kind or (kind == _FACT and self.kind not in _NO_FACTS)


def unsure(data: object, malformed: list[Wrong]) -> frozenset[str]:
    """Return the kinds of which a file may name more than can be read.

    Where ``participants`` is malformed or misspelt, all that points to them would
    be told to be wrong.
    """
    top = data if isinstance(data, dict) else {}
    bad = {wrong.path[0] for wrong in malformed if len(wrong.path) == 1}
    if any(wrong.key in top for wrong in malformed if not wrong.path):
        bad.update(_KINDS.keys() - top.keys())
    kinds = {kind for section, kind in _KINDS.items() if section in bad}
    return frozenset((*kinds, _FACT) if kinds else ())


def problems(
    parts: list[Part], places: Places, unsure_kinds: frozenset[str]
) -> Iterator[Wrong]:
    """Yield what is wrong with the ids of a file and with what points to them."""
    names: dict[str, _Named] = {}
    for part in parts:
        name = part.data.get("id")
        if part.section not in _KINDS or not isinstance(name, str):
            continue
        if name in names:
            first = places.of((*names[name].path, "id")).line
            message = f"id '{name}' is used twice, first in line {first}"
            yield Wrong((*part.path, "id"), message, "rename one of them")
        else:
            points = tuple(
                texts(part.data.get("side")) + texts(part.data.get("rests_on"))
            )
            names[name] = _Named(_KINDS[part.section], part.path, points)
    for part in parts:
        for key, kind in POINTERS.get(part.section, {}).items():
            if kind in unsure_kinds:
                continue
            yield from _pointer_problems(part, key, kind, names)
    yield from _circles(names)


def _pointer_problems(
    part: Part, key: str, kind: str, names: dict[str, _Named]
) -> Iterator[Wrong]:
    value = part.data.get(key)
    listed = isinstance(value, list)
    names_given: list[object] = value if isinstance(value, list) else [value]
    for index, name in enumerate(names_given):
        if not isinstance(name, str):
            continue
        path = (*part.path, key, index) if listed else (*part.path, key)
        named = names.get(name)
        if named is None:
            near = did_you_mean(
                name, (n for n, known in names.items() if known.is_a(kind))
            )
            yield Wrong(path, f"there is no {kind} '{name}'", near)
        elif not named.is_a(kind):
            yield Wrong(path, f"'{name}' is a {named.kind}, not a {kind}")


def _circles(names: dict[str, _Named]) -> Iterator[Wrong]:
    """Yield each chain of sides, or of lines resting on lines, that bites its tail."""
    done: set[str] = set()
    for start, first in names.items():
        trail = {start: None}
        stack = [(start, iter(first.points))] if start not in done else []
        while stack:
            name, points = stack[-1]
            following = next(points, None)
            if following is None:
                done.add(name)
                trail.pop(name, None)
                stack.pop()
            elif following in trail:
                ring = [*list(trail)[list(trail).index(following) :], following]
                named = names[name]
                key = "side" if named.kind == _PARTICIPANT else "rests_on"
                path = (*named.path, key)
                if len(ring) > _RING_SHOWN:
                    ring[3:-2] = ["…"]
                yield Wrong(path, f"goes round in a circle: {' → '.join(ring)}")
            elif following in names and following not in done:
                trail[following] = None
                stack.append((following, iter(names[following].points)))
