"""What a user should know of a brief, besides its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.project import shown
from briefgen.dossier import load_with_places
from briefgen.errors import Place, Problem, UserError
from briefgen.render.write import remove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.audience.profile import Audience


def at_their_facts(error: UserError, facts: Path) -> UserError:
    """Return an error with the places of the facts that its problems are about."""
    if not any(problem.fact for problem in error.problems):
        return error
    places = load_with_places(shown(facts)).places
    problems = (
        problem._replace(place=places.of_id(problem.fact)) if problem.fact else problem
        for problem in error.problems
    )
    return UserError(tuple(problems), exit_code=error.exit_code)


def withdrawn(paths: Iterable[Path]) -> Iterator[Problem]:
    """Delete documents whose readers may no longer see them, and tell of each.

    Such a document is not kept as one is when a new one fails: somebody would mail it.
    """
    for path in paths:
        if not path.is_file():
            continue
        place = Place(str(shown(path)))
        why = "its readers may no longer see what is in it"
        try:
            remove(path)
        except OSError as error:
            message = f"cannot be deleted: {error.strerror}"
            yield Problem(message, place, f"delete it: {why}")
        else:
            yield Problem(f"was deleted: {why}", place)


def foreign(count: int, audience: Audience, own: str) -> Problem:
    """Tell how many texts of a brief are in `own`, the language of the dossier."""
    wanted = audience.language
    number = "1 text" if count == 1 else f"{count} texts"
    return Problem(
        f"{number} of the {audience.name} brief {'is' if count == 1 else 'are'} in "
        f"{own}, not in {wanted}",
        hint=f"write them in both: text: {{{own}: …, {wanted}: …}}",
    )
