"""A lighter brief: one with fewer facts, to keep to a page budget.

The lightest facts are moved out first, and among equals the last in the file. What
a reader must know stays: the bottom line, and every fact of weight 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    Position,
    Question,
    Topic,
)
from briefgen.dossier.types import strictest

if TYPE_CHECKING:
    from collections.abc import Callable

STAYS = 5
"""The weight of facts that are never moved out."""


def movable(brief: Brief) -> tuple[tuple[Fact, ...], ...]:
    """Return what may be moved out of a brief, in the order to do so.

    Each part is one fact, or all positions on one matter: a comparison from which a
    party is missing would mislead. Participants are in none: they go when no fact
    names them any more. Nor are plans, which are the headings of their points. Among
    equals positions go late, and gaps last, so that no line loses the gap it rests on
    before it goes itself.
    """
    facts = brief.facts
    weight = weigher(brief)
    places = {fact.id: place for place, fact in enumerate(facts_of(facts))}
    matters: tuple[Topic | Plan, ...] = (*facts.topics, *facts.plans)
    compared = (matter.positions for matter in matters if matter.positions)
    single = ((f,) for f in facts_of(facts) if not isinstance(f, Position))

    def order(part: tuple[Fact, ...]) -> tuple[int, bool, bool, int]:
        first = part[0]
        is_gap, is_stand = isinstance(first, Gap), isinstance(first, Position)
        return weight(part), is_gap, is_stand, -places[first.id]

    return tuple(
        sorted((p for p in (*compared, *single) if weight(p) < STAYS), key=order)
    )


def weigher(brief: Brief) -> Callable[[tuple[Fact, ...]], int]:
    """Return a function that tells the weight of facts that move out together."""
    weights = _weights(brief.facts)
    return lambda part: max(weights.get(fact.id, STAYS) for fact in part)


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
    """Return a brief without some of its facts, and without what only they need.

    Where the positions on a plan are gone, so is the comparison: it would say of some
    parties that they have stated nothing, and nothing of those that have.
    """
    gone = {fact.id for fact in moved}
    facts = brief.facts
    ids = {fact.id for fact in facts_of(facts)} - gone
    ids.update(topic.id for topic in facts.topics)
    ids.update(source.id for source in facts.sources)
    kept = keep(facts, ids)
    plans = tuple(
        plan.replaced(parties=()) if before.positions and not plan.positions else plan
        for plan, before in zip(kept.plans, facts.plans, strict=True)
    )
    left = select(kept.replaced(plans=plans), brief.audience)
    remaining = {fact.id for fact in facts_of(left)}
    marks = tuple((name, mark) for name, mark in brief.marks if name in remaining)
    marking = strictest(brief.least, *(mark for _, mark in marks))
    return brief.replaced(
        facts=left.replaced(marking=marking),
        marking=marking,
        marks=marks,
        moved=(*brief.moved, *moved),
        unsourced=brief.unsourced & remaining,
        doubted=brief.doubted & remaining,
    )
