"""Which words of a fact have a counterpart in its passages, and which have none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from briefgen.check.grounding.frames import phrasal
from briefgen.check.grounding.lexicon import lexicon, root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.grounding.reading import Case, Reading, Text

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN"))
_TURNING = frozenset(
    "for against with without before after until since under over".split()
)


class Key(NamedTuple):
    """A word, and the lemma that it is looked up by: with its particle, if a verb."""

    word: Word
    lemma: str


def keys(parsed: Parsed, words: Iterable[Word]) -> list[Key]:
    """Return the words that say something, by their lemmas."""
    found = []
    for word in words:
        if word.pos in _CONTENT and word.text[0].isalnum():
            lemma = (
                phrasal(parsed, word)
                if word.pos in ("VERB", "NOUN", "ADJ")
                else word.lemma
            )
            found.append(Key(word, lemma))
        elif word.lower in _TURNING:
            found.append(Key(word, word.lower))
    return found


class Ground:
    """The words of the passages of a case: those quoted, and all of the sentences."""

    def __init__(self, case: Case) -> None:
        self.quoted: list[Key] = []
        self.all: list[Key] = []
        for passage in case.passages:
            for key in keys(passage.text.parsed, passage.words):
                self.all.append(key)
                if key.word.at in passage.quoted:
                    self.quoted.append(key)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All that the words of the sentences are looked up by."""
        return frozenset(
            lemma
            for key in self.all
            for lemma in (key.lemma, key.word.lemma, key.word.lower)
        )

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words of the sentences."""
        parts = [part for lemma in self.lemmas for part in (lemma, *lemma.split("-"))]
        return frozenset(map(root, parts))

    def has(self, key: Key) -> bool:
        """Tell whether a word, or one that can stand for it, is in the sentences."""
        known = lexicon()
        for lemma in {key.lemma, key.word.lemma, key.word.lower}:
            if lemma in self.lemmas or root(lemma) in self.roots:
                return True
        return any(known.same(key.lemma, other) for other in self.lemmas)


def ground(case: Case) -> Ground:
    """Return the words of the passages of a case."""
    return Ground(case)


class Matched(NamedTuple):
    """The words of a text of a case: those with a counterpart, and those without."""

    ground: Ground
    keys: tuple[Key, ...]
    missing: tuple[Key, ...]


_matched: WeakKeyDictionary[Reading, dict[tuple[str, str], Matched]] = (
    WeakKeyDictionary()
)


def matched(reading: Reading, case: Case, key: str) -> Matched:
    """Return the words of a text, matched with the passages; done once for each."""
    known = _matched.setdefault(reading, {})
    name = (case.fact.id, key)
    if name not in known:
        known[name] = _match(case, case.texts[key])
    return known[name]


def _match(case: Case, text: Text) -> Matched:
    held = ground(case)
    found = keys(text.parsed, text.parsed.words)
    missing = [
        each for each in found if not text.named(each.word) and not held.has(each)
    ]
    return Matched(held, tuple(found), tuple(missing))
