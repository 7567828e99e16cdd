"""Python source of the schema that pydantic makes of a class and those in it.

Making it takes pydantic a fifth of a second, and it changes only with the classes
and with pydantic. So it is kept, readable, in a `_core_schema` beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from types import FunctionType
from typing import Any

from briefgen.dossier import models, texts, types
from briefgen.dossier import schema as schemas
from briefgen.dossier.value import Value

FILE = Path(__file__).parent / "_core_schema.py"

_HEAD = '''\
"""The schema of {what} for pydantic-core, as pydantic made it of {home}.

Written by ``python -m {package}.core_source``; do not edit it.
"""
{long}
from __future__ import annotations

from typing import Any

{imports}

PYDANTIC_CORE = {versions}
"""The versions of pydantic-core that the schema is tested with."""

'''
_LONG = "# Generated lines are as long as they are.\n# ruff: noqa: E501\n"
LEAST = "2.41.1"
"""The pydantic-core of the least pydantic that is asked for: it makes the same."""

_WIDTH = 88
_UNUSED = frozenset(("metadata", "serialization"))


def facts_text(versions: Sequence[str]) -> str:
    """Return the source of the schema of facts, for some versions of pydantic-core."""
    forms = {
        name: form
        for home in (types, texts)
        for name, form in vars(home).items()
        if isinstance(form, types.Form)
    }
    return module_text("FACTS", models.Dossier, forms, versions)


def module_text(
    name: str,
    root: type[Value],
    forms: Mapping[str, types.Form],
    versions: Sequence[str],
) -> str:
    """Return the source of a module that has the schema of a class under a name.

    `forms` are those that get names of their own. The schema is for `versions` of
    pydantic-core; ``core_source`` of the package that `root` is in is to write it.
    """
    writer = _Writer()
    whole = _bare(schemas.type_adapter(root).core_schema)
    for form_name, form in forms.items():
        writer.name(form_name, _bare(form.schema()))
    writer.name(name, whole)
    package, _, home = root.__module__.rpartition(".")
    lines = "\n".join(writer.lines)
    head = _HEAD.format(
        what=name.lower(),
        home=f"the {home}" if home == "models" else f"`{home}`",
        package=package,
        long=_LONG if any(len(line) > _WIDTH for line in lines.splitlines()) else "",
        imports=_imports(set(_homes(whole))),
        versions=_source(list(versions)),
    )
    return f"{head}\n{lines}\n"


def _homes(node: Any) -> Iterator[str]:
    """Yield the module of each class and function in a schema."""
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _homes(inner)
    elif isinstance(node, Enum):
        yield type(node).__module__
    elif isinstance(node, FunctionType | type):
        yield node.__module__


def _imports(homes: set[str]) -> str:
    """Return the statements that import some modules."""
    packages: dict[str, list[str]] = {}
    for home in sorted(homes):
        package, _, name = home.rpartition(".")
        packages.setdefault(package, []).append(name)
    return "\n".join(f"from {p} import {', '.join(n)}" for p, n in packages.items())


class _Writer:
    """Writes schemas as assignments: each class and form once, under its name."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._names: list[tuple[Any, str]] = []

    def name(self, name: str, schema: dict[str, Any]) -> str:
        """Write a schema under a name, unless it has one; return its name."""
        for known, its_name in self._names:
            if known == schema:
                return its_name
        inner = {key: self._named(value) for key, value in schema.items()}
        self.lines.append(f"{name}: dict[str, Any] = {_source(inner)}")
        self._names.append((schema, name))
        return name

    def _named(self, node: Any) -> Any:
        """Return a schema with names in the place of what has or deserves one."""
        if isinstance(node, list):
            return [self._named(item) for item in node]
        if not isinstance(node, dict):
            return node
        if any(known == node for known, _ in self._names):
            return _Name(self.name("", node))
        if isinstance(node.get("cls"), type):
            return _Name(self.name(node["cls"].__name__.upper(), node))
        return {key: self._named(value) for key, value in node.items()}


class _Name(str):
    """A name in the source, where a plain text would be quoted."""

    __slots__ = ()


def _bare(schema: Any) -> Any:
    """Return a core schema without what only JSON Schema and serialising need."""
    if isinstance(schema, dict):
        # The order of a class's settings differs between versions.
        items = sorted(schema.items()) if "title" in schema else schema.items()
        return {
            key: _ref(value) if key in ("ref", "schema_ref") else _bare(value)
            for key, value in items
            if key not in _UNUSED
        }
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema


def _ref(ref: str) -> str:
    """Return a reference without the module and the memory address it carries."""
    return ref.partition(":")[0].rpartition(".")[-1]


def _source(
    value: Any, indent: str = "", lead: int = len("x: dict[str, Any] = ")
) -> str:
    """Return the source of a value: in one line if it fits, else an item a line."""
    if isinstance(value, dict):
        opening, closing = "{}"
        items = [(f"{json.dumps(key)}: ", item) for key, item in value.items()]
    elif isinstance(value, list):
        opening, closing = "[]"
        items = [("", item) for item in value]
    else:
        return _plain(value)
    flat = ", ".join(key + _source(item, lead=-_WIDTH * 99) for key, item in items)
    if len(indent) + lead + len(flat) + 3 <= _WIDTH:
        return f"{opening}{flat}{closing}"
    deeper = f"{indent}    "
    lines = (
        f"{deeper}{key}{_source(item, deeper, len(key))},\n" for key, item in items
    )
    return f"{opening}\n{''.join(lines)}{indent}{closing}"


def _plain(value: Any) -> str:
    if isinstance(value, _Name):
        return str(value)
    if isinstance(value, Enum):
        return f"{_plain(type(value))}.{value.name}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, FunctionType | type):
        return f"{value.__module__.rpartition('.')[2]}.{value.__name__}"
    return repr(value)


if __name__ == "__main__":
    from importlib.metadata import version

    FILE.write_text(facts_text([LEAST, version("pydantic-core")]), encoding="utf-8")
    schemas.FILE.write_text(schemas.json_text(), encoding="utf-8")
