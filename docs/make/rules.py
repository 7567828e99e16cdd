"""``docs/rules.md``, made from the rules of ``briefgen check``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """\
# The rules of `briefgen check`

<!-- Made by `scripts/docs`; a change here is lost. -->

`briefgen rule ID` explains a rule, with an example of both kinds. How to check, waive
and mend: [check.md](check.md).
"""

_GROUPS: Final = {
    "S": "Sourcing",
    "E": "Estimation",
    "A": "Attribution",
    "T": "Time",
    "R": "Reading",
    "C": "Consistency",
    "H": "Handling",
    "F": "Form: `--fix` mends these",
    "G": "Grounding: the facts against their sources",
    "D": "Documents: with `--documents`",
    "W": "Waivers",
}


def text() -> str:
    """Return the text of ``docs/rules.md``."""
    return "\n".join((_HEAD, *_sections()))


def _sections() -> Iterator[str]:
    for letter in catalogue.GROUPS:
        yield f"## {letter}: {_GROUPS[letter]}\n"
        yield "| rule | severity | asks | from |\n|---|---|---|---|"
        for rule in catalogue.rules(group=letter).values():
            asks = rule.asks.replace("|", "\\|")
            yield f"| `{rule.id}` | {rule.severity} | {asks} | {rule.origin} |"
        yield ""
