"""The YAML parser's errors in plain words, with what to do about them."""

from __future__ import annotations

from typing import Any

from briefgen.dossier.places import mark_place
from briefgen.errors import Place, Problem

_QUOTE = "put the text in quotes"
_COMMA = "or write the missing comma"
_INDENT = "check that keys and dashes that belong together start in the same column"
_UNCLOSED = "while scanning a quoted scalar"
_NO_COLON = "could not find expected ':'"
_IN_BRACKETS = "while parsing a flow"
_CLOSING = {"{": "}", "[": "]"}
_OTHER_QUOTES = {"'": "double", '"': "single"}
_AT_START = (
    # part of the parser's words, ours, the hint
    ("did not find expected '-'", "this is not in line with its list", _INDENT),
    ("while parsing a block", "this is not in line with what is above", _INDENT),
    ("expected <document start>", "this is not in line with what is above", _INDENT),
    ("a flow node", "a bracket above is never closed", "close it with '}' or ']'"),
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
    (_IN_BRACKETS, "this does not belong here", f"{_QUOTE}, {_COMMA}"),
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
    words = f"{error.context or ''}: {error.problem}"
    lines = text.split("\n")
    if bracket := _never_closed(words, error.context_mark, mark, lines):
        place = mark_place(file, error.context_mark)
        hint = f"close it with '{_CLOSING[bracket]}'"
        return Problem(f"'{bracket}' is never closed", place, hint)
    if error.context_mark and (_UNCLOSED in words or _NO_COLON in words):
        mark = error.context_mark
    message, hint = _told(words, *_around(mark, lines))
    return Problem(message, mark_place(file, mark), hint)


def _told(words: str, before: str, character: str) -> tuple[str, str]:
    """Return what is wrong behind `before`, at a character, and a hint."""
    if character == "\t":
        return "a tab is used as indentation", "use spaces"
    if before.strip() and "while parsing a" in words:
        in_brackets = _IN_BRACKETS in words
        if character == ":" and in_brackets:
            return "a colon and a space within a text", f"{_QUOTE}, {_COMMA}"
        if character in _CLOSING.values():
            return f"'{character}' closes nothing", f"remove it, or {_QUOTE}"
        if other := _OTHER_QUOTES.get(before.rstrip()[-1]):
            hint = f"put the whole text in {other} quotes"
            more = f", {_COMMA}" if in_brackets else ""
            return "the text goes on after its closing quote", f"{hint}{more}"
    told = _ANYWHERE if before.strip() else (*_AT_START, *_ANYWHERE)
    return next(
        ((ours, hint) for part, ours, hint in told if part in words),
        (f"not YAML: {words.rpartition(': ')[2]}", ""),
    )


def _never_closed(words: str, start: Any, mark: Any, lines: list[str]) -> str:
    """Return the bracket at `start` where none closes it, or nothing.

    The parser goes on to the next thing that cannot stand in brackets. When that is
    not indented below the line of the bracket, it belongs to what comes after.
    """
    if _IN_BRACKETS not in words or mark.line == start.line:
        return ""
    if _indent(lines, mark.line) > _indent(lines, start.line):
        return ""
    return _around(start, lines)[1]


def _indent(lines: list[str], number: int) -> int:
    """Return how many spaces a line starts with; none where there is no such line."""
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip(" "))


def _around(mark: Any, lines: list[str]) -> tuple[str, str]:
    """Return what stands before a mark in its line, and the character at it."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[: mark.column], line[mark.column : mark.column + 1]
