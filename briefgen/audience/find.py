"""Where audiences are found: the user's ``templates/`` first, then the built-in.

An audience is a folder with an ``audience.yaml``. What it leaves out, it takes
from the audience it extends; ``base`` stands at the end of every chain. A folder of
the user's with the name of a built-in audience extends that one, unless it says
otherwise, and needs no ``audience.yaml`` of its own.

What lies in ``templates/`` may not link to what lies outside: templates that came
from somebody else must not draw other files of this machine into a brief, which is
then mailed. ``templates`` itself may be a link, so that projects can share one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from briefgen.audience.profile import Audience, Settings, Theme
from briefgen.audience.settings import FILE, SettingsFile, read_settings
from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.dossier.textfile import shown
from briefgen.dossier.types import ID, Marking
from briefgen.dossier.value import REQUIRED
from briefgen.errors import BAD_MACHINE, Place, Problem, UserError

BASE = "base"
_PACKAGE = Path(__file__).resolve().parent.parent
_NONE = "there is no audience '{}'"
_LIKE_FILE = re.compile(r"audiences?\.ya?ml(\.txt)?", re.IGNORECASE)
_MOVE = "move what it is for into the folder of an audience"
_NEEDED = tuple(
    name
    for name, made in Audience.keys_of.items()
    if made.default is REQUIRED and name in Settings.keys_of
)


def built_in() -> Path:
    """Return the folder of the templates that come with briefgen."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def folders(project: Path) -> dict[str, Path]:
    """Return the nearest folder of every audience of a project, sorted by name.

    They are only found, not read. Raises `UserError` where a folder of templates
    cannot be looked into.
    """
    found: dict[str, Path] = {}
    for root in reversed(_roots(project)):
        for folder in _inside(root):
            name = folder.name
            if name in found or os.path.lexists(folder / FILE):
                found[name] = folder
    return dict(sorted(found.items()))


def no_audiences(project: Path) -> dict[str, Problem]:
    """Return the folders in the user's templates that are no audience, and why.

    What lies in them has no effect. Raises as `folders` does.
    """
    known = folders(project)
    return {
        folder.name: _no_audience(folder, known)
        for root in _roots(project)[:-1]
        for folder in sorted(_inside(root))
        if folder.name not in known
    }


def _no_audience(folder: Path, known: Iterable[str]) -> Problem:
    names = (path.name for path in folder.iterdir() if _LIKE_FILE.fullmatch(path.name))
    like = min(names, default="")
    meant = did_you_mean(folder.name, (*known, BASE))
    hint = f"rename {like} to {FILE}" if like else meant or f"write one, or {_MOVE}"
    return Problem(f"has no {FILE}", Place(shown(str(folder))), hint)


def audience(name: str, project: Path) -> Audience:
    """Return an audience with what it inherits filled in.

    Only it and what it extends are read. Raises `UserError` with all problems of
    these, or where there is no audience of that name.
    """
    known = folders(project)
    if name not in known:
        raise UserError(_NONE.format(name), hint=nearest_or_all(name, known))
    if not re.fullmatch(ID.pattern, name):
        place = Place(shown(str(known[name])))
        hint = f"rename the folder: {ID.hint}"
        raise UserError(f"'{name}' {ID.wrong}", place=place, hint=hint)
    roots = _roots(project)
    chain = _Chain(name, roots, known)
    if problems := (*chain.problems(), *_unknown_further(chain.files, known)):
        raise UserError(problems)
    settings: dict[str, Any] = {}
    theme = Theme()
    for file in reversed(chain.files):
        settings |= file.settings.own
        if file.settings.theme:
            theme = theme.replaced(**file.settings.theme.own)
    settings["theme"] = theme
    settings["further"] = _further(chain, settings["clearance"], roots, known)
    steps = (*chain.steps, *_homes(BASE, roots))
    return Audience(name=name, chain=tuple(map(str, steps)), **settings)


