"""What is wrong in a template, told as file, line and next step."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError
from briefgen.render import confined
from briefgen.render.bounds import TOO_LARGE, TooMuchError
from briefgen.render.environment import FILTERS, LINES, MERGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

_MISSING_NAME = re.compile(r"^'(\w+)' is undefined$")
_MISSING_PART = re.compile(r"^there is no '(\w+)' in ")
_MISSING_MACRO = re.compile(r"^the template '([^']+)' .*requested name '(\w+)'")
_MISSING_FILTER = re.compile(r"^No filter named '(\w+)'")
_UNKNOWN_TAG = re.compile(r"^Encountered unknown tag '(\w+)'")
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)")
_TAGS = (
    *("block", "call", "elif", "else", "endblock", "endcall", "endfilter", "endfor"),
    *("endif", "endmacro", "endset", "endwith", "extends", "filter", "for", "from"),
    *("if", "import", "include", "macro", "set", "with"),
)
_BROKEN = "each {% needs its %}, each {{ its }}, and each block its end, such as endfor"
_DEEP = "let fewer loops, brackets and macros stand in each other"
_WRONG_VALUE = "docs/templates.md lists what each value and filter takes"
_TOP = "top-level template code"
"""What Jinja2 calls the code of a template that is in no macro and no block."""


@contextmanager
def explained(folders: Sequence[Path], names: Sequence[str]) -> Iterator[None]:
    """Turn what a template raises into `UserError` with the template's place.

    `names` are those a template may use, to suggest the nearest.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        file = shown(error.filename or error.name or "template")
        message = f"the template cannot be read: {error.message}"
        hint = _meant(error.message or "")
        raise UserError(message, place=Place(file, error.lineno), hint=hint) from None
    except TemplateNotFound as error:
        place = _place(error.__traceback__, folders)
        message = f"there is no template '{error.name}' in the chain"
        raise UserError(message, place=place, hint=_looked_in(folders)) from None
    except UndefinedError as error:
        message, _, meant = str(error).partition("\n")
        steps = _steps(error.__traceback__, folders)
        step = _written(message, steps)
        place = step.place if step else None
        own = step.names if step else ()
        meant = meant or _nearest(message, names, own, folders)
        hints = (meant, _reached_from(place, steps, folders))
        hint = "\n  ".join(filter(None, hints))
        raise UserError(message, place=place, hint=hint) from None
    except RecursionError as error:
        raise _endless(error.__traceback__, folders) from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        TypeError,
        ValueError,
    ) as error:
        place = _place(error.__traceback__, folders)
        if place is None:
            raise
        reason = _reason(error)
        message = f"the template cannot be filled in: {reason}"
        full = TooMuchError.hint if isinstance(error, MemoryError) else _WRONG_VALUE
        hint = getattr(error, "hint", full)
        raise UserError(message, place=place, hint=hint) from None


def _reason(error: Exception) -> str:
    """Return what Python says of a value, where that is for a reader."""
    if isinstance(error, OverflowError):
        return TOO_LARGE
    return str(error) or "it takes more memory than there is"


def _endless(trace: TracebackType | None, folders: Sequence[Path]) -> UserError:
    """Return the error of what goes on until Python has no more room for it."""
    steps = _steps(trace, folders)
    tops = [step.place.file for step in reversed(steps) if step.code == _TOP]
    for file in tops:
        if tops.count(file) > 1:
            first = tops.index(file)
            circle = [*tops[first : tops.index(file, first + 1)], file]
            break
    else:
        place = _place(trace, folders)
        message = "the template cannot be filled in: a macro calls itself without end"
        return UserError(message, place=place, hint=_DEEP)
    place = next(step.place for step in steps if step.place.file == file)
    name = file.rpartition(os.sep)[2]
    message = f"templates use each other in a circle: {' → '.join(circle)}"
    hint = f'name the folder of the one that is meant: {{% extends "base/{name}" %}}'
    return UserError(message, place=place, hint=hint)


class _Step(NamedTuple):
    """A line of a template that led to an error, and what code it is of.

    `names` are those of all that has a value there.
    """

    place: Place
    code: str
    names: tuple[str, ...]


def _place(trace: TracebackType | None, folders: Sequence[Path]) -> Place | None:
    """Return the innermost line of a template that led to an error."""
    return next((step.place for step in _steps(trace, folders)), None)


def _written(message: str, steps: Sequence[_Step]) -> _Step | None:
    """Return where what is missing is written; if that is not found, where it showed.

    A name that does not exist can be given to a macro, and is missed in there.
    """
    first = next(iter(steps), None)
    if not (found := _MISSING_NAME.search(message) or _MISSING_PART.search(message)):
        return first
    word = re.compile(rf"\b{found[1]}\b")
    # What a macro calls its own parameter may be missing elsewhere.
    outside = (step for step in steps if found[1] not in step.names)
    return next((s for s in outside if word.search(_text_of(s.place))), first)


def _text_of(place: Place) -> str:
    lines = confined.read(Path(place.file)).splitlines()
    return "".join(lines[place.line - 1 : place.line])


def _reached_from(
    place: Place | None, steps: Sequence[_Step], folders: Sequence[Path]
) -> str:
    """Return what used a file of ``base``: a macro's mistake may be its caller's."""
    base = shown(str(folders[-1])) + os.sep
    if place is None or not place.file.startswith(base):
        return ""
    own = (step.place for step in steps if not step.place.file.startswith(base))
    other = next(own, None)
    return f"used by {other}" if other else ""


def _steps(trace: TracebackType | None, folders: Sequence[Path]) -> list[_Step]:
    """Return the lines of templates that led to an error, the innermost first."""
    inside = tuple(f"{folder}{os.sep}" for folder in folders)
    steps = []
    while trace:
        frame = trace.tb_frame
        if frame.f_code.co_filename.startswith(inside):
            place = _line(frame.f_code.co_filename, trace.tb_lineno, folders)
            # Jinja2 puts the variables of the template there, by their own names.
            steps.append(_Step(place, frame.f_code.co_name, tuple(frame.f_locals)))
        trace = trace.tb_next
    return steps[::-1]


def _line(file: str, line: int, folders: Sequence[Path]) -> Place:
    """Return the place of a line; of macros put together, that in their own file."""
    names = {f"{folder}{os.sep}{name}": name for folder in folders for name in MERGED}
    if name := names.get(file):
        number, line = divmod(line, LINES)
        file = str([*confined.every(folders, name)][number])
    return Place(shown(file), line)


def _meant(message: str) -> str:
    """Return the next step for a template that cannot be read."""
    if found := _MISSING_FILTER.search(message):
        hint = did_you_mean(found[1], FILTERS)
        return hint or f"there are: {', '.join(sorted(FILTERS))}"
    if found := _UNKNOWN_TAG.search(message):
        return nearest_or_all(found[1], _TAGS)
    return _DEEP if "nested" in message else _BROKEN


def _nearest(
    message: str, names: Sequence[str], own: Sequence[str], folders: Sequence[Path]
) -> str:
    """Return what was meant by a name; `own` are those of the template itself."""
    if found := _MISSING_NAME.search(message):
        hint = did_you_mean(found[1], (*names, *own))
        return hint or f"a template may use: {', '.join(sorted(names))}"
    if found := _MISSING_MACRO.search(message):
        files = confined.every(folders, found[1])
        macros = [name for file in files for name in _MACRO.findall(file.read_text())]
        return nearest_or_all(found[2], dict.fromkeys(macros))
    return ""


def _looked_in(folders: Sequence[Path]) -> str:
    return f"looked in {', '.join(shown(str(folder)) for folder in folders)}"
