"""Promises of `briefgen.render.notes`: numbers, and links both ways."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier.models import Evidence
from briefgen.dossier.verdicts import Verdict
from briefgen.render.html import paper_page, screen_page
from briefgen.render.notes import Endnotes

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.dossier import Dossier
    from tests.render.conftest import MakeBrief

AUDIENCES = ("analyst", "executive", "minister", "parliament", "press")
PHRASES = tuple(
    Evidence(source="report", quote=quote, paragraph=paragraph)
    for paragraph, quote in enumerate(("one", "two", "three", "four"), start=1)
)

MARK = 'aria-label="under review">†</span>'
MARK_OF_A_LINE = f'<span class="review" role="img" {MARK}'
UNCONFIRMED = "† under review: not yet confirmed against its source"


class Doubt(Protocol):
    """Cuts the small story with facts under review, as the fixture `doubted` does."""

    def __call__(self, name: str, *facts: str) -> Brief:
        """Return the brief for an audience in which some facts are under review."""


@pytest.fixture(scope="session")
def doubted(harbour: Dossier, project_root: Path) -> Doubt:
    """Return a function that cuts the small story with facts under review."""
    verdict = Verdict("review", ("the quote says five",))

    def make(name: str, *facts: str) -> Brief:
        verdicts = dict.fromkeys(facts, verdict)
        return cut(harbour, audience(name, project_root), verdicts)

    return make


every_audience = pytest.mark.parametrize("name", AUDIENCES)


@pytest.fixture(scope="module")
def brief(brief_for: MakeBrief) -> Brief:
    """Return a brief whose sources can be cited."""
    return brief_for("analyst")


@given(cited=st.lists(st.lists(st.sampled_from(PHRASES))))
def test_order(brief: Brief, cited: list[list[Evidence]]) -> None:
    """Notes are numbered from 1 in the order in which phrases are first cited."""
    endnotes = Endnotes(brief, tips=False)
    for phrases in cited:
        endnotes.cite_phrases(phrases)
    first = list(dict.fromkeys(phrase for phrases in cited for phrase in phrases))
    assert [note.evidence for note in endnotes.notes] == first
    assert [note.number for note in endnotes.notes] == list(range(1, len(first) + 1))


@given(cited=st.lists(st.lists(st.sampled_from(PHRASES))))
def test_back(brief: Brief, cited: list[list[Evidence]]) -> None:
    """On a screen each citation has an id of its own, and its note leads back to it."""
    endnotes = Endnotes(brief, tips=True)
    html = "".join(endnotes.cite_phrases(phrases) for phrases in cited)
    links = links_of(html)
    back = [(place, n.number) for n in endnotes.notes for place in n.citations]
    assert sorted(links) == sorted(back)
    assert len(set(links)) == len(links)


@given(cited=st.lists(st.lists(st.sampled_from(PHRASES), unique=True)))
def test_back_on_paper(brief: Brief, cited: list[list[Evidence]]) -> None:
    """Every note leads back to each place that cites it, by a number or in a range."""
    endnotes = Endnotes(brief, tips=False)
    texts = [endnotes.cite_phrases(phrases) for phrases in cited]
    numbers = {note.evidence: note.number for note in endnotes.notes}
    back = {note.number: list(note.citations) for note in endnotes.notes}
    for phrases, html in zip(cited, texts, strict=True):
        places = dict(links_of(html))
        for phrase in phrases:
            assert back[numbers[phrase]].pop(0) in places
        assert {number for _, number in links_of(html)} <= set(
            map(numbers.get, phrases)
        )
    assert not any(back.values())


def test_range_on_paper(brief: Brief) -> None:
    """Numbers rise; three or more that follow each other are a range, and no others."""
    endnotes = Endnotes(brief, tips=False)
    four = (*PHRASES[:3], replace(PHRASES[0], quote="four"))
    assert text_of(endnotes.cite_phrases(four[:2])) == "1 2"
    assert text_of(endnotes.cite_phrases(four)) == "1 – 4"
    assert text_of(endnotes.cite_phrases((four[0], *four[2:]))) == "1 3 4"
    assert text_of(endnotes.cite_phrases((four[3], four[1]))) == "2 4"
    assert text_of(Endnotes(brief, tips=True).cite_phrases(four[:3]))[:5] == "1 2 3"


def links_of(html: str) -> list[tuple[str, int]]:
    """Return the ids of links, each with the number of the note it leads to."""
    found = re.findall(r'<a id="([^"]+)" href="#note-(\d+)"', html)
    return [(name, int(number)) for name, number in found]


def text_of(html: str) -> str:
    """Return what stands in a piece of a page, with a space between its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("&#8288;", "")).split())


def test_same_number(brief: Brief) -> None:
    """The same phrase keeps its number wherever it is cited."""
    endnotes = Endnotes(brief, tips=False)
    endnotes.cite_phrases(PHRASES[:2])
    again = endnotes.cite_phrases((PHRASES[1],))
    assert 'href="#note-2"' in again
    assert endnotes.notes[1].citations == ("cite-2-1", "cite-2-2")


def test_twice_in_one_fact(brief: Brief) -> None:
    """A phrase that a fact names twice is cited once."""
    html = Endnotes(brief, tips=True).cite_phrases((PHRASES[0], PHRASES[0]))
    assert html.count("<a ") == html.count('class="tip"') == 1


def test_no_evidence(brief: Brief) -> None:
    """A fact without evidence has no number, and no empty list of them."""
    assert not Endnotes(brief, tips=True).cite_phrases(())


