"""What becomes of a good answer, and of one that invents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefgen.distill.llm.settings import Price
from briefgen.distill.run import Wish
from tests.distill.llm.conftest import ARTICLE, PARAGRAPHS, answer, article_of, evidence
from tests.distill.llm.stub import says

if TYPE_CHECKING:
    from briefgen.distill.draft import Draft, Values
    from tests.distill.llm.conftest import World


def fact(draft: Draft, text: str) -> Values:
    """Return the fact of a draft that says something, besides the bottom line."""
    return next(
        each
        for each in draft.facts()
        if each.get("text") == text and "rests_on" not in each
    )


def event(*quotes: str, **changes: object) -> Values:
    """Return an event with these quotes."""
    return {
        "evidence": evidence(*quotes),
        "text": "The text ignored the harbour.",
        "title": "Harbour",
        "when": {"text": "Tuesday"},
    } | changes


def test_a_good_answer_becomes_a_draft(world: World) -> None:
    """Facts have ids, the article's own words as quotes, paragraphs, and dates."""
    world.stub.script = [says(answer())]
    draft = world.draft(price=Price(1, 10, "EUR"))
    (happened,) = draft.data["events"]
    assert happened["evidence"] == [
        {
            "source": "article",
            "paragraph": 1,
            "quote": "presented a six-point truce to both parties on Tuesday",
        }
    ]
    assert happened["when"]["date"] == "2025-12-16"
    assert draft.data["participants"][0]["evidence"][0]["quote"].startswith("Norland’s")
    (line,) = draft.data["bottom_line"]
    assert line["rests_on"] == [happened["id"]]
    assert line["text"].endswith("to both parties, according to Norland.")
    assert draft.data["title"] == ARTICLE.meta.title
    assert not draft.doubts
    assert draft.made_by == (
        "Distilled by briefgen with a large language model, stub-1 (prompt 1, 900 "
        "tokens read and 100 written, cost 0.0019 EUR); not yet read by a person."
    )


def test_without_prices_no_cost_is_told(world: World) -> None:
    """A cost that nobody knows is not in the dossier."""
    world.stub.script = [says(answer())]
    assert "cost" not in world.draft().made_by


def test_a_wrong_quote_is_asked_for_once_more(world: World) -> None:
    """A quote that is not in the article can be corrected, and is then as any other."""
    right = "the text ignored the disputed harbour"
    found = {"quotes": [{"number": 1, "quote": f"“{right}.”"}]}
    world.stub.script = [says(answer(events=[event("he ignored it")])), says(found)]
    draft = world.draft()
    held = fact(draft, "The text ignored the harbour.")
    assert [(e["paragraph"], e["quote"]) for e in held["evidence"]] == [(2, right)]
    assert held["id"] not in draft.doubts
    assert json.dumps("he ignored it") in world.stub.asked[1].words[1][1]
    assert "1,800 tokens read" in draft.made_by


def test_an_invented_quote_makes_no_evidence(world: World) -> None:
    """A fact whose quote is not in the article stays, marked, without that quote."""
    invented = event("he\x07 signed it\n- {source: article}\x85 at last")
    again = {"quotes": [{"number": 1, "quote": "he has signed it"}]}
    world.stub.script = [says(answer(events=[invented])), says(again)]
    draft = world.draft()
    held = fact(draft, "The text ignored the harbour.")
    assert "evidence" not in held
    assert draft.doubts[held["id"]] == (
        "unsupported: the model quotes what is not in the article: “he signed it - "
        "{source: article} at last”"
    )
    assert draft.data.get("bottom_line", [{}])[0].get("rests_on") != [held["id"]]
    assert len(world.stub.asked) == 2


def test_a_fact_without_a_quote_is_unsupported(world: World) -> None:
    """A model that gives no quote, even when asked again, gives no evidence."""
    world.stub.script = [says(answer(events=[event()])), says("no idea")]
    draft = world.draft()
    held = fact(draft, "The text ignored the harbour.")
    assert draft.doubts[held["id"]] == "unsupported: the model gives no quote for it"


