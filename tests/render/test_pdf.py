"""Promises of `briefgen.render.pdf`."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest

from briefgen.errors import BAD_INPUT, BAD_MACHINE, UserError
from briefgen.render.pdf import Attachment, Metadata, lay_out, write_pdf

SAMPLE = Path(__file__).with_name("sample.html").read_text("utf-8")
ROOT = Path(__file__).parents[2]
DATE = datetime(2025, 11, 15, 18, 30, tzinfo=UTC)
METADATA = Metadata(
    title="Harbour talks: brief for the desk",
    language="en",
    date=DATE,
    author="Gulf desk",
    subject="What the ministers agreed",
    keywords=("ports", "tariff"),
)
FACTS = Attachment("facts.yaml", b"title: Harbour talks\n", "The facts of this brief")
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4"
    "nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)

# Written by another process, in another place, at another time, by another user.
WRITE_SAMPLE = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from briefgen.render.pdf import Attachment, Metadata, write_pdf

data = write_pdf(
    Path(sys.argv[1]).read_text("utf-8"),
    metadata=Metadata(
        title="Harbour talks: brief for the desk",
        language="en",
        date=datetime(2025, 11, 15, 18, 30, tzinfo=UTC),
        author="Gulf desk",
        subject="What the ministers agreed",
        keywords=("ports", "tariff"),
    ),
    attachments=[
        Attachment("facts.yaml", b"title: Harbour talks\\n", "The facts of this brief")
    ],
)
sys.stdout.buffer.write(data)
"""


def run(
    code: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Return what a Python of its own said to some code."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=False,
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            **environment,
        },
    )


