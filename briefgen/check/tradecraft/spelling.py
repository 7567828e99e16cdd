"""Names that are written in two ways, found without comparing each with each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.wording import before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 6
"""Letters of a name from which on one letter more or less is a slip."""

LONGEST = 40
"""Letters that no name has more of."""

_NAME = re.compile(rf"(?<![\w’'-])[^\W\d_]{{{SHORTEST},{LONGEST}}}(?![\w-])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’»)]*\s+)['\"“‘«(]*$")
_ENDINGS = frozenset("nsi")
"""Letters that make another word of a name: Russia, Russian; Yemen, Yemeni."""


def names(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words with a capital, and whether a sentence begins with them."""
    for match in _NAME.finditer(text):
        word = match[0]
        if word[0].isupper() and not word[1:].isupper():
            yield word, bool(_SENTENCE_START.search(before(text, match.start())))


def near(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words that are one letter apart, in the order of the alphabet.

    Words that are one letter apart are the same without one letter each, so that
    only those that share such a rest are compared.
    """
    from rapidfuzz.distance import OSA

    sharing: dict[str, list[str]] = {}
    known = sorted(set(words))
    for word in known:
        rests = {word[:index] + word[index + 1 :] for index in range(1, len(word))}
        for rest in (word, *sorted(rests)):
            sharing.setdefault(rest, []).append(word)
    found = {
        (one, other)
        for group in sharing.values()
        if 1 < len(group) <= _MOST
        for index, one in enumerate(group)
        for other in group[index + 1 :]
        if OSA.distance(one, other, score_cutoff=1) == 1 and not _inflected(one, other)
    }
    yield from sorted(found)


_MOST = 20
"""Words with one rest; more are a series such as Unit A, Unit B, and no slips."""


def _inflected(one: str, other: str) -> bool:
    """Tell whether one of two words is the other with an ending."""
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in _ENDINGS
