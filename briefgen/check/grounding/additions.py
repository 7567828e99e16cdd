"""Phrases of a fact that no word of its quotes stands for: a part of rule G109.

Other words are a wording, word by word. A clause, a part of a list or a phrase with a
preposition of which nothing is known there, beside a quote that is told anyway, is an
addition: 'welcomed the deal after receiving bribes'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.grounding.closeness import NEAR, closeness
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.quotes import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Key, Matched
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading

_PHRASES = frozenset(
    ("prep", "advcl", "conj", "relcl", "acl", "appos", "agent", "npadvmod")
)
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN"))

_LEAST = 2
"""One word alone may be a turn of phrase: 'on hold', 'of that size'."""


def added(whole: Reading, case: Case, text: Text, found: Matched) -> str:
    """Return the longest phrase that is added to what the quotes say, or nothing."""
    new = _new(case, text, found)
    phrases = [
        words
        for word in text.parsed.words
        if word.dep in _PHRASES and (words := _phrase(text, word))
    ]
    left = _left(case, found)
    for words in sorted(phrases, key=len, reverse=True):
        content = list(_content(text, words, found))
        is_told = (
            len(content) >= _LEAST
            or _acts(words, content)
            or _is_thing(whole, case, text, content)
        )
        if is_told and all(word.at in new for word in content) and left < len(content):
            return text.parsed.text[words[0].start : words[-1].end]
    return ""


def _is_thing(whole: Reading, case: Case, text: Text, content: list[Word]) -> bool:
    """Tell whether words are one noun, new to the source: 'because of a storm'."""
    return (
        len(content) == 1
        and content[0].pos == "NOUN"
        and closeness(whole, case) >= NEAR
        and not _is_definite(text, content[0])
        and not _stands(whole, case, content[0])
    )


def _is_definite(text: Text, noun: Word) -> bool:
    """Tell whether a noun is one told of before: 'the storm'."""
    below = text.parsed.below[noun.at]
    return any(each.dep in ("det", "poss") and each.lower not in _ANY for each in below)


_ANY = ("a", "an", "any", "some")


def _stands(whole: Reading, case: Case, word: Word) -> bool:
    """Tell whether a word stands anywhere in the sources of a fact."""
    texts = searchable(whole.subject)
    sources = {passage.source for passage in case.passages} & set(texts)
    pattern = rf"(?i)\b{re.escape(root(word.lemma))}"
    return any(texts[name].count(pattern) for name in sources)


def _new(case: Case, text: Text, found: Matched) -> frozenset[int]:
    """Return the places of the words that nothing in the quotes' sentences is left for.

    'Hostages freed for prisoners': both may be the quoted hostages, but only one is.
    """
    reworded = {key.word.at for key in found.reworded}
    missing = {key.word.at for key in found.missing}
    return frozenset(
        key.word.at
        for key in found.keys
        if (key.word.at in missing and (key.word.at in reworded or key.also))
        or (key in found.unquoted and _is_taken(case, text, key))
    )


def _is_taken(case: Case, text: Text, key: Key) -> bool:
    """Tell whether all that a word can stand for stands in the fact itself, too."""
    known = lexicon()
    own = root(key.word.lemma)
    others = {
        root(word.lemma)
        for word in text.parsed.words
        if word.at != key.word.at
        and (word.pos != key.word.pos or root(word.lemma) != own)
    }
    there = [
        word
        for passage in case.passages
        for word in passage.words
        if word.pos in _CONTENT
        and (root(word.lemma) == own or known.same(word.lemma, key.word.lemma))
    ]
    return bool(there) and all(
        root(word.lemma) in others
        and (root(word.lemma) != own or word.pos != key.word.pos)
        for word in there
    )


def _acts(words: list[Word], content: list[Word]) -> bool:
    """Tell whether a phrase is one verb that is joined to another: 'and resigned'."""
    return bool(content) and any(
        word.dep == "conj" and word.pos == "VERB" and word in content for word in words
    )


def _phrase(text: Text, word: Word) -> list[Word]:
    """Return the words of a phrase, in their order, without marks at its ends."""
    words = sorted(text.parsed.under(word))
    while words and words[-1].pos == "PUNCT":
        words.pop()
    while words and words[0].pos in ("PUNCT", "CCONJ"):
        words.pop(0)
    return words


def _content(text: Text, words: list[Word], found: Matched) -> Iterator[Word]:
    """Yield the words that say something, but for numbers and dates.

    'In exchange' is one, and stands for its noun.
    """
    joined = {key.word.at for key in found.keys if key.also}
    within = {at for key in found.keys for at in key.also}
    light = lexicon().light
    taken = [(number.start, number.end) for number in numbers(text.parsed.text)]
    taken += [
        (date.start, date.start + len(date.words)) for date in dates(text.parsed.text)
    ]
    for word in words:
        if (
            (
                word.at in joined
                or (word.pos in _CONTENT and not {word.lemma, word.lower} & light)
            )
            and word.at not in within
            and not any(start <= word.start < end for start, end in taken)
        ):
            yield word


def _left(case: Case, found: Matched) -> int:
    """Return how many words of the quotes the fact leaves out."""
    light = lexicon().light
    return len(
        {
            root(word.lemma)
            for passage in case.passages
            for word in passage.quoted_words
            if word.pos in _CONTENT
            and word.lemma not in light
            and (passage.text, word.at) in found.untold
        }
    )
