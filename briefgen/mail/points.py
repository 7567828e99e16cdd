"""What the text of a message says of a brief in three points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Line, Statement

COUNT = 3


class Point(NamedTuple):
    """A sentence of the brief with what it is about, if that has a name."""

    heading: str
    fact: Statement | Line


def points(brief: Brief) -> tuple[Point, ...]:
    """Return the three points that matter most.

    The weightiest facts of the weightiest topics come first, in the order of the
    topics; what room is left is for what it means, and then for further facts. What
    the bottom line says already, word for word, is no point.
    """
    told = {line.text for line in brief.facts.bottom_line}
    chosen: dict[str, Point] = {}
    for point in (*_first_of_topics(brief), *_meaning(brief), *_further(brief)):
        if point.fact.text not in told and len(chosen) < COUNT:
            chosen.setdefault(point.fact.id, point)
    return tuple(chosen.values())


def _first_of_topics(brief: Brief) -> list[Point]:
    found = []
    for topic in brief.facts.topics:
        facts = [each for each in topic.statements if each.kind == "fact"]
        if facts:
            found.append(Point(topic.title, max(facts, key=lambda fact: fact.weight)))
    weightiest = sorted(found, key=lambda point: -point.fact.weight)[:COUNT]
    return [point for point in found if point in weightiest]


def _meaning(brief: Brief) -> Iterator[Point]:
    lines = (*brief.facts.implications, *brief.facts.lines)
    yield from (Point("", line) for line in lines)


def _further(brief: Brief) -> list[Point]:
    found = [
        Point(topic.title, each)
        for topic in brief.facts.topics
        for each in topic.statements
        if each.kind == "fact"
    ]
    return sorted(found, key=lambda point: -point.fact.weight)
