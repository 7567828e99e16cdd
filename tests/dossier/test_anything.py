"""Whatever stands in a file, `load` gives a dossier or one clear error."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.dossier import Dossier, loads, textfile
from briefgen.dossier.yaml_reader import read
from briefgen.errors import UserError
from tests.dossier.conftest import GOOD, SAMPLE
from tests.dossier.strategies import damaged

DATA = read((SAMPLE / "facts.yaml").read_text(encoding="utf-8"), "facts.yaml").data


def outcome(data: bytes) -> Dossier | UserError:
    """Return what comes of bytes, as if they stood in a file."""
    try:
        return loads(textfile.decode(data, "facts.yaml"))
    except UserError as raised:
        error = raised
    assert error.problems
    for problem in error.problems:
        assert problem.message
        assert problem.place is None or problem.place.file == "facts.yaml"
    return error


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xff")
def test_bytes(data: bytes) -> None:
    """Random bytes are refused with an error, or are a dossier."""
    outcome(data)


@given(st.one_of(st.text(), st.text("ab:-[]{}'\"|>&*!?#%@`, \n\t\\x0")))
def test_text(text: str) -> None:
    """Random text, and text of YAML's own characters, is refused with an error."""
    assert isinstance(outcome(text.encode(errors="replace")), UserError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(list(DATA)), inner)
    ),
)


@given(JSON)
def test_structures(data: Any) -> None:
    """Random structures are refused with an error."""
    assert isinstance(
        outcome(yaml.dump(data, Dumper=yaml.CSafeDumper).encode()), UserError
    )


@given(damaged(DATA))
def test_damage(data: Any) -> None:
    """A good file with parts changed, dropped or misnamed is told of, or still good."""
    outcome(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True).encode())


@given(st.data())
def test_cut_and_paste(data: st.DataObject) -> None:
    """A good file with a piece of text lost, doubled or replaced never breaks it."""
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 30)))
    other = data.draw(
        st.sampled_from(["", GOOD[start:end] * 2, "\t", ": ", "\n", "- ", "'", "?"])
    )

    outcome((GOOD[:start] + other + GOOD[end:]).encode())
