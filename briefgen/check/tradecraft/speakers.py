"""Who speaks in a sentence, and for which side."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.dossier.models import Participant


class Speakers:
    """The participants of a dossier, by their names and sides."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self._people = {person.id: person for person in participants}

    def label(self, name: str) -> str:
        """Return the short name of a participant."""
        return self._people[name].label

    def side(self, name: str) -> str:
        """Return the participant at the end of the chain of sides."""
        while side := self._people[name].side:
            name = side
        return name

    def named_last(self, text: str) -> str:
        """Return the id of the participant that a text names last, or nothing."""
        found = list(self._names.finditer(text)) if self._people else []
        return self._ids[_plain(found[-1][0])] if found else ""

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id for each name; where two have one name, that of the first."""
        ids: dict[str, str] = {}
        for person in self._people.values():
            for name in (person.name, person.short, *person.aliases):
                if name:
                    ids.setdefault(_plain(name), person.id)
        return ids

    @cached_property
    def _names(self) -> re.Pattern[str]:
        longest_first = sorted(self._ids, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first))
        return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().split())
