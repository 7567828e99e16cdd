"""Group S finds facts and sources that a reader cannot follow."""

from __future__ import annotations

import pytest

from tests.check.cases import PEOPLE, added, case, changed, statement, words
from tests.check.conftest import FACTS, MakeSubject

TWO = changed(
    "topics:",
    "  - {id: news, title: News, kind: report, description: A report.,\n"
    "     accessed: 2026-01-05, url: https://example.org/news}\ntopics:",
)
HASH = "ab" * 32
EVENTS = "events:\n  - {id: start, title: Start, text: It began., weight: 5,\n     "


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        case(
            "a gap needs no evidence", "S001", added("gaps:\n  - {id: g, text: Why.}")
        ),
        case(
            "an assumption is the desk's own",
            "S001",
            added("lines:\n  - {id: l, text: So., kind: assumption}"),
        ),
        case("a line", "S001", added("lines:\n  - {id: l, text: So.}"), "id"),
        case(
            "a line on facts",
            "S001",
            added("lines:\n  - {id: l, text: So., rests_on: [request]}"),
        ),
        case("one source", "S002", statement(more="weight: 5")),
        case(
            "one of two sources",
            "S002",
            changed("- id: request", "- id: request\n        weight: 5", TWO),
            "id",
        ),
        case("a light fact", "S002", TWO),
        case(
            "said by somebody",
            "S002",
            changed(
                "- id: request",
                "- id: request\n        weight: 5\n        said_by: [north]",
                TWO,
            ),
        ),
        case(
            "two sources",
            "S002",
            changed(
                "paragraph: 1",
                "paragraph: 1",
                added(
                    f"{EVENTS}when: {{text: then}}, evidence: [{{source: notice, "
                    "quote: Council}, {source: news, quote: Council}]}",
                    TWO,
                ),
            ),
        ),
        case(
            "an event on one of two",
            "S002",
            added(f"{EVENTS}when: {{text: then}}, evidence: &}}", TWO),
            "id",
        ),
        case("undated", "S003", changed("    published: 2026-01-05\n", ""), "id"),
        case("read", "S003", changed("published:", "accessed:")),
        case("a source that nothing rests on", "S004", TWO, "id"),
        case("one that a fact rests on", "S004", FACTS + PEOPLE),
        case(
            "the same text",
            "S005",
            changed("url: https://example.org/news", f"sha256: {HASH}", TWO).replace(
                "    published", f"    sha256: {HASH.upper()}\n    published"
            ),
            HASH,
        ),
        case("two texts", "S005", TWO),
        case(
            "the desk's own paper",
            "S006",
            changed("    published", "    author: port desk\n    published").replace(
                "made_by", "author: Port Desk\nmade_by"
            ),
            "port desk",
        ),
        case(
            "the paper of another",
            "S006",
            changed("    published", "    author: The Council\n    published").replace(
                "made_by", "author: Port Desk\nmade_by"
            ),
        ),
        case(
            "undisclosed", "S007", changed("made_by: Written by hand.\n", ""), "title"
        ),
        case("disclosed", "S007", FACTS),
    ],
)
def test_cases(
    rule: str, facts: str, expected: list[str], subject_of: MakeSubject
) -> None:
    """A rule finds what breaks it, and nothing in what comes near."""
    assert words(rule, subject_of(facts)) == expected
