"""Progress shows where somebody looks, and is short elsewhere."""

from __future__ import annotations

import os
import sys

import pytest

from briefgen.cli import progress
from briefgen.cli.progress import Progress, Silence
from tests.cli.test_streams import Terminal


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a clock that the test sets."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setenv("NO_COLOR", "1")
    return now


def test_quick(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """Within a second there is no bar, even on a terminal."""
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    shown = Progress(2)
    shown.begin("a.pdf")
    seconds[0] = 0.9
    shown.begin("b.pdf")
    shown.clear()
    shown.finish(2)
    assert terminal.getvalue() == "2 documents were made\n"


def test_bar(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second a terminal shows a bar, which goes when words come."""
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    shown = Progress(2)
    shown.begin("a.pdf")
    seconds[0] = 1.0
    shown.begin("b.pdf")
    assert terminal.getvalue() == f"\r\x1b[K{'━' * 12}{'╌' * 12} 2 of 2  b.pdf"
    shown.finish(1)
    assert terminal.getvalue().endswith("b.pdf\r\x1b[K1 of 2 documents was made\n")


def test_colour(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar has a colour unless NO_COLOR is set."""
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    shown = Progress(1)
    seconds[0] = 2.0
    shown.begin("a.pdf")
    assert "\x1b[36m" in terminal.getvalue()


def test_elsewhere(seconds: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there is one line for several documents, none for one."""
    several, single = Progress(2), Progress(1)
    seconds[0] = 5.0
    for shown in (several, single):
        shown.begin("a.pdf")
        shown.clear()
    several.finish(2)
    single.finish(1)
    single.finish(0)
    assert capsys.readouterr().err == "2 documents were made\nno document was made\n"


def test_silence(capsys: pytest.CaptureFixture[str]) -> None:
    """Silence says nothing."""
    silence = Silence()
    silence.begin("a.pdf")
    silence.clear()
    silence.finish(0)
    assert capsys.readouterr().err == ""


def test_closed(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is closed meanwhile stops nothing."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        shown = Progress(1)
        seconds[0] = 2.0
        shown.begin("a.pdf")
