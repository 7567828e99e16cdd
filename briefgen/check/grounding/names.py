"""Rule G101: whoever a fact names is named where it quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.closeness import weighed
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.holders import holders
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.measures import UNITS
from briefgen.check.grounding.people import participant
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.referents import around, heads, refers
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.entities import Mention
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_ALIKE = 70
_FREELY = 0.3
"""So little must be as in a quote for a name to stand in place of another one."""
_FEW = 4
"""In a heading of so few words, the first is seldom a name."""
_INITIALS = 7
"""Shorter words may be the initials of a name."""


def check(subject: Subject) -> Iterator[Found]:
    """Yield the names that the passages of a fact don't have."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            yield from participant(whole, case)
            continue
        here = around(whole, case)
        for key, text in case.texts.items():
            for found in (
                *_listed(whole, case, key, text, here),
                *_others(whole, case, key, text),
            ):
                if found.message.endswith(_NOWHERE):
                    yield found
                else:
                    yield from weighed(whole, case, (found,), _FREELY)
        yield from weighed(whole, case, holders(whole, case, here))


def _listed(
    whole: Reading, case: Case, key: str, text: Text, here: frozenset[str]
) -> Iterator[Found]:
    left = frozenset() if case.rests else _left_out(whole, case, text)
    named = _named(case) | frozenset(getattr(case.fact, "said_by", ()))
    for mention in text.mentions:
        words = text.parsed.text[mention.start : mention.end]
        is_there = bool(mention.ids & here) or _is_written(case, words)
        is_begun = any(_begins_late(whole, each, mention) for each in case.passages)
        displaces = (
            left and not mention.ids & named and not (is_begun and _acts(text, mention))
        )
        if is_there and not displaces:
            continue
        if words.islower() and (heads(whole, case) & mention.ids or not left):
            continue
        yield _absent(whole, case, key, words, list(mention.ids))


def _begins_late(whole: Reading, passage: Passage, mention: Mention) -> bool:
    """Tell whether a quote begins after the subject of its verbs: who may be named.

    Who is named there besides the subject is no subject of the quote.
    """
    quoted = [f for f in passage.text.frames if f.verb.at in passage.quoted]
    before = [
        word
        for frame in quoted
        for word in frame.agents or frame.patients
        if word.at < min(passage.quoted)
    ]
    acting = {
        each
        for word in before
        for below in passage.text.parsed.under(word)
        if below.at < min(passage.quoted)
        for each in passage.text.named(below)
    }
    is_other = bool(acting) and not whole.entities.related(acting) & mention.ids
    return not quoted or (bool(before) and not is_other)


def _acts(text: Text, mention: Mention) -> bool:
    """Tell whether a name is the subject of its clause, or belongs to it.

    Quotes often begin after the subject, so that one from before them is no wonder.
    """
    for word in text.parsed.words:
        if mention.start <= word.start < mention.end:
            for each in (word, *text.parsed.over(word)):
                if each.pos in ("VERB", "AUX"):
                    break
                if each.dep in ("nsubj", "nsubjpass"):
                    return True
    return False


def _named(case: Case) -> frozenset[str]:
    """Return the ids of those named in the quotes."""
    return frozenset(each for passage in case.passages for each in passage.quoted_ids)


def _left_out(whole: Reading, case: Case, text: Text) -> frozenset[str]:
    """Return the ids of those whom the quotes name and the fact does not.

    Then another name in the fact stands in place of theirs.
    """
    quoted: set[str] = set()
    for passage in case.passages:
        for word in passage.quoted_words:
            ids = passage.text.named(word)
            if ids and not whole.entities.of_side(ids) & text.ids:
                quoted |= ids
    said = whole.entities.related(getattr(case.fact, "said_by", ()))
    beside = whole.entities.ids(case.beside)
    return frozenset(quoted - whole.entities.related(text.ids) - said - beside)


def _is_written(case: Case, words: str) -> bool:
    """Tell whether a name stands as it is in the passages, or in what a line is on."""
    bare = re.escape(words.removesuffix("'s").lower())
    pattern = rf"\b{bare}(?:{_PEOPLE})?\b"
    texts = [passage.written for passage in case.passages]
    texts += case.quotes if case.rests else ()
    return any(re.search(pattern, text.lower()) for text in texts)


_PEOPLE = "n|ns|an|ans|ian|ians|ese|i|is"
"""How those are called who come from somewhere: 'Lyran' of 'Lyra'."""


def _others(whole: Reading, case: Case, key: str, text: Text) -> Iterator[Found]:
    """Yield the names that are no participant's and no state's."""
    dated = {date.start for date in dates(text.parsed.text)}
    told: set[str] = set()
    for word in text.parsed.words:
        if not is_name(text, word) or word.start in dated or text.named(word):
            continue
        if word.lower in told or word.lower in UNITS:
            continue
        told.add(word.lower)
        known = (
            _stands(case, word.lower)
            or whole.entities.by_head(word.lower)
            or (_is_meant(case, word) and not _has_other(case, text))
        )
        if not known and _count(whole, case, word.text) < _THROUGHOUT:
            found = _absent(whole, case, key, word.text, [])
            is_other = found.severity is Severity.WARNING and _has_other(case, text)
            is_nowhere = is_other and found.message.endswith(_NOWHERE)
            yield found._replace(severity=Severity.ERROR) if is_nowhere else found


