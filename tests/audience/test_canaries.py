"""No withheld canary gets out: not into a brief, and into no byte of a document.

What is shown is looked for in the same way, and must be found: a search that finds
nothing would let everything pass.
"""

from __future__ import annotations

import pickle
from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest
from hypothesis import given, settings

from briefgen.audience import cut as gate
from briefgen.audience import find
from briefgen.audience.cut import cut
from briefgen.audience.profile import Format
from briefgen.audience.release import facts_of, release
from briefgen.dossier import dump, loads
from briefgen.dossier.types import Marking
from briefgen.render import render
from tests.audience.canaries import Cage, Canary, is_text, sought
from tests.audience.document_texts import texts_in
from tests.audience.random_dossiers import (
    MARKINGS,
    SEEDS,
    audience_of,
    dossier_of,
    ids,
    true_marks,
)
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.dossier.models import Dossier
    from briefgen.dossier.verdicts import Verdict

FORMATS: tuple[Format, ...] = get_args(Format)
AUDIENCES = tuple(find.folders(ROOT))
LANGUAGES = ("en", "fr", "ru", "he", "ar")
STORIES = {"html": 36, "pdf": 12}
"""How many dossiers are made into each format, for each audience."""


class Story(NamedTuple):
    """A dossier full of canaries: where each of them sits, and all that marks it."""

    dossier: Dossier
    canaries: Mapping[str, Canary]
    verdicts: Mapping[str, Verdict]
    marks: Mapping[str, Marking]

    def withheld_from(self, audience: Audience) -> dict[str, Canary]:
        """Return the canaries that an audience must not see."""
        rank = audience.clearance.rank
        above = {name for name, mark in self.marks.items() if mark.rank > rank}
        return {
            canary: at
            for canary, at in self.canaries.items()
            if at.owner in above or not _is_for_readers(at, audience)
        }

    def shown_in(self, brief: Brief) -> dict[str, Canary]:
        """Return the canaries of what is in a brief."""
        inside = {"", *ids(brief.facts)}
        return {
            canary: at
            for canary, at in self.canaries.items()
            if at.owner in inside and _is_for_readers(at, brief.audience)
        }


def _is_for_readers(at: Canary, audience: Audience) -> bool:
    """Tell whether an audience may see a field, whatever its marking.

    The names of files stay with the desk, and what must not be said with those who
    speak.
    """
    if at.field == "do_not_say":
        return audience.limit("cautions") != 0
    return at.field != "file"


@cache
def story(seed: int, marking: Marking) -> Story:
    """Return a dossier of some marking, full of canaries."""
    cage = Cage(seed)
    dossier = cage.filled(dossier_of(seed, 4)).replaced(marking=marking)
    verdicts = cage.verdicts(facts_of(dossier))
    return Story(dossier, cage.canaries, verdicts, true_marks(dossier))


def brief_of(told: Story, audience: Audience) -> Brief:
    """Return the brief of a story for an audience, with the verdicts."""
    return cut(told.dossier, audience, told.verdicts)


def found_in(brief: Brief) -> set[str]:
    """Return what could be a canary in a brief, wherever it is kept."""
    kept = pickle.dumps(brief).decode("latin-1")
    return sought(f"{brief!r}\n{dump(brief.facts)}\n{kept}")


def places(canaries: Mapping[str, Canary], found: Iterable[str]) -> list[Canary]:
    """Return where those of some canaries that were found come from."""
    return sorted(canaries[canary] for canary in found if canary in canaries)


# --- Briefs ------------------------------------------------------------------


@given(SEEDS, MARKINGS)
def test_dossiers_full_of_canaries_are_valid(seed: int, marking: Marking) -> None:
    """The dossiers of these tests are ones that a user can write."""
    dossier = story(seed, marking).dossier
    assert loads(dump(dossier)) == dossier


@given(SEEDS, MARKINGS, MARKINGS)
@settings(max_examples=500)
def test_no_withheld_canary_is_in_a_brief(
    seed: int, marking: Marking, clearance: Marking
) -> None:
    """A brief has each canary of what is in it, and none of what is withheld."""
    least, most = sorted((marking, clearance), key=lambda mark: mark.rank)
    told = story(seed, least)
    brief = brief_of(told, audience_of(seed, most))
    found, shown = found_in(brief), told.shown_in(brief)
    assert places(shown, shown.keys() - found) == []
    assert places(told.withheld_from(brief.audience), found) == []


