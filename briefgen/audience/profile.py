"""An audience: who reads, what they may see, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from briefgen.dossier.types import Id, Marking, Text

SectionName = Literal[
    "bottom-line",
    "implications",
    "events",
    "timeline",
    "topics",
    "readouts",
    "quotes",
    "un-activity",
    "provisions",
    "positions",
    "participants",
    "judgments",
    "assumptions",
    "gaps",
    "cautions",
    "next-dates",
    "lines",
    "questions",
    "background",
    "scale",
    "sources",
    "endnotes",
    "made",
    "contact",
]


def _key(description: str, **default: Any) -> Any:
    return field(metadata={"description": description}, **default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a brief, and how much of it to show."""

    name: SectionName = _key("Which section.")
    limit: int | None = _key(
        "How many facts at most, the weightiest first; under topics and plans, how "
        "many in each.",
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The settings of one ``audience.yaml``, with what it inherits filled in."""

    name: Id = _key("The name of the folder.")
    title: Text = _key("The kind of brief, for the head of the page.")
    sections: tuple[Section, ...] = _key("The sections in their order.")
    clearance: Marking = _key("The strictest TLP 2.0 label its readers may see.")
    pages: int | None = _key("The page budget.", default=None)
    language: Text = _key("The language of the labels as a BCP 47 tag.", default="en")
    paper: Literal["A4", "Letter"] = _key("The paper.", default="A4")
    formats: tuple[Literal["pdf", "html"], ...] = _key(
        "The documents to make.", default=("pdf", "html")
    )
    accent: Text = _key("The accent colour, as #rrggbb.", default="#7a1c2b")
    unsourced: Literal["refuse", "mark"] = _key(
        "What to do with a fact without evidence.", default="refuse"
    )
    chain: tuple[str, ...] = _key(
        "The folders to look for templates in, nearest first.", default=()
    )

    def limit(self, section: SectionName) -> int | None:
        """Return the limit of a section: 0 where the audience does not have it."""
        for entry in self.sections:
            if entry.name == section:
                return entry.limit
        return 0
