"""What is checked: a dossier, its file as written, and the texts of its sources."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Finding
from briefgen.dossier.models import When
from briefgen.dossier.texts import Words, is_same
from briefgen.errors import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from briefgen.check.finding import Found
    from briefgen.check.rule import Rule
    from briefgen.check.source_text import SourceText
    from briefgen.check.word_lists import WordLists
    from briefgen.check.wording import Wording
    from briefgen.dossier.loader import Loaded
    from briefgen.dossier.models import Dossier, Fact, Plan, Topic
    from briefgen.dossier.places import Path
    from briefgen.dossier.value import Value

_QUOTE_MARKS = {"'": "''?", '"': r'\\?"'}
"""How YAML may write a quote mark that stands in a text."""


class Item(NamedTuple):
    """A fact, the way to it in the file, and the topic or plan it stands under."""

    fact: Fact
    path: Path
    above: Topic | Plan | None = None


class Phrase(NamedTuple):
    """A text for readers, the way to it, and the fact it belongs to, if to one."""

    text: str
    path: Path
    item: Item | None

    @property
    def key(self) -> str:
        """The key that it stands under: ``text``, ``title``, ``summary``."""
        return str(self.path[-1])


class Subject:
    """A dossier that is to be checked.

    `sources` holds the text of each source that is at hand, by its id, and `kept` the
    ids of the facts whose verdict of an earlier check still counts. Without `words`
    only rules that need no list of words can be asked.
    """

    words: WordLists

    def __init__(
        self,
        loaded: Loaded,
        sources: Mapping[str, SourceText],
        words: WordLists | None = None,
        kept: Collection[str] = (),
    ) -> None:
        self.dossier: Dossier = loaded.dossier
        self.places = loaded.places
        self.text = loaded.text
        self.sources = sources
        self.kept = kept
        if words:
            self.words = words

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every fact, section by section."""
        return tuple(_items(self.dossier))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every text for readers, in the dossier's own language."""
        return tuple(_phrases(self.dossier, self.items))

    @cached_property
    def is_english(self) -> bool:
        """Whether its own language is the one that lists of words are in."""
        return is_same(self.dossier.language, "en")

    @cached_property
    def wording(self) -> Wording:
        """Where words stand in those texts."""
        from briefgen.check.wording import Wording

        return Wording(self.phrases)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Each fact by its id."""
        return {item.fact.id: item for item in self.items}

    @cached_property
    def by_path(self) -> Mapping[Path, Item]:
        """Each fact by the way to it."""
        return {item.path: item for item in self.items}

    def resting_on(self, sources: Collection[str]) -> frozenset[str]:
        """Return the ids of the facts that quote sources, or rest on such facts."""
        found = {
            item.fact.id
            for item in self.items
            if any(evidence.source in sources for evidence in item.fact.evidence)
        }
        found_before = -1
        while found_before < len(found):
            found_before = len(found)
            found |= {
                item.fact.id
                for item in self.items
                if found.intersection(getattr(item.fact, "rests_on", ()))
            }
        return frozenset(found)

    def fact_of(self, finding: Finding) -> str:
        """Return the id of the fact that a finding is about, or nothing."""
        for length in range(len(finding.path), 0, -1):
            if item := self.by_path.get(finding.path[:length]):
                return item.fact.id
        return ""

    def offset(self, place: Place) -> int:
        """Return how many characters of the file stand before a place."""
        return self._starts[place.line - 1] + place.column - 1

    def start(self, path: Path) -> int:
        """Return how many characters of the file stand before a value.

        Of a text in several languages it is the one in the dossier's own.
        """
        return self.offset(self.places.of(self._own(path)))

    def placed(self, found: Found, rule: Rule) -> Finding:
        """Return what was found as a finding, at its place in the file."""
        places = self.places
        if found.key:
            start = places.of_key((*found.path, found.key))
            key, length = start, len(found.key)
        else:
            key = places.of_key(found.path)
            own = self._own(found.path)
            value = places.of(own)
            if found.words:
                start, length = self._words(value, found.words)
            else:
                start, length = value, self._length(value, places.text(own))
        return Finding(
            rule=rule.id,
            severity=found.severity or rule.severity,
            path=found.path,
            place=start,
            message=found.message,
            hint=found.hint,
            length=length,
            lines=(min(key.line, start.line), start.line),
            edits=found.edits,
        )

    def _own(self, path: Path) -> Path:
        """Return the way to a text itself, where it is given in several languages."""
        own = (*path, self.dossier.language)
        return own if self.places.has(own) else path

    def _length(self, start: Place, text: str) -> int:
        """Return how long a value is in its line, which may go on behind it.

        It is the rest of the line for what is no text, or is written in a block.
        """
        begin = self.offset(start)
        whole = rf"(['\"]?){_written(text)}\1"
        if text and (match := re.compile(whole).match(self.text, begin)):
            return _in_line(match[0])
        return _in_line(self.text[begin : begin + 200])

    def _words(self, start: Place, words: str) -> tuple[Place, int]:
        """Return where words stand, at or after a place, and how long they are there.

        A text in YAML may be broken into lines; the length ends with the line.
        """
        match = re.compile(_written(words)).search(self.text, self.offset(start))
        if not match:
            return start, 1
        from bisect import bisect

        number = bisect(self._starts, match.start())
        column = match.start() - self._starts[number - 1] + 1
        return Place(start.file, number, column), _in_line(match[0])

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line starts."""
        ends = [found.end() for found in re.finditer("\n", self.text)]
        return [0, *ends]


def _in_line(text: str) -> int:
    """Return how many characters of a text stand in its first line."""
    return len(text.partition("\n")[0].rstrip())


def _written(words: str) -> str:
    """Return a pattern for words as YAML may write them."""
    parts = re.split(r"(\s+)", words)
    return "".join(
        r"\s+"
        if part.isspace()
        else "".join(_QUOTE_MARKS.get(c, re.escape(c)) for c in part)
        for part in parts
    )


_SECTIONS = (
    "participants",
    "bottom_line",
    "implications",
    "events",
    "un_activity",
    "plans",
    "gaps",
    "next_dates",
    "lines",
    "questions",
)
_WITHIN = (
    ("topics", ("statements", "positions")),
    ("plans", ("provisions", "positions")),
)


def _items(dossier: Dossier) -> Iterator[Item]:
    for section in _SECTIONS:
        for index, fact in enumerate(getattr(dossier, section)):
            yield Item(fact, (section, index))
    for section, lists in _WITHIN:
        for index, above in enumerate(getattr(dossier, section)):
            for name in lists:
                for number, fact in enumerate(getattr(above, name)):
                    yield Item(fact, (section, index, name, number), above)


def _phrases(dossier: Dossier, items: tuple[Item, ...]) -> Iterator[Phrase]:
    yield from _prose(dossier, (), None)
    for section in ("sources", "topics"):
        for index, value in enumerate(getattr(dossier, section)):
            yield from _prose(value, (section, index), None)
    for item in items:
        yield from _prose(item.fact, item.path, item)


def _prose(value: Value, path: Path, item: Item | None) -> Iterator[Phrase]:
    for name in value.keys_of:
        text = getattr(value, name)
        if isinstance(text, Words):
            yield Phrase(text, (*path, name), item)
        elif isinstance(text, When):
            yield from _prose(text, (*path, name), item)
        elif name == "since":
            for index, when in enumerate(text):
                yield from _prose(when, (*path, name, index), item)