def document(body: str, head: str = "") -> str:
    """Return a small page with a title, a language and this body."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Page</title>{head}</head>'
        f"<body><h1>Page</h1>{body}</body></html>"
    )


def small(body: str, head: str = "") -> bytes:
    """Return the PDF of a small page."""
    return write_pdf(document(body, head), metadata=METADATA)


def tags(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the structure elements of a kind, in the order of the tree."""
    found = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                walk(kid)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if f"/{kind}" == element.S:
                found.append(element)
            if "/K" in element:
                walk(element.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.fixture(scope="module")
def data() -> bytes:
    """Return the sample as a PDF."""
    return write_pdf(SAMPLE, metadata=METADATA, attachments=[FACTS])


@pytest.fixture(scope="module")
def pdf(data: bytes) -> pikepdf.Pdf:
    """Return the sample as an opened PDF."""
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_conforms(data: bytes, profile: str) -> None:
    """One file is both PDF/A-3a and PDF/UA-1."""
    report = page.validate_pdf_bytes(data, profile=profile)

    assert [failure.message for failure in report.failures] == []


def test_conforms_without_attachment_and_figures() -> None:
    """A page with words alone conforms too."""
    plain = small("<p>Words.</p>")

    assert page.is_pdf_compliant_bytes(plain, profile="3a")
    assert page.is_pdf_compliant_bytes(plain, profile="ua1")


def test_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    """Title, author, subject, keywords, language and dates are those given."""
    assert pdf.docinfo.Title == METADATA.title
    assert pdf.docinfo.Author == "Gulf desk"
    assert pdf.docinfo.Subject == "What the ministers agreed"
    assert pdf.docinfo.Keywords == "ports, tariff"
    assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20251115183000Z"
    assert pdf.Root.Lang == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


def test_metadata_can_be_read_without_a_pdf_reader(data: bytes) -> None:
    """The XMP packet stands in the file uncompressed and names both standards."""
    assert b'pdfaid:part="3"' in data
    assert b'pdfaid:conformance="A"' in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"Harbour talks: brief for the desk</rdf:li>" in data


def test_date_is_written_in_utc() -> None:
    """The same moment in two time zones gives the same bytes."""
    east = DATE.astimezone(timezone(timedelta(hours=3)))

    one = write_pdf(document(""), metadata=METADATA)
    other = write_pdf(document(""), metadata=METADATA._replace(date=east))

    assert one == other


def test_date_without_time_zone_is_refused() -> None:
    """A date that means another moment on each machine is a mistake of the caller."""
    naive = METADATA._replace(date=DATE.replace(tzinfo=None))

    with pytest.raises(ValueError, match="no time zone"):
        write_pdf(document(""), metadata=naive)


def test_control_characters_break_no_metadata() -> None:
    """A title with characters that XML can't hold gives a PDF that conforms."""
    odd = METADATA._replace(title="Harbour\x0b & <talks>\x00", keywords=("a\x1fb",))
    data = write_pdf(document(""), metadata=odd)

    assert page.is_pdf_compliant_bytes(data, profile="3a")
    assert pikepdf.open(io.BytesIO(data)).docinfo.Title == "Harbour  & <talks> "


def test_headings_are_bookmarks(pdf: pikepdf.Pdf) -> None:
    """A reader can jump to each heading, and levels are kept."""
    with pdf.open_outline() as outline:
        top = outline.root[0]

    assert top.title == "Harbour talks: two ports, one tariff"
    assert [item.title for item in top.children] == [
        "What happened",
        "Timeline",
        "Why it matters",
        "Gaps and assumptions",
        "Sources",
    ]
    assert [item.title for item in top.children[0].children] == ["Who says what"]


def test_header_cells_tell_their_direction(pdf: pikepdf.Pdf) -> None:
    """Each header cell says whether it heads a row or a column."""
    scopes = [str(cell.A.Scope) for cell in tags(pdf, "TH")]

    assert scopes == 2 * (3 * ["/Column"] + 4 * ["/Row"])


def test_figure_is_described(pdf: pikepdf.Pdf) -> None:
    """A figure's title and description are read out in its place."""
    (figure,) = tags(pdf, "Figure")

    assert str(figure.Alt) == (
        "Four dated events from October to February. Talks on 4 and 21 October, "
        "the call on 15 November, the tariff ends on 13 February."
    )


def test_figure_says_where_it_is(pdf: pikepdf.Pdf) -> None:
    """A figure's box is told in points from the page's lower left corner."""
    (figure,) = tags(pdf, "Figure")
    left, bottom, right, top = map(float, figure.A.BBox)

    assert [round(left), round(right)] == [57, 539]
    assert 0 < bottom < top < 842
    assert round(top - bottom) == round(32 / 25.4 * 72)


def test_links_lead_both_ways(pdf: pikepdf.Pdf) -> None:
    """Numbers lead to their endnotes, and endnotes lead back."""
    dests = dict(zip(*2 * [iter(pdf.Root.Names.Dests.Names)], strict=True))
    names = {str(name) for name in dests}
    links = [link for leaf in pdf.pages for link in leaf.get("/Annots", [])]
    inner = [str(link.Dest) for link in links if "/Dest" in link]

    assert sorted(inner) == ["n1", "n1", "n2", "n3", "r1", "r2", "r4"]
    assert names >= set(inner)
    assert [str(link.A.URI) for link in links if "/A" in link] == [
        "https://example.org/post"
    ]


def test_links_are_described_and_tagged(pdf: pikepdf.Pdf) -> None:
    """A link is named by its title, and belongs to the tag tree."""
    links = [link for leaf in pdf.pages for link in leaf.get("/Annots", [])]

    assert {str(link.Contents) for link in links} == {
        "Source 1",
        "Source 2",
        "Source 3",
        "Back to the text",
        "The interview on the web",
    }
    assert all("/StructParent" in link for link in links)
    assert len(tags(pdf, "Link")) == len(links)


def test_link_without_title_is_named_by_its_words() -> None:
    """A link that has no title is described by its text, not by its address."""
    data = small('<p><a href="https://example.org/">The <em>whole</em> text</a></p>')
    pdf = pikepdf.open(io.BytesIO(data))

    assert str(pdf.pages[0].Annots[0].Contents) == "The whole text"


def test_facts_are_attached(pdf: pikepdf.Pdf) -> None:
    """The facts are inside the file, as its source, with type, text and dates."""
    (spec,) = pdf.Root.AF
    file = spec.EF.F

    assert spec.AFRelationship == "/Source"
    assert str(spec.UF) == "facts.yaml"
    assert str(spec.Desc) == "The facts of this brief"
    assert file.Subtype == "/application/yaml"
    assert file.read_bytes() == FACTS.data
    assert str(file.Params.CreationDate) == "D:20251115183000Z"
    assert str(file.Params.ModDate) == "D:20251115183000Z"


def test_attachments_are_sorted() -> None:
    """Attachments stand in the order of their names, not in that of their coming."""
    more = Attachment("a.txt", b"A", "First", "text/plain")

    one = write_pdf(document(""), metadata=METADATA, attachments=[FACTS, more])
    other = write_pdf(document(""), metadata=METADATA, attachments=[more, FACTS])

    assert one == other
    assert len(pikepdf.open(io.BytesIO(one)).Root.AF) == 2


def test_fonts_are_embedded_and_subset(pdf: pikepdf.Pdf) -> None:
    """Every font is ours, is in the file, and has only the letters that are used."""
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for leaf in pdf.pages
        for _, font in leaf.Resources.Font.items()
    }

    assert len(fonts) == 6
    for name, descriptor in fonts.items():
        assert re.match(r"/[A-Z]{6}\+(Spectral|Fira-Sans)", name)
        assert len(descriptor.FontFile2.read_bytes()) < 40_000


