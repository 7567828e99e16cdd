"""Which rules are wanted: groups, and single rules, chosen and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check import catalogue

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.check.rule import Rule


def chosen(select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that are selected, or all, without those that are ignored.

    Each is named by its id, or by the letter of its group, and is known.
    """
    groups = {name[0] for name in select} or catalogue.GROUPS.keys()
    return tuple(
        rule
        for letter in catalogue.GROUPS
        if letter in groups and letter not in ignore
        for rule in catalogue.rules(group=letter).values()
        if (not select or letter in select or rule.id in select)
        and rule.id not in ignore
    )
