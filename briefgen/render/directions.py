"""What runs to the right on a page that runs to the left.

A line in English on an Arabic page is read from its own start: with the page's
direction its numbers, marks and the sentence after it would stand on the wrong side. So
what is wholly in letters that run to the right is told to run so, and so are ranges of
figures, "1–5". What holds letters of both ways keeps the way of the page.
"""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple
from unicodedata import bidirectional

from briefgen.render.markup_names import VOID

_TOKEN: Final = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)"""
    r"""(?P<given>(?:[^<>"']|"[^"]*"|'[^']*')*)>|(?P<text>[^<]+)"""
)
_BLOCKS: Final = frozenset(
    (
        *("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd"),
        *("caption", "figcaption"),
    )
)
"""What holds text, and is wrapped within: so it keeps its place on the page."""

_INLINE: Final = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn"),
        *("em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span"),
        *("strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
_PIECE: Final = re.compile(r"""\sclass="(?:fact|large)(?=[" ])""")
"""Pieces of a text that stand for themselves: a sentence, words over a drawing."""

_ASIDE: Final = re.compile(r"""\sclass="tips(?=[" ])""")
"""What is shown elsewhere, and is no part of the text around it."""

_KEPT: Final = re.compile(r"""\s(?:dir=|id="note-)""")
"""What says its direction, and an endnote, which looks like those around it."""

_RANGE: Final = re.compile(r"[0-9]\s*[-–]\s*<?[0-9]")
_OPEN: Final = '<span dir="ltr">'
_CLOSE: Final = "</span>"


class _Open:
    """An element that is open, and what letters are in it until now."""

    __slots__ = ("end", "holds", "left", "name", "right", "start", "text")

    def __init__(self, name: str, given: str, start: int, end: int) -> None:
        self.name, self.start, self.end = name, start, end
        is_piece = name == "span" and _PIECE.search(given)
        # "block", "piece", "aside" or nothing to look at.
        self.holds = "block" if name in _BLOCKS else "piece" if is_piece else ""
        if _KEPT.search(given):
            self.holds = ""
        if _ASIDE.search(given):
            self.holds = "aside"
        self.right = self.left = False
        self.text: list[str] = []

    @property
    def runs_right(self) -> bool:
        """Whether all its letters, or figures with a dash, run to the right."""
        is_range = not self.right and bool(_RANGE.search("".join(self.text)))
        return not self.left and (self.right or is_range)


class _Change(NamedTuple):
    """A text to put into a page, and where."""

    at: int
    text: str


def directed(page: str) -> str:
    """Return a page that runs to the left, with the direction of what does not."""
    opened: list[_Open] = []
    changes: list[_Change] = []
    for token in _TOKEN.finditer(page):
        if token["text"] is not None:
            _read(html.unescape(token["text"]), opened)
        elif not token["end"]:
            name = token["name"].lower()
            if name not in _INLINE:
                _hold_no_text(opened)
            if name not in VOID and not token["given"].endswith("/"):
                opened.append(_Open(name, token["given"], token.start(), token.end()))
        elif opened and opened[-1].name == token["name"].lower():
            _ended(opened.pop(), token.start(), changes)
    changes.sort(key=lambda change: change.at)
    parts, at = [], 0
    for change in changes:
        parts += [page[at : change.at], change.text]
        at = change.at
    return "".join((*parts, page[at:]))


def _read(text: str, opened: list[_Open]) -> None:
    """Note the letters of a text for all that it stands in."""
    ways = {bidirectional(c) for c in text if c.isalpha()}
    ways |= {"AN"} & {bidirectional(c) for c in text}
    for element in reversed(opened):
        if element.holds == "aside":
            return
        if element.holds:
            element.right |= "L" in ways
            element.left |= not ways.isdisjoint(("R", "AL", "AN"))
            element.text.append(text)


def _hold_no_text(opened: list[_Open]) -> None:
    """Leave alone what has other blocks in it."""
    for element in opened:
        if element.holds != "aside":
            element.holds = ""


def _ended(element: _Open, end: int, changes: list[_Change]) -> None:
    """Put the changes for an element that has ended in place of those within it."""
    if element.holds in ("", "aside") or not element.runs_right:
        return
    while changes and changes[-1].at > element.start:
        changes.pop()
    if element.holds == "piece":
        changes.append(_Change(element.end - 1, ' dir="ltr"'))
    else:
        changes += (_Change(element.end, _OPEN), _Change(end, _CLOSE))
