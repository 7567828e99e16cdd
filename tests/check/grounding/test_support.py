"""A fact is held against its quotes: each rule fires, and near misses pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.check.finding import Severity
from briefgen.check.grounding import examined
from tests.check.grounding.facts import ARTICLE, dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

ACCUSED = "Norway accused Denmark on Monday of closing two ports"
DOCKERS = "About 4,300 dockers walked out in Oslo"
SHIPS = "at least six ships were waiting off the coast"
DUTY = "the government might cut fuel duty by 3.5 percent in May"
BAN = "We do not support a ban"
FLEET = "Most of the fleet had returned by evening"
OFFER = "The Seafarers' Union welcomed the offer but has not signed it"
WAGES = "The Shipowners' Federation opposes any rise in wages"
BACKED = "The council backed the plan and the union rejected the ban"
TALKS = "fell apart on October 12, 2025, after three weeks"
PRISONERS = "All prisoners are to be released within 48 hours"
PRICES = "Prices rose 2.9 percent, while wages fell"

TRUE = [
    (ACCUSED, "Norway accused Denmark of closing two ports."),
    (ACCUSED, "Denmark was accused by Norway of closing 2 ports."),
    (ACCUSED, "Oslo accused the Danes of shutting two ports on Monday."),
    (DOCKERS, "Some 4,300 dockworkers walked out in Oslo."),
    (SHIPS, "Six or more ships waited off the coast."),
    (DUTY, "The government may cut fuel duty by 3.5% in May."),
    (FLEET, "The majority of the fleet had come back by evening."),
    (OFFER, "The union welcomed the offer but did not sign it."),
    (WAGES, "The Shipowners' Federation is against any increase in wages."),
    (TALKS, "The talks broke down on 12 October 2025 after three weeks."),
    (PRISONERS, "All prisoners are released within two days."),
    (PRICES, "Prices went up by 2.9 percent and wages went down."),
]

FALSE = [
    ("G101", ACCUSED, "Sweden accused Denmark of closing two ports."),
    ("G101", DOCKERS, "About 4,300 dockers walked out in Bergen."),
    ("G101", WAGES, "The Seafarers' Union opposes any rise in wages."),
    ("G102", ACCUSED, "Norway accused Denmark of closing three ports."),
    ("G102", DOCKERS, "About 3,400 dockers walked out in Oslo."),
    ("G102", DUTY, "The government might cut fuel duty by 5.3 percent in May."),
    ("G103", ACCUSED, "Norway accused Denmark on Friday of closing two ports."),
    ("G103", DUTY, "The government might cut fuel duty by 3.5 percent in June."),
    ("G103", TALKS, "The talks fell apart on October 13, 2025."),
    ("G102", TALKS, "The talks fell apart after three months."),
    ("G104", DUTY, "The government will cut fuel duty by 3.5 percent in May."),
    ("G104", DUTY, "The government might raise fuel duty by 3.5 percent in May."),
    ("G104", OFFER, "The Seafarers' Union welcomed the offer and signed it."),
    ("G104", BACKED, "The council rejected the plan."),
    ("G104", PRICES, "Prices fell 2.9 percent."),
    ("G104", DOCKERS, "About 4,300 dockers did not walk out in Oslo."),
    ("G106", SHIPS, "At most six ships were waiting off the coast."),
    ("G106", FLEET, "All of the fleet had returned by evening."),
    ("G106", PRISONERS, "Some prisoners are to be released within 48 hours."),
    ("G107", ACCUSED, "Denmark accused Norway of closing two ports."),
    ("G104", BACKED, "The union backed the plan."),
    ("G109", DOCKERS, "About 4,300 dockers celebrated in Oslo."),
]


@pytest.mark.parametrize(("quote", "text"), TRUE)
def test_true_facts_pass(quote: str, text: str, subject_of: MakeSubject) -> None:
    """What the quote says, in its own words or others, is verified."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    assert not [each for each in found(subject) if "topics" in each.path]
    assert "fact" in examined(subject)