def test_text_can_be_taken_from_every_page(data: bytes) -> None:
    """Words come out of each page as they were put in, Cyrillic and signs too."""
    reader = pypdfium2.PdfDocument(data)
    texts = [
        " ".join(leaf.get_textpage().get_text_bounded().split()) for leaf in reader
    ]

    assert len(texts) == 2
    assert "neither side confirmed the inspection plan." in texts[0]
    assert "TLP:GREEN" in texts[0]
    assert "“девяносто дней”" in texts[1]
    assert "Page 2 of 2" in texts[1]


def test_pages_can_be_counted_before_writing() -> None:
    """A layout tells its pages without a PDF being written."""
    layout = lay_out(SAMPLE)

    assert layout.pages == 2
    assert repr(layout) == "<Layout of 2 pages>"


def test_layout_can_be_written_again(data: bytes) -> None:
    """A layout gives the same bytes each time it is written."""
    layout = lay_out(SAMPLE)

    assert layout.write(METADATA, [FACTS]) == data
    assert layout.write(METADATA, [FACTS]) == data


def test_bytes_do_not_depend_on_what_was_written_before(data: bytes) -> None:
    """Another document in between leaves the bytes of this one alone."""
    small("<p>Other <b>words</b> in other styles.</p>", "<style>b{color:red}</style>")

    assert write_pdf(SAMPLE, metadata=METADATA, attachments=[FACTS]) == data


def test_bytes_are_the_same_everywhere(data: bytes, tmp_path: Path) -> None:
    """Neither clock, zone, locale, hash seed, user, home nor folder shows in a PDF."""
    page = tmp_path / "Seite mit Ümlaut" / "sample.html"
    page.parent.mkdir()
    page.write_text(SAMPLE, "utf-8")
    machines = [
        {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"},
        {
            "TZ": "America/Los_Angeles",
            "PYTHONHASHSEED": "2",
            "LC_ALL": "C",
            "LANG": "ru_RU.UTF-8",
            "USER": "somebody",
            "HOME": str(tmp_path),
            "TMPDIR": str(page.parent),
            "SOURCE_DATE_EPOCH": "1",
        },
    ]
    expected = hashlib.sha256(data).hexdigest()

    for machine in machines:
        done = run(WRITE_SAMPLE, str(page), **machine)
        assert done.stderr.decode() == ""
        assert hashlib.sha256(done.stdout).hexdigest() == expected


def test_fonts_of_the_machine_are_not_used() -> None:
    """A family that the brief doesn't bring is set in one that it does."""
    data = small(
        "<p>Words</p>", "<style>p{font-family:'DejaVu Sans',monospace}</style>"
    )
    pdf = pikepdf.open(io.BytesIO(data))

    names = [str(font.BaseFont) for _, font in pdf.pages[0].Resources.Font.items()]

    assert all(re.search(r"Spectral|Fira", name) for name in names)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a.png",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        "file:///etc/passwd",
        "logo.png",
        "../logo.png",
        "//example.org/a.png",
        "data:nonsense",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<img src="{}" alt="Logo"/>', id="img"),
        pytest.param('<p style="background: url({})">Words</p>', id="css"),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            '<title>Logo</title><image href="{}" width="9" height="9"/></svg>',
            id="svg",
        ),
    ],
)
def test_nothing_is_fetched(
    monkeypatch: pytest.MonkeyPatch, url: str, body: str
) -> None:
    """A page that asks for something elsewhere is refused by the name of it."""
    small("")  # what is read once a process has been read

    def closed(*arguments: object, **_options: object) -> None:
        pytest.fail(f"opened {arguments}")

    monkeypatch.setattr("socket.socket", closed)
    monkeypatch.setattr("builtins.open", closed)

    with pytest.raises(UserError) as caught:
        small(body.format(url))

    (problem,) = caught.value.problems
    assert caught.value.exit_code == BAD_INPUT
    assert url in problem.message
    assert "is not in it" in problem.message
    assert "data:" in problem.hint


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="https://example.org/a.css"/>',
        "<style>@import url(https://example.org/a.css);</style>",
        '<base href="https://example.org/"/><link rel="stylesheet" href="a.css"/>',
        '<base href="https://example.org/"/><style>body{background:url(a.css)}</style>',
    ],
)
def test_no_stylesheet_is_fetched(head: str) -> None:
    """A page whose stylesheet lies elsewhere is refused too."""
    with pytest.raises(UserError, match=re.escape("https://example.org/a.css")):
        small("<p>Words</p>", head)


