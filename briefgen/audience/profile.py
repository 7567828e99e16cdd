"""An audience: who reads, what they may see, and how much of it."""

from __future__ import annotations

from typing import Literal

from briefgen.dossier.types import Id, Marking, Text
from briefgen.dossier.value import Value, key

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


class Section(Value):
    """One section of a brief, and how much of it to show."""

    name: SectionName = key("Which section.")
    limit: int | None = key(
        "How many facts at most, the weightiest first; under topics and plans, how "
        "many in each.",
        default=None,
    )


class Audience(Value):
    """The settings of one ``audience.yaml``, with what it inherits filled in."""

    name: Id = key("The name of the folder.")
    title: Text = key("The kind of brief, for the head of the page.")
    sections: tuple[Section, ...] = key("The sections in their order.")
    clearance: Marking = key("The strictest TLP 2.0 label its readers may see.")
    pages: int | None = key("The page budget.", default=None)
    language: Text = key("The language of the labels as a BCP 47 tag.", default="en")
    paper: Literal["A4", "Letter"] = key("The paper.", default="A4")
    formats: tuple[Literal["pdf", "html"], ...] = key(
        "The documents to make.", default=("pdf", "html")
    )
    accent: Text = key("The accent colour, as #rrggbb.", default="#7a1c2b")
    unsourced: Literal["refuse", "mark"] = key(
        "What to do with a fact without evidence.", default="refuse"
    )
    chain: tuple[str, ...] = key(
        "The folders to look for templates in, nearest first.", default=()
    )

    def limit(self, section: SectionName) -> int | None:
        """Return the limit of a section: 0 where the audience does not have it."""
        for entry in self.sections:
            if entry.name == section:
                return entry.limit
        return 0
