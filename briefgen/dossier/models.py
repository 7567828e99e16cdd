"""The facts of a story, as frozen values.

The classes mirror ``facts.yaml``: a field here is a key there. They are frozen
dataclasses (see `value`), which pydantic validates through the schema that
`schema` keeps; the descriptions become the JSON Schema and ``docs/facts.md``.
"""

from __future__ import annotations

from typing import Literal

from briefgen.dossier.texts import Prose
from briefgen.dossier.types import (
    Address,
    Count,
    Id,
    IsoDate,
    Language,
    Marking,
    Moment,
    Scale,
    Sha256,
    Text,
    Weight,
)
from briefgen.dossier.value import Value, key

Kind = Literal["fact", "assumption", "judgment"]
Stance = Literal["proposes", "supports", "opposes", "withholds", "calls-for", "denies"]
ParticipantKind = Literal["person", "organisation", "state", "body"]
Confidence = Literal["low", "moderate", "high"]


class Evidence(Value):
    """Where a fact stands in a source."""

    source: Id = key("The id of the source.")
    quote: Text = key("The exact words of the source: a phrase, not a sentence.")
    paragraph: Count | None = key(
        "The paragraph of the source, counted from 1.", default=None
    )
    words_of: Id | None = key(
        "The participant whose own words these are, where the source sets them in "
        "quotation marks. Without it they are the words of the source.",
        default=None,
    )


class When(Value):
    """A date as the source gives it, and the ISO date it stands for."""

    text: Prose = key("The date in the words of the source.")
    date: IsoDate | None = key(
        "The ISO date: 2025-11-15, or 2025-11 or 2025 where no more is known.",
        default=None,
    )
    basis: Literal["stated", "year-inferred", "inferred"] = key(
        "stated: the source gives the whole date; year-inferred: all but the year; "
        "inferred: it was worked out. The last two need because.",
        default="stated",
    )
    because: Prose | None = key(
        "From what an inferred date was worked out, and how.", default=None
    )


class Fact(Value):
    """What every fact has: an id, its evidence, and how it may be used."""

    id: Id = key("The name of this fact, used once in the file.")
    marking: Marking | None = key(
        "A TLP 2.0 label. Without it, the marking of the dossier holds.", default=None
    )
    weight: Weight = key(
        "How much it matters: 5 most. The lightest are left out first. To keep to its "
        "pages a brief leaves out none of 5; the limit of a section may, and so does a "
        "brief without a section for it.",
        default=3,
    )
    evidence: tuple[Evidence, ...] = key(
        "The phrases of the sources that say so.", default=()
    )


class Said(Fact):
    """A fact in a sentence of its own, with who says it."""

    text: Prose = key("The fact in one plain sentence of our own.")
    said_by: tuple[Id, ...] = key(
        "The participants the source gives it to. Without it, the source says it "
        "itself.",
        default=(),
    )


class Source(Value):
    """A document that facts are taken from, described as ICS 206-01 asks."""

    id: Id = key("The name of this source, used once in the file.")
    title: Prose = key("The title; where there is none, what it is.")
    kind: Prose = key("The type of source: press article, read-out, resolution.")
    description: Prose = key("One line that characterises it: access, bias, age.")
    short: Prose | None = key("The name for endnotes, in a word or two.", default=None)
    author: Prose | None = key("The author, where stated.", default=None)
    publisher: Prose | None = key("The publisher, where stated.", default=None)
    url: Address | None = key(
        "The whole address, such as https://example.org/notice.", default=None
    )
    published: IsoDate | None = key("When it was published, if known.", default=None)
    accessed: IsoDate | None = key("When the desk read it.", default=None)
    language: Language = key("The language as a BCP 47 tag.", default="en")
    file: Text | None = key(
        "The text of the source, a file beside facts.yaml.", default=None
    )
    sha256: Sha256 | None = key("The SHA-256 of the text as read.", default=None)
    marking: Marking | None = key(
        "A TLP 2.0 label. Facts that rest on this source are at least as strict.",
        default=None,
    )

    @property
    def label(self) -> str:
        """The short name, or the kind of source where there is none."""
        return self.short or self.kind


class Participant(Fact):
    """A person, organisation, state or body in the story."""

    name: Prose = key("The full name.")
    kind: ParticipantKind = key("person, organisation, state or body.")
    short: Prose | None = key("The name for tables and attributions.", default=None)
    role: Prose | None = key("Office, or part in the story.", default=None)
    side: Id | None = key("The participant it belongs to or speaks for.", default=None)
    aliases: tuple[Text, ...] = key("Other names the sources use.", default=())

    @property
    def label(self) -> str:
        """The short name, or the full one where there is none."""
        return self.short or self.name


class Statement(Said):
    """One sentence under a topic."""

    kind: Kind = key("fact, assumption or judgment (ICD 203).", default="fact")
    likelihood: Prose | None = key(
        "For a judgment: a term of the scale in use, such as likely.", default=None
    )
    confidence: Confidence | None = key(
        "For a judgment: low, moderate or high, said apart from likelihood.",
        default=None,
    )
    because: Prose | None = key(
        "What a judgment or its confidence rests on.", default=None
    )


