"""A further article into a dossier: what is added, and what stays as it is."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.distill import writing
from briefgen.distill.draft import Draft
from briefgen.distill.inserting import Insertion
from briefgen.distill.merging import free_sources, merged
from briefgen.dossier import loads
from tests.distill.found import draft

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """\
Norland has accepted a six-point truce drafted by the envoy Ada Brandt. The truce \
provides for a ceasefire along the river, the withdrawal of heavy guns and the \
reopening of two crossings.

Southmark opposes the truce. Its prime minister, Olaf Reyes, said that 40 people had \
been killed on Monday.
"""
SECOND = """\
Norland has accepted a six-point truce drafted by the envoy Ada Brandt. The truce \
provides for a ceasefire along the river, the exchange of prisoners and the reopening \
of two crossings.

Southmark supports the truce. Its prime minister, Olaf Reyes, said that 52 people had \
been killed on Monday. The United Nations welcomed the truce.
"""


@pytest.fixture(scope="module")
def old() -> str:
    """Return the file of the first article, as a person has edited it."""
    text = writing.text(draft(FIRST))
    text = text.replace("  - id: reyes", "  # see our note of May\n  - id: reyes")
    return text.replace("role: Prime minister", "role: Head of government  # checked")


@pytest.fixture(scope="module")
def second() -> Draft:
    """Distill the second article."""
    return draft(SECOND, source="article-2")


def gone(old: str, new: str) -> list[str]:
    """Return the lines that were changed or taken away."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line.startswith("- ")]


def test_no_line_is_changed(old: str, second: Draft) -> None:
    """Every line of a person stays, with its comments, in its order."""
    new = merged(old, second).text
    assert "Head of government  # checked" in old
    assert "# see our note of May" in old
    assert gone(old, new) == []


def test_what_comes_of_it_loads(old: str, second: Draft) -> None:
    """The file of two articles is a dossier with two sources."""
    dossier = loads(merged(old, second).text)
    assert [source.id for source in dossier.sources] == ["article", "article-2"]


def test_the_same_fact_has_two_sources(old: str, second: Draft) -> None:
    """A fact that both tell stands once, with a quote of each."""
    dossier = loads(merged(old, second).text)
    told = [
        fact
        for fact in dossier.plans[0].provisions
        if fact.text == "A ceasefire along the river."
    ]
    assert [{each.source for each in fact.evidence} for fact in told] == [
        {"article", "article-2"}
    ]


def test_what_is_new_is_added(old: str, second: Draft) -> None:
    """Provisions, participants and positions that only the second tells are added."""
    result = merged(old, second)
    dossier = loads(result.text)
    assert "The exchange of prisoners." in {p.text for p in dossier.plans[0].provisions}
    assert "United Nations" in {who.name for who in dossier.participants}
    assert result.added > 0
    assert result.joined > 0


def test_contradictions_are_marked(old: str, second: Draft) -> None:
    """Two numbers and two stances stand side by side, with a comment that says so."""
    result = merged(old, second)
    assert result.contradictions == 2
    assert ": 52, not 40\n" in result.text
    assert ": 'supports', not 'opposes'\n" in result.text


def test_numbers_of_positions_and_in_words_are_compared() -> None:
    """A position with another number, in words too, does not become one with it."""
    text = "Norland has accepted a truce of thirty days with Southmark, it said."
    known = writing.text(draft(text))
    result = merged(known, draft(text.replace("thirty", "sixty"), source="article-2"))
    assert result.contradictions == 1
    assert ": sixty, not thirty\n" in result.text
    same = merged(known, draft(text.replace("thirty", "30"), source="article-2"))
    assert same.contradictions == 0


def statement(text: str, **more: Any) -> Draft:
    """Return a draft of one statement, or of one position where a holder is given."""
    source = {"id": "s", "title": "S", "kind": "article", "description": "S."}
    quote = {"source": "s", "paragraph": 1, "quote": text.rstrip(".")}
    fact = {"id": "fact", "text": text, **more, "evidence": [quote]}
    who = [
        {"id": each, "name": each.title(), "kind": "organisation", "evidence": [quote]}
        for each in ("norland", "southmark")
    ]
    kind = "positions" if "holder" in more else "statements"
    data = {
        "title": "Talks",
        "subject": "Talks",
        "as_of": "2026-05-06T00:00Z",
        "marking": "TLP:AMBER",
        "made_by": "Made by hand.",
        "sources": [source],
        "participants": who,
        "topics": [{"id": "talks", "title": "Talks", kind: [fact]}],
    }
    return Draft(data, "Made by hand.")


TURNED = [
    ("Norland left the harbour talks with Southmark.",
     "Southmark left the harbour talks with Norland.", "stands where"),
    ("Norland will take part in the joint harbour talks.",
     "Norland will not take part in the joint harbour talks.", "denied"),
    ("The storm killed 12 people and injured 30 in Lodova.",
     "The storm killed 14 people and injured 30 in Lodova.", "14, not 12"),
    ("The council approved the draft plan.",
     "The council rejected the draft plan.", "opposite"),
    ("The harbour talks may go on by 2 April if Norland lowers its fee of 40 marks.",
     "The harbour talks may go on by 9 April.", "9, not 2"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "why"), TURNED)
