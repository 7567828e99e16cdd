"""Rule G109: the words of a fact are, for the most part, those of its quotes.

A word without a counterpart that stands elsewhere in the article tells of something
else; many such words, or the verb itself, are for a person to look at (`review`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.holders import refers
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.matching import Key, matched
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_MOST = 0.5


def check(subject: Subject) -> Iterator[Found]:
    """Yield the facts whose words are not those of their quotes."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant) or case.rests or "text" not in case.texts:
            continue
        text = case.texts["text"]
        found = matched(whole, case, "text")
        missing = [
            each
            for each in found.missing
            if _counts(text, each)
            and not (each.word.pos == "NOUN" and _is_near(whole, case, each))
        ]
        if not missing:
            continue
        elsewhere = [each for each in missing if _is_elsewhere(whole, case, each)]
        nouns = [each for each in missing if each.word.pos == "NOUN"]
        verbs = [each for each in missing if _is_verb(text, each.word)]
        if elsewhere:
            yield _found(
                case,
                elsewhere[0],
                "stands elsewhere in the article, not where it quotes",
            )
        elif nouns:
            yield _found(case, nouns[0], "is not what the quotes speak of")
        elif verbs:
            yield _found(case, verbs[0], "is not what the quotes say is done")
        elif len(missing) > _MOST * _count(text, found):
            yield _found(case, missing[0], "and other words are not in the quotes")


def _is_verb(text: Text, word: Word) -> bool:
    """Tell whether a word says what is done, and does not only mark a noun."""
    if word.dep == "acl":
        return text.parsed.words[word.head].dep == "ROOT"  # a clause misread
    return word.pos == "VERB" and word.dep not in ("amod", "compound")


def _found(case: Case, key: Key, why: str) -> Found:
    return Found(
        case.path("text"),
        f"'{key.word.text}' {why}",
        words=key.word.text,
        hint="look whether the quotes say so, and quote the words that do",
    )


def _counts(text: Text, key: Key) -> bool:
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
    found = numbers(text.parsed.text)
    if any(number.of == word.lower and number.unit for number in found):
        return False
    taken = [(number.start, number.end) for number in found]
    taken += [
        (date.start, date.start + len(date.words)) for date in dates(text.parsed.text)
    ]
    return not any(start <= word.start < end for start, end in taken)


def _count(text: Text, found: Matched) -> int:
    return sum(_counts(text, each) for each in found.keys)


def _is_near(whole: Reading, case: Case, key: Key) -> bool:
    """Tell whether a word stands nearby, so that the quote may refer back to it.

    Nearby is the paragraph up to the quote, the sentence after it, the paragraph
    before where the quote has a pronoun, the heading above the fact, and what the
    article speaks of throughout.
    """
    wanted = root(key.word.lemma)
    lemmas = {root(word) for word in _WORDS.findall(case.beside.lower())}
    for passage in case.passages:
        words = passage.text.parsed.words
        lemmas |= {root(word.lemma) for word in words[: passage.sentence.stop]}
        if refers(passage):
            lemmas |= {root(word) for word in _WORDS.findall(passage.earlier.lower())}
    return wanted in lemmas or _count_in_article(whole, case, key) >= _THROUGHOUT


_WORDS = re.compile(r"[a-z]+")
_THROUGHOUT = 4
"""A word that stands so often in an article is what it is about."""


def _is_elsewhere(whole: Reading, case: Case, key: Key) -> bool:
    """Tell whether a word stands in the article, but nowhere near the quotes."""
    return key.word.pos in ("NOUN", "ADJ") and _count_in_article(whole, case, key) > 0


def _count_in_article(whole: Reading, case: Case, key: Key) -> int:
    texts = searchable(whole.subject)
    pattern = rf"(?i)\b{re.escape(root(key.word.lemma))}\w{{0,4}}\b"
    sources = {passage.source for passage in case.passages} & set(texts)
    return sum(texts[name].count(pattern) for name in sources)


RULE = Rule(
    id="G109",
    severity=Severity.WARNING,
    asks="The words of a fact are, for the most part, those of its quotes.",
    because="Where few are shared, the rules cannot tell; a person must look.",
    bad="- id: vote\n  text: Exports collapsed.\n  evidence:\n"
    "    - {source: wire, quote: shipments were halted for a day}",
    good="- id: vote\n  text: Shipments stopped for a day.\n  evidence:\n"
    "    - {source: wire, quote: shipments were halted for a day}",
    origin="briefgen",
    check=check,
    reads=True,
)
