"""Group F finds what --fix mends, and mending it changes nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.check.mend import mended
from briefgen.check.tradecraft.quotes import changes
from briefgen.dossier import Dossier, loads
from tests.check.cases import PEOPLE, added, case, changed, findings, statement, words
from tests.check.conftest import FACTS, MakeSubject

RULES = ("F001", "F002", "F003", "F004")
STRAIGHT = str.maketrans("’“”", '\'""')
TEXT = "text: The Council asked both ports to reopen."


def written(text: str) -> str:
    """Return a dossier whose statement is written so, letter by letter."""
    return changed(TEXT, text)


def all_mended(facts: str, subject_of: MakeSubject) -> str:
    """Return a facts file with all that group F finds mended."""
    subject = subject_of(facts)
    return mended(facts, [f for rule in RULES for f in findings(rule, subject)])


def with_text(dossier: Dossier, text: str) -> Dossier:
    """Return a dossier with another text of its statement."""
    (topic,) = dossier.topics
    (statement,) = topic.statements
    topic = topic.replaced(statements=(statement.replaced(text=text),))
    return dossier.replaced(topics=(topic,))


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case("an apostrophe", "F001", statement("The port's crew."), "'"),
        case("marks", "F001", written('text: A "plan" is made.'), '"'),
        case("of print", "F001", statement("The port’s “plan”.")),
        case(
            "in a quote", "F001", changed("quote: The Council", "quote: The Council's")
        ),
        case(
            "in an address", "F001", statement("See https://example.org/it's/so now.")
        ),
        case("inches", "F001", written("text: A 12\" gun and a 5' boat.")),
        case("one mark", "F001", written('text: The "plan is made.')),
        case("single marks", "F001", statement("The 'plan' is made.")),
        case("years", "F001", statement("In the '90s it sank.")),
        case(
            "the words of a source",
            "F001",
            added(
                "events:\n  - {id: start, title: Start, text: It sank., evidence: &,\n"
                "     when: {text: New Year's Day}}\n"
            ),
        ),
        case("a blank", "F002", statement("It is TLP: AMBER."), "TLP: AMBER"),
        case("small letters", "F002", statement("It is tlp:green."), "tlp:green"),
        case(
            "strict", "F002", statement("A TLP:AMBER-STRICT one."), "TLP:AMBER-STRICT"
        ),
        case("well written", "F002", statement("It is TLP:AMBER+STRICT.")),
        case("the scheme", "F002", statement("It follows TLP 2.0.")),
        case(
            "in a quote",
            "F002",
            changed("quote: The Council", "quote: TLP GREEN Council"),
        ),
        case(
            "id later",
            "F003",
            changed(
                "- id: request\n        text",
                "- weight: 3\n        id: request\n        text",
            ),
            "id",
        ),
        case(
            "id later in braces",
            "F003",
            changed("{id: north, name", "{name: N, id: north, short").replace(
                "short: Port of the North, ", ""
            ),
            "id",
        ),
        case("id first", "F003", FACTS + PEOPLE),
        case(
            "twice", "F004", statement(more="said_by: [north, south, north]"), "north"
        ),
        case("once each", "F004", statement(more="said_by: [north, south]")),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("text: The port's", "text: The port’s", id="plain"),
        pytest.param("text: 'The port''s'", "text: 'The port’s'", id="single"),
        pytest.param(
            'text: "The port\'s \\"plan\\""', 'text: "The port’s “plan”"', id="double"
        ),
        pytest.param(
            'text: "The\\u0020port\'s"', 'text: "The\\u0020port’s"', id="escaped"
        ),
        pytest.param(
            'text: "The \\\n          port\'s"',
            'text: "The \\\n          port’s"',
            id="broken",
        ),
        pytest.param(
            "text: >-\n          The\n          port's",
            "text: >-\n          The\n          port’s",
            id="folded",
        ),
        pytest.param(
            "text: | # why\n          The port's",
            "text: | # why\n          The port’s",
            id="literal",
        ),
        pytest.param(
            "text: The\n          port's # why",
            "text: The\n          port’s # why",
            id="two lines",
        ),
        pytest.param(
            "text: {en: The port's, fr: l'île}",
            "text: {en: The port’s, fr: l’île}",
            id="languages",
        ),
        pytest.param(
            "text: The ports' crews", "text: The ports’ crews", id="of several"
        ),
        pytest.param("text: It is TLP : green", None, id="colon"),
        pytest.param("text: It is TLP green", "text: It is TLP:GREEN", id="marking"),
        pytest.param(
            'text: "A TLP:\n          amber one"',
            'text: "A TLP:AMBER one"',
            id="in two lines",
        ),
        pytest.param(
            "said_by: [north, south, north]",
            "said_by: [north, south]",
            id="in brackets",
        ),
        pytest.param(
            "said_by: [north, north, south]",
            "said_by: [north, south]",
            id="in the middle",
        ),
        pytest.param(
            "said_by:\n          - north\n          - north\n          - south",
            "said_by:\n          - north\n          - south",
            id="in lines",
        ),
        pytest.param(
            "said_by:\n          - north\n          - north # again",
            "said_by:\n          - north\n          - north # again",
            id="with a comment",
        ),
    ],
)
def test_mending(before: str, after: str | None, subject_of: MakeSubject) -> None:
    """What is found is mended where it stands, however YAML has it written."""
    if after is None:
        before, after = f"{TEXT}\n        # {before}", f"{TEXT}\n        # {before}"
    if "text" not in before:
        before, after = f"{TEXT}\n        {before}", f"{TEXT}\n        {after}"
    facts = written(before) + ""
    assert all_mended(facts, subject_of) == written(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "- text: So.\n        id: request # why\n        weight: 3",
            "- id: request # why\n        text: So.\n        weight: 3",
            id="in the middle",
        ),
        pytest.param(
            "- weight: 3\n        text: |\n          So.\n        id: request",
            "- id: request\n        weight: 3\n        text: |\n          So.",
            id="after a block",
        ),
        pytest.param(
            "-\n        text: So.\n        id: request",
            "-\n        id: request\n        text: So.",
            id="below its dash",
        ),
        pytest.param(
            "- {text: So., id: request}", "- {text: So., id: request}", id="in braces"
        ),
        pytest.param(
            "- text: So.\n        id:\n          request",
            "- text: So.\n        id:\n          request",
            id="in two lines",
        ),
    ],
)
def test_ids_are_put_first(before: str, after: str, subject_of: MakeSubject) -> None:
    """An id is moved with its line; one that is no line of its own is left."""
    old = FACTS[FACTS.index("- id: request") :]
    facts = FACTS.replace(old, f"{before}\n")
    new = all_mended(facts, subject_of)
    assert new == FACTS.replace(old, f"{after}\n")
    assert loads(new) == loads(facts)


def test_an_id_in_the_last_line_is_put_first(subject_of: MakeSubject) -> None:
    """A file without a newline at its end stays one."""
    old = FACTS[FACTS.index("- id: request") :]
    facts = FACTS.replace(old, "- text: So.\n        id: request")
    expected = FACTS.replace(old, "- id: request\n        text: So.")
    assert all_mended(facts, subject_of) == expected


class Styled(str):
    """A text that YAML writes in a style."""

    __slots__ = ("style",)
    style: str | None


class Dumper(yaml.SafeDumper):
    """Writes styled texts in their styles."""


def _represented(dumper: Any, text: Styled) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style)


Dumper.add_representer(Styled, _represented)


@given(
    text=st.text("ab '\"\n:#\\’é-TLP", min_size=1).filter(str.strip),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([8, 80]),
    is_flow=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_marks_are_changed(
    text: str, style: str | None, width: int, *, is_flow: bool, subject_of: MakeSubject
) -> None:
    """After mending, a dossier is the same but for the characters mended."""
    styled = Styled(text)
    styled.style = style
    data = yaml.safe_load(FACTS)
    data["as_of"] = "2026-01-06T09:00Z"
    data["sources"][0]["published"] = "2026-01-05"
    data["topics"][0]["statements"][0]["text"] = styled
    facts = yaml.dump(
        data, Dumper=Dumper, width=width, default_flow_style=is_flow, allow_unicode=True
    )
    before = loads(facts)
    said = before.topics[0].statements[0].text
    certain = {at: mark for at, _, mark in changes(said, "en")}
    expected = "".join(certain.get(at, mark) for at, mark in enumerate(said))
    assert loads(all_mended(facts, subject_of)) == with_text(before, expected)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en-GB", 'The "plan" isn\'t ("so").', "The “plan” isn’t (“so”)."),
        ("fr", 'L\'aval du "plan".', "L’aval du «\u202fplan\u202f»."),
        ("de", 'Der "Plan" ist\'s.', "Der „Plan“ ist's."),
        ("ru", 'Это "план".', "Это «план»."),
        ("he", 'צה"ל אמר "כן".', 'צה"ל אמר "כן".'),
        ("en", "\"He said 'no'\" twice.", "“He said 'no'” twice."),
        ("en", "Write to o'hara@example.org.", "Write to o'hara@example.org."),
        ("en", '""', '""'),
    ],
)
def test_marks_of_languages(language: str, before: str, after: str) -> None:
    """Each language has its own marks; what is not certain stays."""
    parts = list(before)
    for at, _, new in changes(before, language):
        parts[at] = new
    assert "".join(parts) == after
