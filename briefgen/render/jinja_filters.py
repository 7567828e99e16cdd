"""Which of Jinja2's filters templates may use, and what these are held to.

A filter that is not named here is not there: most of the others widen a text by as
much as they are told, give another result each time, or print what is no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sized
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from jinja2.filters import FILTERS, make_attrgetter
from jinja2.utils import pass_environment, pass_eval_context

from briefgen.render.bounds import added, counted, printable, step, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from jinja2.nodes import EvalContext

    Filter = Callable[..., Any]

_OF_TEXT: Final = (
    *("capitalize", "e", "escape", "forceescape", "lower", "safe", "string", "title"),
    *("trim", "upper", "wordcount"),
)
"""These take a text or a number, and give a text no longer than a few times that."""

_OF_ANY: Final = (
    *("abs", "count", "d", "default", "dictsort", "first", "float", "groupby", "int"),
    *("items", "last", "length", "list", "map", "max", "min", "reject", "rejectattr"),
    *("reverse", "select", "selectattr", "sort", "unique", "urlencode"),
)
"""These give no more than they are given."""

_WIDENING: Final = ("batch", "round", "slice")
_WIDENING_TEXT: Final = ("center", "indent", "replace", "truncate", "wordwrap")
"""These give as many times what they are given as their arguments say."""


def allowed() -> dict[str, Filter]:
    """Return the filters of Jinja2 that templates may use, by their names."""
    made = {name: bounded(FILTERS[name], printable) for name in _OF_TEXT}
    made |= {name: bounded(FILTERS[name]) for name in _OF_ANY}
    made |= {name: bounded(FILTERS[name], _same, _widened) for name in _WIDENING}
    for name in _WIDENING_TEXT:
        made[name] = bounded(FILTERS[name], printable, _widened)
    made["join"] = bounded(_join)
    made["sum"] = bounded(_sum)
    return made


def _same(value: Any) -> Any:
    return value


def _by_size(value: Any, _arguments: Iterable[Any]) -> None:
    """Count the work of a filter that reads a value once."""
    step(len(value) if isinstance(value, Sized) else 0)


def _widened(value: Any, arguments: Iterable[Any]) -> None:
    """Count the most that a filter may give that repeats its arguments."""
    size = len(value) + 1 if isinstance(value, Sized) else 1
    for item in arguments:
        if isinstance(item, str):
            size += size * len(item)
        elif isinstance(item, int | float):
            size += size * min(abs(int(item)), 10**9)
    step(size)


def bounded(
    function: Filter,
    read: Callable[[Any], Any] = _same,
    count: Callable[[Any, Iterable[Any]], None] = _by_size,
) -> Filter:
    """Return a filter that counts what it reads and gives.

    `read` is what it makes of its value first, and `count` counts the work.
    """
    before = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def filtered(*arguments: Any, **options: Any) -> Any:
        passed, value = arguments[:before], read(arguments[before])
        others = arguments[before + 1 :]
        count(value, (*others, *options.values()))
        result = function(*passed, value, *others, **options)
        if isinstance(result, str):
            step(len(result))
        elif isinstance(result, Iterator):
            return counted(result)
        elif result is not value:
            weigh(result)
        return result

    return filtered


def _attribute_of(environment: Environment, attribute: str | int | None) -> Filter:
    return make_attrgetter(environment, attribute) if attribute is not None else _same


@pass_eval_context
def _join(
    context: EvalContext,
    value: Iterable[Any],
    d: Any = "",
    attribute: str | int | None = None,
) -> Any:
    """Join texts and numbers; what is no markup is escaped beside what is."""
    get = _attribute_of(context.environment, attribute)
    texts = [printable(get(item)) for item in value]
    joint = printable(d)
    step(sum(map(len, texts)) + len(joint) * len(texts))
    return FILTERS["join"](context, texts, joint)


@pass_environment
def _sum(
    environment: Environment,
    iterable: Iterable[Any],
    attribute: str | int | None = None,
    start: Any = 0,
) -> Any:
    """Add up numbers, or lists."""
    get = _attribute_of(environment, attribute)
    total = start
    for item in iterable:
        total = added(total, get(item))
    return total
