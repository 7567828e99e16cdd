"""How much a template may do: so many steps, so many characters, so much time.

Templates may come from somebody else, and must neither run for ever nor fill the
memory. A step is a turn of a loop, a call, a filter. Steps and characters are
counted, so that the same brief is made or refused on every machine alike; the clock
is the last net, for what takes long in few steps.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateRuntimeError, Undefined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_STEPS: Final = 2_000_000
"""Some twenty times what the largest dossier takes."""

MOST_LETTERS: Final = 50_000_000
"""All texts together that are made on the way to a page; each is counted anew."""

MOST_SECONDS: Final = 60.0
_NAME_A_PART: Final = "name what of it to show, such as fact.text"
_SELDOM: Final = 0xFF
"""The clock is read once in so many steps, and one."""

_WIDEST: Final = 4096
"""The most bits of a whole number."""

TOO_LARGE: Final = "a number gets too large"


class TooMuchError(TemplateRuntimeError):
    """A template does more than it may; `hint` is the next step."""

    hint = "shorten its loops, its macros that call themselves, and its long texts"


class RefusedError(TemplateRuntimeError):
    """A template does what none may; `hint` is the next step."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class _Meter:
    """What is left to the templates of one page."""

    __slots__ = ("end", "letters", "steps")

    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.letters = MOST_LETTERS
        self.end = monotonic() + MOST_SECONDS


_METER: ContextVar[_Meter] = ContextVar("_METER")


@contextmanager
def metered() -> Iterator[None]:
    """Count what templates do from here on, in this thread alone."""
    token = _METER.set(_Meter())
    try:
        yield
    finally:
        _METER.reset(token)


def step(letters: int = 0, items: int = 0) -> None:
    """Count a step, what it writes, and the items it looks at, each another step.

    Raises `TooMuchError`.
    """
    meter = _METER.get()
    meter.steps = steps = meter.steps - 1 - items
    meter.letters = left = meter.letters - letters
    if steps > 0 and left >= 0 and steps & _SELDOM:
        return
    if left < 0:
        raise TooMuchError(f"it makes more than {MOST_LETTERS:,} characters of text")
    if steps < 0:
        raise TooMuchError(f"it takes more than {MOST_STEPS:,} steps")
    if monotonic() > meter.end:
        raise TooMuchError(f"it takes more than {MOST_SECONDS:g} seconds")


def weigh(value: object) -> None:
    """Count the characters and items of a value, with what is in its lists."""
    if isinstance(value, str):
        step(len(value))
    elif isinstance(value, dict):
        step(len(value), items=len(value))
        for name, item in value.items():
            weigh(name)
            weigh(item)
    elif isinstance(value, list | tuple | set | frozenset):
        step(len(value), items=len(value))
        for item in value:
            weigh(item)
    elif isinstance(value, range):
        step(len(value))


def counted(items: Iterable[Any]) -> Iterator[Any]:
    """Yield items, each of them a step."""
    for item in items:
        step()
        yield item


def printable(value: object) -> str:
    """Return a value as text. Raises `RefusedError` for what is no text or number.

    Lists and things have texts that tell of Python, and of this machine.
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, int | float | Undefined):
        return str(value)
    is_list = isinstance(value, list | tuple | set | frozenset)
    hint = "join what is in it: | join(', ')" if is_list else _NAME_A_PART
    kind = "a list" if is_list else "this"
    raise RefusedError(f"{kind} is no text, and cannot be printed", hint)


def added(left: Any, right: Any) -> Any:
    """Return the sum of two numbers, or one sequence after another."""
    weigh(left)
    weigh(right)
    return left + right


def times(left: Any, right: Any) -> Any:
    """Return a product; of a sequence, what is in it many times over."""
    for one, other in ((left, right), (right, left)):
        if hasattr(one, "__len__") and isinstance(other, int):
            step(len(one) * max(other, 0))
    if isinstance(left, int) and isinstance(right, int):
        _fit(left.bit_length() + right.bit_length())
    return left * right


def power(left: Any, right: Any) -> Any:
    """Return a power."""
    if isinstance(left, int) and isinstance(right, int):
        _fit(left.bit_length() * abs(right))
    return left**right


def remainder(left: Any, right: Any) -> Any:
    """Return the remainder of numbers: for texts there is ``format``."""
    if isinstance(left, str):
        hint = 'write "{} of {}".format(one, other)'
        raise RefusedError("'%' is for numbers alone", hint)
    return left % right


def _fit(bits: int) -> None:
    if bits > _WIDEST:
        raise TooMuchError(TOO_LARGE)
