"""Which words of a fact have a counterpart in its passages, and which have none."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from briefgen.check.grounding.lexicon import compound, lexicon, root, word_set
from briefgen.check.grounding.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN"))
_LEADING = frozenset(("ADP", "AUX", "SCONJ", "PRON", "NUM", "DET"))
"""Phrases begin with these, too: 'in favour', 'be over', 'at once'."""
_TURNING = word_set(
    "for against with without before after until since under over inside outside above "
    "within below"
)


MUCH = word_set(
    "all every whole entire most many much few little several half both neither only "
    "almost nearly hardly barely sole alone always often longer ever already"
)
"""How much and how often is compared by itself."""


class Key(NamedTuple):
    """A word, and the lemma that it is looked up by: with its particle, if a verb.

    `is_joined` tells that the particle stands right behind it; `also` are the places of
    the other words of a phrase.
    """

    word: Word
    lemma: str
    is_joined: bool = False
    also: tuple[int, ...] = ()


def keys(parsed: Parsed, words: Iterable[Word]) -> list[Key]:
    """Return the words that say something, by their lemmas."""
    found = []
    taken: set[int] = set()
    for word in words:
        if word.at in taken or not word.text[0].isalnum():
            continue
        if word.pos in _CONTENT:
            lemma, more = phrase(parsed, word)
            taken.update(more)
            is_joined = word.at + 1 in more and parsed.words[word.at + 1].dep != "prep"
            found.append(Key(word, lemma, is_joined=is_joined, also=more))
        elif word.lower in _TURNING:
            found.append(Key(word, word.lower))
        elif word.pos in _LEADING and word.dep not in ("aux", "auxpass"):
            lemma, more = phrase(parsed, word)
            if more:
                taken.update(more)
                found.append(Key(word, lemma, is_joined=True, also=more))
    return found


class Pool:
    """Words, and which others have a counterpart among them."""

    def __init__(self, found: Iterable[Key]) -> None:
        self.keys = tuple(found)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All that the words are looked up by."""
        return frozenset(
            lemma
            for key in self.keys
            for lemma in (key.lemma, key.word.lemma, key.word.lower)
        )

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words."""
        return frozenset(
            root(part) for lemma in self.lemmas for part in (lemma, *lemma.split("-"))
        )

    def has(self, key: Key) -> bool:
        """Tell whether a word, or one that can stand for it, is among them."""
        known = lexicon()
        particle = key.lemma.partition("_")[2]
        if particle and known.opposite(key.lemma, key.word.lemma):
            return key.lemma in self.lemmas or bool(
                known.groups(key.lemma) & self._content
            )
        if (
            key.is_joined
            and key.word.lemma in self.lemmas
            and any(known.same(particle, other) for other in self.lemmas)
        ):
            return True
        is_content = key.word.pos in _CONTENT
        groups = self._content if is_content else self._groups
        alone = {key.word.lemma, key.word.lower}
        for lemma in {key.lemma} | (set() if key.is_joined else alone):
            if lemma in self.lemmas or root(lemma) in self.roots:
                return True
        if known.groups(key.lemma) & groups:
            return True
        if any(
            (pair, 1 - side) in self._sides for pair, side in known.sides(key.lemma)
        ):
            return True
        return any(compound(key.lemma, other) for other in self.lemmas)

    @cached_property
    def _groups(self) -> frozenset[int]:
        return _groups(self.lemmas)

    @cached_property
    def _content(self) -> frozenset[int]:
        return _groups(self.lemmas - _TURNING)

    @cached_property
    def _sides(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            each for lemma in self.lemmas for each in lexicon().sides(lemma)
        )


def _groups(lemmas: Iterable[str]) -> frozenset[int]:
    return frozenset(each for lemma in lemmas for each in lexicon().groups(lemma))


class Matched(NamedTuple):
    """The words of a text of a case, and those that have no counterpart.

    `quoted` are the words of the quotes. `unquoted` have no counterpart in them,
    `missing` none in their sentences either; `untold` are words of the sentences that
    have none in the text. `reworded` are words that do not stand in the sentences
    or before them, whether or not another one there can mean the same.
    """

    keys: tuple[Key, ...]
    quoted: tuple[Key, ...]
    unquoted: tuple[Key, ...]
    missing: tuple[Key, ...]
    untold: frozenset[tuple[Text, int]]
    reworded: tuple[Key, ...]

    @property
    def is_close(self) -> bool:
        """Whether most words of the text are those of the passages."""
        return len(self.missing) <= _FREELY * len(self.keys)


_FREELY = 0.34


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
    there = [
        (passage, key)
        for passage in case.passages
        for key in keys(passage.text.parsed, passage.words)
    ]
    quoted = Pool(key for passage, key in there if key.word.at in passage.quoted)
    written = Pool(key for _, key in there)
    said = Pool(keys(text.parsed, text.parsed.words))
    unquoted = [
        each for each in said.keys if not text.named(each.word) and not quoted.has(each)
    ]
    missing = [each for each in unquoted if not written.has(each)]
    free = Pool(key for key in said.keys if not _is_own(written, key))
    untold = {
        (passage.text, at)
        for passage, key in there
        for at in (key.word.at, *key.also)
        if not passage.text.named(key.word) & text.ids
        and not (_is_own(said, key) or free.has(key))
    }
    near = written.roots | _near(case)
    idle = lexicon().light | lexicon().sets["negators"] | MUCH
    reworded = (
        key
        for key in said.keys
        if key.word.pos in _CONTENT
        and not {key.word.lemma, key.word.lower} & idle
        and not text.named(key.word)
        and root(key.word.lemma) not in near
    )
    return Matched(
        said.keys,
        quoted.keys,
        tuple(unquoted),
        tuple(missing),
        frozenset(untold),
        tuple(reworded),
    )


def _near(case: Case) -> frozenset[str]:
    """Return the roots of what stands before the passages of a case, and above it."""
    found = {root(word) for word in _WORDS.findall(case.beside.lower())}
    for passage in case.passages:
        words = passage.text.parsed.words[: passage.sentence.start]
        found |= {root(word.lemma) for word in words}
    return frozenset(found)


_WORDS = re.compile(r"[a-z]+")


def _is_own(pool: Pool, key: Key) -> bool:
    """Tell whether a word itself stands among others, and so for none of them."""
    return key.lemma in pool.lemmas or root(key.word.lemma) in pool.roots
