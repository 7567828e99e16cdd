"""Files of a chain of template folders: found by their names, and nowhere else.

A template folder may come from somebody else. What it names is looked for inside the
folders of the chain alone, and a link that leads out of them is an error: it would
draw another file of this machine into a brief, which is then mailed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.audience.find import built_in
from briefgen.dossier import textfile
from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LARGEST = 500_000
"""The most bytes a template, a style sheet or a file of words may have."""


def own(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders of a chain that do not come with briefgen."""
    return tuple(folder for folder in folders if folder.parent != built_in())


def find(folders: Sequence[Path], name: str) -> Path | None:
    """Return the file of that name in the first folder that has it.

    A name that starts with that of a folder means the file in that folder. Raises
    `UserError` for what is no plain file, or a link that leads out of the chain.
    """
    head, _, rest = name.partition("/")
    for folder in folders:
        inner = rest if rest and folder.name == head else name
        if path := resolve(folder, inner, folders):
            return path
    return None


def every(folders: Sequence[Path], name: str) -> Iterator[Path]:
    """Yield the files of that name in all folders, the furthest first."""
    for folder in reversed(folders):
        if path := resolve(folder, name, folders):
            yield path


def resolve(folder: Path, name: str, folders: Sequence[Path]) -> Path | None:
    """Return the file of that name in one folder of a chain. Raises as `find` does."""
    parts = name.split("/")
    if not all(parts) or {".", ".."}.intersection(parts) or "\0" in name:
        return None
    path, is_linked = str(folder), False
    status: os.stat_result | None = None
    for part in parts:
        path = f"{path}{os.sep}{part}"
        try:
            status = os.lstat(path)
        except OSError:
            return None
        if stat.S_ISLNK(status.st_mode):
            is_linked = True
            status = _followed(path, folder, folders)
    if status is None or not stat.S_ISREG(status.st_mode):
        hint = "put a file there, or move it away"
        raise UserError("is no plain file", place=Place(shown(path)), hint=hint)
    return Path(os.path.realpath(path)) if is_linked else Path(path)


def read(path: Path) -> str:
    """Return the text of a file that was found.

    Raises `UserError` where it is too large, or not clean UTF-8.
    """
    size = os.stat(path).st_size
    if size > LARGEST:
        raise UserError(
            f"has {size:,} bytes; a template, a style or a file of words has at most "
            f"{LARGEST:,}",
            place=Place(shown(str(path))),
            hint="leave out what the briefs do not need, or make several files of it",
        )
    return textfile.read(str(path))


def _followed(
    path: str, folder: Path, folders: Sequence[Path]
) -> os.stat_result | None:
    """Return what a link leads to. Raises `UserError` where it is outside the chain.

    An installation may link what comes with briefgen as it likes.
    """
    target = os.path.realpath(path)
    homes = [os.path.join(os.path.realpath(home), "") for home in folders]
    inside = any(target.startswith(home) for home in homes)
    if not inside and own([folder]):
        hint = f"copy what it leads to into {shown(str(folder))}"
        place = Place(shown(path))
        raise UserError("is a link that leads out", place=place, hint=hint)
    try:
        return os.stat(target)
    except OSError:
        return None
