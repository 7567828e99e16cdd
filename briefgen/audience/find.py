"""Where audiences are found: the user's ``templates/`` first, then the built-in.

An audience is a folder with an ``audience.yaml``. What it leaves out, it takes
from the audience it extends; ``base`` stands at the end of every chain.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen.audience.profile import Audience, Section
from briefgen.dossier import textfile
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.types import Marking
from briefgen.dossier.yaml_reader import read
from briefgen.errors import UserError

BASE = "base"
FILE = "audience.yaml"
_PACKAGE = Path(__file__).resolve().parent.parent


def built_in() -> Path:
    """Return the folder of the templates that come with briefgen."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def audiences(project: Path) -> tuple[Audience, ...]:
    """Return every audience of a project, built-in ones included, by name.

    Raises `UserError` where one of them cannot be read.
    """
    names = {
        path.parent.name
        for folder in _folders(project)
        for path in folder.glob(f"*/{FILE}")
        if path.parent.name != BASE
    }
    return tuple(audience(name, project) for name in sorted(names))


def audience(name: str, project: Path) -> Audience:
    """Return an audience with what it inherits filled in.

    Raises `UserError` where there is none of that name, or it cannot be read.
    """
    folders = _folders(project)
    settings: dict[str, Any] = {}
    chain: list[str] = []
    seen: list[str] = []
    parent: str | None = name
    while parent:
        if parent in seen:
            circle = " → ".join((*seen, parent))
            raise UserError(f"audiences extend each other in a circle: {circle}")
        seen.append(parent)
        found = [f / parent for f in folders if (f / parent / FILE).is_file()]
        if not found:
            raise _unknown(parent, folders)
        own = _settings(found[0] / FILE)
        chain += [str(f / parent) for f in folders if (f / parent).is_dir()]
        settings = own | settings
        parent = own.get("extends")
    chain += [str(f / BASE) for f in folders if (f / BASE).is_dir()]
    settings.pop("extends", None)
    settings |= {
        "sections": tuple(_section(entry) for entry in settings["sections"]),
        "clearance": Marking(settings["clearance"]),
        "pages": int(settings["pages"]) if settings.get("pages") else None,
    }
    return Audience(name=name, chain=tuple(chain), **settings)


def _folders(project: Path) -> list[Path]:
    own, builtin = project / "templates", built_in()
    return [own, builtin] if own.is_dir() and not own.samefile(builtin) else [builtin]


def _settings(path: Path) -> dict[str, Any]:
    text = textfile.read(str(path))
    settings: dict[str, Any] = read(text, textfile.shown(str(path))).data
    return settings


def _section(entry: str | dict[str, Any]) -> Section:
    if isinstance(entry, str):
        return Section(name=entry)
    limit = entry.get("limit")
    return Section(name=entry["name"], limit=int(limit) if limit else None)


def _unknown(name: str, folders: list[Path]) -> UserError:
    names = sorted({p.parent.name for f in folders for p in f.glob(f"*/{FILE}")})
    hint = nearest_or_all(name, names)
    return UserError(f"there is no audience '{name}'", hint=hint)
