"""Names that a user gives: several at once, some of them misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.dossier.hints import nearest_or_all
from briefgen.errors import BAD_CALL, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def split(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the names in ``a,b`` and repeated options: each once, in order."""
    names = (name.strip() for text in given or () for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def check(what: str, given: Iterable[str], known: Sequence[str]) -> None:
    """Raise `UserError` with a problem for each name that is not known.

    `what` says what they are names of.
    """
    problems = tuple(
        Problem(f"there is no {what} '{name}'", None, nearest_or_all(name, known))
        for name in given
        if name not in known
    )
    if problems:
        raise UserError(problems, exit_code=BAD_CALL)
