"""The JSON Schema of facts, and pydantic's own way of checking values.

``facts.schema.json``, which editors complete with, is made by pydantic of
the models; ``python -m briefgen.dossier.core_source`` writes it anew, and the schema
for pydantic-core with it. A test tells when one of them is stale.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.dossier.models import Dossier

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from briefgen.dossier.value import Value

ID = "https://briefgen.example.org/schema/facts-1.json"
"""What the JSON Schema calls itself: its number rises when old files stop fitting."""

FILE = Path(__file__).parent / "facts.schema.json"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``facts.yaml``, as it is kept."""
    schema: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return schema


def json_text() -> str:
    """Return the text that ``facts.schema.json`` should have, made by pydantic."""
    return text_of(ID, type_adapter(Dossier).json_schema())


def text_of(id_: str, schema: dict[str, Any]) -> str:
    """Return the text of a file with a JSON Schema that calls itself `id_`."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    whole = {"$schema": draft, "$id": id_, **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


@cache
def type_adapter(root: type[Value]) -> TypeAdapter[Any]:
    """Return pydantic's own validator of a class; it costs up to 0.2 s to make."""
    from pydantic import TypeAdapter

    return TypeAdapter(root)
