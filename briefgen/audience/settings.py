"""One ``audience.yaml`` to its settings, or to all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.audience import _core_schema
from briefgen.audience.profile import ACCENT, SIZE, SUBJECT, Section, Settings, Theme
from briefgen.dossier import textfile
from briefgen.dossier.places import Places
from briefgen.dossier.rules import Wrong, parts
from briefgen.dossier.shape import Shape
from briefgen.dossier.telling import told
from briefgen.dossier.textfile import shown
from briefgen.dossier.types import ID, LANGUAGE, TEXT
from briefgen.dossier.yaml_reader import read
from briefgen.errors import Place, Problem, UserError

FILE = "audience.yaml"
LIMIT = 100_000
"""The most bytes an audience.yaml may have: some hundred times the usual."""

SHAPE = Shape(
    Settings,
    classes={"sections": Section, "theme": Theme},
    forms={form.pattern: form for form in (TEXT, ID, LANGUAGE, ACCENT, SIZE, SUBJECT)},
    core_schema=_core_schema.SETTINGS,
    made_for=_core_schema.PYDANTIC_CORE,
)
"""What an audience.yaml may hold."""

_LISTS = ("sections", "formats")
_COLOURS = ("accent", "ink", "soft")
_BLANK = re.compile(r"(---|\.\.\.)?\s*(#.*)?")


class SettingsFile(NamedTuple):
    """One audience.yaml: what it sets, where, and what is wrong with it.

    `keys` are those that are there, right or wrong. `is_clear` says whether it leaves
    no doubt which audience it extends, if any.
    """

    settings: Settings
    keys: frozenset[str]
    extends: str | None
    is_clear: bool
    places: Places
    problems: tuple[Problem, ...]


def read_settings(path: Path) -> SettingsFile:
    """Return what an audience.yaml sets, with all problems of its keys and values.

    Raises `UserError` where it cannot be read, or is not YAML.
    """
    reading = read(_text(path), shown(str(path)))
    data = reading.data
    keys: dict[str, Any] = data if isinstance(data, dict) else {}
    settings, wrongs = checked(data)
    is_clear = keys is data and not any(map(_misleads, wrongs))
    return SettingsFile(
        settings=settings,
        keys=frozenset(keys),
        extends=keys.get("extends") if is_clear else None,
        is_clear=is_clear,
        places=reading.places,
        problems=told(wrongs, reading),
    )


def _text(path: Path) -> str:
    """Return the YAML of a file; that of no keys for one that sets nothing."""
    place = Place(shown(str(path)))
    if not path.is_file():
        hint = "make it a file with the settings of the audience"
        raise UserError("is not a file", place=place, hint=hint)
    size = path.stat().st_size
    if size > LIMIT:
        message = f"has {size:,} bytes; the limit is {LIMIT:,}"
        hint = "settings are a few dozen lines: look what else is in it"
        raise UserError(message, place=place, hint=hint)
    text = textfile.read(str(path))
    return "{}" if all(map(_BLANK.fullmatch, text.split("\n"))) else text


def checked(data: object) -> tuple[Settings, list[Wrong]]:
    """Return the settings in some data, and all that is wrong with it."""
    found = SHAPE.validate(data)
    malformed = found if isinstance(found, list) else []
    malformed = [_of_entry(wrong, data) for wrong in malformed]
    known = {(*w.path, w.key) if w.key else w.path for w in malformed}
    broken = [wrong for wrong in _problems(data) if wrong.path not in known]
    settings = found if isinstance(found, Settings) else Settings()
    return settings, [*malformed, *broken]


def _of_entry(wrong: Wrong, data: Any) -> Wrong:
    """Return what is wrong, seen as it was written: a section may be its name."""
    key, index, *inner = (*wrong.path, "", "")[:3]
    if key == "sections" and inner == ["name"] and isinstance(data[key][index], str):
        return wrong._replace(path=(key, index))
    return wrong


def _misleads(wrong: Wrong) -> bool:
    """Tell whether something wrong leaves in doubt which audience is the parent."""
    is_misspelt = bool(wrong.key) and "'extends'" in wrong.hint
    return wrong.path == ("extends",) or is_misspelt


def _problems(data: object) -> Iterator[Wrong]:
    """Yield what breaks the rules that are beyond the shape."""
    for part in parts(data):
        for name, value in part.data.items():
            if value is None:
                yield Wrong((*part.path, name), "is empty", _hint_for_empty(name))
    if isinstance(data, dict):
        for name in _LISTS:
            yield from _in_list(data.get(name), name)


def _hint_for_empty(name: str) -> str:
    if name in _COLOURS:
        return "put the colour in quotes: '#' starts a comment"
    return "give it a value or remove the key"


def _in_list(items: object, name: str) -> Iterator[Wrong]:
    """Yield what is wrong with a list of names, or of mappings that have one."""
    if items == []:
        yield Wrong((name,), "is empty", "name at least one, or remove the key")
    first: dict[str, int] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        given = item.get("name") if isinstance(item, dict) else item
        if not isinstance(given, str):
            continue
        if given in first:
            message = f"'{given}' is listed twice, first as {name}[{first[given]}]"
            yield Wrong((name, index), message, "remove one of them")
        first.setdefault(given, index)
