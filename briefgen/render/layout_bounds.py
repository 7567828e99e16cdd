"""How long a style of a user's own may keep the layout busy, and what it may break.

A style may come from somebody else. What it asks for is counted while pages are laid
out, so that the same brief is made or refused on every machine alike; the clock is
the last net. And where the layout breaks down on a style, that is told as what it is.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.dossier.textfile import shown
from briefgen.errors import Place, UserError
from briefgen.render import confined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.audience.brief import Brief
    from briefgen.render.html import Page

MOST_STEPS: Final = 200_000
PER_TAG: Final = 20
"""How many more steps for each tag of the page. A usual page takes one."""

OF_A_PAGE: Final = 100
"""How many steps it is to start a page of paper."""

OF_TOKENS: Final = 16
"""So many tokens in the value of a property are a step."""

MOST_TOKENS: Final = 10_000
"""The most tokens that custom properties may make of a value."""

OF_SLOTS: Final = 10
"""So many places of a table, taken or not, are a step."""

LARGEST: Final = 100_000
"""The largest type, in pixels. Pango counts in 1/1024 pixels, in 32 bits."""

MOST_SECONDS: Final = 60.0
AGAIN: Final = (5.0, 5.0)
"""After how many seconds the clock rings again, where WeasyPrint goes on after all."""

PER_FACT: Final = 0.1
"""How many seconds more for each fact."""

_LEFT: ContextVar[list[int] | None] = ContextVar("_LEFT", default=None)


class _BeyondError(BaseException):
    """The layout is beyond its bounds.

    No `Exception`: WeasyPrint passes over those of a drawing or a value it works out.
    """


class _TooLongError(_BeyondError):
    """The layout takes too many steps, or too long."""


class _TooLargeError(_BeyondError):
    """The layout has type that no page can hold."""


@contextmanager
def bounded_layout(brief: Brief, page: Page) -> Iterator[None]:
    """Hold the layout of a page to its bounds where some of its style is the user's.

    Raises `UserError` with the place of that style for a layout that takes too long,
    needs too much memory or breaks down, and for what has no other place.
    """
    own = confined.own([Path(folder) for folder in brief.audience.chain])
    if not own:
        yield
        return
    styles = (s.file for s in reversed(page.sheets) if _is_in(s.file, own))
    place = Place(next(styles, shown(str(own[0]))))
    token = _LEFT.set([MOST_STEPS + PER_TAG * page.html.count("<")])
    try:
        with _clocked(MOST_SECONDS + PER_FACT * len(brief.all_facts)):
            yield
    except UserError as error:
        found = (p if p.place else p._replace(place=place) for p in error.problems)
        raise UserError(tuple(found), exit_code=error.exit_code) from None
    except (_TooLongError, MemoryError):
        message = "the layout of this style takes too long, or too many pages"
        hint = "take its last rules out, above all sizes, columns, breaks and var()"
        raise UserError(message, place=place, hint=hint) from None
    except _TooLargeError:
        message = f"the style sets type of more than {LARGEST:,} pixels"
        hint = "take its last sizes out: one in em or % is a share of that around it"
        raise UserError(message, place=place, hint=hint) from None
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"this style cannot be laid out on paper ({reason})"
        hint = "take its last rules out, above all sizes near 0, floats and columns"
        raise UserError(message, place=place, hint=hint) from error
    finally:
        _LEFT.reset(token)


@cache
def count_steps() -> None:
    """Have WeasyPrint, which is loaded, count what it lays out."""
    from weasyprint import css
    from weasyprint.layout import block, inline, page, preferred, table
    from weasyprint.text import fonts

    from briefgen.render.speed.patching import replace

    for function in (
        block.block_level_layout_switch,
        inline.split_inline_level,
        preferred.min_content_width,
        preferred.max_content_width,
    ):
        replace(function, _before(function, lambda *_: _step()))
    for function, count in (
        (page.make_page, lambda *_: _step(OF_A_PAGE)),
        (table.collapse_table_borders, _collapsed),
        (preferred.table_and_columns_preferred_widths, _measured),
        (fonts.get_font_description, _set),
    ):
        replace(function, _before(function, count))
    replace(css.resolve_var, _resolved(css.resolve_var))


def _step(steps: int = 1) -> None:
    left = _LEFT.get()
    if left is not None:
        left[0] -= steps
        if left[0] < 0:
            raise _TooLongError


def _before(
    function: Callable[..., Any], count: Callable[..., None]
) -> Callable[..., Any]:
    """Return a function that counts what it is given before it does anything."""

    @wraps(function)
    def counted(*arguments: Any, **options: Any) -> Any:
        count(*arguments)
        return function(*arguments, **options)

    return counted


def _collapsed(_table: Any, columns: int, rows: int) -> None:
    _step(columns * rows // OF_SLOTS)


def _measured(_context: Any, box: Any, *_: Any) -> None:
    """Count the places of a table, before a list is made of them."""
    rows = [row for group in box.get_wrapped_table().children for row in group.children]
    cells = (cell for row in rows for cell in row.children)
    columns = max((cell.grid_x + cell.colspan for cell in cells), default=0)
    _step(len(rows) * columns // OF_SLOTS)


def _set(style: Any, *_: Any) -> None:
    if _LEFT.get() is not None and style["font_size"] > LARGEST:
        raise _TooLargeError


def _resolved(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that counts the tokens of which it makes a value.

    A few properties that name each other often would fill the memory.
    """

    @wraps(function)
    def counted(*arguments: Any) -> Any:
        tokens = function(*arguments)
        if tokens:
            _step(len(tokens) // OF_TOKENS)
            if len(tokens) > MOST_TOKENS and _LEFT.get() is not None:
                raise _TooLongError
        return tokens

    return counted


def _is_in(file: str, folders: tuple[Path, ...]) -> bool:
    return Path(file).absolute().parent in [folder.absolute() for folder in folders]


@contextmanager
def _clocked(seconds: float) -> Iterator[None]:
    """Raise `_TooLongError` in this thread, whichever it is, after some seconds."""
    import ctypes
    import threading

    thread = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock, ended = threading.Lock(), threading.Event()

    def ring() -> None:
        for wait in (seconds, *AGAIN):
            if ended.wait(wait):
                return
            with lock:
                if not ended.is_set():
                    raise_in(thread, ctypes.py_object(_TooLongError))

    threading.Thread(target=ring, daemon=True).start()
    try:
        yield
    finally:
        # What rang a moment ago is raised here at the latest. To take it back with
        # None would leave Python 3.11 with a signal that no exception ever answers:
        # under a tracer, such as coverage, its next call never returns.
        with suppress(_TooLongError), lock:
            ended.set()
