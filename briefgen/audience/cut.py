"""Cut a dossier for an audience: the one gate between facts and readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefgen.audience.brief import Brief
from briefgen.audience.profile import Audience, SectionName
from briefgen.audience.release import facts_of, keep, markings, references, release
from briefgen.dossier.models import (
    Dossier,
    Evidence,
    Fact,
    Gap,
    Line,
    Plan,
    Question,
    Topic,
)
from briefgen.dossier.types import strictest
from briefgen.errors import Problem, UserError

_F = TypeVar("_F", bound=Fact)
_D = TypeVar("_D", Line, Question)
_TOPIC_SECTIONS: tuple[SectionName, ...] = (
    "topics",
    "readouts",
    "quotes",
    "judgments",
    "assumptions",
)
_GAP_SECTIONS: tuple[SectionName, ...] = ("gaps", "cautions")
_EVENT_SECTIONS: tuple[SectionName, ...] = ("events", "timeline", "background")


def cut(dossier: Dossier, audience: Audience) -> Brief:
    """Return what `audience` may read of `dossier`, and nothing else.

    Raises `UserError` where the dossier itself is marked above the clearance of
    the audience, or where the audience refuses facts without evidence and there
    are some.
    """
    if dossier.marking.rank > audience.clearance.rank:
        message = (
            f"the dossier is marked {dossier.marking}, above the clearance of the "
            f"{audience.name} audience, {audience.clearance}"
        )
        hint = "lower the marking of the dossier, or choose an audience cleared for it"
        raise UserError(message, hint=hint)
    marks = markings(dossier)
    released = release(dossier, audience.clearance)
    withheld = sum(1 for _ in facts_of(dossier)) - sum(1 for _ in facts_of(released))
    grounded = _ground(released)
    facts = _select(grounded, audience)
    unsourced = _unsourced(grounded).intersection(f.id for f in facts_of(facts))
    if unsourced and audience.unsourced == "refuse":
        raise UserError(tuple(_refusal(name, audience) for name in sorted(unsourced)))
    marking = strictest(dossier.marking, *(marks[fact.id] for fact in facts_of(facts)))
    return Brief(
        facts=replace(facts, marking=marking),
        audience=audience,
        marking=marking,
        withheld=withheld,
        unsourced=frozenset(unsourced),
    )


def _ground(dossier: Dossier) -> Dossier:
    """Give each line of the desk the evidence of the facts it rests on."""
    facts = {fact.id: fact for fact in facts_of(dossier)}

    def evidence(name: str, seen: frozenset[str]) -> tuple[Evidence, ...]:
        fact = facts.get(name)
        if fact is None or name in seen:
            return ()
        below = (
            found
            for target in getattr(fact, "rests_on", ())
            for found in evidence(target, seen | {name})
        )
        return (*fact.evidence, *below)

    def grounded(lines: Iterable[_D]) -> tuple[_D, ...]:
        return tuple(
            replace(
                line,
                evidence=tuple(dict.fromkeys(evidence(line.id, frozenset()))),
            )
            for line in lines
        )

    return replace(
        dossier,
        bottom_line=grounded(dossier.bottom_line),
        implications=grounded(dossier.implications),
        lines=grounded(dossier.lines),
        questions=grounded(dossier.questions),
    )


def _select(dossier: Dossier, audience: Audience) -> Dossier:
    """Leave out what no section of the audience shows, the lightest first."""
    topic_limit = _limit(audience, *_TOPIC_SECTIONS)
    position_limit = _limit(audience, "positions")
    chosen = replace(
        dossier,
        bottom_line=_first(dossier.bottom_line, _limit(audience, "bottom-line")),
        implications=_first(dossier.implications, _limit(audience, "implications")),
        topics=tuple(
            topic
            for topic in (
                replace(
                    topic,
                    statements=_first(topic.statements, topic_limit),
                    positions=_first(topic.positions, position_limit),
                )
                for topic in dossier.topics
            )
            if topic.statements or topic.positions
        ),
        events=_first(dossier.events, _limit(audience, *_EVENT_SECTIONS)),
        un_activity=_first(dossier.un_activity, _limit(audience, "un-activity")),
        plans=_plans(dossier.plans, audience),
        gaps=_gaps(dossier.gaps, audience),
        next_dates=_first(dossier.next_dates, _limit(audience, "next-dates")),
        lines=_first(dossier.lines, _limit(audience, "lines")),
        questions=_first(dossier.questions, _limit(audience, "questions")),
    )
    if audience.limit("participants") is None:
        named = {participant.id for participant in dossier.participants}
    else:
        named = set(_named(chosen))
    chosen = replace(
        chosen,
        participants=tuple(p for p in chosen.participants if p.id in named),
    )
    cited = {e.source for fact in facts_of(chosen) for e in fact.evidence}
    topics: Iterable[Topic] = chosen.topics
    ids = {fact.id for fact in facts_of(chosen)} | {t.id for t in topics} | cited
    return keep(chosen, ids)


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
        replace(
            plan,
            provisions=_first(plan.provisions, provisions),
            positions=_first(plan.positions, positions),
        )
        for plan in plans
    )


def _gaps(gaps: tuple[Gap, ...], audience: Audience) -> tuple[Gap, ...]:
    limit = _limit(audience, *_GAP_SECTIONS)
    if audience.limit("gaps") == 0:
        gaps = tuple(gap for gap in gaps if gap.do_not_say)
    return _first(gaps, limit)


def _named(dossier: Dossier) -> Iterable[str]:
    """Yield the participants that the facts left in a brief name."""
    for fact in facts_of(dossier):
        if fact not in dossier.participants:
            yield from references(fact)
    for plan in dossier.plans:
        yield from plan.parties
        if plan.author:
            yield plan.author


def _unsourced(dossier: Dossier) -> set[str]:
    """Return the facts without evidence; gaps, and what rests on them, need none."""
    gaps = {gap.id for gap in dossier.gaps}
    return {
        fact.id
        for fact in facts_of(dossier)
        if not fact.evidence
        and fact.id not in gaps
        and not gaps.intersection(getattr(fact, "rests_on", ()))
    }


def _refusal(name: str, audience: Audience) -> Problem:
    return Problem(
        f"'{name}' has no evidence, and the {audience.name} audience refuses such facts",
        hint="give it evidence, or set 'unsourced: mark' in audience.yaml",
    )
