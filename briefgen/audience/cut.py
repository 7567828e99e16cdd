"""Cut a dossier for an audience: the one gate between facts and readers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from briefgen.audience.brief import Brief
from briefgen.audience.profile import Audience, SectionName
from briefgen.audience.release import (
    facts_of,
    keep,
    markings,
    references,
    release,
    with_positions,
)
from briefgen.dossier.models import (
    Dossier,
    Fact,
    Gap,
    Kind,
    Line,
    Participant,
    Plan,
    Question,
    Source,
    Statement,
)
from briefgen.dossier.texts import localised
from briefgen.dossier.types import strictest
from briefgen.errors import Problem, UserError

_F = TypeVar("_F", bound=Fact)
_D = TypeVar("_D", Line, Question)
_STATEMENT_SECTIONS: dict[Kind, tuple[SectionName, ...]] = {
    "fact": ("topics", "readouts", "quotes"),
    "judgment": ("judgments",),
    "assumption": ("assumptions",),
}
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
    released = release(dossier, marks, audience.clearance)
    withheld = sum(1 for _ in facts_of(dossier)) - sum(1 for _ in facts_of(released))
    grounded = _ground(released)
    facts = _select(grounded, audience)
    _check_scale(facts, audience)
    unsourced = _unsourced(grounded).intersection(f.id for f in facts_of(facts))
    if unsourced and audience.unsourced == "refuse":
        raise UserError(tuple(_refusal(name, audience) for name in sorted(unsourced)))
    marking = strictest(dossier.marking, *(marks[fact.id] for fact in facts_of(facts)))
    facts = facts.replaced(marking=marking, sources=_unfiled(facts.sources))
    return Brief(
        facts=localised(facts, dossier.language, audience.language),
        audience=audience,
        marking=marking,
        withheld=withheld,
        unsourced=frozenset(unsourced),
    )


def _check_scale(facts: Dossier, audience: Audience) -> None:
    """Raise `UserError` for judgments in words that mean another thing to the reader.

    "Unlikely" is 20 to 45 % in ICD 203, and 25 to 35 % on PHIA's yardstick.
    """
    judged = (s.likelihood for topic in facts.topics for s in topic.statements)
    if audience.scale in (None, facts.scale) or not any(judged):
        return
    own = f"use the words of {facts.scale}" if facts.scale else "name no scale"
    raise UserError(
        f"its judgments {own}, and readers of the {audience.name} audience know those "
        f"of {audience.scale}",
        hint=f"write them in the words of {audience.scale} and set 'scale', or remove "
        "'scale' from audience.yaml",
    )


def _unfiled(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources without the names of files, which stay with the dossier."""
    return tuple(source.replaced(file=None) for source in sources)


def _ground(dossier: Dossier) -> Dossier:
    """Give each line of the desk the evidence, and the gaps, that it rests on."""
    facts = {fact.id: fact for fact in facts_of(dossier)}
    gaps = {gap.id for gap in dossier.gaps}

    def grounded(lines: Iterable[_D]) -> tuple[_D, ...]:
        return tuple(_grounded(line, facts, gaps) for line in lines)

    return dossier.replaced(
        bottom_line=grounded(dossier.bottom_line),
        implications=grounded(dossier.implications),
        lines=grounded(dossier.lines),
        questions=grounded(dossier.questions),
    )


def _grounded(line: _D, facts: Mapping[str, Fact], gaps: Container[str]) -> _D:
    beneath = _beneath(line.id, facts)
    evidence = dict.fromkeys(e for name in beneath for e in facts[name].evidence)
    rests_on = dict.fromkeys(line.rests_on)
    rests_on.update((name, None) for name in beneath if name in gaps)
    return line.replaced(evidence=tuple(evidence), rests_on=tuple(rests_on))


def _beneath(name: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return a fact and all that it rests on, by way of other lines too."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in facts and current not in found:
            found[current] = None
            waiting += reversed(getattr(facts[current], "rests_on", ()))
    return tuple(found)


def _select(dossier: Dossier, audience: Audience) -> Dossier:
    """Leave out what no section of the audience shows, the lightest first."""
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
    chosen = chosen.replaced(gaps=_gaps(chosen, audience))
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
        with_positions(plan, _first(plan.positions, positions)).replaced(
            provisions=_first(plan.provisions, provisions),
        )
        for plan in plans
    )


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

    Such a line has no evidence but the gap: without it, it would be unsourced.
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
    return tuple(gap for gap in dossier.gaps if gap.id in chosen)


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
        f"'{name}' has no evidence: the {audience.name} audience refuses such facts",
        hint="give it evidence, or set 'unsourced: mark' in audience.yaml",
    )
