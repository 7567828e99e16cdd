"""What holds for any dossier and any audience: `release` and `cut` let nothing slip.

Every text of a generated dossier is a canary that names its fact, so that a fact
that slips through is found wherever it turns up.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.cut import cut
from briefgen.audience.profile import Audience, Section, SectionName
from briefgen.audience.release import facts_of, markings, release
from briefgen.dossier import dump, loads
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
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
DAY = When(text="a day", date="2025-01-02")


def canary(name: str) -> str:
    """Return a text that stands for one fact, and in no other text."""
    return f"canary of {name}."


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
                quote=canary(f"quote in {name}"),
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
        return {**fact, "text": canary(fact["id"]), "said_by": said_by}

    def line(self, kind: str, number: int) -> dict[str, Any]:
        """Return what a line of the desk has."""
        rests_on = self.some(self.facts, 3)
        return {**self.fact(kind, number), "rests_on": rests_on}


def dossier_of(seed: int, size: int) -> Dossier:
    """Return a dossier that a facts file could hold, but for its texts."""
    make = Maker(seed, size)
    sources = []
    for n in range(make.random.randint(1, 3)):
        text = canary(f"source-{n}-x")
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
            Participant(**fact, name=canary(fact["id"]), kind="state", side=side)
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
            text=canary(f"gap-{n}-x"),
            do_not_say=make.random.choice([None, canary(f"gap-{n}-x")]),
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
            Line(**make.line("bottom", n), text=canary(f"bottom-{n}-x"))
            for n in make.times()
        ),
        implications=tuple(
            Line(**make.line("implication", n), text=canary(f"implication-{n}-x"))
            for n in make.times()
        ),
        lines=tuple(
            Line(**make.line("line", n), text=canary(f"line-{n}-x"))
            for n in make.times()
        ),
        questions=tuple(
            Question(
                **make.line("question", n),
                question=canary(f"question-{n}-x"),
                answer=canary(f"question-{n}-x"),
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
        title=canary(name),
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
        title=canary(f"topic-{number}-x"),
        marking=make.marking(),
        statements=tuple(
            Statement(
                **make.said(f"statement-{number}", n),
                kind=make.random.choice(get_args(Kind)),
                because="It does.",
            )
            for n in make.times(4)
        ),
        positions=_positions(make, f"position-{number}"),
    )


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

    return {name: strictest(*(own[each] for each in reached(name))) for name in own}


def ids(dossier: Dossier) -> set[str]:
    """Return the ids of all that a dossier holds."""
    return {
        *(source.id for source in dossier.sources),
        *(topic.id for topic in dossier.topics),
        *(fact.id for fact in facts_of(dossier)),
    }


def limited(audience: Audience, *names: SectionName) -> int | None:
    """Return how many facts sections that share the same facts may show."""
    given = [audience.limit(name) for name in names]
    return None if None in given else max(limit or 0 for limit in given)


def assert_weightiest(
    kept: Iterable[Fact], among: Iterable[Fact], limit: int | None
) -> None:
    """Fail unless the heaviest facts are kept, as many as may be, in their order."""
    names = [fact.id for fact in kept]
    everything = list(among)
    chosen = [fact for fact in everything if fact.id in names]
    left = [fact for fact in everything if fact.id not in names]
    assert [fact.id for fact in chosen] == names
    expected = len(everything) if limit is None else min(limit, len(everything))
    assert len(names) == expected
    if chosen and left:
        assert min(f.weight for f in chosen) >= max(f.weight for f in left)


# --- Release -----------------------------------------------------------------


@given(DOSSIERS)
def test_generated_dossiers_are_valid(dossier: Dossier) -> None:
    """The dossiers of these tests are ones that a user can write."""
    assert loads(dump(dossier)) == dossier


@given(DOSSIERS)
def test_a_fact_is_as_strict_as_what_it_rests_on(dossier: Dossier) -> None:
    """A fact has the strictest marking among it, its topic and all it refers to."""
    assert markings(dossier) == true_marks(dossier)


@given(DOSSIERS, MARKINGS)
def test_release_keeps_what_is_cleared(dossier: Dossier, clearance: Marking) -> None:
    """Release leaves out what is above the clearance, and nothing else."""
    marks = true_marks(dossier)
    cleared = {name for name, mark in marks.items() if mark.rank <= clearance.rank}
    assert ids(release(dossier, markings(dossier), clearance)) == cleared


@given(DOSSIERS, MARKINGS, MARKINGS)
def test_more_clearance_never_shows_less(
    dossier: Dossier, one: Marking, other: Marking
) -> None:
    """Whoever is cleared for more is shown at least as much."""
    low, high = sorted((one, other), key=lambda mark: mark.rank)
    marks = markings(dossier)
    assert ids(release(dossier, marks, low)) <= ids(release(dossier, marks, high))


@given(DOSSIERS, MARKINGS)
def test_releasing_twice_changes_nothing(dossier: Dossier, clearance: Marking) -> None:
    """What is released is released whole a second time."""
    once = release(dossier, markings(dossier), clearance)
    assert release(once, markings(once), clearance) == once


# --- Cut ---------------------------------------------------------------------


@given(CUTS)
def test_nothing_withheld_is_in_a_brief(case: Cut) -> None:
    """No text of a withheld fact, source or topic is anywhere in a brief."""
    brief = cut(case.dossier, case.audience)
    whole = repr(brief) + dump(brief.facts)
    for name, mark in case.marks.items():
        if mark.rank > case.audience.clearance.rank:
            assert name not in whole


@given(CUTS)
def test_attached_facts_load(case: Cut) -> None:
    """A brief's facts are a dossier that loads: nothing refers to what is left out."""
    facts = cut(case.dossier, case.audience).facts
    assert loads(dump(facts)) == facts


