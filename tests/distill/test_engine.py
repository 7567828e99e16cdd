"""What the offline engine finds, a sentence or two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.distill import writing
from briefgen.distill.engine import distilled
from briefgen.dossier import loads
from briefgen.errors import UserError
from tests.distill.found import called, draft, facts, names, only

if TYPE_CHECKING:
    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.distill.run import Wish

STORY = """\
LODOVA, May 5 (Agency) – Norland has accepted a six-point truce drafted by the Swiss \
envoy Ada Brandt, the foreign ministry of Norland said on Tuesday after two days of \
talks.

The draft provides for a ceasefire along the river, the withdrawal of heavy guns, the \
exchange of all prisoners and the reopening of two crossings. Southmark's prime \
minister, Olaf Reyes, denied that his army had crossed the river, but said that 40 \
soldiers had been killed on Sunday. He criticised the draft and demanded new talks.

“We shall not sign under fire,” Reyes told reporters. The European Union, which trains \
the police of Norland, welcomed the truce. France submitted a draft resolution to the \
Security Council on Monday. Brandt will brief the Council on May 20.

Also Read: Ten harbours to see before you sail
"""
UNDER_WHICH = (
    "The agency has proposed a plan under which the reactor would be run at half its "
    "power, the damaged pipes replaced, and all records opened."
)
FRENCH = (
    "Le gouvernement a annoncé que les prix ne seront pas relevés dans les semaines "
    "qui viennent, et que la loi est retirée pour une durée de six mois au moins."
)


@pytest.fixture(scope="module")
def story() -> Draft:
    """Distill the story once."""
    return draft(STORY)


def test_participants_have_role_and_kind(story: Draft) -> None:
    """A person has an office, an organisation its kind, each a phrase."""
    found = names(story)
    assert found["Ada Brandt"]["kind"] == "person"
    assert found["Olaf Reyes"]["role"].lower().endswith("prime minister")
    assert found["European Union"]["kind"] == "organisation"
    assert found["Security Council"]["kind"] == "body"
    assert all(each["evidence"] for each in found.values())


def test_a_last_name_is_the_same_person(story: Draft) -> None:
    """A person named in full and by the last name alone is one participant."""
    assert [name for name in names(story) if "Reyes" in name] == ["Olaf Reyes"]


def test_provisions_are_told_one_by_one(story: Draft) -> None:
    """A sentence that lists what a plan provides for becomes a provision each."""
    assert [fact["text"] for fact in only(story, "provisions")] == [
        "A ceasefire along the river.",
        "The withdrawal of heavy guns.",
        "The exchange of all prisoners.",
        "The reopening of two crossings.",
    ]
    (plan,) = only(story, "plans")
    assert (plan["stated_total"], called(story, plan["author"])) == (6, "Ada Brandt")


def test_what_a_plan_does_not_tell_is_a_gap(story: Draft) -> None:
    """Points that are counted and not told are named as unknown."""
    assert "6 points" in story.data["gaps"][0]["text"]


@pytest.mark.parametrize(
    ("holder", "stance"),
    [
        ("Norland", "supports"),
        ("European Union", "supports"),
        ("Olaf Reyes", "denies"),
        ("Olaf Reyes", "opposes"),
        ("Olaf Reyes", "calls-for"),
    ],
)
def test_positions_have_holder_and_stance(
    story: Draft, holder: str, stance: str
) -> None:
    """Who accepts, denies, criticises or demands holds a position."""
    held = {(called(story, f["holder"]), f["stance"]) for f in only(story, "positions")}
    assert (holder, stance) in held


def test_dates_are_worked_out_and_marked(story: Draft) -> None:
    """A weekday is dated by the day of the article, and the fact says so."""
    dates = {fact["when"]["text"]: fact["when"] for fact in only(story, "events")}
    assert dates["Sunday"]["date"] == "2026-05-03"
    assert dates["Sunday"]["basis"] == "inferred"
    because = "The Sunday before 6 May 2026, the day of the article."
    assert dates["Sunday"]["because"] == because
    brief = next(f for f in only(story, "un_activity") if "document" not in f)
    assert (brief["when"]["date"], brief["when"]["basis"]) == (
        "2026-05-20", "year-inferred",
    )  # fmt: skip


def test_without_a_date_of_publication_nothing_is_worked_out() -> None:
    """Where the article has no date, a weekday stays a word."""
    (event,) = only(draft("Reyes signed the law on Sunday.", published=""), "events")
    assert event["when"] == {"text": "Sunday"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Reyes signed the law on 3 May 2024.", "2024-05-03"),
        ("Reyes signed the law in 2019.", "2019"),
        ("Reyes signed the law in March.", "2026-03"),
        ("Reyes signed the law last month.", "2026-04"),
        ("Reyes signed the law last year.", "2025"),
        ("Reyes signed the law yesterday.", "2026-05-05"),
        ("Reyes will sign the law on Friday.", "2026-05-08"),
        ("Reyes will sign the law in October.", "2026-10"),
    ],
)
def test_dates_are_as_precise_as_they_are_said(text: str, date: str) -> None:
    """A day, a month or a year is taken as such, backwards or ahead."""
    found = facts(draft(text))
    assert [fact["when"]["date"] for _, fact in found if "when" in fact] == [date]


def test_activity_at_the_united_nations_is_told(story: Draft) -> None:
    """Actor, body, document and date of what is done in a body are found."""
    (done,) = [f for f in only(story, "un_activity") if "document" in f]
    assert called(story, done["actor"]) == "France"
    assert called(story, done["body"]) == "Security Council"
    assert (done["document"], done["when"]["date"]) == (
        "Draft resolution",
        "2026-05-04",
    )


def test_spoken_words_have_their_speaker(story: Draft) -> None:
    """What stands between quotation marks is quoted, with who says it."""
    (said,) = [fact for _, fact in facts(story) if fact["text"].startswith("“")]
    assert said["text"] == "“We shall not sign under fire.”"
    assert called(story, said["said_by"][0]) == "Olaf Reyes"
    assert called(story, said["evidence"][0]["words_of"]) == "Olaf Reyes"


def test_a_quotation_that_goes_on_has_the_same_speaker() -> None:
    """Words in quotation marks behind "she said" are hers, too."""
    made = draft("“Nothing has changed,” Ada Brandt told Radio Norden. “We stay here.”")
    said = [[called(made, w) for w in f["said_by"]] for _, f in facts(made)]
    assert said == [["Ada Brandt"], ["Ada Brandt"]]


def test_boilerplate_is_listed_and_no_fact(story: Draft) -> None:
    """What points to another story is in no fact, and named at the head of the file."""
    assert any("Ten harbours" in note for note in story.notes)
    assert "harbours" not in str(story.data)


def test_every_quote_stands_in_its_paragraph(story: Draft) -> None:
    """Each quote is in the paragraph that it names, letter for letter, and is short."""
    paragraphs = STORY.split("\n\n")
    quoted = [e for f in story.facts() for e in f.get("evidence", ())]
    assert len(quoted) > len(paragraphs)
    for each in quoted:
        assert each["quote"] in paragraphs[each["paragraph"] - 1]
        assert len(each["quote"].split()) <= 12


def test_the_draft_loads(story: Draft) -> None:
    """What is written is a dossier, and says that it is a draft."""
    dossier = loads(writing.text(story))
    assert dossier.status == "draft"
    assert dossier.made_by


def test_the_same_article_gives_the_same_bytes(story: Draft) -> None:
    """Distilling twice writes the same file."""
    assert writing.text(draft(STORY)) == writing.text(story)


# --- Who says it -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Prices rose by a tenth, according to the Harbour Union.", "Harbour Union"),
        ("Prices rose by a tenth, the Harbour Union said on Monday.", "Harbour Union"),
        ("Prices rose by a tenth, said Ada Brandt, who leads the union.", "Ada Brandt"),
        ("The Harbour Union announced that prices had risen.", "Harbour Union"),
        ("Diplomats said that prices had risen by a tenth.", "Diplomats"),
        ("Ada Brandt resigned. She said that prices had risen.", "Ada Brandt"),
    ],
)
def test_who_says_it_is_found(text: str, who: str) -> None:
    """However it is put, the one who says so is named."""
    made = draft(text)
    said = [f for _, f in facts(made) if "prices" in f["text"].lower()]
    assert [[called(made, w) for w in f.get("said_by", ())] for f in said] == [[who]]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norland ruled out new talks with the union.", "opposes"),
        ("Norland has not yet signed the treaty.", "withholds"),
        ("Norland voted against the treaty in March.", "opposes"),
        ("Norland expressed support for the treaty.", "supports"),
        ("Norland does not support the treaty at all.", "opposes"),
        ("Norland called the treaty unacceptable.", "opposes"),
        ("Norland rejected the allegation as invented.", "denies"),
        ("Norland urged both sides to show restraint.", "calls-for"),
        ("Norland offered to host the talks.", "proposes"),
        ("The treaty was welcomed by Norland.", "supports"),
    ],
)
def test_a_stance_is_read_with_its_denial(text: str, stance: str) -> None:
    """What stands with a verb decides the stance: a particle, an object, a denial."""
    made = draft(f"{text} Norland's minister is in Lodova.")
    assert [fact["stance"] for fact in only(made, "positions")] == [stance]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (UNDER_WHICH, 3),
        ("The truce obliges both sides to pull back guns and to open two roads.", 2),
        ("The bill bans gifts, caps fees and sets up a court.", 3),
    ],
)
def test_points_are_found_in_every_form(text: str, points: int) -> None:
    """The points of a plan are told apart, whatever leads to them."""
    assert len(only(draft(text), "provisions")) == points


def test_topics_are_narrowed() -> None:
    """Only what tells of a wanted topic is kept."""
    text = (
        "Norland opposes the harbour tax. The union closed the harbour on Monday. "
        "Farmers sold more wheat than in March."
    )
    made = draft(text, topics=("harbour",))
    assert [topic["title"] for topic in made.data["topics"]] == ["Harbour"]
    assert "wheat" not in str(made.data)


def test_a_pronoun_that_may_be_somebody_else_is_doubtful() -> None:
    """A text that begins with a pronoun is marked for review."""
    made = draft("The vote was close. They had waited for hours in the rain.")
    assert any("refers back" in why for why in made.doubts.values())


def test_what_the_quotes_do_not_bear_out_is_left_out_and_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A fact that its quotes contradict is no fact of the draft, but a note."""

    def wrong(article: Article, wish: Wish) -> Draft:
        found = distilled(article, wish)
        for topic in found.data["topics"]:
            for fact in topic["positions"]:
                fact["text"] = fact["text"].replace("12 ships", "40 ships")
        return found

    monkeypatch.setattr("briefgen.distill.run.engine", lambda _: wrong)
    made = draft("Norland demanded the return of 12 ships from the harbour of Lodova.")
    assert only(made, "positions") == []
    assert any("40 ships" in note for note in made.notes)


