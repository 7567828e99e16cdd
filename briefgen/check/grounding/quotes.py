"""Rules G001, G002, G006: each quote stands in its source, where it says, and once.

A source is made alike once, however many facts quote it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding import sources
from briefgen.check.grounding.deceit import tricks
from briefgen.check.grounding.nearest import nearest
from briefgen.check.grounding.normal import Normal, normal
from briefgen.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.check.subject import Item, Subject
    from briefgen.dossier.models import Evidence

_SHORT = 3
"""A quote of so many words must stand once in its source: it points at nothing else."""
_COUNTED = 200_000
"""Words are counted in so many characters: an article has no more."""
_MOST = 100
"""No more places of one quote are counted."""


class Spot(NamedTuple):
    """Where a quote stands: the paragraph, from 1, and its characters in it."""

    paragraph: int
    start: int
    end: int


class Searchable:
    """The text of a source, ready to be searched."""

    def __init__(self, paragraphs: tuple[str, ...]) -> None:
        self._raw = paragraphs
        self._counted: dict[str, int] = {}

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, made alike."""
        return tuple(map(normal, self._raw))

    @cached_property
    def text(self) -> str:
        """All paragraphs, made alike, each on a line."""
        return "\n".join(self.paragraphs)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for paragraph in self.paragraphs:
            starts.append(at)
            at += len(paragraph) + 1
        return starts

    def count(self, pattern: str) -> int:
        """Return how often a pattern stands in the beginning of the text."""
        if pattern not in self._counted:
            found = re.findall(pattern, self.text[:_COUNTED])
            self._counted[pattern] = len(found)
        return self._counted[pattern]

    def raw(self, spot: Spot) -> str:
        """Return what stands at a place, as the source writes it."""
        whole = Normal(self._raw[spot.paragraph - 1])
        start, end = whole.raw_span(spot.start, spot.end)
        return whole.raw[start:end]

    def spots(self, quote: str, paragraph: int | None = None) -> list[Spot]:
        """Return where a quote (made alike) stands as whole words."""
        from bisect import bisect_right

        if paragraph is not None:
            if not 1 <= paragraph <= len(self.paragraphs):
                return []
            text = self.paragraphs[paragraph - 1]
            places = _places(quote, text)
            return [Spot(paragraph, at, at + len(quote)) for at in places]
        found = []
        for at in _places(quote, self.text):
            number = bisect_right(self._starts, at)
            start = at - self._starts[number - 1]
            found.append(Spot(number, start, start + len(quote)))
        return found


def _places(quote: str, text: str) -> Iterator[int]:
    """Yield where a quote starts in a text, if it cuts no word and no number."""
    at = text.find(quote) if quote else -1
    count = 0
    while at >= 0 and count < _MOST:
        end = at + len(quote)
        if not (
            _JOINED.search(text[max(at - 2, 0) : at] + "|" + text[at])
            or _JOINED.search(text[end - 1] + "|" + text[end : end + 2])
        ):
            count += 1
            yield at
        at = text.find(quote, at + 1)


_JOINED = re.compile(r"\w\|\w|\d[.,]\|\d|\d\|[.,]\d")
"""Where a word or a number goes on past the end of a quote."""


class Located(NamedTuple):
    """A quote of a fact, and where it stands; nowhere if it is not in its source."""

    evidence: Evidence
    quote: str
    spots: list[Spot]


_searchable: WeakKeyDictionary[Subject, dict[str, Searchable]] = WeakKeyDictionary()


def searchable(subject: Subject) -> Mapping[str, Searchable]:
    """Return the text of each source that facts can be held against, by its id."""
    if subject not in _searchable:
        _searchable[subject] = {
            name: Searchable(text.paragraphs)
            for name, text in subject.sources.items()
            if sources.at_hand(subject, name)
        }
    return _searchable[subject]


def located(subject: Subject, item: Item) -> list[Located | None]:
    """Return each quote of a fact; None for one whose source is not at hand."""
    texts = searchable(subject)
    return [
        _located(texts[evidence.source], evidence) if evidence.source in texts else None
        for evidence in item.fact.evidence
    ]


