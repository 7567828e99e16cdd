"""The facts of the first dossier: grounded in the article, and in our own words."""

from __future__ import annotations

import hashlib
import html
import re
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.audience.release import facts_of
from briefgen.dossier import Dossier, dump, load
from briefgen.dossier.models import Evidence, Position, Statement, When
from briefgen.dossier.texts import Words
from briefgen.dossier.value import Value
from briefgen.render.html import paper_page, screen_page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "content" / "putin-netanyahu-call"
POINTER = "Also Read"
THEIR_WORDS = {"quote", "id", "source", "sha256", "url", "file"}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Return the dossier of the call."""
    return load(FOLDER)


@pytest.fixture(scope="module")
def paragraphs(article: str) -> list[str]:
    """Return the paragraphs of the article, each once, without the pointers."""
    lines = (line.strip() for line in article.splitlines())
    kept = (line for line in lines if line and not line.startswith(POINTER))
    return list(dict.fromkeys(kept))


def evidence_of(dossier: Dossier) -> list[Evidence]:
    """Return every piece of evidence in the dossier."""
    return [evidence for fact in facts_of(dossier) for evidence in fact.evidence]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, a possessive's "s" left off."""
    plain = text.lower().replace("’", "'").replace("'s", "")
    return re.findall(r"[a-z0-9-]+(?:'[a-z]+)?", plain)


def own_texts(value: Value) -> Iterator[str]:
    """Yield every text of a part of the dossier that the desk has written."""
    names = value.keys_of.keys() - THEIR_WORDS
    if isinstance(value, When):
        names = {"because"}
    for name in names:
        item: Any = getattr(value, name)
        for each in item if isinstance(item, tuple) else (item,):
            if isinstance(each, Value):
                yield from own_texts(each)
            elif isinstance(each, str):
                yield each


def whens_of(value: Value) -> Iterator[When]:
    """Yield every date in a part of the dossier."""
    if isinstance(value, When):
        yield value
        return
    for name in value.keys_of:
        item: Any = getattr(value, name)
        for each in item if isinstance(item, tuple) else (item,):
            if isinstance(each, Value):
                yield from whens_of(each)


def statements_of(dossier: Dossier) -> dict[str, tuple[Statement, ...]]:
    """Return the statements of each topic by its title."""
    return {topic.title: topic.statements for topic in dossier.topics}


def positions_of(dossier: Dossier) -> dict[str, Position]:
    """Return the positions on the one plan by who holds them."""
    (plan,) = dossier.plans
    return {position.holder: position for position in plan.positions}


# --- Grounding ---------------------------------------------------------------


def test_quotes_are_phrases(dossier: Dossier) -> None:
    """No quote is longer than twelve words."""
    quotes = [evidence.quote for evidence in evidence_of(dossier)]
    assert quotes
    assert [quote for quote in quotes if len(quote.split()) > 12] == []


def test_quotes_are_no_sentences(dossier: Dossier, paragraphs: list[str]) -> None:
    """No quote is a whole sentence of the article."""
    sentences = {
        tuple(words(sentence))
        for paragraph in paragraphs
        for sentence in re.split(r"(?<=[.!?])\s+", paragraph)
    }
    quotes = {evidence.quote for evidence in evidence_of(dossier)}
    assert {quote for quote in quotes if tuple(words(quote)) in sentences} == set()


def test_quotes_stand_in_the_article(dossier: Dossier, paragraphs: list[str]) -> None:
    """Every quote stands letter by letter in the paragraph that its evidence names."""
    misplaced = [
        (evidence.paragraph, evidence.quote)
        for evidence in evidence_of(dossier)
        if not evidence.paragraph
        or evidence.quote not in paragraphs[evidence.paragraph - 1]
    ]
    assert misplaced == []


def test_the_article_is_the_one_read(dossier: Dossier, article: str) -> None:
    """The article has the SHA-256 that the dossier gives."""
    (source,) = dossier.sources
    assert hashlib.sha256(article.encode()).hexdigest() == source.sha256


def test_every_sentence_of_the_article_is_used(
    dossier: Dossier, paragraphs: list[str]
) -> None:
    """Each paragraph of the article is evidence for something."""
    used = {evidence.paragraph for evidence in evidence_of(dossier)}
    assert used == set(range(1, len(paragraphs) + 1))


def test_facts_are_sourced(dossier: Dossier) -> None:
    """Every fact has evidence, but for gaps and lines, which rest on other facts."""
    exempt = {
        fact.id
        for section in (dossier.gaps, dossier.bottom_line, dossier.questions)
        for fact in section
    }
    bare = {fact.id for fact in facts_of(dossier) if not fact.evidence}
    assert bare <= exempt


