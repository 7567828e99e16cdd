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

MOST_SECONDS: Final = 60.0
PER_FACT: Final = 0.1
"""How many seconds more for each fact."""

_LEFT: ContextVar[list[int] | None] = ContextVar("_LEFT", default=None)


class _TooLongError(Exception):
    """The layout takes too many steps, or too long."""


@contextmanager
def bounded_layout(brief: Brief, page: Page) -> Iterator[None]:
    """Hold the layout of a page to its bounds where some of its style is the user's.

    Raises `UserError` with the place of that style for a layout that takes too long,
    needs too much memory or breaks down.
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
    except UserError:
        raise
    except (_TooLongError, MemoryError):
        message = "the layout of this style takes too long, or too many pages"
        hint = "take its last rules out, above all sizes, columns and breaks"
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
    from weasyprint.layout import block, inline, page, preferred

    from briefgen.render.speed.patching import replace

    for function, steps in (
        (block.block_level_layout_switch, 1),
        (inline.split_inline_level, 1),
        (preferred.min_content_width, 1),
        (preferred.max_content_width, 1),
        (page.make_page, OF_A_PAGE),
    ):
        replace(function, _counted(function, steps))


def _counted(function: Callable[..., Any], steps: int) -> Callable[..., Any]:
    @wraps(function)
    def counted(*arguments: Any, **options: Any) -> Any:
        left = _LEFT.get()
        if left is not None:
            left[0] -= steps
            if left[0] < 0:
                raise _TooLongError
        return function(*arguments, **options)

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
    lock, ended = threading.Lock(), False

    def ring() -> None:
        with lock:
            if not ended:
                raise_in(thread, ctypes.py_object(_TooLongError))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        # What rang a moment ago is raised here at the latest. To take it back with
        # None would leave Python 3.11 with a signal that no exception ever answers:
        # under a tracer, such as coverage, its next call never returns.
        with suppress(_TooLongError):
            with lock:
                ended = True
            timer.cancel()
