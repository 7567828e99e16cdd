"""What is held against what: the texts of each fact, and the passages that it quotes.

Each sentence and each text is parsed once, however many facts rest on it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.check.grounding import sources
from briefgen.check.grounding.dates import MONTHS
from briefgen.check.grounding.entities import Entities
from briefgen.check.grounding.language import parse
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.passages import Case, Passage, Text
from briefgen.check.grounding.quotes import Located, located, searchable
from briefgen.dossier.models import Gap, Line, Participant, Plan, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_RELAYED = re.compile(r"press|wire|news|article|agency|broadcast")
"""What kinds of source tell what others say; others speak for themselves."""


class Reading:
    """The facts of a dossier that can be examined, read with their passages."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.entities = Entities(subject.dossier)
        english = {
            source.id for source in subject.dossier.sources if sources.is_read(source)
        }
        places: dict[str, list[Located]] = {}
        missed: set[str] = set()
        if subject.dossier.language.lower().partition("-")[0] == "en":
            for item in subject.items:
                found = [each for each in located(subject, item) if each]
                is_whole = len(found) == len(item.fact.evidence)
                if found and is_whole and {e.evidence.source for e in found} <= english:
                    if all(each.spots for each in found):
                        places[item.fact.id] = found
                    else:
                        missed.add(item.fact.id)
        self._missed = frozenset(missed)
        self._places = places
        self._texts = self._parsed()
        self.cases: tuple[Case, ...] = tuple(self._cases())

    def _parsed(self) -> dict[str, Text]:
        items = [item for item in self.subject.items if item.fact.id in self._places]
        wanted = [text for item in items for text in _fields(item.fact).values()]
        wanted += [text for _, text in self._headings]
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

    @property
    def headings(self) -> list[tuple[Path, Text]]:
        """The title, the subject and the titles of topics, in an English dossier."""
        return [(path, self._texts[text]) for path, text in self._headings]

    @cached_property
    def _headings(self) -> list[tuple[Path, str]]:
        dossier = self.subject.dossier
        if not self._places:
            return []
        found: list[tuple[Path, str]] = [
            (("title",), normal(dossier.title)),
            (("subject",), normal(dossier.subject)),
        ]
        found += [
            (("topics", index, "title"), normal(topic.title))
            for index, topic in enumerate(dossier.topics)
        ]
        return [(path, text) for path, text in found if text]

    def _parts(self, place: Located) -> Iterator[tuple[str, int, int]]:
        """Yield the text around each place of a quote, its start, and the paragraph."""
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
                done[item.fact.id] = Case(item, texts, quotes, passages, _beside(item))
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
        beside = " . ".join(case.beside for case in beneath)
        done[fact.id] = Case(item, texts, (*quotes, *said, *gaps), passages, beside)
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
                    source = place.evidence.source
                    paragraphs = searchable(self.subject)[source].paragraphs
                    earlier = paragraphs[paragraph - 2] if paragraph > 1 else ""
                    yield Passage(text, sentence, quoted, source, paragraph, earlier)

    def authors(self, case: Case) -> frozenset[str]:
        """Return who speaks in the sources of a case, as far as they tell it."""
        names = {each.source for each in case.fact.evidence}
        found: frozenset[str] = frozenset()
        for source in self.subject.dossier.sources:
            if source.id in names:
                told = [source.author, source.publisher]
                if not _RELAYED.search(source.kind.lower()):
                    told.append(source.title)
                text = normal(" . ".join(each for each in told if each))
                found |= self.entities.ids(text)
                for word in text.lower().split():
                    found |= self.entities.by_head(word.strip(".,;:"))
        return found

    @cached_property
    def examined(self) -> frozenset[str]:
        """The ids of the facts that were looked at, those with missing quotes, too."""
        return self._missed | {case.fact.id for case in self.cases}


def _fields(fact: Fact) -> dict[str, str]:
    """Return the texts of a fact by their keys, made alike."""
    if isinstance(fact, Gap):
        return {}
    keys = ("name",) if isinstance(fact, Participant) else _FIELDS
    given = {key: getattr(fact, key, None) for key in keys}
    return {key: normal(text) for key, text in given.items() if text}


def _beside(item: Item) -> str:
    """Return the heading above a fact, and its ISO dates in words."""
    fact = item.fact
    above = item.above
    parts = [normal(above.title)] if above else []
    if isinstance(above, Plan) and above.stated_total:
        parts.append(f"{above.stated_total} points")
    if isinstance(fact, Plan) and fact.provisions:
        parts.append(f"{len(fact.provisions)} provisions")
        parts += [
            normal(evidence.quote)
            for each in fact.provisions
            for evidence in each.evidence
        ]
    when = getattr(fact, "when", None)
    for each in (*((when,) if when else ()), *getattr(fact, "since", ())):
        parts.append(normal(each.text))
        if each.date:
            year, *rest = str(each.date).split("-")
            day = f"{int(rest[1])} " if len(rest) > 1 else ""
            month = f"{MONTHS[int(rest[0]) - 1].title()} " if rest else ""
            parts.append(f"{day}{month}{year}")
    return " . ".join(parts)


_last: list[Reading] = []
"""The reading of the last subject: one dossier is checked after the other."""


def reading(subject: Subject) -> Reading:
    """Return the reading of a subject, made once for all rules."""
    found = next((each for each in _last if each.subject is subject), None)
    if found is None:
        found = Reading(subject)
        _last[:] = [found]
    return found
