"""The fixed words of a brief, read from ``labels.yaml`` along the chain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

Labels = dict[str, Any]


def read_labels(folders: Sequence[Path]) -> Labels:
    """Return the labels, the nearest folder's word before those further off."""
    labels: Labels = {}
    for folder in reversed(folders):
        path = folder / "labels.yaml"
        if path.is_file():
            labels = _merged(labels, yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))
    return labels


def _merged(under: Labels, over: Labels) -> Labels:
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