def test_pointers_are_left_out(
    dossier: Dossier, article: str, paragraphs: list[str]
) -> None:
    """Nothing of the lines that point to other stories is in the dossier."""
    pointers = " ".join(li for li in article.splitlines() if li.startswith(POINTER))
    story = set(words(" ".join(paragraphs)))
    foreign = {name.lower() for name in re.findall(r"[A-Z][a-z]+", pointers)} - story
    assert "india" in foreign
    ours = {word for text in own_texts(dossier) for word in words(text)}
    # Words that are nobody's own.
    assert foreign & ours <= {"also", "following", "to"}


def test_sentences_are_our_own(dossier: Dossier, paragraphs: list[str]) -> None:
    """No text of ours shares more than six words in a row with the article."""
    names = [
        f" {' '.join(words(name))} "
        for participant in dossier.participants
        for name in (participant.name, participant.label)
    ]
    theirs = f" {' '.join(words(' '.join(paragraphs)))} "

    def copied(text: str) -> Iterator[str]:
        ours = words(text)
        for start, end in combinations(range(len(ours) + 1), 2):
            run = f" {' '.join(ours[start:end])} "
            if run in theirs:
                for name in sorted(names, key=len, reverse=True):
                    run = run.replace(name, " ")
                if len(run.split()) > 6:
                    yield run

    assert [run for text in own_texts(dossier) for run in copied(text)] == []


# --- What the article says ---------------------------------------------------


def test_the_call(dossier: Dossier) -> None:
    """The call was on a Saturday, as the Kremlin announced."""
    call = next(event for event in dossier.events if event.id == "call")
    assert call.when.text == "Saturday"
    assert call.said_by == ("kremlin",)
    assert set(call.participants) == {"putin", "netanyahu"}


def test_who_began_it(dossier: Dossier) -> None:
    """Putin began the call, as Netanyahu's office confirmed."""
    begun = next(event for event in dossier.events if event.id == "call-begun")
    assert "Putin" in begun.text
    assert begun.said_by == ("netanyahu-office",)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        pytest.param("Vladimir Putin", "russia", id="putin"),
        pytest.param("Benjamin Netanyahu", "israel", id="netanyahu"),
        pytest.param("The Kremlin", "russia", id="kremlin"),
        pytest.param("Russian Foreign Ministry", "russia", id="foreign-ministry"),
        pytest.param("TASS", "russia", id="tass"),
        pytest.param("Netanyahu’s office", "israel", id="office"),
        pytest.param("Donald Trump", "united-states", id="trump"),
        pytest.param("United Nations Security Council", None, id="council"),
        pytest.param("Hamas", None, id="hamas"),
        pytest.param("Board of Peace", None, id="board"),
    ],
)
def test_who_is_in_it(dossier: Dossier, name: str, side: str | None) -> None:
    """Everyone whom the article names is a participant, on the right side."""
    sides = {p.name.replace("'", "’"): p.side for p in dossier.participants}
    assert sides[name] == side


def test_the_board_is_proposed(dossier: Dossier) -> None:
    """The Board of Peace is called a proposal."""
    board = next(p for p in dossier.participants if p.name == "Board of Peace")
    assert board.role
    assert "proposed" in board.role.lower()


def test_topics(dossier: Dossier) -> None:
    """Gaza, Iran and Syria are the topics, each announced by the Kremlin."""
    topics = statements_of(dossier)
    assert list(topics) == ["Gaza", "Iran", "Syria"]
    for statements in topics.values():
        assert statements[0].said_by == ("kremlin",)


def test_attribution(dossier: Dossier) -> None:
    """What the Ministry and TASS say is theirs; the detail beyond Gaza is no one's."""
    topics = statements_of(dossier)
    gaza = {name for statement in topics["Gaza"] for name in statement.said_by}
    assert gaza == {"kremlin", "russian-foreign-ministry", "tass"}
    for title in ("Iran", "Syria"):
        assert {statement.said_by for statement in topics[title][1:]} == {()}


def test_the_exchange_before(dossier: Dossier) -> None:
    """The exchange before was in October, of which no day is given."""
    earlier = next(event for event in dossier.events if event.id == "earlier-call")
    assert (earlier.when.text, earlier.when.date) == ("October", "2025-10")
    assert set(earlier.participants) == {"putin", "netanyahu"}


