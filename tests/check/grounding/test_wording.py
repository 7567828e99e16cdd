"""Other words for the same thing pass; a word in place of another one is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.check.finding import Severity
from briefgen.check.grounding.lexicon import lexicon
from tests.check.grounding.facts import dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

SALE = "The ministry lent forty lorries to a shipping line on Monday"
STRIKE = "The strike ended after 16 days"
VERDICT = "Judges acquitted three of the accused officers"
DEATHS = "Fourteen sailors and three dockers were killed"
CRASH = "a tanker ran into a moored ferry"
CARGO = "More than half of the cargo was lost"
COST = "The repairs will cost between 4 and 6 million dollars and last 90 days"
BELLS = "The museum handed over two of its bells"
RECORDER = "the data recorder had been recovered undamaged"
WARNED = "He warned the ministry twice"
LEAK = "Villagers blamed the water board for ignoring the leak"
SUED = "Norway threatened to sue her for defamation"
FORGED = "The tapes are forged"
VOTE = "The council voted on the levy, and the junior partner split"
OPEN = "No date has been set for another round"
TICKETS = "The line accepted the offer but did not sign the contract"
HERRING = "Catches of herring rose"
LIKELY = "Talks will probably fail"

ARTICLE = (
    f"BERN, March 3 - {SALE}. {STRIKE}. {VERDICT}. {DEATHS} when {CRASH}.\n"
    f"{CARGO}. {COST}. {BELLS}. Line chief Per Lind said {RECORDER}. {WARNED}.\n"
    f"{LEAK}. Ada Okoro did not reply. {SUED}. {FORGED}. {VOTE}.\n"
    f"{OPEN}. {TICKETS}. {HERRING}. {LIKELY}.\n"
)

PASS = [
    pytest.param(SALE, "A shipping line borrowed 40 trucks on Monday.", id="converse"),
    pytest.param(STRIKE, "The stoppage came to an end on its 16th day.", id="rank"),
    pytest.param(VERDICT, "Three officers were found not guilty.", id="not-guilty"),
    pytest.param(DEATHS, "Three dockers and 14 sailors lost their lives.", id="idiom"),
    pytest.param(CRASH, "A moored ferry was hit by a tanker.", id="passive"),
    pytest.param(CARGO, "Most of the freight was lost.", id="half"),
    pytest.param(COST, "Repairs will cost 4 to 6 million dollars.", id="range"),
    pytest.param(COST, "The repairs will go on for three months.", id="months"),
    pytest.param(BELLS, "The museum surrendered two bells.", id="over"),
    pytest.param(LEAK, "The board took no notice of the leak.", id="no-notice"),
    pytest.param(FORGED, "The tapes are not genuine.", id="opposite-denied"),
    pytest.param(OPEN, "The date of another round is open.", id="implied-no"),
    pytest.param(LEAK, "Neglect of the leak was criticised.", id="noun-of-action"),
]

FOUND = [
    pytest.param("G104", SALE, "The ministry borrowed forty lorries.", id="converse"),
    pytest.param("G102", STRIKE, "The strike ended on its 17th day.", id="rank"),
    pytest.param("G104", VERDICT, "Judges convicted three officers.", id="not-guilty"),
    pytest.param("G109", CRASH, "a tanker ran into a moored barge", id="in-place"),
    pytest.param("G109", CRASH, "a ferry ran into a moored tanker", id="swapped"),
    pytest.param("G106", CARGO, "All of the cargo was lost.", id="half"),
    pytest.param("G102", COST, "The repairs will cost 4 to 7 million.", id="range"),
    pytest.param("G102", COST, "The repairs will last five months.", id="months"),
    pytest.param("G104", RECORDER, "The data recorder was damaged.", id="prefix"),
    pytest.param("G104", FORGED, "The tapes are genuine.", id="opposite"),
    pytest.param("G104", VOTE, "The junior partner did not split.", id="not-split"),
    pytest.param(
        "G104", TICKETS, "The line accepted the offer and signed.", id="denied"
    ),
    pytest.param("G109", HERRING, "Catches of cod rose.", id="kinds"),
    pytest.param(
        "G109", SUED, "Norway threatened to sue Denmark for defamation.", id="pronoun"
    ),
]

REVIEWED = [
    pytest.param(DEATHS, "Seventeen people were killed.", id="sum"),
    pytest.param(
        CARGO, "All the cargo was insured, and more than half lost.", id="all"
    ),
    pytest.param(LIKELY, "Talks will fail.", id="hedge"),
    pytest.param(WARNED, "The ministry was warned twice by Zimmer.", id="name"),
]


@pytest.mark.parametrize(("quote", "text"), PASS)
def test_other_words_pass(quote: str, text: str, subject_of: MakeSubject) -> None:
    """What a quote says in other words raises nothing."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    assert [each.message for each in found(subject) if "topics" in each.path] == []


@pytest.mark.parametrize(("rule", "quote", "text"), FOUND)
def test_words_in_place_of_others_are_found(
    rule: str, quote: str, text: str, subject_of: MakeSubject
) -> None:
    """A word that says something else where the quote has its own is found."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    assert found(subject, rule)


@pytest.mark.parametrize(("quote", "text"), REVIEWED)
def test_what_is_missing_is_no_error(
    quote: str, text: str, subject_of: MakeSubject
) -> None:
    """What is not quoted, and contradicts nothing that is, is for a person."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    severities = {each.severity for each in found(subject) if "topics" in each.path}
    assert severities == {Severity.WARNING}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agree", "agreement"),
        ("reply", "answer"),
        ("lose_life", "die"),
        ("undamaged", "intact"),
    ],
)
def test_senses_are_shared(one: str, other: str) -> None:
    """A word stands for those of its senses, and for those of its root."""
    assert lexicon().same(one, other)
    assert not lexicon().opposite(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("approve", "reject"),
        ("approval", "rejection"),
        ("in_public", "in_secret"),
        ("undamaged", "damage"),
        ("before", "after"),
    ],
)
def test_opposites_are_not_alike(one: str, other: str) -> None:
    """Words of opposite senses, or one with a prefix that negates, cannot stand in."""
    assert lexicon().opposite(one, other)
    assert not lexicon().same(one, other)


def test_two_sides_of_a_deed_are_no_opposites() -> None:
    """Lending and borrowing are one deed; lending and keeping are two."""
    assert lexicon().converse("lend", "borrow")
    assert not lexicon().converse("lend", "keep")
