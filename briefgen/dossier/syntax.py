"""The YAML parser's errors in plain words, with what to do about them."""

from __future__ import annotations

from typing import Any

from briefgen.dossier.places import mark_place
from briefgen.errors import Place, Problem

_QUOTE = "put the text in quotes"
_INDENT = "check that keys and dashes that belong together start in the same column"
_UNCLOSED = "while scanning a quoted scalar"
_NO_COLON = "could not find expected ':'"
_AT_START = (
    # part of the parser's words, ours, the hint
    ("did not find expected '-'", "this is not in line with its list", _INDENT),
    ("while parsing a block", "this is not in line with what is above", _INDENT),
    ("expected <document start>", "this is not in line with what is above", _INDENT),
)
_ANYWHERE = (
    (_UNCLOSED, "a quotation mark is never closed", "close it"),
    (
        "mapping values are not allowed",
        "a colon and a space within a text",
        f"{_QUOTE}, or check the indentation",
    ),
    ("parsing a quoted scalar", "an unknown escape after '\\'", "use single quotes"),
    (_NO_COLON, "a key without a colon", "write 'key: value'"),
    (
        "block sequence entries",
        "a list starts within a line",
        "start a new line at '-'",
    ),
    ("while parsing a flow", "a bracket is never closed, or a comma is missing", ""),
    ("cannot start any token", "a text cannot start with this character", _QUOTE),
    ("mapping keys are not", "a text cannot start with '?'", _QUOTE),
    ("block scalar", "a '|' or '>' with something after it", _QUOTE),
    ("an alias", "a '*' without a name", _QUOTE),
    ("an anchor", "an '&' without a name", _QUOTE),
    ("a tag", "a '!' that is no tag", _QUOTE),
    ("while parsing", "this does not belong here", _QUOTE),
    ("expected <document start>", "this does not belong here", _QUOTE),
)


def explained(error: Any, text: str, file: str) -> Problem:
    """Return an error of the YAML parser as a problem at its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(f"not YAML: {error}", Place(file))
    words = f"{error.context or ''} {error.problem}"
    if error.context_mark and (_UNCLOSED in words or _NO_COLON in words):
        mark = error.context_mark
    before, character = _around(mark, text)
    if character == "\t":
        message, hint = "a tab is used as indentation", "use spaces"
    else:
        told = (*_AT_START, *_ANYWHERE) if not before.strip() else _ANYWHERE
        message, hint = next(
            (rest for part, *rest in told if part in words),
            (f"not YAML: {error.problem}", ""),
        )
    return Problem(message, mark_place(file, mark), hint)


def _around(mark: Any, text: str) -> tuple[str, str]:
    """Return what stands before a mark in its line, and the character at it."""
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[: mark.column], line[mark.column : mark.column + 1]
