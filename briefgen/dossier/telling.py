"""What is wrong with the data of a file, as problems with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.dossier.places import path_text
from briefgen.dossier.rules import MOST, Wrong
from briefgen.dossier.yaml_reader import Reading
from briefgen.errors import Problem

_COMMA = "a comma ends a text within {}: put a text that has one in quotes"


def told(wrongs: Iterable[Wrong], reading: Reading) -> tuple[Problem, ...]:
    """Return all problems of a file, those of its reader too, by their places.

    Of more than `MOST` the first are given, and a last that says so.
    """
    problems = sorted({*reading.problems, *_placed(wrongs, reading)}, key=_order)
    more = (Problem("there is more: mend these first"),)
    return (*problems[:MOST], *(more if len(problems) > MOST else ()))


def _placed(wrongs: Iterable[Wrong], reading: Reading) -> Iterator[Problem]:
    """Yield problems with their places, but for values that the reader refused."""
    refused = {problem.place for problem in reading.problems}
    for path, message, hint, key in wrongs:
        places = reading.places
        place = places.of_key((*path, key)) if key else places.of(path)
        if key or place not in refused:
            where = f"{path_text(path)}: " if path else ""
            is_rest = key and places.is_bare((*path, key))
            yield Problem(f"{where}{message}", place, _COMMA if is_rest else hint)


def _order(problem: Problem) -> tuple[int, int, str]:
    place = problem.place
    return (place.line, place.column, problem.message) if place else (0, 0, "")
