"""Endnotes: numbers in the order the page first cites, links both ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from briefgen.audience.brief import Brief
from briefgen.dossier.models import Evidence, Fact, Source

_CITATION = Markup(
    '<sup class="cite"><a id="cite-{number}-{turn}" href="#note-{number}"{described}>'
    "{number}</a></sup>"
)
# A word joiner keeps the numbers on the line of the word before them.
_LINKS = Markup('&#8288;<span class="cites">{}</span>')
_TIPS = Markup('<span class="tips">{}</span>')
_TIP = Markup(
    '<span class="tip" id="tip-{number}-{turn}">{source}{paragraph}: '
    "<q>{quote}</q></span>"
)


class Note(NamedTuple):
    """One endnote: its number, what it quotes, and the citations that lead to it."""

    number: int
    evidence: Evidence
    source: Source
    citations: tuple[str, ...]


class Endnotes:
    """The evidence that a document has cited so far.

    It lives as long as one document is being rendered. The same phrase keeps the
    same number wherever it is cited.
    """

    def __init__(self, brief: Brief, *, tips: bool) -> None:
        self._brief = brief
        self._tips = tips
        self._turns: dict[Evidence, int] = {}

    def cite(self, fact: Fact) -> Markup:
        """Return the superscript links for all evidence of a fact."""
        return self.cite_phrases(fact.evidence)

    def cite_phrases(self, evidence: Sequence[Evidence]) -> Markup:
        """Return the superscript links for pieces of evidence.

        With tips, the quoted phrases follow the links, to be shown on hover and
        focus.
        """
        items = tuple(dict.fromkeys(evidence))
        if not items:
            return Markup()
        links = _LINKS.format(Markup().join(self._link(item) for item in items))
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
                tuple(f"cite-{number}-{turn}" for turn in range(1, turns + 1)),
            )
            for number, (evidence, turns) in enumerate(self._turns.items(), start=1)
        )

    def _link(self, evidence: Evidence) -> Markup:
        self._turns[evidence] = turn = self._turns.get(evidence, 0) + 1
        number = self._number(evidence)
        tip = f' aria-describedby="tip-{number}-{turn}"' if self._tips else ""
        return _CITATION.format(number=number, turn=turn, described=Markup(tip))

    def _tip(self, evidence: Evidence) -> Markup:
        source = self._brief.source(evidence.source).label
        paragraph = f", ¶ {evidence.paragraph}" if evidence.paragraph else ""
        return _TIP.format(
            number=self._number(evidence),
            turn=self._turns[evidence],
            source=source[:1].upper() + source[1:],
            paragraph=paragraph,
            quote=evidence.quote,
        )

    def _number(self, evidence: Evidence) -> int:
        return list(self._turns).index(evidence) + 1
