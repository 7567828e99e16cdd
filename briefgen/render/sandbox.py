"""Jinja2's sandbox, narrowed: what templates may reach, and how much they may do.

Jinja2 keeps templates from running code. This adds that they cannot run for ever or
fill the memory: the code that it makes of a template counts its steps, by
`briefgen.render.bounds`. And of what a template may call, only that is left which a
page can need.
"""

from __future__ import annotations

import re
from collections.abc import Sized
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateSyntaxError
from jinja2.runtime import markup_join
from jinja2.sandbox import (
    ImmutableSandboxedEnvironment,
    SandboxedEscapeFormatter,
    SandboxedFormatter,
)
from markupsafe import Markup

from briefgen.dossier.value import Value
from briefgen.render.bounds import (
    RefusedError,
    TooMuchError,
    added,
    power,
    printable,
    remainder,
    step,
    times,
    weigh,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import CodeGenerator
    from jinja2.runtime import Context

_METHODS: Final = frozenset(
    (
        *("capitalize", "casefold", "count", "endswith", "find", "index", "isalnum"),
        *("isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric"),
        *("isspace", "istitle", "isupper", "lower", "lstrip", "partition"),
        *("removeprefix", "removesuffix", "rfind", "rindex", "rpartition", "rsplit"),
        *("rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title"),
        "upper",
    )
)
"""The methods of texts that give no more than they are given. `format` is apart."""

_GLOBALS: Final = frozenset(("cycler", "dict", "joiner", "namespace", "range"))
_ANSWERS: Final[dict[tuple[type, str], bool]] = {}
"""What was answered for a kind of object and the name of an attribute."""

_MOST_ANSWERS: Final = 4_000
"""Names can be made up without end."""

_WIDE: Final = re.compile(r"\d{4}")


class _Fields(Formatter):
    """Fills in a text with short fields, of texts and numbers alone."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """Return a value to be shown; Python's own way to show it is refused."""
        if conversion not in (None, "s"):
            raise RefusedError(f"'!{conversion}' is not for briefs", "leave it out")
        return value

    def format_field(self, value: Any, format_spec: str) -> Any:
        """Return a value as text, in a width that a page can have."""
        if _WIDE.search(format_spec):
            raise TooMuchError(f"'{format_spec[:20]}' is too wide for a field")
        shown = value if isinstance(value, int | float) else printable(value)
        text = super().format_field(shown, format_spec)
        step(len(text))
        return text


class _TextFormatter(_Fields, SandboxedFormatter):
    pass


class _MarkupFormatter(_Fields, SandboxedEscapeFormatter):
    pass


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for templates of anybody, with an autoescape that stays on."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    step = staticmethod(step)

    @property
    def code_generator_class(self) -> type[CodeGenerator]:  # type: ignore[override] # loaded where a template is not compiled yet
        """What makes code of a template."""
        from briefgen.render.counting import Counting

        return Counting

    def __init__(self, **options: Any) -> None:
        # Constants are worked out when they are used: there it is counted.
        super().__init__(**options, autoescape=True, optimized=False)
        self.binop_table |= {"+": added, "*": times, "**": power, "%": remainder}
        for name in self.globals.keys() - _GLOBALS:
            del self.globals[name]

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """Return the code of a template. Raises `TemplateSyntaxError`."""
        try:
            return super().compile(source, *arguments, **options)
        except (MemoryError, RecursionError, SyntaxError, ValueError):
            name, file = (*arguments, None, None)[:2]
            message = "it is nested too deeply"
            raise TemplateSyntaxError(message, 1, name, file) from None

    def joined(self, parts: tuple[object, ...]) -> str:
        """Return texts and numbers as one text."""
        texts = [printable(part) for part in parts]
        step(sum(map(len, texts)))
        return markup_join(texts)

    def held(self, value: Any) -> Any:
        """Return a list, tuple or mapping; all that is in it counts."""
        weigh(value)
        return value

    def looked(self, value: Any) -> Any:
        """Return what something is looked for in; all of it may be read."""
        step(len(value) if isinstance(value, Sized) else 0)
        return value

    def call(
        __self,  # noqa: N805 - as Jinja2 has it, for arguments of any name
        __context: Context,  # noqa: PYI063 - as above
        __obj: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Return what a call gives, and count it."""
        step()
        result = super().call(__context, __obj, *args, **kwargs)
        if type(result) is not Markup:
            weigh(result)
        return result

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may reach an attribute.

        It hangs on the kind of the object alone, and is asked thousands of times.
        """
        asked = type(obj), attr
        known = _ANSWERS.get(asked)
        if known is None:
            known = self._is_safe(obj, attr, value)
            if len(_ANSWERS) < _MOST_ANSWERS:
                _ANSWERS[asked] = known
        return known

    def _is_safe(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str) and hasattr(Markup, attr):
            return attr in _METHODS
        if isinstance(obj, Value) and attr in ("keys_of", "replaced"):
            return False
        if isinstance(obj, tuple) and attr == "_asdict":
            return True
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return what fills in a text in place of its own ``format``."""
        text = getattr(value, "__self__", None)
        if not isinstance(text, str) or value.__name__ != "format":
            return None
        formatter = (
            _MarkupFormatter(self, escape=text.escape)
            if isinstance(text, Markup)
            else _TextFormatter(self)
        )
        kind = Markup if isinstance(text, Markup) else str

        def fill(*args: Any, **kwargs: Any) -> str:
            return kind(formatter.vformat(text, args, kwargs))

        return fill
