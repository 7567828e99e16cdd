"""What of an article is read: its sentences, without headlines, datelines, bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.distill.readers.plain import is_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.'’-]{2,}[^a-z\n]{0,30}(?:[^–—\n-]{0,40}?)(?:\([^)\n]{1,40}\))?"
    r"\s+[–—-]{1,2}\s+"
    r"|[A-Z][\w., ]{2,30} \([A-Z][\w ]+\)\s+[–—-]{1,2}\s+"
    r"|[A-Z][A-Z.'’ -]{2,30}, [^.\n]{3,15}\.\s+(?=[A-Z])"
)
"""A place in capitals, or one with an agency in parentheses, and a dash."""
_BULLET: Final = re.compile(
    r"\s*(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)"
)
_NUMBER: Final = re.compile(r"\s*\d{1,2}\.\s+(?=[A-Z])")
"""The number of a paragraph."""
_LONG: Final = 40
"""An item of a list without a mark has fewer words."""


def read(paragraphs: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the texts to read, one a paragraph, and which are items of lists.

    What is not read is empty. Items stand behind a paragraph that ends in a colon.
    """
    texts: list[str] = []
    items: set[int] = set()
    last = len(paragraphs) - 1
    for number, text in enumerate(paragraphs):
        before = number - 1
        is_led = number > 0 and paragraphs[before].rstrip().endswith(":")
        is_next = before in items
        if (is_led or is_next) and _is_item(
            text, paragraphs[before] if is_next else ""
        ):
            items.add(number)
            texts.append(_BULLET.sub("", text, count=1))
        elif is_headline(text) and number < last:
            texts.append("")
        else:
            texts.append(text[_start(text) :])
    return texts, frozenset(items)


def _is_item(text: str, before: str) -> bool:
    """Tell whether a paragraph is an item: it has a mark, or is no sentence.

    `before` is the item before it, or empty. An item with a mark follows one with a
    mark of its sort; one behind a semicolon needs none.
    """
    if mark := _BULLET.match(text):
        other = _BULLET.match(before)
        return not before or (other is not None and _sort(mark) == _sort(other))
    if before.rstrip().endswith((";", "; and")):
        return True
    is_open = is_headline(text) or text.rstrip().endswith((";", ",", "; and", ", and"))
    return len(text.split()) < _LONG and (is_open or text[:1].islower())


def _sort(mark: re.Match[str]) -> str:
    """Return the sort of a mark: its digits, letters or bullet as one."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", mark[0].strip()))


def _start(text: str) -> int:
    """Return where a paragraph begins behind its dateline, or its number."""
    found = _DATELINE.match(text) or _NUMBER.match(text)
    return found.end() if found else 0
