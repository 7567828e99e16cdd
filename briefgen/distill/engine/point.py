"""Points that a sentence tells, one value for all forms in which it may tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.words import POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word


PARTS: Final = POINTS - word_set("number part set list array range series")
NOUN_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
BACK: Final = 5
LEAST: Final = 2
SHORT: Final = 3
"""Fewer words are no point."""


class Points(NamedTuple):
    """The points that one sentence tells, and the noun for the plan, if it has one.

    `is_all` tells whether the sentence says nothing besides.
    """

    paragraph: int
    parsed: Parsed
    noun: Word | None
    items: list[list[Word]]
    sentence: range
    is_all: bool


def is_told(parsed: Parsed, item: Sequence[Word]) -> bool:
    """Tell whether an item tells what happened: 'the club had tried to sign her'."""
    inside = {word.at for word in item}
    return any(
        word.tag == "VBD"
        and word.dep not in ("relcl", "advcl", "acl")
        and any(
            w.dep in NOUN_SUBJECTS and w.at in inside for w in parsed.below[word.at]
        )
        for word in item
    )


def by_sentence(
    paragraph: int, parsed: Parsed, noun: Word | None, found: Sequence[list[Word]]
) -> list[Points]:
    """Return points sentence by sentence: the model may see several in a list."""
    made: dict[int, Points] = {}
    for item in found:
        span = parsed.sentence_of(item[0].at)
        one = made.setdefault(
            span.start, Points(paragraph, parsed, noun, [], span, is_all=True)
        )
        one.items.append(item)
    return list(made.values())


def is_shared(words: Sequence[Word]) -> bool:
    """Tell whether an act has no subject of its own."""
    return words[0].tag in ("VB", "VBZ", "MD")
