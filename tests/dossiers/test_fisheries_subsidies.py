"""A second story, quite unlike the first: nothing is wired to the first one."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience, folders
from briefgen.audience.release import facts_of, markings
from briefgen.dossier import Dossier, dump, load, loads
from briefgen.dossier.types import Marking
from briefgen.render.html import paper_page, screen_page
from briefgen.render.labels import read_labels

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Evidence, Plan, Topic
    from briefgen.render.labels import Labels

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("fisheries-subsidies")
AUDIENCES = ("analyst", "executive", "minister", "parliament", "press")
FIRST_STORY = ("Putin", "Netanyahu", "Gaza", "Hamas", "Kremlin", "TASS", "20-point")

every_audience = pytest.mark.parametrize("name", AUDIENCES)


@cache
def dossier() -> Dossier:
    """Return the dossier of the fisheries agreement."""
    return load(FOLDER)


@cache
def brief(name: str) -> Brief:
    """Return the dossier cut for a built-in audience."""
    return cut(dossier(), audience(name, ROOT))


@cache
def page(name: str) -> str:
    """Return the page that a PDF for an audience is laid out from."""
    return paper_page(brief(name)).html


def words(name: str) -> Labels:
    """Return the fixed words of a brief."""
    readers = brief(name).audience
    labels = read_labels(tuple(map(Path, readers.chain)), readers.language)
    words: Labels = labels["words"]
    return words


def evidence_of(facts: Dossier) -> list[Evidence]:
    """Return every piece of evidence in a dossier."""
    return [evidence for fact in facts_of(facts) for evidence in fact.evidence]


# --- The facts ---------------------------------------------------------------


def test_quotes_stand_in_their_sources() -> None:
    """Every quote stands letter by letter in its source, in the paragraph named."""
    texts = {
        source.id: (FOLDER / source.file).read_text(encoding="utf-8").splitlines()
        for source in dossier().sources
        if source.file
    }
    misplaced = [
        evidence
        for evidence in evidence_of(dossier())
        if evidence.quote
        not in (
            texts[evidence.source][evidence.paragraph - 1]
            if evidence.paragraph
            else "\n".join(texts[evidence.source])
        )
    ]
    assert misplaced == []


def test_sources_are_the_ones_read() -> None:
    """Every source lies beside the facts and has the SHA-256 given."""
    for source in dossier().sources:
        assert source.file
        text = (FOLDER / source.file).read_bytes()
        assert hashlib.sha256(text).hexdigest() == source.sha256


def test_own_words_are_in_quotation_marks() -> None:
    """What is given as a participant's own words stands in quotation marks."""
    texts = {
        source.id: (FOLDER / str(source.file)).read_text(encoding="utf-8")
        for source in dossier().sources
    }
    spoken = [evidence for evidence in evidence_of(dossier()) if evidence.words_of]
    assert spoken
    for evidence in spoken:
        quoted = re.findall(r'"([^"]+)"', texts[evidence.source])
        assert any(evidence.quote in each for each in quoted), evidence


def test_it_uses_what_the_first_does_not() -> None:
    """The story has every stance, kind and marking, and every section is filled."""
    facts = dossier()
    subjects: tuple[Plan | Topic, ...] = (*facts.plans, *facts.topics)
    stances = {position.stance for s in subjects for position in s.positions}
    statements = [s for topic in facts.topics for s in topic.statements]
    assert stances == {
        "proposes",
        "supports",
        "opposes",
        "withholds",
        "calls-for",
        "denies",
    }
    assert {s.kind for s in statements} == {"fact", "assumption", "judgment"}
    assert {p.kind for p in facts.participants} == {
        "person",
        "organisation",
        "state",
        "body",
    }
    assert set(markings(facts).values()) == set(Marking)
    assert {len(e.when.date or "") for e in facts.events} == {4, 7, 10}
    assert all(getattr(facts, name) for name in Dossier.keys_of)


# --- Its briefs --------------------------------------------------------------


def test_the_audiences_are_known() -> None:
    """These tests look at every built-in audience."""
    assert tuple(folders(ROOT)) == AUDIENCES


