"""Endnotes: numbers in the order the page first cites, links both ways."""

from __future__ import annotations

from collections import Counter
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
        self._turns: Counter[Evidence] = Counter()
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
        items = tuple(dict.fromkeys(evidence))
        if not items:
            return Markup()
        citations = "".join(map(self._link, items))
        links = Markup(_LINKS.format(citations))  # noqa: S704 - of numbers alone
        if not self._tips:
            return links
        return links + _TIPS.format(Markup().join(self._tip(item) for item in items))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The endnotes for all that was cited until now, in order."""
        return tuple(
            Note(
                number,
                evidence,
                self._brief.source(evidence.source),
                tuple(
                    f"cite-{number}-{turn + 1}" for turn in range(self._turns[evidence])
                ),
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

    def _link(self, evidence: Evidence) -> str:
        number = self._numbers.setdefault(evidence, len(self._numbers) + 1)
        self._turns[evidence] += 1
        turn = self._turns[evidence]
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
            turn=self._turns[evidence],
            language=_LANGUAGE.format(source.language) if foreign else "",
            quote=unquoted(evidence.quote),
            place=place,
        )
