"""Files and folders in the folder of an audience that nothing uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from briefgen.audience.find import BASE, built_in
from briefgen.audience.profile import SectionName
from briefgen.audience.settings import FILE
from briefgen.dossier import textfile
from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.render.oversights.own import Own

_SECTIONS = "sections"
_EMAIL = "email"
_LABELS = re.compile(r"labels(\.[A-Za-z0-9-]+)?\.yaml")
_MEANT = (".css", ".j2", ".yaml", ".yml")
"""How names end that somebody expects to be used; others are notes or pictures."""


def unused(own: Own) -> Iterator[Problem]:
    """Yield what has no effect for its name, with the name that was meant."""
    known = {path.name for path in (built_in() / BASE).iterdir()}
    known |= {FILE, "brief.css"}
    known = {name for name in known if not _LABELS.fullmatch(name)} | {"labels.yaml"}
    below = {
        _SECTIONS: [f"{name}.html.j2" for name in get_args(SectionName)],
        _EMAIL: [path.name for path in _inside(built_in() / BASE / _EMAIL)],
    }
    for folder in own.folders:
        for path in _inside(folder):
            if path.is_dir() and path.name in below:
                for file in _inside(path):
                    names = below[path.name]
                    is_used = own.mentions(f"{path.name}/{file.name}")
                    if file.name not in names and not is_used:
                        hint = nearest_or_all(file.name, names)
                        yield _unused("file", file, hint)
            elif path.is_dir():
                hint = did_you_mean(path.name, below)
                if hint and not own.mentions(f"{path.name}/"):
                    yield _unused("folder", path, hint)
            elif not (path.name in known or _LABELS.fullmatch(path.name)):
                is_meant = path.name.endswith(_MEANT)
                if is_meant and not own.mentions(path.name):
                    hint = nearest_or_all(path.name, sorted(known))
                    yield _unused("file", path, hint)


def _inside(folder: Path) -> list[Path]:
    """Return what is in a folder, but for what editors and systems leave there."""
    return sorted(path for path in folder.iterdir() if path.name[0] not in ".#~")


def _unused(what: str, path: Path, hint: str) -> Problem:
    return Problem(f"nothing uses this {what}", Place(textfile.shown(str(path))), hint)
