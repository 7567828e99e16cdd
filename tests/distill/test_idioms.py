"""Stances told in idioms, by denials, from others, and who has the floor."""

from __future__ import annotations

import pytest

from tests.distill.found import called, draft, names, only

MEET = "Ministers met in Lodova on Monday."


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Farmers’ League gave the reform its blessing.", "supports"),
        ("The Farmers’ League is squarely behind the reform.", "supports"),
        ("The Farmers’ League wants no truck with a joint currency.", "opposes"),
        ("The Farmers’ League wants nothing to do with a joint currency.", "opposes"),
        ("The Farmers’ League would not hear of a levy.", "opposes"),
        ("The Farmers’ League called the accord a sell-out.", "opposes"),
        ("The Farmers’ League is dead set against the levy.", "opposes"),
        ("The Farmers’ League wants the road scrapped.", "opposes"),
        ("The Farmers’ League asked the court to throw out the claim.", "opposes"),
        ("The Farmers’ League has no objection to the levy.", "withholds"),
        ("The Farmers’ League would not stand in the way of a levy.", "withholds"),
        ("The Farmers’ League has not made up its mind.", "withholds"),
        ("The Farmers’ League will sell only if the price is raised.", "withholds"),
        ("The Farmers’ League will not sign unless wages rise.", "withholds"),
        ("The Farmers’ League refused to be pinned down.", "withholds"),
        ("The Farmers’ League is holding out for a referendum.", "calls-for"),
        ("The Farmers’ League suggested that the mills should close.", "proposes"),
        ("Support for the reform came from the Farmers’ League.", "supports"),
        ("The reform has an ally in the Farmers’ League.", "supports"),
        ("The idea found no favour with the Farmers’ League.", "opposes"),
        ("The reform drew a cool response from the Farmers’ League.", "withholds"),
        ("To the Farmers’ League the accord remains unacceptable.", "opposes"),
        ("Still undecided is the Farmers’ League.", "withholds"),
        ("The Farmers’ League said that a levy was out of the question.", "opposes"),
        ("The Farmers’ League said the levy would not happen.", "opposes"),
        ("The Farmers’ League said the treaty must be signed.", "calls-for"),
        ("The Farmers’ League advised that the loan be refused.", "opposes"),
        ("The Farmers’ League declined to release the figures.", "opposes"),
        ("The Farmers’ League declined to comment.", "withholds"),
    ],
)
def test_a_stance_is_heard_in_idioms(text: str, stance: str) -> None:
    """What an idiom says of somebody is their stance, whoever is its subject."""
    made = draft(f"{text} {MEET}")
    held = [(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")]
    assert held == [("Farmers’ League", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt insisted that not a single coin had been paid.",
        "Ada Brandt was adamant that nobody had been paid.",
        "Ada Brandt said talk of a bribe was tosh.",
        "Ada Brandt said that her firm had never paid a bribe.",
        "Ada Brandt said the allegation was without any foundation.",
    ],
)
def test_a_denial_is_heard_in_what_one_insists_on(text: str) -> None:
    """Who insists that a thing was not so denies it."""
    made = draft(f"{text} {MEET}")
    held = [(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")]
    assert held == [("Ada Brandt", "denies")]


@pytest.mark.parametrize(
    "text",
    [
        "Norland must ratify the treaty.",
        "Ada Brandt asked what came next.",
        "The Farmers’ League sees little merit in praise.",
        "Ada Brandt praised the nurses.",
    ],
)
def test_what_one_must_do_or_asks_is_no_support(text: str) -> None:
    """A duty, a question and what there is little of make no supporter."""
    made = draft(f"{text} {MEET}")
    assert not [f for f in only(made, "positions") if f["stance"] == "supports"]


def test_stances_beside_a_noun_have_their_holders() -> None:
    """A participle beside a plan tells who holds what, and so does a cleft."""
    made = draft(
        "The bill, backed by the Liberal Party, is ready. An idea floated by the "
        "premier, Ada Brandt, was dropped. It was Ivo Lenz who proposed the tunnel. "
        "Opposition from the Coal Board sank the bill."
    )
    held = {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}
    assert held >= {
        ("Liberal Party", "supports"),
        ("Ada Brandt", "proposes"),
        ("Ivo Lenz", "proposes"),
        ("Coal Board", "opposes"),
    }


def test_two_who_neither_object_both_hold_back() -> None:
    """A "neither" before two names denies what both do."""
    made = draft(f"Neither the Coal Board nor the Rail Union objected. {MEET}")
    held = {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}
    assert held == {("Coal Board", "withholds"), ("Rail Union", "withholds")}


def test_what_two_do_to_a_plan_is_held_by_each() -> None:
    """Who is behind a "by" holds the stance of that participle, and nothing does."""
    made = draft(
        "The tunnel was championed by the Harbour Trust and resisted by the Anglers’ "
        f"League. {MEET}"
    )
    held = {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}
    assert held == {("Harbour Trust", "supports"), ("Anglers’ League", "opposes")}


def test_who_snaps_speaks() -> None:
    """Who utters a quotation in whatever manner is its speaker."""
    made = draft('Ada Brandt was blunt. "The toll is a mistake," she snapped.')
    held = [(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")]
    assert held == [("Ada Brandt", "opposes")]


def test_who_has_the_floor_speaks() -> None:
    """In a transcript each paragraph is told by the one whom its label names."""
    made = draft(
        "Ada Brandt (Upper Maro): Will the Minister please publish the maps?\n\n"
        "Ivo Lenz, Minister for Transport: The maps will be published in June.\n\n"
        "Ada Brandt: I for one would go along with a delay.\n"
    )
    held = {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}
    assert held >= {("Ada Brandt", "calls-for"), ("Ada Brandt", "supports")}
    dated = only(made, "next_dates")
    assert [called(made, each) for f in dated for each in f["said_by"]] == ["Ivo Lenz"]


def test_one_label_is_no_transcript() -> None:
    """A single name with a colon makes nobody speak."""
    made = draft(f"Ada Brandt: a portrait of the premier. {MEET}")
    assert not [f for f in only(made, "statements") if f.get("said_by")]


def test_we_are_whose_statement_it_is() -> None:
    """In a statement "we" is the group that its first line names."""
    made = draft(
        "Statement of Shelter Across Borders on the closure of the camp.\n\n"
        "The Elders’ Council of the camp has come out against it. The Elders’ Council "
        "was not heard. We fully support the move. It is untrue that our staff told "
        "residents to stay.\n"
    )
    held = [(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")]
    assert ("Shelter Across Borders", "supports") in held


def test_a_speaker_has_the_side_between_parentheses() -> None:
    """Behind a name, parentheses hold for whom the one speaks."""
    made = draft(
        "Norland met the Coastal Union. Ada Brandt (Coastal Union) said that she "
        "rejected the draft."
    )
    side = names(made)["Ada Brandt"]["side"]
    assert called(made, side) == "Coastal Union"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            (
                "Under the settlement the mine pays 3 million crowns to the villages,"
                " cleans the river and drops its appeal."
            ),
            3,
        ),
        (
            (
                "The reform goes far, abolishing the upper house, halving the number "
                "of ministers and giving courts the last word."
            ),
            3,
        ),
        (
            (
                "The president unveiled a package. Cutting the board to 13 members, "
                "limiting terms to two and giving athletes three votes, it goes far."
            ),
            3,
        ),
        (
            (
                "The Lindmark Code is hard on large stores: plants switch to ammonia;"
                " tests are carried out every quarter; and gas goes back to its "
                "producer."
            ),
            3,
        ),
        (
            (
                "The agency introduced its drought plan, which has two points. The "
                "first is that both banks cut withdrawals. As a second point, the "
                "reservoir would release water in August."
            ),
            2,
        ),
        (
            (
                "The Senate has published the Lakes Bill.\n\nArticle 1. Every lake is"
                " open to the public.\n\nArticle 2. The owner of a shore keeps a "
                "path.\n\nArticle 3. Whoever shuts a path pays a fine."
            ),
            3,
        ),
    ],
)
def test_points_are_told_in_further_forms(text: str, points: int) -> None:
    """Participles, clauses of a law and ordinals tell points, as lists do."""
    assert len(only(draft(text), "provisions")) == points


def test_a_condition_is_no_point() -> None:
    """What is "provided that" something holds is no plan that provides for it."""
    made = draft(
        "The Baltmark Line welcomed the arrangement, provided that grain keeps its "
        "place, whereas the Chamber of Pilots pleaded with both to strike it out."
    )
    assert not only(made, "provisions")
