"""An audience: who reads, what they may see, and how much of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from briefgen.audience.colour import check_accent
from briefgen.dossier.types import Count, Form, Id, Language, Marking, Text
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


Format = Literal["pdf", "html"]
FORMATS: tuple[Format, ...] = ("pdf", "html")
Paper = Literal["A4", "Letter"]
Unsourced = Literal["refuse", "mark"]

ACCENT = Form(
    r"^#[0-9A-Fa-f]{6}$",
    wrong="is not a colour",
    hint='write it with six digits, in quotes, such as "#7a1c2b"',
    check=check_accent,
)
Accent = Annotated[str, ACCENT]


class Section(Value):
    """One section of a brief, and how much of it to show."""

    name: SectionName = key("Which section.")
    limit: Count | None = key(
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
    pages: Count | None = key(
        "The page budget; without it there is none.", default=None
    )
    language: Language = key(
        "The language of the labels as a BCP 47 tag; without it, en.", default="en"
    )
    paper: Paper = key("The paper; without it, A4.", default="A4")
    formats: tuple[Format, ...] = key(
        "The documents to make; without it, both.", default=FORMATS
    )
    accent: Accent = key(
        "The accent colour, as #rrggbb in quotes: dark enough to be read on white.",
        default="#7a1c2b",
    )
    unsourced: Unsourced = key(
        "What to do with a fact without evidence: refuse to make the brief, or mark "
        "it there; without it, refuse.",
        default="refuse",
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


class _OrName:
    """Lets a section be given by its name alone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        function = {"type": "no-info", "function": section_named}
        schema = handler(source)
        return {"type": "function-before", "function": function, "schema": schema}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        section = handler(schema)
        name = handler.resolve_ref_schema(section)["properties"]["name"]
        return {"anyOf": [name, section]}


def section_named(given: object) -> object:
    """Return the keys of a section that is given by its name; else what is given."""
    return {"name": given} if isinstance(given, str) else given


def _optional(name: str) -> Any:
    """Return a field that says what that of an audience says, and may be left out."""
    return key(Audience.keys_of[name].description, default=None)


class Settings(Value):
    """What one audience.yaml may hold; what it leaves out comes from its parent.

    Without a parent it needs title, sections and clearance.
    """

    extends: Id | None = key("The audience that the rest comes from.", default=None)
    title: Text | None = _optional("title")
    sections: tuple[Annotated[Section, _OrName()], ...] | None = _optional("sections")
    clearance: Marking | None = _optional("clearance")
    pages: Count | None = _optional("pages")
    language: Language | None = _optional("language")
    paper: Paper | None = _optional("paper")
    formats: tuple[Format, ...] | None = _optional("formats")
    accent: Accent | None = _optional("accent")
    unsourced: Unsourced | None = _optional("unsourced")

    @property
    def own(self) -> dict[str, Any]:
        """The keys of an audience that are given, with their values."""
        values = {name: getattr(self, name) for name in self.keys_of}
        return {
            name: value
            for name, value in values.items()
            if name != "extends" and value is not None
        }
