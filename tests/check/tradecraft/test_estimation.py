"""Group E finds estimates in other words than those of the scale in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.cases import added, case, changed, judgment, statement, words

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

FIRST = judgment("The ports are likely to reopen by May 2026.", "likelihood: likely")


def second(likelihood: str) -> str:
    """Return a dossier with two judgments, the first of them likely."""
    return FIRST.replace(
        "participants:",
        "      - {id: other, text: It holds., kind: judgment, because: So.,\n"
        f"         confidence: low, likelihood: {likelihood}, evidence: []}}\n"
        "participants:",
        1,
    )


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case(
            "no term",
            "E001",
            judgment("So.", "likelihood: quite likely"),
            "quite likely",
        ),
        case("a term of ICD 203", "E001", judgment("So.", "likelihood: very likely")),
        case(
            "a term with its article",
            "E001",
            judgment("So.", "likelihood: a roughly even chance"),
        ),
        case(
            "a term of PHIA under ICD 203",
            "E001",
            judgment("So.", "likelihood: realistic possibility"),
            "realistic possibility",
        ),
        case(
            "a term of PHIA",
            "E001",
            judgment("So.", "likelihood: realistic possibility", "PHIA"),
        ),
        case(
            "a term of any scale where none is named",
            "E001",
            judgment("So.", "likelihood: realistic possibility", ""),
        ),
        case("could", "E002", judgment("They could reopen by May."), "could"),
        case("may", "E002", judgment("They may reopen."), "may"),
        case("the month", "E002", judgment("May talks are likely to fail in May.")),
        case("could, quoted", "E002", judgment("They are likely to say “we could”.")),
        case("could, of a fact", "E002", statement("They could reopen.")),
        case(
            "a term of the other scale",
            "E002",
            judgment("There is a realistic possibility that they reopen."),
            "realistic possibility",
        ),
        case(
            "a term of the scale",
            "E002",
            judgment("There is a realistic possibility of it.", scale="PHIA"),
        ),
        case("other row", "E003", second("highly probable"), "highly probable"),
        case("same row", "E003", second("very likely")),
        case(
            "rows of a scale that has one",
            "E003",
            second("probable").replace("ICD 203", "PHIA"),
        ),
        case(
            "at odds",
            "E004",
            judgment("They are unlikely to reopen.", "likelihood: likely"),
            "likely",
        ),
        case("at one", "E004", FIRST),
        case(
            "as an adverb",
            "E004",
            judgment(
                "They will almost certainly reopen.", "likelihood: almost certain"
            ),
        ),
        case(
            "turned by a negation",
            "E004",
            judgment("They are not likely to reopen.", "likelihood: unlikely"),
        ),
        case(
            "both in one",
            "E005",
            judgment("We judge with high confidence that it is likely."),
            "high confidence",
        ),
        case(
            "in two sentences",
            "E005",
            judgment("It is likely. We say so with high confidence."),
        ),
        case(
            "confidence in something",
            "E005",
            judgment("It is likely to build confidence between the ports."),
        ),
        case("unsure", "E006", judgment("It is likely.", "weight: 3"), "id"),
        case("sure", "E006", judgment("It is likely.")),
        case("a fact", "E006", statement()),
        case("open", "E007", judgment("They will probably reopen."), "will"),
        case("a year", "E007", judgment("They will probably reopen in 2026.")),
        case("a span", "E007", judgment("It will last for the next two weeks.")),
        case("of the past", "E007", judgment("It was very likely an accident.")),
        case("may, as a fact", "E008", statement("It may be late."), "may"),
        case("likely, as a fact", "E008", statement("It is likely late."), "likely"),
        case("said", "E008", statement("It may be late.", "said_by: [north]")),
        case(
            "what a thing can do", "E008", statement("They fear waves that could sink.")
        ),
        case("certain, as some", "E008", statement("A certain ship is late.")),
        case("a judgment", "E008", judgment("It is likely.")),
        case(
            "a line of the desk",
            "E008",
            added("lines:\n  - {id: l, text: It might be late., rests_on: [request]}"),
            "might",
        ),
        case(
            "no scale named",
            "E009",
            judgment("So.", "likelihood: likely", ""),
            "likely",
        ),
        case("a scale named", "E009", FIRST),
        case("no likelihood", "E009", judgment("So.", scale="")),
        case(
            "English words in French",
            "E002",
            changed(
                "subject:", "language: fr\nsubject:", judgment("They could reopen.")
            ),
        ),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected
