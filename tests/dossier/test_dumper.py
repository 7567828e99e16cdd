"""What is dumped can be read by a person, and loads to the same dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given

from briefgen.dossier import Dossier, dump, load, loads
from briefgen.dossier.models import Evidence, Source
from briefgen.dossier.texts import localised
from briefgen.dossier.types import Marking
from tests.dossier.strategies import dossiers

if TYPE_CHECKING:
    from pathlib import Path


@given(dossiers())
def test_round_trip(dossier: Dossier) -> None:
    """Any dossier is dumped to a text that loads to an equal one, always the same."""
    text = dump(dossier)

    assert loads(text) == localised(dossier, dossier.language, dossier.language)
    assert dump(loads(text)) == text


def _texts(value: Any) -> list[Any]:
    """Return all plain values in some data, in their order."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in _texts(part)]
    return [value]


@given(dossiers())
def test_other_readers(dossier: Dossier) -> None:
    """Another reader of YAML takes every text for the text that it is."""
    seen = _texts(yaml.load(dump(dossier), yaml.CSafeLoader))

    assert {type(value) for value in seen} <= {str, int}


def test_sample(sample: Path) -> None:
    """The sample is dumped in lines that fit, but for what cannot be broken."""
    dossier = load(sample)
    text = dump(dossier)

    assert loads(text) == dossier
    assert max(map(len, text.splitlines())) <= 88
    assert "weight: 3" not in text


def minimal(**more: Any) -> Dossier:
    """Return a dossier with little in it."""
    return Dossier(
        title="A title",
        subject="A call",
        as_of="2025-11-16T09:00Z",
        marking=Marking.CLEAR,
        sources=(),
        **more,
    )


def test_layout() -> None:
    """Keys stand in the order of the models; defaults and empty ones are left out."""
    source = Source(
        id="one", title="no", kind="Gaza: a plan", description="word " * 30 + "."
    )
    dossier = Dossier(
        title="A title",
        subject="It's «so»",
        as_of="2025-11-16T09:00Z",
        marking=Marking.AMBER_STRICT,
        embargo="a\n\n  b\nc",
        contact='say "\u202ehi"\t',
        author="\U000e0001 \U0001ffff",
        sources=(source,),
    )

    assert dump(dossier, schema="facts.json") == (
        "# yaml-language-server: $schema=facts.json\n"
        "title: A title\n"
        "subject: It's «so»\n"
        "as_of: '2025-11-16T09:00Z'\n"
        "marking: TLP:AMBER+STRICT\n"
        'author: "\U000e0001 \\U0001ffff"\n'
        'contact: "say \\"\\u202ehi\\"\\t"\n'
        "embargo: |-\n"
        "  a\n"
        "\n"
        "    b\n"
        "  c\n"
        "sources:\n"
        "  - id: one\n"
        "    title: 'no'\n"
        "    kind: 'Gaza: a plan'\n"
        "    description: >-\n"
        f"      {'word ' * 15}word\n"
        f"      {'word ' * 14}.\n"
    )


def test_empty_list() -> None:
    """A list that must be there is written even where it is empty."""
    assert "sources: []" in dump(minimal())
    assert loads(dump(minimal())) == minimal()


@pytest.mark.parametrize("count", [1, 30])
def test_ids(count: int) -> None:
    """A short list of ids stands in one line, a long one in many."""
    from briefgen.dossier.models import Line, Participant

    names = [f"participant-{n}" for n in range(count)]
    dossier = minimal(
        participants=tuple(
            Participant(id=name, name="x", kind="state", aliases=("no", "a b"))
            for name in names
        ),
        lines=(Line(id="a", text="b", rests_on=tuple(names)),),
    )
    text = dump(dossier)

    assert loads(text) == dossier
    assert ("rests_on: [participant-0]" in text) == (count == 1)
    assert "aliases:\n      - 'no'\n      - a b" in text


def test_defaults_are_left_out() -> None:
    """Evidence without more is two lines."""
    from briefgen.dossier.models import Participant

    evidence = Evidence(source="a", quote="b")
    participant = Participant(id="p", name="x", kind="state", evidence=(evidence,))

    assert "      - source: a\n        quote: b\n    name" in dump(
        minimal(participants=(participant,))
    )
