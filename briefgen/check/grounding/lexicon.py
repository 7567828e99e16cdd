"""What words mean to each other: same, opposite, of one root. The lists are data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, as a set: how short lists are written here."""
    return frozenset(text.split())


class Lexicon:
    """The word lists of this folder, ready to be asked."""

    def __init__(self, data: dict[str, Any]) -> None:
        sides = [side for line in _lines("opposites") for side in line.split("|")]
        self._opposite = {number: number ^ 1 for number in range(len(sides))}
        self._contrary = {
            pair
            for one, other in data["contrary"]
            for first in one.split()
            for second in other.split()
            for pair in ((first, second), (second, first))
        }
        self._groups = _numbered([*sides, *_lines("synonyms")])
        for word, numbers in tuple(self._groups.items()):
            self._groups.setdefault(british(word), set()).update(numbers)
        self._roots: dict[str, set[int]] = {}
        for word, numbers in self._groups.items():
            if "_" not in word:
                self._roots.setdefault(root(word), set()).update(numbers)
        self._known: dict[str, frozenset[int]] = {}
        self._wide: dict[str, frozenset[int]] = {}
        self._kinds = _numbered(_lines("kinds"))
        self._sides: dict[str, set[tuple[int, int]]] = {}
        for number, line in enumerate(_lines("converses")):
            for side, part in enumerate(line.split("|")):
                for word in part.split():
                    self._sides.setdefault(word, set()).add((number, side))
        self.phrases = _phrases(self._groups)
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

    def groups(self, word: str) -> frozenset[int]:
        """Return the numbers of the groups that a word is in."""
        return self._of(word)

    def sides(self, word: str) -> frozenset[tuple[int, int]]:
        """Return the pairs of verbs that a verb is in, and on which side of them."""
        return frozenset(self._sides.get(word, ()))

    def same(self, one: str, other: str) -> bool:
        """Tell whether two words (as lemmas) can say the same."""
        if one == other or root(one) == root(other) or compound(one, other):
            return True
        return bool(self._of(one) & self._of(other))

    def opposite(self, one: str, other: str) -> bool:
        """Tell whether two words (as lemmas) say opposite things."""
        if (one, other) in self._contrary:
            return True
        if not self._of(one).isdisjoint(self._of(other)):
            return False
        ours, theirs = self._widely(one), self._widely(other)
        if ours and theirs:
            turned = {self._opposite[each] for each in ours if each in self._opposite}
            if not turned.isdisjoint(theirs):
                return True
        if _is_negated(one, other) or _is_negated(other, one) or _turned(one, other):
            return True
        first, *rest = one.split("_", 1)
        second, *more = other.split("_", 1)
        if rest and rest == more:
            return self.opposite(first, second)
        return bool(rest and more and first == second) and self.opposite(*rest, *more)

    def converse(self, one: str, other: str) -> bool:
        """Tell whether two verbs tell the same from the two sides: lend, borrow."""
        theirs = self._sides.get(other, set())
        return any(
            (number, 1 - side) in theirs for number, side in self._sides.get(one, ())
        )

    def rivals(self, one: str, other: str) -> bool:
        """Tell whether nouns are of one kind, and not the same: 'cod', 'herring'."""
        ours, theirs = self._kinds.get(one), self._kinds.get(other)
        return bool(ours and theirs and ours & theirs and not self.same(one, other))

    def _widely(self, word: str) -> frozenset[int]:
        """Return the groups of a word, and of the words with its root."""
        found = self._wide.get(word)
        if found is None:
            found = self._of(word) | self._roots.get(root(word), set())
            self._wide[word] = found
        return found

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


def _numbered(lines: list[str]) -> dict[str, set[int]]:
    """Return the numbers of the lines that each word stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return found


def _phrases(words: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return the words of several words by their first, the longest in front."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        first, *rest = word.split("_")
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    for each in found.values():
        each.sort(key=lambda rest: (-len(rest), rest))
    return found


_HEAD = 5
"""The shortest word that may end a longer one which means a kind of it."""


def compound(one: str, other: str) -> bool:
    """Tell whether one word is a kind of the other: 'cyberattack' of 'attack'."""
    short, long = sorted((one, other), key=len)
    before = long.removesuffix(short)
    return len(short) >= _HEAD and before != long and before not in _TURNS


_TURNS = word_set("un in im non dis ir il mis over under anti counter re out up fore")
_STEM = 3
"""More letters than these follow a prefix: 'under' does not begin with 'un-'."""
_PREFIXES = ("un", "in", "im", "non", "dis", "ir", "il")
_PAIRS = (("over", "under"), ("up", "down"), ("pro", "anti"), ("in", "out"))


def _negated(word: str) -> str:
    """Return what is left of a word without a prefix that negates, or nothing."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix).lstrip("-")
        if rest != word and len(rest) > _STEM:
            return rest
    return ""


def _is_negated(one: str, other: str) -> bool:
    """Tell whether a word is another with a prefix that negates: 'undamaged'."""
    rest = _negated(one)
    return bool(rest) and (rest == other or root(rest) == root(other))


def _turned(one: str, other: str) -> bool:
    """Tell whether words differ by prefixes that are opposites: over-, under-."""
    for up, down in _PAIRS:
        for first, second in ((one, other), (other, one)):
            if first.startswith(up) and second.startswith(down):
                rest = first.removeprefix(up)
                if len(rest) > _STEM and rest == second.removeprefix(down):
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
_WHOLE = word_set(
    "mission passion portion station nation section fashion million billion union "
    "number member order offer letter matter water paper power tower summer winter "
    "minister master sister brother mother father former latter corner border river "
    "silver copper leader cover answer enter counter center centre party county "
    "business process press address success access witness princess congress progress "
    "moment comment cement parent agent client patient talent event current "
    "capital hospital metal medal signal animal general journal final rival "
    "picture culture nature future structure feature measure pressure figure "
    "service office notice justice palace surface police practice "
    "climate private state estate date rate debate late plate senate "
    "company country industry army enemy energy family city duty policy body study"
)
"""Words whose ends only look like endings."""


@cache
def root(word: str) -> str:
    """Return what is left of a word without its endings: 'withdraw' of 'withdrawal'."""
    word = british(word)
    for _ in range(2):
        for ending in _ENDINGS:
            rest = word.removesuffix(ending)
            if rest != word and len(rest) >= _SHORTEST and word not in _WHOLE:
                word = rest
                break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    is_ended = word.endswith(("i", "y", "e")) and len(word) > _SHORTEST
    return word[:-1] if is_ended else word


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


def _lines(name: str) -> list[str]:
    """Return the lines of a list; long lists are no YAML, which is slow to read."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
