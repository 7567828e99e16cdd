"""Cut a dossier for an audience: the one gate between facts and readers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TypedDict, TypeVar

from briefgen.audience.brief import Brief, count_points
from briefgen.audience.profile import Audience
from briefgen.audience.release import facts_of, markings, release
from briefgen.audience.select import select
from briefgen.dossier.models import Dossier, Evidence, Fact, Line, Question, Source
from briefgen.dossier.texts import localised
from briefgen.dossier.types import strictest
from briefgen.dossier.verdicts import Verdict
from briefgen.errors import Problem, UserError

_D = TypeVar("_D", Line, Question)


def cut(
    dossier: Dossier,
    audience: Audience,
    verdicts: Mapping[str, Verdict] = MappingProxyType({}),
) -> Brief:
    """Return what `audience` may read of `dossier`, and nothing else.

    `verdicts` are those of `check`, by the ids of facts.

    Raises `UserError` where the dossier itself is marked above the clearance of
    the audience, or where the audience refuses facts without evidence and there
    are some.
    """
    check_clearance(dossier, audience)
    marks = markings(dossier)
    released = release(dossier, marks, audience.clearance)
    withheld = sum(1 for _ in facts_of(dossier)) - sum(1 for _ in facts_of(released))
    grounded = _ground(released)
    facts = select(grounded, audience)
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
        least=dossier.marking,
        marks=tuple((fact.id, marks[fact.id]) for fact in facts_of(facts)),
        withheld=withheld if audience.withheld == "count" else 0,
        unsourced=frozenset(unsourced),
        verdicts=tuple(
            (fact.id, verdicts[fact.id])
            for fact in facts_of(facts)
            if fact.id in verdicts
        ),
        points=count_points(_within_reach(grounded, audience), audience),
        **_doubts(grounded, facts, verdicts),
    )


def check_clearance(dossier: Dossier, audience: Audience) -> None:
    """Raise `UserError` for a dossier marked above the clearance of an audience."""
    if dossier.marking.rank > audience.clearance.rank:
        message = (
            f"the dossier is marked {dossier.marking}, above the clearance of the "
            f"{audience.name} audience, {audience.clearance}"
        )
        hint = "choose an audience cleared for it; who marked the facts may lower that"
        raise UserError(message, hint=hint)


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


def _within_reach(dossier: Dossier, audience: Audience) -> Dossier:
    """Return what readers are told is left out: all, if they may turn to another brief.

    Else it is what the sections of their own would show if they had no limits.
    """
    if audience.further:
        return dossier
    sections = tuple(section.replaced(limit=None) for section in audience.sections)
    return select(dossier, audience.replaced(sections=sections))


class _Doubts(TypedDict):
    doubted: frozenset[str]
    doubts: tuple[tuple[Evidence, tuple[str, ...]], ...]


def _doubts(
    dossier: Dossier, chosen: Dossier, verdicts: Mapping[str, Verdict]
) -> _Doubts:
    """Return the chosen facts that are under review or rest on any, and the reasons.

    Each reason stands by the first phrase of the fact that it is about, which a line
    resting on that fact shows too.
    """
    facts = {fact.id: fact for fact in facts_of(dossier)}
    review = {name: v for name, v in verdicts.items() if v.outcome == "review"}
    beneath = {
        fact.id: [name for name in _beneath(fact.id, facts) if name in review]
        for fact in (facts_of(chosen) if review else ())
    }
    reasons: dict[Evidence, dict[str, None]] = {}
    for name in dict.fromkeys(chain.from_iterable(beneath.values())):
        for evidence in facts[name].evidence[:1]:
            told = dict.fromkeys(review[name].reasons)
            reasons[evidence] = reasons.get(evidence, {}) | told
    return {
        "doubted": frozenset(name for name, found in beneath.items() if found),
        "doubts": tuple((phrase, tuple(told)) for phrase, told in reasons.items()),
    }


def _refusal(name: str, audience: Audience) -> Problem:
    return Problem(
        f"'{name}' has no evidence: the {audience.name} audience refuses such facts",
        hint="give it evidence, or set 'unsourced: mark' in audience.yaml",
        fact=name,
    )
