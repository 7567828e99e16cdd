"""Group A finds what is said by nobody, and what takes a side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.cases import added, case, changed, judgment, statement, words

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

CLAIM = statement("One ship waits, it claims.", "said_by: [south]")


def told(text: str, who: str) -> str:
    """Return a dossier in which the South claims, and somebody tells this."""
    return added(
        "events:\n  - {id: start, title: Start, when: {text: then}, evidence: &,\n"
        f"     said_by: [{who}], text: {text}}}\n",
        CLAIM,
    )


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case("nobody", "A001", statement("It is believed to sail."), "It is believed"),
        case("reportedly", "A001", statement("It reportedly sails."), "reportedly"),
        case("somebody", "A001", statement("The North believes it sails.")),
        case("said by", "A001", statement("It reportedly sails.", "said_by: [north]")),
        case(
            "according to",
            "A001",
            statement("It reportedly sails, according to the South."),
        ),
        case(
            "in the past", "A001", statement("Sources said it sails."), "Sources said"
        ),
        case("reports", "A001", statement("By all reports, the crew said, it sails.")),
        case(
            "another says something else",
            "A001",
            statement("It is believed to sail. Mr. Ito said no."),
            "It is believed",
        ),
        case("a title", "A001", statement("It is believed to sail, Mr. Ito said.")),
        case("by a name", "A001", statement("It is believed by the North to sail.")),
        case(
            "by nobody",
            "A001",
            statement("It is believed by many to sail."),
            "It is believed",
        ),
        case("quoted", "A001", statement("The sign reads “reportedly safe”.")),
        case("part of a word", "A001", statement("It is saidtobe safe.")),
        case(
            "loaded", "A002", statement("The regime slammed it."), "regime", "slammed"
        ),
        case("plain", "A002", statement("The government criticised it.")),
        case("loaded, quoted", "A002", statement("It spoke of a ‘regime’ there.")),
        case(
            "a name",
            "A002",
            changed("short: North", "short: Radical", statement("The Radical sails.")),
        ),
        case(
            "claims and confirms", "A003", told("It confirms it., ", "north"), "claims"
        ),
        case("of one side", "A003", told("It confirms it., ", "south")),
        case("says", "A003", told("It says so., ", "north")),
        case(
            "the noun",
            "A003",
            changed("it claims", "its claims", told("It confirms it., ", "north")),
        ),
        case(
            "by a name in the text",
            "A003",
            changed(
                "One ship waits, it claims.",
                "The Envoy of the North claims it.",
                told("The South confirms it., ", "council"),
            ),
            "claims",
        ),
        case("nobody acts", "A004", statement("The tariff was rejected."), "rejected"),
        case("somebody acts", "A004", statement("The South rejected the tariff.")),
        case("an agent", "A004", statement("The tariff was rejected by the South.")),
        case(
            "in another's words",
            "A004",
            statement("The tariff was rejected.", "said_by: [south]"),
        ),
        case("a judgment", "A004", judgment("The tariff was rejected.")),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected


def test_other_languages_are_left_alone(subject_of: MakeSubject) -> None:
    """English words are looked for in English alone."""
    facts = changed("subject:", "language: de\nsubject:", statement("Das regime, was?"))
    assert words("A002", subject_of(facts)) == []
