"""An article in parts that a model can read at once: whole paragraphs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 6000
"""The bytes of a part in UTF-8: about 1,500 tokens, in whatever script.

With what a model is told, and its answer, that is the context that Ollama gives.
"""


class Part(NamedTuple):
    """Some paragraphs of an article, one after the other."""

    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, with an empty line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def halves(self) -> tuple[Part, Part] | None:
        """Return two parts about as long; None where there is one paragraph only."""
        if len(self.paragraphs) == 1:
            return None
        sizes = [len(each.encode()) for each in self.paragraphs]
        cuts = range(1, len(sizes))
        cut = min(cuts, key=lambda n: abs(sum(sizes[:n]) - sum(sizes[n:])))
        return Part(self.paragraphs[:cut]), Part(self.paragraphs[cut:])


def parts(paragraphs: Sequence[str], most: int = MOST) -> list[Part]:
    """Return paragraphs in parts of at most so many bytes in UTF-8.

    A paragraph that is longer is a part of its own.
    """
    made: list[Part] = []
    held: list[str] = []
    size = 0
    for paragraph in paragraphs:
        more = len(paragraph.encode())
        if held and size + more > most:
            made.append(Part(tuple(held)))
            held, size = [], 0
        held.append(paragraph)
        size += more
    if held:
        made.append(Part(tuple(held)))
    return made
