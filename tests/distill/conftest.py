"""Articles in every form that is read, with the same text in them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml_escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORY = tuple(
    """\
Norland has accepted a six-point truce drafted by the envoy Ada Brandt, the foreign \
ministry of Norland said on Tuesday after two days of talks.
The draft provides for a ceasefire along the river, the withdrawal of heavy guns, the \
exchange of all prisoners and the reopening of two crossings.
Southmark opposes the draft. Its prime minister, Olaf Reyes, said that the text \
ignored the disputed harbour.
""".splitlines()
)
TITLE = "Norland accepts truce"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file in a folder of its own and return its path."""

    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    return written


def page(body: str = "", head: str = "") -> str:
    """Return a page with the story between what pages have around it."""
    story = "".join(f"<p>{escape(text)}</p>" for text in STORY)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE}</title>{head}</head>'
        "<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{TITLE}</h1>{story}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def docx(paragraphs: tuple[str, ...] = STORY) -> bytes:
    """Return a Word document."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:r><w:t>{xml_escape(text)}</w:t></w:r></w:p>" for text in paragraphs
    )
    core = (
        '<cp:coreProperties xmlns:cp="urn:core" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>The Gazette</dc:creator>"
        "</cp:coreProperties>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
        file.writestr("docProps/core.xml", core)
    return data.getvalue()
