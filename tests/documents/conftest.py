"""The documents of real stories, made once for all tests of a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.audience.lighter import lighter
from briefgen.dossier import load
from briefgen.dossier.verdicts import kept
from briefgen.render import Document, make
from briefgen.render.labels import read_labels

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief
    from briefgen.render.labels import Labels

ROOT = Path(__file__).parents[2]
CALL = ROOT / "content" / "putin-netanyahu-call"
FISH = ROOT / "tests" / "dossiers" / "fisheries-subsidies"
PORTS = ROOT / "tests" / "dossiers" / "two-ports"
AUDIENCES = ("executive", "analyst", "press", "minister", "parliament")


class Made(NamedTuple):
    """A brief with its PDF, and the brief that this holds within its page budget."""

    whole: Brief
    brief: Brief
    pdf: Document

    @property
    def words(self) -> Labels:
        """The fixed words of the brief."""
        readers = self.brief.audience
        labels = read_labels(tuple(map(Path, readers.chain)), readers.language)
        words: Labels = labels["words"]
        return words


@cache
def made(dossier: Path, name: str) -> Made:
    """Return the PDF of a dossier for an audience, made once."""
    facts = load(dossier)
    brief = cut(facts, audience(name, ROOT), kept(str(dossier), facts))
    pdf = make(brief, "pdf")
    return Made(brief, lighter(brief, pdf.moved) if pdf.moved else brief, pdf)


@cache
def made_in(language: str, name: str) -> Document:
    """Return the PDF of a story in a language, made once."""
    readers = audience(name, ROOT).replaced(language=language)
    return make(cut(load(PORTS), readers), "pdf")
