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

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“]*“|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
_MONTH = "may"
"""The one word of likelihood that with a capital is something else."""


class Hit(NamedTuple):
    """Words of a list in a text: as the list has them, as they stand, and where."""

    phrase: Phrase
    entry: str
    words: str
    start: int

    @property
    def before(self) -> str:
        """The text before the words."""
        return own_words(self.phrase.text)[: self.start]

    @property
    def after(self) -> str:
        """The text after the words."""
        return own_words(self.phrase.text)[self.start + len(self.words) :]


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
        """Yield where the words of a list stand.

        Those in small letters are found with a capital too, but for the month of May.
        """
        for entry in sorted(entries):
            first = next(iter(tokens(entry)), "")
            for phrase in self._texts.get(first, {}).values():
                for match in _pattern(entry).finditer(own_words(phrase.text)):
                    if match[0] != _MONTH.capitalize():
                        words = phrase.text[match.start() : match.end()]
                        yield Hit(phrase, entry, words, match.start())


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
