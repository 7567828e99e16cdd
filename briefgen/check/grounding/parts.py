"""Who plays which part around a verb: those who act, those acted on, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefgen.check.grounding.frames import Frame


class Who(NamedTuple):
    """One that plays a part: the ids it may be, if it is named, and the noun.

    `within` are the nouns that belong to it: 'soldiers' of 'a company of soldiers'.
    """

    ids: frozenset[str]
    noun: str
    is_open: bool = False
    within: frozenset[str] = frozenset()


class Part(NamedTuple):
    """All that play a part around a verb."""

    all: tuple[Who, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all that are named."""
        return frozenset(each for who in self.all for each in who.ids)

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns, as lemmas."""
        return frozenset(who.noun for who in self.all if who.noun)

    @property
    def is_open(self) -> bool:
        """Whether a pronoun leaves open who is meant."""
        return any(who.is_open for who in self.all)

    def strictly(self, other: Part) -> bool:
        """Tell whether both share a name or a noun."""
        return bool(self.ids & other.ids or self.nouns & other.nouns)


class Roles(NamedTuple):
    """The parts around a verb."""

    frame: Frame
    agent: Part
    patient: Part
    other: Part

    @property
    def acted_on(self) -> Part:
        """All but those who act."""
        return Part((*self.patient.all, *self.other.all))
