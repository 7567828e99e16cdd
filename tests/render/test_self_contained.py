"""A page asks for nothing outside itself, whatever a template writes."""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefgen.errors import UserError
from briefgen.render import pictures, safe_style, self_contained
from briefgen.render.html import paper_page, screen_page
from briefgen.render.self_contained import POLICY, contained
from briefgen.render.sound import check_cited
from briefgen.render.template_places import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.errors import Problem
    from tests.render.conftest import MakeBrief, RenderIn

GAPS = "sections/gaps.html.j2"


def picture(kind: str = "PNG", size: tuple[int, int] = (2, 2)) -> bytes:
    """Return a small picture."""
    file = BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def written(folder: Path, text: str, name: str = GAPS) -> None:
    """Write a file of a user's own, whose first line is empty."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"\n{text}", encoding="utf-8")


def refused(render_in: RenderIn, folder: Path, name: str = GAPS) -> Problem:
    """Return the one problem of a page, which has the place of its second line."""
    with pytest.raises(UserError) as caught:
        render_in(folder)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith(name)
    assert problem.place.line == 2
    assert problem.hint
    return problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<img src=file:///etc/passwd>", "not written"),
        ('<img alt="x" data-a="a>b" src=http://127.0.0.1/x>', "not written"),
        ('<img alt="x" data-a="a>b" src="http://127.0.0.1/x">', "no picture 'http:"),
        ("<object data=/etc/passwd></object>", "not written"),
        ('<object data="/etc/passwd"></object>', "<object> is not for briefs"),
        ("<img src = /etc/passwd>", "not written"),
        ("<link rel=attachment href=file:///etc/passwd>", "not written"),
        ('<link rel="attachment" href="file:///etc/passwd">', "<link> is not for"),
        ("<a rel=attachment href=file:///etc/passwd>x</a>", "not written"),
        ('<a rel="attachment" href="#x">x</a>', "'rel' is not for briefs"),
        ('<p style="background: u&#114;l(http://x.example/a)">x</p>', "asks for"),
        ('<p style="background: u\\72l(http://x.example/a)">x</p>', "asks for"),
        ('<img alt="x" srcset="http://x/a">', "'srcset' is not"),
        ('<iframe src="//host/x"></iframe>', "<iframe> is not"),
        ("<script>x()</script>", "<script> is not"),
        ('<base href="http://x/">', "<base> is not"),
        ('<form action="http://x/"></form>', "<form> is not"),
        ('<p onclick="x()">x</p>', "'onclick' is not"),
        ("<p/onclick=x>y</p>", "not written"),
        ('<p class="a"class="b">x</p>', "not written"),
        ('<p class="a" CLASS="b">x</p>', "there twice"),
        ("<!--> <script>x</script> -->", "not written"),
        ("<![CDATA[ <p> ]]>", "not written"),
        ("<?xml version='1.0'?>", "not written"),
        ('<svg><use href="#a"/></svg>', "<use> is not"),
        ("<svg><style>x</style></svg>", "<style> is not"),
        ("<svg><title><img src='x' alt=''/></title></svg>", "<img> is not"),
        ("<style>p { color: red }</style>", "<style> is not in the head"),
        ('<svg><path fill="url(http://x)" d="M0"/></svg>', "asks for 'http://x'"),
        ('<svg xmlns="http://example.org/x"></svg>', "xmlns"),
        ('<meta http-equiv="refresh" content="0;url=http://x">', "'refresh'"),
        ('<meta http-equiv="Content-Security-Policy" content="x">', "not for briefs"),
        ('<meta name="referrer" content="x">', "'referrer'"),
        ('<a href="javascript:x()">x</a>', "'javascript:x()' leads nowhere"),
        ('<a href="java&#10;script:x()">x</a>', "leads nowhere"),
        ('<a href="page.html">x</a>', "'page.html' leads nowhere"),
        ('<table><tr><td colspan="100000000">x</td></tr></table>', "colspan"),
        (
            f"<table><tr>{'<td></td>' * 300}</tr>{'<tr><td></td></tr>' * 300}</table>",
            "a table of 301 rows and 300 columns has too many places",
        ),
        ('<table><tr><td rowspan="1_000">x</td></tr></table>', "rowspan '1_000'"),
        ('<table><colgroup span="4000"></colgroup></table>', "span '4000'"),
        ("<p>a < b</p>", "not written"),
        ("<p>x", "<p> is not closed"),
        ("<p><b>x</p>", "<b> is not closed"),
        ("<i/>", "<i/> is not closed"),
        ("</p>", "</p> ends nothing"),
        ("<b>" * 200, "more than 100 elements"),
        ('<img src="logo.png">', "no description"),
        ('<img src="nix.png" alt="x">', "no picture 'nix.png'"),
        ('<img src="../logo.png" alt="x">', "no picture '../logo.png'"),
        ('<img src="/etc/passwd" alt="x">', "no picture '/etc/passwd'"),
        ('<img src="brief.css" alt="x">', "is no PNG or JPEG"),
        ('<img src="data:image/svg+xml,x" alt="x">', "is no PNG or JPEG"),
    ],
)
def test_page(render_in: RenderIn, tmp_path: Path, text: str, message: str) -> None:
    """What fetches, runs or leads nowhere is one error with the template's line."""
    (tmp_path / "brief.css").write_text("p { color: red }")
    written(tmp_path, text)
    assert message in refused(render_in, tmp_path).message


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("p { background: u\\72l(http://x.example/a) }", "asks for 'http://x.example"),
        ("p { background: url(a.png) }", "asks for 'a.png'"),
        ("p { grid-template-columns: repeat(100000000, 1px) }", "'repeat()'"),
        ("p { grid-column: 3000000 }", "number 3000000"),
        ("p { --line: -3000000 }", "number -3000000"),
        ("p { font-size: 1e30px }", "length 1e30px"),
        ("p { margin: -2000000% }", "share -2000000%"),
        ("p { grid-template-rows: repeat(var(--x), 1px) }", "'repeat()'"),
        ("p { --x: url(//x) }", "asks for '//x'"),
        ('@\\69mport "http://x/a.css";', "'@import' is not"),
        ("@import/**/'http://x';", "'@import' is not"),
        ('@font-face { font-family: x; src: local("Arial") }', "cannot bring a font"),
        ("@font-face { src: url(data:font/woff2;base64,AAAA) }", "cannot bring a font"),
        ("@font-face { src: url(fonts/q.woff2) }", "cannot bring a font"),
        ('p { background: image-set("http://x/a" 1x) }', "'image-set()' is not"),
        ('p { background: src("http://x/a") }', "'src()' is not"),
        ("p { background: -webkit-image-set(url(x)) }", "is not for briefs"),
        ("p { background: url(data:image/png;base64,AAAA) }", "is no PNG or JPEG"),
        ("p { content: 'unclosed\n}", "cannot be read"),
        (
            ':root { --serif: "Comic Sans" }',
            "no font of the brief is among: Comic Sans",
        ),
        ("h1 { font-family: Helvetica, Arial }", "among: Helvetica, Arial"),
    ],
)
def test_style(render_in: RenderIn, tmp_path: Path, css: str, message: str) -> None:
    """Style that fetches, or names a font that is not there, is told with its line."""
    written(tmp_path, css, "brief.css")
    problem = refused(render_in, tmp_path, "brief.css")
    assert message in problem.message
    assert problem.place is not None
    assert problem.place.column


