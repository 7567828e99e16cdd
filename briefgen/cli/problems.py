"""What an exception means for the user: the problems to show, and the exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from briefgen.errors import BAD_CALL, BAD_MACHINE, Place, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

BUG = 70
"""The exit code of a failure that is the program's own (EX_SOFTWARE)."""


class Failure(NamedTuple):
    """Why something was not done, and the exit code that tells so."""

    problems: tuple[Problem, ...]
    code: int


def explain(error: Exception) -> Failure:
    """Return what an exception means for the user."""
    if isinstance(error, UserError):
        return Failure(error.problems, error.exit_code)
    if isinstance(error, OSError) and error.strerror:
        return Failure((_refused(error),), BAD_MACHINE)
    return _bad_call(error) or Failure((_bug(error),), BUG)


def _refused(error: OSError) -> Problem:
    """Say what the system refused, in the system's words."""
    file = error.filename
    place = Place(os.fsdecode(file)) if isinstance(file, (str, bytes)) else None
    return Problem(_lower(error.strerror or ""), place)


def _bad_call(error: Exception) -> Failure | None:
    """Say in our words what Typer found wrong with the arguments."""
    from typer import TyperException

    if not isinstance(error, TyperException):
        return None
    guesses: Sequence[str] = getattr(error, "possibilities", None) or ()
    message = error.message if guesses else error.format_message()
    context = getattr(error, "ctx", None)
    help_ = f"see '{context.command_path if context else 'briefgen'} --help'"
    hint = f"did you mean {' or '.join(guesses)}? {help_}" if guesses else help_
    return Failure((Problem(_lower(message.removesuffix(".")), None, hint),), BAD_CALL)


def _bug(error: Exception) -> Problem:
    summary = " ".join(f"{type(error).__name__}: {error}".split())
    return Problem(
        f"this is a mistake in briefgen, not yours ({summary})",
        None,
        "please report it, with what the same command says after BRIEFGEN_DEBUG=1",
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
