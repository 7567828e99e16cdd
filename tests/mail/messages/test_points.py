"""The three points of a message are those that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.dossier.models import Line, Statement, Topic
from briefgen.mail.points import points
from tests.conftest import ROOT
from tests.mail.messages.conftest import HARBOUR

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Kind
    from briefgen.dossier.types import Weight


def said(name: str, weight: Weight = 3, kind: Kind = "fact") -> Statement:
    """Return a statement whose text is its id."""
    return Statement(id=name, text=f"{name}.", weight=weight, kind=kind)


def told(brief: Brief) -> list[str]:
    """Return the ids of the points of a brief."""
    return [point.fact.id for point in points(brief)]


def brief_of(
    *topics: tuple[Statement, ...], bottom: str = "", why: tuple[str, ...] = ()
) -> Brief:
    """Return a brief with these topics, a bottom line, and why it matters."""
    brief = cut(load(HARBOUR), audience("analyst", ROOT))
    facts = brief.facts.replaced(
        bottom_line=(Line(id="bottom", text=bottom),) if bottom else (),
        implications=tuple(Line(id=name, text=f"{name}.") for name in why),
        lines=(),
        topics=tuple(
            Topic(id=f"topic-{n}", title=f"Topic {n}", statements=statements)
            for n, statements in enumerate(topics)
        ),
    )
    return brief.replaced(facts=facts)


def test_the_weightiest_of_each_topic() -> None:
    """Each topic gives one fact, the weightiest, in the order of the topics."""
    brief = brief_of(
        (said("a", 3), said("b", 4)), (said("c", 5),), (said("d", 2),), (said("e", 3),)
    )
    assert told(brief) == ["b", "c", "e"]
    assert [point.heading for point in points(brief)] == [
        "Topic 0",
        "Topic 1",
        "Topic 3",
    ]


def test_what_fills_the_room() -> None:
    """With few topics, why it matters follows, and then further facts."""
    one = (said("a", 3), said("b", 4), said("c", 5))
    assert told(brief_of(one, why=("why",))) == ["c", "why", "b"]
    assert told(brief_of(one)) == ["c", "b", "a"]
    assert told(brief_of()) == []


def test_what_is_no_point() -> None:
    """A judgment is no point among facts, nor is what the bottom line says already."""
    brief = brief_of((said("a", 5, "judgment"), said("b", 1)), bottom="b.")
    assert told(brief) == []