@given(CUTS)
def test_the_marking_of_a_brief(case: Cut) -> None:
    """A brief is marked as the strictest of what is in it, and as the dossier."""
    brief = cut(case.dossier, case.audience)
    inside = (case.marks[name] for name in ids(brief.facts))
    assert brief.marking == strictest(case.dossier.marking, *inside)
    assert brief.facts.marking == brief.marking
    assert brief.marking.rank <= case.audience.clearance.rank


@given(CUTS)
def test_withheld_facts_are_counted(case: Cut) -> None:
    """A brief counts the facts above its clearance, not those left out for room."""
    rank = case.audience.clearance.rank
    above = [f for f in facts_of(case.dossier) if case.marks[f.id].rank > rank]
    assert cut(case.dossier, case.audience).withheld == len(above)


@given(CUTS)
def test_cutting_twice_changes_nothing(case: Cut) -> None:
    """The facts of a brief, cut for the same readers, are the same brief."""
    brief = cut(case.dossier, case.audience)
    again = cut(brief.facts, case.audience)
    assert again == replace(brief, withheld=0, least=brief.marking, marks=again.marks)


@given(CUTS)
def test_the_dossier_stays_as_it_was(case: Cut) -> None:
    """Cutting changes nothing in the dossier."""
    before = dump(case.dossier)
    cut(case.dossier, case.audience)
    assert dump(case.dossier) == before


@given(CUTS)
def test_limits_keep_the_weightiest(case: Cut) -> None:
    """A limit keeps the heaviest facts of a section, in the order of the file."""
    released = release(case.dossier, markings(case.dossier), case.audience.clearance)
    facts = cut(case.dossier, case.audience).facts
    names: dict[str, tuple[SectionName, ...]] = {
        "bottom_line": ("bottom-line",),
        "implications": ("implications",),
        "events": ("events", "timeline", "background"),
        "un_activity": ("un-activity",),
        "next_dates": ("next-dates",),
        "lines": ("lines",),
        "questions": ("questions",),
    }
    for name, sections in names.items():
        limit = limited(case.audience, *sections)
        assert_weightiest(getattr(facts, name), getattr(released, name), limit)


