"""``briefgen rule``: what the rules of ``briefgen check`` ask, and why."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import complete
from briefgen.cli.choices import check_names
from briefgen.cli.command import Command, application
from briefgen.cli.streams import put
from briefgen.cli.table import table

if TYPE_CHECKING:
    from briefgen.check.rule import Rule

app = application()


@app.command(cls=Command)
def rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]",
            help="The id of a rule, such as G001. Without it: all rules, one a line.",
            autocompletion=complete.rules,
        ),
    ] = None,
) -> None:
    """Explain a rule of 'briefgen check'."""
    from briefgen.check.catalogue import rules
    from briefgen.check.selection import meant

    known = rules()
    if name is None:
        rows = [(each.id, each.severity, each.asks) for each in known.values()]
        put(table([("RULE", "SEVERITY", "ASKS"), *rows]))
        return
    check_names("rule", [name], tuple(known), hints=meant([name]))
    put(_told(known[name]))


def _told(rule: Rule) -> str:
    bad, good = indent(rule.bad, "  "), indent(rule.good, "  ")
    return (
        f"{rule.id} ({rule.severity}): {rule.asks}\n\n{rule.because}\n\n"
        f"Bad:\n\n{bad}\n\nGood:\n\n{good}\n\nFrom: {rule.origin}"
    )
