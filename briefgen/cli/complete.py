"""What the shell offers when a user presses Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.project import find_project
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable


def dossiers(incomplete: str) -> list[str]:
    """Return the names of dossiers that begin so."""
    try:
        names = [dossier.name for dossier in find_project().dossiers()]
    except (UserError, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


def audiences(incomplete: str) -> list[str]:
    """Return lists of audiences that go on from ``executive,pr``."""
    from briefgen.audience import find

    try:
        names = find.folders(find_project().folder)
    except (UserError, OSError):
        return []
    return _lists(incomplete, names)


def formats(incomplete: str) -> list[str]:
    """Return lists of formats that go on from ``pdf,h``."""
    from briefgen.audience.profile import FORMATS

    return _lists(incomplete, FORMATS)


def _lists(incomplete: str, names: Iterable[str]) -> list[str]:
    before, comma, begun = incomplete.rpartition(",")
    taken = before.split(",")
    return [
        f"{before}{comma}{name}"
        for name in names
        if name.startswith(begun) and name not in taken
    ]
