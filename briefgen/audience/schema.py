"""The JSON Schema of ``audience.yaml``, for editors.

``audience.schema.json`` is made by pydantic of `Settings`; ``python -m
briefgen.audience.core_source`` writes it anew, and the schema for pydantic-core with
it. A test tells when one of them is stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefgen.audience.profile import Settings
from briefgen.dossier.schema import text_of, type_adapter

ID = "https://briefgen.example.org/schema/audience-1.json"
"""What the JSON Schema calls itself: its number rises when old files stop fitting."""

FILE = Path(__file__).parent / "audience.schema.json"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``audience.yaml``, as it is kept."""
    schema: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return schema


def json_text() -> str:
    """Return the text that ``audience.schema.json`` should have."""
    return text_of(ID, _filled(type_adapter(Settings).json_schema()))


def _filled(node: Any) -> Any:
    """Return a schema for keys that may be left out, but not left empty.

    In `Settings` None stands for what is left out; `settings` refuses it in a file.
    """
    if isinstance(node, list):
        return [_filled(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "array":
        node = {**node, "minItems": 1, "uniqueItems": True}
    if {"type": "null"} not in node.get("anyOf", ()):
        return {name: _filled(inner) for name, inner in node.items()}
    (wanted,) = (each for each in node["anyOf"] if each != {"type": "null"})
    told = {name: node[name] for name in ("description", "title") if name in node}
    return _filled({**wanted, **told})
