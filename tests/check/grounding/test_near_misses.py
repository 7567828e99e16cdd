"""What differs from a quote by one thing is found; what only looks so passes.

Each quote comes with a text that a rule must find, and one that is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.check.grounding.facts import dossier, fact, found

if TYPE_CHECKING:
    from briefgen.check.finding import Finding
    from tests.check.conftest import MakeSubject

CASES = {
    "quality": (
        "Flour has become 12 percent dearer in Bern since the spring",
        ("G109", "Flour has become 12 percent cheaper in Bern since the spring."),
        "Flour has become 12 percent more expensive in Bern since the spring.",
    ),
    "rank": (
        "the lender expects the first cut in the autumn",
        ("G109", "The lender expects the second cut in the autumn."),
        "The lender expects the initial cut in the autumn.",
    ),
    "preposition": (
        "Two pilots had flown the route on the orders of the harbour office",
        (
            "G109",
            "Two pilots had flown the route against the orders of the harbour office.",
        ),
        "Two pilots had flown the route by order of the harbour office.",
    ),
    "place of a number": (
        "Each ferry carries two lifeboats and five rafts",
        ("G109", "Each ferry carries five lifeboats and five rafts."),
        "Each ferry has 2 lifeboats and 5 rafts.",
    ),
    "two sides": (
        "Neither firm had been willing to sell any of its depots",
        ("G109", "Neither firm had been willing to buy any of its depots."),
        "Neither company was prepared to sell any of its depots.",
    ),
    "name": (
        "The judges found unanimously that Ada Okoro had received a watch",
        ("G109", "The judges found unanimously that Per Lind had received a watch."),
        "The judges were unanimous that Okoro had received a watch.",
    ),
    "done": (
        "Parliament has to approve the loan for the tunnel",
        ("G104", "Parliament has already approved the loan for the tunnel."),
        "Parliament must approve the loan for the tunnel.",
    ),
    "should have": (
        "the pumps should have been replaced in 2019",
        ("G104", "The pumps were replaced in 2019."),
        "The pumps should have been renewed in 2019.",
    ),
    "tried": (
        "the tug will try to reach the barge at dawn",
        ("G104", "The tug will reach the barge at dawn."),
        "The tug is to try to get to the barge at dawn.",
    ),
    "whether": (
        "Whether the old permit still applies is unclear",
        ("G104", "The old permit still applies."),
        "It is not clear whether the old permit still applies.",
    ),
    "set aside": (
        "the levy would apply to gravel but not to sand",
        ("G104", "The levy would apply to sand but not to gravel."),
        "The levy would be due on gravel but not on sand.",
    ),
    "range": (
        "The canal cut its staff from 42 to 29 last year",
        ("G102", "The canal cut its staff from 29 to 42 last year."),
        "The canal reduced its staff from 42 to 29 last year.",
    ),
    "share": (
        "cracks were found in three of the six pylons",
        ("G102", "Cracks were found in a third of the six pylons."),
        "Cracks were found in half of the six pylons.",
    ),
    "parts": (
        "four in five bridges have yet to be inspected",
        ("G102", "70 percent of bridges have yet to be inspected."),
        "80 percent of bridges are still to be inspected.",
    ),
    "in a row": (
        "the canal made a loss three years running",
        ("G102", "The canal made a loss in four consecutive years."),
        "The canal made a loss in three consecutive years.",
    ),
    "as long": (
        "the scheme would save 12 million crowns over ten years",
        ("G106", "The scheme would save over 12 million crowns in ten years."),
        "The scheme would save 12 million crowns in ten years.",
    ),
    "all": (
        "no exams were cancelled",
        ("G104", "Exams were cancelled."),
        "All exams went ahead.",
    ),
    "every": (
        "The line will pay 500 crowns to each bereaved family",
        ("G106", "The line will pay at least 500 crowns to each bereaved family."),
        "The line will pay every bereaved family 500 crowns.",
    ),
    "at most": (
        "each club may spend at most six million crowns on players",
        ("G106", "Each club may spend at least six million crowns on players."),
        "No club may spend more than six million crowns on players.",
    ),
    "sum": (
        "five mills were fined a total of 90 million crowns",
        ("G106", "Five mills were fined up to 90 million crowns."),
        "Five mills were fined amounts that add up to 90 million crowns.",
    ),
    "season": (
        "The club sold 900 tickets last season",
        ("G103", "The club sold 900 tickets this season."),
        "The club sold 900 tickets in the last season.",
    ),
    "month": (
        "no snow is expected before the end of the month",
        ("G103", "No snow is expected before the end of April."),
        "No snow is expected before the end of March.",
    ),
    "earliest": (
        "the lift would open in May at the earliest",
        ("G104", "The lift would not open in May."),
        "The lift will not open before May.",
    ),
    "yet": (
        "The board has yet to publish its accounts",
        ("G104", "The board has published its accounts."),
        "The board has not published its accounts yet.",
    ),
    "unless": (
        "Bern would sue the mill unless the leak was repaired",
        ("G104", "Bern would sue the mill if the leak was repaired."),
        "Bern would sue the mill if the leak was not repaired.",
    ),
    "denial": (
        "The mill denied having broken any rule",
        ("G104", "The mill had broken a rule."),
        "The mill said that it had not broken any rule.",
    ),
    "innocent": (
        "the clerk had denied taking money until a witness came",
        ("G104", "The clerk had admitted taking money until a witness came."),
        "The clerk had claimed to be innocent until a witness came.",
    ),
    "forbidden": (
        "Sailors were forbidden to smoke on deck",
        ("G104", "Sailors were not forbidden to smoke on deck."),
        "Sailors may not smoke on deck.",
    ),
    "exchanged": (
        "the message was leaked to a newspaper",
        ("G107", "A newspaper was leaked to the message."),
        "The message was leaked to a paper.",
    ),
    "expected": (
        "A ruling by the arbiters is expected within two weeks",
        ("G104", "A ruling by the arbiters is not expected within two weeks."),
        "The arbiters are expected to rule within two weeks.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_thing_otherwise_is_found(name: str, subject_of: MakeSubject) -> None:
    """A text that differs from its quote by one thing is found by the rule for it."""
    quote, (rule, text), _ = CASES[name]
    assert rule in {each.rule for each in _found(subject_of, text, quote)}


@pytest.mark.parametrize("name", CASES)
def test_the_same_in_other_words_passes(name: str, subject_of: MakeSubject) -> None:
    """A text that says what its quote says raises nothing."""
    quote, _, text = CASES[name]
    assert [each.message for each in _found(subject_of, text, quote)] == []


def _found(subject_of: MakeSubject, text: str, quote: str) -> list[Finding]:
    """Return what is found in a fact that quotes a sentence of an article."""
    quote = f"{quote[0].upper()}{quote[1:]}"
    article = f"BERN, March 3 - Ada Okoro and Per Lind spoke.\n{quote}.\n"
    subject = subject_of(dossier(fact(text, quote)), article)
    return [each for each in found(subject) if "topics" in each.path]


SAID = "The Seafarers' Union protested and pointed out that the pipes had rusted"
AGE = "Per Lind left the yard. The 44-year-old signed a contract for two years"
EARLY = "The Seafarers' Union called the opening of the lock premature"
OTHERS = "The Shipowners' Federation opposes the plan that Per Lind supports"
TOLD = "The board said on Wednesday that it would close the yard"
AHEAD = "The board will meet on Wednesday"


@pytest.mark.parametrize(
    ("rule", "article", "right", "wrong"),
    [
        pytest.param(
            "G108",
            SAID,
            fact("The pipes had rusted.", "the pipes had rusted", said_by=["union"]),
            fact("The pipes had rusted.", "the pipes had rusted", said_by=["lind"]),
            id="pointed out",
        ),
        pytest.param(
            "G101",
            AGE,
            fact("Lind signed for two years.", "signed a contract for two years"),
            fact("Okoro signed for two years.", "signed a contract for two years"),
            id="the 44-year-old",
        ),
        pytest.param(
            "G105",
            EARLY,
            fact(
                "The union says it is too early to open the lock.",
                EARLY,
                holder="union",
                stance="opposes",
            ),
            fact(
                "The union says it is too early to open the lock.",
                EARLY,
                holder="union",
                stance="supports",
            ),
            id="too early",
        ),
        pytest.param(
            "G105",
            OTHERS,
            fact(f"{OTHERS}.", OTHERS, holder="federation", stance="opposes"),
            fact(f"{OTHERS}.", OTHERS, holder="federation", stance="supports"),
            id="the stance of another",
        ),
    ],
)
def test_fields_are_told_apart(
    rule: str,
    article: str,
    right: dict[str, Any],
    wrong: dict[str, Any],
    subject_of: MakeSubject,
) -> None:
    """Who speaks, acts or takes a stance is found unless the quotes have it so."""
    written = f"BERN, March 3 - Ports reopened.\n{article}.\nAda Okoro left.\n"
    for each, rules in ((right, set()), (wrong, {rule})):
        findings = found(subject_of(dossier(each), written), rule)
        assert {each.rule for each in findings if "topics" in each.path} == rules


@pytest.mark.parametrize(("quote", "count"), [(TOLD, 0), (AHEAD, 1)])
def test_a_day_of_the_past_is_no_day_to_come(
    quote: str, count: int, subject_of: MakeSubject
) -> None:
    """A weekday before the report is found only where its own verb looks ahead."""
    when = {
        "text": "Wednesday",
        "date": "2026-02-25",
        "basis": "inferred",
        "because": "The report is of Tuesday 3 March 2026.",
    }
    event = fact(f"{quote}.", quote, title="Board", when=when)
    subject = subject_of(dossier(event), f"BERN, March 3 - Ports reopened.\n{quote}.\n")
    assert len(found(subject, "G103")) == count
