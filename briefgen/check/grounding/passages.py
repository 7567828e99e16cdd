"""A fact that is examined, and the passages around its quotes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.frames import Frame, frames
from briefgen.dossier.models import Line, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.check.grounding.entities import Entities, Mention
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.subject import Item
    from briefgen.dossier.models import Fact
    from briefgen.dossier.places import Path


class Text:
    """A text that was parsed, with its names and its frames."""

    def __init__(self, parsed: Parsed, entities: Entities) -> None:
        self.parsed = parsed
        self._entities = entities

    @cached_property
    def mentions(self) -> list[Mention]:
        """The names in it."""
        return self._entities.mentions(self.parsed.text)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all that are named."""
        return frozenset(each for mention in self.mentions for each in mention.ids)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Who does what to whom."""
        return frames(self.parsed)

    def named(self, word: Word) -> frozenset[str]:
        """Return whom a word names, alone or with the words around it."""
        return self._by_word.get(word.at, frozenset())

    @cached_property
    def _by_word(self) -> dict[int, frozenset[str]]:
        return {
            word.at: mention.ids
            for mention in self.mentions
            for word in self.parsed.words
            if mention.start <= word.start and word.end <= mention.end
        }


class Passage(NamedTuple):
    """A sentence that a quote stands in; `quoted` are the words of the quote.

    `earlier` is the paragraph before, made alike: a pronoun may mean who is in it.
    """

    text: Text
    sentence: range
    quoted: frozenset[int]
    source: str
    paragraph: int
    earlier: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.text.parsed.words[self.sentence.start : self.sentence.stop]

    @property
    def quoted_words(self) -> list[Word]:
        """The words of the sentence that the quote has."""
        return [word for word in self.words if word.at in self.quoted]

    @property
    def quoted_ids(self) -> frozenset[str]:
        """Whom the quote names in the sentence."""
        named = self.text.named
        return frozenset(each for word in self.quoted_words for each in named(word))

    @property
    def written(self) -> str:
        """The sentence as it stands."""
        words = self.words
        return self.text.parsed.text[words[0].start : words[-1].end] if words else ""

    @property
    def clause(self) -> list[Word]:
        """The words of the clause that the quote lies in, as far as it reaches.

        Joined, relative and reporting clauses without quoted words are left out.
        """
        parsed = self.text.parsed
        heads = {_head(parsed, parsed.words[at]) for at in self.quoted}
        return [
            word
            for word in self.words
            if word.at in self.quoted or _head(parsed, word) in heads
        ]

    @property
    def near(self) -> str:
        """What stands before the sentence: its paragraph, and the one before."""
        words = self.words
        start = words[0].start if words else 0
        return f"{self.earlier} {self.text.parsed.text[:start]}"

    def before(self, count: int) -> list[range]:
        """Return the sentences before it in its paragraph, the nearest first."""
        earlier = [
            each
            for each in self.text.parsed.sentences
            if each.stop <= self.sentence.start
        ]
        return earlier[::-1][:count]

    def ids(self, sentence: range) -> frozenset[str]:
        """Return whom a sentence of the paragraph names."""
        named = self.text.named
        words = self.text.parsed.words[sentence.start : sentence.stop]
        return frozenset(each for word in words for each in named(word))


_CLAUSES = frozenset(
    ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "acl", "csubj")
)


def _head(parsed: Parsed, word: Word) -> int:
    """Return the place of the verb of the clause that a word is in."""
    for each in (word, *parsed.over(word)):
        if each.pos in ("VERB", "AUX") and each.dep in _CLAUSES:
            return each.at
    return -1


class Case(NamedTuple):
    """A fact that is examined: its texts, its quotes, and the passages around them.

    `beside` is what else it may say: the heading above it, and the dates worked out.
    """

    item: Item
    texts: Mapping[str, Text]
    quotes: tuple[str, ...]
    passages: tuple[Passage, ...]
    beside: str = ""

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.item.fact

    @property
    def rests(self) -> bool:
        """Whether it is the desk's own line, which rests on other facts."""
        return isinstance(self.fact, Line | Question) and not self.fact.evidence

    @property
    def foresees(self) -> bool:
        """Whether it is a judgment, whose horizon is inferred and in no quote."""
        return getattr(self.fact, "kind", "") == "judgment"

    def path(self, key: str) -> Path:
        """Return the way to a field of the fact."""
        return (*self.item.path, key)
