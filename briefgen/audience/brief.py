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
    """What one speaker says on each topic, in the order of the topics.

    `speaker` is None for what the sources say without naming anyone.
    """

    speaker: Participant | None
    said: tuple[tuple[Statement, ...], ...]


class Voice(NamedTuple):
    """What one or more participants say together on a topic.

    No speakers: the sources say it without naming anyone.
    """

    speakers: tuple[Participant, ...]
    statements: tuple[Statement, ...]


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
    is_unchecked: bool = key(
        "Whether it holds what check refuses, and must say so on each page.",
        default=False,
    )

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
    def accounts(self) -> tuple[Account, ...]:
        """Who says what: a row for each speaker, a cell for each topic.

        Those who speak only elsewhere, on the events, are in it with empty cells:
        that they do not mention a topic is worth knowing.
        """
        elsewhere = (
            name
            for fact in (*self.facts.events, *self.facts.un_activity)
            for name in fact.said_by
        )
        told = [statement for statement in self.statements if statement.kind == "fact"]
        names = (name for statement in told for name in statement.said_by)
        speakers: list[str | None] = list(dict.fromkeys((*names, *elsewhere)))
        if any(not statement.said_by for statement in told):
            speakers.append(None)
        return tuple(
            Account(
                self.participant(speaker) if speaker else None,
                tuple(
                    tuple(s for s in topic.statements if _says(s, speaker))
                    for topic in self.facts.topics
                ),
            )
            for speaker in speakers
        )

    def voices(self, topic: Topic) -> tuple[Voice, ...]:
        """Return the facts of a topic by who says them, in order of appearance."""
        said: dict[tuple[str, ...], list[Statement]] = {}
        for statement in topic.statements:
            if statement.kind == "fact":
                said.setdefault(statement.said_by, []).append(statement)
        return tuple(
            Voice(tuple(map(self.participant, names)), tuple(statements))
            for names, statements in said.items()
        )

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


def _says(statement: Statement, speaker: str | None) -> bool:
    says = speaker in statement.said_by if speaker else not statement.said_by
    return statement.kind == "fact" and says


def _is_unspoken(evidence: Evidence) -> bool:
    return evidence.words_of is None
