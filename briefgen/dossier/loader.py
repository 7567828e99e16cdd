"""A facts file to a `Dossier`, or to one error with all that is wrong with it."""

# Importing pathlib takes longer than reading a facts file.
# ruff: noqa: PTH120

from __future__ import annotations

import os
from itertools import islice
from typing import NamedTuple

from briefgen.dossier import references, rules, source_files, textfile, texts
from briefgen.dossier.models import Dossier
from briefgen.dossier.places import Places
from briefgen.dossier.rules import MOST
from briefgen.dossier.structure import PROSE, validate
from briefgen.dossier.telling import told
from briefgen.dossier.yaml_reader import Reading, read
from briefgen.errors import UserError


class Loaded(NamedTuple):
    """A dossier, where each part of its file stands, and the text of the file."""

    dossier: Dossier
    places: Places
    text: str


def load(path: os.PathLike[str] | str) -> Dossier:
    """Return the dossier of a folder, or of its ``facts.yaml``.

    Raises `UserError` with all problems of the file, in the order of their places.
    """
    return load_with_places(path).dossier


def load_with_places(path: os.PathLike[str] | str) -> Loaded:
    """Return a dossier as `load` does, and where each part of its file stands."""
    file = textfile.find(os.fspath(path))
    text = textfile.read(file)
    reading = read(text, textfile.shown(file))
    return Loaded(_checked(reading, os.path.dirname(file)), reading.places, text)


def loads(text: str, file: str = textfile.FACTS) -> Dossier:
    """Return the dossier that a text holds; `file` is its name in messages.

    The files that its sources name are not looked for. Raises `UserError`.
    """
    return loads_with_places(text, file).dossier


def loads_with_places(text: str, file: str = textfile.FACTS) -> Loaded:
    """Return a dossier as `loads` does, and where each part of its text stands."""
    clean = textfile.clean(text, file)
    reading = read(clean, file)
    return Loaded(_checked(reading, None), reading.places, clean)


def _checked(reading: Reading, folder: str | None) -> Dossier:
    """Return the dossier read, if no check finds a problem."""
    data, places, problems = reading
    dossier = validate(data)
    malformed = dossier if isinstance(dossier, list) else []
    parts = list(rules.parts(data))
    checks = (
        references.problems(parts, places, references.unsure(data, malformed)),
        rules.problems(parts),
        texts.problems(parts, PROSE),
        source_files.problems(parts, folder) if folder is not None else iter(()),
    )
    broken = [wrong for check in checks for wrong in islice(check, MOST)]
    if isinstance(dossier, Dossier) and not broken and not problems:
        return texts.localised(dossier, dossier.language, dossier.language)
    paths = {wrong.path for wrong in malformed if not wrong.key}
    wrongs = [*malformed, *(wrong for wrong in broken if wrong.path not in paths)]
    raise UserError(told(wrongs, reading))
