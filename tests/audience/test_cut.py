"""Cases of the cut that deserve an example of their own."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.profile import Audience, Section, SectionName
from briefgen.audience.release import markings, release
from briefgen.dossier.models import (
    Activity,
    Dossier,
    Event,
    Evidence,
    Gap,
    Line,
    Participant,
    Plan,
    Position,
    Question,
    Source,
    Statement,
    Topic,
    When,
)
from briefgen.dossier.texts import Words
from briefgen.dossier.types import Marking
from briefgen.errors import UserError

SEEN = (Evidence(source="report", quote="as it says"),)
DAY = When(text="1 May 2025", date="2025-05-01")
REPORT = Source(
    id="report", title="Report", kind="report", description="One.", file="report.txt"
)
SECRET = Source(
    id="cable",
    title="Cable",
    kind="cable",
    description="Another.",
    marking=Marking.RED,
)


def person(name: str, **more: Any) -> Participant:
    """Return a participant of this name."""
    return Participant(id=name, name=name.title(), kind="state", evidence=SEEN, **more)


def story(**sections: Any) -> Dossier:
    """Return a public dossier with these sections."""
    settings = {
        "title": "A story",
        "subject": "Story",
        "as_of": "2025-05-02T00:00Z",
        "marking": Marking.CLEAR,
        "sources": (REPORT, SECRET),
        **sections,
    }
    return Dossier(**settings)


def readers(*sections: SectionName | Section, **settings: Any) -> Audience:
    """Return an audience with these sections, cleared for the public only."""
    named = (s if isinstance(s, Section) else Section(name=s) for s in sections)
    return Audience(
        name="readers",
        title="Brief",
        sections=tuple(named),
        **{"clearance": Marking.CLEAR, "withheld": "count", **settings},
    )


def event(name: str, **more: Any) -> Event:
    """Return an event of this name."""
    settings: dict[str, Any] = {
        "id": name,
        "title": name,
        "text": f"{name}.",
        "when": DAY,
        "evidence": SEEN,
    }
    return Event(**settings | more)


# --- What a fact inherits ----------------------------------------------------


@pytest.mark.parametrize(
    ("sections", "withheld"),
    [
        pytest.param({"events": (event("a", marking=Marking.RED),)}, 1, id="own"),
        pytest.param(
            {"events": (event("a", evidence=(Evidence(source="cable", quote="x"),)),)},
            1,
            id="source",
        ),
        pytest.param(
            {
                "participants": (person("spy", marking=Marking.RED),),
                "events": (event("a", participants=("spy",)),),
            },
            2,
            id="participant",
        ),
        pytest.param(
            {
                "participants": (person("spy", marking=Marking.RED),),
                "events": (event("a", said_by=("spy",)),),
            },
            2,
            id="speaker",
        ),
        pytest.param(
            {
                "participants": (person("land"), person("body", marking=Marking.RED)),
                "un_activity": (
                    Activity(
                        id="a",
                        text="a.",
                        actor="land",
                        body="body",
                        action="acts",
                        evidence=SEEN,
                    ),
                ),
            },
            3,
            id="body",
        ),
        pytest.param(
            {
                "topics": (
                    Topic(
                        id="t",
                        title="T",
                        marking=Marking.RED,
                        statements=(
                            Statement(
                                id="a", text="a.", marking=Marking.CLEAR, evidence=SEEN
                            ),
                        ),
                    ),
                )
            },
            1,
            id="topic",
        ),
        pytest.param(
            {
                "events": (event("a", marking=Marking.RED),),
                "bottom_line": (
                    Line(id="b", text="b.", rests_on=("c",)),
                    Line(id="c", text="c.", rests_on=("a",)),
                ),
            },
            3,
            id="line-on-line",
        ),
    ],
)
def test_a_fact_inherits(sections: dict[str, Any], withheld: int) -> None:
    """A public fact is withheld with what it stands under, comes from or rests on."""
    brief = cut(story(**sections), readers("timeline", "topics", "bottom-line"))
    assert brief.withheld == withheld
    assert brief.all_facts == () or all(f.id != "a" for f in brief.all_facts)


@pytest.mark.parametrize(
    ("people", "more", "known"),
    [
        pytest.param((person("spy"),), (), (), id="from strict facts alone"),
        pytest.param(
            (person("unit"), person("spy", side="unit")), (), (), id="with its side"
        ),
        pytest.param(
            (person("spy"),), (event("b", said_by=("spy",)),), ("spy",), id="elsewhere"
        ),
        pytest.param(
            (person("spy", marking=Marking.CLEAR),), (), ("spy",), id="as the desk says"
        ),
        pytest.param((person("spy"), person("land")), (), ("land",), id="not named"),
    ],
)
def test_who_is_known_from_what_is_withheld(
    people: tuple[Participant, ...], more: tuple[Event, ...], known: tuple[str, ...]
) -> None:
    """A participant whom only withheld facts name is withheld with them."""
    secret = event("a", said_by=("spy",), marking=Marking.RED)
    facts = story(participants=people, events=(secret, *more))
    brief = cut(facts, readers("timeline", "participants"))
    assert tuple(p.id for p in brief.facts.participants) == known


def test_sides_are_followed_to_their_end() -> None:
    """However long the row of sides, and though it be a circle, all are withheld."""
    row = tuple(person(f"p{n}", side=f"p{n + 1}") for n in range(2_000))
    ring = (person("p2000", side="p2001"), person("p2001", side="p2000"))
    secret = event("a", said_by=("p0",), marking=Marking.RED)
    brief = cut(
        story(participants=(*row, *ring), events=(secret,)),
        readers("timeline", "participants"),
    )
    assert brief.facts.participants == ()


def test_a_mere_link_is_cut() -> None:
    """A side, an author or a plan that is withheld is unlinked, not the fact."""
    dossier = story(
        participants=(
            person("ring", marking=Marking.RED),
            person("land", side="ring"),
        ),
        plans=(
            Plan(id="deal", title="Deal", text="d.", author="ring", evidence=SEEN),
            Plan(id="other", title="O", text="o.", marking=Marking.RED, evidence=SEEN),
        ),
        un_activity=(
            Activity(
                id="vote",
                text="v.",
                actor="land",
                body="land",
                action="votes",
                plan="other",
                evidence=SEEN,
            ),
        ),
    )
    left = release(dossier, markings(dossier), Marking.CLEAR)
    assert left.participants[0].side is None
    assert left.plans[0].author is None
    assert left.un_activity[0].plan is None


def test_a_withheld_position_is_not_called_unstated() -> None:
    """A party whose only position is withheld is not compared with the others."""
    stand = Position(
        id="p",
        holder="land",
        stance="opposes",
        text="p.",
        marking=Marking.RED,
        evidence=SEEN,
    )
    plan = Plan(
        id="deal",
        title="Deal",
        text="d.",
        parties=("land", "isle"),
        positions=(stand,),
        evidence=SEEN,
    )
    dossier = story(participants=(person("land"), person("isle")), plans=(plan,))
    (matter,) = cut(dossier, readers("positions")).matters
    assert [(s.party.id, s.position) for s in matter.stands] == [("isle", None)]


# --- What an audience shows --------------------------------------------------


def test_unseen_judgments_take_no_room() -> None:
    """A judgment that no section shows neither stays nor counts against a limit."""
    statements = (
        Statement(id="a", text="a.", kind="judgment", weight=5, evidence=SEEN),
        Statement(id="b", text="b.", weight=1, evidence=SEEN),
    )
    dossier = story(topics=(Topic(id="t", title="T", statements=statements),))
    brief = cut(dossier, readers(Section(name="topics", limit=1)))
    assert [statement.id for statement in brief.statements] == ["b"]


def test_unseen_facts_do_not_mark_a_brief() -> None:
    """A brief isn't marked for what no section of its audience shows."""
    secret = event("a", marking=Marking.RED)
    brief = cut(story(events=(secret,)), readers("gaps", clearance=Marking.RED))
    assert (brief.marking, brief.withheld) == (Marking.CLEAR, 0)


