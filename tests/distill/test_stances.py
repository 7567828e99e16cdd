"""Who holds which stance: words, phrases and the forms in which they stand."""

from __future__ import annotations

import pytest

from briefgen.distill.engine.stances import table
from tests.distill.found import called, draft, only

MEET = "Norland's government met in Lodova on Monday."
"""Makes Norland a state that acts."""


def held(text: str) -> set[tuple[str, str]]:
    """Return the holders of the positions in a text, with their stances."""
    made = draft(f"{text} {MEET}")
    return {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}


def test_a_word_takes_one_stance() -> None:
    """No phrase begins another one of the same verb with another stance in vain.

    The longer one is looked for first.
    """
    for phrases in table().phrases.values():
        lengths = [len(rest) for rest, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norland has thrown in its lot with the miners.", "supports"),
        ("Norland is comfortable with the price.", "supports"),
        ("Norland sees no alternative to the treaty.", "supports"),
        ("Norland has no objection to the treaty.", "withholds"),
        ("Norland could live with the dam.", "supports"),
        ("Norland lent its backing to the treaty.", "supports"),
        ("Norland sees the law as a step in the right direction.", "supports"),
        ("Norland turned its nose up at the treaty.", "opposes"),
        ("Norland remains implacably hostile to the treaty.", "opposes"),
        ("Norland distanced itself from the treaty.", "opposes"),
        ("Norland will not entertain a return to the old rules.", "opposes"),
        ("Norland vowed to repeal the law.", "opposes"),
        ("Norland regards the price as too low.", "opposes"),
        ("Norland said it was too little.", "opposes"),
        ("Norland said the law did not go far enough.", "opposes"),
        ("Norland is fiercely opposed to the pipeline.", "opposes"),
        ("Norland made no secret of its opposition.", "opposes"),
        ("Norland urged lawmakers to reject the treaty.", "opposes"),
        ("Norland called on the house to scrap the ban.", "opposes"),
        ("Norland wants the sanctions lifted.", "opposes"),
        ("Norland is wary of the treaty.", "withholds"),
        ("Norland took no position on the treaty.", "withholds"),
        ("Norland will neither praise nor condemn the treaty.", "withholds"),
        ("Norland reserved its position on the treaty.", "withholds"),
        ("Norland would not consent to a dam unless it was paid.", "withholds"),
        ("Norland is not convinced that the figure adds up.", "withholds"),
        ("Norland refused to take sides.", "withholds"),
        ("Norland did not commit itself.", "withholds"),
        ("Norland said it was too early.", "withholds"),
        ("Norland pressed the rebels to release the prisoners.", "calls-for"),
        ("Norland seeks guarantees for its farmers.", "calls-for"),
        ("Norland pleaded for an end to the talks.", "calls-for"),
        ("Norland insisted that the tax be paid at once.", "calls-for"),
        ("Norland put forward a compromise.", "proposes"),
        ("Norland shrugged off the accusation.", "denies"),
        ("Norland ruled out a shortage.", "denies"),
        ("Norland said there was no truth in the reports.", "denies"),
    ],
)
def test_a_stance_is_heard_however_it_is_put(text: str, stance: str) -> None:
    """Verbs, their phrases, states, nouns and judgments tell where somebody stands."""
    assert held(text) == {("Norland", stance)}


@pytest.mark.parametrize(
    "text",
    [
        "Norland called a meeting for Monday.",
        "Norland is seeking a buyer.",
        "Norland has yet to issue a coin.",
        "Norland called it a model for Karsk.",
        "Norland questioned the witness.",
        "Norland submitted its accounts.",
    ],
)
def test_a_phrase_is_more_than_its_words(text: str) -> None:
    """Words that happen to stand together call for nothing and oppose nothing."""
    assert not {("Norland", "calls-for"), ("Norland", "opposes")} & held(text)


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        (
            "The plan was adopted over the objections of Norland.",
            "Norland",
            "opposes",
        ),
        (
            "Despite opposition from Norland, the bridge was built.",
            "Norland",
            "opposes",
        ),
        ("Ada Brandt, a critic of the plan, spoke on Friday.", "Ada Brandt", "opposes"),
        (
            "A view which the mayor, Ada Brandt, does not share was printed.",
            "Ada Brandt",
            "opposes",
        ),
        (
            "The vote was lost because Norland opposed the paragraph.",
            "Norland",
            "opposes",
        ),
        (
            "The largest holder, the pension fund Corona, rejects the bid.",
            "Corona",
            "opposes",
        ),
        ("Two states, Norland and Southmark, abstained.", "Norland", "withholds"),
        (
            "Ada Brandt said the town was safe, yet Olaf Reyes opposed the dam.",
            "Olaf Reyes",
            "opposes",
        ),
        (
            "Ada Brandt told the house that she would vote for the treaty.",
            "Ada Brandt",
            "supports",
        ),
        ("The bar association disputes that figure.", "Bar association", "denies"),
        ("Ada Brandt is known to dislike the plan.", "Ada Brandt", "opposes"),
        (
            "Ada Brandt was named chair by Norland and opposes the plan.",
            "Ada Brandt",
            "opposes",
        ),
    ],
)
def test_the_holder_may_stand_anywhere(text: str, holder: str, stance: str) -> None:
    """Beside a noun, in a clause that hangs on another, or as who speaks."""
    assert (holder, stance) in held(text)


def test_who_answers_in_an_interview_holds_what_is_said() -> None:
    """Quotations without a speaker are of who is asked, and so is "I"."""
    made = draft(
        "We met Ada Brandt in Lodova. Ada Brandt runs the count.\n"
        'Is it done? "We oppose any delay."\n'
        'Will you go? "I reject that."\n'
        'And then? "We counted 400 villages."'
    )
    said = [f for f in only(made, "statements") if "400" in f["text"]]
    assert [called(made, who) for each in said for who in each["said_by"]] == [
        "Ada Brandt"
    ]


def test_we_is_the_body_that_reports() -> None:
    """A report that says "we" speaks for the body that it names most."""
    made = draft(
        "The Committee of Accounts heard nine witnesses. The Committee of Accounts "
        "sat in Lodova. We find that nine changes were made to the ships."
    )
    said = [f for f in only(made, "statements") if "changes" in f["text"].lower()]
    assert [called(made, who) for each in said for who in each["said_by"]] == [
        "Committee of Accounts"
    ]
