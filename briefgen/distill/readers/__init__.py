"""Read an article from a file, from standard input or from an address.

What a file is, is told by how it begins, and else by its name.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.dossier.textfile import shown
from briefgen.errors import BAD_CALL, BAD_MACHINE, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.distill.article import Article

LIMIT: Final = 50_000_000
"""The most bytes that a file may have."""
MOST: Final = 10_000_000
"""The most characters that an article may have."""
STDIN: Final = "-"

_READERS: Final = {
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "html": "page:read_page",
    "eml": "mail:read_mail",
    "md": "plain:read_markdown",
    "txt": "plain:read_plain",
}
_SUFFIXES: Final = {"htm": "html", "xhtml": "html", "markdown": "md"}
_LIKE: Final = {
    "md": re.compile(rb"# |---\s*\n"),
    "eml": re.compile(rb"(?:From|Received|Return-Path|Delivered-To|Subject|Date): "),
}
"""How a text begins that has no name to tell what it is."""
_STARTS: Final = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "docx",
    b"<!doctype html": "html",
    b"<html": "html",
}


def read(given: str) -> Article:
    """Return the article in a file, at an address, or for ``-`` on standard input.

    Raises `UserError` where it cannot be read, is too long, or is none.
    """
    from briefgen.distill.readers import web

    if web.is_address(given):
        page = web.fetch(given)
        kind = "html" if page.type in ("text/html", "application/xhtml+xml") else ""
        article = _read(given, kind or _kind(given, page.data), page.data)
        return article._replace(meta=article.meta._replace(url=page.url))
    if given == STDIN:
        data = sys.stdin.buffer.read(LIMIT + 1)
        return _read("standard input", _kind("", data), data)
    data = _bytes(Path(given))
    return _read(shown(given), _kind(given, data), data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        is_wrong = isinstance(error, FileNotFoundError | IsADirectoryError)
        raise UserError(
            f"{shown(str(path))}: cannot be read: {error.strerror}",
            hint="check the path, and who may read the file",
            exit_code=BAD_CALL if is_wrong else BAD_MACHINE,
        ) from None


def _kind(name: str, data: bytes) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _STARTS.items():
        if start.lower().startswith(mark.lower()):
            return kind
    suffix = Path(name).suffix.lower().removeprefix(".")
    if not name:
        suffix = next((kind for kind, mark in _LIKE.items() if mark.match(start)), "")
    suffix = _SUFFIXES.get(suffix, suffix)
    return suffix if suffix in ("html", "eml", "md", "pdf", "docx") else "txt"


def _read(name: str, kind: str, data: bytes) -> Article:
    if len(data) > LIMIT:
        raise UserError(f"{name}: has more than {LIMIT:,} bytes", hint=_PART)
    module, _, function = _READERS[kind].partition(":")
    reader: Callable[[str, bytes], Article] = getattr(
        import_module(f"{__name__}.{module}"), function
    )
    article = reader(name, data)
    if len(article.text) > MOST:
        raise UserError(
            f"{name}: has {len(article.text):,} characters; the limit is {MOST:,}",
            hint=_PART,
        )
    return article


_PART = "give the part of it that tells the story"
