"""Promises of `briefgen.check.subject`: what is found has its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.check.catalogue import rules
from briefgen.check.finding import Found, Severity

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

TEXT = ("topics", 0, "statements", 0, "text")
AS_WRITTEN = "The Council asked both ports to reopen.\n"


@pytest.mark.parametrize(
    ("written", "words", "place"),
    [
        pytest.param(AS_WRITTEN, "both ports", (18, 33, 10), id="plain"),
        pytest.param(AS_WRITTEN, "", (18, 15, 39), id="the whole text"),
        pytest.param(
            f"{AS_WRITTEN.strip()}  # a note\n", "", (18, 15, 39), id="not the comment"
        ),
        pytest.param(
            "'The Council''s wish.'  # a note\n", "", (18, 15, 22), id="with its marks"
        ),
        pytest.param(AS_WRITTEN, "no such words", (18, 15, 1), id="not there"),
        pytest.param(
            ">-\n          The Council asked\n          both ports to reopen.\n",
            "both ports",
            (20, 11, 10),
            id="folded",
        ),
        pytest.param(
            ">-\n          The Council asked both\n          ports to reopen.\n",
            "both ports",
            (19, 29, 4),
            id="words in two lines",
        ),
        pytest.param(
            "'The Council''s wish: both ports reopen.'\n",
            "Council's wish",
            (18, 20, 15),
            id="single quotes",
        ),
        pytest.param(
            '"The \\"Council\\" asked both ports."\n',
            '"Council" asked',
            (18, 20, 17),
            id="double quotes",
        ),
        pytest.param(
            "\n          fr: Le Conseil.\n          en: The Council asked.\n",
            "Council",
            (20, 19, 7),
            id="several languages",
        ),
    ],
)
def test_words(
    subject_of: MakeSubject, written: str, words: str, place: tuple[int, int, int]
) -> None:
    """Words are found where the YAML writes them, however it does."""
    from tests.check.conftest import FACTS

    subject = subject_of(FACTS.replace(AS_WRITTEN, written))
    rule = rules()["S001"]
    finding = subject.placed(Found(TEXT, "wrong", words), rule)
    assert (*finding.place[1:], finding.length) == place
    assert finding.lines[0] == 18


def test_within_braces(subject_of: MakeSubject) -> None:
    """A value in braces ends where it ends, not with its line."""
    from tests.check.conftest import FACTS

    block = FACTS[FACTS.index("          - source") :]
    quote = "The Council asked both ports to reopen"
    braces = f"          - {{source: notice, paragraph: 1, quote: {quote}}}\n"
    subject = subject_of(FACTS.replace(block, braces))
    for key, length in (("paragraph", 1), ("quote", len(quote))):
        found = Found((*TEXT[:-1], "evidence", 0, key), "wrong")
        assert subject.placed(found, rules()["S001"]).length == length


def test_a_key(subject_of: MakeSubject) -> None:
    """What is wrong with a key is shown at the key, as grave as is said of it."""
    found = Found(TEXT[:-1], "wrong", key="text", severity=Severity.NOTE)
    finding = subject_of().placed(found, rules()["S001"])
    assert finding.place[1:] == (18, 9)
    assert (finding.length, finding.severity) == (4, Severity.NOTE)


def test_items(subject_of: MakeSubject) -> None:
    """Each fact comes with the way to it and with what it stands under."""
    subject = subject_of()
    (item,) = subject.items
    assert item.path == TEXT[:-1]
    assert item.above == subject.dossier.topics[0]
    assert subject.by_id["request"] is subject.by_path[TEXT[:-1]] is item


def test_phrases(subject_of: MakeSubject) -> None:
    """Every text for readers is there once, with its key; quotes and ids are not."""
    phrases = {phrase.path: phrase for phrase in subject_of().phrases}
    assert phrases[TEXT].text == "The Council asked both ports to reopen."
    assert phrases[TEXT].key == "text"
    assert {path[-1] for path in phrases} == {
        "title",
        "subject",
        "made_by",
        "kind",
        "description",
        "text",
    }


def test_dates_are_phrases_too(subject_of: MakeSubject) -> None:
    """The words of a date are texts for readers."""
    from tests.check.conftest import FACTS

    events = (
        "events:\n  - id: talks\n    title: Talks\n    text: They met.\n"
        "    when: {text: Monday, date: 2026-01-05, basis: inferred, because: Why.}\n"
        "plans:\n  - id: plan\n    title: Plan\n    text: A plan.\n    positions:\n"
        "      - {id: yes, text: Yes., holder: me, stance: supports,"
        " since: [{text: today}]}\n"
        "participants:\n  - {id: me, name: Me, kind: person}\n"
    )
    phrases = {
        phrase.path: phrase.text for phrase in subject_of(FACTS + events).phrases
    }
    assert phrases["events", 0, "when", "because"] == "Why."
    assert phrases["plans", 0, "positions", 0, "since", 0, "text"] == "today"
