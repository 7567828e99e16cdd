"""What is held against what: the texts of each fact, and the passages that it quotes.

Each sentence and each text is parsed once, however many facts rest on it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from briefgen.check.grounding import sources
from briefgen.check.grounding.entities import Entities, Mention
from briefgen.check.grounding.frames import Frame, frames
from briefgen.check.grounding.language import Parsed, Word, parse
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.quotes import Located, located, searchable
from briefgen.dossier.models import Gap, Line, Participant, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.check.subject import Item, Subject
    from briefgen.dossier.models import Fact
    from briefgen.dossier.places import Path

_LONGEST = 4000
"""A longer paragraph is read in part, around the quote: characters."""
_SPOTS = 3
"""So many places of a quote are read."""
_FIELDS = (
    "text",
    "title",
    "summary",
    "name",
    "role",
    "place",
    "action",
    "document",
    "status",
    "answer",
)
"""The texts of a fact that are held against its quotes."""


class Text:
    """A text that was parsed, with its names and its frames."""

    def __init__(self, parsed: Parsed, entities: Entities) -> None:
        self.parsed = parsed
        self._entities = entities

    @cached_property
    def mentions(self) -> list[Mention]:
        """The names in it."""
        return self._entities.mentions(self.parsed.text)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all that are named."""
        return frozenset(each for mention in self.mentions for each in mention.ids)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Who does what to whom."""
        return frames(self.parsed)

    def named(self, word: Word) -> frozenset[str]:
        """Return whom a word names, alone or with the words around it."""
        return self._by_word.get(word.at, frozenset())

    @cached_property
    def _by_word(self) -> dict[int, frozenset[str]]:
        return {
            word.at: mention.ids
            for mention in self.mentions
            for word in self.parsed.words
            if mention.start <= word.start and word.end <= mention.end
        }


class Passage(NamedTuple):
    """A sentence that a quote stands in; `quoted` are the words of the quote."""

    text: Text
    sentence: range
    quoted: frozenset[int]
    source: str
    paragraph: int

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.text.parsed.words[self.sentence.start : self.sentence.stop]

    @property
    def written(self) -> str:
        """The sentence as it stands."""
        words = self.words
        return self.text.parsed.text[words[0].start : words[-1].end] if words else ""

    def before(self, count: int) -> list[range]:
        """Return the sentences before it in its paragraph, the nearest first."""
        earlier = [
            each
            for each in self.text.parsed.sentences
            if each.stop <= self.sentence.start
        ]
        return earlier[::-1][:count]

    def ids(self, sentence: range) -> frozenset[str]:
        """Return whom a sentence of the paragraph names."""
        named = self.text.named
        words = self.text.parsed.words[sentence.start : sentence.stop]
        return frozenset(each for word in words for each in named(word))


class Case(NamedTuple):
    """A fact that is examined: its texts, its quotes, and the passages around them."""

    item: Item
    texts: Mapping[str, Text]
    quotes: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.item.fact

    @property
    def rests(self) -> bool:
        """Whether it is the desk's own line, which rests on other facts."""
        return isinstance(self.fact, Line | Question) and not self.fact.evidence

    def path(self, key: str) -> Path:
        """Return the way to a field of the fact."""
        return (*self.item.path, key)