@given(CUTS)
def test_limits_hold_in_each_topic(case: Cut) -> None:
    """Under a topic, each kind of statement has the limit of its own sections."""
    released = release(case.dossier, markings(case.dossier), case.audience.clearance)
    kept = {topic.id: topic for topic in cut(case.dossier, case.audience).facts.topics}
    limits = {
        "fact": limited(case.audience, "topics", "readouts", "quotes"),
        "judgment": limited(case.audience, "judgments"),
        "assumption": limited(case.audience, "assumptions"),
    }
    for topic in released.topics:
        left = kept.get(topic.id, Topic(id=topic.id, title=topic.title))
        for kind, limit in limits.items():
            assert_weightiest(
                [s for s in left.statements if s.kind == kind],
                [s for s in topic.statements if s.kind == kind],
                limit,
            )
        positions = limited(case.audience, "positions")
        assert_weightiest(left.positions, topic.positions, positions)


@given(CUTS)
def test_limits_hold_for_gaps(case: Cut) -> None:
    """Gaps keep to their limit, but for those without which a line has no ground."""
    facts = cut(case.dossier, case.audience).facts
    lines: tuple[Line | Question, ...] = (
        *facts.bottom_line,
        *facts.implications,
        *facts.lines,
        *facts.questions,
    )
    needed = {name for li in lines if not li.evidence for name in li.rests_on}
    limit = limited(case.audience, "gaps", "cautions")
    needed &= {gap.id for gap in facts.gaps}
    assert limit is None or len(facts.gaps) <= max(limit, len(needed)) + sum(
        1 for gap in facts.gaps if gap.id in needed and not gap.do_not_say
    )


@given(CUTS)
def test_lines_inherit_evidence(case: Cut) -> None:
    """A line has the evidence of all it rests on, by way of other lines too."""
    facts = {fact.id: fact for fact in facts_of(case.dossier)}
    brief = cut(case.dossier, case.audience)

    def beneath(name: str) -> set[Evidence]:
        below = getattr(facts[name], "rests_on", ())
        return set(facts[name].evidence).union(*map(beneath, below))

    for fact in facts_of(brief.facts):
        assert set(fact.evidence) == beneath(fact.id)


@given(CUTS)
def test_parties_left_out_are_not_called_silent(case: Cut) -> None:
    """Only a party that holds no position in the dossier is shown without one."""
    holders = {p.id: {x.holder for x in p.positions} for p in case.dossier.plans}
    for matter in cut(case.dossier, case.audience).matters:
        silent = {party.id for party, position in matter.stands if position is None}
        assert silent.isdisjoint(holders.get(matter.subject.id, set()))


@given(CUTS)
def test_unsourced_facts_are_marked_or_refused(case: Cut) -> None:
    """A fact without evidence is named in the brief, or the brief is refused."""
    brief = cut(case.dossier, case.audience)
    gaps = {gap.id for gap in case.dossier.gaps}
    for fact in facts_of(brief.facts):
        rests_on = {fact.id, *getattr(fact, "rests_on", ())}
        bare = not fact.evidence and gaps.isdisjoint(rests_on)
        assert (fact.id in brief.unsourced) == bare
    refusing = replace(case.audience, unsourced="refuse")
    if not brief.unsourced:
        assert cut(case.dossier, refusing) == replace(brief, audience=refusing)
        return
    with pytest.raises(UserError) as caught:
        cut(case.dossier, refusing)
    told = [problem.message for problem in caught.value.problems]
    assert len(told) == len(brief.unsourced)
    assert all(f"'{n}'" in told[i] for i, n in enumerate(sorted(brief.unsourced)))


@given(DOSSIERS, SEEDS, MARKINGS)
def test_a_dossier_above_the_clearance_is_refused(
    dossier: Dossier, seed: int, clearance: Marking
) -> None:
    """A dossier that is itself marked above the clearance is not cut at all."""
    above = [mark for mark in Marking if mark.rank > clearance.rank]
    for marking in above:
        with pytest.raises(UserError, match="above the clearance"):
            cut(replace(dossier, marking=marking), audience_of(seed, clearance))