def test_what_is_read_wrongly_is_left_out_of_a_fact_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A wrong speaker, stance or day is left out of its fact, with a doubt."""

    def wrong(article: Article, wish: Wish) -> Draft:
        found = distilled(article, wish)
        by_name = {each["name"]: each["id"] for each in found.data["participants"]}
        for topic in found.data["topics"]:
            for fact in topic.get("statements", ()):
                fact["said_by"] = [by_name["Southmark"]]
            for fact in topic["positions"]:
                fact["stance"] = "opposes"
        for fact in found.data["events"]:
            fact["when"] |= {"date": "2025-01-01"}
        return found

    monkeypatch.setattr("briefgen.distill.run.engine", lambda _: wrong)
    made = draft(
        "Norland said that prices had risen. Norland welcomed the treaty. Norland's "
        "and Southmark's ministers met on Monday."
    )
    statements = only(made, "statements")
    assert {each["text"] for each in statements} == {
        "Prices had risen.", "Norland welcomed the treaty.",
    }  # fmt: skip
    assert not any("said_by" in each for each in statements)
    assert only(made, "positions") == []
    assert [each["when"] for each in only(made, "events")] == [{"text": "Monday"}]
    assert {"who says it is not clear", "whether it is a position is not clear"} <= set(
        made.doubts.values()
    )


def test_a_bottom_line_goes_with_what_it_rests_on() -> None:
    """Where a participant is left out, no line is left that rests on its position."""
    made = draft("Norland says it cannot accept the treaty. Norland met on Monday.")
    ids = {each["id"] for each in made.facts()}
    resting = [i for line in made.data.get("bottom_line", ()) for i in line["rests_on"]]
    assert set(resting) <= ids


def test_a_word_is_quoted_whole() -> None:
    """A quote ends with "cannot", not with "can"."""
    made = draft("Norland says it cannot accept the treaty. Norland met on Monday.")
    quoted = [e["quote"] for f in made.facts() for e in f.get("evidence", ())]
    assert not [each for each in quoted if each.endswith(" can")]


def test_a_word_with_hyphens_is_quoted_whole() -> None:
    """A quote begins with "high-level", not with "level"."""
    made = draft(
        "Norland met Southmark on Monday. This high-level visit underlines Norland's "
        "growing role in regional trade amid shifting alliances and old rivalries."
    )
    quoted = [e["quote"] for f in made.facts() for e in f.get("evidence", ())]
    assert not [each for each in quoted if each.startswith("level")], quoted
    assert [each for each in quoted if "high-level" in each]


# --- What cannot be distilled ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FRENCH, "is in French"),
        ("הממשלה הודיעה כי המחירים לא יעלו בשבועות הקרובים", "is in Hebrew"),
        ("قالت الحكومة إن الأسعار لن ترتفع في الأسابيع المقبلة", "Arabic letters"),
        ("Harbour closed\n\nWheat up\n\nRain ahead", "no whole sentence"),
        ("word " * 10_000 + ".", "the limit is 5,000"),
    ],
    ids=["French", "Hebrew", "Arabic", "headlines", "one-sentence"],
)
def test_what_is_no_english_article_is_told(text: str, message: str) -> None:
    """Another language, headlines and endless sentences are refused, with a way out."""
    with pytest.raises(UserError, match=message) as caught:
        draft(text)
    assert all(problem.hint for problem in caught.value.problems)


def test_another_language_is_for_the_other_engine() -> None:
    """Who gives an article in another language is told of the engine that reads it."""
    with pytest.raises(UserError, match="reads English only") as caught:
        draft(FRENCH)
    assert "'--engine llm'" in caught.value.problems[0].hint


def test_facts_that_fill_no_file_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article with more facts than a file may hold is refused."""
    monkeypatch.setattr("briefgen.distill.bearing.LIMIT", 1000)
    with pytest.raises(UserError, match="its facts take"):
        draft(STORY)


