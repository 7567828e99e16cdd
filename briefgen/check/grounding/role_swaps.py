"""Who has changed places with whom around a verb: a part of rule G107."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.frames import PARTS
from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.parts import Part

if TYPE_CHECKING:
    from briefgen.check.grounding.parts import Roles, Who
    from briefgen.check.grounding.reading import Reading

_WHOLE = PARTS | word_set("colleague people person other one leader side party two")
_GIVING = word_set("send give pay grant offer lend award hand show tell ask charge")
"""Of these, either may be acted on: 'gas is sent to it', 'it is sent gas'."""


def is_exchanged(whole: Reading, ours: Roles, theirs: Roles) -> bool:
    """Tell whether what is acted on has changed places with what else is told of it."""
    if ours.frame.verb.lemma in _GIVING:
        return False
    moved = [
        who
        for who in ours.patient.all
        if not fits(whole, who, theirs.patient) and fits(whole, who, theirs.other)
    ]
    back = [
        who
        for who in ours.other.all
        if not fits(whole, who, theirs.other) and fits(whole, who, theirs.patient)
    ]
    return bool(moved and back) and not (
        ours.patient.is_open or theirs.acted_on.is_open
    )


def is_swapped(whole: Reading, ours: Roles, theirs: Roles) -> bool:
    """Tell whether who acts here is acted on there, or the reverse."""
    acting = Part(
        tuple(who for who in ours.agent.all if not fits(whole, who, theirs.agent))
    )
    is_known = bool(theirs.agent.ids or theirs.agent.nouns)
    acted_on = theirs.acted_on if is_known else theirs.patient
    if acting.strictly(acted_on) and not acting.strictly(theirs.agent):
        return True
    if not ours.agent.all or ours.agent.is_open:
        for who in ours.acted_on.all:
            if who.ids & theirs.agent.ids and not Part((who,)).strictly(
                theirs.acted_on
            ):
                return True
    turned = Part(tuple(strangers(whole, ours, theirs)))
    if ours.agent.all and turned.strictly(theirs.agent):
        return True
    return bool(
        ours.agent.all
        and theirs.acted_on.is_open
        and ours.patient.strictly(theirs.agent)
        and not ours.agent.strictly(theirs.agent)
        and not ours.agent.is_open
    )


def strangers(whole: Reading, ours: Roles, theirs: Roles) -> list[Who]:
    """Return those acted on here who are not acted on there, as far as it tells."""
    if not theirs.patient.all or theirs.acted_on.is_open:
        return []
    return [
        who
        for who in ours.patient.all
        if not fits(whole, who, theirs.acted_on) and (who.ids or not theirs.patient.ids)
    ]


def fits(whole: Reading, who: Who, part: Part) -> bool:
    """Tell whether one may be among those of a part: by name, noun, side, pronoun."""
    if who.is_open or not (who.ids or who.noun):
        return True
    entities = whole.entities
    return any(
        (not other.is_open and not (other.ids or other.noun))
        or who.ids & other.ids
        or entities.related(who.ids) & other.ids
        or entities.related(other.ids) & who.ids
        or _may_be(who, other)
        for other in part.all
    )


def _may_be(who: Who, other: Who) -> bool:
    """Tell whether two nouns may mean the same, or what belongs to the one."""
    if who.noun in other.within or other.noun in who.within:
        return True
    return bool(who.noun and other.noun) and (
        lexicon().same(who.noun, other.noun) or bool({who.noun, other.noun} & _WHOLE)
    )
