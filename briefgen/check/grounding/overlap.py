"""Rule G109: the words of a fact are, for the most part, those of its quotes.

A word without a counterpart that stands elsewhere in the article tells of something
else; many such words, or the verb itself, are for a person to look at (`review`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.matching import Key, matched
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.reading import Case, Reading, Text
    from briefgen.check.subject import Subject

_MOST = 0.5
_LONGEST = 200_000


def check(subject: Subject) -> Iterator[Found]:
    """Yield the facts whose words are not those of their quotes."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant) or case.rests or "text" not in case.texts:
            continue
        text = case.texts["text"]
        found = matched(whole, case, "text")
        missing = [each for each in found.missing if _counts(case, text, each)]
        if not missing:
            continue
        elsewhere = [each for each in missing if _is_elsewhere(whole, case, each)]
        verbs = [each for each in missing if _is_main(text, each)]
        if elsewhere:
            yield _found(
                case,
                elsewhere[0],
                "stands elsewhere in the article, not where it quotes",
            )
        elif verbs:
            yield _found(case, verbs[0], "is not what the quotes say is done")
        elif len(missing) > _MOST * _count(case, text, found):
            yield _found(case, missing[0], "and other words are not in the quotes")


def _found(case: Case, key: Key, why: str) -> Found:
    return Found(
        case.path("text"),
        f"'{key.word.text}' {why}",
        words=key.word.text,
        hint="look whether the quotes say so, and quote the words that do",
    )


def _counts(case: Case, text: Text, key: Key) -> bool:
    """Tell whether a word says something of its own, and is looked at here alone."""
    known = lexicon()
    word = key.word
    if (
        word.pos == "PROPN"
        or {word.lemma, word.lower} & known.light
        or word.dep == "neg"
    ):
        return False
    if word.pos in ("ADP", "SCONJ"):
        return False
    taken = [(number.start, number.end) for number in numbers(text.parsed.text)]
    taken += [
        (date.start, date.start + len(date.words)) for date in dates(text.parsed.text)
    ]
    return not any(start <= word.start < end for start, end in taken)


def _count(case: Case, text: Text, found: Matched) -> int:
    return sum(_counts(case, text, each) for each in found.keys)


def _is_main(text: Text, key: Key) -> bool:
    return key.word.pos == "VERB"


def _is_elsewhere(whole: Reading, case: Case, key: Key) -> bool:
    """Tell whether a noun stands in the article, and nowhere near the quotes."""
    if key.word.pos not in ("NOUN", "ADJ"):
        return False
    texts = searchable(whole.subject)
    for passage in case.passages:
        if passage.source in texts:
            article = texts[passage.source].text[:_LONGEST]
            pattern = rf"\b{re.escape(root(key.word.lemma))}\w{{0,4}}\b"
            if re.search(pattern, article, re.IGNORECASE):
                return True
    return False