def _unknown_further(
    files: Iterable[SettingsFile], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each file that sends readers on to no audience."""
    for file in files:
        name = file.settings.further
        if name and name not in known:
            hint = nearest_or_all(name, known)
            place = file.places.of(("further",))
            yield Problem(f"further: {_NONE.format(name)}", place, hint)


def _further(
    chain: _Chain, clearance: Marking, roots: list[Path], known: Collection[str]
) -> str | None:
    """Return the audience that the readers of another are sent on to.

    It is none where a parent names the very audience. Raises `UserError` where its
    brief may lack what they look for. One that is broken is not looked into: that is
    told where it is used.
    """
    name = chain.steps[0].name
    files = (file for file in chain.files if file.settings.further)
    file = next(files, None)
    further = file and file.settings.further
    if file is None or further is None:
        return None
    place = file.places.of(("further",))
    if further == name:
        if Path(place.file).parent.name != name:
            return None
        message = f"further: readers of '{name}' are sent on to what they have read"
        raise UserError(message, place=place, hint="name another audience")
    allowed = _clearance(further, roots, known)
    if allowed and allowed.rank < clearance.rank:
        message = f"further: '{further}' may see {allowed}, and '{name}' {clearance}"
        hint = "name an audience that may see as much"
        raise UserError(message, place=place, hint=hint)
    return further


def _clearance(name: str, roots: list[Path], known: Collection[str]) -> Marking | None:
    """Return the clearance of an audience; none where it is broken."""
    try:
        chain = _Chain(name, roots, known)
    except UserError:
        return None
    if chain.problems():
        return None
    given = (file.settings.clearance for file in chain.files)
    return next((clearance for clearance in given if clearance), None)


class _Chain:
    """The folders that an audience takes from, nearest first, and their settings.

    It is whole unless it is wrong, or in doubt, what one of them extends. Raises
    `UserError` with the problems found until then where a file cannot be read.
    """

    def __init__(self, name: str, roots: list[Path], known: Collection[str]) -> None:
        self.steps: list[Path] = []
        self.files: list[SettingsFile] = []
        self._problems: list[Problem] = []
        self._roots = roots
        self._known = known
        self._is_whole = True
        homes = _homes(name, roots)
        while homes:
            folder, *below = homes
            self.steps.append(folder)
            homes = self._onwards(folder, below)

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems, those of the nearest file first, by their places."""
        files = {file.places.file: at for at, file in enumerate(self.files)}

        def order(problem: Problem) -> tuple[int, int, int]:
            place = problem.place
            if place is None:
                return len(files), 0, 0
            return files[place.file], place.line, place.column

        return tuple(sorted((*self._missing(), *self._problems), key=order))

    def _missing(self) -> Iterator[Problem]:
        """Yield a problem for each key that an audience needs and nobody gives."""
        if not self._is_whole:
            return
        names = [step.name for step in self.steps]
        among = f": looked for in {' → '.join(names)}" if len(names) > 1 else ""
        place = self.files[0].places.of(())
        for key in _NEEDED:
            if not any(key in file.keys for file in self.files):
                message = f"key '{key}' is missing{among}"
                about = Audience.keys_of[key].description
                yield Problem(message, place, f"{key}: {about}")

    def _onwards(self, folder: Path, below: list[Path]) -> list[Path]:
        """Read the settings in a folder; return the folders to go on to.

        `below` are the others of its name: it stands on them by itself.
        """
        file = self._read(folder)
        if file is None:
            return below
        self.files.append(file)
        self._problems += file.problems
        parent = file.extends
        if not file.is_clear:
            self._is_whole = False
            return []
        if parent is None or (parent == folder.name and below):
            return below
        homes = _homes(parent, self._roots) if parent in self._known else []
        if homes and homes[0] not in self.steps:
            return homes
        self._is_whole = False
        place = file.places.of(("extends",))
        self._problems.append(self._wrong_parent(parent, homes, place))
        return []

    def _read(self, folder: Path) -> SettingsFile | None:
        """Return the settings in a folder, if it has any."""
        path = folder / FILE
        try:
            if os.path.lexists(path):
                _stays(path, folder.parent)
                return read_settings(path)
        except UserError as error:
            problems = (*self._problems, *error.problems)
            raise UserError(problems, exit_code=error.exit_code) from None
        return None

    def _wrong_parent(self, parent: str, homes: list[Path], place: Place) -> Problem:
        """Return why an audience cannot extend another."""
        if homes:
            names = [step.name for step in self.steps[self.steps.index(homes[0]) :]]
            circle = " → ".join((*names, parent))
            message = f"extends: audiences extend each other in a circle: {circle}"
            return Problem(message, place, "remove 'extends' from one of them")
        hint = nearest_or_all(parent, self._known)
        if parent == BASE:
            hint = "remove it: what is in base holds for all audiences"
        return Problem(f"extends: {_NONE.format(parent)}", place, hint)


def _roots(project: Path) -> list[Path]:
    """Return the folders that audiences are in: the user's, then the built-in."""
    own, builtin = project / "templates", built_in()
    return [own, builtin] if own.is_dir() and not own.samefile(builtin) else [builtin]


def _homes(name: str, roots: Iterable[Path]) -> list[Path]:
    """Return the folders of that name, the user's before the built-in one."""
    homes = [root / name for root in roots if (root / name).is_dir()]
    for home in homes:
        _stays(home, home.parent)
    return homes


def _inside(root: Path) -> Iterator[Path]:
    """Yield the folders that may be audiences."""
    try:
        with os.scandir(root) as entries:
            names = [entry.name for entry in entries if entry.is_dir()]
    except OSError as error:
        place = Place(shown(str(root)))
        message = f"cannot be read: {error.strerror}"
        hint = "check who may read the folder"
        raise UserError(
            message, place=place, hint=hint, exit_code=BAD_MACHINE
        ) from None
    yield from (root / name for name in names if name != BASE and name[0] != ".")


def _stays(path: Path, root: Path) -> None:
    """Raise `UserError` where something in the user's templates links out of them."""
    if root == built_in():
        return
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        place = Place(shown(str(path)))
        hint = f"copy it into {shown(str(root))}, or make that folder the link"
        raise UserError("is a link that leads out", place=place, hint=hint)
