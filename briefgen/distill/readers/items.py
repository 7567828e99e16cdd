"""Lists in a text: each of their items is a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ITEM: Final = re.compile(
    r"[ \t]*(?:[-–—•*+·▪◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+\S"
)
_LEAST: Final = 2
"""Fewer lines with a mark are no list: a dash may begin any line."""
_BLANK = re.compile(r"(\n[ \t]*\n)")


def is_item(line: str) -> bool:
    """Tell whether a line begins with the mark of an item: a bullet, a number."""
    return bool(_ITEM.match(line))


def is_list(lines: Iterable[str]) -> bool:
    """Tell whether some lines hold a list."""
    return sum(map(is_item, lines)) >= _LEAST


def apart(text: str) -> str:
    """Return a text with a blank line before each item of its lists.

    It stays as it is where it has no list, and where each line is a paragraph, as it
    has no blank lines.
    """
    if not _BLANK.search(text.strip()):
        return text
    blocks = _BLANK.split(text)
    return "".join(_apart(block) for block in blocks)


def _apart(block: str) -> str:
    lines = block.split("\n")
    if not is_list(lines):
        return block
    parted = (
        f"\n{line}" if n and is_item(line) else line for n, line in enumerate(lines)
    )
    return "\n".join(parted)
