"""Endnotes: numbers in the order the page first cites, links both ways.

Behind a sentence they rise.

On paper three numbers or more that follow each other are a range, "1–7", of two links;
a note between them leads back to the first. A screen, which shows what a number stands
for, has them all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from briefgen.dossier.texts import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Evidence, Fact, Source

# Numbers alone are put into these, so that nothing has to be escaped.
_CITATION = (
    '<sup class="cite"><a id="cite-{number}-{turn}" href="#note-{number}"{described}>'
    "{number}</a></sup>"
)
# Between the links of a range, with the numbers that it stands for.
_TO = '<sup class="to" data-notes="{}">–</sup>'
_RANGE = 3
"""How many numbers are a range."""

_DESCRIBED = ' aria-describedby="tip-{}-{}"'
# A word joiner keeps the numbers on the line of the word before them.
_LINKS = '&#8288;<span class="cites">{}</span>'
_TIPS = Markup('<span class="tips">{}</span>')
_TIP = Markup(
    '<span class="tip" id="tip-{number}-{turn}"><span class="number">{number}</span> '
    '<q{language}>{quote}</q> <span class="place">{place}</span></span>'
)
_LANGUAGE = Markup(' lang="{0}" xml:lang="{0}"')


class Note(NamedTuple):
    """One endnote: its number, what it quotes, and the citations that lead to it.

    Where a fact that rests on it is under review, `is_doubted` says so, and `reasons`
    why.
    """

    number: int
    evidence: Evidence
    source: Source
    citations: tuple[str, ...]
    is_doubted: bool = False
    reasons: tuple[str, ...] = ()


class Endnotes:
    """The evidence that a document has cited so far.

    It lives as long as one document is being rendered. The same phrase keeps the
    same number wherever it is cited.
    """

    def __init__(self, brief: Brief, *, tips: bool, paragraph: str = "¶") -> None:
        self._brief = brief
        self._tips = tips
        self._paragraph = paragraph
        self._numbers: dict[Evidence, int] = {}
        self._places: defaultdict[Evidence, list[str]] = defaultdict(list)
        self._reasons = dict(brief.doubts)
        self._doubted: set[Evidence] = set()
        self._has_doubts = False

    def doubts(self, facts: Iterable[Fact]) -> bool:
        """Tell whether facts are to be marked as under review; it is remembered."""
        is_doubted = any(fact.id in self._brief.doubted for fact in facts)
        self._has_doubts |= is_doubted
        return is_doubted

    @property
    def has_doubts(self) -> bool:
        """Whether any fact was marked as under review until now."""
        return self._has_doubts

    def cite(self, fact: Fact) -> Markup:
        """Return the superscript links for all evidence of a fact."""
        if fact.id in self._brief.doubted:
            self._doubted |= self._reasons.keys() & set(fact.evidence)
        return self.cite_phrases(fact.evidence)

    def cite_phrases(self, evidence: Sequence[Evidence]) -> Markup:
        """Return the superscript links for pieces of evidence.

        With tips, the quoted phrases follow the links, to be shown on hover and
        focus.
        """
        items = sorted(dict.fromkeys(evidence), key=self._number)
        if not items:
            return Markup()
        if not self._tips:
            return _linked("".join(map(self._range, self._runs(items))))
        links = _linked("".join(map(self._link, items)))
        return links + _TIPS.format(Markup().join(self._tip(item) for item in items))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The endnotes for all that was cited until now, in order."""
        return tuple(
            Note(
                number,
                evidence,
                self._brief.source(evidence.source),
                tuple(self._places[evidence]),
                evidence in self._doubted,
                self._reasons[evidence] if evidence in self._doubted else (),
            )
            for evidence, number in self._numbers.items()
        )

    def by_paragraph(self, source: Source) -> list[tuple[int | None, list[Note]]]:
        """Return the notes that quote a source, by its paragraphs in their order.

        Those without a paragraph come first.
        """
        found: dict[int | None, list[Note]] = {}
        for note in self.notes:
            if note.source.id == source.id:
                found.setdefault(note.evidence.paragraph, []).append(note)
        return sorted(found.items(), key=lambda item: item[0] or 0)

    def _number(self, evidence: Evidence) -> int:
        return self._numbers.setdefault(evidence, len(self._numbers) + 1)

    def _runs(self, items: Iterable[Evidence]) -> list[list[Evidence]]:
        """Return pieces of evidence in order, parted where their numbers jump."""
        runs: list[list[Evidence]] = []
        for item in items:
            number = self._number(item)
            if runs and self._number(runs[-1][-1]) == number - 1:
                runs[-1].append(item)
            else:
                runs.append([item])
        return runs

    def _range(self, run: Sequence[Evidence]) -> str:
        """Return the links for numbers that follow each other."""
        if len(run) < _RANGE:
            return "".join(map(self._link, run))
        first, *between, last = run
        link = self._link(first)
        for item in between:
            self._places[item].append(self._places[first][-1])
        to = _TO.format(" ".join(str(self._number(item)) for item in between))
        return link + to + self._link(last)

    def _link(self, evidence: Evidence) -> str:
        number, places = self._number(evidence), self._places[evidence]
        turn = len(places) + 1
        places.append(f"cite-{number}-{turn}")
        described = _DESCRIBED.format(number, turn) if self._tips else ""
        return _CITATION.format(number=number, turn=turn, described=described)

    def _tip(self, evidence: Evidence) -> Markup:
        source = self._brief.source(evidence.source)
        place = source.label[:1].upper() + source.label[1:]
        if evidence.paragraph:
            place = f"{place}, {self._paragraph}\N{NO-BREAK SPACE}{evidence.paragraph}"
        foreign = source.language != self._brief.audience.language
        return _TIP.format(
            number=self._numbers[evidence],
            turn=len(self._places[evidence]),
            language=_LANGUAGE.format(source.language) if foreign else "",
            quote=unquoted(evidence.quote),
            place=place,
        )


def _linked(citations: str) -> Markup:
    return Markup(_LINKS.format(citations))  # noqa: S704 - of numbers alone
