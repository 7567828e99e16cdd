"""A place in an article: where somebody is looked for by what is named there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who


class Here(NamedTuple):
    """A paragraph, and all that an article names."""

    people: People
    paragraph: int
    parsed: Parsed

    def at(self, word: Word) -> Who | None:
        """Return who is named at a word."""
        return self.people.at(self.paragraph, word)

    def within(self, words: Iterable[Word]) -> Iterator[Who]:
        """Yield those that are named in some words, each once."""
        return self.people.within(self.paragraph, words)

    def meant_by(self, noun: str, word: Word) -> Who | None:
        """Return the one that a noun means at a word."""
        return self.people.meant_by(noun, self.paragraph, word)
