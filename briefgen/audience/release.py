"""Release by marking: which facts a clearance may see.

A fact is at least as strict as what it rests on: its sources, the participants
it names, the topic or plan it stands under, and for the lines of the desk the
facts they are drawn from. A participant without a marking of its own is as strict
as the loosest fact that names it. What is stricter than the clearance is left out
whole, and nothing that stays refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from briefgen.dossier.models import (
    Dossier,
    Fact,
    Line,
    Participant,
    Plan,
    Position,
    Question,
    Topic,
)
from briefgen.dossier.types import Marking, strictest

_F = TypeVar("_F", bound=Fact)
_D = TypeVar("_D", Line, Question)
_SINGLE_REFERENCES = ("holder", "actor", "body")
_LISTED_REFERENCES = ("said_by", "participants", "rests_on")


def facts_of(dossier: Dossier) -> Iterator[Fact]:
    """Yield every fact of a dossier in the order of the file."""
    for fact, _ in _facts_with_container(dossier):
        yield fact


def _facts_with_container(
    dossier: Dossier,
) -> Iterator[tuple[Fact, Topic | Plan | None]]:
    top: tuple[tuple[Fact, ...], ...] = (
        dossier.participants,
        dossier.bottom_line,
        dossier.implications,
        dossier.events,
        dossier.un_activity,
        dossier.plans,
        dossier.gaps,
        dossier.next_dates,
        dossier.lines,
        dossier.questions,
    )
    for section in top:
        for fact in section:
            yield fact, None
    for topic in dossier.topics:
        for child in (*topic.statements, *topic.positions):
            yield child, topic
    for plan in dossier.plans:
        for child in (*plan.provisions, *plan.positions):
            yield child, plan


def references(fact: Fact) -> Iterator[str]:
    """Yield the ids of what a fact cannot be told without."""
    for evidence in fact.evidence:
        yield evidence.source
        if evidence.words_of:
            yield evidence.words_of
    for name in _SINGLE_REFERENCES:
        if target := getattr(fact, name, None):
            yield target
    for name in _LISTED_REFERENCES:
        yield from getattr(fact, name, ())


def markings(dossier: Dossier) -> dict[str, Marking]:
    """Return the marking that holds for each id of a dossier."""
    marks = {s.id: s.marking or Marking.CLEAR for s in dossier.sources}
    marks |= {t.id: t.marking or Marking.CLEAR for t in dossier.topics}
    needs: dict[str, tuple[str, ...]] = {}
    for fact, container in _facts_with_container(dossier):
        inherited = (container and container.marking) or dossier.marking
        marks[fact.id] = fact.marking or inherited
        above = (container.id,) if container else ()
        needs[fact.id] = (*above, *references(fact))
    changed = True
    while changed:
        changed = False
        for name, targets in needs.items():
            known = (marks[target] for target in targets if target in marks)
            mark = strictest(marks[name], *known)
            if mark != marks[name]:
                marks[name] = mark
                changed = True
    return marks | _known_from_facts(dossier, marks)


def _known_from_facts(
    dossier: Dossier, marks: Mapping[str, Marking]
) -> dict[str, Marking]:
    """Return the markings of participants: who is known from strict facts alone is so.

    One that a desk has marked keeps that marking, as does one that no fact names.
    """
    named_by: dict[str, list[str]] = {p.id: [] for p in dossier.participants}
    for fact in facts_of(dossier):
        for name in _mentions(fact):
            if name in named_by and name != fact.id:
                named_by[name].append(fact.id)
    known = dict(marks)
    open_ = [p.id for p in dossier.participants if not p.marking and named_by[p.id]]
    for name in open_:
        del known[name]
    changed = True
    while changed:
        changed = False
        for name in open_:
            told = [known[namer] for namer in named_by[name] if namer in known]
            if not told:
                continue
            mark = strictest(marks[name], min(told, key=lambda mark: mark.rank))
            if mark != known.get(name):
                known[name] = mark
                changed = True
    return known


def _mentions(fact: Fact) -> Iterator[str]:
    """Yield the ids of all that a fact names, also where it could do without."""
    yield from references(fact)
    yield from getattr(fact, "parties", ())
    for key in ("side", "author"):
        if target := getattr(fact, key, None):
            yield target


def release(
    dossier: Dossier, marks: Mapping[str, Marking], clearance: Marking
) -> Dossier:
    """Return the dossier without what is stricter than `clearance`.

    `marks` are the `markings` of the dossier.
    """
    return keep(dossier, {i for i, m in marks.items() if m.rank <= clearance.rank})


def keep(dossier: Dossier, ids: set[str]) -> Dossier:
    """Return the dossier with only the facts, topics and sources in `ids`."""
    return dossier.replaced(
        sources=tuple(s for s in dossier.sources if s.id in ids),
        participants=tuple(
            _participant(p, ids) for p in _in(dossier.participants, ids)
        ),
        bottom_line=tuple(_desk(line, ids) for line in _in(dossier.bottom_line, ids)),
        implications=tuple(_desk(line, ids) for line in _in(dossier.implications, ids)),
        topics=tuple(
            topic.replaced(
                statements=tuple(_in(topic.statements, ids)),
                positions=tuple(_in(topic.positions, ids)),
            )
            for topic in dossier.topics
            if topic.id in ids
        ),
        events=tuple(_in(dossier.events, ids)),
        un_activity=tuple(
            activity.replaced(plan=_known(activity.plan, ids))
            for activity in _in(dossier.un_activity, ids)
        ),
        plans=tuple(_plan(plan, ids) for plan in _in(dossier.plans, ids)),
        gaps=tuple(_in(dossier.gaps, ids)),
        next_dates=tuple(_in(dossier.next_dates, ids)),
        lines=tuple(_desk(line, ids) for line in _in(dossier.lines, ids)),
        questions=tuple(
            _desk(question, ids) for question in _in(dossier.questions, ids)
        ),
    )


def with_positions(plan: Plan, positions: tuple[Position, ...]) -> Plan:
    """Return a plan with only these of its positions.

    A party whose every position is left out is no longer one to compare: a brief
    would say "not stated" of it, which would not be true.
    """
    left_out = {p.holder for p in plan.positions} - {p.holder for p in positions}
    parties = tuple(name for name in plan.parties if name not in left_out)
    return plan.replaced(positions=positions, parties=parties)


def _in(facts: Iterable[_F], ids: set[str]) -> Iterator[_F]:
    return (fact for fact in facts if fact.id in ids)


def _known(name: str | None, ids: set[str]) -> str | None:
    return name if name in ids else None


def _participant(participant: Participant, ids: set[str]) -> Participant:
    side = _known(participant.side, ids)
    return participant if side == participant.side else participant.replaced(side=side)


def _desk(line: _D, ids: set[str]) -> _D:
    if ids.issuperset(line.rests_on):
        return line
    return line.replaced(rests_on=tuple(name for name in line.rests_on if name in ids))


def _plan(plan: Plan, ids: set[str]) -> Plan:
    plan = with_positions(plan, tuple(_in(plan.positions, ids)))
    return plan.replaced(
        author=_known(plan.author, ids),
        parties=tuple(name for name in plan.parties if name in ids),
        provisions=tuple(_in(plan.provisions, ids)),
    )
