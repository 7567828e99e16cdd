"""Random dossiers with random markings, and random audiences that may read them.

Every text of a generated dossier names its fact, so that a fact is known wherever it
turns up.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from hypothesis import strategies as st

from briefgen.audience.profile import Audience, Section, SectionName
from briefgen.audience.release import facts_of
from briefgen.dossier.models import (
    Activity,
    Dossier,
    Event,
    Evidence,
    Fact,
    Gap,
    Kind,
    Line,
    NextDate,
    Participant,
    Plan,
    Position,
    Provision,
    Question,
    Said,
    Source,
    Statement,
    Topic,
    When,
)
from briefgen.dossier.types import Marking, strictest

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
DAY = When(text="a day", date="2025-01-02")


def text_of(name: str) -> str:
    """Return a text that stands for one fact, and in no other text."""
    return f"the text of {name}."


class Maker:
    """Makes the parts of one dossier; each may refer only to those made before.

    It draws from a seed: Hypothesis itself would take a hundred times as long.
    """

    def __init__(self, seed: int, size: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret hangs on it
        self.size = size
        self.sources: list[str] = []
        self.people: list[str] = []
        self.plans: list[str] = []
        self.facts: list[str] = []

    def marking(self) -> Marking | None:
        """Return some marking or, half the time, none."""
        marking = self.random.choice(list(Marking))
        return marking if self.random.random() < 0.5 else None

    def some(self, names: list[str], most: int = 2) -> tuple[str, ...]:
        """Return a few of the names."""
        most = min(most, self.size, len(names))
        return tuple(self.random.sample(names, self.random.randint(0, most)))

    def one(self, names: list[str]) -> str | None:
        """Return one of the names, or none."""
        return next(iter(self.some(names, 1)), None)

    def times(self, most: int = 2) -> range:
        """Return how often to make something."""
        return range(self.random.randint(0, min(most, self.size)))

    def fact(self, kind: str, number: int) -> dict[str, Any]:
        """Return what every fact has."""
        name = f"{kind}-{number}-x"
        evidence = tuple(
            Evidence(
                source=source,
                quote=text_of(f"quote in {name}"),
                words_of=self.one(self.people),
            )
            for source in self.some(self.sources)
        )
        self.facts.append(name)
        return {
            "id": name,
            "marking": self.marking(),
            "weight": self.random.randint(1, 5),
            "evidence": evidence,
        }

    def said(self, kind: str, number: int) -> dict[str, Any]:
        """Return what every fact in a sentence has."""
        said_by = self.some(self.people)
        fact = self.fact(kind, number)
        return {**fact, "text": text_of(fact["id"]), "said_by": said_by}

    def line(self, kind: str, number: int) -> dict[str, Any]:
        """Return what a line of the desk has."""
        rests_on = self.some(self.facts, 3)
        return {**self.fact(kind, number), "rests_on": rests_on}


def dossier_of(seed: int, size: int) -> Dossier:
    """Return a dossier that a facts file could hold, but for its texts."""
    make = Maker(seed, size)
    sources = []
    for n in range(make.random.randint(1, 3)):
        text = text_of(f"source-{n}-x")
        make.sources.append(f"source-{n}-x")
        sources.append(
            Source(
                id=make.sources[-1],
                title=text,
                kind="report",
                description=text,
                file=f"{n}.txt",
                marking=make.marking(),
            )
        )
    participants = []
    for n in range(make.random.randint(1, 4)):
        side = make.one(make.people)
        fact = make.fact("participant", n)
        participants.append(
            Participant(**fact, name=text_of(fact["id"]), kind="state", side=side)
        )
        make.people.append(fact["id"])
    plans = [_plan(make, n) for n in make.times()]
    topics = [_topic(make, n) for n in make.times()]
    events = [
        Event(
            **make.said("event", n),
            title="An event",
            when=DAY,
            participants=make.some(make.people),
        )
        for n in make.times(4)
    ]
    activities = [
        Activity(
            **make.said("activity", n),
            actor=make.random.choice(make.people),
            body=make.random.choice(make.people),
            action="acts",
            plan=make.one(make.plans),
        )
        for n in make.times()
    ]
    gaps = [
        Gap(
            **make.fact("gap", n),
            text=text_of(f"gap-{n}-x"),
            do_not_say=make.random.choice([None, text_of(f"gap-{n}-x")]),
        )
        for n in make.times(4)
    ]
    return Dossier(
        title="A story",
        subject="Story",
        as_of="2025-01-03T00:00Z",
        marking=make.marking() or Marking.CLEAR,
        sources=tuple(sources),
        participants=tuple(participants),
        plans=tuple(plans),
        topics=tuple(topics),
        events=tuple(events),
        un_activity=tuple(activities),
        gaps=tuple(gaps),
        next_dates=tuple(
            NextDate(**make.said("date", n), when=DAY) for n in make.times()
        ),
        bottom_line=tuple(
            Line(**make.line("bottom", n), text=text_of(f"bottom-{n}-x"))
            for n in make.times()
        ),
        implications=tuple(
            Line(**make.line("implication", n), text=text_of(f"implication-{n}-x"))
            for n in make.times()
        ),
        lines=tuple(
            Line(**make.line("line", n), text=text_of(f"line-{n}-x"))
            for n in make.times()
        ),
        questions=tuple(
            Question(
                **make.line("question", n),
                question=text_of(f"question-{n}-x"),
                answer=text_of(f"question-{n}-x"),
            )
            for n in make.times()
        ),
    )


def _positions(make: Maker, kind: str) -> tuple[Position, ...]:
    return tuple(
        Position(
            **make.said(kind, n),
            holder=make.random.choice(make.people),
            stance="supports",
        )
        for n in make.times(4)
    )


def _plan(make: Maker, number: int) -> Plan:
    said = make.said("plan", number)
    name = said["id"]
    make.plans.append(name)
    return Plan(
        **said,
        title=text_of(name),
        author=make.one(make.people),
        parties=make.some(make.people, 4),
        provisions=tuple(
            Provision(**make.said(f"provision-{number}", n), title="A point")
            for n in make.times()
        ),
        positions=_positions(make, f"stand-{number}"),
    )


def _topic(make: Maker, number: int) -> Topic:
    return Topic(
        id=f"topic-{number}-x",
        title=text_of(f"topic-{number}-x"),
        marking=make.marking(),
        statements=tuple(
            _statement(make, f"statement-{number}", n) for n in make.times(4)
        ),
        positions=_positions(make, f"position-{number}"),
    )


def _statement(make: Maker, kind: str, number: int) -> Statement:
    said = make.said(kind, number)
    nature = make.random.choice(get_args(Kind))
    is_judged = nature == "judgment" and make.random.random() < 0.5
    likelihood = "likely" if is_judged else None
    return Statement(**said, kind=nature, likelihood=likelihood, because="It does.")


def audience_of(seed: int, clearance: Marking) -> Audience:
    """Return an audience: some sections, some of them with a limit."""
    random = Random(seed)  # noqa: S311 - nothing secret hangs on it
    names = random.sample(SECTIONS, random.randint(1, len(SECTIONS)))
    return Audience(
        name="readers",
        title="Brief",
        sections=tuple(
            Section(name=name, limit=random.choice([None, None, 1, 2, 3]))
            for name in names
        ),
        clearance=clearance,
        unsourced="mark",
    )


class Cut(NamedTuple):
    """A dossier, an audience that may read it, and the marking of each id."""

    dossier: Dossier
    audience: Audience
    marks: dict[str, Marking]


def case_of(dossier: Dossier, seed: int, clearance: Marking) -> Cut:
    """Return a dossier with an audience that is cleared for it."""
    audience = audience_of(seed, strictest(clearance, dossier.marking))
    return Cut(dossier, audience, true_marks(dossier))


SEEDS = st.integers(0, 2**32)
MARKINGS = st.sampled_from(Marking)
DOSSIERS = st.builds(dossier_of, SEEDS, st.sampled_from([4, 3, 2, 1]))
CUTS = st.builds(case_of, DOSSIERS, SEEDS, MARKINGS)


def own_marks(dossier: Dossier) -> dict[str, Marking]:
    """Return the marking that each part of a dossier has before it inherits any."""
    marks = {part.id: part.marking or Marking.CLEAR for part in dossier.sources}
    marks |= {part.id: part.marking or Marking.CLEAR for part in dossier.topics}
    for fact in facts_of(dossier):
        marks[fact.id] = fact.marking or dossier.marking
    for container in containers(dossier):
        for child in children(container):
            inherited = container.marking or dossier.marking
            marks[child.id] = child.marking or inherited
    return marks


def containers(dossier: Dossier) -> tuple[Topic | Plan, ...]:
    """Return what facts stand under."""
    return (*dossier.topics, *dossier.plans)


def children(container: Topic | Plan) -> tuple[Fact, ...]:
    """Return the facts that stand under a topic or a plan."""
    if isinstance(container, Plan):
        return (*container.provisions, *container.positions)
    return (*container.statements, *container.positions)


def needed_by(fact: Fact) -> Iterator[str]:
    """Yield the ids of all without which a fact cannot be told."""
    yield from (evidence.source for evidence in fact.evidence)
    yield from (evidence.words_of for evidence in fact.evidence if evidence.words_of)
    if isinstance(fact, Said):
        yield from fact.said_by
    if isinstance(fact, Position):
        yield fact.holder
    if isinstance(fact, Event):
        yield from fact.participants
    if isinstance(fact, Activity):
        yield from (fact.actor, fact.body)
    if isinstance(fact, Line | Question):
        yield from fact.rests_on


def true_marks(dossier: Dossier) -> dict[str, Marking]:
    """Return each part's marking: the strictest of all that it leads to.

    Of a participant without one it is at least the loosest of what leads to it.
    This says the same as `markings` in the slowest and plainest way.
    """
    leads = {fact.id: set(needed_by(fact)) for fact in facts_of(dossier)}
    for container in containers(dossier):
        for child in children(container):
            leads[child.id].add(container.id)
    own = own_marks(dossier)

    def reached(name: str) -> set[str]:
        found, waiting = {name}, [name]
        while waiting:
            new = leads.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    marks = {name: strictest(*(own[each] for each in reached(name))) for name in own}
    return marks | {p.id: known_mark(dossier, marks, p) for p in dossier.participants}


def known_mark(
    dossier: Dossier, marks: dict[str, Marking], person: Participant
) -> Marking:
    """Return the marking of a participant, who is known from the facts that name it."""
    namers = [fact for fact in facts_of(dossier) if person.id in named_by(fact)]
    if person.marking or not namers:
        return marks[person.id]
    known = (
        known_mark(dossier, marks, fact)
        if isinstance(fact, Participant)
        else marks[fact.id]
        for fact in namers
    )
    return strictest(marks[person.id], min(known, key=list(Marking).index))


def named_by(fact: Fact) -> set[str | None]:
    """Return the ids of all that a fact names."""
    named: set[str | None] = set(needed_by(fact))
    if isinstance(fact, Participant):
        named.add(fact.side)
    if isinstance(fact, Plan):
        named.update((fact.author, *fact.parties))
    return named


def ids(dossier: Dossier) -> set[str]:
    """Return the ids of all that a dossier holds."""
    return {
        *(source.id for source in dossier.sources),
        *(topic.id for topic in dossier.topics),
        *(fact.id for fact in facts_of(dossier)),
    }
