"""Where in the templates of a user's own something stands that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError
from briefgen.render import confined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Templates(NamedTuple):
    """What a page was made from: the folders of its chain, its style, its facts."""

    folders: Sequence[Path]
    css: str
    facts: int

    def refuse(self, message: str, hint: str, *clues: str) -> NoReturn:
        """Raise `UserError` with the place of the first clue in a user's template."""
        raise UserError(message, place=self._place(clues), hint=hint)

    def _place(self, clues: Sequence[str]) -> Place | None:
        own = confined.own(self.folders)
        names = ("*.j2", "sections/*.j2", "email/*.j2")
        files = [
            (shown(str(path)), confined.read(found))
            for folder in own
            for name in names
            for path in sorted(folder.glob(name))
            if (found := _resolved(path, folder, self.folders))
        ]
        for clue in clues:
            for file, text in files:
                at = text.find(clue)
                if at >= 0:
                    start = text.rfind("\n", 0, at) + 1
                    return Place(file, text.count("\n", 0, at) + 1, at - start + 1)
        return Place(files[0][0]) if files else None


def _resolved(path: Path, folder: Path, folders: Sequence[Path]) -> Path | None:
    return confined.resolve(folder, path.relative_to(folder).as_posix(), folders)
