"""What a template asks for and there is not."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing

from briefgen.dossier.hints import nearest_or_all

_KINDS = {"dict": "these labels", "list": "a list", "tuple": "a list"}
"""What values of Python's own types are to a template."""
_SHOWN = 60
_NO_NAME = (
    "what is in the brackets names no part\n"
    "name it by a text, as in facts['title'], or by its place, as in topics[0]"
)
_OF_VALUES = frozenset(("keys_of", "replaced"))
"""What every value has and no template needs."""


class Missing(StrictUndefined):
    """What a template asks for and there is not: an error in the template's words."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Say what is not there; in a second line, what was meant."""
        value = self._undefined_obj
        name: object = self._undefined_name  # Jinja2 says a text; brackets hold any
        if self._undefined_hint or value is missing:
            return super()._undefined_message
        if not isinstance(name, str | int):
            return _NO_NAME
        kind = type(value).__name__
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", kind).lower()
        article = "an" if words[0] in "aeiou" else "a"
        asked = name if isinstance(name, int) else repr(name[:_SHOWN])
        message = f"there is no {asked} in {_KINDS.get(kind) or f'{article} {words}'}"
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
