"""Time, as delivery sees it: a run waits, and is asked to stop while it waits."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

_SLICE = 0.1
"""After how many seconds of waiting a wish to stop is noticed, at the latest."""


class Clock(Protocol):
    """What delivery asks of time; tests bring a clock that doesn't wait."""

    @property
    def is_stopping(self) -> bool:
        """Whether the run has been asked to end."""

    def now(self) -> datetime:
        """Return the time of day, for the ledger. It may jump: nothing rests on it."""

    def seconds(self) -> float:
        """Return seconds that never run backwards."""

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until the run is asked to end."""


class SystemClock:
    """The clock of this machine, and the wish to stop."""

    def __init__(self) -> None:
        self.is_stopping = False

    def stop(self) -> None:
        """Ask the run to end after the message that is on its way.

        A handler of signals calls it, so it takes no lock.
        """
        self.is_stopping = True

    def now(self) -> datetime:
        """Return the time of day."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait, in slices: a sleep goes on after a signal was handled."""
        end = self.seconds() + seconds
        while not self.is_stopping and (left := end - self.seconds()) > 0:
            time.sleep(min(left, _SLICE))
