"""Who is named, meant and told without a name, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.distill.found import called, draft, names, only

if TYPE_CHECKING:
    from briefgen.distill.draft import Draft

MEET = "Norland's government met in Lodova on Monday."
"""Makes Norland a state that acts."""


def held(made: Draft) -> set[tuple[str, str]]:
    """Return the holders of the positions in a draft, with their stances."""
    return {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}


def speaker(text: str, words: str) -> str:
    """Return who says the first fact with some words in a text, or nothing."""
    made = draft(text)
    told = [*only(made, "statements"), *only(made, "positions"), *only(made, "events")]
    fact = next(each for each in told if words in each["text"])
    return called(made, fact["said_by"][0]) if "said_by" in fact else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Norse Nurses and Midwives Association rejected the offer.",
            "Norse Nurses and Midwives Association",
        ),
        (
            "The Organization for Trade and Co-operation in Asia rejected it.",
            "Organization for Trade and Co-operation in Asia",
        ),
        (
            "The Rail Workers' Federation welcomed the pact on pay.",
            "Rail Workers’ Federation",
        ),
        ("Lawmakers in Lodova demanded an inquiry.", "Lawmakers in Lodova"),
        ("Clean Oceans hailed the decision as historic.", "Clean Oceans"),
        ("The farmers' union Agra said the price was low.", "Agra"),
    ],
)
def test_names_are_whole(text: str, name: str) -> None:
    """A name has its "and", its owner and its place; a noun before it is no other."""
    assert list(names(draft(text))) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Famine has not been declared in Lodova.",
        "Mount Tarba erupted on Monday.",
        "Norland's Home Affairs Minister, Ada Brandt, resigned.",
        "Ada Brandt sued Terranor, a Danish company.",
        "Ada Brandt turned to Danish firms.",
        "Ada Brandt said that they form a customs union.",
    ],
)
def test_what_is_no_name_is_no_participant(text: str) -> None:
    """Mountains, things and what somebody is for or described by take no part."""
    assert not {
        "Famine", "Mount Tarba", "Home Affairs", "Danish company", "Danish firms",
        "Customs union",
    } & set(names(draft(text)))  # fmt: skip


def test_a_government_is_its_state() -> None:
    """The Norwegian government, and that of Norland, are the states."""
    made = draft(f"The Norwegian government opposed it. {MEET}")
    assert ("Norway", "opposes") in held(made)
    made = draft(f"The government of Norland opposed it. {MEET}")
    assert ("Norland", "opposes") in held(made)


def test_a_house_and_its_initials_are_one() -> None:
    """Initials beside a house are another name of it, and "it" means it."""
    text = (
        "The boat sank, according to the Norse sea rescue agency, NSRA. "
        "Half of those on board were children, it said."
    )
    found = names(draft(text))
    assert len(found) == 1
    assert "NSRA" in {*found, *next(iter(found.values())).get("aliases", ())}


def test_its_president_is_of_who_acts_before() -> None:
    """An office of "its" is of the house that acts in the sentence before."""
    made = draft("Petrona lost the case. Its president, Ada Brandt, resigned.")
    assert called(made, names(made)["Ada Brandt"]["side"]) == "Petrona"


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("Norland called the letter a forgery.", "Norland", "denies"),
        ("Norland called the report exaggerated.", "Norland", "denies"),
        ("Norland called the levy a hidden tax.", "Norland", "opposes"),
        ("Norland would not promise to renew it.", "Norland", "withholds"),
        ("Norland gave no such promise.", "Norland", "withholds"),
        ("Norland has announced nothing yet.", "Norland", "withholds"),
        ("Norland told its envoy to abstain.", "Norland", "withholds"),
        (
            "They want a curfew, which Norland has declined to do.",
            "Norland",
            "opposes",
        ),
        (
            "Brand said that Norland had not put any pressure on them.",
            "Brand",
            "denies",
        ),
        (
            "The ministry said it had told none of them anything of the kind.",
            "Ministry",
            "denies",
        ),
        (
            "Ada Brandt accused Olga Reyes of fraud; she denied having met him.",
            "Olga Reyes",
            "denies",
        ),
        ("Norland urged Petrona to rule out cuts.", "Norland", "calls-for"),
        (
            "The Union for Progress backs it, the Greens will vote against it.",
            "Union for Progress",
            "supports",
        ),
    ],
)
def test_stances_are_told_by_names_and_denials(
    text: str, holder: str, stance: str
) -> None:
    """Who calls something untrue denies it; who promises nothing withholds."""
    assert (holder, stance) in held(draft(f"{text} {MEET}"))


@pytest.mark.parametrize(
    "text",
    [
        "Brandt said that they had not found any weapons.",
        "Four in five stadiums have yet to be built.",
        "Norland called the plan a fiction.",
    ],
)
def test_what_is_no_denial_is_not_taken_for_one(text: str) -> None:
    """Who finds nothing denies nothing, and what is yet to be built holds nothing."""
    assert not {s for _, s in held(draft(f"{text} {MEET}"))} & {"denies", "withholds"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            'Ada Brandt called the deal "hard to understand".',
            "hard to understand",
            "Ada Brandt",
        ),
        ("Ada Brandt put the chances at “one in ten”.", "one in ten", "Ada Brandt"),
        ("Not all agree: Ada Brandt said it was late.", "Not all", ""),
        ("Not all agree: Ada Brandt said the bill was late.", "was late", "Ada Brandt"),
        (
            'Petrona "deeply" rejects the ruling, said its counsel, Ada Brandt.',
            "rejects",
            "Ada Brandt",
        ),
        ("Petrona has left the talks, its spokeswoman said.", "has left", "Petrona"),
        ("Ada Brandt expects the price to rise.", "to rise", "Ada Brandt"),
        (
            "Ada Brandt ruled it out, as two deputies had suggested.",
            "ruled it out",
            "",
        ),
    ],
)
def test_speakers_are_told_around_a_clause(text: str, words: str, who: str) -> None:
    """Who names, expects or closes a sentence speaks; a colon ends what they say."""
    assert speaker(text, words) == who


def test_a_day_stays_where_its_speaker_is_wrong() -> None:
    """A day that its quote bears out is kept, whoever said so."""
    text = "Norland will buy gas under an agreement signed on Tuesday by both sides."
    days = [f["when"].get("date") for f in only(draft(f"{text} {MEET}"), "events")]
    assert "2026-05-05" in days
    made = draft("Ada Brandt said a second boat would sail no earlier than 2028.")
    told = [*only(made, "events"), *only(made, "next_dates")]
    assert [each["when"]["date"] for each in told] == ["2028"]


def test_points_go_on_in_the_next_paragraph() -> None:
    """What one who is named will do goes on; law and what was dropped is no point."""
    made = draft(
        f"{MEET} Norland will sell gas to Southmark under an agreement signed on "
        "Monday.\n\nThe line is long. Southmark will pay half of the cost.\n\n"
        "A spokesman would say that it was a duty under international law. "
        "A bid to include boats was dropped.\n\n"
        "France put forward a resolution that would double the number of observers."
    )
    told = " ".join(each["text"] for each in only(made, "provisions"))
    assert "Southmark will pay half of the cost" in told
    assert not [word for word in ("duty", "boats", "observers") if word in told]
