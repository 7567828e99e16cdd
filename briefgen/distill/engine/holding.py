"""Who holds a stance without being the subject of its verb."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.phrases import is_denied
from briefgen.distill.engine.stances import (
    CLEAR,
    DRAWS,
    HELD_BY,
    UNKNOWN,
    WITHHOLDS,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause


_BESIDE: Final = frozenset(
    ("despite", "over", "amid", "with", "after", "against", "without", "following")
)
_VOICED: Final = word_set(
    "opposition objection backing endorsement refusal rejection resistance "
    "condemnation criticism consent veto approval blessing disapproval support "
    "protest"
)
"""What others voice on something, where a preposition leads to it."""


def drawn(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return what a plan draws, the verb, and from whom: 'drew criticism from Norland'.

    "Has the backing of Norland" and "met with resistance from it" are such.
    """
    parsed, verb = clause.parsed, clause.verb
    if verb.lemma not in DRAWS or (verb.lemma == "have" and is_denied(parsed, verb)):
        return None
    nouns = table().nouns
    for word in clause.words:
        if word.lemma not in nouns or word.at < verb.at or word.pos != "NOUN":
            continue
        up = parsed.above(word)
        is_of = word.head == verb.at or (up is not None and up.head == verb.at)
        if not is_of:
            continue
        after = parsed.words[word.at + 1 : word.at + 2]
        for prep in dict.fromkeys((*parsed.below[word.at], *after)):
            if prep.lower in ("from", "of", "by"):
                holder = next(
                    (w for w in parsed.below[prep.at] if w.dep == "pobj"), None
                )
                if holder is not None:
                    return nouns[word.lemma], verb, holder
    return None


def beside(clause: Clause) -> Iterator[tuple[str, Word, Word]]:
    """Yield stances that a clause tells by nouns: 'despite opposition from Norland'.

    Each has the noun, and the word for who holds it: "over Norland's objections",
    "Ada Brandt, a critic of the plan".
    """
    parsed = clause.parsed
    for word in (parsed.words[at] for at in clause.sentence):
        up = parsed.above(word)
        if word.pos != "NOUN" or up is None:
            continue
        verbs = (each for each in parsed.over(word) if each.pos in VERBS)
        if next(verbs, None) is not clause.verb:
            continue
        if word.lemma in HELD_BY and word.dep in ("appos", "attr"):
            holder = up if word.dep == "appos" else clause.subject
            is_of = any(w.lower == "of" for w in parsed.below[word.at])
            if is_of and holder is not None and not is_denied(parsed, clause.verb):
                yield HELD_BY[word.lemma], word, holder
        elif word.dep == "pobj" and up.lower in _BESIDE and word.lemma in _VOICED:
            for each in parsed.below[word.at]:
                if each.dep == "poss" and each.pos == "PROPN":
                    yield table().nouns[word.lemma], word, each
                elif each.lower in ("from", "of", "by"):
                    whom = (w for w in parsed.below[each.at] if w.pos == "PROPN")
                    yield from ((table().nouns[word.lemma], word, who) for who in whom)


def followed(clause: Clause) -> Word | None:
    """Return who does the same: 'Norland opposed it, and so did Southmark'."""
    words = clause.parsed.words[clause.verb.at : clause.sentence.stop]
    for one, two in pairwise(words):
        if one.lower == "so" and two.lemma in ("do", "have", "be", "will"):
            behind = (w for w in words if w.at > two.at and w.pos in ("NOUN", "PROPN"))
            first = next(behind, None)
            while first is not None and first.dep == "compound":
                first = clause.parsed.above(first)
            return first
    return None


def left_open(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return who leaves it open: 'whether Norland signs is unclear'."""
    words = {word.lower for word in clause.words}
    is_open = bool(words & UNKNOWN) or ("not" in words and bool(words & CLEAR))
    if "whether" not in words or not is_open:
        return None
    for word in clause.words:
        if word.lower == "whether" and word.head != word.at:
            verb = clause.parsed.words[word.head]
            subject = subject_of(clause.parsed, verb)
            if subject is not None and subject.dep == "nsubj" and verb.pos == "VERB":
                return WITHHOLDS, verb, subject
    return None
