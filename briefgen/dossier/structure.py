"""Plain data to a `Dossier`, checked by pydantic-core; its errors in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from briefgen.dossier import _core_schema, models
from briefgen.dossier.extension import pydantic_core
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.rules import MOST, Wrong
from briefgen.dossier.types import FORMS
from briefgen.dossier.value import Value

CLASSES: dict[str, type[Value]] = {
    "sources": models.Source,
    "participants": models.Participant,
    "evidence": models.Evidence,
    "bottom_line": models.Line,
    "implications": models.Line,
    "topics": models.Topic,
    "statements": models.Statement,
    "positions": models.Position,
    "since": models.When,
    "events": models.Event,
    "when": models.When,
    "un_activity": models.Activity,
    "plans": models.Plan,
    "provisions": models.Provision,
    "gaps": models.Gap,
    "next_dates": models.NextDate,
    "lines": models.Line,
    "questions": models.Question,
}
"""The class of the mappings under each key."""

_SHOWN = 60
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
}


def validate(data: object) -> models.Dossier | list[Wrong]:
    """Return the dossier that some data holds, or all that is wrong with it."""
    check = validator()
    try:
        dossier: models.Dossier = check.validate_python(data)
    except pydantic_core().ValidationError as error:
        errors = error.errors(include_url=False)[:MOST]
        return list(_explained(errors))
    return dossier


@cache
def validator() -> Any:
    """Return what checks data: pydantic-core alone where its version is known."""
    core = pydantic_core()
    if core.__version__ in _core_schema.PYDANTIC_CORE:
        return core.SchemaValidator(_core_schema.FACTS)
    from briefgen.dossier.schema import type_adapter

    _tell_slow(core.__version__)
    return type_adapter()


def _tell_slow(version: str) -> None:
    import logging

    logging.getLogger(__name__).info(
        "the schema is not for pydantic-core %s: made anew, which takes longer", version
    )


def _explained(errors: list[dict[str, Any]]) -> Iterator[Wrong]:
    for error in errors:
        path, kind, given = error["loc"], error["type"], error["input"]
        if kind == "missing":
            *above, key = path
            about = f"{key}: {_class_at(above).keys_of[key].description}"
            yield Wrong(tuple(above), f"key '{key}' is missing", about, key)
        elif kind == "unexpected_keyword_argument":
            *above, key = path
            hint = nearest_or_all(key, _class_at(above).keys_of)
            yield Wrong(tuple(above), f"unknown key '{key}'", hint, key)
        elif given is None:
            yield Wrong(path, "is empty", "give it a value or remove the key")
        else:
            yield Wrong(path, *_value_problem(kind, given, error.get("ctx", {})))


def _value_problem(kind: str, given: Any, more: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value that is there, and a hint."""
    if isinstance(given, dict | list) or kind in ("dataclass_type", "tuple_type"):
        return _shape_problem(kind, given)
    shown = _short(given)
    if kind == "string_pattern_mismatch":
        form = FORMS[more["pattern"]]
        return (f"'{shown}' {form.wrong}" if given else "is empty"), form.hint
    if kind in ("enum", "literal_error"):
        allowed = more["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return f"'{shown}' is not allowed here", nearest_or_all(given, allowed)
    if kind == "value_error":
        return f"'{shown}': {more['error']}", ""
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return f"must be {words} {more[bound]}, not {shown}", ""
    return f"must be a whole number, not '{shown}'", ""


def _shape_problem(kind: str, given: object) -> tuple[str, str]:
    """Return what is wrong with a mapping, a list or a text in another's place."""
    what = _what(given)
    if kind == "dataclass_type":
        return f"must be a mapping of keys, not {what}", "write 'key: value' lines"
    if kind == "tuple_type":
        hint = f"write [{_short(given)}]" if isinstance(given, str) and given else ""
        return f"must be a list, not {what}", hint or "start each item with '- '"
    return f"must be one value, not {what}", ""


def _class_at(path: Iterable[str | int]) -> type[Value]:
    names = [part for part in path if isinstance(part, str)]
    return CLASSES[names[-1]] if names else models.Dossier


def _what(given: object) -> str:
    if isinstance(given, dict):
        return "a mapping"
    return "a list" if isinstance(given, list) else "text"


def _short(given: object) -> str:
    text = str(given)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
