"""What two audiences are told of a dossier, and why one is told less."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.cut import check_clearance, cut
from briefgen.audience.lighter import STAYS
from briefgen.audience.release import facts_of, markings
from briefgen.dossier.models import Participant, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.dossier.models import Dossier, Fact


class Difference(NamedTuple):
    """A fact that one of two briefs has, with why the other has not.

    `reasons` are those of the one and the other; the one that has it has none.
    """

    fact: Fact
    reasons: tuple[str, str]


def differences(
    dossier: Dossier, one: Audience, other: Audience
) -> Iterator[Difference]:
    """Yield what only one of two briefs has, in the order of the dossier.

    Page budgets do not count: they hold for paper alone. Raises `UserError` where
    neither audience may see the dossier, or where a brief cannot be made of what one
    may see.
    """
    check_clearance(dossier, max(one, other, key=lambda each: each.clearance.rank))
    left_out = _left_out(dossier, one), _left_out(dossier, other)
    for fact in facts_of(dossier):
        reasons = tuple(reasons.get(fact.id, "") for reasons in left_out)
        if bool(reasons[0]) != bool(reasons[1]):
            yield Difference(fact, (reasons[0], reasons[1]))


def missed(dossier: Dossier, brief: Brief) -> tuple[Fact, ...]:
    """Return what a desk would not expect to be missing from a brief.

    These are the judgments, and the facts of the greatest weight, that its readers may
    see but no section shows, or that are beyond a limit.
    """
    marks = markings(dossier)
    there = {fact.id for fact in facts_of(brief.facts)}
    clearance = brief.audience.clearance.rank
    return tuple(
        fact
        for fact in facts_of(dossier)
        if (fact.weight == STAYS or getattr(fact, "kind", "") == "judgment")
        and not isinstance(fact, Participant | Plan)
        and fact.id not in there
        and marks[fact.id].rank <= clearance
    )


def _left_out(dossier: Dossier, audience: Audience) -> Mapping[str, str]:
    """Return why each fact that is not in the brief of an audience is not."""
    if dossier.marking.rank > audience.clearance.rank:
        reason = f"the dossier is {dossier.marking}, above its clearance"
        return dict.fromkeys((fact.id for fact in facts_of(dossier)), reason)
    marks = markings(dossier)
    there = _facts_in(dossier, audience)
    unlimited = (section.replaced(limit=None) for section in audience.sections)
    shown = _facts_in(dossier, audience.replaced(sections=tuple(unlimited)))
    reasons = {}
    for fact in facts_of(dossier):
        if marks[fact.id].rank > audience.clearance.rank:
            reasons[fact.id] = f"{marks[fact.id]} is above its clearance"
        elif fact.id not in shown:
            reasons[fact.id] = "no section shows it"
        elif fact.id not in there:
            reasons[fact.id] = "beyond the limit of its section"
    return reasons


def _facts_in(dossier: Dossier, audience: Audience) -> set[str]:
    return {fact.id for fact in facts_of(cut(dossier, audience).facts)}
