"""Words that are the opposite of quoted ones: rose and fell, with and without.

It is a part of rule G104; the pairs are in `words.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found
from briefgen.check.grounding.denial import Quoted, is_denied
from briefgen.check.grounding.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Key, Matched
    from briefgen.check.grounding.passages import Case, Text

_HINT = "say it as the quotes do"


def opposites(
    case: Case, key: str, text: Text, found: Matched, there: list[Quoted]
) -> Iterator[Found]:
    """Yield words that are not quoted and are the opposite of one that is."""
    known = lexicon()
    said = {lemma for each in found.keys for lemma in (each.lemma, each.word.lemma)}
    for each in found.unquoted:
        for other in found.ground.quoted:
            if not _is_opposite(each, other):
                continue
            if any(known.same(word, other.lemma) for word in said):
                continue
            if _turns(text, each, other, there):
                continue
            yield Found(
                case.path(key),
                f"'{each.word.text}' is the opposite of '{other.word.text}', which "
                "the quotes say",
                words=each.word.text,
                hint=_HINT,
            )
            return


def acts_otherwise(
    case: Case, key: str, text: Text, there: list[Quoted]
) -> list[Found]:
    """Return a verb that is the opposite of what the same one does in the quotes."""
    known = lexicon()
    for frame in text.frames:
        actors = {*_actors(text, frame)}
        same = [
            each
            for each in there
            if each.is_quoted and actors & {*_actors(each.text, each.frame)}
        ]
        turned = [
            each
            for each in same
            if known.opposite(frame.lemma, each.frame.lemma)
            and is_denied(text, frame) == each.is_denied
        ]
        alike = [each for each in same if known.same(frame.lemma, each.frame.lemma)]
        if turned and not alike:
            there_is = turned[0].frame.verb.text
            message = (
                f"'{frame.verb.text}' is the opposite of '{there_is}' in the quotes"
            )
            return [Found(case.path(key), message, words=frame.verb.text, hint=_HINT)]
    return []


def _actors(text: Text, frame: Frame) -> Iterator[str]:
    """Yield the ids and nouns of those who act, or are acted on if none acts."""
    for word in frame.agents or frame.patients:
        yield from text.named(word) or ((word.lemma,) if word.pos == "NOUN" else ())


def turned(case: Case, key: str, text: Text) -> list[Found]:
    """Return a phrase that has the opposite preposition: 'with a buyer'."""
    known = lexicon()
    there = [
        each
        for passage in case.passages
        for each in _phrases(passage.text, passage.words)
    ]
    for preposition, noun in _phrases(text, text.parsed.words):
        same = [other for other, lemma in there if lemma == noun]
        if preposition not in ("with", "without", "before", "after", "until", "since"):
            continue  # 'for' and 'against' hang on their verbs
        if same and all(known.opposite(preposition, other) for other in same):
            message = (
                f"'{preposition} ... {noun}' is '{same[0]} ... {noun}' in the source"
            )
            return [Found(case.path(key), message, words=preposition, hint=_HINT)]
    return []


def _phrases(text: Text, words: Iterable[Word]) -> list[tuple[str, str]]:
    """Return the prepositions of a text with the nouns on them."""
    return [
        (word.lower, below.lemma)
        for word in words
        if word.pos in ("ADP", "SCONJ")
        for below in text.parsed.below[word.at]
        if below.dep in ("pobj", "pcomp")
    ]


def _is_opposite(one: Key, other: Key) -> bool:
    known = lexicon()
    return any(
        known.opposite(first, second)
        for first in {one.lemma, one.word.lower}
        for second in {other.lemma, other.word.lower}
    )


def _turns(text: Text, one: Key, other: Key, there: list[Quoted]) -> bool:
    """Tell whether just one of two opposites is denied, so that they agree."""
    ours = _denied([Quoted(frame, text) for frame in text.frames], text, one)
    theirs = any(
        _denied([each for each in there if each.text is text_of], text_of, other)
        for text_of in {each.text for each in there}
        if other.word.at < len(text_of.parsed.words)
        and text_of.parsed.words[other.word.at] == other.word
    )
    return ours != theirs


def _denied(frames: list[Quoted], text: Text, key: Key) -> bool:
    """Tell whether a word, or the verb it belongs to, is denied."""
    for word in (key.word, *text.parsed.over(key.word)):
        for each in frames:
            if each.frame.verb.at == word.at:
                return each.is_denied
    return False
