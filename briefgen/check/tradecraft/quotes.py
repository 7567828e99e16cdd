"""Straight quotation marks and apostrophes, and those of print, by language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES = frozenset(("en", "fr", "it", "ca", "ga", "cy", "nl", "uk", "br"))
"""Languages in which a mark between two letters is an apostrophe."""

_NARROW = "\N{NARROW NO-BREAK SPACE}"
_PAIRS = {
    "en": ("“", "”"),
    "fr": (f"«{_NARROW}", f"{_NARROW}»"),
    "de": ("„", "“"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
    "nl": ("“", "”"),
    "pt": ("“", "”"),
}
"""The outer quotation marks of a language, where there is one way to write them."""

_WITHIN = re.compile(r"(?<=\w)'(?=[^\W\d_])")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–/]))\"(?=[^\s\"])")
_CLOSES = re.compile(r"(?<=[^\s\"])\"(?=[\s.,;:!?)\]—–/…]|$)")
_POSSESSIVE = re.compile(r"(?<=s)'(?=\s)")
_CODE = re.compile(r"\S*(?:://|@)\S*")


def changes(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield what is certain to mend: where, what stands there, and what should.

    Addresses are left as they are; so are marks of which one cannot tell what they
    are: inches, a mark that opens nothing, single marks around words.
    """
    primary = language.lower().partition("-")[0]
    text = _CODE.sub(lambda match: "x" * len(match[0]), text)
    for at, new in sorted((*_apostrophes(text, primary), *_marks(text, primary))):
        yield at, text[at], new


def _apostrophes(text: str, primary: str) -> Iterator[tuple[int, str]]:
    if primary in _APOSTROPHES:
        for match in _WITHIN.finditer(text):
            yield match.start(), "’"
    if primary == "en" and not re.search(r"(?<!\w)'", text):
        for match in _POSSESSIVE.finditer(text):
            yield match.start(), "’"


def _marks(text: str, primary: str) -> Iterator[tuple[int, str]]:
    """Yield double marks, if they open and close by turns and none is left over."""
    if '"' not in text or primary not in _PAIRS:
        return
    opening = [match.start() for match in _OPENS.finditer(text)]
    closing = [match.start() for match in _CLOSES.finditer(text)]
    both = sorted([*opening, *closing])
    by_turns = [at for pair in zip(opening, closing, strict=False) for at in pair]
    if both == by_turns and len(both) == text.count('"'):
        first, last = _PAIRS[primary]
        yield from ((at, first) for at in opening)
        yield from ((at, last) for at in closing)
