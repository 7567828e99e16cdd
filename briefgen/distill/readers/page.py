"""Web pages, by trafilatura: the article in them, and what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.distill.readers import plain
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.distill.article import Article

_LANGUAGE = re.compile(rb"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_LEAST = 20
"""A page with fewer words has no article in it."""


def read_page(name: str, data: bytes) -> Article:
    """Return the article of a page. Raises `UserError` where it has none."""
    found = _extracted(data)
    if not found or len((found["text"] or "").split()) < _LEAST:
        raise UserError(
            f"{name}: no article is found in this page",
            hint="it may ask for cookies or a login first: copy the text into a file",
        )
    language = _LANGUAGE.search(data[:4096])
    given = {
        "title": found["title"],
        "publisher": found["sitename"],
        "author": found["author"],
        "published": found["date"],
        "url": found["url"],
        "language": language[1].decode() if language else "",
    }
    stated = plain.meta({key: value for key, value in given.items() if value})
    text = "\n\n".join(line for line in found["text"].split("\n") if line.strip())
    return plain.from_text(name, "web page", text, stated)


def _extracted(data: bytes) -> dict[str, Any] | None:
    """Return what trafilatura finds, without a word of it on stderr."""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        data,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # A date in the text of a page need not be its own.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found.as_dict() if found else None
