"""The schemas that pydantic makes of the models, and the files that keep them.

`_core_schema.py` is the one that pydantic-core checks facts with, and
``facts.schema.json`` the one that editors complete with. Both are written by
``python -m briefgen.dossier.schema``; a test tells when they are stale.
"""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.dossier import types
from briefgen.dossier.models import Dossier
from briefgen.dossier.value import Value

if TYPE_CHECKING:
    from pydantic import TypeAdapter

ID = "https://briefgen.example.org/schema/facts-1.json"
"""What the JSON Schema calls itself: its number rises when old files stop fitting."""

FOLDER = Path(__file__).parent
JSON_FILE = FOLDER / "facts.schema.json"
CORE_FILE = FOLDER / "_core_schema.py"
_WIDTH = 88
_FORM_NAMES = {
    form.pattern: name
    for name, form in vars(types).items()
    if isinstance(form, types.Form)
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``facts.yaml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        **type_adapter().json_schema(),
    }


@cache
def type_adapter() -> TypeAdapter[Dossier]:
    """Return pydantic's own validator of dossiers; it costs 0.2 s to make."""
    from pydantic import TypeAdapter

    return TypeAdapter(Dossier)


def core_schema_module() -> str:
    """Return the Python source of `_core_schema`."""
    import pydantic_core

    schema = _bare(type_adapter().core_schema)
    forms = "\n".join(
        f"{name} = {_source(_bare(form.schema()))}"
        for name, form in vars(types).items()
        if isinstance(form, types.Form)
    )
    named = [(item["ref"].upper(), item) for item in schema["definitions"]]
    definitions = "\n".join(f"{name} = {_source(item)}" for name, item in named)
    names = ", ".join(name for name, _ in named)
    dossier = _source({**schema, "definitions": []}).replace(
        '"definitions": []', f'"definitions": [{names}]'
    )
    return _HEAD.format(
        version=pydantic_core.__version__,
        forms=forms,
        definitions=definitions,
        dossier=dossier,
    )


def write() -> None:
    """Write both files anew."""
    CORE_FILE.write_text(core_schema_module(), encoding="utf-8")
    JSON_FILE.write_text(json_text(), encoding="utf-8")


def json_text() -> str:
    """Return the text of ``facts.schema.json``."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _bare(schema: Any) -> Any:
    """Return a core schema without what only JSON Schema and serialising need."""
    if isinstance(schema, dict):
        return {
            key: _ref(value) if key in ("ref", "schema_ref") else _bare(value)
            for key, value in schema.items()
            if key not in ("metadata", "serialization")
        }
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema


def _ref(ref: str) -> str:
    """Return a reference without the module and the memory address it carries."""
    return ref.split(":")[0].rsplit(".", 1)[-1]