def test_unnamed_participants_are_left_out() -> None:
    """Without a section for them, only the participants that facts name are kept."""
    dossier = story(
        participants=(person("land"), person("isle"), person("hill")),
        events=(
            event(
                "a",
                said_by=("land",),
                evidence=(Evidence(source="report", quote="x", words_of="isle"),),
            ),
        ),
    )
    names = [p.id for p in cut(dossier, readers("timeline")).facts.participants]
    assert names == ["land", "isle"]
    everyone = cut(dossier, readers("timeline", "participants")).facts.participants
    assert len(everyone) == 3


def test_participants_have_a_limit() -> None:
    """Of the participants the weightiest are listed, and whoever a fact names."""
    dossier = story(
        participants=(
            person("land", weight=1),
            person("isle", weight=5),
            person("hill", weight=1),
        ),
        events=(event("a", participants=("hill",)),),
    )
    brief = cut(dossier, readers("events", Section(name="participants", limit=1)))
    assert [each.id for each in brief.facts.participants] == ["isle", "hill"]


def test_a_participant_brings_whose_words_describe_it() -> None:
    """A participant described in another's words keeps that other in the brief."""
    spoken = Evidence(source="report", quote="x", words_of="isle")
    land = Participant(id="land", name="Land", kind="state", evidence=(spoken,))
    dossier = story(
        participants=(land, person("isle")), events=(event("a", said_by=("land",)),)
    )
    names = {p.id for p in cut(dossier, readers("timeline")).facts.participants}
    assert names == {"land", "isle"}


