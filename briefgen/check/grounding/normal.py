"""Texts made alike, so that what is the same to a reader compares as the same.

Unicode form, white space, quotation marks, dashes and ligatures differ between a
source and its copy without a word being changed; everything else is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u200e\u200f"
"""Characters without a width: soft hyphen, joiners, marks of direction."""

_ALIKE = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u2035\u00b4\u02bc\uff07\u2039\u203a",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    "fi": "\ufb01",
    "fl": "\ufb02",
    "ff": "\ufb00",
    "ffi": "\ufb03",
    "ffl": "\ufb04",
    "...": "\u2026",
    "": INVISIBLE,
}
_TABLE = str.maketrans({c: made for made, all_ in _ALIKE.items() for c in all_})
_SPACES = re.compile(r"\s+")


def normal(text: str) -> str:
    """Return a text in the form that is compared; it holds no two spaces in a row."""
    return _alike(text).strip(" ")


def _alike(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TABLE)
        text = unicodedata.normalize("NFC", text)
    text = text.replace("`", "'")
    return _SPACES.sub(" ", text)


class Normal:
    """A text, and what it is when made alike."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = normal(raw)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stand in the raw text."""
        if start >= end:
            at = self._raw_at(start)[0]
            return at, at
        return self._raw_at(start)[0], self._raw_at(end - 1)[1]

    def _raw_at(self, at: int) -> tuple[int, int]:
        """Return the start and end, in the raw text, of what makes a character."""
        starts, pieces = self._map
        if not starts:
            return 0, 0
        number = max(bisect_right(starts, at) - 1, 0)
        return pieces[number]

    @cached_property
    def _map(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Where each piece starts in the normal text, and its span in the raw one."""
        starts: list[int] = []
        pieces: list[tuple[int, int]] = []
        made = ""
        begin = 0
        for end in _ends(self.raw):
            piece = _alike(self.raw[begin:end])
            if piece.startswith(" ") and (not made or made.endswith(" ")):
                piece = piece[1:]
            for number in range(len(piece)):
                starts.append(len(made) + number)
                pieces.append((begin, end))
            made += piece
            begin = end
        return starts, pieces


def _ends(raw: str) -> list[int]:
    """Return where the pieces of a text end that Unicode's forms keep together."""
    ends: list[int] = []
    begin = 0
    for at in range(1, len(raw) + 1):
        if at == len(raw) or _parts(raw[begin:at], raw[at]):
            ends.append(at)
            begin = at
    return ends


def _parts(piece: str, after: str) -> bool:
    """Tell whether what follows a piece is normalised apart from it."""
    if after.isascii():
        return True
    if unicodedata.combining(after) or after in INVISIBLE:
        return False
    form = unicodedata.normalize
    return form("NFC", piece + after) == form("NFC", piece) + form("NFC", after)
