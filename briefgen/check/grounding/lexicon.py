"""What words mean to each other: same, opposite, of one root. The lists are data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, as a set: how short lists are written here."""
    return frozenset(text.split())


class Lexicon:
    """The word lists of `words.yaml`, ready to be asked."""

    def __init__(self, data: dict[str, Any]) -> None:
        groups: list[frozenset[str]] = []
        self._opposite: dict[int, set[int]] = {}
        for one, other in data["opposites"]:
            number = len(groups)
            groups += [frozenset(one.split()), frozenset(other.split())]
            self._opposite[number] = {number + 1}
            self._opposite[number + 1] = {number}
        self._contrary = {
            pair
            for one, other in data["contrary"]
            for first in one.split()
            for second in other.split()
            for pair in ((first, second), (second, first))
        }
        groups += [frozenset(group.split()) for group in data["alike"]]
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for word in group:
                self._groups.setdefault(word, set()).add(number)
                self._groups.setdefault(british(word), set()).add(number)
        self._roots: dict[str, set[int]] = {}
        for word, numbers in self._groups.items():
            if "_" not in word:
                self._roots.setdefault(root(word), set()).update(numbers)
        self._known: dict[str, frozenset[int]] = {}
        self.light = frozenset(data["light"].split())
        self.sets = {
            name: frozenset(words.split()) for name, words in data["sets"].items()
        }
        self.quantities: dict[str, list[str]] = data["quantities"]
        self.stances: dict[str, frozenset[str]] = {
            name: frozenset(words.split()) for name, words in data["stances"].items()
        }

    def knows(self, word: str) -> bool:
        """Tell whether a word is in a group."""
        return word in self._groups

    def same(self, one: str, other: str) -> bool:
        """Tell whether two words (as lemmas) can say the same."""
        if one == other or root(one) == root(other) or _compound(one, other):
            return True
        return bool(self._of(one) & self._of(other))

    def opposite(self, one: str, other: str) -> bool:
        """Tell whether two words (as lemmas) say opposite things."""
        if (one, other) in self._contrary:
            return True
        ours, theirs = self._of(one), self._of(other)
        if ours & theirs:
            return False
        if any(theirs & self._opposite.get(number, set()) for number in ours):
            return True
        return _negated(one) == other or _negated(other) == one or _turned(one, other)

    def _of(self, word: str) -> frozenset[int]:
        """Return the groups of a word, or else of words with its root."""
        found = self._known.get(word)
        if found is None:
            direct = self._groups.get(word, set()) | self._groups.get(
                british(word), set()
            )
            found = frozenset(direct or self._roots.get(root(word), set()))
            self._known[word] = found
        return found


_HEAD = 5
"""The shortest word that may end a longer one which means a kind of it."""


def _compound(one: str, other: str) -> bool:
    """Tell whether one word is a kind of the other: 'cyberattack' of 'attack'."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return len(short) >= _HEAD and before != long and before not in _TURNS


_TURNS = word_set("un in im non dis ir il mis over under anti counter re out up fore")
_PREFIXES = ("un", "in", "im", "non", "dis", "ir", "il")
_PAIRS = (("over", "under"), ("up", "down"), ("pro", "anti"), ("in", "out"))


def _negated(word: str) -> str:
    """Return what is left of a word without a prefix that negates, or nothing."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix).lstrip("-")
        if rest != word and len(rest) > 3:  # noqa: PLR2004 # 'under' is no 'un-'
            return rest
    return ""


def _turned(one: str, other: str) -> bool:
    """Tell whether words differ by prefixes that are opposites: over-, under-."""
    for up, down in _PAIRS:
        for first, second in ((one, other), (other, one)):
            if first.startswith(up) and second.startswith(down):
                rest = first.removeprefix(up)
                if len(rest) > 3 and rest == second.removeprefix(down):  # noqa: PLR2004
                    return True
    return False


_ENDINGS: tuple[str, ...] = (
    *("isationally", "isation", "ational", "ation", "ition", "ution"),
    *("ements", "ement", "ments", "ment", "ness", "ically", "fully"),
    *("ingly", "ings", "ing", "edly", "ed", "ers", "er", "ors", "or"),
    *("ists", "ist", "ant", "ent", "ance", "ence", "ancy", "ency", "ities", "ity"),
    *("ives", "ive", "als", "al", "ally", "ably", "ibly", "able", "ible"),
    *("ously", "ous", "ly", "ions", "ion", "ates", "ated", "ate", "ures", "ure"),
    *("ful", "ess", "ies", "es", "s", "e", "y"),
)
"""Tried in this order; the first that leaves enough is taken off."""

_SHORTEST = 4


@cache
def root(word: str) -> str:
    """Return what is left of a word without its endings: 'withdraw' of 'withdrawal'."""
    word = british(word)
    for _ in range(2):
        for ending in _ENDINGS:
            rest = word.removesuffix(ending)
            if rest != word and len(rest) >= _SHORTEST:
                word = rest
                break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if word.endswith(("i", "y", "e")) and len(word) > 4 else word  # noqa: PLR2004


@cache
def british(word: str) -> str:
    """Return a word with -ise and -our where Americans write -ize and -or."""
    word = re.sub(r"(?<=\w{3})(i|y)z(e|a|i)", r"\1s\2", word)
    for american, ours in _SPELLINGS:
        word = word.replace(american, ours)
    return word


_SPELLINGS = (
    ("labor", "labour"),
    ("harbor", "harbour"),
    ("favor", "favour"),
    ("color", "colour"),
    ("neighbor", "neighbour"),
    ("honor", "honour"),
    ("rumor", "rumour"),
    ("behavior", "behaviour"),
    ("center", "centre"),
    ("meter", "metre"),
    ("theater", "theatre"),
    ("defense", "defence"),
    ("offense", "offence"),
    ("program", "programme"),
    ("programmeme", "programme"),
    ("traveled", "travelled"),
    ("canceled", "cancelled"),
)


@cache
def lexicon() -> Lexicon:
    """Return the lists, read once."""
    text = Path(__file__).with_name("words.yaml").read_text("utf-8")
    return Lexicon(yaml.safe_load(text))
