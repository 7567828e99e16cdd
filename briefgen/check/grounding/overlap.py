"""Rule G109: the words of a fact are, for the most part, those of its quotes.

A word in place of a quoted one that it cannot stand for, and many words without a
counterpart, are for a person to look at (`review`), as is a whole phrase that the
quotes have nothing for. A missing word alone tells nothing: most are synonyms that no
list knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.additions import added
from briefgen.check.grounding.aligning import instead
from briefgen.check.grounding.closeness import (
    LOOSE,
    NEAR,
    WORDED,
    closeness,
    weighed,
)
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.denial import negators
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.matching import MUCH, Key, matched
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.quantities import quantities
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.referents import refers
from briefgen.check.grounding.replacing import replaced
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Matched
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_MOST = 0.6
_SEVERAL = 3
"""With more than this share of the words missing, and so many, somebody looks."""


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
        told = _told(whole, case, text, found, missing)
        if told:
            yield from weighed(whole, case, (told,))
        else:
            yield from _phrases(whole, case, text, found)


def _told(
    whole: Reading, case: Case, text: Text, found: Matched, missing: list[Key]
) -> Found | None:
    """Return the first word that stands in place of another, or if many are missing."""
    kept = closeness(whole, case)
    told = _in_place(whole, case, text, found, kept)
    if told or kept < LOOSE:
        return told  # in other words, anything may have any place
    if kept >= NEAR and not found.reworded:
        told = _added(case, text)
    told = told or _acting(case, text, found, missing)
    if not told and len(missing) == 1:  # of several, each is as good as any
        there = replaced(case, text, found, missing[0])
        if there is not None and not _is_wording(missing[0].word, there, kept):
            why = f"stands where the source has '{there.text}'"
            told = _found(case, missing[0].word, why)
    is_new = len(missing) >= _SEVERAL and len(missing) > _MOST * _count(text, found)
    if not told and is_new:
        return _found(case, missing[0].word, "and other words are not in the quotes")
    return told


def _phrases(whole: Reading, case: Case, text: Text, found: Matched) -> Iterator[Found]:
    """Yield a whole phrase that the quotes have nothing for, however free the rest."""
    words = added(whole, case, text, found)
    if words:
        yield Found(
            case.path("text"),
            f"the quotes do not say '{words}'",
            words=words,
            hint="quote the words that do, or leave it out",
            severity=Severity.WARNING,
        )


def _in_place(
    whole: Reading, case: Case, text: Text, found: Matched, kept: float
) -> Found | None:
    """Return the first word that differs in a fact close to its quote."""
    spoken_of = _about(whole, case)
    for each in instead(whole, case, text, found):
        is_elsewhere = each.is_quoted or text.named(each.word)
        is_granted = not each.is_close and (
            root(each.word.lemma) in spoken_of
            or not (is_elsewhere or _count_in_article(whole, case, each.word))
        )
        if not is_granted and not _is_wording(each.word, each.other, kept):
            why = f"stands where they have '{each.other.text}'"
            return _found(case, each.word, why)
    return None


def _acting(case: Case, text: Text, found: Matched, missing: list[Key]) -> Found | None:
    """Return a noun that acts in place of a quoted one."""
    quoted = [word for passage in case.passages for word in passage.quoted_words]
    for key in found.missing:
        if key not in missing and _acts(text, key):
            there = replaced(case, text, found, key)
            if there is not None and there in quoted:
                return _found(case, key.word, f"acts, where they have '{there.text}'")
    return None


def _is_wording(word: Word, other: Word, kept: float) -> bool:
    """Tell whether a verb may be another wording: there are more for it than for nouns.

    Only in what keeps to the rest of a quote does another verb say another thing.
    """
    return word.pos == other.pos == "VERB" and kept < WORDED


def _added(case: Case, text: Text) -> Found | None:
    """Return a small word that turns what is said, and stands in no passage."""
    there = {
        form
        for passage in case.passages
        for word in passage.text.parsed.words[: passage.sentence.stop]
        for form in (word.lower, word.lemma)
    }
    denies = any(negators(each.text, each.quoted_words) for each in case.passages)
    measured = _measured(case, text)
    for word in text.parsed.words:
        before = text.parsed.words[word.at - 1] if word.at else word
        if (
            word.lower in _TURNING
            and word.lower not in measured
            and not (word.lower in _NONE and denies)
            and not any(lexicon().same(word.lower, each) for each in there)
            and before.lower != "as"  # 'as much as'
            and not (before.pos == "VERB" and before.lemma not in there)
        ):
            return _found(case, word, "is added to what is else as in the quotes")
    return None


def _measured(case: Case, text: Text) -> list[str]:
    """Return the words that say how much, where the quotes say as much."""
    quoted = {kind for each in case.quotes for kind in quantities(each)}
    return [
        word
        for kind, words in quantities(text.parsed.text).items()
        if kind in quoted
        for word in words.lower().split()
    ]


_NONE = ("neither", "hardly", "barely")
_TURNING = (MUCH - {"half"}) | word_set(
    "against off without any each still already yet again last first "
    "second other same own unless instead except"
)


def _acts(text: Text, key: Key) -> bool:
    """Tell whether a noun is who acts by a verb of the fact."""
    return key.word.pos == "NOUN" and any(
        key.word in frame.agents for frame in text.frames
    )


def _found(case: Case, word: Word, why: str) -> Found:
    return Found(
        case.path("text"),
        f"'{word.text}' {why}",
        words=word.text,
        hint="look whether the quotes say so, and quote the words that do",
        severity=Severity.WARNING,
    )


def _about(whole: Reading, case: Case) -> frozenset[str]:
    """Return the roots of the words above a fact, which it may take for granted."""
    dossier = whole.subject.dossier
    above = f"{dossier.subject} {case.beside}".lower()
    return frozenset(map(root, _WORDS.findall(above)))


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
    return wanted in lemmas or _count_in_article(whole, case, key.word) >= _THROUGHOUT


_WORDS = re.compile(r"[a-z]+")
_THROUGHOUT = 4
"""A word that stands so often in an article is what it is about."""


def _count_in_article(whole: Reading, case: Case, word: Word) -> int:
    texts = searchable(whole.subject)
    pattern = rf"(?i)\b{re.escape(root(word.lemma))}\w{{0,4}}\b"
    sources = {passage.source for passage in case.passages} & set(texts)
    return sum(texts[name].count(pattern) for name in sources)


RULE = Rule(
    id="G109",
    severity=Severity.WARNING,
    asks="No word stands in place of a quoted one, and no phrase is added.",
    because="A word that cannot stand for the quoted one says something else.",
    bad="- id: vote\n  text: The miners stopped work for a day.\n  evidence:\n"
    "    - {source: wire, quote: the dockers stopped work for a day}",
    good="- id: vote\n  text: The dockworkers downed tools for a day.\n  evidence:\n"
    "    - {source: wire, quote: the dockers stopped work for a day}",
    origin="briefgen",
    check=check,
    reads=True,
)
