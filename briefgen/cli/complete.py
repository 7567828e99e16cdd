"""What the shell offers when a user presses Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from briefgen.cli.project import find_project, project_in
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMAS = ("facts", "audience", "list")
"""What ``briefgen schema`` prints the schema of."""


def dossiers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of dossiers that begin so."""
    try:
        names = [dossier.name for dossier in find_project(_given(ctx)).dossiers()]
    except (UserError, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


def audience(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of audiences that begin so."""
    return [name for name in _audiences(ctx) if name.startswith(incomplete)]


def audiences(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return lists of audiences that go on from ``executive,pr``."""
    return _lists(incomplete, _audiences(ctx))


def formats(incomplete: str) -> list[str]:
    """Return lists of formats that go on from ``pdf,h``."""
    from briefgen.audience.profile import FORMATS

    return _lists(incomplete, FORMATS)


def attachments(incomplete: str) -> list[str]:
    """Return lists of attachments that go on from ``pdf,i``."""
    from briefgen.mail.attachments import KINDS

    return _lists(incomplete, KINDS)


def schemas(incomplete: str) -> list[str]:
    """Return the schemas that begin so."""
    return [name for name in SCHEMAS if name.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """Return lists of rules that go on from ``G001,S``."""
    from briefgen.check import catalogue

    return _lists(incomplete, (*catalogue.GROUPS, *catalogue.rules()))


def severities(incomplete: str) -> list[str]:
    """Return the severities that begin so."""
    from briefgen.check.finding import Severity

    return [name for name in Severity if name.startswith(incomplete)]


def reports(incomplete: str) -> list[str]:
    """Return the formats of reports that begin so."""
    from briefgen.check.report import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def states(incomplete: str) -> list[str]:
    """Return lists of states of messages that go on from ``sent,un``."""
    from briefgen.mail.ledger import State

    return _lists(incomplete, State)


def _given(ctx: typer.Context) -> str | None:
    """Return the project that was named on the line until now."""
    given: str | None = ctx.params.get("project")
    return given


def _audiences(ctx: typer.Context) -> list[str]:
    from briefgen.audience import find

    try:
        return list(find.folders(project_in(_given(ctx)).folder))
    except (UserError, OSError):
        return []


def _lists(incomplete: str, names: Iterable[str]) -> list[str]:
    before, comma, begun = incomplete.rpartition(",")
    taken = before.split(",")
    return [
        f"{before}{comma}{name}"
        for name in names
        if name.startswith(begun) and name not in taken
    ]
