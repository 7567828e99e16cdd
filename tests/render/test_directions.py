"""On a page that runs to the left, what runs to the right is read from its start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.render.directions import directed
from briefgen.render.html import paper_page

if TYPE_CHECKING:
    from tests.render.conftest import MakeBrief


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            '<p><span class="fact">One.<sup>1</sup></span> Two.</p>',
            '<p><span dir="ltr"><span class="fact">One.<sup>1</sup></span> Two.'
            "</span></p>",
            id="paragraph",
        ),
        pytest.param(
            '<li>قال <span class="fact">One.<sup>1</sup></span></li>',
            '<li>قال <span class="fact" dir="ltr">One.<sup>1</sup></span></li>',
            id="sentence",
        ),
        pytest.param(
            "<td>1–5 %</td><td>40–&lt;50 %</td><td>12</td>",
            '<td><span dir="ltr">1–5 %</span></td>'
            '<td><span dir="ltr">40–&lt;50 %</span></td><td>12</td>',
            id="range",
        ),
        pytest.param(
            '<span class="large">The call؛ A talk</span>',
            '<span class="large" dir="ltr">The call؛ A talk</span>',
            id="drawing",
        ),
        pytest.param(
            '<p>One<span class="tips"><span class="tip">قال</span></span></p>',
            '<p><span dir="ltr">One<span class="tips"><span class="tip">قال</span>'
            "</span></span></p>",
            id="aside",
        ),
    ],
)
def test_turned(page: str, expected: str) -> None:
    """What is wholly in letters that run to the right, or a range, runs so."""
    assert directed(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>قال One two</p>", id="both"),
        pytest.param("<p>שלום &amp; 12</p>", id="entity"),
        pytest.param("<p>٣ One</p>", id="figures"),
        pytest.param("<td>–</td>", id="no-letters"),
        pytest.param('<p dir="rtl">One</p>', id="told"),
        pytest.param('<li id="note-1">1 One, “two”</li>', id="note"),
        pytest.param("<td>One<ul><b>Two</b></ul></td>", id="blocks"),
        pytest.param(
            "<style>p { color: red }</style><svg><text>A</text></svg>", id="x"
        ),
        pytest.param('<p title="One > two">قال</p></b>', id="attribute"),
    ],
)
def test_left(page: str) -> None:
    """What holds letters of both ways, other blocks, or none of these stays."""
    assert directed(page) == page


@pytest.mark.parametrize("language", ["ar", "he"])
def test_page(brief_for: MakeBrief, language: str) -> None:
    """An English story on such a page has sentences that run to the right."""
    brief = brief_for("analyst")
    audience = brief.audience.replaced(language=language)
    html = paper_page(brief.replaced(audience=audience)).html
    assert '<h1><span dir="ltr">' in html
    assert '<td><span dir="ltr">1–5 %</span></td>' in html


def test_usual_page(brief_for: MakeBrief) -> None:
    """A page that runs to the right is left as it is."""
    assert " dir=" not in paper_page(brief_for("analyst")).html
