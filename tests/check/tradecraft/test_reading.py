"""Group R finds what is hard to read, and texts that lost their end."""

from __future__ import annotations

import pytest

from tests.check.cases import PEOPLE, added, case, changed, statement, words
from tests.check.conftest import FACTS, MakeSubject

TEN = "one two three four five six seven eight nine ten "
LINE = "  - {{id: line-{}, text: {}, rests_on: [request]}}\n"


def lines(*texts: str) -> str:
    """Return a dossier with these lines for a bottom line."""
    items = (LINE.format(number, text) for number, text in enumerate(texts))
    return added("bottom_line:\n" + "".join(items))


def written(text: str) -> str:
    """Return a dossier whose statement is written so, letter by letter."""
    return changed("text: The Council asked both ports to reopen.", text)


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case(
            "26 words",
            "R001",
            statement(f"It {TEN * 2}one two five ten six."),
            "It one two three",
        ),
        case("25 words", "R001", statement(f"It {TEN * 2}one two five ten.")),
        case("two sentences", "R001", statement(f"It {TEN * 2}. It {TEN * 2}.")),
        case("the second", "R001", statement(f"So. Or {TEN * 3}."), "Or one two three"),
        case("marks are no words", "R001", statement(f"It {TEN * 2}– 5 % – & / so.")),
        case("long on average", "R002", lines(*[f"It {TEN * 2}two."] * 9), "title"),
        case("20 on average", "R002", lines(*[f"It {TEN}{TEN[:-5]}."] * 9)),
        case("too few to tell", "R002", lines(f"It {TEN * 3}two.")),
        case("51 words", "R003", lines(f"{TEN * 5}plus."), "bottom_line"),
        case(
            "51 words in two lines",
            "R003",
            lines(TEN * 3, f"{TEN * 2}yes"),
            "bottom_line",
        ),
        case("50 words", "R003", lines(TEN * 5)),
        case("unexpanded", "R004", statement("The JTC met."), "JTC"),
        case("told once", "R004", statement("The JTC met. The JTC left."), "JTC"),
        case("plural", "R004", statement("The MPAs met."), "MPAs"),
        case("expanded", "R004", statement("The Joint Tariff Committee (JTC) met.")),
        case("expanded behind", "R004", statement("The JTC (the tariff body) met.")),
        case("well known", "R004", statement("The UN and NATO met MPs.")),
        case("a numeral", "R004", statement("Chapter VII and Elizabeth II.")),
        case("a symbol", "R004", statement("See TN/RL/W/279 and <WT/GC>.")),
        case("a currency", "R004", statement("It costs NZ$100 million.")),
        case("a marking", "R004", statement("The annex is TLP:RED.")),
        case("shouted", "R004", statement("STOP THE SHIPS")),
        case(
            "a participant",
            "R004",
            changed("short: North", "short: PON", statement("The PON met.")),
        ),
        case(
            "cut by a number",
            "R005",
            written("text: It adopted resolution #12."),
            "resolution",
        ),
        case(
            "cut in a sentence",
            "R005",
            written("text: It adopted no # 12 on Monday."),
            "no",
        ),
        case(
            "cut in a title",
            "R005",
            changed("title: Reopening", "title: The #1 topic"),
            "The",
        ),
        case(
            "cut in a folded line",
            "R005",
            written("text: It adopted\n          resolution #12."),
            "resolution",
        ),
        case("a comment", "R005", written("text: It adopted it.  # from the notice.")),
        case(
            "a comment without a blank", "R005", written("text: It adopted it. #todo")
        ),
        case(
            "a comment to a title",
            "R005",
            changed("title: Reopening", "title: Ports # of both"),
        ),
        case("in quotes", "R005", written('text: "It adopted resolution #12."')),
        case("in a block", "R005", written("text: >-\n          Resolution #12.")),
        case("no blank", "R005", written("text: It is C#12.")),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected


def test_good_dossier_is_readable(subject_of: MakeSubject) -> None:
    """A short dossier breaks no rule of reading."""
    subject = subject_of(FACTS + PEOPLE)
    rules = ("R001", "R002", "R003", "R004", "R005")
    assert [word for rule in rules for word in words(rule, subject)] == []