def test_style_of_a_template(render_in: RenderIn, tmp_path: Path) -> None:
    """Style that a template makes is looked at as it is made."""
    written(tmp_path, "p { background: {{ 'url(x.png)' | safe }} }", "screen.css.j2")
    with pytest.raises(
        UserError, match=r"screen\.css\.j2: the style asks for 'x\.png'"
    ):
        render_in(tmp_path)


def test_style_in_a_page(render_in: RenderIn, tmp_path: Path) -> None:
    """A page written anew may bring style of its own that is held to the same."""
    text = "<html><head><style>{}</style></head><body></body></html>"
    written(tmp_path, text.format("p { color: red }"), "brief.html.j2")
    assert "color: red" in render_in(tmp_path)


def test_style_in_a_page_that_fetches(render_in: RenderIn, tmp_path: Path) -> None:
    """Style in a page written anew cannot ask for anything either."""
    text = "<html><head><style>p { --x: url(x) }</style></head><body></body></html>"
    written(tmp_path, text, "brief.html.j2")
    assert "asks for 'x'" in refused(render_in, tmp_path, "brief.html.j2").message


@pytest.mark.parametrize(
    "text",
    [
        '<p><a href="https://example.org/">x</a></p>',
        "<p><a href='mailto:desk@example.org'>x</a></p>",
        "<p class=x hidden>see https://example.org/a<br>url(x)</p>",
        "<!-- a note --><table><tr><td colspan='2'>x</td></tr></table>",
        '<svg viewBox="0 0 1 1"><path d="M0 0" transform="scale(2)"/></svg>',
        "<p style='color: var(--accent)'>1 &lt; 2 > 1</p>",
    ],
)
def test_let_be(render_in: RenderIn, tmp_path: Path, text: str) -> None:
    """Links, drawings and usual HTML stand in the page as they are written."""
    written(tmp_path, text)
    assert text in render_in(tmp_path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture(render_in: RenderIn, tmp_path: Path, kind: str) -> None:
    """A picture beside the template is put into the page."""
    data = picture(kind)
    (tmp_path / "logo.file").write_bytes(data)
    written(tmp_path, "<p><img class=\"a\" alt=\" src='x'\" src='logo.file'></p>")
    page = render_in(tmp_path)
    address = f"data:image/{kind.lower()};base64,{b64encode(data).decode()}"
    assert f'<img src="{address}" class="a" alt=" src=\'x\'"/>' in page


def test_picture_in_data(render_in: RenderIn, tmp_path: Path) -> None:
    """A picture may be written as a data: address, in a page and in style."""
    address = pictures.address(picture())
    written(tmp_path, f'<p><img alt="" src="{address}"></p>')
    written(tmp_path, f".own {{ background: url({address}) }}", "brief.css")
    assert render_in(tmp_path).count(address) == 2


def test_picture_elsewhere(render_in: RenderIn, tmp_path: Path) -> None:
    """A link to a picture outside the chain is refused."""
    folder = tmp_path / "templates"
    written(folder, '<p><img alt="" src="logo.png"></p>')
    (tmp_path / "logo.png").write_bytes(picture())
    (folder / "logo.png").symlink_to("../logo.png")
    with pytest.raises(UserError, match="is a link that leads out"):
        render_in(folder)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "no PNG or JPEG"),
        (picture(size=(30_000, 1)) + b"x" * pictures.LARGEST, "at most 2,000,000"),
        (picture(size=(6_000, 6_000)), "6000 × 6000 dots"),
        (picture("JPEG", (6_000, 6_000)), "6000 × 6000 dots"),
        (picture()[:20], "cut off"),
        (picture("JPEG")[:20], "cut off"),
    ],
)
def test_wrong_picture(data: bytes, message: str) -> None:
    """What is no picture, too large, or unfolds to too much is refused."""
    with pytest.raises(ValueError, match=message):
        pictures.address(data)


