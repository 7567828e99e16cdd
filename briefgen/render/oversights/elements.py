"""Elements of a page that are never closed: browsers and PDFs guess where they end."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from briefgen.dossier import textfile
from briefgen.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.render.oversights.own import Own, Text

# What HTML has no end tag for, and where it may be left out (HTML, 13.1.2).
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_OPTIONAL = re.compile(
    "body|colgroup|dd|dt|head|html|li|optgroup|option|p|rp|rt|t(body|d|foot|h|head|r)"
)


def unclosed(page: str, own: Own) -> Iterator[Problem]:
    """Yield each kind of element that a page leaves open, with its place if known."""
    for tag in _open_in(page):
        message, hint = f"<{tag}> is never closed", f"close it with </{tag}>"
        yield Problem(message, _place(tag, own.templates), hint)


class _Elements(HTMLParser):
    """Collects the names of elements that are not closed before what is around them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.left: dict[str, None] = {}

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if not _VOID.fullmatch(tag):
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Pass over what closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self.opened:
            while (inner := self.opened.pop()) != tag:
                self.left[inner] = None


def _open_in(page: str) -> list[str]:
    elements = _Elements()
    elements.feed(page)
    elements.close()
    return [
        tag
        for tag in (*elements.left, *elements.opened)
        if not _OPTIONAL.fullmatch(tag)
    ]


def _place(tag: str, templates: Iterable[Text]) -> Place | None:
    """Return the only template that opens an element more often than it closes it.

    Its line is given where it opens one only.
    """
    start, end = re.compile(rf"<{tag}\b[^<>]*(?<!/)>"), re.compile(rf"</{tag}\s*>")
    found = [
        (template, openings)
        for template in templates
        if len(openings := list(start.finditer(template.text)))
        > len(end.findall(template.text))
    ]
    if len(found) != 1:
        return None
    template, openings = found[0]
    if len(openings) == 1:
        return template.place(openings[0].start())
    return Place(textfile.shown(str(template.path)))
