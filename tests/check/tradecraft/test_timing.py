"""Group T finds times that are told wrong, or count from the day of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.cases import added, case, changed, statement, words

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject


def event(text: str, date: str, said: str = "then") -> str:
    """Return a dossier with an event on a date."""
    return added(
        f"events:\n  - {{id: start, title: Start, text: {text}, evidence: &,\n"
        f"     when: {{text: {said}, date: {date}}}}}\n"
    )


def ahead(text: str, date: str) -> str:
    """Return a dossier with a date ahead."""
    return added(
        f"next_dates:\n  - {{id: start, text: {text}, evidence: &,\n"
        f"     when: {{text: then, date: {date}}}}}\n"
    )


def two(first: str, second: str) -> str:
    """Return a dossier with two events."""
    last = "  - {id: end, title: End, text: It ended., evidence: &, when: {text: t,\n"
    return added(f"{last}     date: {second}}}}}\n", event("It began.", first))


def two_ahead(first: str, second: str) -> str:
    """Return a dossier with two dates ahead."""
    last = "  - {id: end, text: It ends., evidence: &, when: {text: t,\n"
    return added(f"{last}     date: {second}}}}}\n", ahead("It begins.", first))


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case("yesterday", "T001", statement("They met yesterday."), "yesterday"),
        case("last week", "T001", statement("They met last week."), "last week"),
        case("ago", "T001", statement("They met two days ago."), "ago"),
        case("a weekday", "T001", statement("They met on Monday."), "Monday"),
        case("at the start", "T001", statement("On Monday they met."), "Monday"),
        case("a name at the start", "T001", statement("On Black Friday prices fell.")),
        case("recently", "T001", statement("They met recently."), "recently"),
        case("with its date", "T001", statement("They met on Monday 5 January.")),
        case(
            "with its date first", "T001", statement("On 5 January, a Monday, it sank.")
        ),
        case("American", "T001", statement("They met on Monday, January 5, 2026.")),
        case("a name", "T001", statement("Prices fall on Black Friday.")),
        case("every Monday", "T001", statement("Ships sail every Monday.")),
        case("quoted", "T001", statement("They said they met “last week”.")),
        case("an age", "T001", statement("The last weeks of 2025 were quiet.")),
        case("Santiago", "T001", statement("A ship from Santiago sank.")),
        case("beside its date", "T001", event("They met on Monday.", "2026-01-05")),
        case(
            "yesterday, beside a date",
            "T001",
            event("They met yesterday.", "2026-01-05"),
            "yesterday",
        ),
        case(
            "the words of the source",
            "T001",
            event("They met.", "2026-01-05", "last week"),
        ),
        case("an event ahead", "T002", event("They met.", "2026-01-07"), "2026-01-07"),
        case("an event of the day", "T002", event("They met.", "2026-01-06")),
        case("an event of the month", "T002", event("They met.", "2026-01")),
        case("a date gone", "T003", ahead("They meet.", "2026-01-05"), "2026-01-05"),
        case("a date of the day", "T003", ahead("They meet.", "2026-01-06")),
        case("a date of the month", "T003", ahead("They meet.", "2026-01")),
        case("ahead, as if past", "T004", ahead("They met.", "2026-02-01"), "met"),
        case(
            "ahead", "T004", ahead("The talks that were put off are held.", "2026-02")
        ),
        case(
            "stale",
            "T005",
            changed("as_of: 2026-01", "as_of: 2026-03"),
            "2026-03-06T09:00Z",
        ),
        case("30 days", "T005", changed("as_of: 2026-01-06", "as_of: 2026-02-04")),
        case(
            "a newer event",
            "T005",
            changed(
                "as_of: 2026-01", "as_of: 2026-03", event("It sank.", "2026-03-01")
            ),
        ),
        case("no dates", "T005", changed("    published: 2026-01-05\n", "")),
        case(
            "a newer source",
            "T006",
            changed("published: 2026-01-05", "published: 2026-01-08"),
            "2026-01-08",
        ),
        case(
            "a source of tomorrow, further east",
            "T006",
            changed("published: 2026-01-05", "published: 2026-01-07"),
        ),
        case("out of order", "T007", two("2026-01-03", "2026-01-02"), "id"),
        case("in order", "T007", two("2026-01-02", "2026-01-03")),
        case(
            "ahead, out of order", "T007", two_ahead("2026-02-03", "2026-02-02"), "id"
        ),
        case("ahead, in order", "T007", two_ahead("2026-02-02", "2026-02-03")),
        case("of one month", "T007", two("2026-01-03", "2026-01")),
        case(
            "a wrong weekday",
            "T008",
            statement("They met on Tuesday, 5 January 2026."),
            "Tuesday, 5 January 2026",
        ),
        case("the right one", "T008", statement("They met on Monday, 5 January 2026.")),
        case("no year", "T008", statement("They met on Tuesday, 5 January.")),
        case("no such day", "T008", statement("They met on Monday, 31 February 2026.")),
        case(
            "a wrong weekday of a date",
            "T008",
            event("They met.", "2026-01-05", "Tuesday"),
            "2026-01-05",
        ),
        case(
            "the day before", "T008", event("They met.", "2026-01-04", "before Monday")
        ),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected


def test_an_event_that_is_told_as_ahead_is_less_grave(subject_of: MakeSubject) -> None:
    """An event to come that is told as such only stands in the wrong place."""
    from tests.check.cases import findings

    grave = findings("T002", subject_of(event("They met.", "2026-02-01")))
    light = findings("T002", subject_of(event("They will meet.", "2026-02-01")))
    assert [found.severity for found in (*grave, *light)] == ["error", "warning"]
