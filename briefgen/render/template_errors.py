"""What is wrong in a template, told as file, line and next step."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

_MISSING_NAME = re.compile(r"^'(\w+)' is undefined$")
_MISSING_PART = re.compile(r"has no attribute '(\w+)'$")


@contextmanager
def explained(folders: Sequence[Path], names: Sequence[str]) -> Iterator[None]:
    """Turn what a template raises into `UserError` with the template's place.

    `names` are those a template may use, to suggest the nearest.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        place: Place | None = Place(
            shown(error.filename or error.name or "template"), error.lineno
        )
        message = f"the template cannot be read: {error.message}"
        raise UserError(message, place=place) from None
    except TemplateNotFound as error:
        place = _place(error.__traceback__, folders)
        message = f"there is no template '{error.name}' in the chain"
        raise UserError(message, place=place, hint=_looked_in(folders)) from None
    except UndefinedError as error:
        place = _place(error.__traceback__, folders)
        hints = (_nearest(error, names), _reached_from(error.__traceback__, folders))
        hint = "\n  ".join(filter(None, hints))
        raise UserError(str(error), place=place, hint=hint) from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        place = _place(error.__traceback__, folders)
        if place is None:
            raise
        message = f"the template cannot be filled in: {error}"
        raise UserError(message, place=place) from None


def _place(trace: TracebackType | None, folders: Sequence[Path]) -> Place | None:
    """Return the innermost line of a template that led to an error."""
    return next(iter(_places(trace, folders)), None)


def _reached_from(trace: TracebackType | None, folders: Sequence[Path]) -> str:
    """Return what used a file of ``base``: a macro's mistake may be its caller's."""
    places = _places(trace, folders)
    base = shown(str(folders[-1])) + os.sep
    own = (place for place in places if not place.file.startswith(base))
    other = next(own, None) if places and places[0].file.startswith(base) else None
    return f"used by {other}" if other else ""


def _places(trace: TracebackType | None, folders: Sequence[Path]) -> list[Place]:
    """Return the lines of templates that led to an error, the innermost first."""
    inside = tuple(f"{folder}{os.sep}" for folder in folders)
    places = []
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(inside):
            places.append(Place(shown(file), trace.tb_lineno))
        trace = trace.tb_next
    return places[::-1]


def _nearest(error: UndefinedError, names: Sequence[str]) -> str:
    text = str(error)
    if found := _MISSING_NAME.search(text):
        hint = did_you_mean(found[1], names)
        return hint or f"a template may use: {', '.join(sorted(names))}"
    if _MISSING_PART.search(text):
        return "docs/templates.md lists what each value has"
    return ""


def _looked_in(folders: Sequence[Path]) -> str:
    return f"looked in {', '.join(shown(str(folder)) for folder in folders)}"
