"""The rules of docs/templates.md for a PDF that everyone can read."""

from __future__ import annotations

from datetime import UTC, datetime

import page as validator
import pytest

from briefgen.errors import UserError
from briefgen.render.pdf import Metadata, write_pdf

METADATA = Metadata(title="Page", language="en", date=datetime(2026, 1, 15, tzinfo=UTC))
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9">{}'
    '<path d="M0 0H9V9"/></svg>'
)
ADDRESS = "https://example.org"


def pdf(body: str) -> bytes:
    """Return a page with a heading and this body."""
    html = (
        '<!DOCTYPE html><html lang="en"><head><title>Page</title></head>'
        f"<body><h1>Page</h1>{body}</body></html>"
    )
    return write_pdf(html, metadata=METADATA)


def conforms(data: bytes) -> bool:
    """Tell whether a PDF is what it says of itself."""
    return all(
        validator.is_pdf_compliant_bytes(data, profile=profile)
        for profile in ("3a", "ua1")
    )


@pytest.mark.parametrize(
    ("kept", "broken"),
    [
        pytest.param(
            "<ul><li>Words <b>in</b> a line.</li></ul>",
            "<ul><li><p>Words.</p></li></ul>",
            id="list",
        ),
        pytest.param(
            f'<p>Words<sup><a href="{ADDRESS}">1</a></sup></p>',
            f'<p>Words<a href="{ADDRESS}"><sup>1</sup></a></p>',
            id="link",
        ),
        pytest.param(
            "<table><tr><th>A</th><th>B</th></tr><tr><td>C</td><td>D</td></tr></table>",
            "<table><tr><th>A</th><th>B</th></tr><tr><td>C</td></tr></table>",
            id="table",
        ),
        pytest.param("<h2>A</h2><h3>B</h3>", "<h3>B</h3>", id="heading"),
        pytest.param(
            DRAWING.format("<title>A corner</title>"), DRAWING.format(""), id="drawing"
        ),
    ],
)
def test_a_rule_is_needed_and_is_enough(kept: str, broken: str) -> None:
    """A page that keeps the rule conforms; the same page without it does not."""
    assert conforms(pdf(kept))
    assert not conforms(pdf(broken))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<p><img alt="A" src="logo.png"/></p>', id="picture elsewhere"),
        pytest.param(
            '<p><img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/'
            'svg%22 width=%229%22 height=%229%22/%3E"/></p>',
            id="picture without words",
        ),
        pytest.param('<p><a href="other.html">A</a></p>', id="link to a file"),
        pytest.param('<p><a href="#nowhere">A</a></p>', id="link to nowhere"),
        pytest.param(
            f'<style>@import url("{ADDRESS}/a.css")</style>', id="style elsewhere"
        ),
        pytest.param(
            '<style>@font-face { font-family: A; src: url("a.woff2") }</style>',
            id="font elsewhere",
        ),
    ],
)
def test_what_is_said_to_be_an_error_is_one(body: str) -> None:
    """What the page calls an error stops the PDF with a message."""
    with pytest.raises(UserError):
        pdf(body)
