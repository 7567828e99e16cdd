"""The chain of an audience, and what in it is the user's."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.find import built_in
from briefgen.dossier import textfile
from briefgen.errors import Place
from briefgen.render import confined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Text(NamedTuple):
    """A file and the text in it."""

    path: Path
    text: str

    def place(self, offset: int) -> Place:
        """Return the place of a character, given by how many stand before it."""
        before = self.text[:offset]
        column = offset - before.rfind("\n")
        return Place(textfile.shown(str(self.path)), before.count("\n") + 1, column)


class Own:
    """The folders of a chain; `folders` are the user's, the nearest first."""

    def __init__(self, chain: Sequence[Path]) -> None:
        self.chain = tuple(chain)
        self.folders = tuple(f for f in chain if f.parent != built_in())

    @cached_property
    def templates(self) -> tuple[Text, ...]:
        """The user's templates."""
        return tuple(texts(self.folders, (".j2",)))

    def mentions(self, name: str) -> bool:
        """Tell whether a template of the user's names a file or a word."""
        return any(name in template.text for template in self.templates)


def texts(folders: Sequence[Path], endings: tuple[str, ...]) -> Iterator[Text]:
    """Yield the files in some folders, and below, whose names end so.

    Raises `UserError` for one that is not text.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if not path.name.endswith(endings) or path.is_dir():
                continue
            if file := confined.resolve(folder, name, folders):
                yield Text(path, confined.read(file))
