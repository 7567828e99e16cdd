"""Words that are the opposite of quoted ones: rose and fell, with and without.

It is a part of rule G104; the pairs are in `words.yaml` and `opposites.txt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.denial import (
    Quoted,
    governors,
    implies_no,
    is_denied,
    negators,
)
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.replacing import share

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
    said = {
        lemma
        for each in found.keys
        if each.word.pos != "PROPN"
        for lemma in (each.lemma, each.word.lemma)
    }
    if _is_made_up_for(case, text):
        return
    for each in found.unquoted:
        for other in found.quoted:
            if not _is_opposite(each, other) or not _is_joint(case, text, each, other):
                continue
            if known.converse(each.lemma, other.lemma) and not _is_by_same(
                case, text, each, other
            ):
                continue
            if any(known.same(word, other.lemma) for word in said):
                continue
            if _says_denial(text, each.lemma, other.lemma):
                continue
            if _turns(text, each, other, there, found.quoted):
                continue
            message = (
                f"'{each.word.text}' is the opposite of '{other.word.text}', which "
                "the quotes say"
            )
            yield _looked_at(case, key, message, each.word.text)
            return


def _is_made_up_for(case: Case, text: Text) -> bool:
    """Tell whether one denies and the other does not: then an opposite says the same.

    Where it does not, that is seen among the denials.
    """
    there = sum(len(negators(each.text, each.quoted_words)) for each in case.passages)
    return (len(negators(text, text.parsed.words)) - there) % 2 == 1


def _looked_at(case: Case, key: str, message: str, words: str) -> Found:
    """Return a finding that rests on what words mean: never more than a warning."""
    return Found(
        case.path(key), message, words=words, hint=_HINT, severity=Severity.WARNING
    )


_DENYING = word_set("deny dispute reject refute")


def _at(case: Case, key: Key) -> Iterator[Text]:
    """Yield the text of the passages that a word stands in."""
    for passage in case.passages:
        words = passage.text.parsed.words
        if key.word.at < len(words) and words[key.word.at] == key.word:
            yield passage.text


def _is_joint(case: Case, text: Text, one: Key, other: Key) -> bool:
    """Tell whether words can be compared: prepositions, by what hangs on them."""
    if one.word.pos not in _JOINTS and other.word.pos not in _JOINTS:
        return True
    if "_" in one.lemma or "_" in other.lemma:
        return True
    ours = _around(text, one.word)
    return any(ours & _around(there, other.word) for there in _at(case, other))


_JOINTS = frozenset(("ADP", "SCONJ"))


def _around(text: Text, word: Word) -> set[str]:
    """Return the roots of the word above a preposition, and of those below."""
    up = text.parsed.above(word)
    after = text.parsed.words[word.at + 1 : word.at + 4]
    near = [*text.parsed.below[word.at], *after, *([up] if up else [])]
    return {root(each.lemma) for each in near}


def _is_by_same(case: Case, text: Text, one: Key, other: Key) -> bool:
    """Tell whether the same one does both of two verbs that look from two sides."""
    return any(
        share(text, ours.agents, there, theirs.agents)
        for there in _at(case, other)
        for ours in text.frames
        if ours.verb.at == one.word.at
        for theirs in there.frames
        if theirs.verb.at == other.word.at
    )


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
            and not _says_denial(text, frame.lemma, each.frame.lemma)
            and not (
                known.converse(frame.lemma, each.frame.lemma)
                and not (frame.agents and each.frame.agents)
            )
            and not any(
                known.same(frame.lemma, phrasal(each.text.parsed, up))
                for up in governors(each.text.parsed, each.frame.verb)
            )  # 'allowed to ban' is 'let ban'
            and is_denied(text, frame) == each.is_denied
            and _denies_said(text, frame) == _denies_said(each.text, each.frame)
        ]
        alike = [each for each in same if known.same(frame.lemma, each.frame.lemma)]
        if turned and not alike:
            there_is = turned[0].frame.verb.text
            message = (
                f"'{frame.verb.text}' is the opposite of '{there_is}' in the quotes"
            )
            return [_looked_at(case, key, message, frame.verb.text)]
    return []


def _says_denial(text: Text, one: str, other: str) -> bool:
    """Tell whether 'claimed to be innocent' stands for 'denied'."""
    return (
        other in _DENYING
        and one in lexicon().sets["saying"]
        and (
            bool(negators(text, text.parsed.words))
            or any(
                implies_no(word.lemma)
                for word in text.parsed.words
                if word.lemma not in (one, other)
            )
        )
    )


def _denies_said(text: Text, frame: Frame) -> bool:
    """Tell whether what somebody says with a verb is denied: 'insists that no'."""
    said = [
        each.negated
        for each in text.frames
        if each.verb.head == frame.verb.at
        and each.verb.dep == "ccomp"
        and each.verb.at > frame.verb.at
    ]
    return sum(said) % 2 == 1


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
    for preposition, noun, anchor in _phrases(text, text.parsed.words):
        same = [
            other
            for other, lemma, above in there
            if lemma == noun and (preposition not in _WAYS or above == anchor)
        ]
        if preposition not in _COMPARED:
            continue  # 'for' and 'against' hang on their verbs
        if same and all(known.opposite(preposition, other) for other in same):
            message = (
                f"'{preposition} ... {noun}' is '{same[0]} ... {noun}' in the source"
            )
            return [_looked_at(case, key, message, preposition)]
    return []


_WAYS = ("from", "to")
_COMPARED = ("with", "without", "before", "after", "until", "since", *_WAYS)


def _phrases(text: Text, words: Iterable[Word]) -> list[tuple[str, str, str]]:
    """Return the prepositions of a text with the nouns on them, and what is above."""
    return [
        (word.lower, below.lemma, root(text.parsed.words[word.head].lemma))
        for word in words
        if word.pos in ("ADP", "SCONJ")
        for below in text.parsed.below[word.at]
        if below.dep in ("pobj", "pcomp")
        and not any(each.pos == "NUM" for each in text.parsed.below[below.at])
    ]


def _is_opposite(one: Key, other: Key) -> bool:
    known = lexicon()
    pairs = [(first, second) for first in _forms(one) for second in _forms(other)]
    sorts = {one.word.pos, other.word.pos}
    is_mixed = ("ADV" in sorts and sorts & _THINGS) or sorts == {"NOUN", "ADJ"}
    if is_mixed and "_" not in one.lemma + other.lemma:
        return False
    return any(known.opposite(*pair) for pair in pairs) and not any(
        known.same(*pair) for pair in pairs
    )


_THINGS = frozenset(("NOUN", "PROPN", "VERB"))
"""An adverb such as 'back' is no opposite of a verb, but 'approval' is of one."""


def _forms(key: Key) -> set[str]:
    """Return what a word is looked up by; as it stands only if it is known so."""
    is_known = lexicon().knows(key.word.lower) and "_" not in key.lemma
    return {key.lemma, *((key.word.lower,) if is_known else ())}


def _turns(
    text: Text, one: Key, other: Key, there: list[Quoted], quoted: tuple[Key, ...]
) -> bool:
    """Tell whether just one of two opposites is denied, so that they agree."""
    ours = _denied([Quoted(frame, text) for frame in text.frames], text, one)
    theirs = any(
        _denied([each for each in there if each.text is text_of], text_of, other)
        for text_of in {each.text for each in there}
        if other.word.at < len(text_of.parsed.words)
        and text_of.parsed.words[other.word.at] == other.word
    )
    is_open = any(each.word.lower == "yet" for each in quoted) and not ours
    return ours != theirs and not is_open  # 'not yet' is no refusal


def _denied(frames: list[Quoted], text: Text, key: Key) -> bool:
    """Tell whether a word, or the verb it belongs to, is denied.

    What somebody says is turned, too, when it is denied: 'insists that no offer was
    made'.
    """
    for word in (key.word, *text.parsed.over(key.word)):
        for each in frames:
            if each.frame.verb.at == word.at:
                return each.is_denied != _denies_said(text, each.frame)
    return False
