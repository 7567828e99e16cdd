"""Custom properties of CSS that are misspelt, and braces that do not match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.audience.profile import Theme
from briefgen.dossier.hints import did_you_mean
from briefgen.errors import Problem
from briefgen.render.oversights.own import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render.oversights.own import Own, Text

_SET = re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
_USED = re.compile(r"\bvar\(\s*(--[\w-]+)\s*(,?)")
_BRACE = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|(?P<brace>[{}])",
    re.DOTALL,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def mistaken(own: Own) -> Iterator[Problem]:
    """Yield what a style sheet of the user's sets or uses in vain, and its braces."""
    everything = "\n".join(text for _, text in texts(own.chain, (".css", ".j2")))
    used = {name for name, _ in _USED.findall(everything)}
    given = {*_SET.findall(everything), *(f"--{name}" for name in Theme.keys_of)}
    for sheet in texts(own.folders, (".css",)):
        yield from _braces(sheet)
        text = _COMMENT.sub(lambda found: " " * len(found[0]), sheet.text)
        for found in _SET.finditer(text):
            if (name := found[1]) not in used:
                message = f"no style uses '{name}'"
                yield Problem(message, sheet.place(found.start(1)), _meant(name, used))
        for found in _USED.finditer(text):
            if (name := found[1]) not in given and not found[2]:
                message = f"nothing sets '{name}'"
                yield Problem(message, sheet.place(found.start(1)), _meant(name, given))


def _meant(name: str, names: set[str]) -> str:
    return did_you_mean(name, sorted(names - {name}))


def _braces(sheet: Text) -> Iterator[Problem]:
    """Yield the first brace that closes nothing, or the last that nothing closes.

    CSS passes over both, with all that stands behind an open one.
    """
    opened: list[int] = []
    for found in _BRACE.finditer(sheet.text):
        if found["brace"] == "{":
            opened.append(found.start())
        elif found["brace"] and not opened:
            yield Problem("'}' closes nothing", sheet.place(found.start()), "remove it")
            return
        elif found["brace"]:
            opened.pop()
    if opened:
        place = sheet.place(opened[-1])
        yield Problem("'{' is never closed", place, "close it with '}'")
