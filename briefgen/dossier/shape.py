"""The shape of a file: which keys and values it may hold, checked by pydantic-core.

Facts have a shape, and so have the settings of an audience. What pydantic-core
finds wrong is told in plain words, with the nearest right name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from briefgen.dossier.extension import pydantic_core
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.rules import MOST, Wrong
from briefgen.dossier.types import CLEAR_BEFORE, Form, Marking
from briefgen.dossier.value import Value

_R = TypeVar("_R", bound=Value)

_SHOWN = 60
_BOUNDS = {
    "greater_than_equal": ("at least", "ge", "more"),
    "less_than_equal": ("at most", "le", "less"),
}


class Shape(Generic[_R]):
    """What one kind of file may hold.

    `root` is the class of the whole file, and `classes` has the class of the
    mappings under each key; `forms` has each form of text by its pattern.
    `core_schema` is what pydantic makes of `root` for the versions of pydantic-core
    in `made_for`: see `core_source`.
    """

    def __init__(
        self,
        root: type[_R],
        *,
        classes: Mapping[str, type[Value]],
        forms: Mapping[str, Form],
        core_schema: Mapping[str, Any],
        made_for: Collection[str],
    ) -> None:
        self.root = root
        self.classes = classes
        self.forms = forms
        self.core_schema = core_schema
        self.made_for = made_for

    def validate(self, data: object) -> _R | list[Wrong]:
        """Return the value that some plain data holds, or all that is wrong with it."""
        try:
            value: _R = self.validator.validate_python(data)
        except pydantic_core().ValidationError as error:
            # One more than are shown, so that it is told that there are more.
            errors = error.errors(include_url=False)[: MOST + 1]
            return list(self._explained(errors))
        return value

    @cached_property
    def validator(self) -> Any:
        """What checks data: pydantic-core alone where its version is known."""
        core = pydantic_core()
        if core.__version__ in self.made_for:
            return core.SchemaValidator(self.core_schema)
        from briefgen.dossier.schema import type_adapter

        _tell_slow(core.__version__)
        return type_adapter(self.root)

    def _explained(self, errors: list[dict[str, Any]]) -> Iterator[Wrong]:
        for error in errors:
            path, kind, given = error["loc"], error["type"], error["input"]
            if kind == "missing":
                *above, key = path
                about = f"{key}: {self._class_at(above).keys_of[key].description}"
                yield Wrong(tuple(above), f"key '{key}' is missing", about, key)
            elif kind == "unexpected_keyword_argument":
                *above, key = path
                hint = nearest_or_all(key, self._class_at(above).keys_of)
                yield Wrong(tuple(above), f"unknown key '{key}'", hint, key)
            elif given is None:
                yield Wrong(path, "is empty", "give it a value or remove the key")
            else:
                more = error.get("ctx", {})
                yield Wrong(path, *self._value_problem(kind, given, more))

    def _class_at(self, path: Iterable[str | int]) -> type[Value]:
        names = [part for part in path if isinstance(part, str)]
        return self.classes[names[-1]] if names else self.root

    def _value_problem(
        self, kind: str, given: Any, more: dict[str, Any]
    ) -> tuple[str, str]:
        """Return what is wrong with a value that is there, and a hint."""
        if kind == "value_error":
            message, *hint = more["error"].args
            named = "" if isinstance(given, dict) else f"'{_short(given)}': "
            return f"{named}{message}", "".join(hint)
        if isinstance(given, dict | list) or kind in ("dataclass_type", "tuple_type"):
            return _shape_problem(kind, given)
        shown = _short(given)
        if kind == "string_pattern_mismatch":
            form = self.forms[more["pattern"]]
            return (f"'{shown}' {form.wrong}" if given else "is empty"), form.hint
        if kind in ("enum", "literal_error"):
            names = more["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            return f"'{shown}' is not allowed here", _meant(given, names)
        if kind in _BOUNDS:
            words, bound, so = _BOUNDS[kind]
            hint = f"write {more[bound]} or {so}, or remove the key"
            return f"must be {words} {more[bound]}, not {shown}", hint
        return f"must be a whole number, not '{shown}'", "write it in figures, as in 2"


def _meant(given: str, names: list[str]) -> str:
    """Return which of the names allowed was meant, or else all of them."""
    if Marking.CLEAR in names and given.upper().endswith(CLEAR_BEFORE):
        return f"write {Marking.CLEAR}: so TLP 2.0 names what was TLP:{CLEAR_BEFORE}"
    return nearest_or_all(given, names)


def _tell_slow(version: str) -> None:
    import logging

    logging.getLogger(__name__).info(
        "the schema is not for pydantic-core %s: made anew, which takes longer", version
    )


def _shape_problem(kind: str, given: object) -> tuple[str, str]:
    """Return what is wrong with a mapping, a list or a text in another's place."""
    what = _what(given)
    if kind == "dataclass_type":
        return f"must be a mapping of keys, not {what}", "write 'key: value' lines"
    if kind == "tuple_type":
        hint = f"write [{_short(given)}]" if isinstance(given, str) and given else ""
        return f"must be a list, not {what}", hint or "start each item with '- '"
    hint = "write it alone; a text that begins with [ or { stands in quotes"
    return f"must be one value, not {what}", hint


def _what(given: object) -> str:
    if isinstance(given, dict):
        return "a mapping"
    return "a list" if isinstance(given, list) else "text"


def _short(given: object) -> str:
    text = str(given).replace("\n", "\\n")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
