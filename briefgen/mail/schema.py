"""The JSON Schema of distribution lists in YAML, for editors.

``list.schema.json`` is made by pydantic of `DistributionList`; ``python -m
briefgen.mail.core_source`` writes it anew, and the schema for pydantic-core with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen.dossier.schema import text_of, type_adapter
from briefgen.mail.recipients import DistributionList

ID = "https://briefgen.example.org/schema/list-1.json"
"""What the JSON Schema calls itself: its number rises when old files stop fitting."""

FILE = Path(__file__).parent / "list.schema.json"


def json_text() -> str:
    """Return the text that ``list.schema.json`` should have."""
    schema = type_adapter(DistributionList).json_schema()
    schema["properties"]["recipients"]["minItems"] = 1
    return text_of(ID, _filled(schema))


def _filled(node: Any) -> Any:
    """Return a schema for keys that may be left out, but not left empty."""
    if isinstance(node, list):
        return [_filled(item) for item in node]
    if not isinstance(node, dict):
        return node
    if {"type": "null"} not in node.get("anyOf", ()):
        return {name: _filled(inner) for name, inner in node.items()}
    (wanted,) = (each for each in node["anyOf"] if each != {"type": "null"})
    told = {name: node[name] for name in ("description", "title") if name in node}
    return _filled({**wanted, **told})
