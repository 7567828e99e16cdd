"""Where words stand in the texts of a dossier: found by an index, not by reading on.

A list of words may be long and a dossier large: each word of a list is looked up
once, and only the texts that have it are read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.subject import Phrase
    from briefgen.dossier.places import Path

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_QUOTED = re.compile(
    r"“[^”]{0,999}”|«[^»]{0,999}»|„[^“]{0,999}“|\"[^\"]{0,999}\"|(?<!\w)‘[^’]{0,999}’(?!\w)"
)
_AROUND = 100
"""Characters before and after words that tell how they are meant."""

_MONTH = "may"
"""The one word of likelihood that with a capital is something else."""


class Hit(NamedTuple):
    """Words of a list in a text: as they stand, and what is around them."""

    phrase: Phrase
    words: str
    start: int
    before: str
    after: str


class Wording:
    """The words of some texts, and the texts that have each of them.

    Words in quotation marks are those of somebody else, and left out.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._texts: dict[str, dict[int, Phrase]] = {}
        for number, phrase in enumerate(phrases):
            for word in tokens(own_words(phrase.text)):
                self._texts.setdefault(word, {})[number] = phrase

    def find(self, entries: Iterable[str]) -> Iterator[Hit]:
        """Yield where the words of a list stand; of two that meet, the first one.

        Those in small letters are found with a capital too, but for the month of May.
        """
        found: dict[Path, list[Hit]] = {}
        for entry in sorted(entries):
            for hit in self._hits(entry):
                found.setdefault(hit.phrase.path, []).append(hit)
        for hits in found.values():
            end = 0
            for hit in sorted(hits, key=_longest_first):
                if hit.start >= end:
                    end = hit.start + len(hit.words)
                    yield hit

    def having(self, words: str) -> Iterable[Phrase]:
        """Return the texts that have the rarest of some words, and perhaps all."""
        found = [self._texts.get(word, {}) for word in tokens(words)]
        return min(found, key=len, default={}).values()

    def _hits(self, entry: str) -> Iterator[Hit]:
        for phrase in self.having(entry):
            text = own_words(phrase.text)
            for match in _pattern(entry).finditer(text):
                start, end = match.span()
                if match[0] != _MONTH.capitalize():
                    around = before(text, start), text[end : end + _AROUND]
                    yield Hit(phrase, phrase.text[start:end], start, *around)


def before(text: str, at: int) -> str:
    """Return what stands before a place: as much as tells what the words there are.

    A text may be long: who reads all of it for each word in it never ends.
    """
    return text[max(0, at - _AROUND) : at]


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit.start, -len(hit.words)


def own_words(text: str) -> str:
    """Return a text with blanks for what it quotes, and straight apostrophes."""
    if "’" in text:
        text = re.sub(r"(?<=\w)’(?=\w)", "'", text)
    if any(mark in text for mark in '“«„"‘'):
        text = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return text


def tokens(text: str) -> dict[str, None]:
    """Return the words of a text in small letters, each once."""
    return dict.fromkeys(_TOKEN.findall(text.lower()))


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, entry.split()))
    flags = re.IGNORECASE if entry == entry.lower() else 0
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", flags)
