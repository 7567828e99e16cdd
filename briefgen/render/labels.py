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
from briefgen.render import confined

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
    names = [f"labels{tag}.yaml" for tag in tags(language)]
    for folder in reversed(folders):
        for name in names:
            if file := confined.resolve(folder, name, folders):
                reading = read(confined.read(file), textfile.shown(str(file)))
                if reading.problems:
                    raise UserError(tuple(reading.problems))
                labels = _merged(labels, reading.data, reading.places, ())
    return labels


def tags(language: str) -> list[str]:
    """Return what names the files for a language: "", .fr and .fr-CA for fr-CA."""
    primary = language.partition("-")[0].lower()
    return list(dict.fromkeys(("", f".{primary}", f".{language}")))


def _merged(under: Labels, over: Any, places: Places, path: Path) -> Labels:
    """Return words with others in place of those of the same name.

    Raises `UserError` where one of them is of another kind; `path` leads to `over`.
    """
    if not isinstance(over, dict):
        hint = "write them as {words: {edition: issue}}"
        raise UserError("labels are groups of words", place=places.of(path), hint=hint)
    merged = dict(under)
    for key, value in over.items():
        here = (*path, key)
        old: Any = merged.get(key, value)
        if _kind(old) != _kind(value):
            message = f"'{key}' must be {_kind(old)}, not {_kind(value)}"
            hint = "base/labels.yaml shows how it is written"
            raise UserError(message, place=places.of(here), hint=hint)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value, places, here) if both else value
    return merged


def _kind(value: object) -> str:
    kinds: dict[type, str] = {
        dict: "a group of words",
        list: "a list",
        str: "a text",
    }
    return kinds.get(type(value), "empty")