def test_sources_not_cited_are_left_out() -> None:
    """A brief lists the sources that its facts cite, without their files."""
    (source,) = cut(story(events=(event("a"),)), readers("timeline")).facts.sources
    assert (source.id, source.file) == ("report", None)


def test_shared_facts_have_the_widest_limit() -> None:
    """Where two sections show the same facts, the wider limit decides."""
    events = tuple(event(name) for name in "abc")
    sections = (Section(name="timeline", limit=2), Section(name="background", limit=1))
    assert len(cut(story(events=events), readers(*sections)).facts.events) == 2


def test_the_weightiest_stay_in_order() -> None:
    """A limit leaves out the lightest fact, wherever it stands."""
    events = tuple(
        event(name, weight=weight)
        for name, weight in zip("abc", (3, 1, 5), strict=True)
    )
    kept = cut(
        story(events=events), readers(Section(name="timeline", limit=2))
    ).facts.events
    assert [each.id for each in kept] == ["a", "c"]


# --- What a line rests on ----------------------------------------------------


def test_a_line_may_rest_on_a_gap() -> None:
    """What is not known is ground enough for a line, by way of another line too."""
    dossier = story(
        gaps=(Gap(id="unknown", text="Whether."),),
        bottom_line=(Line(id="b", text="Nobody knows.", rests_on=("unknown",)),),
        questions=(
            Question(id="q", question="Well?", answer="No one knows.", rests_on=("b",)),
        ),
    )
    assert cut(dossier, readers("bottom-line", "questions")).unsourced == frozenset()


def test_a_gap_stays_with_its_line() -> None:
    """A line keeps the gap it rests on, though the line between them is left out."""
    gaps = (
        Gap(id="unknown", text="Whether.", weight=1),
        Gap(id="other", text="When.", weight=5),
    )
    dossier = story(
        gaps=gaps,
        bottom_line=(Line(id="b", text="Nobody knows.", rests_on=("unknown",)),),
        questions=(
            Question(id="q", question="Well?", answer="No one knows.", rests_on=("b",)),
        ),
    )
    audience = readers("questions", Section(name="gaps", limit=1))
    brief = cut(dossier, audience)
    assert [gap.id for gap in brief.facts.gaps] == ["unknown"]
    assert cut(brief.facts, audience).replaced(points=brief.points) == brief


@pytest.mark.parametrize(("further", "count"), [("others", 3), (None, 1)])
def test_all_that_is_left_out_is_counted(further: str | None, count: int) -> None:
    """Limits and missing sections count where another brief has what they leave out.

    What is above the clearance is never counted, nor are people or questions.
    """
    gaps = (
        Gap(id="a", text="Whether."),
        Gap(id="b", text="When."),
        Gap(id="c", text="Who.", marking=Marking.RED),
    )
    lines = (
        Line(id="d", text="We ask.", rests_on=("a",)),
        Line(id="e", text="We wait.", rests_on=("b",)),
    )
    question = Question(id="q", question="Well?", answer="No.", rests_on=("a",))
    facts = story(
        gaps=gaps, lines=lines, questions=(question,), participants=(person("land"),)
    )
    audience = readers(Section(name="gaps", limit=1)).replaced(
        clearance=Marking.GREEN, further=further
    )
    assert cut(facts, audience).further == count


def test_cautions_are_gaps_with_words_for_them() -> None:
    """Where only cautions are shown, gaps that warn of nothing are left out."""
    gaps = (
        Gap(id="a", text="Whether."),
        Gap(id="b", text="When.", do_not_say="That it is soon."),
    )
    kept = cut(story(gaps=gaps), readers("cautions")).facts.gaps
    assert [gap.id for gap in kept] == ["b"]


