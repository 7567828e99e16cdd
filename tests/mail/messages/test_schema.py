"""The schemas that are kept are those of lists, and say what reading says."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from briefgen.dossier.core_source import LEAST
from briefgen.dossier.extension import pydantic_core
from briefgen.dossier.schema import type_adapter
from briefgen.mail import _core_schema, core_source, schema
from briefgen.mail.lists import SHAPE, checked
from briefgen.mail.recipients import DistributionList
from tests.dossier.strategies import damaged

RENEW = "run python -m briefgen.mail.core_source"
KEPT = json.loads(schema.FILE.read_text(encoding="utf-8"))
CHECK = Draft202012Validator(KEPT)
DATA: dict[str, Any] = {
    "title": "Ministers",
    "sender": "Desk <desk@example.org>",
    "unsubscribe": "https://example.org/leave",
    "recipients": [
        {
            "address": "a@example.org",
            "audience": "press",
            "clearance": "TLP:GREEN",
            "name": "A",
            "language": "fr",
            "group": "to",
            "salutation": "Dear A,",
            "certificate": "a.pem",
        }
    ],
}


def test_core_schema_is_fresh() -> None:
    """The schema that lists are checked with is the one that pydantic makes."""
    made = core_source.list_text(_core_schema.PYDANTIC_CORE)
    assert core_source.FILE.read_text(encoding="utf-8") == made, RENEW


def test_core_schema_is_for_the_known_versions() -> None:
    """The schema is tested with the least pydantic-core and with the one locked."""
    assert {version("pydantic-core"), LEAST} <= {*_core_schema.PYDANTIC_CORE}


def test_json_schema_is_fresh() -> None:
    """The schema that editors use is the one of lists, and keeps to its own rules."""
    if version("pydantic-core") == LEAST:
        pytest.skip("the least pydantic leaves out descriptions")
    assert schema.FILE.read_text(encoding="utf-8") == schema.json_text(), RENEW
    Draft202012Validator.check_schema(KEPT)
    assert KEPT["$id"] == schema.ID


def test_every_key_is_described() -> None:
    """An editor can show what each key means."""
    for each in (KEPT, *KEPT["$defs"].values()):
        assert each["description"]
        assert all(key["description"] for key in each.get("properties", {}).values())


@given(damaged(DATA))
def test_an_editor_refuses_nothing_good(data: Any) -> None:
    """What is read without a word is right in an editor."""
    assert checked(data)[1] or CHECK.is_valid(data)


def _outcome(check: Any, data: Any) -> Any:
    """Return the list that a validator makes of some data, or its errors."""
    try:
        return check.validate_python(data)
    except pydantic_core().ValidationError as error:
        told = error.errors(include_url=False, include_context=False)
        return [(each["loc"], each["type"], each["msg"]) for each in told]


@given(damaged(DATA))
def test_both_ways_agree(data: Any) -> None:
    """pydantic-core alone gives the values and the errors that pydantic gives."""
    other = type_adapter(DistributionList)
    assert _outcome(SHAPE.validator, data) == _outcome(other, data)