class Position(Said):
    """Where a participant stands on a plan or a topic."""

    holder: Id = key("The participant that holds it.")
    stance: Stance = key("proposes, supports, opposes, withholds, calls-for or denies.")
    summary: Prose | None = key("The stance in a few words, for tables.", default=None)
    since: tuple[When, ...] = key("When it was taken or affirmed.", default=())


class Topic(Value):
    """A subject of the story and what is said about it."""

    id: Id = key("The name of this topic, used once in the file.")
    title: Prose = key("The heading.")
    marking: Marking | None = key(
        "A TLP 2.0 label for all that stands under this topic.", default=None
    )
    statements: tuple[Statement, ...] = key("What is said about it.", default=())
    positions: tuple[Position, ...] = key("Where the parties stand.", default=())


class Event(Said):
    """Something that happened at a date."""

    title: Prose = key("A few words for the timeline.")
    when: When = key("The date, as said and as an ISO date.")
    place: Prose | None = key("Where, if the source says so.", default=None)
    participants: tuple[Id, ...] = key("Who took part.", default=())


class Activity(Said):
    """Something done at the United Nations or another body."""

    actor: Id = key("The participant that acts.")
    body: Id = key("The body it acts in.")
    action: Prose = key("What it does, in a few words.")
    document: Prose | None = key("The paper it concerns.", default=None)
    status: Prose | None = key("How far it has come, in a few words.", default=None)
    plan: Id | None = key("The plan it concerns.", default=None)
    when: When | None = key("The date, if the source gives one.", default=None)


class Provision(Said):
    """One point of a plan."""

    title: Prose = key("The point in a few words.")
    number: Count | None = key("Its number, where the source gives one.", default=None)
    status: Prose | None = key("How far it has come, if the source says.", default=None)


class Plan(Said):
    """A plan or agreement, its points, and who stands where on it."""

    title: Prose = key("The name of the plan.")
    author: Id | None = key("The participant that proposes it.", default=None)
    stated_total: Count | None = key(
        "How many points the source says it has, listed here or not.", default=None
    )
    parties: tuple[Id, ...] = key(
        "The participants to compare; one without a position is 'not stated'.",
        default=(),
    )
    provisions: tuple[Provision, ...] = key("The points named.", default=())
    positions: tuple[Position, ...] = key("Who stands where.", default=())


class Line(Fact):
    """A sentence the desk writes, resting on facts of this file."""

    text: Prose = key("One plain sentence.")
    kind: Kind = key("fact, assumption or judgment (ICD 203).", default="fact")
    rests_on: tuple[Id, ...] = key("The facts it is drawn from.", default=())


class Gap(Fact):
    """Something the sources do not tell."""

    text: Prose = key("What is not known.")
    do_not_say: Prose | None = key(
        "What a spokesperson must not say because of it: a claim, such as “That a vote "
        "has been set.”",
        default=None,
    )
    because: Prose | None = key("Why this is a gap.", default=None)


class NextDate(Said):
    """A date ahead."""

    when: When = key("The date, as said and as an ISO date.")


class Question(Fact):
    """A question to expect, with the answer that the facts allow."""

    question: Prose = key("The question.")
    answer: Prose = key("The answer.")
    rests_on: tuple[Id, ...] = key("The facts it is drawn from.", default=())


class Dossier(Value):
    """All that one ``facts.yaml`` holds."""

    title: Prose = key("The finding, as a headline.")
    subject: Prose = key("The story in two to five words, for footers and mail.")
    as_of: Moment = key("When the facts held: date and time with a zone.")
    marking: Marking = key("The TLP 2.0 label of what carries none of its own.")
    status: Literal["draft", "final"] = key(
        "draft: each page says DRAFT, until a person removes the line.", default="final"
    )
    edition: Count = key("The edition, counted from 1.", default=1)
    author: Prose | None = key("The desk that answers for it.", default=None)
    contact: Prose | None = key("Whom to ask.", default=None)
    embargo: Prose | None = key("Until when it must not be used.", default=None)
    language: Language = key("The language of the texts as a BCP 47 tag.", default="en")
    made_by: Prose | None = key(
        "How the facts were distilled: by hand, or which tool did what.", default=None
    )
    scale: Scale | None = key(
        "The scale of the likelihood words, where judgments use one.", default=None
    )
    sources: tuple[Source, ...] = key("The documents the facts come from.")
    participants: tuple[Participant, ...] = key("Who is in it.", default=())
    bottom_line: tuple[Line, ...] = key("What the reader must know.", default=())
    implications: tuple[Line, ...] = key("Why it matters.", default=())
    topics: tuple[Topic, ...] = key("The subjects and their statements.", default=())
    events: tuple[Event, ...] = key("What happened when.", default=())
    un_activity: tuple[Activity, ...] = key(
        "What is done at the United Nations and other bodies.", default=()
    )
    plans: tuple[Plan, ...] = key("Plans, provisions and positions.", default=())
    gaps: tuple[Gap, ...] = key("What the sources do not tell.", default=())
    next_dates: tuple[NextDate, ...] = key("What comes next.", default=())
    lines: tuple[Line, ...] = key("Lines to take.", default=())
    questions: tuple[Question, ...] = key("Questions to expect.", default=())
