"""A program that is prepared to send to many readers, and is killed while it does.

    python tests/mail/killed.py LEDGER CA_FILE

It reads orders, one a line, in JSON. For each it forks a child that carries it out,
kills it as it is told, and prints how it ended. So a run takes no time to start. What a
run waits between rounds is cut short.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import NamedTuple

from briefgen.errors import UserError
from briefgen.mail.clock import SystemClock
from briefgen.mail.delivery import Delivery
from briefgen.mail.ledger import open_ledger
from briefgen.mail.prepared import Prepared
from briefgen.mail.secret import Secret
from briefgen.mail.smtp_settings import Security, SmtpSettings

SENDER = "desk@example.org"
BODY = "The ports reopen, and freight will wait no more. So much is known.\r\n" * 60


class Order(NamedTuple):
    """What a run sends where; after how many seconds it is killed, if it is."""

    edition: str
    readers: int
    port: int
    seconds: float | None = None
    user: str = ""
    password: str = ""


class HastyClock(SystemClock):
    """A clock that waits no longer than a test can."""

    def wait(self, seconds: float) -> None:
        """Wait for a millisecond at most."""
        super().wait(min(seconds, 0.001))


def letter(edition: str, number: int) -> Prepared:
    """Return the message for a reader."""
    address = f"reader-{number}@example.org"
    message_id = f"<{edition}.{number}@example.org>"
    data = (
        f"From: {SENDER}\r\nTo: {address}\r\nMessage-ID: {message_id}\r\n\r\n{BODY}"
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


def send(order: Order, ledger: Path, ca_file: str) -> None:
    """Send an edition to so many readers, with TLS where there is a login."""
    settings = SmtpSettings(
        "127.0.0.1",
        SENDER,
        Security.STARTTLS if order.user else Security.NONE,
        order.port,
        user=order.user,
        password=Secret(order.password) if order.user else None,
        ca_file=ca_file,
        timeout=30,
        answer_timeout=30,
    )
    letters = (letter(order.edition, number) for number in range(order.readers))
    with open_ledger(ledger) as opened:
        run = Delivery(opened, settings, HastyClock(), lambda: 0.5)
        for _ in run.run(letters, "talks"):
            pass


def carried_out(order: Order, ledger: Path, ca_file: str) -> int:
    """Have a child carry out an order; return its exit code, or minus the signal."""
    child = os.fork()
    if not child:
        try:
            send(order, ledger, ca_file)
        except UserError as error:
            os._exit(error.exit_code)
        except BaseException:  # noqa: BLE001 - this is the end of it
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if order.seconds is not None:
        time.sleep(order.seconds)
        os.kill(child, signal.SIGKILL)  # it is there until it is waited for
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(ledger: str, ca_file: str) -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        code = carried_out(Order(*json.loads(line)), Path(ledger), ca_file)
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
