"""A draft as the text of ``facts.yaml``, as a person would write it.

Keys in the order of the models, evidence on one line, and a comment above each fact
that a person should look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefgen.dossier.dumper import inline, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.distill.draft import Draft, Values

__all__ = ["flow", "inline", "items", "text"]

REVIEW: Final = "# review: "
_HEAD: Final = """\
# yaml-language-server: $schema=../facts.schema.json
# A draft made from an article. Read each fact against its quote, correct it, and
# remove the line 'status: draft'. Look first at what is marked '# review:'.
"""
_FLOW: Final = ("evidence",)
_MARKS = re.compile(r"[,\[\]{}#]|: |^[^\w“]|^(?:null|true|false|yes|no|on|off|y|n)$")


def text(draft: Draft) -> str:
    """Return a draft as the text of a ``facts.yaml``."""
    lines: list[str] = []
    for key, value in draft.data.items():
        if isinstance(value, list):
            lines += ["", f"{key}:", *items(value, "  ", draft.doubts)]
        else:
            lines += scalar(f"{key}: ", value, "  ")
    notes = [f"# {note}" for note in draft.notes]
    return _HEAD + "\n".join((*notes, *lines, ""))


def items(values: list[Any], indent: str, doubts: Mapping[str, str]) -> Iterator[str]:
    """Yield a list of facts, a line each, with what is doubtful above each."""
    for value in values:
        if not isinstance(value, dict):
            yield f"{indent}- {inline(value)}"
            continue
        if why := doubts.get(value.get("id", "")):
            yield f"{indent}{REVIEW}{why}"
        lines = list(_mapping(value, f"{indent}  ", doubts))
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]


def _mapping(value: Values, indent: str, doubts: Mapping[str, str]) -> Iterator[str]:
    for key, item in value.items():
        if key in _FLOW:
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {flow(each)}" for each in item)
        elif isinstance(item, list) and all(isinstance(each, str) for each in item):
            yield f"{indent}{key}: [{', '.join(map(flow, item))}]"
        elif isinstance(item, list):
            yield f"{indent}{key}:"
            yield from items(item, f"{indent}  ", doubts)
        elif isinstance(item, dict):
            yield f"{indent}{key}:"
            yield from _mapping(item, f"{indent}  ", doubts)
        else:
            yield from scalar(f"{indent}{key}: ", item, f"{indent}  ")


def flow(value: Any) -> str:
    """Return a value on one line: keys and values between braces, lists in brackets."""
    if isinstance(value, dict):
        pairs = (f"{key}: {flow(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if not _MARKS.search(text) or inline(text).startswith('"'):
        return inline(text)
    return "'" + text.replace("'", "''") + "'"
