"""The texts and links of a page of HTML, and how a PDF of it differs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNREAD = frozenset(("desc", "figure", "script", "style", "svg", "title"))
"""Elements whose text is no part of what is read: a figure is described instead."""

_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
_ELSEWHERE = ("https://", "http://", "mailto:")
_SHOWN = 60


class Text(NamedTuple):
    """A piece of text: whether it tells a fact, and of which table it is the head.

    Tables are counted from 1; 0 stands for none.
    """

    text: str
    is_fact: bool = False
    head_of: int = 0


class Page(NamedTuple):
    """What a page of HTML says, the places in it, and where its links lead."""

    texts: tuple[Text, ...]
    places: frozenset[str]
    links: tuple[str, ...]

    def dead_links(self) -> Iterator[str]:
        """Yield what is wrong with links, each once."""
        for link in dict.fromkeys(self.links):
            if link.startswith("#"):
                if link[1:] not in self.places:
                    yield f"the link to '{link}' leads nowhere"
            elif not link.startswith(_ELSEWHERE):
                yield f"the link to '{link[:_SHOWN]}' leads to no address of the web"


def read(html: str) -> Page:
    """Return what a page of HTML says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(tuple(reader.texts), frozenset(reader.places), tuple(reader.links))


def differences(texts: Sequence[Text], heard: str) -> Iterator[str]:
    """Yield where what is heard from a PDF is not the texts of its page, in order.

    Letters and digits count. A text that a style sheet hides is not heard, but a
    fact must be. The head of a table is heard again on each further page.
    """
    rest = _letters(heard)
    at = 0
    heads: dict[int, str] = {}
    for text in texts:
        letters = _letters(text.text)
        if text.head_of:
            heads = {text.head_of: heads.get(text.head_of, "") + letters}
        again = next(iter(heads.values()), "")
        if again and rest.startswith(again + letters, at) and not text.head_of:
            at += len(again)
        if rest.startswith(letters, at):
            at += len(letters)
        elif text.is_fact:
            yield f"a fact is not read where it stands: '{_short(text.text)}'"
            return
    if at < len(rest):
        yield f"this is read, and is no text of the brief: '{rest[at : at + _SHOWN]}'"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]


class _Reader(HTMLParser):
    """Collects the texts of a body, the ids and the links."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.places: set[str] = set()
        self.links: list[str] = []
        self._within: list[tuple[str, bool]] = []
        self._tables = 0

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        given = dict(attributes)
        if name := given.get("id"):
            self.places.add(name)
        if tag == "a" and (link := given.get("href")):
            self.links.append(link)
        self._tables += tag == "table"
        if tag not in _VOID:
            is_fact = "fact" in (given.get("class") or "").split()
            self._within.append((tag, is_fact))

    def handle_startendtag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self._within.pop()

    def handle_endtag(self, tag: str) -> None:
        tags = [name for name, _ in self._within]
        if tag in tags:
            del self._within[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        tags = {name for name, _ in self._within}
        if "body" in tags and tags.isdisjoint(_UNREAD):
            is_fact = any(is_fact for _, is_fact in self._within)
            head_of = self._tables if "thead" in tags else 0
            self.texts.append(Text(data, is_fact, head_of))