def test_what_not_to_say_is_for_cautions_alone() -> None:
    """What a spokesperson must not say is in no brief that has no cautions."""
    gap = Gap(id="a", text="When.", do_not_say="That it is soon.")
    lines = (Line(id="b", text="We do not know.", rests_on=("a",)),)
    dossier = story(gaps=(gap,), lines=lines)
    assert cut(dossier, readers("gaps", "cautions")).facts.gaps == (gap,)
    for sections in (("gaps",), ("lines",)):
        (kept,) = cut(dossier, readers(*sections)).facts.gaps
        assert kept == gap.replaced(do_not_say=None)


# --- Refusals ----------------------------------------------------------------


def test_unsourced_facts_are_refused() -> None:
    """Every fact without evidence is named at once, with what to do about it."""
    events = (event("a", evidence=()), event("b"), event("c", evidence=()))
    with pytest.raises(UserError) as caught:
        cut(story(events=events), readers("timeline"))
    problems = caught.value.problems
    assert [problem.message.split()[0] for problem in problems] == ["'a'", "'c'"]
    assert all("unsourced: mark" in problem.hint for problem in problems)


def test_unsourced_facts_are_marked() -> None:
    """An audience may have facts without evidence marked instead."""
    events = (event("a", evidence=()), event("b"))
    brief = cut(story(events=events), readers("timeline", unsourced="mark"))
    assert brief.unsourced == {"a"}


def test_unsourced_facts_not_shown_do_not_matter() -> None:
    """A fact without evidence that the audience does not see stops nothing."""
    dossier = story(events=(event("a", evidence=()),))
    assert cut(dossier, readers("gaps")).unsourced == frozenset()


def test_a_dossier_above_the_clearance_is_refused() -> None:
    """The message names both markings and the audience, and what to do."""
    dossier = story(marking=Marking.AMBER)
    with pytest.raises(
        UserError, match=r"TLP:AMBER.*readers audience, TLP:CLEAR"
    ) as it:
        cut(dossier, readers("timeline"))
    assert "choose an audience" in it.value.problems[0].hint


# --- Language and scale ------------------------------------------------------


def test_a_brief_is_in_the_language_of_its_audience() -> None:
    """What is written in the language of the readers is shown in it."""
    text = Words("Talks.", {"en": "Talks.", "fr": "Pourparlers."})
    brief = cut(
        story(events=(event("a", text=text),)), readers("events", language="fr")
    )
    assert brief.facts.events[0].text == "Pourparlers."


@pytest.mark.parametrize(("scale", "own"), [("PHIA", "ICD 203"), ("ICD 203", None)])
def test_likelihood_in_words_of_another_scale(scale: str, own: str | None) -> None:
    """Judgments whose words mean another thing to the readers are refused."""
    judged = Statement(
        id="a",
        text="A.",
        kind="judgment",
        likelihood="unlikely",
        because="B.",
        evidence=SEEN,
    )
    topics = (Topic(id="t", title="T", statements=(judged,)),)
    dossier = story(topics=topics, scale=own)
    assert cut(dossier, readers("judgments", scale=own)).facts.scale == own
    assert cut(dossier, readers("topics", scale=scale)).facts.scale is None
    with pytest.raises(UserError, match=f"readers audience know those of {scale}"):
        cut(dossier, readers("judgments", scale=scale))


def test_a_limit_leaves_out_the_silent_first() -> None:
    """Where positions are too many, no party without one takes the place of another."""
    stands = tuple(
        Position(
            id=f"p-{name}", holder=name, stance="opposes", text="p.", evidence=SEEN
        )
        for name in ("land", "coast")
    )
    plan = Plan(
        id="deal",
        title="Deal",
        text="d.",
        parties=("isle", "land", "coast"),
        positions=stands,
        evidence=SEEN,
    )
    people = tuple(map(person, ("land", "coast", "isle")))
    dossier = story(participants=people, plans=(plan,))
    for limit, names in ((2, ["isle", "land", "coast"]), (1, ["land"])):
        sections = (Section(name="positions", limit=limit),)
        (matter,) = cut(dossier, readers().replaced(sections=sections)).matters
        assert [stand.party.id for stand in matter.stands] == names
