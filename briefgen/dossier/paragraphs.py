"""The paragraphs of a text, as evidence counts them: from 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELSEWHERE = re.compile(
    r"(also|further) read(ing)?\s*:|read (also|more)\s*:|related( stories)?\s*:",
    re.IGNORECASE,
)


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text: its lines, or blocks where lines are wrapped.

    Blank lines part blocks. A block of several lines is one paragraph if the text
    has blank lines at all. Lines that point to other stories are left out.
    """
    for block in blocks(text):
        kept = (line for line in block if not leads_elsewhere(line))
        if paragraph := " ".join(" ".join(kept).split()):
            yield paragraph


def blocks(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph, with those that are left out."""
    text = re.sub(r"\r\n?", "\n", text).strip()
    parts = r"\n[ \t]*\n" if re.search(r"\n[ \t]*\n", text) else r"\n"
    for block in re.split(parts, text):
        yield [line.strip() for line in block.split("\n")]


def leads_elsewhere(line: str) -> bool:
    """Tell whether a line points to another story: it is no paragraph of this one."""
    return bool(_ELSEWHERE.match(line))
