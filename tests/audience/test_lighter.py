"""What moves out of a brief to make it shorter, and that nothing else changes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.cut import cut
from briefgen.audience.lighter import STAYS, lighter, movable
from briefgen.audience.profile import Audience, Section
from briefgen.audience.release import facts_of
from briefgen.dossier import dump, loads
from briefgen.dossier.models import Gap, Line, Participant, Plan, Question
from briefgen.dossier.types import Marking, strictest
from tests.audience.random_dossiers import CUTS, SECTIONS, Cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.audience.brief import Brief, Matter
    from briefgen.dossier.models import Fact, Position

DESK = (Line, Question)
SHARES = st.floats(0, 1)


def shortened(case: Cut, share: float) -> tuple[Brief, Brief]:
    """Return a brief, and the same without a share of what may go."""
    brief = cut(case.dossier, case.audience)
    order = movable(brief)
    return brief, lighter(brief, flat(order[: round(share * len(order))]))


def rows(matter: Matter) -> list[tuple[str, Position | None]]:
    """Return the rows of a comparison: a party by its id, and where it stands."""
    return [(stand.party.id, stand.position) for stand in matter.stands]


def flat(parts: Iterable[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """Return the facts of some parts, one after the other."""
    return tuple(chain.from_iterable(parts))


def names(brief: Brief) -> set[str]:
    """Return the ids of all facts of a brief."""
    return {fact.id for fact in facts_of(brief.facts)}


@given(CUTS, SHARES)
def test_only_what_was_moved_is_gone(case: Cut, share: float) -> None:
    """Nothing goes but the facts named, and those that only they had need of."""
    brief, less = shortened(case, share)
    moved = {fact.id for fact in less.moved}
    assert not moved & names(less)
    followers = names(brief) - names(less) - moved
    kinds = {fact.id: fact for fact in brief.all_facts}
    assert all(isinstance(kinds[name], Gap | Participant | Plan) for name in followers)
    assert names(less) <= names(brief)


@given(CUTS, SHARES)
def test_a_lighter_brief_loads(case: Cut, share: float) -> None:
    """What is left of the facts is a dossier: nothing refers to what moved out."""
    _, less = shortened(case, share)
    assert loads(dump(less.facts)) == less.facts


@given(CUTS, SHARES)
def test_the_marking_of_a_lighter_brief(case: Cut, share: float) -> None:
    """A lighter brief is marked as the strictest of what is left in it."""
    _, less = shortened(case, share)
    left = (case.marks[name] for name in names(less))
    assert less.marking == strictest(case.dossier.marking, *left)
    assert less.facts.marking == less.marking
    assert dict(less.marks) == {name: case.marks[name] for name in names(less)}
    assert less.unsourced <= names(less)


@given(CUTS)
def test_the_lightest_go_first(case: Cut) -> None:
    """The order is by weight, and among equals the last in the file goes first."""
    brief = cut(case.dossier, case.audience)
    weights = {fact.id: fact.weight for fact in facts_of(brief.facts)}
    gaps = {gap.id for gap in brief.facts.gaps}
    order = [part for part in movable(brief) if part[0].id not in gaps]
    keys = [max(weights[fact.id] for fact in part) for part in order]
    assert keys == sorted(keys)


@given(CUTS, SHARES)
def test_a_comparison_goes_whole(case: Cut, share: float) -> None:
    """The positions on one matter move out together, and no row is left of it."""
    brief, less = shortened(case, share)
    before = {m.subject.id: rows(m) for m in brief.matters}
    after = {m.subject.id: rows(m) for m in less.matters}
    for name, stands in before.items():
        assert after.get(name, stands) == stands
        is_moved = any(position in less.moved for _, position in stands if position)
        assert (name not in after) >= is_moved


@given(CUTS, SHARES)
def test_what_is_left_has_its_footing(case: Cut, share: float) -> None:
    """A fact of a lighter brief has the evidence it had, or a gap to rest on."""
    brief, less = shortened(case, share)
    before = {fact.id: fact for fact in brief.all_facts}
    gaps_before = {gap.id for gap in brief.facts.gaps}
    gaps_after = {gap.id for gap in less.facts.gaps}
    for fact in less.all_facts:
        was = before[fact.id]
        assert fact.evidence == was.evidence
        if isinstance(fact, DESK) and isinstance(was, DESK) and not fact.evidence:
            footing = gaps_before.intersection(was.rests_on)
            assert gaps_after.intersection(fact.rests_on) == footing


@given(CUTS)
def test_what_must_stay_stays(case: Cut) -> None:
    """The bottom line and the facts of the greatest weight are never moved out."""
    brief = cut(case.dossier, case.audience)
    moved = {fact.id for fact in flat(movable(brief))}
    assert not moved & {line.id for line in brief.facts.bottom_line}
    assert not any(f.id in moved for f in brief.all_facts if f.weight >= STAYS)


FOUNDED = """\
title: One
subject: Two
as_of: 2026-01-01T09:00Z
marking: TLP:CLEAR
sources:
  - {id: paper, title: A, kind: report, description: B}
implications:
  - {id: heavy, text: Not yet known., weight: 4, rests_on: [gap]}
lines:
  - {id: light, text: A light line., weight: 2, evidence: [{source: paper, quote: a}]}
gaps:
  - {id: gap, text: The day., weight: 1}
  - {id: free, text: The place., weight: 1}
"""


def test_a_gap_is_as_heavy_as_what_rests_on_it() -> None:
    """A line that has but a gap to rest on does not lose it before it goes itself."""
    sections = tuple(Section(name=name) for name in SECTIONS)
    audience = Audience(
        name="desk", title="Desk", sections=sections, clearance=Marking.RED
    )
    brief = cut(loads(FOUNDED), audience)
    assert [f.id for f in flat(movable(brief))] == ["free", "light", "heavy", "gap"]
    less = lighter(brief, flat(movable(brief)[:2]))
    assert {f.id for f in facts_of(less.facts)} == {"heavy", "gap"}
