"""An audience: who reads, what they may see, and how much of it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from briefgen.audience.colour import check_accent
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.types import Count, Form, Id, Language, Marking, Scale, Text
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
Withheld = Literal["count", "hide"]
Reasons = Literal["show", "hide"]

SUBJECT_NAMES = ("marking", "title", "subject", "as_of", "edition")
"""What the pattern of an e-mail's subject may name, in braces."""


def check_size(text: str) -> str:
    """Return a size of type as it was given.

    Raises `ValueError` for one that is too small to be read, or too large.
    """
    if LEAST_SIZE <= float(text.removesuffix("pt")) <= MOST_SIZE:
        return text
    raise ValueError(f"type has from {LEAST_SIZE}pt to {MOST_SIZE}pt", "")


def check_subject(text: str) -> str:
    """Return the pattern of an e-mail's subject as it was given.

    Raises `ValueError` with a hint for a name in braces that it does not know.
    """
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in SUBJECT_NAMES:
            hint = nearest_or_all(name, SUBJECT_NAMES)
            raise ValueError(f"there is no '{{{name}}}'", hint)
    if "\n" in text:
        raise ValueError("a subject has one line", "write it in one line")
    return text


ACCENT = Form(
    r"^#[0-9A-Fa-f]{6}$",
    wrong="is not a colour",
    hint='write it with six digits, in quotes, such as "#7a1c2b"',
    check=check_accent,
)
Accent = Annotated[str, ACCENT]
LEAST_SIZE, MOST_SIZE = 7, 48
SIZE = Form(
    r"^[0-9]{1,2}(\.[0-9]{1,2})?pt$",
    wrong="is not a size of type",
    hint="write it in points, such as 10.5pt",
    check=check_size,
)
Size = Annotated[str, SIZE]
SUBJECT = Form(
    r"\S",
    wrong="is empty",
    hint="give it a text or remove the key",
    check=check_subject,
)
Subject = Annotated[str, SUBJECT]


class Section(Value):
    """One section of a brief, and how much of it to show."""

    name: SectionName = key("Which section.")
    limit: Count | None = key(
        "How many facts at most, the weightiest first; under topics and plans, how "
        "many in each.",
        default=None,
    )


def _size(of: str) -> Any:
    return key(f"The size of {of} on paper, in points.", default=None)


class Theme(Value):
    """What style changes for one audience: values of custom properties of the CSS."""

    ink: Accent | None = key("The colour of text.", default=None)
    soft: Accent | None = key("The colour of lesser text.", default=None)
    display: Size | None = _size("the title")
    lead: Size | None = _size("the bottom line")
    body: Size | None = _size("text")
    small: Size | None = _size("lesser text")
    label: Size | None = _size("labels")

    @property
    def own(self) -> dict[str, str]:
        """The values that are given, by the names of their custom properties."""
        values = {name: getattr(self, name) for name in self.keys_of}
        return {name: value for name, value in values.items() if value is not None}


class Audience(Value):
    """The settings of one ``audience.yaml``, with what it inherits filled in."""

    name: Id = key("The name of the folder.")
    title: Text = key("The kind of brief, for the head of the page.")
    sections: tuple[Section, ...] = key("The sections in their order.")
    clearance: Marking = key("The strictest TLP 2.0 label its readers may see.")
    pages: Count | None = key(
        "The page budget; without it there is none.", default=None
    )
    further: Id | None = key(
        "The audience whose brief has what this one leaves out.", default=None
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
    theme: Theme = key(
        "Other values of the style: colours and sizes of type.", default=Theme()
    )
    scale: Scale | None = key(
        "The scale of likelihood words that its readers know; a brief whose judgments "
        "use another is refused.",
        default=None,
    )
    withheld: Withheld = key(
        "Whether the brief says how many facts are above the clearance: count or "
        "hide; without it, hide.",
        default="hide",
    )
    reasons: Reasons = key(
        "Whether endnotes give the words of check on a fact under review: show or "
        "hide; without it, hide.",
        default="hide",
    )
    subject: Subject = key(
        "The subject of e-mails, with {marking}, {title}, {subject}, {as_of} and "
        "{edition} where they are to stand.",
        default="[{marking}] {title}",
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
    further: Id | None = _optional("further")
    language: Language | None = _optional("language")
    paper: Paper | None = _optional("paper")
    formats: tuple[Format, ...] | None = _optional("formats")
    accent: Accent | None = _optional("accent")
    theme: Theme | None = _optional("theme")
    scale: Scale | None = _optional("scale")
    withheld: Withheld | None = _optional("withheld")
    reasons: Reasons | None = _optional("reasons")
    subject: Subject | None = _optional("subject")
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
