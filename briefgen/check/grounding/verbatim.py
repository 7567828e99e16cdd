"""Which word differs where a fact repeats a quote all but word for word.

The nearer a fact keeps to its quote, the less is chance: any other word in one place
says something else there ("dearer" for "cheaper"), of whatever sort it is, and wherever
else it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.denial import negators
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.replacing import SAME, VAGUE, is_said, is_timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.passages import Passage, Text
    from briefgen.check.grounding.reading import Reading

Change = tuple[list["Word"], list["Word"]]
"""Words of a fact, and those that stand in their place."""

_NEARLY = 0.66
"""So much of the shorter of the two is in the other, in its order."""
_CLOSER = 0.75
"""With so much, even two sides of one deal ('buy', 'sell') are not the same."""
_FEW = 3
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
_TURNING = word_set("against without before until")
_RANKS = word_set("first second third fourth fifth sixth last")
_EMPTY = VAGUE | SAME | word_set("also then there now still say tell try none")


class Pairing(NamedTuple):
    """A text of a fact and a passage that it is held against, word by word.

    `quoted` are the ids of all that the quotes of the fact name.
    """

    whole: Reading
    text: Text
    passage: Passage
    found: Matched
    quoted: frozenset[str]


def changed(
    pairing: Pairing, changes: Sequence[Change], kept: float
) -> Iterator[tuple[Word, Word]]:
    """Yield a word of a fact and the one it stands in place of.

    `kept` is the share of the words that both have in common.
    """
    _, text, passage, found, _ = pairing
    if kept < _NEARLY or (
        len(negators(text, text.parsed.words))
        != len(negators(passage.text, passage.quoted_words))
    ):
        return
    unquoted = {key.word.at for key in found.unquoted}
    for ours, theirs in changes:
        theirs_quoted = [word for word in theirs if word.at in passage.quoted]
        if not ours or not theirs_quoted:
            continue
        pair = _names(pairing, ours, theirs_quoted)
        if pair:
            yield pair
        if max(len(ours), len(theirs)) > _FEW or len(theirs) > len(theirs_quoted):
            continue
        if _is_turned(text, passage.text, ours, theirs, unquoted) or _counts(
            ours, theirs
        ):
            yield ours[0], theirs[0]
            continue
        one, other = _head(text, ours, theirs), _head(passage.text, theirs, ours)
        if one is None or other is None:
            continue
        first, second = phrasal(text.parsed, one), phrasal(passage.text.parsed, other)
        if _is_opposite(one, other, first, second, kept) or (
            one.at in unquoted
            and (passage.text, other.at) in found.untold
            and _says_other(one, other, first, second)
        ):
            yield one, other


def _names(
    pairing: Pairing, ours: list[Word], theirs: list[Word]
) -> tuple[Word, Word] | None:
    """Return a name in place of another one that the fact does not tell of."""
    whole, text, passage, _, elsewhere = pairing
    related = whole.entities.related
    quoted = related(elsewhere | passage.quoted_ids)
    for word in ours:
        ids = text.named(word)
        if not ids or related(ids) & quoted:
            continue
        for other in theirs:
            named = passage.text.named(other)
            if named and not named & text.ids and not related(named) & related(ids):
                return word, other
    return None


def _is_turned(
    text: Text, there: Text, ours: list[Word], theirs: list[Word], unquoted: set[int]
) -> bool:
    """Tell whether 'against' or 'without' stands for 'on' or 'has' before one word."""
    return (
        len(ours) == len(theirs) == 1
        and ours[0].lower in _TURNING
        and ours[0].at in unquoted
        and theirs[0].pos in ("ADP", "VERB", "SCONJ")
        and bool(_behind(text, ours[0]) & _behind(there, theirs[0]))
    )


def _behind(text: Text, word: Word) -> set[str]:
    """Return the roots of the words that come next."""
    return {root(each.lemma) for each in text.parsed.words[word.at + 1 : word.at + 4]}


def _counts(ours: list[Word], theirs: list[Word]) -> bool:
    """Tell whether a number stands in place of another one, wherever else it is."""
    if len(ours) > 1 or len(theirs) > 1:
        return False
    one, other = ours[0], theirs[0]
    if {one.lower, other.lower} <= _RANKS:
        return one.lower != other.lower
    if "NUM" not in (one.pos, other.pos):
        return False
    if one.pos != other.pos:
        return other.pos == "NUM" and one.lower in ("any", "no")
    here, there = numbers(one.text), numbers(other.text)
    if not here and not there:
        return one.lower != other.lower
    is_whole = all(each.own >= 1 for each in (*here, *there))  # 'half' is worked out
    return bool(here and there) and is_whole and not here[0].same(there[0])


def _head(text: Text, words: list[Word], others: list[Word]) -> Word | None:
    """Return the one word among some that says something, if no name is there."""
    roots = {root(word.lemma) for word in others}
    content = []
    for word in words:
        if word.pos == "NUM":
            return None
        is_kept = not text.named(word) and root(word.lemma) not in roots
        if word.pos in _CONTENT and is_kept:
            content.append(word)
    if len(content) > 1 and content[-1].lemma in _EMPTY and content[-1].pos == "NOUN":
        content.pop()  # 'crew members' are the crew
    if not content and len(words) == 1 and words[0].pos == "ADP":
        return words[0]
    return content[0] if len(content) == 1 else None


def _is_opposite(one: Word, other: Word, first: str, second: str, kept: float) -> bool:
    known = lexicon()
    if kept < _CLOSER and known.converse(first, second):
        return False
    return known.opposite(first, second) or known.opposite(one.lower, other.lower)


def _says_other(one: Word, other: Word, first: str, second: str) -> bool:
    known = lexicon()
    if {one.lemma, other.lemma} & _EMPTY or "acl" in (one.dep, other.dep):
        return False
    if is_timed(one, other) or is_said(one, other):
        return False
    if "ADP" in (one.pos, other.pos):
        return False
    pairs = ((first, second), (one.lemma, other.lemma), (one.lower, other.lower))
    return root(one.lemma) != root(other.lemma) and not any(
        known.same(*pair) or known.converse(*pair) for pair in pairs
    )
