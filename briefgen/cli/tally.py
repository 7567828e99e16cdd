"""What happens while messages are sent: told as it happens, and counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.cli.progress import Progress
from briefgen.cli.streams import printable, put, say, say_warnings
from briefgen.errors import BAD_INPUT, BAD_MACHINE, Problem

if TYPE_CHECKING:
    from briefgen.mail.events import Event
    from briefgen.mail.ledger import State
    from briefgen.mail.prepared import Prepared

_NEXT = {
    "refused": "refused messages did not arrive: mend what the server says of them, "
    "then run this again with --resend-refused",
    "unknown": "unknown messages may have arrived: ask those readers, or who runs the "
    "server; if not, run this again with --resend-unknown",
    "pending": "pending messages were not sent: the next run goes on with them",
}


class Tally:
    """Tells what happens, and counts it."""

    def __init__(self) -> None:
        self._progress = Progress(0)
        self._known = 0
        self._before = 0
        self._counts: Counter[str] = Counter()

    def tell(self, event: Event) -> None:
        """Tell a user what has happened."""
        from briefgen.mail.events import (
            Begun,
            Enlisted,
            PassedOver,
            Postponed,
            Settled,
            Waiting,
        )
        from briefgen.mail.ledger import State

        if isinstance(event, Begun):
            self._progress.begin(f"{self._so_far()}: {event.message.address}")
            return
        if isinstance(event, Enlisted):
            self._known += event.number
            self._progress.expect(event.number)
        elif isinstance(event, Postponed):
            self._progress.expect(1)
        elif isinstance(event, PassedOver):
            self._progress.expect(-1)
            if event.state == State.SENT:
                self._before += 1
            else:
                since = " since an earlier run"
                self._settled(event.message, event.state, event.detail, since)
        elif isinstance(event, Settled):
            self._progress.clear()
            put(f"{event.state:<8} {printable(event.message.address)}")
            self._settled(event.message, event.state, event.detail)
        elif isinstance(event, Waiting):
            self._progress.clear()
            say(
                f"waiting {event.seconds:.0f} s, then trying {event.number} again: "
                f"{printable(event.detail)}"
            )

    def _settled(
        self, message: Prepared, state: State, detail: str, since: str = ""
    ) -> None:
        self._counts[state] += 1
        if state != "sent":
            self._progress.clear()
            say_warnings([Problem(f"{message.address} is {state}{since}: {detail}")])

    def finish(self) -> None:
        """Say how many messages are in which state, and what to do about them."""
        self._progress.clear()
        if not self._known:
            return
        self._counts["pending"] += self._known - self._before - self._counts.total()
        say(self._so_far())
        for state, step in _NEXT.items():
            if self._counts[state]:
                say(step)

    def _so_far(self) -> str:
        counts = [f"{self._counts['sent']} sent"]
        counts += [f"{n} {s}" for s in _NEXT if (n := self._counts[s])]
        counts += [f"{self._before} sent before"] if self._before else []
        return ", ".join(counts)

    @property
    def code(self) -> int:
        """The exit code: a refusal is of the input, all else may pass."""
        if self._counts["unknown"] or self._counts["pending"]:
            return BAD_MACHINE
        return BAD_INPUT if self._counts["refused"] else 0
