"""Which rules are wanted: groups, and single rules, chosen and left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check import catalogue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefgen.check.rule import Rule


def meant(names: Iterable[str]) -> dict[str, str]:
    """Return hints for names of rules whose number is written otherwise: G1 is G001."""
    known = catalogue.rules()
    hints = {}
    for name in names:
        if parts := _ID.fullmatch(name):
            rule = f"{parts[1].upper()}{int(parts[2]):03}"
            if rule in known:
                hints[name] = f"did you mean '{rule}'?"
    return hints


_ID = re.compile(r"([A-Za-z])[ _-]?([0-9]{1,9})")


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
