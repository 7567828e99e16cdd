"""The PDF briefs of two quite different stories."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import page
import pikepdf
import pydyf
import pypdfium2
import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load, loads
from briefgen.dossier.texts import localised
from briefgen.render import make
from briefgen.render.conformance import streams_ended
from briefgen.render.html import paper_page
from briefgen.render.pdf import Attachment, Metadata, lay_out, write_pdf
from tests.documents.conftest import AUDIENCES, CALL, FISH, ROOT, made

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_cover  # measuring would take as long again

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)

stories = pytest.mark.parametrize(
    "dossier", [pytest.param(CALL, id="call"), pytest.param(FISH, id="fish")]
)
audiences = pytest.mark.parametrize("name", AUDIENCES)


def text_of(data: bytes) -> list[str]:
    """Return the text of each page, its white space folded."""
    pdf = pypdfium2.PdfDocument(data)
    return [" ".join(p.get_textpage().get_text_range().split()) for p in pdf]


@stories
@audiences
@pytest.mark.parametrize("profile", PROFILES, ids=("a-3a", "ua-1"))
def test_conforms(dossier: Path, name: str, profile: page.ValidationProfile) -> None:
    """Every brief is PDF/A-3a and PDF/UA-1 at once."""
    report = page.validate_pdf_bytes(made(dossier, name).pdf.data, profile=profile)
    assert report.is_compliant, list(report.failures)[:5]


@stories
@audiences
def test_style_is_understood(dossier: Path, name: str) -> None:
    """Nothing in our own style sheets is passed over."""
    assert made(dossier, name).pdf.warnings == ()


@audiences
def test_an_endless_word_stays_on_the_page(name: str) -> None:
    """A word longer than any line is broken, in the margins too: none of it is cut."""
    word = "Zw" * 150
    facts = load(CALL)
    facts = facts.replaced(
        title=word,
        subject=word,
        bottom_line=tuple(f.replaced(text=word) for f in facts.bottom_line),
        topics=tuple(f.replaced(title=word) for f in facts.topics),
        events=tuple(f.replaced(title=word) for f in facts.events),
    )
    brief = cut(facts, audience(name, ROOT).replaced(pages=None))
    seen = 0
    for sheet in pypdfium2.PdfDocument(make(brief, "pdf").data):
        letters = sheet.get_textpage()
        for at in range(letters.count_chars()):
            left, _, right, _ = letters.get_charbox(at)
            assert 0 <= left <= right <= sheet.get_width()
        seen += letters.count_chars()
    assert seen > 5 * len(word)


@pytest.mark.parametrize("profile", PROFILES, ids=("a-3a", "ua-1"))
def test_stream_that_ends_in_a_carriage_return(profile: page.ValidationProfile) -> None:
    """A file conforms, too, whose compressed bytes happen to end like a line."""
    texts = (b"#" * number for number in range(10_000))
    unlucky = next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))
    data = write_pdf(
        '<html lang="en"><head><title>T</title></head><body><h1>T</h1></body></html>',
        metadata=Metadata(
            title="T", language="en", date=datetime(2026, 1, 2, tzinfo=UTC)
        ),
        attachments=(Attachment("facts.yaml", unlucky, "Facts"),),
    )
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.is_compliant, list(report.failures)


def test_tables_of_objects_that_end_in_a_carriage_return() -> None:
    """So it is with the streams that are made while the file is written."""
    ends = set()
    for number in range(600):
        pdf, output = pydyf.PDF(), BytesIO()
        pdf.add_object(pydyf.Dictionary({"Text": pydyf.String("y" * number)}))
        with streams_ended():
            pdf.write(output, compress=True)
        ends.update(re.findall(rb"(..)\r\nendstream", output.getvalue(), re.DOTALL))
    assert ends
    assert all(end.endswith(b"\r") for end in ends)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("executive", 1, 1),
        ("minister", 1, 1),
        ("press", 1, 2),
        ("parliament", 2, 4),
        ("analyst", 3, 6),
    ],
)
def test_pages(name: str, least: int, most: int) -> None:
    """The brief of the call keeps to its page budget for every audience."""
    pages = made(CALL, name).pdf.pages
    assert pages is not None
    assert least <= pages <= most


@stories
@audiences
def test_marking_is_on_each_page(dossier: Path, name: str) -> None:
    """The TLP label stands at the head and at the foot of every page."""
    _, brief, pdf = made(dossier, name)
    pages = text_of(pdf.data)
    assert len(pages) == pdf.pages
    for number, text in enumerate(pages):
        assert text.count(brief.marking) >= 2 + (number == 0), f"page {number + 1}"


@stories
@audiences
def test_footer(dossier: Path, name: str) -> None:
    """Every page tells the story, the date, the edition and its own number."""
    _, brief, pdf = made(dossier, name)
    words = made(dossier, name).words
    for number, text in enumerate(text_of(pdf.data), start=1):
        assert brief.facts.subject in text
        assert f"{words['edition']} {brief.facts.edition}" in text
        assert f"{words['page']} {number} {words['of']} {pdf.pages}" in text


@stories
@audiences
def test_attached_facts(dossier: Path, name: str) -> None:
    """The facts attached to a PDF are those of the brief, and load again."""
    _, brief, pdf = made(dossier, name)
    with pikepdf.open(BytesIO(pdf.data)) as opened:
        text = opened.attachments["facts.yaml"].get_file().read_bytes().decode()
    own, wanted = brief.facts.language, brief.audience.language
    assert localised(loads(text), own, wanted) == brief.facts


@stories
@audiences
def test_metadata(dossier: Path, name: str) -> None:
    """The title, the language and the bookmarks are those of the brief."""
    _, brief, pdf = made(dossier, name)
    opened = pikepdf.open(BytesIO(pdf.data))
    assert str(opened.docinfo["/Title"]) == brief.facts.title
    assert str(opened.Root.Lang) == brief.audience.language
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [brief.facts.title]
        assert len(outline.root[0].children) > 3


@stories
@audiences
def test_links_lead_both_ways(dossier: Path, name: str) -> None:
    """Every citation leads to a place, as does every way back, and can be hit."""
    opened = pikepdf.open(BytesIO(made(dossier, name).pdf.data))
    names = (
        set(opened.Root.Names.Dests.Names[::2]) if "/Names" in opened.Root else set()
    )
    links = [
        link
        for each in opened.pages
        for link in each.get("/Annots", [])
        if link.Subtype == "/Link"
    ]
    targets = {str(link.Dest) for link in links if "/Dest" in link}
    assert len(links) > 20
    assert targets
    assert targets <= {str(each) for each in names}
    # Nobody can click on less.
    assert min(float(link.Rect[1]) - float(link.Rect[3]) for link in links) > 6


@stories
@audiences
def test_tables_have_header_cells(dossier: Path, name: str) -> None:
    """Every table is tagged, with header cells that tell their direction."""
    opened = pikepdf.open(BytesIO(made(dossier, name).pdf.data))
    tags = [
        o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o
    ]
    tables = [tag for tag in tags if tag.S == "/Table"]
    headers = [tag for tag in tags if tag.S == "/TH"]
    assert tables
    assert headers
    assert all("Scope" in repr(header.A) for header in headers)


@stories
@audiences
def test_sentences_are_in_the_text(dossier: Path, name: str) -> None:
    """What the brief says can be read off the PDF, sentence by sentence."""
    _, brief, pdf = made(dossier, name)
    squeezed = re.sub(
        r"[\s\u2010\u00ad\u2060\ufffe-]|\x02", "", " ".join(text_of(pdf.data))
    )
    texts = [line.text for line in brief.facts.bottom_line]
    texts += [statement.text for statement in brief.statements]
    for text in texts:
        assert re.sub(r"[\s-]", "", text)[:40] in squeezed, text


@pytest.mark.parametrize("questions", [1, 3, 5])
def test_what_not_to_say_is_on_one_page(questions: int) -> None:
    """What must not be said stands together, wherever the page before it ends."""
    facts = load(CALL)
    brief = cut(
        facts.replaced(questions=facts.questions[:questions]),
        audience("press", ROOT).replaced(pages=None),
    )
    layout = lay_out(paper_page(brief).html)
    holding = [
        sheet
        for sheet in layout.document.pages
        if any(
            box.element is not None and "cautions" in box.element.get("class", "")
            for box in sheet._page_box.descendants()  # noqa: SLF001 - the only way
        )
    ]
    assert len(holding) == 1


@stories
@pytest.mark.parametrize("name", ["analyst", "press", "parliament"])
def test_labels_are_not_divided(dossier: Path, name: str) -> None:
    """No label is divided, no number is alone on a line, nor two letters at an end."""
    pdf = pypdfium2.PdfDocument(made(dossier, name).pdf.data)
    lines = [
        line
        for sheet in pdf
        for line in sheet.get_textpage().get_text_range().splitlines()
    ]
    assert not [line for line in lines if re.fullmatch(r"\d\d?", line.strip())]
    divided = re.compile("(Press art|endorse|\\b\\w\\w?)[\u2010\ufffe\x02]")
    assert not list(filter(divided.search, lines))


def test_the_minister_gets_all_that_was_chosen() -> None:
    """The brief of the call in French is one page of Letter, and nothing moved out."""
    pdf = made(CALL, "minister").pdf
    (page,) = pypdfium2.PdfDocument(pdf.data)
    assert page.get_size() == (612, 792)
    assert pdf.moved == ()
