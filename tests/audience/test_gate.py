"""What holds for any dossier and any audience, in `release` and in `cut`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.cut import cut
from briefgen.audience.release import facts_of, markings, release
from briefgen.dossier import dump, loads
from briefgen.dossier.models import Evidence, Line, Question, Topic
from briefgen.dossier.types import Marking, strictest
from briefgen.errors import UserError
from tests.audience.random_dossiers import (
    CUTS,
    DOSSIERS,
    MARKINGS,
    SEEDS,
    Cut,
    audience_of,
    ids,
    true_marks,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.audience.profile import Audience, SectionName
    from briefgen.dossier.models import Dossier, Fact


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
    counting = case.audience.replaced(withheld="count")
    assert cut(case.dossier, counting).withheld == len(above)


@given(CUTS, st.sampled_from(["ICD 203", None]))
def test_what_is_hidden_leaves_no_trace(case: Cut, scale: str | None) -> None:
    """Where nothing is said of what is withheld, it might as well not be there."""
    hiding = case.audience.replaced(withheld="hide")
    dossier = case.dossier.replaced(scale=scale)
    less = release(dossier, case.marks, hiding.clearance)
    if not any(s.likelihood for topic in less.topics for s in topic.statements):
        less = less.replaced(scale=None)
    assert cut(dossier, hiding) == cut(less, hiding)


@given(CUTS)
def test_cutting_twice_changes_nothing(case: Cut) -> None:
    """The facts of a brief, cut for the same readers, are the same brief."""
    brief = cut(case.dossier, case.audience)
    again = cut(brief.facts, case.audience)
    brief = replace(brief, points=again.points)
    assert again == replace(brief, withheld=0, least=brief.marking, marks=again.marks)
    assert again.further == 0


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
