"""What is wrong in a template, told as file, line and next step."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

_MISSING_NAME = re.compile(r"^'(\w+)' is undefined$")
_KINDS = {"dict": "these labels", "list": "a list", "tuple": "a list"}
"""What values of Python's own types are to a template."""
_OF_VALUES = frozenset(("keys_of", "replaced"))
"""What every value has and no template needs."""


class Missing(StrictUndefined):
    """What a template asks for and there is not: an error in the template's words."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Say what is not there; in a second line, what was meant."""
        value, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint or value is missing:
            return super()._undefined_message
        kind = type(value).__name__
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", kind).lower()
        article = "an" if words[0] in "aeiou" else "a"
        message = f"there is no {name!r} in {_KINDS.get(kind) or f'{article} {words}'}"
        is_name = isinstance(name, str) and kind not in ("list", "tuple")
        return (
            f"{message}\n{nearest_or_all(str(name), _parts(value)) if is_name else ''}"
        )


def _parts(value: Any) -> list[str]:
    """Return the names of what a template may take from a value."""
    if isinstance(value, dict):
        return list(value)
    names = dict.fromkeys((*getattr(value, "keys_of", ()), *dir(value)))
    return [name for name in names if name[0] != "_" and name not in _OF_VALUES]


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
        message, _, meant = str(error).partition("\n")
        meant = meant or _nearest(message, names)
        hints = (meant, _reached_from(error.__traceback__, folders))
        hint = "\n  ".join(filter(None, hints))
        raise UserError(message, place=place, hint=hint) from None
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


def _nearest(message: str, names: Sequence[str]) -> str:
    if found := _MISSING_NAME.search(message):
        hint = did_you_mean(found[1], names)
        return hint or f"a template may use: {', '.join(sorted(names))}"
    return ""


def _looked_in(folders: Sequence[Path]) -> str:
    return f"looked in {', '.join(shown(str(folder)) for folder in folders)}"
