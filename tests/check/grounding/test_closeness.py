"""What one word says depends on how closely the others keep to the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.check.finding import Severity
from tests.check.grounding.facts import dossier, fact, found

if TYPE_CHECKING:
    from briefgen.check.finding import Finding
    from tests.check.conftest import MakeSubject

ONE = [
    pytest.param(
        "The ferry carried ninety sheep to the island",
        "The ferry carried ninety goats to the island.",
        "G109",
        "Ninety animals crossed over aboard the vessel.",
        id="another noun in a copy",
    ),
    pytest.param(
        "The baker painted the door of the new shop on Monday",
        "The baker locked the door of the new shop on Monday.",
        "G109",
        "On Monday the shop that is new got its door adorned by the baker.",
        id="another verb in a copy",
    ),
    pytest.param(
        "The board had not put any pressure on the clerk",
        "The board had not put much pressure on the clerk.",
        "G109",
        "The board had put no pressure on the clerk.",
        id="a small word in a copy",
    ),
    pytest.param(
        "The mayor had asked for a hospital ship and sent a transport plane",
        "The mayor had asked for a transport plane and sent a hospital ship.",
        "G109",
        "A hospital ship had been asked for by the mayor, who sent a transport plane.",
        id="phrases change places",
    ),
    pytest.param(
        "The yard did not alert the harbour until April",
        "The yard alerted the harbour before April.",
        "G104",
        "It took until April for the yard to alert the harbour.",
        id="not until",
    ),
    pytest.param(
        "The keeper has not spent more than ten nights in the tower",
        "The keeper has spent at least ten nights in the tower.",
        "G106",
        "The keeper has spent at most ten nights in the tower.",
        id="not more than",
    ),
    pytest.param(
        "voters rejected a change that let the mayor seek a third term",
        "Voters rejected a change that let the mayor seek a fourth term.",
        "G102",
        "Voters turned down a change that let the mayor seek a third term.",
        id="the third of several",
    ),
    pytest.param(
        "The law would have lowered the age of voters from 18 to 16",
        "The law would have lowered the age of voters from 16 to 18.",
        "G102",
        "The law would have let people vote from 16 instead of 18.",
        id="from and to",
    ),
    pytest.param(
        "The council let clubs ban rowdy guests for ten years",
        "The council forbade clubs to ban rowdy guests for ten years.",
        "G104",
        "Clubs are allowed to ban rowdy guests for ten years.",
        id="let is allow",
    ),
    pytest.param(
        "The owner denied that any crate had left the yard open",
        "The owner admitted that a crate had left the yard open.",
        "G104",
        "No crate had left the yard open, the owner insisted.",
        id="insisted that no",
    ),
    pytest.param(
        "The smaller lens could still detect the comet",
        "The smaller lens still detected the comet.",
        "G104",
        "The comet was still detectable with the smaller lens.",
        id="could is able",
    ),
    pytest.param(
        "The council chose the plateau, passing over a bid from the coast",
        "The coast passed over a bid from the plateau.",
        "G107",
        "The council passed over a bid from the coast.",
        id="who passes over",
    ),
    pytest.param(
        "The mill bought half of the grain that the port had stored",
        "The mill bought a third of the grain that the port had stored.",
        "G102",
        "Half of the grain stored by the port went to the mill.",
        id="a part of it",
    ),
]


@pytest.mark.parametrize(("quote", "wrong", "rule", "right"), ONE)
def test_one_word_tells_in_a_copy_alone(
    quote: str, wrong: str, rule: str, right: str, subject_of: MakeSubject
) -> None:
    """A word in place of another is found in a copy, and passes in other words."""
    assert rule in {each.rule for each in _found(subject_of, fact(wrong, quote), quote)}
    assert _found(subject_of, fact(right, quote), quote) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The dockers did not return to the quay.", Severity.ERROR),
        ("The dockers did not return to the quay before the feast.", Severity.WARNING),
    ],
)
def test_nothing_is_sure_where_other_words_differ(
    text: str, severity: Severity, subject_of: MakeSubject
) -> None:
    """A denial is unsupported in a copy, and to be looked at beside another word."""
    quote = "The dockers returned to the quay"
    findings = _found(subject_of, fact(text, quote), quote)
    assert [(each.rule, each.severity) for each in findings] == [("G104", severity)]


PORT = "Shares in the Seafarers' Union's bank rose. "
OFFICE = "The Danish foreign ministry bought a shed. "
CUT = "The budget fell by 30 million crowns, she said. "
SPEAKS = "Per Lind spoke of the new lock. "
TWO = "Per Lind praised the lock, and Ada Okoro the bridge. "


@pytest.mark.parametrize(
    ("rule", "before", "quote", "right", "wrong"),
    [
        pytest.param(
            "G101",
            OFFICE,
            "The building stands empty",
            fact("The Danish foreign ministry's shed stands empty.", ""),
            fact("The Seafarers' Union's shed stands empty.", ""),
            id="a noun for what was named before",
        ),
        pytest.param(
            "G102",
            CUT,
            "By 32, to be exact, to 210",
            fact("The budget fell by 32 million to 210 million.", ""),
            fact("The budget fell by 34 million to 210 million.", ""),
            id="a million that was said before",
        ),
        pytest.param(
            "G108",
            TWO + "Okoro said it was high. ",
            "She said that the paint had come off",
            fact("The paint had come off.", "", said_by=["okoro"]),
            fact("The paint had come off.", "", said_by=["lind"]),
            id="who goes on speaking",
        ),
        pytest.param(
            "G108",
            SPEAKS,
            "The Danish foreign ministry said that it had found nothing",
            fact("Nothing had been found.", "", said_by=["danish-ministry"]),
            fact("Nothing had been found.", "", said_by=["lind"]),
            id="who says it of himself",
        ),
        pytest.param(
            "G108",
            SPEAKS,
            "Ada Okoro puts the loss at nine crowns",
            fact(
                "The loss is nine crowns.", "the loss at nine crowns", said_by=["okoro"]
            ),
            fact(
                "The loss is nine crowns.", "the loss at nine crowns", said_by=["union"]
            ),
            id="who acts by the quoted verb",
        ),
        pytest.param(
            "G105",
            SPEAKS,
            "Ada Okoro saw no grounds for a protest",
            fact("Okoro saw no grounds.", "", holder="okoro", stance="opposes"),
            fact("Okoro backs it.", "Okoro backs it", holder="okoro", stance="opposes"),
            id="for after a noun",
        ),
        pytest.param(
            "G101",
            "Norway spoke first. ",
            "Norwegian ferries will sail on Monday",
            fact("Norway's ferries will sail on Monday.", ""),
            fact("Denmark's ferries will sail on Monday.", ""),
            id="who comes from there",
        ),
    ],
)
def test_what_stands_before_a_quote_counts(  # noqa: PLR0913, PLR0917 # a row of a table
    rule: str,
    before: str,
    quote: str,
    right: dict[str, Any],
    wrong: dict[str, Any],
    subject_of: MakeSubject,
) -> None:
    """Who and what a quote refers to is read from the words before it."""
    after = " Okoro backs it." if "backs" in wrong["text"] else ""
    for given, rules in ((right, set()), (wrong, {rule})):
        quoted = given["evidence"][0]["quote"] or quote
        each = given | {"evidence": [{"source": "notice", "quote": quoted}]}
        findings = _found(subject_of, each, f"{before}{quote}.{after}")
        assert {one.rule for one in findings if one.rule == rule} == rules


def _found(subject_of: MakeSubject, given: dict[str, Any], words: str) -> list[Finding]:
    """Return what is found in a fact on a paragraph of an article."""
    article = f"BERN, March 3 - Ports reopened.\n{words[0].upper()}{words[1:]}.\n"
    for each in given["evidence"]:
        quote = each["quote"]
        each["quote"] = quote if quote in article else f"{quote[0].upper()}{quote[1:]}"
    subject = subject_of(dossier(given), article)
    return [each for each in found(subject) if "topics" in each.path]