def test_tip(brief: Brief) -> None:
    """On the screen a citation is described by its phrase, source and paragraph."""
    endnotes = Endnotes(brief, tips=True, paragraph="par.")
    html = endnotes.cite_phrases((PHRASES[2],))
    described = re.findall(r'aria-describedby="([^"]+)"', html)
    assert described == re.findall(r'class="tip" id="([^"]+)"', html)
    text = " ".join(re.sub(r"<[^>]+>", "", html.partition("tips")[2]).split())
    assert text.endswith("1 three Press report, par. 3")


def test_tip_without_paragraph(brief: Brief) -> None:
    """Where no paragraph is known, none is named."""
    endnotes = Endnotes(brief, tips=True)
    html = endnotes.cite_phrases((replace(PHRASES[0], paragraph=None),))
    assert '<span class="place">Press report</span>' in html


def test_paper(brief: Brief) -> None:
    """A page for paper carries no phrases beside its numbers."""
    assert "tip" not in Endnotes(brief, tips=False).cite_phrases(PHRASES)


@every_audience
def test_same_numbers(name: str, brief_for: MakeBrief) -> None:
    """A fact has the same numbers in the PDF and in the HTML of a brief."""
    brief = brief_for(name)
    pages = (screen_page(brief), paper_page(brief).html)
    on_screen, on_paper = (re.findall(r'<a id="(cite-[^"]+)"', p) for p in pages)
    assert on_screen == on_paper


@every_audience
def test_all_shown(name: str, brief_for: MakeBrief) -> None:
    """Every phrase that a page cites stands among its notes, word for word."""
    page = screen_page(brief_for(name))
    notes = page[page.index('<ul class="notes">') :]
    tips = re.findall(r"<q[^>]*>([^<]+)</q>", page)
    assert tips
    assert all(tip in notes for tip in tips)


def test_notes_by_paragraph(brief: Brief) -> None:
    """The notes on a source come by its paragraphs, those without one first."""
    endnotes = Endnotes(brief, tips=False)
    source = brief.source(PHRASES[0].source)
    places = (7, None, 2, 7)
    endnotes.cite_phrases(
        [replace(PHRASES[0], quote=f"q{n}", paragraph=p) for n, p in enumerate(places)]
    )
    found = [
        (p, [n.number for n in notes]) for p, notes in endnotes.by_paragraph(source)
    ]
    assert found == [(None, [2]), (2, [3]), (7, [1, 4])]


def test_under_review(brief_for: MakeBrief, doubted: Doubt) -> None:
    """A fact under review carries a mark, and its endnote says why."""
    plain = brief_for("analyst")
    brief = doubted("analyst", plain.statements[0].id)
    for page in (screen_page(brief), paper_page(brief).html):
        assert page.count(MARK) >= 1
        assert f"{UNCONFIRMED}; the quote says five</span>" in page
        assert "1 under review, 0 unsupported" in page
    assert "†" not in screen_page(plain)


@pytest.mark.parametrize("name", ["press", "parliament"])
def test_the_words_of_check_are_for_analysts(name: str, doubted: Doubt) -> None:
    """The public is told that a fact is not confirmed, in words that all understand."""
    brief = doubted(name, "tariff")
    page = paper_page(brief).html
    assert f"{UNCONFIRMED}</span>" in page
    assert "says five" not in page


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("executive", f"{UNCONFIRMED}; the reason is in the analyst brief."),
        ("minister", "le motif est dans la note « analyste »."),
    ],
)
def test_a_page_without_endnotes_says_what_the_mark_means(
    name: str, more: str, doubted: Doubt
) -> None:
    """Where no endnote can say it, the foot explains the mark, if there is one."""
    brief = doubted(name, "tariff")
    assert more in paper_page(brief).html
    assert "†" not in paper_page(brief.replaced(doubted=frozenset())).html


def test_positions_at_a_glance_are_marked(doubted: Doubt) -> None:
    """A position or point under review is marked where it is told in a few words."""
    brief = doubted("executive")
    facts = [
        f for plan in brief.facts.plans for f in (*plan.positions, *plan.provisions)
    ]
    assert facts
    for fact in facts:
        assert MARK in paper_page(doubted("executive", fact.id)).html


def test_events_in_a_drawing_are_marked(doubted: Doubt) -> None:
    """An event under review is marked in the drawing that tells it alone."""
    brief = doubted("executive", "opened")
    assert "Talks open†" in paper_page(brief).html
    assert UNCONFIRMED in paper_page(brief).html
    assert f"Talks open{MARK_OF_A_LINE}" in screen_page(brief)


def test_lines_that_rest_on_doubt_are_marked(doubted: Doubt) -> None:
    """A bottom line is as doubtful as what it rests on."""
    plain = doubted("executive")
    line = plain.facts.bottom_line[0]
    page = paper_page(doubted("executive", line.rests_on[0])).html
    assert MARK in page[page.index(line.text) :].split("</p>", 1)[0]


def test_unsupported(brief_for: MakeBrief) -> None:
    """A fact that is made by force although it is unsupported says so."""
    plain = brief_for("press")
    verdicts = tuple((fact.id, Verdict("unsupported")) for fact in plain.statements)
    page = screen_page(plain.replaced(verdicts=verdicts, is_unchecked=True))
    assert "[unsupported]" in page
    assert page.count('<strong class="unchecked">UNCHECKED</strong>') == 2
    assert "UNCHECKED" not in screen_page(plain)
