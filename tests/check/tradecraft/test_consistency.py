"""Group C finds one thing that is told in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.cases import added, case, changed, statement, words

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

TOTAL = "    stated_total: 12\n"


def plan(title: str, more: str = "") -> str:
    """Return a dossier with a plan that lists two provisions."""
    return added(
        f"plans:\n  - id: plan\n    title: {title}\n    text: It is a plan.\n"
        f"    evidence: &\n{more}    provisions:\n"
        "      - {id: one, title: One, text: One., evidence: &}\n"
        "      - {id: two, title: Two, text: Two., evidence: &}\n"
    )


def line(text: str, base: str = "14 ships and both ports wait.") -> str:
    """Return a dossier with a line that rests on a statement."""
    return added(
        f"lines:\n  - {{id: l, text: {text}, rests_on: [request]}}\n", statement(base)
    )


def activity(text: str, status: str = "", body: str = "council") -> str:
    """Return a dossier with something that a body does."""
    more = f", status: {status}" if status else ""
    return added(
        f"un_activity:\n  - {{id: vote, text: '{text}', actor: north, body: {body},\n"
        f"     action: Votes, evidence: &{more}}}\n"
    )


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case(
            "one letter",
            "C001",
            statement("Port Marsila, then Marsilo, reopened."),
            "Marsilo",
        ),
        case(
            "a letter more",
            "C001",
            statement("So Zelenski and Zelenskiy met."),
            "Zelenskiy",
        ),
        case(
            "a participant's name is right",
            "C001",
            changed(
                "Port of the South",
                "Port of Marsilo",
                statement("So Marsila reopened."),
            ),
            "Marsila",
        ),
        case("one way", "C001", statement("So Marsilo and Marsilo’s port reopened.")),
        case(
            "an ending",
            "C001",
            statement("So Russia and Russian ships, Yemeni and Yemen."),
        ),
        case("short names", "C001", statement("So Iran and Iraq met.")),
        case("two countries", "C001", statement("So Iceland and Ireland met.")),
        case(
            "a word that begins a sentence",
            "C001",
            statement("Reports and Resorts. Resports."),
        ),
        case(
            "an alias",
            "C001",
            changed(
                "short: South",
                "short: South, aliases: [Marsila, Marsilo]",
                statement("So Marsila and Marsilo met."),
            ),
        ),
        case("another number", "C002", line("Some 41 ships wait."), "41"),
        case("another number in words", "C002", line("Fifteen ships wait."), "Fifteen"),
        case("the same number", "C002", line("Fourteen ships wait.")),
        case(
            "by way of another line",
            "C002",
            added(
                "bottom_line:\n  - {id: b, text: 14 ships wait., rests_on: [l]}\n",
                line("Ships wait."),
            ),
        ),
        case(
            "by way of a plan",
            "C002",
            added(
                "lines:\n  - {id: l, text: It has 12 points., rests_on: [one]}\n",
                plan("The plan", TOTAL),
            ),
        ),
        case("both are two", "C002", line("Two ports wait.")),
        case("thousands", "C002", line("'1,200 wait.'", "1200 wait.")),
        case(
            "the quote",
            "C002",
            changed(
                "quote: The Council asked both", "quote: 41 of both", line("41 wait.")
            ),
        ),
        case(
            "the date",
            "C002",
            added(
                "lines:\n  - {id: l, text: It sank on 5 May 2026., rests_on: [start]}\n"
                "events:\n  - {id: start, title: Start, text: It sank., evidence: &,\n"
                "     when: {text: then, date: 2026-05-05}}\n"
            ),
        ),
        case(
            "no ground",
            "C002",
            added("lines:\n  - {id: l, text: 41 wait., evidence: &}\n"),
        ),
        case("no total", "C003", plan("The 12-point plan"), "12-point"),
        case(
            "no total, in words",
            "C003",
            plan("A plan of twelve articles"),
            "twelve articles",
        ),
        case("stated", "C003", plan("The 12-point plan", TOTAL)),
        case("stated otherwise", "C003", plan("The 13-point plan", TOTAL), "13-point"),
        case("as many as listed", "C003", plan("A plan of two points")),
        case("some of them", "C003", plan("The first five articles")),
        case("a number of something else", "C003", plan("The 12-ship plan")),
        case(
            "percent",
            "C007",
            statement("It rose by 2.5% and 2.5 per cent."),
            "2.5 per cent",
        ),
        case("thousands", "C007", statement("Of 22,000 jobs 22000 are new."), "22000"),
        case("a unit", "C007", statement("It cost 3bn, or 3 billion."), "3 billion"),
        case("two amounts", "C007", statement("Of 22,000 jobs 2200 are new; 22 %.")),
        case("quoted", "C007", statement("It rose 5%, or “5 percent”.")),
        case("a year", "C007", statement("In 2025 it sank, in 2025-26 it rose.")),
        case("points", "C007", statement("5 % is up by 5 percentage points.")),
        case("status unsaid", "C004", activity("It acts.", "Adopted"), "Adopted"),
        case("status quoted", "C004", activity("It acts.", "By the Council")),
        case(
            "too many votes",
            "C005",
            activity("It had 10 votes in favour, 4 against and 2 abstentions."),
            "10 votes in favour",
        ),
        case(
            "too few votes",
            "C005",
            activity("With 8 in favour, 4 against and 2 abstentions it fails."),
            "8 in favour",
        ),
        case("right", "C005", activity("9 in favour, 4 against, 2 abstentions.")),
        case(
            "in words",
            "C005",
            activity("Nine voted in favour, four against, two abstained."),
        ),
        case(
            "some away",
            "C005",
            activity("8 in favour, 4 against, 2 abstentions, one absent."),
        ),
        case(
            "no total known",
            "C005",
            activity("8 for, 4 against, 2 abstained.", "", "north"),
        ),
        case(
            "a total in the text",
            "C005",
            statement(
                "Of the 20 members, 8 voted in favour, 4 against and 2 abstained."
            ),
            "8 voted in favour",
        ),
        case(
            "an assembly",
            "C005",
            statement("The General Assembly: 140 in favour, 5 against."),
        ),
        case("no vote", "C005", statement("They are for peace and against 3 wars.")),
        case(
            "namesakes",
            "C006",
            changed("name: Port of the South", "name: port of the north"),
            "id",
        ),
        case(
            "an alias of another",
            "C006",
            changed("short: South", "short: South, aliases: [Port of the North]"),
            "id",
        ),
        case("two names", "C006", statement()),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected
