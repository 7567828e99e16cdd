"""Which words of a fact have a counterpart in its passages, and which have none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from briefgen.check.grounding.frames import phrase
from briefgen.check.grounding.lexicon import lexicon, root, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN"))
_TURNING = word_set("for against with without before after until since under over")


class Key(NamedTuple):
    """A word, and the lemma that it is looked up by: with its particle, if a verb.

    `is_joined` tells that the particle stands right behind it.
    """

    word: Word
    lemma: str
    is_joined: bool = False


def keys(parsed: Parsed, words: Iterable[Word]) -> list[Key]:
    """Return the words that say something, by their lemmas."""
    found = []
    taken: set[int] = set()
    for word in words:
        if word.at in taken or not word.text[0].isalnum():
            continue
        if word.pos in _CONTENT:
            lemma, at = word.lemma, -1
            if word.pos in ("VERB", "NOUN", "ADJ"):
                lemma, at = phrase(parsed, word)
                taken.add(at)
            found.append(Key(word, lemma, is_joined=at == word.at + 1))
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
        return _lemmas(self.all)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words of the sentences."""
        return _roots(self.lemmas)

    @cached_property
    def quoted_lemmas(self) -> frozenset[str]:
        """All that the quoted words are looked up by."""
        return _lemmas(self.quoted)

    @cached_property
    def quoted_roots(self) -> frozenset[str]:
        """The roots of the quoted words."""
        return _roots(self.quoted_lemmas)

    def has(self, key: Key, *, quoted: bool = False) -> bool:
        """Tell whether a word, or one that can stand for it, is in the sentences.

        `quoted` asks for those in the quotes alone.
        """
        lemmas = self.quoted_lemmas if quoted else self.lemmas
        roots = self.quoted_roots if quoted else self.roots
        known = lexicon()
        particle = key.lemma.partition("_")[2]
        if (
            key.is_joined
            and key.word.lemma in lemmas
            and any(known.same(particle, other) for other in lemmas)
        ):
            return True
        alone = {key.word.lemma, key.word.lower}
        for lemma in {key.lemma} | (set() if key.is_joined else alone):
            if lemma in lemmas or root(lemma) in roots:
                return True
        if key.word.pos in _CONTENT:
            lemmas = lemmas - _TURNING
        return any(known.same(key.lemma, other) for other in lemmas)


def _lemmas(found: Iterable[Key]) -> frozenset[str]:
    return frozenset(
        lemma for key in found for lemma in (key.lemma, key.word.lemma, key.word.lower)
    )


def _roots(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(
        root(part) for lemma in lemmas for part in (lemma, *lemma.split("-"))
    )


def ground(case: Case) -> Ground:
    """Return the words of the passages of a case."""
    return Ground(case)


class Matched(NamedTuple):
    """The words of a text of a case, and those that have no counterpart.

    `unquoted` have none in the quotes, `missing` none in their sentences either.
    """

    ground: Ground
    keys: tuple[Key, ...]
    unquoted: tuple[Key, ...]
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
    unquoted = [
        each
        for each in found
        if not text.named(each.word) and not held.has(each, quoted=True)
    ]
    missing = [each for each in unquoted if not held.has(each)]
    return Matched(held, tuple(found), tuple(unquoted), tuple(missing))
