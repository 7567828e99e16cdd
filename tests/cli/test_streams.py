"""Results go to stdout, all else to stderr, colour to terminals alone."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import pytest

from briefgen.cli import streams
from briefgen.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Terminal(StringIO):
    """A text in memory that takes itself for a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def stderr_is_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return the terminal that stderr is from now on."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[TextIO]:
    """Return a stream that nobody reads."""
    del tmp_path
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        yield stream


def test_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the word error is red and warning yellow; the rest is plain."""
    terminal = stderr_is_terminal(monkeypatch)
    streams.say_errors([Problem("bad", Place("a.yaml", 1))])
    streams.say_warnings([Problem("odd")])
    assert terminal.getvalue() == (
        "\x1b[1;31merror:\x1b[0m a.yaml:1: bad\n\x1b[1;33mwarning:\x1b[0m odd\n"
    )


@pytest.mark.parametrize(
    ("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")], ids=["NO_COLOR", "dumb"]
)
def test_no_colour(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """NO_COLOR and a terminal that knows none leave colour out."""
    terminal = stderr_is_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    streams.say_errors([Problem("bad", hint="mend it")])
    assert terminal.getvalue() == "error: bad\n  mend it\n"


def test_no_steering() -> None:
    """Nothing in a message can steer a terminal; letters of all scripts stay."""
    assert streams.printable("né\nגז\x1b[2J\x00\u202e") == "né\nגז\\x1b[2J\\x00\\u202e"


def test_nobody_reads(gone: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """When nobody reads a stream any more, writing goes on to nowhere."""
    monkeypatch.setattr(sys, "stdout", gone)
    monkeypatch.setattr(sys, "stderr", gone)
    for _ in range(2):
        streams.put("result")
        streams.say("word")
