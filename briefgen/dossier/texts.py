"""Texts of facts, in one language or in several.

A text may be written as a mapping of BCP 47 tags to texts. A brief shows the one in
its own language; where there is none, the one in the language of the dossier, marked
as foreign, so that a screen reader changes its voice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from operator import is_not
from typing import Annotated, Any, Self, TypeVar

from briefgen.dossier.rules import Part, Wrong
from briefgen.dossier.types import LANGUAGE, TEXT, Form
from briefgen.dossier.value import Value

_V = TypeVar("_V", bound=Value)

_RIGHT_TO_LEFT = frozenset(["ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"])


class Words(str):
    """A text that a fact says, and what it is in other languages.

    It is used as a `str`: as the text that it shows. `texts` has that of each
    language, and nothing where there is one text only. `language` is the tag of the
    text shown where the page it is for has another language, and `direction` its
    direction where the page has the other one; both are empty elsewhere.
    """

    __slots__ = ("direction", "language", "texts")
    direction: str
    language: str
    texts: Mapping[str, str]

    def __new__(
        cls,
        text: str,
        texts: Mapping[str, str] | None = None,
        language: str = "",
        direction: str = "",
    ) -> Self:
        """Return a text; without more it has one language, that of its page."""
        words = super().__new__(cls, text)
        words.texts = texts or {}
        words.language = language
        words.direction = direction
        return words

    def rewritten(self, text: str) -> Words:
        """Return another text in place of the one shown, in the same language."""
        return Words(text, self.texts, self.language, self.direction)

    def localised(self, own: str, wanted: str) -> Words:
        """Return the text in the language `wanted`, or else in that of the dossier."""
        if not self.texts:
            foreign = "" if is_same(own, wanted) else own
            way = turned(own, wanted) if foreign else ""
            if (foreign, way) == (self.language, self.direction):
                return self
            return Words(self, None, foreign, way)
        for tag, text in self.texts.items():
            if tag.lower() == wanted.lower():
                return self._shown_as(text)
        for tag, text in self.texts.items():
            if is_same(tag, wanted):
                return self._shown_as(text)
        return Words(self.texts[own], self.texts, own, turned(own, wanted))

    def _shown_as(self, text: str) -> Words:
        """Return one of the texts, in the language of its page."""
        is_shown = str(self) == text and not (self.language or self.direction)
        return self if is_shown else Words(text, self.texts)


class _InLanguages(Form):
    """A form of text that may be given in several languages."""

    def schema(self) -> dict[str, Any]:
        """Return the schema of pydantic-core for a text, or a mapping of texts."""
        text = super().schema()
        function = {"type": "no-info", "function": words}
        return {"type": "function-wrap", "function": function, "schema": text}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        text = handler(schema)
        return {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": LANGUAGE.pattern},
                    "additionalProperties": text,
                },
            ]
        }


PROSE = _InLanguages(TEXT.pattern, wrong=TEXT.wrong, hint=TEXT.hint)
Prose = Annotated[str, PROSE]
"""A text that may be given in several languages."""


def words(given: Any, check: Callable[[Any], str]) -> Words:
    """Return what a file gives for a text: one, or one for each of some languages.

    Raises `ValueError` with a hint for a mapping that is not of that form.
    """
    if not _has_texts(given):
        return Words(check(given))
    for tag, text in given.items():
        if not re.search(LANGUAGE.pattern, tag):
            raise ValueError(f"'{tag}' {LANGUAGE.wrong}", LANGUAGE.hint)
        if not re.search(TEXT.pattern, text):
            raise ValueError(f"the text in '{tag}' {TEXT.wrong}", TEXT.hint)
    return Words(next(iter(given.values())), given)


def _has_texts(given: object) -> bool:
    """Tell whether something is meant as a text in several languages."""
    return (
        isinstance(given, dict)
        and bool(given)
        and all(isinstance(text, str) for text in given.values())
    )


def problems(parts: list[Part], names: frozenset[str]) -> Iterator[Wrong]:
    """Yield the texts that lack the language of the dossier; `names` are their keys."""
    own = parts[0].data.get("language", "en") if parts else ""
    for path, section, data in parts:
        is_text = section in names and path[-1] == section and _has_texts(data)
        if is_text and own not in data:
            hint = f"add it as '{own}', or correct 'language' of the dossier"
            yield Wrong(path, "lacks the text in the dossier's own language", hint)


def localised(value: _V, own: str, wanted: str) -> _V:
    """Return a value with its texts in a language; `own` is that of the dossier.

    What has no text to change is the same object, not one like it.
    """
    changes = {}
    for name in value.keys_of:
        item = getattr(value, name)
        if type(item) not in _WITHOUT_TEXTS:
            found = _localised(item, own, wanted)
            if found is not item:
                changes[name] = found
    return value.replaced(**changes) if changes else value


_WITHOUT_TEXTS = frozenset((str, int, bool, type(None)))
"""What most fields hold: looking further into each would take as long as all else."""


def _localised(item: Any, own: str, wanted: str) -> Any:
    if isinstance(item, Words):
        return item.localised(own, wanted)
    if isinstance(item, tuple):
        items = tuple([_localised(each, own, wanted) for each in item])
        return items if any(map(is_not, items, item)) else item
    return localised(item, own, wanted) if isinstance(item, Value) else item


def shown(value: Value) -> Iterator[Words]:
    """Yield every text in a value that may be given in several languages."""
    for name in value.keys_of:
        item = getattr(value, name)
        for each in item if isinstance(item, tuple) else (item,):
            if isinstance(each, Words):
                yield each
            elif isinstance(each, Value):
                yield from shown(each)


def is_same(one: str, other: str) -> bool:
    """Tell whether two BCP 47 tags name one language, whatever its region."""
    return _primary(one) == _primary(other)


def direction(language: str) -> str:
    """Return ``rtl`` for a language that is written from right to left, or ``ltr``."""
    return "rtl" if _primary(language) in _RIGHT_TO_LEFT else "ltr"


def turned(language: str, page: str) -> str:
    """Return the direction of a language, if that of the page is the other one."""
    own = direction(language)
    return "" if own == direction(page) else own


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]


_QUOTED = re.compile(r"[“”„«‟\"]\s*([^“”„«»‟\"]+?)\s*[“”»\"]")


def unquoted(quote: str) -> str:
    """Return a quote without marks of its own around all of it: a page sets them."""
    found = _QUOTED.fullmatch(quote.strip())
    return found[1] if found else quote
