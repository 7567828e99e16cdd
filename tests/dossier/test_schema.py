"""The schemas that are kept are those of the models, and say the same as `load`."""

from __future__ import annotations

import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from runpy import run_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefgen.dossier import _core_schema, core_source, json_schema, models, schema
from briefgen.dossier.extension import pydantic_core
from briefgen.dossier.references import POINTERS
from briefgen.dossier.shape import Shape
from briefgen.dossier.structure import CLASSES, SHAPE, validate
from briefgen.dossier.yaml_reader import read
from tests.dossier.conftest import SAMPLE
from tests.dossier.strategies import damaged, with_numbers

if TYPE_CHECKING:
    from briefgen.dossier.value import Value

DATA = read((SAMPLE / "facts.yaml").read_text(encoding="utf-8"), "facts.yaml").data
CHECK = Draft202012Validator(json.loads(schema.FILE.read_text(encoding="utf-8")))
RENEW = "run python -m briefgen.dossier.core_source"


def test_core_schema_is_fresh() -> None:
    """The schema that facts are checked with is the one that pydantic makes."""
    made = core_source.facts_text(_core_schema.PYDANTIC_CORE)

    assert core_source.FILE.read_text(encoding="utf-8") == made, RENEW


def test_json_schema_is_fresh() -> None:
    """The schema that editors use is the one of the models."""
    if version("pydantic-core") == core_source.LEAST:
        pytest.skip("the least pydantic leaves out descriptions")
    assert schema.FILE.read_text(encoding="utf-8") == schema.json_text(), RENEW


def test_json_schema_is_one() -> None:
    """The schema that editors use keeps to its own rules, and names itself."""
    Draft202012Validator.check_schema(json_schema())

    assert json_schema()["$id"] == schema.ID
    assert json_schema()["title"] == "Dossier"


def test_every_key_is_described() -> None:
    """An editor can show what each key means."""
    classes = [json_schema(), *json_schema()["$defs"].values()]

    for each in classes:
        assert each["description"]
        for key in each.get("properties", {}).values():
            assert key["description"]


def test_sample_fits_json_schema() -> None:
    """The sample is right in an editor too."""
    assert not list(CHECK.iter_errors(with_numbers(DATA)))


@given(damaged(with_numbers(DATA)))
def test_json_schema_says_the_same(data: Any) -> None:
    """An editor marks a file exactly when its structure would not load."""
    assert CHECK.is_valid(data) == isinstance(validate(data), models.Dossier)


def _outcome(check: Any, data: Any) -> Any:
    """Return the dossier that a validator makes of some data, or its errors."""
    try:
        return check.validate_python(data)
    except pydantic_core().ValidationError as error:
        told = error.errors(include_url=False, include_context=False)
        return [(each["loc"], each["type"], each["msg"]) for each in told]


@given(st.one_of(damaged(DATA), st.recursive(st.text(), st.lists)))
def test_both_ways_agree(data: Any) -> None:
    """pydantic-core alone gives the values and the errors that pydantic gives."""
    assert _outcome(SHAPE.validator, data) == _outcome(
        schema.type_adapter(models.Dossier), data
    )


def test_another_version(caplog: pytest.LogCaptureFixture) -> None:
    """With another version of pydantic-core the schema is made anew, and it is said."""
    shape = Shape(
        models.Dossier,
        classes=CLASSES,
        forms=SHAPE.forms,
        core_schema=SHAPE.core_schema,
        made_for=["0"],
    )
    with caplog.at_level(logging.INFO):
        dossier = shape.validate(DATA)

    assert isinstance(dossier, models.Dossier)
    assert dossier == validate(DATA)
    assert "the schema is not for pydantic-core" in caplog.text


def test_installed_version_is_the_known_one() -> None:
    """The schema is tested with the least pydantic-core and with the one locked."""
    assert {version("pydantic-core"), core_source.LEAST} <= {
        *_core_schema.PYDANTIC_CORE
    }


def _nested(kind: type[Value]) -> dict[str, str]:
    """Return each key of a class that holds mappings, and the class of these."""
    names = {
        name: hint
        for base in kind.__mro__
        for name, hint in vars(base).get("__annotations__", {}).items()
        if name in kind.keys_of
    }
    words = {
        name: set(hint.replace("[", " ").replace(",", " ").split())
        for name, hint in names.items()
    }
    known = {each.__name__ for each in CLASSES.values()}
    return {
        name: next(iter(both))
        for name, found in words.items()
        if (both := found & known)
    }


def test_sections_are_complete() -> None:
    """Each key that holds mappings is known to the hints, with its class."""
    found: dict[str, str] = {}
    kinds: tuple[type[Value], ...] = (models.Dossier, *CLASSES.values())
    for kind in kinds:
        found |= _nested(kind)

    assert found == {name: kind.__name__ for name, kind in CLASSES.items()}


def test_pointers_are_complete() -> None:
    """Each key that holds ids, but for the own one, is checked to point somewhere."""
    found: dict[str, set[str]] = {}
    for section, kind in CLASSES.items():
        for base in kind.__mro__:
            for name, hint in vars(base).get("__annotations__", {}).items():
                if name != "id" and hint in ("Id", "Id | None", "tuple[Id, ...]"):
                    found.setdefault(section, set()).add(name)

    assert found == {section: set(keys) for section, keys in POINTERS.items()}


def test_files_are_beside_the_code() -> None:
    """Both files are part of the package."""
    home = Path(schema.__file__).parent

    assert {core_source.FILE.parent, schema.FILE.parent} == {home}


def test_both_are_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that is named in each file writes both."""
    written: dict[Path, str] = {}
    monkeypatch.setattr(
        Path, "write_text", lambda path, text, **_: written.update({path: text})
    )
    monkeypatch.delitem(sys.modules, core_source.__name__)
    run_module(core_source.__name__, run_name="__main__")

    assert written.keys() == {core_source.FILE, schema.FILE}
    for text in written.values():
        assert text.endswith("}\n")