def test_all_that_is_missing_is_told_at_once() -> None:
    """Two pictures that are elsewhere are two problems of one error."""
    with pytest.raises(UserError) as caught:
        small('<p><img src="a.png" alt="A"/><img src="b.png" alt="B"/></p>')

    assert len(caught.value.problems) == 2


def test_refusal_is_repeated() -> None:
    """A page that was refused once is refused the next time too."""
    for _ in range(2):
        with pytest.raises(UserError, match=re.escape("a.png")):
            small("<p>Words</p>", "<style>p{background:url(a.png)}</style>")


@pytest.mark.parametrize(
    "url",
    [PIXEL, "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"],
)
def test_pictures_may_be_in_the_page(url: str) -> None:
    """A picture as a data: URL is set."""
    data = small(f'<p><img src="{url}" alt="A dot" width="9" height="9"/></p>')

    assert page.is_pdf_compliant_bytes(data, profile="ua1")


def test_own_font_is_refused() -> None:
    """A page cannot bring a font, in which the next page would be set too."""
    css = '<style>@font-face{font-family:Mine;src:url("data:font/ttf,x")}</style>'

    with pytest.raises(UserError, match="a font of its own, Mine"):
        small("<p>Words</p>", css)


@pytest.mark.parametrize(
    "target", ["other.html", "file:///tmp/x", "javascript:alert(1)"]
)
def test_link_to_nowhere_is_refused(target: str) -> None:
    """A link that only works on the writer's machine is an error."""
    with pytest.raises(UserError, match="leads nowhere") as caught:
        small(f'<p><a href="{target}">Text</a></p>')

    assert target in caught.value.problems[0].message


def test_attachment_by_the_page_is_refused() -> None:
    """A page can't attach files, and isn't left to believe that it did."""
    with pytest.raises(UserError, match="attaches a file"):
        small("<p>Words</p>", '<link rel="attachment" href="facts.yaml"/>')


def test_level_of_logging_hides_no_error() -> None:
    """Errors end the layout even where WeasyPrint's log is turned down."""
    logger = logging.getLogger("weasyprint")
    logger.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(UserError, match="#n7"):
            small('<p><a href="#n7">7</a></p>')
        assert logger.level == logging.CRITICAL
    finally:
        logger.setLevel(logging.NOTSET)


def test_link_to_missing_place_is_refused() -> None:
    """A number whose endnote isn't there is an error that names the place."""
    with pytest.raises(UserError, match="#n7"):
        small('<p><a href="#n7">7</a></p>')


def test_picture_without_description_is_refused() -> None:
    """A picture that a screen reader can't name is an error."""
    with pytest.raises(UserError, match="no required alt"):
        small(f'<p><img src="{PIXEL}"/></p>')


def test_letter_without_font_is_refused() -> None:
    """A letter that would be printed as a box is an error that names it."""
    with pytest.raises(UserError, match=r"漢 \(U\+6F22\)"):
        small("<p>漢字</p>")


@pytest.mark.parametrize("words", ["שלום", "سلام", "Мир", "Pâix ’"])
def test_letters_of_our_languages(words: str) -> None:
    """Hebrew, Arabic, Cyrillic and Latin letters are in the fonts of the brief."""
    assert small(f"<p>{words}</p>").startswith(b"%PDF-")


