"""Whose a thing is: a part of rule G107.

The same noun with another name before it, "Tavrian drones" for "Moldevan drones", is a
swap as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

MODIFIERS = frozenset(("compound", "amod", "poss", "nmod"))
"""How a name hangs on the noun that it modifies."""


def modified(whole: Reading, case: Case, text: Text) -> Found | None:
    """Find a noun that belongs to somebody else in the passages: 'Tavrian drones'."""
    theirs: dict[str, set[str]] = {}
    for passage in case.passages:
        for word in passage.quoted_words:
            if word.pos == "NOUN":
                owners = _owners(passage.text, word) or _meant(whole, passage, word)
                theirs.setdefault(word.lemma, set()).update(owners)
    alone = _alone(case)
    for word in text.parsed.words:
        if word.pos == "NOUN" and theirs.get(word.lemma):
            owners = whole.entities.related(_owners(text, word))
            there = whole.entities.related(theirs[word.lemma] | alone)
            if owners and not owners & there:
                return Found(
                    case.path("text"),
                    f"'{word.text}' belongs to another in the quotes",
                    words=word.text,
                    hint="say whose it is, as the quotes do",
                    severity=Severity.WARNING,
                )
    return None


def _alone(case: Case) -> set[str]:
    """Return whose something is that is not said again: 'a majority of Credex's'."""
    return {
        each
        for passage in case.passages
        for word in passage.words
        if word.dep in ("pobj", "dobj", "attr")
        and any(below.dep == "case" for below in passage.text.parsed.below[word.at])
        for each in passage.text.named(word)
    }


def _owners(text: Text, word: Word) -> frozenset[str]:
    """Return whom a noun belongs to, by the words before it."""
    ids: frozenset[str] = frozenset()
    for each in text.parsed.below[word.at]:
        if each.dep in MODIFIERS:
            ids |= text.named(each)
    return ids


def _meant(whole: Reading, passage: Passage, word: Word) -> frozenset[str]:
    """Return whom 'his' and 'its' before a noun may mean: those who act there."""
    below = passage.text.parsed.below[word.at]
    if not any(each.dep == "poss" and each.pos == "PRON" for each in below):
        return frozenset()
    named = passage.ids(range(passage.sentence.stop)) | whole.entities.ids(
        passage.earlier
    )
    if any(each.lower in ("his", "her") for each in below):
        named = whole.entities.persons(named)
    return whole.entities.related(named)
