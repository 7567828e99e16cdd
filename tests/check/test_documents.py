"""Promises of `briefgen.check.documents`: a broken document is told, a good one not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.check.documents import findings, html_text
from briefgen.check.documents.html_text import Text
from briefgen.dossier import load

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.audience.brief import Brief

HARBOUR = "tests/render/harbour.yaml"


@pytest.fixture
def styled(tmp_path: Path) -> Path:
    """Return the folder of an audience of one's own, which extends the analyst's."""
    folder = tmp_path / "templates" / "odd"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("extends: analyst\n", encoding="utf-8")
    return folder


def odd(folder: Path, root: Path) -> Brief:
    """Return the brief of the small story for the audience of one's own."""
    return cut(load(root / HARBOUR), audience("odd", folder.parents[1]))


@pytest.mark.parametrize("name", ["analyst", "executive", "minister", "press"])
def test_good(name: str, project_root: Path) -> None:
    """In the documents of the audiences that come with briefgen nothing is found."""
    brief = cut(load(project_root / HARBOUR), audience(name, project_root))
    assert list(findings(brief, name)) == []


@pytest.mark.parametrize(
    ("css", "rule", "message"),
    [
        pytest.param(
            ".says { color: #999999; }",
            "D005",
            "#999999 on #ffffff is 2.8:1",
            id="pale",
        ),
        pytest.param(
            "h1 { background: #222222; }", "D005", "#1a1a1a on #222222", id="ground"
        ),
        pytest.param(
            "@page { @top-right { content: none; } }",
            "D004",
            "page 2 lacks its marking",
            id="no marking",
        ),
        pytest.param(
            ".topics .fact { visibility: hidden; }",
            "D007",
            "a fact is not read",
            id="hidden",
        ),
        pytest.param(
            ".topics li::after { content: 'perhaps'; }", "D007", "", id="drawn"
        ),
    ],
)
def test_style(
    css: str, rule: str, message: str, styled: Path, project_root: Path
) -> None:
    """What a style sheet does to a document is found in the document."""
    (styled / "brief.css").write_text(css, encoding="utf-8")
    found = list(findings(odd(styled, project_root), "odd"))
    assert {finding.rule for finding in found} == {rule}
    assert any(message in finding.message for finding in found)
    assert {finding.place.file for finding in found} == {"odd.pdf"}


def test_cannot_be_made(styled: Path, project_root: Path) -> None:
    """A document that cannot be made is told with the reason, in both formats."""
    sections = styled / "sections"
    sections.mkdir()
    (sections / "made.html.j2").write_text("{{ facts.titel }}", encoding="utf-8")
    found = list(findings(odd(styled, project_root), "odd"))
    assert {(f.rule, f.place.file) for f in found} == {
        ("D001", "odd.pdf"),
        ("D001", "odd.html"),
    }


def test_a_plain_pdf(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF that is neither for archives nor for screen readers is told as both."""
    import weasyprint

    from briefgen.render import document

    made = weasyprint.HTML(string="<p>TLP:CLEAR</p>").write_pdf()
    monkeypatch.setattr(document, "pdf", lambda _: SimpleNamespace(data=made))
    brief = cut(load(project_root / HARBOUR), audience("executive", project_root))
    found = {finding.rule for finding in findings(brief, "plain")}
    assert found >= {"D002", "D003"}


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("#there", []),
        ("https://example.org/", []),
        ("mailto:desk@example.org", []),
        ("#gone", ["the link to '#gone' leads nowhere"]),
        ("notes.html", ["the link to 'notes.html' leads to no address of the web"]),
    ],
)
def test_links(link: str, problem: list[str]) -> None:
    """A link leads to a place in the page, or to an address."""
    html = f'<body><p id="there">x<br/><img/></p><a href="{link}">y</a></body>'
    assert list(html_text.read(html).dead_links()) == problem


FACT = Text("They met.", is_fact=True)
HEAD = Text("Date", head_of=1)


@pytest.mark.parametrize(
    ("texts", "heard", "wrong"),
    [
        pytest.param([Text("A title"), FACT], "A  TITLE\nThey met.", False, id="alike"),
        pytest.param([Text("Hidden"), FACT], "They met.", False, id="hidden heading"),
        pytest.param([FACT, Text("End")], "End", True, id="hidden fact"),
        pytest.param([FACT], "They met. Not.", True, id="more"),
        pytest.param([Text("One"), Text("Two")], "Two One", True, id="order"),
        pytest.param(
            [HEAD, FACT, FACT], "Date They met. Date They met.", False, id="head again"
        ),
        pytest.param([FACT, FACT], "They met. Date They met.", True, id="no head"),
    ],
)
def test_differences(texts: list[Text], heard: str, *, wrong: bool) -> None:
    """What is heard must be the texts in their order; hidden ones may lack, no fact."""
    assert bool(list(html_text.differences(texts, heard))) == wrong


def test_figures_are_described() -> None:
    """Words in a figure are no text of the page, nor are its style and head."""
    html = (
        "<head><title>T</title></head><body><style>p {}</style><p>One</p>"
        "<figure>two</figure><svg><text>three</text></svg></body>"
    )
    assert [text.text for text in html_text.read(html).texts] == ["One"]