def _has_other(case: Case, text: Text) -> bool:
    """Tell whether the quotes name somebody or something that the fact does not."""
    said = {root(word.lower) for word in text.parsed.words}
    return any(
        word.pos == "PROPN"
        and root(word.lower) not in said
        and not passage.text.named(word) & text.ids
        for passage in case.passages
        for word in passage.quoted_words
    )


def _is_meant(case: Case, word: Word) -> bool:
    """Tell whether a quote may mean a name that stands before it: 'the line', 'it'."""
    name = re.compile(rf"\b{re.escape(word.text)}\b")
    return any(refers(each) and name.search(each.near) for each in case.passages)


_NOWHERE = "is nowhere in the source"
_THROUGHOUT = 4
"""A name that stands so often in an article is what it is about."""


def _count(whole: Reading, case: Case, word: str) -> int:
    texts = searchable(whole.subject)
    names = {passage.source for passage in case.passages} & set(texts)
    pattern = rf"\b{re.escape(word)}\b"
    return sum(texts[name].count(pattern) for name in names)


def is_name(text: Text, word: Word) -> bool:
    """Tell whether a word is written as a name is, and is none of a common phrase."""
    if not word.text[0].isupper() or len(word.text) < 2:  # noqa: PLR2004 # initials
        return False
    if any(word.at == sentence.start for sentence in text.parsed.sentences):
        return (
            word.pos == "PROPN"
            and len(text.parsed.words) > _FEW
            and not lexicon().knows(word.lower)
        )
    return word.pos in ("PROPN", "NOUN", "ADJ")


def _stands(case: Case, word: str) -> bool:
    wanted = root(word)
    if re.search(rf"\b{re.escape(word)}\b", case.beside.lower()):
        return True
    parts = {word, *word.split("-")}
    for passage in case.passages:
        words = {each.lower for each in passage.words}
        words |= {part for each in words for part in each.split("-")}
        if parts <= words or wanted in map(root, words):
            return True
    if any(
        lexicon().same(word, each.lower)
        for passage in case.passages
        for each in passage.words
    ):
        return True
    if 1 < len(word) < _INITIALS and any(
        word in initials(passage.written) for passage in case.passages
    ):
        return True
    if any(
        re.search(rf"\b{re.escape(base)}", passage.written.lower())
        for base in _bases(word)
        for passage in case.passages
    ):
        return True
    return any(word in quote.lower() for quote in case.quotes) and bool(case.rests)


def _bases(word: str) -> list[str]:
    """Return a name without the endings of those who come from there."""
    bases = [word.removesuffix(ending) for ending in _ENDINGS]
    return [each for each in bases if len(each) >= _BASE and each != word]


_ENDINGS = ("ians", "ian", "ans", "an", "ese", "is", "i", "s", "n")
_BASE = 4
"""A name may end otherwise, where so many letters are left: 'Quillans' of 'Quillan'."""


def initials(text: str) -> str:
    """Return the first letters of the names of a text, in small letters."""
    return "".join(
        word[0] if word[0].isupper() else " "
        for word in text.split()
        if word[0].isalpha()
    ).lower()


def _absent(whole: Reading, case: Case, key: str, words: str, ids: list[str]) -> Found:
    """Return the finding for a name that the passages don't have.

    It is an error where it is one of the source misspelt.
    """
    from rapidfuzz.fuzz import ratio

    texts = searchable(whole.subject)
    names = {passage.source for passage in case.passages} & set(texts)
    article = "\n".join(texts[name].text for name in sorted(names)) if names else ""
    bases = "|".join(map(re.escape, (words, *_bases(words))))
    pattern = rf"\b(?:{bases})\b"
    if ids or re.search(pattern, article[:200_000], re.IGNORECASE):
        message = f"'{words}' is not named where it quotes"
        hint = "quote the words that name it, or correct the name"
        severity = Severity.WARNING
    else:
        message = f"'{words}' {_NOWHERE}"
        near = [
            each
            for each in sorted(set(re.findall(r"\b[^\W\d_a-z]\w+", article[:200_000])))
            if ratio(each.lower(), words.lower()) > _ALIKE
        ]
        hint = f"the source has '{near[0]}'" if near else "correct the name"
        severity = Severity.ERROR if near else Severity.WARNING
    return Found(case.path(key), message, words=words, hint=hint, severity=severity)


RULE = Rule(
    id="G101",
    severity=Severity.ERROR,
    asks="Whoever a fact names is named where it quotes.",
    because="One name in place of another is the commonest error in a brief.",
    bad="- id: vote\n  text: Norway called for talks.\n  evidence:\n"
    "    - {source: wire, quote: Sweden called for talks}",
    good="- id: vote\n  text: Sweden called for talks.\n  evidence:\n"
    "    - {source: wire, quote: Sweden called for talks}",
    origin="ICD 203",
    check=check,
    reads=True,
)
