"""A `Dossier` to YAML that a person can read, and that loads to the same value.

Keys stand in the order of the models; what is empty or as by default is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.dossier.characters import first_refused
from briefgen.dossier.models import Dossier
from briefgen.dossier.texts import Words
from briefgen.dossier.value import REQUIRED, Value

_WIDTH = 88
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What YAML 1.1 or 1.2 takes for something else than text."""

_SHORT = 0xFFFF
"""The last character that \\u and four digits can write."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def dump(dossier: Dossier, *, schema: str | None = None) -> str:
    """Return a dossier as the text of a ``facts.yaml``.

    `schema` is the address of the JSON Schema, named in the first line for editors.
    """
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "\n".join((*head, *_mapping(dossier, ""), ""))


def _mapping(value: Value, indent: str) -> Iterator[str]:
    for name, made in value.keys_of.items():
        item = getattr(value, name)
        if item == made.default or item is None:
            continue
        if isinstance(item, Value):
            yield f"{indent}{name}:"
            yield from _mapping(item, f"{indent}  ")
        elif isinstance(item, Words) and item.texts:
            yield f"{indent}{name}:"
            for tag, text in item.texts.items():
                yield from scalar(f"{indent}  {tag}: ", text, f"{indent}    ")
        elif not isinstance(item, tuple):
            yield from scalar(f"{indent}{name}: ", item, f"{indent}  ")
        elif item:
            yield from _list(f"{indent}{name}:", item, f"{indent}  ")
        elif made.default is REQUIRED:
            yield f"{indent}{name}: []"


def _list(key: str, items: tuple[Any, ...], indent: str) -> Iterator[str]:
    if all(isinstance(item, str) and _is_id(item) for item in items):
        line = f"{key} [{', '.join(map(inline, items))}]"
        if len(line) <= _WIDTH:
            yield line
            return
    yield key
    for item in items:
        if isinstance(item, Value):
            lines = _mapping(item, f"{indent}  ")
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        else:
            yield f"{indent}- {inline(item)}"


def scalar(start: str, value: str | int, indent: str) -> Iterator[str]:
    """Yield the lines of a value behind its key; long texts go on at `indent`."""
    if isinstance(value, int):
        yield f"{start}{value}"
        return
    if "\n" not in value and (len(start) + len(value) <= _WIDTH or " " not in value):
        yield f"{start}{inline(value)}"
    elif value != value.strip() or not _is_clean(value.replace("\n", "")):
        yield f"{start}{_quoted(value)}"
    elif "\n" in value:
        yield f"{start}|-"
        for line in value.split("\n"):
            yield f"{indent}{line}" if line else ""
    elif "  " in value:
        yield f"{start}{inline(value)}"
    else:
        yield f"{start}>-"
        yield from _wrapped(value, indent)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """Yield a text in lines, broken where a single space stands."""
    line = ""
    for word in text.split(" "):
        if line and len(indent) + len(line) + len(word) >= _WIDTH:
            yield f"{indent}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{indent}{line}"


def inline(text: str) -> str:
    """Return a text for within a line: plain if YAML reads that as text, or quoted."""
    if not _is_clean(text):
        return _quoted(text)
    plain = (
        text[:1].isalpha()
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": "
        and text.lower() not in _WORDS
    )
    return text if plain else f"'{text.replace(chr(39), chr(39) * 2)}'"


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES or not first_refused(character):
        return _ESCAPES.get(character, character)
    code = ord(character)
    return f"\\u{code:04x}" if code <= _SHORT else f"\\U{code:08x}"


def _is_clean(text: str) -> bool:
    """Whether a text can stand in YAML as it is, within one line."""
    return "\t" not in text and "\n" not in text and not first_refused(text)


def _is_id(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()
