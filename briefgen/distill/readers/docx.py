"""Word documents: a ZIP file with the paragraphs in one XML file."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from briefgen.distill.readers import plain
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.distill.article import Article

_BODY: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"
_MOST: Final = 50_000_000
"""The most bytes that a part may have when it is unpacked."""

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, KeyError, OSError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What is raised on a file that is cut, changed, locked or packed in another way."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STATED: Final = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
}


def read_docx(name: str, data: bytes) -> Article:
    """Return the article of a DOCX file. Raises `UserError` if it is no whole one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            body = _tree(file, _BODY)
            core = _tree(file, _CORE) if _CORE in file.namelist() else None
    except _BROKEN:
        raise UserError(
            f"{name}: is not a whole Word document", hint="save it anew as DOCX"
        ) from None
    text = "\n\n".join(
        "".join(map(_piece, paragraph.iter())) for paragraph in body.iter(f"{_WORD}p")
    )
    given = {
        key: core.findtext(tag) or ""
        for key, tag in _STATED.items()
        if core is not None
    }
    return plain.from_text(name, "Word document", text, plain.meta(given))


def _tree(file: zipfile.ZipFile, part: str) -> ET.Element:
    if file.getinfo(part).file_size > _MOST:
        raise ValueError(part)
    data = file.read(part)
    if b"<!DOCTYPE" in data:
        # Word writes none; entities in one could grow without bound.
        raise ValueError(part)
    return ET.fromstring(data)  # noqa: S314 # no document type, hence no entities


def _piece(element: ET.Element) -> str:
    if element.tag == f"{_WORD}t":
        return element.text or ""
    return " " if element.tag in (f"{_WORD}tab", f"{_WORD}br") else ""
