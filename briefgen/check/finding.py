"""What `check` has to say, and how grave it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefgen.dossier.places import Path
    from briefgen.errors import Place


class Severity(StrEnum):
    """How grave a finding is, from the least to the most."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note up to 2 for an error."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Edit(NamedTuple):
    """A change of a file's text: what stands from `start` to `end` becomes `text`.

    Both count characters of the text, from 0.
    """

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """What a rule finds wrong: the way to the value, and the words in it.

    Without `words` it is the value as a whole. `key` names a key of the mapping at
    the path, where that is what is wrong. `rule` is for functions that look after
    several rules, and `severity` for what is not as grave as others of the rule.
    """

    path: Path
    message: str
    words: str = ""
    hint: str = ""
    key: str = ""
    rule: str = ""
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()


class Finding(NamedTuple):
    """Something that a rule finds wrong, at its place in a file.

    `path` is the way to the value that it is about.
    `length` counts the characters concerned, from the place on in its line; 0 is for
    what has no place in a line. `lines` are the first and the last line of the value
    that it is about, with its key: a waiver on one of them is for it.
    """

    rule: str
    severity: Severity
    path: Path
    place: Place
    message: str
    hint: str = ""
    length: int = 0
    lines: tuple[int, int] = (0, 0)
    edits: tuple[Edit, ...] = ()
