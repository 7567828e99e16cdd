"""How closely a fact keeps to the words of its quotes, in their order.

The more closely it does, the more another word says: in a copy, one word in place of
another is another statement; in a free wording, it is a wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from briefgen.check.finding import Severity
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.matching import matched as matched_words
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.word_swaps import matched, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.finding import Found
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

LOOSE = 0.5
"""With less, a word may have any place, and what is left out may be said otherwise."""
WORDED = 0.55
"""With less, a verb may be another wording of a quoted one."""
KEPT = 0.55
"""With so much, one word more may differ and nothing is made up for."""
COUNTED = 0.4
"""With less, a number or a quantity may be told in other words."""
NEAR = 0.7
"""With so much, a fact is all but a copy."""
_LEFT_OUT = frozenset(("DET", "AUX", "PUNCT", "PART", "SPACE", "CCONJ", "SYM"))


def weighed(
    reading: Reading, case: Case, found: Iterable[Found], least: float = LOOSE
) -> Iterator[Found]:
    """Yield findings as grave as the wording of a fact lets them be.

    In a copy, a word that differs is another statement. Where other words differ too,
    it may be made up for by them: then nothing is sure. In a free wording, a word has
    its sense from the others, and nothing can be said of it alone: where it is less
    close than `least`, or another word more differs than its closeness allows.
    """
    for each in found:
        key = str(each.path[-1])
        if key not in case.texts:
            yield each
            continue
        counts = _counts(case, key)
        named = {word.lower() for word in each.words.split()}
        others = [
            other
            for other in matched_words(reading, case, key).reworded
            if other.word.lower not in named
        ]
        kept = closeness(reading, case, key)
        is_free = len(others) > 1 + (kept >= KEPT) or (bool(others) and kept < least)
        is_sure = not others and (each.words in counts or not counts)
        if not is_sure and each.severity is not Severity.WARNING:
            yield each._replace(severity=Severity.WARNING)
        elif not is_free:
            yield each


def _counts(case: Case, key: str) -> list[str]:
    """Return the numbers of a text, as written, that its passages do not have."""
    text = case.texts[key].parsed.text
    there = [number for passage in case.passages for number in numbers(passage.written)]
    return [
        text[number.start : number.end]
        for number in numbers(text)
        if not any(map(number.same, there))
    ]


_closeness: WeakKeyDictionary[Reading, dict[tuple[str, str], float]] = (
    WeakKeyDictionary()
)


def closeness(reading: Reading, case: Case, key: str = "text") -> float:
    """Return the share, from 0 to 1, of a text and a quote that both have in order.

    It is that of the shorter of the two, with the quote that the text is nearest to.
    """
    known = _closeness.setdefault(reading, {})
    name = (case.fact.id, key)
    if name not in known:
        text = case.texts[key]
        known[name] = max((_share(text, each) for each in case.passages), default=0.0)
    return known[name]


def is_copy(reading: Reading, case: Case) -> bool:
    """Tell whether a fact follows its one quote closely: what it lacks is left out."""
    return (
        len(case.quotes) == 1
        and "text" in case.texts
        and not matched_words(reading, case, "text").reworded
        and closeness(reading, case) >= NEAR
    )


def _share(text: Text, passage: Passage) -> float:
    ours, theirs = compared(text, text.parsed.words), quoted_line(passage)
    if not ours or not theirs:
        return 0.0
    found = matched(alike(ours, theirs), [root(each.lemma) for each in theirs])
    return size(found) / min(len(ours), len(theirs))


def quoted_line(passage: Passage) -> list[Word]:
    """Return the quoted words, and before them who acts by the quoted verbs."""
    acting = {
        word.at
        for frame in passage.text.frames
        if frame.verb.at in passage.quoted
        for word in frame.agents or frame.patients
        if word.at in passage.sentence and word.at < min(passage.quoted)
    }
    words = [
        word for word in passage.words if word.at in passage.quoted or word.at in acting
    ]
    return compared(passage.text, words)


def compared(text: Text, words: Iterable[Word]) -> list[Word]:
    """Return the words that are compared: no articles, and no days and months."""
    sets = lexicon().sets
    dated = {
        word.at
        for word in text.parsed.words
        if word.lower in sets["weekdays"] or word.lower in sets["months"]
    }
    return [
        word
        for word in words
        if word.pos not in _LEFT_OUT
        and word.at not in dated
        and not (word.pos == "ADP" and word.at + 1 in dated)
    ]


def alike(ours: list[Word], theirs: list[Word]) -> list[str]:
    """Return words as the roots of those that can stand for them, or as their own."""
    known = lexicon()
    roots = {root(each.lemma) for each in theirs}
    found = []
    for word in ours:
        own = root(word.lemma)
        if own not in roots:
            same = (each for each in theirs if known.same(word.lemma, each.lemma))
            other = next(same, None)
            own = root(other.lemma) if other else own
        found.append(own)
    return found
