"""Hyphenation patterns, each read when a word first asks for it.

A dictionary has ten thousand patterns; a brief meets some hundred of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# The versions of pyphen that this is made for.
_TESTED = frozenset(("0.18.1",))

Pattern = tuple[int, tuple[int, ...]]
"""Where the points of a pattern begin, and their strengths."""


class Patterns(dict[str, Any]):
    """Patterns by their letters: as text, until they are asked for."""

    def get(self, letters: str, default: Any = None) -> Any:
        """Return the points between some letters, if a pattern has such letters."""
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _points(found)
        return found


def read_patterns_when_asked() -> None:
    """Have pyphen keep the patterns of a dictionary unread: cold −5 %."""
    import pyphen

    if pyphen.VERSION not in _TESTED:
        return
    whole = pyphen.HyphDict

    class Lazy(whole):  # type: ignore[misc, valid-type]
        def __init__(self, path: Path) -> None:
            patterns = _read(path, pyphen.ignored)
            if patterns is None:
                super().__init__(path)
                return
            self.patterns = patterns
            self.cache: dict[str, Any] = {}
            self.maxlen = max(map(len, patterns))

    pyphen.HyphDict = Lazy


def _read(path: Path, ignored: tuple[str, ...]) -> Patterns | None:
    """Return the patterns of a dictionary; None for one with spelling changes."""
    encoding, _, rest = path.read_bytes().partition(b"\n")
    name = encoding.decode().strip().lower()
    text = rest.decode("cp1251" if name == "microsoft-cp1251" else name)
    if "/" in text or "^^" in text:
        return None
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    kept = [line for line in lines if not line.startswith(ignored)]
    letters = re.sub("[0-9]", "", "\n".join(kept)).split("\n")
    return Patterns(zip(letters, kept, strict=True))


def _points(pattern: str) -> Pattern | None:
    """Return the points of a pattern such as ``.ach4``; None where it has none."""
    values = [
        int(digit or "0") for digit, _ in re.findall("([0-9]?)([^0-9]?)", pattern)
    ]
    marked = [place for place, value in enumerate(values) if value]
    if not marked:
        return None
    return marked[0], tuple(values[marked[0] : marked[-1] + 1])
