"""An article as it was read: its paragraphs, and what it says of itself."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Meta(NamedTuple):
    """What an article states of itself; a text is empty where it states nothing.

    `published` is an ISO date of day, month or year precision, `language` a BCP 47
    tag.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


class Article(NamedTuple):
    """An article: what it was called, its text as kept, and what was left out of it.

    `text` has the same `paragraphs` when it is read again: evidence counts them from
    1. `kind` is the type of source.
    """

    name: str
    kind: str
    text: str
    paragraphs: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    meta: Meta = Meta()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()
