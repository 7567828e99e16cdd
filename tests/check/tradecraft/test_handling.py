"""Group H finds what would reach a reader whom it is not for."""

from __future__ import annotations

import pytest

from tests.check.cases import added, case, changed, findings, judgment, statement, words
from tests.check.conftest import FACTS, MakeSubject

STRICT = changed("    published", "    marking: TLP:AMBER\n    published")
SENTENCE = "The North will leave the talks on 1 May 2026."


def line(text: str, more: str = "rests_on: [request]", section: str = "lines") -> str:
    """Return items for a section with one line."""
    return f"{section}:\n  - {{id: l, text: {text}, {more}}}\n"


def marked(text: str = SENTENCE) -> str:
    """Return a dossier with a statement that is not for all."""
    return statement(text, "marking: TLP:AMBER")


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case(
            "looser than its source",
            "H001",
            changed(
                "- id: request", "- id: request\n        marking: TLP:GREEN", STRICT
            ),
            "TLP:GREEN",
        ),
        case(
            "looser than what it rests on",
            "H001",
            added(line("So.", "marking: TLP:CLEAR, rests_on: [request]"), marked()),
            "TLP:CLEAR",
        ),
        case("no marking of its own", "H001", STRICT),
        case(
            "as strict",
            "H001",
            changed(
                "- id: request", "- id: request\n        marking: TLP:AMBER", STRICT
            ),
        ),
        case("stricter", "H001", marked()),
        case(
            "repeated",
            "H002",
            added(line(f"So {SENTENCE}", "evidence: &"), marked()),
            f"So {SENTENCE}",
        ),
        case("repeated as strictly", "H002", added(line(SENTENCE), marked())),
        case(
            "fewer words",
            "H002",
            added(line("The North will leave the talks.", "evidence: &"), marked()),
        ),
        case(
            "nothing strict",
            "H002",
            added(line(SENTENCE, "evidence: &"), statement(SENTENCE)),
        ),
        case(
            "in the title",
            "H002",
            changed("title: Ports are asked to reopen", f"title: {SENTENCE}", marked()),
            SENTENCE,
        ),
        case(
            "another marking",
            "H003",
            statement("The annex (TLP:RED) is long."),
            "TLP:RED",
        ),
        case("an old one", "H003", statement("The annex is tlp:white."), "tlp:white"),
        case("its own", "H003", statement("The annex is TLP:CLEAR.")),
        case("its own, stricter", "H003", marked("The annex is TLP:AMBER.")),
        case(
            "part of its own",
            "H003",
            marked("It is TLP:AMBER+STRICT."),
            "TLP:AMBER+STRICT",
        ),
        case("the scheme", "H003", statement("It follows TLP 2.0.")),
        case(
            "a classification", "H004", statement("SECRET The fleet sails."), "SECRET"
        ),
        case("the longest", "H004", statement("A TOP SECRET note."), "TOP SECRET"),
        case("the word", "H004", statement("The secret treaty is restricted.")),
        case("all in capitals", "H004", statement("THE SECRET TREATY")),
        case(
            "a line on a judgment",
            "H005",
            added(line("So."), judgment("It is likely.")),
            "request",
        ),
        case(
            "a line on an assumption",
            "H005",
            added(line("So."), statement(more="kind: assumption")),
            "request",
        ),
        case("a line on a fact", "H005", added(line("So."))),
        case(
            "the bottom line",
            "H005",
            added(line("So.", section="bottom_line"), judgment("It is likely.")),
        ),
        case(
            "said all the same",
            "H006",
            added(
                "gaps:\n  - {id: g, text: Why., do_not_say: That both ports reopen.}\n",
                statement("So both ports reopen."),
            ),
            '"So both ports reopen."',
        ),
        case(
            "not said",
            "H006",
            added("gaps:\n  - {id: g, text: Why., do_not_say: That ports reopen.}\n"),
        ),
        case(
            "asked",
            "H006",
            added(
                "gaps:\n  - {id: g, text: Why., do_not_say: That the ports reopen.}\n"
                "questions:\n  - {id: q, question: Can it be that the ports reopen?,\n"
                "     answer: We cannot tell., rests_on: [g]}\n"
            ),
        ),
        case(
            "no bottom line for all",
            "H007",
            added(line("So.", section="bottom_line"), marked()),
            "bottom_line",
        ),
        case("one for all", "H007", added(line("So.", section="bottom_line"))),
        case("none at all", "H007", marked()),
        case("a strict fact", "H008", marked(), "title"),
        case("none stricter", "H008", FACTS),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected


def test_what_makes_a_fact_strict_is_told(subject_of: MakeSubject) -> None:
    """A fact that is marked too loosely is told with what it rests on."""
    marking = "- id: request\n        marking: TLP:CLEAR"
    topic = changed("title: Reopening", "title: Reopening\n    marking: TLP:RED")
    (under,) = findings("H001", subject_of(changed("- id: request", marking, topic)))
    (on,) = findings("H001", subject_of(changed("- id: request", marking, STRICT)))
    assert "'reopening', which it stands under, is TLP:RED" in under.message
    assert "'notice', which it rests on, is TLP:AMBER" in on.message
    assert findings("H001", subject_of(FACTS)) == []