def test_what_turns_a_fact_round_does_not_join_it(
    first: str, second: str, why: str
) -> None:
    """Alike words that say the contrary stand by themselves, with a comment."""
    result = merged(writing.text(statement(first)), statement(second))
    assert result.contradictions == 1
    (comment,) = re.findall("# review: (.*contradict.+)", result.text)
    assert why in comment
    told = [fact.text for fact in loads(result.text).topics[0].statements]
    assert told == [first, second]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"said_by": ["norland"]}, id="two speakers"),
        pytest.param({"holder": "norland", "stance": "supports"}, id="two holders"),
    ],
)
def test_the_same_words_of_two_are_two_facts(more: dict[str, Any]) -> None:
    """What two speakers say, or two holders want, is no contradiction and not one."""
    text = "The council supports the joint harbour talks."
    other = {
        key: ["southmark"] if key == "said_by" else "southmark"
        for key in more
        if key != "stance"
    }
    result = merged(
        writing.text(statement(text, **more)), statement(text, **(more | other))
    )
    (topic,) = loads(result.text).topics
    assert len(topic.statements + topic.positions) == 2
    assert result.contradictions == 0


def test_opposed_stances_of_two_holders_are_no_contradiction() -> None:
    """That one supports what another opposes stands side by side without a comment."""
    one = statement(
        "The government supports the talks.", holder="norland", stance="supports"
    )
    two = statement(
        "The government opposes the talks.", holder="southmark", stance="opposes"
    )
    result = merged(writing.text(one), two)
    assert (result.contradictions, result.text.count("stance:")) == (0, 2)


def test_another_tool_is_told_at_the_source() -> None:
    """The line on who made the file stays; a comment has what it does not tell."""
    known = writing.text(statement("The council met.", said_by=["norland"]))
    again = merged(known, statement("The envoys left for home."))
    assert "tell it in made_by" not in again.text
    other = statement("The envoys left for home.")._replace(made_by="By model X.")
    text = merged(known, other).text
    assert "  # review: tell it in made_by: By model X.\n  - id: s-2\n" in text
    assert loads(text).made_by == "Made by hand."


def test_a_finished_dossier_is_a_draft_again(old: str, second: Draft) -> None:
    """New facts that nobody has read make a draft of the whole; 'final' stays."""
    finished = old.replace("status: draft\n", "")
    assert loads(merged(finished, second).text).status == "draft"
    final = old.replace("status: draft\n", "status: final\n")
    assert loads(merged(final, second).text).status == "final"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a:\n  - id: x\nb: 1\n", "a:\n  - id: x\n  - id: new\nb: 1\n"),
        ("a:\n- id: x\nb: 1\n", "a:\n- id: x\n- id: new\nb: 1\n"),
        ("a:\n  -   id: x\n", "a:\n  -   id: x\n  - id: new\n"),
        ("a: [{id: x}]\n", "a: [{id: x}, {id: new}]\n"),
        ("a: []\n", "a: [{id: new}]\n"),
        ("a:\nb: 1\n", "a:\n  - id: new\nb: 1\n"),
        ("b: 1\n", "b: 1\n\na:\n  - id: new\n"),
        ("b: 1", "b: 1\n\na:\n  - id: new\n"),
        ("a:\n  - id: x  # why\n", "a:\n  - id: x  # why\n  - id: new\n"),
        ("a:\r\n  - id: x\r\n", "a:\r\n  - id: x\r\n  - id: new\r\n"),
        ("a:\n  - id: x\n    t: >-\n      long\n\nb: 1\n",
         "a:\n  - id: x\n    t: >-\n      long\n  - id: new\n\nb: 1\n"),
    ],
)  # fmt: skip
def test_items_are_put_as_the_list_is_written(text: str, made: str) -> None:
    """A list grows in the form it has: indented or not, on a line, empty."""
    into = Insertion(text)
    into.items(("a",), [{"id": "new"}], {})
    assert into.made() == made


def test_lists_within_each_other_keep_their_order() -> None:
    """What goes into an inner list stands before what goes behind it."""
    into = Insertion("a:\n  - id: x\n    evidence:\n      - {q: 1}\n")
    into.items(("a",), [{"id": "new"}], {})
    into.items(("a", 0, "evidence"), [{"q": 2}], {})
    assert into.made() == (
        "a:\n  - id: x\n    evidence:\n      - {q: 1}\n      - {q: 2}\n  - id: new\n"
    )


def test_a_source_gets_an_id_that_is_free(tmp_path: Path) -> None:
    """An id is taken by a source in the file, and by a text beside it."""
    (tmp_path / "article-2.txt").touch()
    assert free_sources("sources:\n  - id: article\n", tmp_path, 2) == [
        "article-3", "article-4",
    ]  # fmt: skip
