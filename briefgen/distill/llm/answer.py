"""What a model may answer: some keys of the dossier's own models, and no others.

Classes are made of those models, so that one thing gives both the JSON Schema that a
server holds a model to, and the check of what comes back. The schema keeps to what
OpenAI's strict mode, llama.cpp, vLLM and Ollama all take: each key is required and
each pattern is anchored.
"""

from __future__ import annotations

import json
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union
from typing import get_args as args_of
from typing import get_origin as origin_of
from typing import get_type_hints as hints_of

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic import create_model as new_model

from briefgen.dossier import models
from briefgen.dossier.types import DATE, ID, Form, Whole, check_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.distill.draft import Values
    from briefgen.dossier.value import Value

_SAID: Final = ("evidence", "text", "said_by", "weight")
ASKED: Final[Mapping[type[Value], tuple[str, ...]]] = {
    models.Dossier: (
        "participants",
        "topics",
        "events",
        "un_activity",
        "plans",
        "gaps",
        "next_dates",
    ),
    models.Evidence: ("quote",),
    models.When: ("text", "date"),
    models.Participant: (
        "id",
        "evidence",
        "name",
        "kind",
        "short",
        "role",
        "side",
        "aliases",
    ),
    models.Topic: ("title", "statements", "positions"),
    models.Statement: _SAID,
    models.Position: (*_SAID, "holder", "stance", "summary", "since"),
    models.Event: (*_SAID, "title", "when", "place", "participants"),
    models.Activity: (
        *_SAID,
        "actor",
        "body",
        "action",
        "document",
        "status",
        "plan",
        "when",
    ),
    models.Plan: (
        "id",
        *_SAID,
        "title",
        "author",
        "stated_total",
        "provisions",
        "positions",
    ),
    models.Provision: (*_SAID, "title", "number", "status"),
    models.Gap: ("text",),
    models.NextDate: (*_SAID, "when"),
}
"""The keys that a model fills in, in the order in which it does: a quote comes before
what is made of it. Markings, ids of facts and all that is for the desk are not its
own."""

_SHOWN: Final = 8
"""So many problems of an answer are told."""


class _Quote(BaseModel):
    """A quote that was asked for once more; empty where the article has none."""

    model_config = ConfigDict(extra="forbid")

    number: int
    quote: str | None = None


class _Quotes(BaseModel):
    model_config = ConfigDict(extra="forbid")

    quotes: list[_Quote]


class MisfitError(ValueError):
    """An answer that does not fit; `problems` say where and why, a line each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems[:_SHOWN]
        super().__init__("; ".join(self.problems))


def facts(text: str) -> Values:
    """Return the facts that an answer holds. Raises `MisfitError`."""
    return _checked(text, _class_of(models.Dossier))


def quotes(text: str) -> dict[int, str]:
    """Return the quotes in an answer, by their numbers. Raises `MisfitError`."""
    found = _checked(text, _Quotes)["quotes"]
    return {each["number"]: each["quote"] for each in found if each.get("quote")}


@cache
def facts_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer with facts."""
    return _schema(_class_of(models.Dossier))


@cache
def quotes_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer with quotes."""
    return _schema(_Quotes)


def _checked(text: str, wanted: type[BaseModel]) -> Values:
    try:
        data = json.loads(_bare(text))
    except (ValueError, RecursionError) as error:
        raise MisfitError([f"it is not JSON: {error}"]) from None
    try:
        found = wanted.model_validate(_clean(data), strict=True)
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False)
        raise MisfitError(
            [f"{_path(each['loc'])}: {each['msg']}" for each in told]
        ) from None
    return found.model_dump(exclude_none=True)


def _bare(text: str) -> str:
    """Return an answer without the fence that some models set around it."""
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        return text[3:-3].removeprefix("json")
    return text


def _clean(value: Any) -> Any:
    """Return a value with each text on one line; what is empty is as if left out."""
    if isinstance(value, str):
        shown = (c if c.isprintable() or c.isspace() else "" for c in value)
        return " ".join("".join(shown).split())
    if isinstance(value, list):
        return [each for each in map(_clean, value) if each != ""]
    if isinstance(value, dict):
        made = ((key, _clean(each)) for key, each in value.items())
        return {key: each for key, each in made if each not in ("", None)}
    return value


def _path(location: tuple[int | str, ...]) -> str:
    """Return where something stands, as messages on dossiers say it."""
    path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in location)
    return path.removeprefix(".") or "the answer"


# --- Classes out of the dossier's models ---------------------------------------


@cache
def _class_of(kind: type[Value]) -> type[BaseModel]:
    hints = hints_of(kind, include_extras=True)
    fields: dict[str, Any] = {}
    for name in ASKED[kind]:
        type_ = _type_of(hints[name])
        default = _default(type_)
        about = Field(default, description=kind.keys_of[name].description)
        if name == "weight":
            about = Field(3, description="How much it matters: 4 most, 3 usual.")
        fields[name] = (type_, about)
    made: type[BaseModel] = new_model(
        kind.__name__, __config__=ConfigDict(extra="forbid"), **fields
    )
    return made


def _default(type_: Any) -> Any:
    if origin_of(type_) is list:
        return []
    return None if NoneType in args_of(type_) else ...


def _type_of(hint: Any) -> Any:
    origin, args = origin_of(hint), args_of(hint)
    if origin is Annotated:
        return _form_of(args)
    if origin is tuple:
        return list[_type_of(args[0])]  # type: ignore[misc]
    if origin in (Union, UnionType):
        (wanted,) = (each for each in args if each is not NoneType)
        return _type_of(wanted) | None
    if origin is Literal:
        return hint
    return _class_of(hint)


def _form_of(args: tuple[Any, ...]) -> Any:
    for each in args:
        if isinstance(each, Whole):
            return Annotated[int, Field(ge=each.low, le=each.high)]
        if isinstance(each, Form) and each.pattern == ID.pattern:
            return Annotated[str, Field(pattern=ID.pattern)]
        if isinstance(each, Form) and each.pattern == DATE.pattern:
            return Annotated[
                str, Field(pattern=DATE.pattern), AfterValidator(check_date)
            ]
    # Empty texts are left out before; a pattern for that is not anchored.
    return str


def _schema(wanted: type[BaseModel]) -> dict[str, Any]:
    made: dict[str, Any] = _strict(wanted.model_json_schema())
    return made


def _strict(value: Any) -> Any:
    """Return a schema without what strict servers refuse."""
    if isinstance(value, list):
        return [_strict(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return {"$ref": value["$ref"]}
    made = {
        key: _strict(each)
        for key, each in value.items()
        if key != "default" and not (key == "title" and isinstance(each, str))
    }
    if "properties" in made:
        made["required"] = list(made["properties"])
    return made