def test_a_page_does_not_change_the_next() -> None:
    """Fonts that one page needs are not there for the next: it is set as ever."""
    small("<p>שלום</p>")
    with pytest.raises(UserError, match=r"⅒ \(U\+2152\)"):
        small("<p>⅒</p>")


def test_unknown_css_is_noted_once(capfd: pytest.CaptureFixture[str]) -> None:
    """What of the CSS isn't understood is told by the layout, and to nobody else."""
    css = "<style>p { colour: red } p { colour: red }</style>"
    layouts = [lay_out(document("<p>Words</p>", css)) for _ in range(2)]

    for layout in layouts:
        assert len([note for note in layout.warnings if "colour: red" in note]) == 2
        layout.write(METADATA)
    assert capfd.readouterr() == ("", "")


def test_page_that_is_no_xml_is_set() -> None:
    """HTML that isn't XML is understood as HTML."""
    data = small("<p>One<br>two &nbsp; three<p>Four")
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()

    assert "One\r\ntwo" in text
    assert "Four" in text


HIDE = """
import sys
from datetime import UTC, datetime
hidden = sys.argv[1]
import _cffi_backend, ctypes.util
from briefgen.errors import UserError
from briefgen.render import pdf
from briefgen.render.speed import pango

public = pango._public

def without(ffi):
    names = public(ffi)
    def dlopen(name, flags=0):
        if hidden in name:
            raise OSError(f"cannot load library '{name}'")
        return ffi.dlopen(name, flags)
    return {**names, "dlopen": dlopen}

pango._public = without
sys.platform = sys.argv[2]
try:
    pdf.lay_out("<!DOCTYPE html><html></html>")
except UserError as error:
    print(error)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("library", ["pango-1.0", "gobject", "harfbuzz-subset"])
@pytest.mark.parametrize(
    ("platform", "step"),
    [("linux", "apt-get install libpango-1.0-0"), ("darwin", "brew install pango")],
)
def test_missing_library_is_told(library: str, platform: str, step: str) -> None:
    """Without Pango or HarfBuzz, one message says what to install."""
    done = run(HIDE, library, platform)
    text = done.stdout.decode()

    assert done.returncode == BAD_MACHINE
    assert text.startswith("Pango, which sets the text of a PDF, is missing here: ")
    assert library in text
    assert step in text
    assert "Remove .venv and run scripts/brief" in text
    assert done.stderr == b""


def test_import_is_light() -> None:
    """Importing the module imports neither WeasyPrint nor a font tool."""
    code = (
        "import sys, briefgen.render.pdf; "
        "sys.exit(bool({'weasyprint', 'fontTools', 'PIL'} & set(sys.modules)))"
    )

    assert run(code).returncode == 0


@pytest.mark.parametrize("side", ["inline-start", "inline-end", "left", "right"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_text_beside_a_float(side: str, direction: str) -> None:
    """What floats to any side may stand beside bare text."""
    style = (
        f"body {{ direction: {direction} }} section {{ clear: both; float: {side} }}"
    )
    layout = lay_out(
        document("Words. <section>More.</section>", f"<style>{style}</style>")
    )

    assert layout.pages == 1
    assert layout.warnings == ()


def test_inline_sides_are_those_of_the_direction() -> None:
    """`inline-end` is the right side of a page that runs from left to right."""

    def at(side: str) -> float:
        style = f"<style>section {{ float: {side}; width: 20% }}</style>"
        layout = lay_out(document("<section>Words.</section><p>More.</p>", style))
        box = next(
            box
            for box in layout.document.pages[0]._page_box.descendants()  # noqa: SLF001
            if box.element_tag == "section"
        )
        return float(box.position_x)

    assert at("inline-start") == at("left") < at("right") == at("inline-end")


def test_only_a_word_that_is_too_long_for_a_line_is_broken() -> None:
    """A word begins a line of its own before it is broken, within elements too."""
    body = "body { overflow-wrap: anywhere; width: 40pt }"
    style = f"<style>{body} h1 {{ display: none }}</style>"
    nested = "<p><b>Some of it <i>Geneva</i></b></p>"
    data = small(f"{nested}<p>{'Zw' * 40}</p>", style)
    lines = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split()

    assert lines[:4] == ["Some", "of", "it", "Geneva"]
    assert len(lines) > 8
    assert max(map(len, lines[4:])) < 20
