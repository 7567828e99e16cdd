"""A lighter brief: one with fewer facts, to keep to a page budget.

The lightest facts are moved out first, and among equals the last in the file. What
a reader must know stays: the bottom line, and every fact of weight 5.
"""

from __future__ import annotations

from briefgen.audience.brief import Brief
from briefgen.audience.release import facts_of, keep
from briefgen.audience.select import select
from briefgen.dossier.models import (
    Dossier,
    Fact,
    Gap,
    Line,
    Participant,
    Plan,
    Question,
)
from briefgen.dossier.types import strictest

STAYS = 5
"""The weight of facts that are never moved out."""


def movable(brief: Brief) -> tuple[Fact, ...]:
    """Return the facts that may be moved out of a brief, in the order to do so.

    Participants are not among them: they go when no fact names them any more. Nor
    are plans, which are the headings of their points. Among equals gaps go last, so
    that no line loses the gap it rests on before it goes itself.
    """
    facts = brief.facts
    weights = _weights(facts)
    places = {fact.id: place for place, fact in enumerate(facts_of(facts))}
    order = (fact for fact in facts_of(facts) if weights.get(fact.id, STAYS) < STAYS)
    return tuple(
        sorted(
            order,
            key=lambda fact: (
                weights[fact.id],
                isinstance(fact, Gap),
                -places[fact.id],
            ),
        )
    )


def _weights(facts: Dossier) -> dict[str, int]:
    """Return the weight that counts for each fact that may go.

    A gap is as heavy as the lines that have nothing else to rest on.
    """
    weights: dict[str, int] = {
        fact.id: fact.weight
        for fact in facts_of(facts)
        if not isinstance(fact, Participant | Plan)
    }
    weights |= dict.fromkeys((line.id for line in facts.bottom_line), STAYS)
    gaps = {gap.id for gap in facts.gaps}
    lines: tuple[Line | Question, ...] = (
        *facts.bottom_line,
        *facts.implications,
        *facts.lines,
        *facts.questions,
    )
    for line in lines:
        for name in gaps.intersection(() if line.evidence else line.rests_on):
            weights[name] = max(weights[name], weights[line.id])
    return weights


def lighter(brief: Brief, moved: tuple[Fact, ...]) -> Brief:
    """Return a brief without some of its facts, and without what only they need."""
    gone = {fact.id for fact in moved}
    facts = brief.facts
    ids = {fact.id for fact in facts_of(facts)} - gone
    ids.update(topic.id for topic in facts.topics)
    ids.update(source.id for source in facts.sources)
    left = select(keep(facts, ids), brief.audience)
    remaining = {fact.id for fact in facts_of(left)}
    marks = tuple((name, mark) for name, mark in brief.marks if name in remaining)
    marking = strictest(brief.least, *(mark for _, mark in marks))
    return brief.replaced(
        facts=left.replaced(marking=marking),
        marking=marking,
        marks=marks,
        moved=(*brief.moved, *moved),
        unsourced=brief.unsourced & remaining,
    )