class Reading:
    """The facts of a dossier that can be examined, read with their passages."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.entities = Entities(subject.dossier)
        english = {
            source.id for source in subject.dossier.sources if sources.is_read(source)
        }
        places: dict[str, list[Located]] = {}
        if subject.dossier.language.lower().partition("-")[0] == "en":
            for item in subject.items:
                found = located(subject, item)
                if found and all(
                    each and each.spots and each.evidence.source in english
                    for each in found
                ):
                    places[item.fact.id] = [each for each in found if each]
        self._places = places
        self._texts = self._parsed()
        self.cases: tuple[Case, ...] = tuple(self._cases())

    def _parsed(self) -> dict[str, Text]:
        items = [item for item in self.subject.items if item.fact.id in self._places]
        wanted = [text for item in items for text in _fields(item.fact).values()]
        wanted += [
            text
            for item in self.subject.items
            if isinstance(item.fact, Line | Question) and item.fact.rests_on
            for text in _fields(item.fact).values()
        ]
        for places in self._places.values():
            for place in places:
                wanted += [part for part, _, _ in self._parts(place)]
        parsed = parse(wanted)
        return {text: Text(each, self.entities) for text, each in parsed.items()}

    def _parts(self, place: Located) -> Iterator[tuple[str, int, int]]:
        """Yield the text around each place of a quote, the quote's start in it, and paragraph."""
        text = searchable(self.subject)[place.evidence.source]
        for spot in place.spots[:_SPOTS]:
            paragraph = text.paragraphs[spot.paragraph - 1]
            start = 0
            if len(paragraph) > _LONGEST:
                start = spot.start // _LONGEST * _LONGEST
                start = (
                    max(paragraph.rfind(". ", 0, max(start, 0)) + 2, 0) if start else 0
                )
                paragraph = paragraph[start : start + 2 * _LONGEST]
            yield paragraph, spot.start - start, spot.paragraph

    def _cases(self) -> Iterator[Case]:
        done: dict[str, Case] = {}
        for item in self.subject.items:
            places = self._places.get(item.fact.id)
            if places:
                passages = tuple(
                    passage for place in places for passage in self._passages(place)
                )
                quotes = tuple(place.quote for place in places)
                texts = {
                    key: self._texts[text] for key, text in _fields(item.fact).items()
                }
                done[item.fact.id] = Case(item, texts, quotes, passages)
        for item in self.subject.items:
            if item.fact.id not in done and isinstance(item.fact, Line | Question):
                self._resting(item, done, frozenset())
        yield from done.values()

    def _resting(
        self, item: Item, done: dict[str, Case], above: frozenset[str]
    ) -> Case | None:
        """Make the case of a line from those it rests on, if all can be examined."""
        fact = item.fact
        if fact.id in done:
            return done[fact.id]
        if (
            not isinstance(fact, Line | Question)
            or fact.evidence
            or not fact.rests_on
            or fact.id in above
        ):
            return None
        if self.subject.dossier.language.lower().partition("-")[0] != "en":
            return None
        beneath: list[Case] = []
        gaps: list[str] = []
        for name in fact.rests_on:
            other = self.subject.by_id[name]
            if isinstance(other.fact, Gap):
                gaps.append(normal(other.fact.text))
                continue
            case = self._resting(other, done, above | {fact.id})
            if case is None:
                return None
            beneath.append(case)
        if not beneath:
            return None
        quotes = tuple(quote for case in beneath for quote in case.quotes)
        said = tuple(
            text.parsed.text for case in beneath for text in case.texts.values()
        )
        passages = tuple(
            passage for case in beneath for passage in case.passages
        ) + tuple(
            Passage(text, sentence, frozenset(sentence), "", 0)
            for case in beneath
            for text in case.texts.values()
            for sentence in text.parsed.sentences
        )
        texts = {key: self._texts[text] for key, text in _fields(fact).items()}
        done[fact.id] = Case(item, texts, (*quotes, *said, *gaps), passages)
        return done[fact.id]

    def _passages(self, place: Located) -> Iterator[Passage]:
        for part, start, paragraph in self._parts(place):
            text = self._texts[part]
            end = start + len(place.quote)
            for sentence in text.parsed.sentences:
                words = text.parsed.words[sentence.start : sentence.stop]
                quoted = frozenset(
                    word.at for word in words if word.end > start and word.start < end
                )
                if quoted:
                    yield Passage(
                        text, sentence, quoted, place.evidence.source, paragraph
                    )

    @cached_property
    def examined(self) -> frozenset[str]:
        """The ids of the facts whose support was looked at."""
        return frozenset(case.fact.id for case in self.cases)


def _fields(fact: Fact) -> dict[str, str]:
    """Return the texts of a fact by their keys, made alike."""
    if isinstance(fact, Gap):
        return {}
    keys = ("name",) if isinstance(fact, Participant) else _FIELDS
    given = {key: getattr(fact, key, None) for key in keys}
    return {key: normal(text) for key, text in given.items() if text}


_readings: WeakKeyDictionary[Subject, Reading] = WeakKeyDictionary()


def reading(subject: Subject) -> Reading:
    """Return the reading of a subject, made once."""
    if subject not in _readings:
        _readings[subject] = Reading(subject)
    return _readings[subject]
