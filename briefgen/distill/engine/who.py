"""One that an article names: what it is called, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import kinds

if TYPE_CHECKING:
    from briefgen.distill.engine.names import Mention

_NUMERAL: Final = re.compile(r"[IVX]+|[JS]r\.?")


class Who:
    """One that is named in an article: what it is called, and where.

    `nouns` are those that stand beside its name: "the operator, Banenett".
    """

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        self.forms: dict[str, None] = {}
        self.mentions: list[Mention] = []
        self.nouns: set[str] = set()
        self.role = ""
        self.side: Who | None = None
        self.acts = 0
        self.speaks = 0
        self.doubt = ""
        self.id = ""

    @property
    def short(self) -> str:
        """The last name of a person, or the whole name."""
        if self.kind != kinds.PERSON:
            return self.name
        words = [w for w in self.name.split() if not _NUMERAL.fullmatch(w)]
        return (words or [self.name])[-1]

    def last_before(self, here: tuple[int, int]) -> tuple[int, int] | None:
        """Return the paragraph and the word where one was named last before a place."""
        at = bisect_left(self.mentions, here, key=lambda each: each[:2])
        return self.mentions[at - 1][:2] if at else None

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"