# --- The article that the project began with ---------------------------------


@pytest.fixture(scope="module")
def call(article: str) -> Draft:
    """Distill the article of the call, where it is at hand."""
    return draft(article, published="2025-11-16")


def test_the_call_has_its_topics_and_nothing_else(call: Draft) -> None:
    """The three topics of the call are found; what it points to is not."""
    titles = [topic["title"] for topic in call.data["topics"]]
    assert titles[:3] == ["Gaza", "Iran", "Syria"]
    assert "India" not in str(call.data)


def test_the_call_has_its_plan(call: Draft) -> None:
    """Six provisions of twenty, Israel supports the plan, Hamas withholds."""
    (plan,) = only(call, "plans")
    assert (plan["stated_total"], len(plan["provisions"])) == (20, 6)
    held = {(called(call, f["holder"]), f["stance"]) for f in plan["positions"]}
    assert held == {("Israel", "supports"), ("Hamas", "withholds")}


def test_the_call_has_its_dates(call: Draft) -> None:
    """The four dated events of the call are found, each as precisely as it is said."""
    assert [fact["when"]["date"] for fact in only(call, "events")] == [
        "2025-09-29", "2025-10", "2025-10-13", "2025-11-15",
    ]  # fmt: skip


def test_the_call_has_its_sources_and_people(call: Draft) -> None:
    """Four say something, and the United States act at the United Nations."""
    said = {called(call, who) for _, f in facts(call) for who in f.get("said_by", ())}
    assert said == {
        "Kremlin", "Russian Foreign Ministry", "TASS", "Netanyahu’s office",
    }  # fmt: skip
    (done,) = only(call, "un_activity")
    assert called(call, done["actor"]) == "United States"
    assert {"Vladimir Putin", "Benjamin Netanyahu", "Donald Trump"} <= set(names(call))