def test_most_elements(
    render_in: RenderIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with more elements than its facts can need is not laid out."""
    monkeypatch.setattr(self_contained, "MOST_ELEMENTS", 10)
    monkeypatch.setattr(self_contained, "PER_FACT", 0)
    written(tmp_path, "<p>x</p>")
    with pytest.raises(UserError, match="more than 10 elements"):
        render_in(tmp_path)


def test_most_spans() -> None:
    """A cell counts as often as the columns that it spans: each takes memory."""
    row = '<table><tr><td colspan="999"></td><td colspan="999"></td></tr></table>'
    templates = Templates((), "", 0)
    assert contained(row, templates) == row
    with pytest.raises(UserError, match="more than 20,000 elements"):
        contained(row * 11, templates)


def test_most_rules(
    render_in: RenderIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A style with more rules than a page can need is not applied."""
    monkeypatch.setattr(safe_style, "MOST_RULES", 1000)
    (tmp_path / "brief.css").write_text("a{}" * 1001)
    with pytest.raises(UserError, match=r"brief\.css:1:1: .* more than 1,000 rules"):
        render_in(tmp_path)


@pytest.mark.parametrize("name", ["analyst", "executive", "press"])
def test_built_in(brief_for: MakeBrief, name: str) -> None:
    """The pages that come with briefgen pass the grammar that a user's are held to."""
    brief = brief_for(name)
    for page in (screen_page(brief), paper_page(brief).html):
        css = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
        assert css
        assert contained(page, Templates((), css[1], 100)) == page
        own = re.sub(r"@font-face\s*\{[^}]*\}", "", css[1])
        assert not list(safe_style.wrong_in(own))


def test_policy(brief_for: MakeBrief) -> None:
    """A screen page tells browsers to fetch nothing, in the words allowed to pages."""
    assert f'content="{POLICY}"' in screen_page(brief_for("press"))


def test_citations_need_endnotes() -> None:
    """A brief that cites without listing its evidence is refused, with the remedy."""
    with pytest.raises(UserError, match="put 'endnotes' last"):
        check_cited("<p></p>", "press")
    check_cited('<p id="note-1"></p>', "press")
