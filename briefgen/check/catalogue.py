"""All rules, by their groups. The module of a group is loaded when it is wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.check.rule import Rule

GROUPS = {
    "G": "grounding",
    "S": "tradecraft.sourcing",
    "E": "tradecraft.estimation",
    "A": "tradecraft.attribution",
    "T": "tradecraft.timing",
    "R": "tradecraft.reading",
    "C": "tradecraft.consistency",
    "H": "tradecraft.handling",
    "F": "tradecraft.form",
    "D": "documents",
    "W": "waivers",
}
"""The letter of each group of rules, and the module that has its `RULES`."""


def rules(*, group: str = "") -> dict[str, Rule]:
    """Return the rules of a group, or of all groups, by their ids."""
    wanted = [group] if group else list(GROUPS)
    found: dict[str, Rule] = {}
    for letter in wanted:
        module = import_module(f"briefgen.check.{GROUPS[letter]}")
        found |= {rule.id: rule for rule in module.RULES}
    return found
