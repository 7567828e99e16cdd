"""The project on the disk: where its dossiers are, and where its documents go."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.textfile import FACTS
from briefgen.errors import BAD_CALL, Place, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTENT = "content"
OUTPUT = "output"
_YAML = (".yaml", ".yml")
_LIKE_FACTS = re.compile(r"facts?\.ya?ml(\.txt)?", re.IGNORECASE)


class DossierFolder(NamedTuple):
    """A dossier on the disk: its name, and its file of facts."""

    name: str
    facts: Path


class Project(NamedTuple):
    """A folder with a ``content/`` folder in it."""

    folder: Path

    @property
    def content(self) -> Path:
        """The folder of the dossiers."""
        return self.folder / CONTENT

    def dossiers(self) -> tuple[DossierFolder, ...]:
        """Return the dossiers in ``content/``, sorted by name."""
        facts = sorted(self.content.glob(f"[!.]*/{FACTS}"))
        return tuple(DossierFolder(path.parent.name, path) for path in facts)

    def knows(self, given: str) -> bool:
        """Tell whether what is given is the name of a folder in ``content/``."""
        is_name = Path(given).name == given.rstrip(os.sep)
        return is_name and (self.content / given).is_dir()

    def dossier(self, given: str) -> DossierFolder:
        """Return the dossier that is called so, or that lies at this path.

        Raises `UserError` where there is none.
        """
        # A link keeps its own name: it is not resolved.
        whole = Path(os.path.abspath(given))  # noqa: PTH100 - Path.resolve follows links
        path = self.content / given if self.knows(given) else whole
        facts = path / FACTS if path.is_dir() else path
        if facts.is_file() and facts.name == FACTS and facts.parent.name:
            return DossierFolder(facts.parent.name, facts)
        raise self._no_dossier(given, path)

    def _no_dossier(self, given: str, path: Path) -> UserError:
        if path.is_dir():
            return UserError((_without_facts(path),))
        if path.is_file():
            return self._no_facts(path)
        return UserError(
            f"there is no dossier '{given}'",
            hint=self._meant(given, path),
            exit_code=BAD_CALL,
        )

    def _no_facts(self, path: Path) -> UserError:
        """Return the error of a file given that is not one of facts."""
        message = f"this is not a dossier: the facts stand in a file named {FACTS}"
        place = Place(str(shown(path)))
        for folder in path.parents[:2]:
            if (folder / FACTS).is_file():
                is_known = folder.parent == self.content
                name = folder.name if is_known else shown(folder / FACTS)
                hint = f"did you mean '{name}'?"
                return UserError(message, place=place, hint=hint, exit_code=BAD_CALL)
        if path.suffix in _YAML:
            return UserError(message, place=place, hint=f"rename it to {FACTS}")
        hint = f"start a dossier with it: 'briefgen distill {shown(path)}'"
        return UserError(message, place=place, hint=hint, exit_code=BAD_CALL)

    def _meant(self, given: str, path: Path) -> str:
        """Return what was meant by a name or path that there is not."""
        from briefgen.audience import find
        from briefgen.cli.names import good_name

        is_file = path.suffix in _YAML
        if is_file and (path.parent / FACTS).is_file():
            return f"did you mean '{shown(path.parent / FACTS)}'?"
        if given in find.folders(self.folder):
            return f"it is an audience: join several with a comma, '-a NAME,{given}'"
        is_facts = _LIKE_FACTS.fullmatch(path.name)
        name = path.parent.name if is_facts else path.stem if is_file else path.name
        hint = did_you_mean(name, (dossier.name for dossier in self.dossiers()))
        return hint or f"start it with 'briefgen new {good_name(name) or 'NAME'}'"

    def misnamed(self) -> tuple[Problem, ...]:
        """Return a problem for each folder whose facts have nearly the right name."""
        folders = sorted(path for path in self.content.glob("[!.]*") if path.is_dir())
        return tuple(
            _without_facts(folder)
            for folder in folders
            if not (folder / FACTS).exists() and _like_facts(folder)
        )


def _without_facts(folder: Path) -> Problem:
    """Return what to do about a folder that has no facts.yaml."""
    like = _like_facts(folder)
    hint = f"put one there; 'briefgen new NAME' makes a dossier in {CONTENT}/"
    hint = f"rename {like} to {FACTS}" if like else hint
    return Problem(f"this folder has no {FACTS}", Place(str(shown(folder))), hint)


def _like_facts(folder: Path) -> str:
    """Return a file that is meant as facts.yaml by its name, or nothing."""
    names = sorted(path.name for path in folder.iterdir())
    return next(filter(_LIKE_FACTS.fullmatch, names), "")


def chosen(project: Project, given: Sequence[str]) -> Iterable[DossierFolder]:
    """Return the dossiers given, or else all: each once, under a name of its own.

    Raises `UserError` where there is none, and where two have one name.
    """
    found = [project.dossier(name) for name in given] or project.dossiers()
    if not found:
        if misnamed := project.misnamed():
            raise UserError(misnamed)
        raise UserError(
            f"{shown(project.content)} has no dossier",
            hint="start one with 'briefgen new NAME'",
        )
    dossiers: dict[str, DossierFolder] = {}
    for dossier in found:
        if dossiers.setdefault(dossier.name, dossier).facts != dossier.facts:
            raise UserError(
                f"two dossiers are called '{dossier.name}': their documents would "
                "have the same names",
                hint="take one after the other, each with its own --output",
                exit_code=BAD_CALL,
            )
    return dossiers.values()


def find_project(given: str | None = None, dossiers: Sequence[str] = ()) -> Project:
    """Return the project in a folder that is given, or the one that we are in.

    Dossiers given by their paths are in a project already: the one around them.

    Raises `UserError` where that folder, or each from here upwards, has no
    ``content/`` folder, and where the dossiers are in two projects.
    """
    if given:
        named = project_in(given)
        if named.content.is_dir():
            return named
        raise UserError(
            f"{given} is no project: it has no {CONTENT}/",
            hint=f"name the folder that {CONTENT}/ is in, or start a dossier there "
            f"with 'briefgen new NAME --project {given}'",
            exit_code=BAD_CALL,
        )
    if project := _around(dossiers):
        return project
    raise UserError(
        f"there is no project here: neither this folder nor one above has {CONTENT}/",
        hint="go to the folder of your project, or start one with 'briefgen new NAME'",
        exit_code=BAD_CALL,
    )


def _around(dossiers: Sequence[str]) -> Project | None:
    """Return the project that some dossiers are in; without any, that we are in."""
    here = nearest_project(current_folder())
    found = {_project_of(dossier, here) for dossier in dossiers} or {here}
    if len(found) == 1:
        return found.pop()
    named = ", ".join(sorted(str(shown(each.folder)) for each in found if each))
    raise UserError(
        f"the dossiers lie in two projects: {named}",
        hint="take one after the other",
        exit_code=BAD_CALL,
    )


def _project_of(dossier: str, here: Project | None) -> Project | None:
    """Return the project that a dossier is in, if it is given by a path into one."""
    path = Path(os.path.abspath(dossier))  # noqa: PTH100 - Path.resolve follows links
    is_path = path.exists() and not (here and here.knows(dossier))
    return nearest_project(path) or here if is_path else here


def nearest_project(start: Path) -> Project | None:
    """Return the project that a path lies in, if it lies in one."""
    for folder in (start, *start.parents):
        if (folder / CONTENT).is_dir():
            return Project(folder)
    return None


def project_in(given: str | None) -> Project:
    """Return the project in a folder that is given, or the one that we are in.

    Where there is none, it is to be in the current folder.
    """
    if given:
        # A link keeps its own name: it is not resolved.
        return Project(Path(os.path.abspath(given)))  # noqa: PTH100 - Path.resolve follows links
    here = current_folder()
    return nearest_project(here) or Project(here)


def current_folder() -> Path:
    """Return the current folder. Raises `UserError` if it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UserError(
            "the current folder has been deleted",
            hint="go to a folder that exists",
            exit_code=BAD_CALL,
        ) from None


def shown(path: Path) -> Path:
    """Return a path as a user likes to read it: from the current folder on."""
    here = current_folder()
    return path.relative_to(here) if path.is_relative_to(here) else path
