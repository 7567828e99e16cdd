"""Where an audience has its settings, its templates and its style from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.audience.settings import FILE, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.profile import Audience

_SECTIONS = "sections/"
_LABELS = "labels"
_PATTERNS = ("*.j2", "*.css", f"{_LABELS}*.yaml", f"{_SECTIONS}*.j2", "email/*.j2")


class Setting(NamedTuple):
    """A setting with its value, and the folder that gives it; none for a default."""

    name: str
    value: Any
    folder: Path | None


class File(NamedTuple):
    """A file of templates, style or words, and the folders that have it, nearest first.

    Of ``brief.css`` and labels all are read, the nearest last; of others the nearest,
    which may extend those further off.
    """

    name: str
    folders: tuple[Path, ...]


def settings_of(audience: Audience) -> Iterator[Setting]:
    """Yield the settings of an audience, in the order of its class.

    Of a theme, each value is a setting of its own.
    """
    given = [
        (folder, read_settings(folder / FILE).settings.own)
        for folder in map(Path, audience.chain)
        if (folder / FILE).is_file()
    ]
    for name in audience.keys_of:
        value = getattr(audience, name)
        if name == "theme":
            for part, text in value.own.items():
                themes = ((f, own["theme"].own) for f, own in given if "theme" in own)
                folder = next((f for f, own in themes if part in own), None)
                yield Setting(f"theme.{part}", text, folder)
        elif name not in ("name", "chain"):
            folder = next((f for f, own in given if name in own), None)
            yield Setting(name, value, folder)


def files_of(audience: Audience) -> Iterator[File]:
    """Yield the files that the briefs of an audience are made from, by their names.

    Of sections and labels, only those that it shows, in its language.
    """
    folders = [Path(folder) for folder in audience.chain]
    names = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for pattern in _PATTERNS
        for path in folder.glob(pattern)
    }
    read = {f"{_SECTIONS}{section.name}.html.j2" for section in audience.sections}
    tags = ("", f".{audience.language}", f".{audience.language.partition('-')[0]}")
    read |= {f"{_LABELS}{tag}.yaml" for tag in tags}
    for name in sorted(names):
        if name.startswith((_SECTIONS, _LABELS)) and name not in read:
            continue
        yield File(
            name, tuple(folder for folder in folders if (folder / name).is_file())
        )