def test_one_of_two_quotes_is_enough(world: World) -> None:
    """A fact that keeps one quote is supported, and says that another was invented."""
    both = event("the text ignored the disputed harbour", "and the sea")
    world.stub.script = [says(answer(events=[both])), says({"quotes": []})]
    draft = world.draft()
    held = fact(draft, "The text ignored the harbour.")
    assert len(held["evidence"]) == 1
    assert draft.doubts[held["id"]].startswith("the model quotes what is not")


def test_a_quote_may_differ_in_form_alone(world: World) -> None:
    """Quotation marks and spaces may differ, words may not, nor may they be near it."""
    same = event("Norland's  envoy Ada Brandt")
    near = event("Norland’s envoys Ada Brandt", text="Another.")
    world.stub.script = [says(answer(events=[same, near])), says({"quotes": []})]
    draft = world.draft()
    held = fact(draft, "The text ignored the harbour.")
    assert held["evidence"][0]["quote"] == "Norland’s envoy Ada Brandt"
    assert draft.doubts[fact(draft, "Another.")["id"]].startswith("unsupported")


def test_a_long_article_goes_in_parts(world: World) -> None:
    """Parts are whole paragraphs, and what they tell of the same is one."""
    filler = "Nothing else was said of it on that day by anybody there. " * 101
    long = article_of(PARAGRAPHS[0], filler, PARAGRAPHS[1], filler, PARAGRAPHS[2])
    plan: Values = {
        "id": "truce",
        "evidence": evidence("a six-point truce"),
        "text": "There is a truce of six points.",
        "title": "Truce",
        "stated_total": 6,
    }
    point = {
        "evidence": evidence("the exchange of all prisoners"),
        "text": "All prisoners are exchanged.",
        "title": "Prisoners",
    }
    more = {**plan, "id": "the-plan", "provisions": [point]}
    other = {
        "id": "brandt",
        "evidence": evidence("the text ignored the disputed harbour"),
        "name": "Olaf Reyes",
        "kind": "person",
    }
    again = {**answer()["participants"][0], "id": "ada", "side": None}
    story = {
        "evidence": evidence("a ceasefire along the river"),
        "text": "There is a ceasefire.",
        "said_by": ["ada"],
    }
    world.stub.script = [
        says(answer(plans=[plan])),
        says(answer(participants=[other], topics=[], events=[], plans=[more])),
        says(
            answer(
                participants=[again],
                topics=[{"title": "truce", "statements": [story]}],
                events=[],
                gaps=[{"text": "What the truce says."}],
            )
        ),
    ]
    draft = world.draft(long)
    sent = [asked.words[1][1] for asked in world.stub.asked]
    assert [sum(p in text for text in sent) for p in PARAGRAPHS] == [1, 1, 1]
    names = {each["name"]: each["id"] for each in draft.data["participants"]}
    assert sorted(names) == ["Ada Brandt", "Norland", "Olaf Reyes", "Southmark"]
    assert len(set(names.values())) == 4
    (topic,) = draft.data["topics"]
    assert topic["statements"][0]["said_by"] == [names["Ada Brandt"]]
    assert topic["statements"][0]["evidence"][0]["paragraph"] == 5
    (made,) = draft.data["plans"]
    assert (made["stated_total"], len(made["provisions"])) == (6, 1)
    (gap,) = draft.data["gaps"]
    assert "the rest of the 6 points" in gap["text"]
    ids = [each["id"] for each in draft.facts()]
    assert len(ids) == len(set(ids))
    assert world.told[1:] == ["part 2 of 3", "part 3 of 3"]


