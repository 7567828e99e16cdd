"""What is added to a quote, or told without its condition, is found.

Each quote comes with texts that a rule must find, and some that are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.grounding.facts import dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

LAPSE = (
    "Ada Okoro welcomed the pact but warned that it would lapse if the pier between "
    "Oslo and Bergen were not mended by 30 June"
)
WELCOME = "Ada Okoro welcomed the pact"
CLOSED = "Norway closed the pier on 8 January"
FREED = "the liberation of all sailors"
THREAT = "Per Lind threatened to leave the cabinet"
FUND = "The fund will open provided that it pays the crews"
CASE = "A fine is due in case inspectors find cod"
BERTH = "the berth closes unless the fee is paid"
ARTICLE = (
    f"BERN, March 3 - {LAPSE}. {CLOSED}.\n"
    f"The draft asks for {FREED}. {THREAT}.\n"
    f"{FUND}. {CASE}. A clerk said that {BERTH}.\n"
)

ADDED = [
    (WELCOME, "Okoro welcomed the pact after receiving bribes."),
    (WELCOME, "Okoro welcomed the pact and called for a tax on tourists."),
    (WELCOME, "Okoro welcomed the pact and resigned."),
    (WELCOME, "Okoro, a convicted fraudster, welcomed the pact."),
    (FREED, "All sailors are freed in exchange for prisoners."),
    (CLOSED, "Norway closed the pier on 8 January because of a storm."),
]
NOT_ADDED = [
    (WELCOME, "Okoro was glad of the pact."),
    (LAPSE, "Okoro welcomed the pact but gave warning that it might end."),
    (CLOSED, "On 8 January the pier was shut by Norway."),
    (FREED, "All sailors are set free."),
]
TOLD_AS_SO = [
    (LAPSE, "The pier was not mended by 30 June."),
    (LAPSE, "Okoro says that the pier was not mended by 30 June."),
    (THREAT, "Lind left the cabinet."),
    (THREAT, "Lind leaves the cabinet."),
    (FUND, "The fund pays the crews."),
    (CASE, "Inspectors found cod."),
    (BERTH, "The fee was not paid."),
    (BERTH, "The berth closes."),
]
LEFT_OPEN = [
    (LAPSE, "The pact would lapse if the pier were not mended by 30 June."),
    (THREAT, "Lind threatens to leave the cabinet."),
    (FUND, "The fund will open, provided that it pays the crews."),
    (CASE, "A fine is due if inspectors find cod."),
    (BERTH, "Unless the fee is paid, the berth closes."),
]


def rules(subject_of: MakeSubject, quote: str, text: str, *names: str) -> set[str]:
    """Return which rules find something in a text with one quote."""
    subject = subject_of(dossier(fact(text, quote)), ARTICLE)
    return {each.rule for each in found(subject, *names) if "topics" in each.path}


@pytest.mark.parametrize(("quote", "text"), ADDED)
def test_added_phrases_are_found(
    quote: str, text: str, subject_of: MakeSubject
) -> None:
    """A phrase of which the quotes have no word is for a person to look at."""
    assert rules(subject_of, quote, text, "G109") == {"G109"}


@pytest.mark.parametrize(("quote", "text"), NOT_ADDED)
def test_other_words_are_no_addition(
    quote: str, text: str, subject_of: MakeSubject
) -> None:
    """Other words for what is quoted add nothing."""
    assert not rules(subject_of, quote, text, "G109")


@pytest.mark.parametrize(("quote", "text"), TOLD_AS_SO)
def test_conditions_are_no_facts(
    quote: str, text: str, subject_of: MakeSubject
) -> None:
    """What stands under 'if', or is threatened, is not told as so."""
    assert rules(subject_of, quote, text, "G104") == {"G104"}


@pytest.mark.parametrize(("quote", "text"), LEFT_OPEN)
def test_conditions_may_be_told(quote: str, text: str, subject_of: MakeSubject) -> None:
    """Who keeps the condition says what the quote says."""
    assert not rules(subject_of, quote, text)
