"""The files that sources name: beside facts.yaml, in its folder, and there."""

# Importing pathlib takes longer than reading a facts file.
# ruff: noqa: PTH112, PTH113, PTH118, PTH120

from __future__ import annotations

import os
from collections.abc import Iterator

from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.rules import Part, Wrong


def problems(all_parts: list[Part], folder: str) -> Iterator[Wrong]:
    """Yield what is wrong with the files of sources, seen from a dossier's folder."""
    for part in all_parts:
        name = part.data.get("file")
        if part.section == "sources" and isinstance(name, str) and name:
            message, hint = _problem(name, folder)
            if message:
                yield Wrong((*part.path, "file"), message, hint)


def _problem(name: str, folder: str) -> tuple[str, str]:
    parts = name.split("/")
    if "\\" in name:
        return f"'{name}' has a backslash", "write '/' between folder and file"
    if name.startswith(("/", "~")) or name[1:2] == ":":
        return f"'{name}' is not relative to the dossier", _BESIDE
    if ".." in parts:
        return f"'{name}' leads out of the dossier", _BESIDE
    path = os.path.join(folder, name)
    whole = os.path.join(os.path.realpath(folder), "")
    if not os.path.realpath(path).startswith(whole):
        return f"'{name}' is a link that leads out of the dossier", _BESIDE
    if os.path.isfile(path):
        return "", ""
    what = "is a folder" if os.path.isdir(path) else "is not there"
    return f"'{name}' {what}", did_you_mean(parts[-1], _files(os.path.dirname(path)))


def _files(folder: str) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []


_BESIDE = "copy the file beside facts.yaml and give its name"