@pytest.mark.parametrize(
    ("name", "marking"),
    [
        pytest.param("analyst", Marking.RED, id="analyst"),
        pytest.param("executive", Marking.AMBER_STRICT, id="executive"),
        pytest.param("minister", Marking.AMBER_STRICT, id="minister"),
        pytest.param("parliament", Marking.CLEAR, id="parliament"),
        pytest.param("press", Marking.GREEN, id="press"),
    ],
)
def test_markings_differ(name: str, marking: Marking) -> None:
    """Each brief carries the strictest marking of what its readers may see."""
    assert brief(name).marking == marking
    assert marking in page(name)


@every_audience
def test_nothing_of_the_first_story(name: str) -> None:
    """No word of the first story stands in a brief of the second."""
    pages = page(name) + screen_page(brief(name))
    assert [word for word in FIRST_STORY if word in pages] == []


@every_audience
def test_nothing_withheld_is_shown(name: str) -> None:
    """No text and no quote of a withheld fact stands on the page or in the facts."""
    kept = {fact.id for fact in facts_of(brief(name).facts)}
    clearance = brief(name).audience.clearance
    marks = markings(dossier())
    secret = [
        fact for fact in facts_of(dossier()) if marks[fact.id].rank > clearance.rank
    ]
    assert kept.isdisjoint(fact.id for fact in secret)
    tells = brief(name).audience.withheld == "count"
    assert brief(name).withheld == (len(secret) if tells else 0)
    shown = {e.quote for e in evidence_of(brief(name).facts)}
    written = dump(brief(name).facts) + page(name) + screen_page(brief(name))
    for fact in secret:
        for text in (fact.id, getattr(fact, "text", fact.id)):
            assert text not in written
        for evidence in fact.evidence:
            assert evidence.quote in shown or evidence.quote not in written


@pytest.mark.parametrize("name", ["executive", "minister", "parliament", "press"])
def test_judgments_are_for_analysts(name: str) -> None:
    """A brief without a section for judgments holds none, not even unseen."""
    statements = brief(name).statements
    assert {statement.kind for statement in statements} == {"fact"}


@every_audience
def test_facts_are_plain_text(name: str) -> None:
    """Angle brackets, ampersands and quotation marks are text, never markup."""
    shown = page(name)
    assert "&lt;TN/RL/W/279&gt;" in shown
    assert "<TN/RL" not in shown
    assert "Overcapacity &amp; overfishing" in shown
    assert "“Fish 1”" in shown


@pytest.mark.parametrize("name", ["analyst", "parliament", "press"])
def test_quotes_keep_their_language(name: str) -> None:
    """A French source is quoted in French, every accent and apostrophe kept."""
    assert "le premier membre de l’Organisation mondiale du commerce" in page(name)


@every_audience
def test_no_section_is_empty(name: str) -> None:
    """Every section that a page has says something under its heading."""
    bodies = re.findall(
        r"<section[^>]*>\s*<h2[^>]*>[^<]*</h2>(.*?)</section>", page(name), re.DOTALL
    )
    assert bodies
    assert all(re.sub(r"<[^>]+>", "", body).strip() for body in bodies)


@every_audience
def test_every_source_cited_is_listed(name: str) -> None:
    """A brief holds the sources that its facts cite, and no others."""
    cited = {evidence.source for evidence in evidence_of(brief(name).facts)}
    assert {source.id for source in brief(name).facts.sources} == cited


@every_audience
def test_attached_facts_load(name: str) -> None:
    """The facts attached to a brief are a facts file of their own."""
    assert loads(dump(brief(name).facts)) == brief(name).facts


def test_a_withheld_position_is_not_called_unstated() -> None:
    """A party whose position is withheld isn't listed as one that states none."""
    matter = next(m for m in brief("press").matters if m.subject.id == "agreement-plan")
    assert "india" not in {stand.party.id for stand in matter.stands}


def test_a_party_may_hold_two_positions() -> None:
    """A party that denies one thing and calls for another is shown with both."""
    matter = next(m for m in brief("analyst").matters if m.subject.id == "overcapacity")
    stances = [
        s.position.stance for s in matter.stands if s.party.id == "india" and s.position
    ]
    assert stances == ["denies", "calls-for"]


def test_embargo_and_edition_are_shown() -> None:
    """The embargo and the edition stand at the head of every page."""
    for name in AUDIENCES:
        head = page(name).partition("</header>")[0]
        edition = words(name)["edition"]
        assert "4 November 2025, 06:00 UTC" in head
        assert f"{edition} 2" in head
