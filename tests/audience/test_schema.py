"""The schemas that are kept are those of the settings, and say what reading says."""

from __future__ import annotations

import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from runpy import run_module
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefgen.audience import _core_schema, core_source, schema
from briefgen.audience.find import built_in
from briefgen.audience.profile import Audience, Settings
from briefgen.audience.settings import SHAPE, checked
from briefgen.dossier.core_source import LEAST
from briefgen.dossier.extension import pydantic_core
from briefgen.dossier.schema import type_adapter
from briefgen.dossier.shape import Shape
from tests.dossier.strategies import damaged

CHECK = Draft202012Validator(schema.json_schema())
RENEW = "run python -m briefgen.audience.core_source"
DATA: dict[str, Any] = {
    "extends": "executive",
    "title": "Minister’s brief",
    "sections": ["bottom-line", {"name": "topics", "limit": 2}, "positions"],
    "clearance": "TLP:AMBER",
    "pages": 2,
    "language": "en-GB",
    "paper": "Letter",
    "formats": ["pdf", "html"],
    "accent": "#12456b",
    "unsourced": "mark",
}


def test_core_schema_is_fresh() -> None:
    """The schema that settings are checked with is the one that pydantic makes."""
    made = core_source.settings_text(_core_schema.PYDANTIC_CORE)

    assert core_source.FILE.read_text(encoding="utf-8") == made, RENEW


def test_core_schema_is_for_the_known_versions() -> None:
    """The schema is tested with the least pydantic-core and with the one locked."""
    assert {version("pydantic-core"), LEAST} <= {*_core_schema.PYDANTIC_CORE}


def test_json_schema_is_fresh() -> None:
    """The schema that editors use is the one of the settings."""
    if version("pydantic-core") == LEAST:
        pytest.skip("the least pydantic leaves out descriptions")
    assert schema.FILE.read_text(encoding="utf-8") == schema.json_text(), RENEW


def test_json_schema_is_one() -> None:
    """The schema that editors use keeps to its own rules, and names itself."""
    Draft202012Validator.check_schema(schema.json_schema())

    assert schema.json_schema()["$id"] == schema.ID
    assert schema.FILE.parent == Path(schema.__file__).parent


def test_every_key_is_described() -> None:
    """An editor can show what each key means."""
    for each in (schema.json_schema(), *schema.json_schema()["$defs"].values()):
        assert each["description"]
        for key in each.get("properties", {}).values():
            assert key["description"]


def test_settings_are_those_of_an_audience() -> None:
    """A file can set all that an audience has but its name, and nothing else."""
    keys = {*Settings.keys_of} - {"extends"}

    assert keys == {*Audience.keys_of} - {"name", "chain"}
    assert list(schema.json_schema()["properties"]) == list(Settings.keys_of)


@pytest.mark.parametrize(
    "name", ["analyst", "executive", "minister", "parliament", "press"]
)
def test_built_in_audiences_fit(name: str) -> None:
    """The audiences that come with briefgen are right in an editor, and use it."""
    file = built_in() / name / "audience.yaml"
    text = file.read_text(encoding="utf-8")
    place = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")

    assert not list(CHECK.iter_errors(yaml.safe_load(text)))
    if (file.parent / place).is_file():
        assert (file.parent / place).samefile(schema.FILE)


@given(damaged(DATA))
def test_json_schema_says_the_same(data: Any) -> None:
    """An editor marks a file exactly when it is refused."""
    assert CHECK.is_valid(data) == (not checked(data)[1])


def _outcome(check: Any, data: Any) -> Any:
    """Return the settings that a validator makes of some data, or its errors."""
    try:
        return check.validate_python(data)
    except pydantic_core().ValidationError as error:
        told = error.errors(include_url=False, include_context=False)
        return [(each["loc"], each["type"], each["msg"]) for each in told]


@given(st.one_of(damaged(DATA), st.recursive(st.text(), st.lists)))
def test_both_ways_agree(data: Any) -> None:
    """pydantic-core alone gives the values and the errors that pydantic gives."""
    assert _outcome(SHAPE.validator, data) == _outcome(type_adapter(Settings), data)


def test_another_version(caplog: pytest.LogCaptureFixture) -> None:
    """With another version of pydantic-core settings are read too, and it is said."""
    shape = Shape(
        Settings,
        classes=SHAPE.classes,
        forms=SHAPE.forms,
        core_schema=SHAPE.core_schema,
        made_for=(),
    )
    with caplog.at_level(logging.INFO):
        settings = shape.validate(DATA)

    assert settings == SHAPE.validate(DATA)
    assert "the schema is not for pydantic-core" in caplog.text


def test_json_schema_is_readable() -> None:
    """The file ends with a newline, and is written as people read it."""
    text = schema.FILE.read_text(encoding="utf-8")

    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


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
