"""A brief: a dossier cut for one audience, the only thing a template sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.audience.profile import Audience
from briefgen.audience.release import facts_of
from briefgen.dossier.models import (
    Dossier,
    Evidence,
    Fact,
    Participant,
    Plan,
    Position,
    Question,
    Source,
    Statement,
    Topic,
    When,
)
from briefgen.dossier.types import Marking
from briefgen.dossier.value import Value, key
from briefgen.dossier.verdicts import Tally, Verdict, tally


class Stand(NamedTuple):
    """Where one party stands: no position means that none is stated."""

    party: Participant
    position: Position | None


class Matter(NamedTuple):
    """A plan or topic that parties hold positions on."""

    subject: Plan | Topic
    stands: tuple[Stand, ...]


class Account(NamedTuple):
    """What one speaker says on each topic that is told, in the order of the topics.

    `speaker` is None for what a source says without naming anyone: then it is `source`,
    or, for what has no evidence, nobody.
    """

    speaker: Participant | None
    said: tuple[tuple[Statement, ...], ...]
    source: Source | None = None


class Voice(NamedTuple):
    """What one or more participants say together on a topic.

    No speakers: `source` says it without naming anyone.
    """

    speakers: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    source: Source | None = None


class ExactWords(NamedTuple):
    """A quoted phrase: whose words, what is said, and where it stands."""

    evidence: Evidence
    fact: Statement


class Brief(Value):
    """What one audience may read of one dossier, and nothing else.

    `facts` holds the facts that are left; `marking` is the strictest label among
    them; `withheld` counts the facts above the clearance of the audience, if it may
    know; `unsourced` names the facts without evidence, to be marked on the page.
    """

    facts: Dossier = key("What is left of the dossier.")
    audience: Audience = key("Whom it is for.")
    marking: Marking = key("The strictest label in it.")
    least: Marking = key("The marking of the dossier.", default=Marking.CLEAR)
    marks: tuple[tuple[str, Marking], ...] = key(
        "Each fact in it by its id, with the marking that holds for it.", default=()
    )
    moved: tuple[Fact, ...] = key(
        "The facts moved out to keep to the page budget, the lightest first.",
        default=(),
    )
    withheld: int = key(
        "How many facts are above the clearance, where readers are told.", default=0
    )
    unsourced: frozenset[str] = key("The facts without evidence.", default=frozenset())
    verdicts: tuple[tuple[str, Verdict], ...] = key(
        "The verdict on each fact in it that was checked, by its id.", default=()
    )
    doubted: frozenset[str] = key(
        "The facts in it that are under review, and the lines that rest on any.",
        default=frozenset(),
    )
    doubts: tuple[tuple[Evidence, tuple[str, ...]], ...] = key(
        "The phrase that each fact under review rests on first, and why it is.",
        default=(),
    )
    points: int = key(
        "How many points there are for its readers, in it or left out.", default=0
    )
    is_unchecked: bool = key(
        "Whether it holds what check refuses, and must say so on each page.",
        default=False,
    )

    @property
    def stamp(self) -> str:
        """What each page and message must say of itself: DRAFT, UNCHECKED, or both."""
        is_draft = self.facts.status == "draft"
        said = ("DRAFT", is_draft), ("UNCHECKED", self.is_unchecked)
        return " ".join(word for word, holds in said if holds)

    def participant(self, name: str) -> Participant:
        """Return the participant with this id. Raises `KeyError` for any other."""
        for participant in self.facts.participants:
            if participant.id == name:
                return participant
        raise KeyError(name)

    def source(self, name: str) -> Source:
        """Return the source with this id. Raises `KeyError` for any other."""
        for source in self.facts.sources:
            if source.id == name:
                return source
        raise KeyError(name)

    @property
    def tally(self) -> Tally:
        """How many of the facts have which verdict."""
        return tally(self.all_facts, dict(self.verdicts))

    @property
    def further(self) -> int:
        """How many points are left out: by sections, limits and the page budget."""
        return max(self.points - count_points(self.facts, self.audience), 0)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all topics, in order."""
        return tuple(s for topic in self.facts.topics for s in topic.statements)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """The plans and topics with positions: one row for each party."""
        subjects: tuple[Plan | Topic, ...] = (*self.facts.plans, *self.facts.topics)
        matters = (Matter(s, tuple(self._stands(s))) for s in subjects)
        return tuple(matter for matter in matters if matter.stands)

    def _stands(self, subject: Plan | Topic) -> Iterator[Stand]:
        held: dict[str, list[Position]] = {}
        for position in subject.positions:
            held.setdefault(position.holder, []).append(position)
        parties = subject.parties if isinstance(subject, Plan) else ()
        for name in dict.fromkeys((*parties, *held)):
            for stance in held.get(name, (None,)):
                yield Stand(self.participant(name), stance)

    @property
    def told(self) -> tuple[Topic, ...]:
        """The topics of which something is told as a fact."""
        return tuple(
            topic
            for topic in self.facts.topics
            if any(statement.kind == "fact" for statement in topic.statements)
        )

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Who says what: a row for each speaker, a cell for each topic that is told.

        Those who speak only elsewhere, on the events, are in it with empty cells:
        that they do not mention a topic is worth knowing. Sources come last.
        """
        elsewhere = (
            name
            for fact in (*self.facts.events, *self.facts.un_activity)
            for name in fact.said_by
        )
        told = [statement for statement in self.statements if statement.kind == "fact"]
        sayers = {statement.id: self._sayers(statement) for statement in told}
        every = [name for names in sayers.values() for name in names]
        people = {person.id: person for person in self.facts.participants}
        spoken = [name for name in every if name in people]
        silent = [name for name in every if name not in people]
        return tuple(
            Account(
                people.get(speaker),
                tuple(
                    tuple(
                        s for s in topic.statements if speaker in sayers.get(s.id, ())
                    )
                    for topic in self.told
                ),
                self._sources.get(speaker),
            )
            for speaker in dict.fromkeys((*spoken, *elsewhere, *silent))
        )

    def voices(self, topic: Topic) -> tuple[Voice, ...]:
        """Return the facts of a topic by who says them, in order of appearance."""
        said: dict[tuple[str, ...], list[Statement]] = {}
        for statement in topic.statements:
            if statement.kind == "fact":
                said.setdefault(self._sayers(statement), []).append(statement)
        people = {person.id: person for person in self.facts.participants}
        return tuple(
            Voice(
                tuple(people[name] for name in names if name in people),
                tuple(statements),
                self._sources.get(names[0]),
            )
            for names, statements in said.items()
        )

    def _sayers(self, statement: Statement) -> tuple[str, ...]:
        """Return the ids of who says it: participants, or else the source itself.

        Readers know either by its label. So a source that is labelled as a participant
        is that participant, and of sources labelled alike the first is named. Without
        evidence there is no source to name: the id is empty.
        """
        if statement.said_by or not statement.evidence:
            return statement.said_by or ("",)
        label = self.source(statement.evidence[0].source).label.casefold()
        named: tuple[Participant | Source, ...]
        named = (*self.facts.participants, *self.facts.sources)
        return (next(each.id for each in named if each.label.casefold() == label),)

    @property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.facts.sources}

    @property
    def exact_words(self) -> tuple[ExactWords, ...]:
        """A quoted phrase of each statement, in order; where limited, of the best.

        A phrase that a source sets in quotation marks comes before one of its own.
        """
        phrases = [
            ExactWords(min(s.evidence, key=_is_unspoken), s)
            for s in self.statements
            if s.kind == "fact" and s.evidence
        ]
        best = sorted(
            range(len(phrases)),
            key=lambda i: (_is_unspoken(phrases[i].evidence), -phrases[i].fact.weight),
        )
        chosen = best[: self.audience.limit("quotes")]
        return tuple(phrases[i] for i in sorted(chosen))

    @property
    def inferred(self) -> tuple[When, ...]:
        """The dates that no source gives whole, each once, in order."""
        whens = [event.when for event in self.facts.events]
        whens += [a.when for a in self.facts.un_activity if a.when]
        whens += [date.when for date in self.facts.next_dates]
        return tuple(dict.fromkeys(w for w in whens if w.basis != "stated"))

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """Every fact in the brief."""
        return tuple(facts_of(self.facts))

    @property
    def quoted(self) -> int:
        """How many of the facts rest on at least one quoted phrase."""
        return sum(1 for fact in self.all_facts if fact.evidence)


def count_points(facts: Dossier, audience: Audience) -> int:
    """Return how many points facts make for an audience.

    Participants and plans are what points are about. Questions are points only where
    no other audience is named that has the rest: they are asked of one alone.
    """
    others = (Participant, Plan, Question) if audience.further else (Participant, Plan)
    return sum(1 for fact in facts_of(facts) if not isinstance(fact, others))


def _is_unspoken(evidence: Evidence) -> bool:
    return evidence.words_of is None
