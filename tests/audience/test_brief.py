"""What a brief tells templates of its facts."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.audience.brief import Brief
from briefgen.audience.profile import Audience, Section
from briefgen.dossier.models import (
    Activity,
    Dossier,
    Event,
    Evidence,
    NextDate,
    Participant,
    Plan,
    Position,
    Source,
    Statement,
    Topic,
    When,
)
from briefgen.dossier.types import Marking

SEEN = Evidence(source="report", quote="as it says")
SPOKEN = Evidence(source="report", quote="as I say", words_of="land")
STATED = When(text="1 May 2025", date="2025-05-01")
INFERRED = When(text="Monday", date="2025-05-05", basis="inferred", because="It was.")


def brief(*, limit: int | None = None, **sections: Any) -> Brief:
    """Return a brief of these sections, with a limit to its quotes."""
    facts = Dossier(
        title="A story",
        subject="Story",
        as_of="2025-05-06T00:00Z",
        marking=Marking.CLEAR,
        sources=(Source(id="report", title="R", kind="report", description="One."),),
        participants=tuple(
            Participant(id=name, name=name.title(), kind="state")
            for name in ("land", "isle", "hill")
        ),
        **sections,
    )
    audience = Audience(
        name="readers",
        title="Brief",
        sections=(Section(name="quotes", limit=limit),),
        clearance=Marking.CLEAR,
    )
    return Brief(facts=facts, audience=audience, marking=Marking.CLEAR)


def statement(name: str, **more: Any) -> Statement:
    """Return a statement of this name."""
    return Statement(**{"id": name, "text": f"{name}.", "evidence": (SEEN,)} | more)


def topic(name: str, *statements: Statement, **more: Any) -> Topic:
    """Return a topic with these statements."""
    return Topic(id=name, title=name.title(), statements=statements, **more)


def position(name: str, holder: str, stance: Any) -> Position:
    """Return a position of this holder."""
    return Position(id=name, text=f"{name}.", holder=holder, stance=stance)


def test_ids_lead_to_what_they_name() -> None:
    """A participant and a source are found by id, and nothing else is."""
    made = brief()
    assert made.participant("land").name == "Land"
    assert made.source("report").title == "R"
    with pytest.raises(KeyError):
        made.participant("report")
    with pytest.raises(KeyError):
        made.source("land")


def test_parties_without_a_position_are_compared() -> None:
    """A plan's parties come in their order; one without a position says so."""
    plan = Plan(
        id="deal",
        title="Deal",
        text="d.",
        parties=("isle", "land"),
        positions=(position("a", "land", "supports"), position("b", "hill", "opposes")),
    )
    (matter,) = brief(plans=(plan,)).matters
    stands = [
        (s.party.id, s.position.id if s.position else None) for s in matter.stands
    ]
    assert stands == [("isle", None), ("land", "a"), ("hill", "b")]


def test_every_position_of_a_party_is_shown() -> None:
    """A party that holds two positions on a topic stands there twice."""
    positions = (
        position("a", "land", "denies"),
        position("b", "isle", "supports"),
        position("c", "land", "calls-for"),
    )
    (matter,) = brief(topics=(topic("fish", positions=positions),)).matters
    assert [s.position.id for s in matter.stands if s.position] == ["a", "c", "b"]


def test_topics_without_positions_are_no_matters() -> None:
    """Only what parties hold positions on is compared."""
    assert brief(topics=(topic("fish", statement("a")),)).matters == ()


def test_accounts_compare_speakers() -> None:
    """Each speaker has a row, each topic a cell, and silence is an empty cell."""
    made = brief(
        topics=(
            topic("fish", statement("a", said_by=("land",)), statement("b")),
            topic("salt", statement("c", said_by=("land", "isle"))),
        ),
        events=(Event(id="e", title="E", text="e.", when=STATED, said_by=("hill",)),),
    )
    rows = {
        who.id: [[s.id for s in c] for c in row.said]
        for row in made.accounts
        if (who := row.speaker or row.source)
    }
    assert rows == {
        "land": [["a"], ["c"]],
        "isle": [[], ["c"]],
        "hill": [[], []],
        "report": [["b"], []],
    }
    assert list(rows)[-1] == "report"


def test_a_source_called_as_a_participant_is_that_participant() -> None:
    """What a source says of itself is not told beside one of the same name."""
    made = brief(
        topics=(
            topic("fish", statement("a", said_by=("land",)), statement("b")),
            topic("salt", statement("c", kind="judgment")),
        ),
    )
    sources = (made.facts.sources[0].replaced(short="land"),)
    made = made.replaced(facts=made.facts.replaced(sources=sources))
    (row,) = made.accounts
    assert row.speaker == made.participant("land")
    assert [[s.id for s in cell] for cell in row.said] == [["a", "b"]]
    (voice,) = made.voices(made.facts.topics[0])
    assert [speaker.id for speaker in voice.speakers] == ["land"]


def test_judgments_are_nobodys_account() -> None:
    """What the desk judges or assumes is not put down to the sources."""
    statements = (statement("a", kind="judgment"), statement("b", kind="assumption"))
    made = brief(topics=(topic("fish", *statements),))
    assert made.accounts == ()
    assert made.exact_words == ()
    assert made.voices(made.facts.topics[0]) == ()


def test_voices_join_what_the_same_say() -> None:
    """Statements of the same speakers stand together, where the first stood."""
    fish = topic(
        "fish",
        statement("a", said_by=("land",)),
        statement("b"),
        statement("c", said_by=("land",)),
    )
    made = brief(topics=(fish,))
    voices = made.voices(fish)
    assert [[s.id for s in voice.statements] for voice in voices] == [["a", "c"], ["b"]]
    assert voices[1].speakers == ()
    assert voices[1].source == made.source("report")


def test_spoken_words_come_first() -> None:
    """Of a statement's phrases, the one in quotation marks is the exact words."""
    made = brief(topics=(topic("fish", statement("a", evidence=(SEEN, SPOKEN))),))
    assert [words.evidence for words in made.exact_words] == [SPOKEN]


def test_exact_words_are_limited_by_weight() -> None:
    """Words in quotation marks win over heavier ones, and all keep their order."""
    statements = (
        statement("a", weight=1, evidence=(SPOKEN,)),
        statement("b", weight=2),
        statement("c", weight=5),
    )
    made = brief(limit=2, topics=(topic("fish", *statements),))
    assert [words.fact.id for words in made.exact_words] == ["a", "c"]


def test_inferred_dates_come_once() -> None:
    """A date that no source gives whole is listed once, wherever it is used."""
    made = brief(
        events=(
            Event(id="e", title="E", text="e.", when=INFERRED),
            Event(id="f", title="F", text="f.", when=STATED),
        ),
        un_activity=(
            Activity(
                id="a", text="a.", actor="land", body="isle", action="x", when=INFERRED
            ),
        ),
        next_dates=(NextDate(id="n", text="n.", when=INFERRED),),
    )
    assert made.inferred == (INFERRED,)


def test_facts_are_counted() -> None:
    """A brief counts its facts, and those that rest on a quoted phrase."""
    made = brief(topics=(topic("fish", statement("a"), statement("b", evidence=())),))
    assert (len(made.all_facts), made.quoted) == (5, 1)