FIELDS: dict[str, Callable[[Dossier], list[str | None]]] = {
    "role": lambda dossier: [p.role for p in dossier.participants],
    "title": lambda dossier: [event.title for event in dossier.events],
    "when.text": lambda dossier: [event.when.text for event in dossier.events],
    "because": lambda dossier: [
        said.because for topic in dossier.topics for said in topic.statements
    ],
    "action": lambda dossier: [deed.action for deed in dossier.un_activity],
    "evidence.quote": lambda dossier: [
        evidence.quote for fact in facts_of(dossier) for evidence in fact.evidence
    ],
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_gate_that_lets_one_field_through_is_seen(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search finds a field of withheld facts, though nothing else gets out."""

    def leaky(
        dossier: Dossier, marks: Mapping[str, Marking], clearance: Marking
    ) -> Dossier:
        texts = filter(None, FIELDS[field](dossier))
        return release(dossier, marks, clearance).replaced(made_by=" ".join(texts))

    monkeypatch.setattr(gate, "release", leaky)
    caught = set()
    for seed in range(20):
        told = story(seed, Marking.CLEAR)
        brief = brief_of(told, audience_of(seed, Marking.GREEN))
        caught.update(places(told.withheld_from(brief.audience), found_in(brief)))
    assert {at.field for at in caught} == {field}


# --- Documents ---------------------------------------------------------------


def readers(name: str, seed: int) -> Audience:
    """Return an audience as it comes, that must take facts without evidence.

    From one that may see everything something is to be withheld, too.
    """
    random = Random(f"{name} {seed}")  # noqa: S311 - nothing secret hangs on it
    audience = find.audience(name, ROOT)
    if audience.clearance is Marking.RED:
        audience = audience.replaced(clearance=Marking.AMBER)
    if random.random() < 0.5:
        audience = audience.replaced(language=random.choice(LANGUAGES))
    return audience.replaced(unsourced="mark", scale=None, pages=None)


def told_to(audience: Audience, seed: int) -> Story:
    """Return a story that is not marked above the clearance of an audience."""
    return story(seed, [*Marking][seed % (audience.clearance.rank + 1)])


def on_the_page(brief: Brief) -> set[str]:
    """Return canaries that a reader of any document sees."""
    lines = [line.text for line in brief.facts.bottom_line]
    return sought(" ".join([brief.facts.title, brief.facts.subject, *lines]))


def found_in_parts(told: Story, document: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the canaries of texts in each part of a document."""
    texts = list(filter(is_text, told.canaries))
    return {
        part: {canary for canary in texts if canary in text}
        for part, text in document.items()
    }


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", AUDIENCES)
def test_no_withheld_canary_is_in_a_document(name: str, format: Format) -> None:
    """A document has none of what is withheld in any byte, and what it shows in it."""
    clearance = readers(name, 0).clearance
    strict: set[Marking] = set()
    shown: set[str] = set()
    for seed in range(STORIES[format]):
        audience = readers(name, seed)
        told = told_to(audience, seed)
        brief = brief_of(told, audience)
        found = found_in_parts(told, texts_in(render(brief, format), format))
        withheld = told.withheld_from(audience)
        for part, canaries in found.items():
            assert (part, places(withheld, canaries)) == (part, [])
        assert on_the_page(brief) <= found["page"]
        if format == "pdf":
            attached = sought(dump(brief.facts)) & told.canaries.keys()
            assert set(filter(is_text, attached)) == found["attachments"]
            assert sought(brief.facts.title) <= found["objects"]
        strict |= {mark for mark in told.marks.values() if mark.rank > clearance.rank}
        shown |= {told.canaries[canary].field for canary in found["page"]}
    assert strict == {mark for mark in Marking if mark.rank > clearance.rank}
    assert shown >= {"title", "subject", "author", "text", "short", "when.text"}


@pytest.mark.parametrize("format", FORMATS)
def test_a_gate_that_lets_all_through_is_seen(
    format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search finds what is withheld in each part of a document, once it is in."""
    monkeypatch.setattr(gate, "release", lambda dossier, *_: dossier)
    audience = readers("parliament", 1)
    told = told_to(audience, 1)
    document = texts_in(render(brief_of(told, audience), format), format)
    withheld = told.withheld_from(audience)
    found = found_in_parts(told, document)
    # What is not compressed has the title alone.
    found.pop("bytes", None)
    for part, canaries in found.items():
        assert (part, places(withheld, canaries)) != (part, [])
