"""The fixed words of a brief, read from ``labels.yaml`` along the chain.

Beside it a folder may have ``labels.fr.yaml``, the words for briefs in French. Words
that it does not give are those of ``labels.yaml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from briefgen.dossier import textfile
from briefgen.dossier.yaml_reader import read
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path as File

    from briefgen.dossier.places import Path, Places

Labels = dict[str, Any]


@cache
def read_labels(folders: tuple[File, ...], language: str) -> Labels:
    """Return the labels in a language, the nearest folder's before those further off.

    Raises `UserError` where a file is not YAML, or has a group of words where a
    word should be, or the other way round.
    """
    labels: Labels = {}
    names = [f"labels{tag}.yaml" for tag in _tags(language)]
    for file in (folder / name for folder in reversed(folders) for name in names):
        if file.is_file():
            name = textfile.shown(str(file))
            reading = read(textfile.read(str(file)), name)
            if reading.problems:
                raise UserError(tuple(reading.problems))
            if not isinstance(reading.data, dict):
                raise UserError(
                    "labels are groups of words", place=reading.places.of(())
                )
            labels = _merged(labels, reading.data, (), reading.places)
    return labels


def _tags(language: str) -> list[str]:
    """Return what names the files for a language: none, .fr and .fr-CA for fr-CA."""
    primary = language.partition("-")[0].lower()
    return list(dict.fromkeys(("", f".{primary}", f".{language}")))


def _merged(under: Labels, over: Labels, above: Path, places: Places) -> Labels:
    merged = dict(under)
    for key, value in over.items():
        old: Any = merged.get(key, value)
        path = (*above, key)
        if _kind(old) != _kind(value):
            message = f"'{key}' must be {_kind(old)}, not {_kind(value)}"
            raise UserError(message, place=places.of(path))
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value, path, places) if both else value
    return merged


def _kind(value: object) -> str:
    kinds: dict[type, str] = {
        dict: "a group of words",
        list: "a list",
        str: "a text",
    }
    return kinds.get(type(value), "empty")