@pytest.mark.parametrize(("rule", "quote", "text"), FALSE)
def test_false_facts_are_found(
    rule: str, quote: str, text: str, subject_of: MakeSubject
) -> None:
    """What the quote does not say is found by the rule that is for it."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    assert rule in {each.rule for each in found(subject)}


def position(stance: str, holder: str, text: str, quote: str) -> dict[str, Any]:
    """Return a position."""
    return fact(text, quote, holder=holder, stance=stance)


@pytest.mark.parametrize(
    ("given", "is_right"),
    [
        (position("opposes", "federation", WAGES, WAGES), True),
        (position("supports", "federation", WAGES, WAGES), False),
        (position("supports", "union", OFFER, OFFER), True),
        (position("calls-for", "federation", WAGES, WAGES), False),
        (position("opposes", "lind", "Lind does not support a ban.", BAN), True),
        (position("supports", "lind", "Lind does not support a ban.", BAN), False),
    ],
)
def test_stances_are_borne_out(
    given: dict[str, Any], *, is_right: bool, subject_of: MakeSubject
) -> None:
    """A stance is what the verbs say; a verb that is denied says the opposite."""
    rules = [each.rule for each in found(subject_of(dossier(given), ARTICLE))]
    assert ("G105" not in rules) == is_right


@pytest.mark.parametrize(
    ("quote", "said_by", "is_right"),
    [
        (DOCKERS, "okoro", True),
        (DOCKERS, "lind", False),
        (DUTY, "lind", True),
        (DUTY, "union", False),
        (BAN, "lind", True),
        (BAN, "okoro", False),
    ],
)
def test_speakers_are_told(
    quote: str, said_by: str, *, is_right: bool, subject_of: MakeSubject
) -> None:
    """A fact is said by whom the source lets say it, also as 'he'."""
    subject = subject_of(dossier(fact(quote, quote, said_by=[said_by])), ARTICLE)
    assert ("G108" not in {each.rule for each in found(subject)}) == is_right


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ({"text": "Monday", "date": "2026-03-02", "basis": "inferred"}, ""),
        (
            {"text": "Monday", "date": "2026-03-03", "basis": "inferred"},
            "the source says",
        ),
        ({"text": "Monday", "date": "2026-02-16", "basis": "inferred"}, "nearest"),
        ({"text": "Friday"}, "does not stand"),
        ({"text": "Monday", "date": "2026-03-02"}, "does not state the day"),
    ],
)
def test_dates_are_worked_out_rightly(
    when: dict[str, str], message: str, subject_of: MakeSubject
) -> None:
    """Only what is stated must be quoted; the rest must agree with it."""
    if "basis" in when:
        when = when | {"because": "The report is of a Tuesday."}
    event = fact("Norway accused Denmark.", ACCUSED, title="Charge", when=when)
    messages = [each.message for each in found(subject_of(dossier(event), ARTICLE))]
    assert any(message in each for each in messages) if message else not messages


@pytest.mark.parametrize(("kind", "rules"), [("judgment", set()), ("fact", {"G103"})])
def test_horizons_are_inferred(
    kind: str, rules: set[str], subject_of: MakeSubject
) -> None:
    """Until when a judgment holds is in no quote; of a fact it must be."""
    text = "The union will very likely reject the ban by June 2027."
    given = fact(text, BACKED, kind=kind)
    if kind == "judgment":
        given |= {"confidence": "low", "because": "It has rejected the ban before."}
    named = {each.rule for each in found(subject_of(dossier(given), ARTICLE))}
    assert named.intersection({"G102", "G103"}) == rules


def test_withholding_is_not_rejecting(subject_of: MakeSubject) -> None:
    """Who withholds full endorsement has not rejected anything."""
    article = f"{ARTICLE}The union continues to withhold full endorsement of it.\n"
    quote = "The union continues to withhold full endorsement"
    for stance, is_right in (("withholds", True), ("supports", False)):
        given = position(stance, "union", quote, quote)
        rules = [each.rule for each in found(subject_of(dossier(given), article))]
        assert ("G105" not in rules) == is_right


def test_swaps_are_for_review(subject_of: MakeSubject) -> None:
    """A swap of roles is a warning: the parse may be wrong."""
    text = "Denmark accused Norway of closing two ports."
    subject = subject_of(dossier(fact(text, ACCUSED)), ARTICLE)
    assert {each.severity for each in found(subject, "G107")} == {Severity.WARNING}
