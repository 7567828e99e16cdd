"""A page asks for nothing outside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.render.self_contained import check

if TYPE_CHECKING:
    from tests.render.conftest import MakeBrief


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (
            '<style>@import "https://example.org/a.css";</style>',
            "https://example.org/a.css",
        ),
        ("<style>@import url(a.css);</style>", "a.css"),
        ("<style>b { background: url( 'b.png' ) }</style>", "b.png"),
        (
            '<p><img alt="x" src="http://example.org/p.png"/></p>',
            "http://example.org/p.png",
        ),
        ('<a href="https://example.org">x</a>', "https://example.org"),
        ('<A HREF="javascript:x()">x</A>', "javascript:x()"),
        ("<link rel='stylesheet' href='x.css'/>", "x.css"),
    ],
)
def test_outside_is_refused(page: str, address: str, brief_for: MakeBrief) -> None:
    """An address outside the page is refused by its name, whoever would load it."""
    with pytest.raises(UserError) as raised:
        check(page, brief_for("press"), cited=False)
    assert f"'{address}'" in str(raised.value)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="#note-1">1</a><sup id="note-1"></sup>',
        "<style>b { background: url(data:image/png;base64,AAAA) }</style>",
        "<p>Say src=&#34;x&#34; and href=&#34;y&#34; as you like: url of it.</p>",
        "<p>see https://example.org/a</p>",
    ],
)
def test_inside_is_let_be(page: str, brief_for: MakeBrief) -> None:
    """Links within the page, data: addresses and addresses as text are fine."""
    check(page, brief_for("press"), cited=False)


def test_citations_need_endnotes(brief_for: MakeBrief) -> None:
    """A brief that cites without listing its evidence is refused, with the remedy."""
    with pytest.raises(UserError, match="put 'endnotes' last"):
        check("<p></p>", brief_for("press"), cited=True)
    check('<p id="note-1"></p>', brief_for("press"), cited=True)