def _located(text: Searchable, evidence: Evidence) -> Located:
    quote = normal(evidence.quote)
    return Located(evidence, quote, text.spots(quote, evidence.paragraph))


def check(subject: Subject) -> Iterator[Found]:
    """Yield the quotes that are not in their source, or not where they say."""
    texts = searchable(subject)
    for item in subject.items:
        for number, place in enumerate(located(subject, item)):
            if place:
                path = (*item.path, "evidence", number)
                text = texts[place.evidence.source]
                for found in _wrong(place, text):
                    yield found._replace(path=(*path, *found.path))


def _wrong(place: Located, text: Searchable) -> Iterator[Found]:
    evidence, quote, spots = place
    if not spots:
        elsewhere = text.spots(quote)
        if elsewhere:
            yield _misplaced(evidence, elsewhere)
        else:
            yield _missing(evidence, quote, text)
        return
    if len(quote.split()) > _SHORT:
        return
    count = len(spots if evidence.paragraph else text.spots(quote))
    if count == 1 and len(quote.split()) == 1:
        count = len(text.spots(quote))
    if count > 1:
        times = f"{count} times or more" if count == _MOST else f"{count} times"
        yield Found(
            ("quote",),
            f"'{evidence.quote}' stands {times} in '{evidence.source}'",
            hint="quote more of the sentence, so that it can be only one",
            rule="G006",
        )


def _misplaced(evidence: Evidence, elsewhere: list[Spot]) -> Found:
    numbers = sorted({spot.paragraph for spot in elsewhere})
    listed = ", ".join(map(str, numbers[:5])) + (", ..." if len(numbers) > 5 else "")  # noqa: PLR2004 # as many as a line holds
    return Found(
        ("paragraph",),
        f"the quote is not in paragraph {evidence.paragraph} of '{evidence.source}'",
        hint=f"it stands in paragraph {listed}",
        rule="G002",
    )


def _missing(evidence: Evidence, quote: str, text: Searchable) -> Found:
    passage = nearest(quote, text.paragraphs)
    hint = "quote words that stand there"
    if passage:
        number, words = passage
        hint = f"the nearest is in paragraph {number}: '{words}'"
        if trick := next(tricks(words), None):
            hint = f"{hint}; there {trick.what}"
    if text.spots(quote.strip(" .,;:!?\"'")):
        hint = "it is there without the punctuation around it"
    return Found(
        ("quote",),
        f"these words are not in '{evidence.source}'",
        hint=hint,
        rule="G001",
    )


RULE = Rule(
    id="G001",
    severity=Severity.ERROR,
    asks="Each quote stands in its source, word for word.",
    because="A line stands on its quote; white space, quotation marks, dashes and "
    "the form of letters may differ, no word may.",
    bad="- id: vote\n  text: Ports reopen.\n  evidence:\n"
    "    - {source: wire, quote: the ports will open again}",
    good="- id: vote\n  text: Ports reopen.\n  evidence:\n"
    "    - {source: wire, quote: both ports are to reopen}",
    origin="ICD 206",
    check=check,
)
"""The rule on exact quotes, which counts for rendering, too."""

RULES = (
    RULE,
    Rule(
        id="G002",
        severity=Severity.ERROR,
        asks="Each quote stands in the paragraph that it names.",
        because="A reader looks there.",
        bad="- {source: wire, paragraph: 2, quote: both ports are to reopen}",
        good="- {source: wire, paragraph: 1, quote: both ports are to reopen}",
        origin="ICD 206",
        check=check,
    ),
    Rule(
        id="G006",
        severity=Severity.WARNING,
        asks="A quote is long enough to be found in one place.",
        because="A word that stands twenty times proves nothing.",
        bad="- {source: wire, quote: ports}",
        good="- {source: wire, quote: both ports are to reopen}",
        origin="ICD 206",
        check=check,
    ),
)
