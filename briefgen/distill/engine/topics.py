"""What an article is about: places and things that its clauses come back to."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.distill.engine import kinds
from briefgen.distill.engine.words import LIGHT, PLANS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People

_MOST = 5
"""The most topics of a dossier."""
_PLACE = 1.5
"""A place weighs so many times a thing."""
_LEAST = 2
"""So many clauses make a topic."""
OTHER = "Further points"
_SHORT: Final = 3
"""A word of no more letters names no topic."""


class Topic(NamedTuple):
    """A topic: its heading, and the words in small letters that tell of it."""

    title: str
    words: frozenset[str]
    is_place: bool = False


def found(clauses: Sequence[Clause], people: People) -> list[Topic]:
    """Return the topics of some clauses, the weightiest first."""
    places = _places(people)
    titles: dict[str, Counter[str]] = {}
    keys = [_keys(clause.focus or clause.words, places, titles) for clause in clauses]
    counted = Counter(key for each in keys for key in each if key in places)
    # Places that an article comes back to are what it is about.
    chosen = [key for key, count in counted.most_common(_MOST) if count > 1]
    left = {n for n, each in enumerate(keys) if not set(each) & set(chosen)}
    first: dict[str, int] = {}
    for number, each in enumerate(keys):
        for key in each:
            first.setdefault(key, number)
    while left and len(chosen) < _MOST:
        counts = Counter(key for number in left for key in keys[number])
        if not counts:
            break
        best = max(
            counts,
            key=lambda key: (
                counts[key] * (_PLACE if key in places else 1),
                -first[key],
            ),
        )
        if counts[best] < _LEAST:
            break
        chosen.append(best)
        left -= {number for number in left if best in keys[number]}
    return [
        Topic(_title(key, titles[key], places), frozenset((key,)), key in places)
        for key in chosen
    ]


def given(wanted: Iterable[str]) -> list[Topic]:
    """Return the topics that a user names, each with its own words."""
    return [
        Topic(name.strip()[:1].upper() + name.strip()[1:], _stems(name), is_place=True)
        for name in wanted
        if name.strip()
    ]


def _stems(name: str) -> frozenset[str]:
    return frozenset(
        word.removesuffix("s") for word in re.findall(r"[^\W_]+", name.lower())
    )


def of(clause_words: Iterable[Word], topics: Sequence[Topic]) -> Topic | None:
    """Return the topic that some words tell of: the first place, or the weightiest."""
    words = list(clause_words)
    for n, word in enumerate(words):
        if n and words[n - 1].lower in ("beyond", "besides"):
            continue
        here = {word.lower, word.lemma, word.lower.removesuffix("s")}
        for topic in topics:
            if topic.is_place and topic.words & here:
                return topic
    here = {form for word in words for form in (word.lower, word.lemma)}
    return next((topic for topic in topics if topic.words & here), None)


def _places(people: People) -> frozenset[str]:
    """Return the places, and the states that are spoken of but do nothing."""
    states = {w.name for w in people.all if w.kind == kinds.STATE and not w.acts}
    sides = {w.side.name for w in people.all if w.side}
    single = {m.name for m in people.places} | (states - sides)
    return frozenset(
        name.lower() for name in single if len(name.split()) == 1 and name[0].isupper()
    )


def _keys(
    words: Sequence[Word], places: frozenset[str], titles: dict[str, Counter[str]]
) -> list[str]:
    """Return what may be a topic in some words; count how each is written."""
    keys: list[str] = []
    for n, word in enumerate(words):
        if word.lower in places:
            if n and words[n - 1].lower in ("beyond", "near", "at", "from"):
                continue
            key = word.lower
            titles.setdefault(key, Counter())[word.text] += 1
        elif (
            word.pos == "NOUN"
            and word.lemma not in LIGHT | PLANS | TITLES
            and len(word.lemma) > _SHORT
        ):
            key = word.lemma
            before = words[n - 1] if n else None
            text = word.text
            if before and before.dep in ("compound", "amod") and before.head == word.at:
                text = f"{before.text} {text}"
            titles.setdefault(key, Counter())[text] += 1
        else:
            continue
        if key not in keys:
            keys.append(key)
    return keys


def _title(key: str, written: Counter[str], places: frozenset[str]) -> str:
    best, count = written.most_common(1)[0]
    if key not in places and count == 1:
        best = next((text for text in written if " " not in text), best)
    return best[:1].upper() + best[1:]
