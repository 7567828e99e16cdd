"""A dossier that is cut as its documents need it: past the gate of `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.cut import cut
from briefgen.check.gate import gate
from briefgen.cli.notices import at_their_facts
from briefgen.cli.project import shown
from briefgen.dossier import load_with_places
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.check.gate import Gate
    from briefgen.dossier import Dossier


class Cutter(NamedTuple):
    """A dossier with what the gate says of it, to be cut for audiences.

    `is_forced` lets through what the gate refuses: the brief then says so. `otherwise`
    tells what can be done about that besides mending it.
    """

    dossier: Dossier
    passed: Gate
    facts: Path
    is_forced: bool = False
    otherwise: str = ""

    def cut(self, audience: Audience) -> Brief:
        """Return the brief for an audience.

        Raises `UserError` where `cut` does, and for what the gate refuses of it.
        """
        try:
            brief = cut(self.dossier, audience, self.passed.verdicts)
        except UserError as error:
            raise at_their_facts(error, self.facts) from None
        names = (fact.id for fact in brief.all_facts)
        refused = self.passed.refusals(names, self.otherwise)
        if refused and not self.is_forced:
            raise UserError(refused)
        return brief.replaced(is_unchecked=True) if refused else brief


def read_dossier(facts: Path) -> Cutter:
    """Return what cuts the dossier in a file of facts, and is not forced.

    Raises `UserError` where it, or what the gate reads, cannot be read.
    """
    loaded = load_with_places(shown(facts))
    return Cutter(loaded.dossier, gate(loaded, facts.parent), facts)
