"""Quotes of a model, looked for in the article: exactly, never nearly.

What 'briefgen check' takes for the same is the same here: white space, quotation
marks, dashes and the form of letters. What is kept is how the article writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.quotes import Searchable
from briefgen.distill.draft import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.distill.draft import Values

DOUBT: Final = "doubt"
"""The key of a fact under which its doubt stands until it has an id."""
_AROUND: Final = " .,;:!?\"'"
_SHOWN: Final = 80
_WITHOUT: Final = ("gaps",)
"""Sections whose facts have no quotes."""


class Missing(NamedTuple):
    """A quote of a fact that is not in the article; empty where the fact has none."""

    fact: Values
    quote: str

    @property
    def asked(self) -> tuple[str, str]:
        """The fact in words, and the quote."""
        return told(self.fact), self.quote


class Finder:
    """An article to look for quotes in."""

    def __init__(self, paragraphs: tuple[str, ...]) -> None:
        self._text = Searchable(paragraphs)

    def find(self, quote: str) -> Values | None:
        """Return a quote as evidence has it, with its paragraph; None if not there."""
        wanted = normal(quote)
        for each in (wanted, wanted.strip(_AROUND)):
            if spots := self._text.spots(each):
                raw = self._text.raw(spots[0])
                return {"paragraph": spots[0].paragraph, "quote": " ".join(raw.split())}
        return None


def facts(answer: Values) -> Iterator[Values]:
    """Yield each fact of an answer that needs a quote."""
    for key, section in answer.items():
        if key not in _WITHOUT:
            yield from _within(section)


def _within(section: Sequence[Values]) -> Iterator[Values]:
    for each in section:
        if "evidence" in each:
            yield each
        for key in ("statements", "provisions", "positions"):
            yield from _within(each.get(key, ()))


def locate(answer: Values, finder: Finder) -> list[Missing]:
    """Put in place of each quote where it stands, and return those that do not."""
    missing: list[Missing] = []
    for fact in facts(answer):
        given = [each["quote"] for each in fact["evidence"]]
        places = [(quote, finder.find(quote)) for quote in given]
        fact["evidence"] = _once(place for _, place in places if place)
        missing += (Missing(fact, quote) for quote, place in places if not place)
        if not given:
            missing.append(Missing(fact, ""))
    return missing


def settle(missing: Sequence[Missing], new: Mapping[int, str], finder: Finder) -> None:
    """Give facts the quotes that were asked for once more, numbered from 1.

    A fact that has none now stays, and is marked as unsupported.
    """
    for number, (fact, quote) in enumerate(missing, 1):
        place = finder.find(new[number]) if number in new else None
        if place:
            fact["evidence"] = _once([*fact["evidence"], place])
            continue
        if quote:
            short = quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1]}…"
            fact[DOUBT] = f"the model quotes what is not in the article: “{short}”"
        else:
            fact[DOUBT] = "the model gives no quote for it"
    for fact, _ in missing:
        if not fact["evidence"]:
            fact[DOUBT] = f"unsupported: {fact[DOUBT].removeprefix('unsupported: ')}"


def _once(places: Iterator[Values] | list[Values]) -> list[Values]:
    """Return evidence without what is in it twice."""
    made: list[Values] = []
    for place in places:
        if place not in made:
            made.append(place)
    return made