def test_the_draft_resolution(dossier: Dossier) -> None:
    """The United States formally submitted a draft to have the Council endorse it."""
    (activity,) = dossier.un_activity
    assert (activity.actor, activity.body, activity.plan) == (
        "united-states",
        "security-council",
        "us-plan",
    )
    assert activity.status
    assert "formally submitted" in activity.status.lower()
    assert "endorsement" in activity.text


def test_the_plan(dossier: Dossier) -> None:
    """The plan has 20 points, of which six are named."""
    (plan,) = dossier.plans
    assert (len(plan.provisions), plan.stated_total) == (6, 20)


def test_positions(dossier: Dossier) -> None:
    """Israel supports the plan since two dates, Hamas withholds, Russia is silent."""
    positions = positions_of(dossier)
    assert positions["israel"].stance == "supports"
    assert [when.date for when in positions["israel"].since] == [
        "2025-09-29",
        "2025-10-13",
    ]
    assert positions["hamas"].stance == "withholds"
    assert "russia" in dossier.plans[0].parties
    assert "russia" not in positions


def test_the_summit(dossier: Dossier) -> None:
    """The plan was affirmed at Sharm el-Sheikh on 13 October."""
    summit = next(event for event in dossier.events if event.when.date == "2025-10-13")
    assert summit.place == "Sharm el-Sheikh"


def test_inferred_dates_say_so(dossier: Dossier) -> None:
    """The article gives no year, so every date carries its basis and a reason."""
    whens = list(whens_of(dossier))
    assert len(whens) >= 5
    assert all(when.basis != "stated" and when.because for when in whens)


def test_saturday_is_a_saturday(dossier: Dossier) -> None:
    """The day inferred for the call is a Saturday before the facts held."""
    call = next(event for event in dossier.events if event.id == "call")
    assert call.when.date
    day = date.fromisoformat(call.when.date)
    assert day.strftime("%A") == call.when.text
    assert day <= datetime.fromisoformat(dossier.as_of).date()


@pytest.mark.parametrize("gap", ["outcome", "israel", "russia", "speaker", "points"])
def test_gaps(dossier: Dossier, gap: str) -> None:
    """What the article leaves open is told as a gap."""
    assert f"gap-{gap}" in {gap.id for gap in dossier.gaps}


def test_no_judgments(dossier: Dossier) -> None:
    """The dossier judges nothing: the article gives no ground for it."""
    kinds = {s.kind for topic in dossier.topics for s in topic.statements}
    assert kinds == {"fact"}
    assert dossier.scale is None


def test_it_is_public(dossier: Dossier) -> None:
    """Every word of the dossier may be shared with everyone."""
    assert "marking: TLP:CLEAR" in dump(dossier)
    assert dump(dossier).count("TLP:") == 1


# --- In French ---------------------------------------------------------------


def french_texts(value: Value) -> Iterator[str]:
    """Yield every French text of a part of the dossier."""
    for name in value.keys_of:
        item: Any = getattr(value, name)
        for each in item if isinstance(item, tuple) else (item,):
            if isinstance(each, Value):
                yield from french_texts(each)
            elif isinstance(each, Words) and "fr" in each.texts:
                yield each.texts["fr"]


def test_the_minister_reads_french() -> None:
    """The minister's brief is in French; only the words of sources are English."""
    brief = cut(load(FOLDER), audience("minister", ROOT))
    quotes = {evidence.quote for evidence in evidence_of(brief.facts)}
    english = re.compile(r'<(\w+)[^>]* lang="en"[^>]*>(.*?)</\1>')

    assert english.findall(paper_page(brief).html) == []
    found = {html.unescape(text) for _, text in english.findall(screen_page(brief))}
    assert found
    assert found <= quotes


def test_french_is_set_as_the_french_do(dossier: Dossier) -> None:
    """Apostrophes are curved, and double signs have a narrow space before them."""
    texts = list(french_texts(dossier))
    assert len(texts) > 50
    assert [text for text in texts if re.search(r"['\"]", text)] == []
    assert [text for text in texts if re.search("(?<!\u202f)[;:!?»]", text)] == []
    assert [text for text in texts if re.search("«(?!\u202f)", text)] == []


def test_french_says_who_and_when(dossier: Dossier) -> None:
    """Numbers are the same in both languages, and what is inferred says so in both."""

    def figures(text: str) -> list[str]:
        return re.findall(r"\d+", text)

    for fact in facts_of(dossier):
        for name in fact.keys_of:
            item: Any = getattr(fact, name)
            if isinstance(item, Words) and "fr" in item.texts:
                english, french = item.texts["en"], item.texts["fr"]
                assert figures(english) == figures(french), french
                assert ("inferred" in english) == ("déduit" in french), french
