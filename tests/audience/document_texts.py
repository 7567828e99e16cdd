"""All texts in a document, wherever they are: what a search of it has to look at."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.audience.profile import Format

_NOT_IN_TEXT = re.compile(r"[\s\N{SOFT HYPHEN}\N{HYPHEN}\N{WORD JOINER}-]+")


def texts_in(data: bytes, document: Format) -> dict[str, str]:
    """Return the texts of a document, by what they are of it, ready to be searched.

    Entities and percent signs are decoded, and what may stand in a word is taken out.
    Raises `KeyError` for a format that it is not said how to read.
    """
    readers: dict[Format, Callable[[bytes], Iterator[tuple[str, str]]]] = {
        "html": _html_parts,
        "pdf": _pdf_parts,
    }
    return {name: _plain(text) for name, text in readers[document](data)}


def _html_parts(data: bytes) -> Iterator[tuple[str, str]]:
    yield "page", data.decode()


def _pdf_parts(data: bytes) -> Iterator[tuple[str, str]]:
    yield "bytes", _decoded(data)
    pages = pypdfium2.PdfDocument(data)
    yield "page", "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = (found for found in pdf.objects if not _is_attached(found))
        yield "objects", "\n".join(map(_of_object, objects))
        files = (file for spec in pdf.attachments.values() for file in _files(spec))
        yield "attachments", "\n".join(files)


def _is_attached(found: Any) -> bool:
    return isinstance(found, pikepdf.Stream) and found.get("/Type") == "/EmbeddedFile"


def _of_object(found: Any) -> str:
    """Return all that is in an object of a PDF, its stream decompressed."""
    if isinstance(found, pikepdf.Stream):
        return f"{_strings(found.stream_dict)}\n{_decoded(found.read_bytes())}"
    return _strings(found)


def _strings(found: Any) -> str:
    """Return the strings and names in an object; what it refers to stands elsewhere."""
    if isinstance(found, pikepdf.Dictionary):
        return "\n".join(f"{key} {_strings(part)}" for key, part in _direct(found))
    if isinstance(found, pikepdf.Array):
        return "\n".join(_strings(part) for part in found if not _is_elsewhere(part))
    return str(found)


def _direct(found: Any) -> Iterator[tuple[str, Any]]:
    return ((key, part) for key, part in found.items() if not _is_elsewhere(part))


def _is_elsewhere(part: Any) -> bool:
    return bool(getattr(part, "is_indirect", False))


def _files(spec: Any) -> Iterator[str]:
    yield from (spec.filename, spec.description, _decoded(spec.get_file().read_bytes()))


def _decoded(data: bytes) -> str:
    return "\n".join(data.decode(form, "ignore") for form in ("utf-8", "utf-16-be"))


def _plain(text: str) -> str:
    return _NOT_IN_TEXT.sub("", unquote(unescape(text)))
