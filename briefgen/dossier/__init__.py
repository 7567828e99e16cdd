"""The facts of a story: their models, and the YAML file that holds them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.dossier.dumper import dump
    from briefgen.dossier.loader import load, load_with_places, loads
    from briefgen.dossier.models import Dossier
    from briefgen.dossier.schema import json_schema

__all__ = ["Dossier", "dump", "json_schema", "load", "load_with_places", "loads"]

_HOMES = {
    "Dossier": "models",
    "dump": "dumper",
    "json_schema": "schema",
    "load": "loader",
    "load_with_places": "loader",
    "loads": "loader",
}


def __getattr__(name: str) -> Any:
    """Import what a command needs of the dossier when it first asks for it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
