"""A run to many recipients, as a program of its own that a test can kill.

    python tests/mail/killed.py LEDGER PORT COUNT

It says ``ready`` when all is imported, and begins when it reads the name of an edition.
What it waits between rounds is cut short.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefgen.mail.clock import SystemClock
from briefgen.mail.delivery import Delivery
from briefgen.mail.ledger import open_ledger
from briefgen.mail.prepared import Prepared
from briefgen.mail.smtp_settings import Security, SmtpSettings

SENDER = "desk@example.org"


class HastyClock(SystemClock):
    """A clock that waits no longer than a test can."""

    def wait(self, seconds: float) -> None:
        """Wait for ten milliseconds at most."""
        super().wait(min(seconds, 0.01))


def letter(edition: str, number: int) -> Prepared:
    """Return the message for a reader."""
    address = f"reader-{number}@example.org"
    message_id = f"<{edition}.{number}@example.org>"
    data = (
        f"From: {SENDER}\r\nTo: {address}\r\nMessage-ID: {message_id}\r\n\r\nTalks\r\n"
    ).encode()
    return Prepared(
        edition,
        address,
        message_id,
        marking="TLP:GREEN",
        audience="press",
        language="en",
        attached=("talks.pdf",),
        size=len(data),
        needs_utf8=False,
        build=lambda: data,
    )


def main(ledger: str, port: str, count: str) -> None:
    """Send an edition to so many readers."""
    settings = SmtpSettings("127.0.0.1", SENDER, Security.NONE, int(port), timeout=30)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    edition = sys.stdin.readline().strip()
    letters = (letter(edition, number) for number in range(int(count)))
    with open_ledger(Path(ledger)) as opened:
        run = Delivery(opened, settings, HastyClock(), lambda: 0.5)
        for _ in run.run(letters, "talks"):
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
