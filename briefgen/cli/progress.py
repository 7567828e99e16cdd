"""How far a long command has come: a bar on a terminal, a line elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Final

from briefgen.cli.streams import has_colour, printable, say, silence

_WIDTH: Final = 24
_PATIENCE: Final = 1.0
"""For how many seconds nobody wonders how far it is."""


class Silence:
    """Progress that nobody wants to see."""

    def expect(self, more: int) -> None:
        """Count nothing."""

    def begin(self, name: str) -> None:
        """Show nothing."""

    def clear(self) -> None:
        """Take nothing away."""

    def finish(self, made: int) -> None:
        """Say nothing."""


class Progress(Silence):
    """Counts the documents or messages that were begun of `total`, and shows it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = 0
        self._start = monotonic()
        self._is_drawn = False

    def expect(self, more: int) -> None:
        """Count so many more, or fewer, into the total."""
        self._total += more

    def begin(self, name: str) -> None:
        """Show what is being made or sent now."""
        self._begun += 1
        if sys.stderr.isatty() and monotonic() - self._start >= _PATIENCE:
            self._draw(
                f"{self._bar()} {self._begun} of {self._total}  {printable(name)}"
            )
            self._is_drawn = True

    def clear(self) -> None:
        """Take the bar away, so that other words can be written."""
        if self._is_drawn:
            self._draw("")
            self._is_drawn = False

    def finish(self, made: int) -> None:
        """Say how many of several documents were made."""
        self.clear()
        if not made:
            say("no document was made")
        elif made < self._total:
            were = "was" if made == 1 else "were"
            say(f"{made} of {self._total} documents {were} made")
        elif made > 1:
            say(f"{made} documents were made")

    def _bar(self) -> str:
        filled = _WIDTH * (self._begun - 1) // self._total
        bar = "━" * filled + "╌" * (_WIDTH - filled)
        return f"\x1b[36m{bar}\x1b[0m" if has_colour(sys.stderr) else bar

    def _draw(self, line: str) -> None:
        try:
            # Return to the start of the line, and erase what stood there.
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
        except OSError:
            silence(sys.stderr)
