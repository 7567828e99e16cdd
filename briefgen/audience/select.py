"""What the sections of an audience show of the facts, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefgen.audience.profile import Audience, SectionName
from briefgen.audience.release import facts_of, keep, references, with_positions
from briefgen.dossier.models import (
    Dossier,
    Fact,
    Gap,
    Kind,
    Line,
    Participant,
    Plan,
    Question,
    Statement,
    Topic,
)

_F = TypeVar("_F", bound=Fact)
_STATEMENT_SECTIONS: dict[Kind, tuple[SectionName, ...]] = {
    "fact": ("topics", "readouts", "quotes"),
    "judgment": ("judgments",),
    "assumption": ("assumptions",),
}
_GAP_SECTIONS: tuple[SectionName, ...] = ("gaps", "cautions")
_EVENT_SECTIONS: tuple[SectionName, ...] = ("events", "timeline", "background")


def select(dossier: Dossier, audience: Audience) -> Dossier:
    """Return what some section of the audience shows, within its limits."""
    position_limit = _limit(audience, "positions")
    chosen = dossier.replaced(
        bottom_line=_first(dossier.bottom_line, _limit(audience, "bottom-line")),
        implications=_first(dossier.implications, _limit(audience, "implications")),
        topics=tuple(
            topic
            for topic in (
                topic.replaced(
                    statements=_statements(topic.statements, audience),
                    positions=_first(topic.positions, position_limit),
                )
                for topic in dossier.topics
            )
            if topic.statements or topic.positions
        ),
        events=_first(dossier.events, _limit(audience, *_EVENT_SECTIONS)),
        un_activity=_first(dossier.un_activity, _limit(audience, "un-activity")),
        plans=_plans(dossier.plans, audience),
        next_dates=_first(dossier.next_dates, _limit(audience, "next-dates")),
        lines=_first(dossier.lines, _limit(audience, "lines")),
        questions=_first(dossier.questions, _limit(audience, "questions")),
    )
    chosen = chosen.replaced(
        gaps=_gaps(chosen, audience),
        scale=dossier.scale if any(map(_is_judged, chosen.topics)) else None,
    )
    chosen = chosen.replaced(participants=_participants(chosen, audience))
    cited = {e.source for fact in facts_of(chosen) for e in fact.evidence}
    topics = {topic.id for topic in chosen.topics}
    return keep(chosen, {fact.id for fact in facts_of(chosen)} | topics | cited)


def _limit(audience: Audience, *sections: SectionName) -> int | None:
    """Return the widest limit among sections that share the same facts."""
    limits = [audience.limit(section) for section in sections]
    if None in limits:
        return None
    return max(limit or 0 for limit in limits)


def _first(facts: tuple[_F, ...], limit: int | None) -> tuple[_F, ...]:
    """Return the weightiest facts, `limit` at most, in their own order."""
    if limit is None or len(facts) <= limit:
        return facts
    heaviest = sorted(range(len(facts)), key=lambda i: -facts[i].weight)[:limit]
    return tuple(facts[i] for i in sorted(heaviest))


def _plans(plans: tuple[Plan, ...], audience: Audience) -> tuple[Plan, ...]:
    provisions = _limit(audience, "provisions")
    positions = _limit(audience, "positions")
    if provisions == 0 and positions == 0:
        return ()
    return tuple(
        _with_positions(plan, positions).replaced(
            provisions=_first(plan.provisions, provisions),
        )
        for plan in plans
    )


def _with_positions(plan: Plan, limit: int | None) -> Plan:
    """Return a plan with its weightiest positions.

    Where there are too many, the parties that have none go before a position does.
    """
    shown = with_positions(plan, _first(plan.positions, limit))
    if len(shown.positions) == len(plan.positions):
        return shown
    holders = {position.holder for position in shown.positions}
    return shown.replaced(parties=tuple(n for n in shown.parties if n in holders))


def _statements(
    statements: tuple[Statement, ...], audience: Audience
) -> tuple[Statement, ...]:
    """Return the statements of one topic, those of each kind by its own limit."""
    chosen = {
        statement.id
        for kind, sections in _STATEMENT_SECTIONS.items()
        for statement in _first(
            tuple(s for s in statements if s.kind == kind), _limit(audience, *sections)
        )
    }
    return tuple(s for s in statements if s.id in chosen)


def _gaps(dossier: Dossier, audience: Audience) -> tuple[Gap, ...]:
    """Return the gaps to show, and whatever the limit those that a line rests on.

    Such a line has no evidence but the gap: without it, it would be unsourced. What
    must not be said because of a gap is for readers who are given cautions.
    """
    limit = _limit(audience, *_GAP_SECTIONS)
    listed = audience.limit("gaps") != 0
    lines: tuple[Line | Question, ...] = (
        *dossier.bottom_line,
        *dossier.implications,
        *dossier.lines,
        *dossier.questions,
    )
    needed = {name for line in lines if not line.evidence for name in line.rests_on}
    shown = tuple(gap for gap in dossier.gaps if listed or gap.do_not_say)
    free = tuple(gap for gap in shown if gap.id not in needed)
    if limit is not None:
        free = _first(free, max(limit - (len(shown) - len(free)), 0))
    chosen = needed.union(gap.id for gap in free)
    found = tuple(gap for gap in dossier.gaps if gap.id in chosen)
    if audience.limit("cautions") != 0:
        return found
    return tuple(gap.replaced(do_not_say=None) for gap in found)


def _is_judged(topic: Topic) -> bool:
    """Tell whether a likelihood is left: without one, a scale would tell of it."""
    return any(statement.likelihood for statement in topic.statements)


def _participants(dossier: Dossier, audience: Audience) -> tuple[Participant, ...]:
    """Return the participants to list, and whatever the limit those that are named."""
    people = dossier.participants
    listed = _first(people, _limit(audience, "participants"))
    needed = _named(dossier, (person.id for person in listed))
    return tuple(person for person in people if person.id in needed)


def _named(dossier: Dossier, listed: Iterable[str]) -> set[str]:
    """Return the participants `listed`, and those that the facts of a brief name.

    Whose words describe one of them is among them.
    """
    people = {person.id: person for person in dossier.participants}
    waiting = [*listed]
    waiting += [
        name
        for fact in facts_of(dossier)
        if fact.id not in people
        for name in references(fact)
    ]
    for plan in dossier.plans:
        waiting += (*plan.parties, *filter(None, (plan.author,)))
    named: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in people and name not in named:
            named.add(name)
            waiting += references(people[name])
    return named
