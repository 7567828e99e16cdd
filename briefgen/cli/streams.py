"""Where words go: results to stdout, all else to stderr, colour to terminals."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.errors import Problem

_BOLD_RED: Final = "\x1b[1;31m"
_BOLD_YELLOW: Final = "\x1b[1;33m"
_PLAIN: Final = "\x1b[0m"


def put(text: str) -> None:
    """Write a line of the result to stdout, at once.

    A reader that has seen enough, such as ``head``, stops nothing: what is
    written after it has gone is lost, and the work goes on.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def say(text: str) -> None:
    """Write a line to stderr, at once; nobody reading it is no failure."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Send all that a stream still gets, and holds, to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def say_errors(problems: Iterable[Problem]) -> None:
    """Write each problem to stderr: its place, what is wrong, the next step."""
    _say_all("error:", _BOLD_RED, problems)


def say_warnings(problems: Iterable[Problem]) -> None:
    """Write each problem to stderr as one that stops nothing."""
    _say_all("warning:", _BOLD_YELLOW, problems)


def _say_all(word: str, colour: str, problems: Iterable[Problem]) -> None:
    if has_colour(sys.stderr):
        word = f"{colour}{word}{_PLAIN}"
    for problem in problems:
        say(f"{word} {printable(str(problem))}")


def has_colour(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose user wants colour (no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def printable(text: str) -> str:
    """Return a text in which nothing can steer a terminal; lines stay lines.

    Messages quote what stands in files, which others may have written.
    """
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
