"""Values are frozen dataclasses, made without `dataclasses`."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from briefgen.dossier.models import Evidence, Participant, Statement
from briefgen.dossier.types import Marking, check_moment, strictest
from briefgen.dossier.value import Value, key


class Point(Value):
    """A value to try things on."""

    x: int = key("Across.")
    y: int = key("Up.", default=0)


class Named(Point):
    """A value with more."""

    name: str = key("Its name.", default="")

    @property
    def shout(self) -> str:
        """The name in capitals."""
        return self.name.upper()


def test_fields_and_defaults() -> None:
    """A value has its own fields and those of its base, with their defaults."""
    named = Named(x=1, name="a")

    assert (named.x, named.y, named.name, named.shout) == (1, 0, "a", "A")
    assert repr(named) == "Named(x=1, y=0, name='a')"


def test_equality() -> None:
    """Values are equal by class and fields, and equal ones hash alike."""
    assert Point(x=1) == Point(x=1, y=0)
    assert hash(Point(x=1)) == hash(Point(x=1))
    assert Point(x=1) != Point(x=2)
    assert Point(x=1) != Named(x=1)
    assert Point(x=1) != (1, 0)


def test_frozen() -> None:
    """A value cannot be changed, nor given more attributes."""
    point = Point(x=1)

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot change 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.z = 1
    assert not hasattr(point, "__dict__")


def test_wrong_fields() -> None:
    """A field that is missing, or is none, is a mistake in the program."""
    with pytest.raises(TypeError, match="Point needs 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Point has no \['z'\]"):
        Point(x=1, z=2)  # type: ignore[call-arg]


def test_dataclass_tools() -> None:
    """What works on dataclasses works on values."""
    named = Named(x=1)

    assert dataclasses.is_dataclass(named)
    assert dataclasses.replace(named, name="b") == Named(x=1, name="b")
    assert dataclasses.asdict(named) == {"x": 1, "y": 0, "name": ""}
    assert [field.name for field in dataclasses.fields(Named)] == ["x", "y", "name"]
    assert dataclasses.fields(Named)[0].metadata == {"description": "Across."}
    assert dataclasses.fields(Named)[0].type == "int"
    assert dataclasses.fields(Named)[1].default == 0


def test_replaced() -> None:
    """A value with some fields changed is a new one of the same class."""
    named = Named(x=1)

    assert named.replaced(name="b", y=2) == Named(x=1, y=2, name="b")
    assert named == Named(x=1)
    with pytest.raises(TypeError, match="has no"):
        named.replaced(z=1)


def test_copies() -> None:
    """A value survives pickling and copying."""
    statement = Statement(id="a", text="b", evidence=(Evidence(source="c", quote="d"),))

    assert pickle.loads(pickle.dumps(statement)) == statement  # noqa: S301
    assert copy.deepcopy(statement) == copy.copy(statement) == statement


def test_label() -> None:
    """A participant is shown by its short name, or by its full one."""
    long = Participant(id="a", name="Vladimir Putin", kind="person")

    assert long.label == "Vladimir Putin"
    assert dataclasses.replace(long, short="Putin").label == "Putin"


def test_markings() -> None:
    """Markings are ordered from clear to red."""
    assert [marking.rank for marking in Marking] == [0, 1, 2, 3, 4]
    assert strictest(Marking.AMBER, Marking.AMBER_STRICT) == "TLP:AMBER+STRICT"


def test_moment_without_zone() -> None:
    """A time without a zone is none, whoever asks."""
    with pytest.raises(ValueError, match="no such date and time"):
        check_moment("2025-11-16T09:00")