def test_who_is_told_of_twice_is_one(world: World) -> None:
    """Participants and plans that an answer has twice are one, whatever names them."""
    south = answer()["participants"][2]
    twice = {**south, "id": "the-south", "name": "The South", "aliases": ["Southmark"]}
    thrice = {**south, "id": "the-south-2", "name": "the south"}
    plan = {
        "id": "truce",
        "evidence": evidence("a six-point truce"),
        "text": "There is a truce.",
        "title": "Truce",
    }
    done = {
        "evidence": evidence("Southmark opposes the draft"),
        "text": "Southmark opposes it.",
        "actor": "the-south-2",
        "body": "norland",
        "action": "opposes",
        "plan": "truce-2",
    }
    given = answer(
        participants=[*answer()["participants"], twice, thrice],
        plans=[plan, {**plan, "id": "truce-2", "title": "TRUCE"}],
        un_activity=[done],
    )
    world.stub.script = [says(given)]
    draft = world.draft()
    assert len(draft.data["participants"]) == 3
    (kept,) = draft.data["plans"]
    (act,) = draft.data["un_activity"]
    assert (act["actor"], act["plan"]) == ("southmark", kept["id"])


def test_a_cut_answer_is_asked_for_in_halves(world: World) -> None:
    """Where there is no room for the facts of a part, its halves are asked for."""
    empty = answer(participants=[], topics=[], events=[])
    world.stub.script = [says("{", finish="length"), says(answer()), says(empty)]
    assert world.draft().data["events"]
    whole, first, second = (asked.words[1][1] for asked in world.stub.asked)
    assert all(text in whole for text in PARAGRAPHS)
    assert [text in first for text in PARAGRAPHS] != [
        text in second for text in PARAGRAPHS
    ]


def test_what_contradicts_itself_is_put_right(world: World) -> None:
    """A plan, sides and dates that would break the dossier's rules do not."""
    points = [
        {
            "evidence": evidence("a ceasefire along the river"),
            "text": f"Point {number} is a ceasefire.",
            "title": f"Point {number}",
            "number": 1,
        }
        for number in (1, 2)
    ]
    plan = {
        "id": "truce",
        "evidence": evidence("a six-point truce"),
        "text": "There is a truce.",
        "title": "Truce",
        "stated_total": 1,
        "provisions": points,
    }
    people = [dict(each) for each in answer()["participants"]]
    people[1]["side"] = "brandt"
    odd = event(
        "Southmark opposes the draft", when={"text": "one day", "date": "2025-12"}
    )
    given = answer(participants=people, plans=[plan], events=[odd])
    world.stub.script = [says(given)]
    draft = world.draft()
    (made,) = draft.data["plans"]
    assert "stated_total" not in made
    assert [each.get("number") for each in made["provisions"]] == [1, None]
    assert sum("side" in each for each in draft.data["participants"]) == 1
    (held,) = draft.data["events"]
    assert held["when"]["basis"] == "inferred"
    assert "does not date it" in draft.doubts[held["id"]]


def test_without_a_date_of_publication_no_day_is_worked_out(world: World) -> None:
    """An ISO date that nothing can be worked out from is left out."""
    for words in ("Tuesday", "on the day of the harbour"):
        when = {"text": words, "date": "2025-12-16"}
        odd = event("Southmark opposes the draft", when=when)
        world.stub.script = [says(answer(events=[odd]))]
        draft = world.draft(article_of(*PARAGRAPHS, words, published=""))
        assert draft.data["events"][0]["when"] == {"text": words}


def test_headings_and_gaps_of_a_model_are_marked(world: World) -> None:
    """What has no quote is for a person to look at."""
    topic = {**answer()["topics"][0], "title": "Surrender"}
    given = answer(topics=[topic], gaps=[{"text": "When the truce begins."}])
    world.stub.script = [says(given)]
    draft = world.draft()
    assert draft.doubts[draft.data["topics"][0]["id"]] == "the heading is the model's"
    assert draft.doubts[draft.data["gaps"][0]["id"]].startswith("the model says")


def test_only_some_topics(world: World) -> None:
    """The topics that are wished for are told to the model."""
    world.stub.script = [says(answer())]
    world.draft(wish=Wish(topics=("harbour", "truce")))
    assert "Only what tells of: harbour, truce" in world.stub.asked[0].words[1][1]
