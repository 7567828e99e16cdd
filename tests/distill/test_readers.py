"""What is read of an article in each form, and what is refused."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, ClassVar

import pikepdf
import pytest
import weasyprint

from briefgen.distill.readers import LIMIT, MOST, read, web
from briefgen.dossier.paragraphs import paragraphs
from briefgen.errors import BAD_CALL, UserError
from tests.distill.conftest import STORY, TITLE, docx, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Write = Callable[[str, bytes | str], Path]

TEXT = "\n\n".join(STORY) + "\n"


def pdf(html: str) -> bytes:
    """Return a page as PDF."""
    data = weasyprint.HTML(string=html).write_pdf()
    assert isinstance(data, bytes)
    return data


def message(kind: str, body: str) -> str:
    """Return a message with the story."""
    return (
        "From: The Gazette <news@example.org>\nDate: Tue, 23 Sep 2025 10:00:00 +0000\n"
        f"Subject: {TITLE}\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}; charset=utf-8\n\n{body}"
    )


def test_plain_text_is_kept_as_it_is(write: Write) -> None:
    """Of plain text every byte is kept, so that its SHA-256 is that of the file."""
    path = write("story.txt", TEXT)
    article = read(str(path))
    assert article.paragraphs == STORY
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.md", f"# {TITLE}\n\n" + TEXT.replace("Ada Brandt", "**Ada Brandt**")),
        ("story.html", page()),
        ("story.docx", docx()),
        ("story.eml", message("text/plain", TEXT)),
        ("letter.eml", message("text/html", page())),
    ],
)
def test_every_form_gives_the_same_paragraphs(
    write: Write, name: str, content: str | bytes
) -> None:
    """The same story has the same paragraphs and title in whatever form it comes."""
    article = read(str(write(name, content)))
    assert [text for text in article.paragraphs if text != TITLE] == list(STORY)
    assert article.meta.title == TITLE


def test_pdf_lines_become_paragraphs(write: Write) -> None:
    """The lines of a PDF are joined to the paragraphs that they were."""
    article = read(str(write("story.pdf", pdf(page()))))
    assert set(STORY) <= set(article.paragraphs)


ITEMS = ("a ceasefire", "the exchange of prisoners", "the reopening of a crossing")


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
@pytest.mark.parametrize("mark", ["- ", "• ", "{}. ", "({}) "])
def test_each_item_of_a_list_is_a_paragraph(write: Write, name: str, mark: str) -> None:
    """The lines of a list are not run together, where no blank line parts them."""
    lines = [f"{mark.format(n)}{each};" for n, each in enumerate(ITEMS, start=1)]
    text = "\n".join((*STORY[:1], "", "The draft provides for:", *lines, "", STORY[2]))
    article = read(str(write(name, text)))
    found = article.paragraphs
    assert len(found) == len(ITEMS) + 3
    for paragraph, item in zip(found[2:], ITEMS, strict=False):
        assert paragraph.endswith(f"{item};")
    assert tuple(paragraphs(article.text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "The talks went\non for a day\n- or two.\n\nThey ended.\n",
        "The draft provides for:\n- a ceasefire\n- a crossing\n",
    ],
)
def test_what_is_no_list_stays_as_it_is(write: Write, text: str) -> None:
    """One dash at the start of a line, or lines without blank ones, change nothing."""
    assert read(str(write("story.txt", text))).text == text


def test_items_of_a_pdf_are_paragraphs(write: Write) -> None:
    """The lines of a list in a PDF are told apart, though they stand close."""
    listed = "<br>".join(f"{n}. {each}" for n, each in enumerate(ITEMS, start=1))
    body = f"<p>The draft provides for:<br>{listed}</p>"
    found = read(str(write("story.pdf", pdf(page(body))))).paragraphs
    assert [f"{n}. {each}" for n, each in enumerate(ITEMS, start=1)] == [
        each for each in found if each[:1].isdigit()
    ]


def test_what_a_page_states_of_itself_is_taken(write: Write) -> None:
    """Date, publisher, author and language of a page are those that it states."""
    head = (
        '<meta property="article:published_time" content="2025-09-23T08:00:00Z">'
        '<meta property="og:site_name" content="The Gazette">'
        '<meta name="author" content="Desk Writer">'
    )
    meta = read(str(write("story.html", page(head=head)))).meta
    assert (meta.published, meta.publisher, meta.author, meta.language) == (
        "2025-09-23", "The Gazette", "Desk Writer", "en-GB",
    )  # fmt: skip


def test_what_is_not_stated_stays_empty(write: Write) -> None:
    """A text that states nothing of itself has no date, author or publisher."""
    assert set(read(str(write("story.txt", TEXT))).meta) == {""}


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        ("12 March 2026", "2026-03-12"),
        ("Thursday, March 12, 2026 09:30 GMT", "2026-03-12"),
        ("Published: 2026-03-12", "2026-03-12"),
        ("By Harbour Desk, The Gazette\nPublished on 12 Mar. 2026", "2026-03-12"),
        ("LODOVA, 12 March 2026 (Gazette) - " + STORY[0], "2026-03-12"),
        ("LODOVA, March 12 (Gazette) - " + STORY[0], ""),
        ("The wreck of 12 March 2026", ""),
        ("31 February 2026", ""),
        ("12 March 2026: two envoys met in Lodova, and both of them spoke.", ""),
    ],
)
def test_the_day_of_publication_is_read_where_it_is_stated(
    write: Write, lines: str, stated: str
) -> None:
    """A date alone, behind a byline or in a dateline is that of the article."""
    text = f"{TITLE}\n\n{lines}\n\n{TEXT}"
    assert read(str(write("story.txt", text))).meta.published == stated


@pytest.mark.parametrize("day", ["", ", 12 March 2026", ", March 12"])
def test_a_dateline_names_its_agency(write: Write, day: str) -> None:
    """The publisher is the agency that a dateline has between brackets."""
    text = f"{TITLE}\n\nLODOVA{day} (Gazette) — {TEXT}"
    assert read(str(write("story.txt", text))).meta.publisher == "Gazette"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Harbour Desk", "Harbour Desk"),
        ("By Harbour Desk, The Gazette", "Harbour Desk"),
        ("By Harbour Desk | 12 March 2026", "Harbour Desk"),
        ("By force", ""),
    ],
)
def test_a_byline_names_its_author(write: Write, line: str, author: str) -> None:
    """The author is who stands behind "by", up to an office or a paper."""
    text = f"{TITLE}\n\n{line}\n\n{TEXT}"
    assert read(str(write("story.txt", text))).meta.author == author


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("\n{by}\n{line}\n\n{text}", id="three lines"),
        pytest.param("\n\n{by}\n\n{line}\n\n{text}", id="apart"),
        pytest.param("\n{line}\n\n{text}", id="two lines"),
        pytest.param("\n{by}\n{line} {text}", id="before the story"),
    ],
)
@pytest.mark.parametrize("by", ["By a staff reporter", "By Harbour Desk"])
def test_a_head_of_lines(write: Write, lines: str, by: str) -> None:
    """Headline, byline and dateline may stand in lines or apart: each is its own."""
    line = "LODOVA, 12 March 2026 (Gazette) -"
    article = read(
        str(write("story.txt", TITLE + lines.format(by=by, line=line, text=TEXT)))
    )
    assert article.meta.title == TITLE
    assert article.meta.published == "2026-03-12"
    assert article.meta.publisher == "Gazette"
    assert article.paragraphs[0] == TITLE
    assert article.paragraphs[-1] == STORY[-1]
    assert not any(by in text and STORY[0] in text for text in article.paragraphs)


def test_lines_of_a_paragraph_are_no_head(write: Write) -> None:
    """A first paragraph broken into lines stays one, whatever its lines hold."""
    text = f"By noon the two envoys\nhad met in Lodova\n\n{TEXT}"
    article = read(str(write("story.txt", text)))
    assert article.paragraphs[0] == "By noon the two envoys had met in Lodova"


def test_a_name_with_its_letters_is_no_dateline(write: Write) -> None:
    """What stands in brackets behind a name is no agency."""
    text = f"The World Office (WO) - it has two seats - met envoys.\n\n{TEXT}"
    assert set(read(str(write("story.txt", text))).meta) == {""}


def test_a_message_has_its_sender_and_date(write: Write) -> None:
    """Author and date of a message are its sender and the day it was sent."""
    meta = read(str(write("story.eml", message("text/plain", TEXT)))).meta
    assert (meta.author, meta.published) == ("The Gazette", "2025-09-23")


def test_characters_that_no_facts_may_hold_are_taken_out(write: Write) -> None:
    """Marks and overrides go; ends of pages end lines; what is stated is as clean."""
    odd = TEXT.replace("harbour", "har\ufeffbour").replace("Olaf", "\u202eOlaf\a")
    odd = odd.replace("\n\n", "\n\f\n").replace("talks.", "talks.\u2028")
    article = read(str(write("story.md", f"---\ntitle: The\ufeff talks\n---\n{odd}")))
    assert article.paragraphs == STORY
    assert article.meta.title == "The talks"


def test_a_heading_of_markdown_ends_a_paragraph(write: Write) -> None:
    """A heading inside Markdown is not run together with what stands before it."""
    text = f"# {TITLE}\n\n{STORY[0]}\n\n## The draft\n\n{STORY[1]}\n"
    article = read(str(write("story.md", text)))
    assert article.paragraphs == (STORY[0], "The draft", STORY[1])


def test_front_matter_is_no_text(write: Write) -> None:
    """The front matter of Markdown says what it states, and is no paragraph."""
    matter = f"---\ntitle: {TITLE}\ndate: 2025-09-23\nauthor: Desk\n---\n"
    article = read(str(write("story.md", matter + TEXT)))
    assert article.paragraphs == STORY
    assert article.meta[:4] == (TITLE, "", "Desk", "2025-09-23")


@pytest.mark.parametrize(
    "line",
    [
        "Also Read: Norland to host the winter games",
        "Share this story",
        "We use cookies on this site. Accept all or manage preferences.",
        "Photo: a harbour at dusk",
        "The envoy at the talks (Reuters)",
        "Subscribe to our newsletter",
        "https://example.org/story",
        "© The Gazette",
        "* * *",
    ],
)
def test_boilerplate_is_dropped_and_listed(write: Write, line: str) -> None:
    """A line that is none of the story is left out and listed; the rest is counted."""
    text = "\n\n".join((STORY[0], line, *STORY[1:]))
    article = read(str(write("story.txt", text)))
    assert article.paragraphs == STORY
    assert article.dropped == (line,)
    assert tuple(paragraphs(article.text)) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a tenth on Monday.",
        "Related talks on fishing go on.",
        "Print runs of the paper were halved, the union said.",
    ],
)
def test_sentences_that_begin_like_links_are_kept(write: Write, line: str) -> None:
    """A sentence of the story is kept, though it begins like a link."""
    assert line in read(str(write("story.txt", f"{TEXT}\n{line}"))).paragraphs


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"Also read: more", "holds nothing but links and notices"),
        ("a.txt", b"\x00\x01\x02 binary", "binary data"),
        ("a.txt", "Caf\u00e9".encode("latin-1"), "is not UTF-8 (line 1)"),
        ("a.txt", b"\xff\xfea", "no whole UTF-16"),
        ("a.pdf", b"%PDF-1.7 broken", "is not a whole PDF"),
        ("a.docx", b"PK\x03\x04 broken", "is not a whole Word document"),
        ("a.eml", b"Subject: x\n\n", "has no text"),
        ("a.html", b"<html><body>Accept cookies</body></html>", "no article is found"),
        ("a.txt", b"x " * (MOST // 2 + 1), "the limit is 10,000,000"),
        ("a.txt", b"x" * (LIMIT + 1), "has more than 50,000,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_told(
    write: Write, name: str, content: bytes, message: str
) -> None:
    """What cannot be read is one error that says why."""
    path = write(name, content)
    with pytest.raises(UserError) as caught:
        read(str(path))
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.hint


def test_a_missing_file_is_told() -> None:
    """A file that is not there is told by its name."""
    message = r"nowhere\.txt: cannot be read: No such file"
    with pytest.raises(UserError, match=message) as caught:
        read("nowhere.txt")
    assert caught.value.exit_code == BAD_CALL


def test_a_locked_pdf_is_told(write: Write) -> None:
    """A PDF with a password is told as such."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(page()))) as opened:
        opened.save(data, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    path = write("a.pdf", data.getvalue())
    with pytest.raises(UserError, match="has a password"):
        read(str(path))


def test_a_pdf_that_lacks_a_page_is_told(write: Write) -> None:
    """A PDF that opens, and of which a page is damaged, is no whole one."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("<p>A page.</p>"))) as opened:
        opened.save(data, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"/Count 1 " in data.getvalue()
    path = write("a.pdf", data.getvalue().replace(b"/Count 1 ", b"/Count 3 "))
    with pytest.raises(UserError, match="is not a whole PDF"):
        read(str(path))


@pytest.mark.parametrize(
    ("mark", "at", "value"),
    [
        pytest.param(b"PK\x01\x02", 8, 1, id="locked"),
        pytest.param(b"PK\x01\x02", 10, 99, id="packed in another way"),
        pytest.param(b"PK\x01\x02", 6, 200, id="of a later version"),
    ],
)
def test_a_word_file_that_cannot_be_unpacked_is_told(
    write: Write, mark: bytes, at: int, value: int
) -> None:
    """A ZIP file that is locked, or packed as no Word document is, is told as such."""
    data = bytearray(docx())
    data[data.index(mark) + at] = value
    with pytest.raises(UserError, match="is not a whole Word document"):
        read(str(write("a.docx", bytes(data))))


def test_a_sender_that_cannot_be_read_is_left_out(write: Write) -> None:
    """A message with a broken header is read all the same."""
    broken = message("text/plain", TEXT).replace("The Gazette <news@example.org>", "<")
    article = read(str(write("story.eml", broken)))
    assert article.paragraphs == STORY
    assert article.meta.author == ""


def test_a_pdf_of_pictures_is_told(write: Write) -> None:
    """A PDF without text is told as one of pictures."""
    path = write("a.pdf", pdf("<svg width='9' height='9'><rect/></svg>"))
    with pytest.raises(UserError, match="only pictures"):
        read(str(path))


def test_a_document_type_in_word_is_refused(write: Write) -> None:
    """Entities of a Word document are never expanded."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    path = write("a.docx", data.getvalue())
    with pytest.raises(UserError, match="is not a whole Word document"):
        read(str(path))


class _Site(BaseHTTPRequestHandler):
    page: ClassVar[bytes] = page().encode()

    def do_GET(self) -> None:
        """Answer with the page, or lead away."""
        if self.path == "/odd":
            self.wfile.write(b"no HTTP\r\n\r\n")
            return
        if self.path == "/part":
            self.send_response(200)
            self.send_header("Content-Length", str(len(self.page) + 1))
            self.end_headers()
            self.wfile.write(self.page)
            return
        if self.path in ("/away", "/in", "/round"):
            places = {"/away": "file:///etc/hostname", "/in": "/house"}
            place = places.get(self.path, self.path)
            self.send_response(302)
            self.send_header("Location", place)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Serve the page on this machine, and return the address."""
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_read_from_its_address(site: str) -> None:
    """An address that is named is read, and stands in what the article states."""
    article = read(f"{site}/story")
    assert set(STORY) <= set(article.paragraphs)
    assert article.meta.url == f"{site}/story"


def test_an_address_that_leads_to_a_file_is_refused(site: str) -> None:
    """A page never leads to a file of this machine."""
    with pytest.raises(UserError, match="is not allowed"):
        read(f"{site}/away")


def test_an_address_that_leads_into_a_house_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the network never leads to an address of a closed one."""
    monkeypatch.setattr(web, "_is_private", lambda url: url.endswith("/house"))
    with pytest.raises(UserError, match="which is no public address"):
        read(f"{site}/in")


@pytest.mark.parametrize(
    ("path", "message"),
    [("odd", "no HTTP"), ("part", "it broke off after"), ("round", "infinite loop")],
)
def test_a_server_that_misbehaves_is_told(site: str, path: str, message: str) -> None:
    """What is no HTTP, breaks off or leads in a circle is one line that says so."""
    with pytest.raises(UserError, match=message) as caught:
        read(f"{site}/{path}")
    (problem,) = caught.value.problems
    assert "\n" not in problem.message


def test_a_page_that_takes_too_long_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that keeps on coming is given up when its time is over."""
    monkeypatch.setattr(web, "monotonic", iter(range(0, 1000, 40)).__next__)
    with pytest.raises(UserError, match="it took more than 30 seconds"):
        read(f"{site}/story")


def test_a_page_without_end_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is too long is given up."""
    monkeypatch.setattr(web, "MOST", 100)
    with pytest.raises(UserError, match="it has more than 100 bytes"):
        read(f"{site}/story")
