"""What the tests of mail share: a clock that doesn't wait, messages, a certificate."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest
import trustme

from briefgen.mail.delivery import Delivery
from briefgen.mail.ledger import Entry, State, open_ledger, read_ledger
from briefgen.mail.prepared import Prepared
from briefgen.mail.smtp_settings import Security, SmtpSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from briefgen.mail.events import Event

SENDER = "desk@example.org"
START = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


class QuickClock:
    """A clock that keeps what it was asked to wait, and is there at once."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.passed = 0.0
        self.is_stopping = False

    def now(self) -> datetime:
        """Return the time of day."""
        return START + timedelta(seconds=self.passed)

    def seconds(self) -> float:
        """Return the seconds that have passed."""
        return self.passed

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        if seconds > 0:
            self.waits.append(seconds)
            self.passed += seconds


def message(name: str, edition: str = "e1", **changed: object) -> Prepared:
    """Return a message for ``name@example.org``, or an address that is whole."""
    address = name if "@" in name else f"{name}@example.org"
    message_id = f"<{edition}.{address.replace('@', '.')}@example.org>"

    def build() -> bytes:
        return (
            f"From: {SENDER}\r\nTo: {address}\r\nMessage-ID: {message_id}\r\n"
            "Subject: [TLP:GREEN] Talks\r\n\r\n.The ports reopen.\r\n..\r\n"
        ).encode()

    whole = Prepared(
        edition,
        address,
        message_id,
        marking="TLP:GREEN",
        audience="press",
        language="en",
        attached=("talks.pdf",),
        size=len(build()),
        needs_utf8=False,
        build=build,
    )
    return whole._replace(**changed)  # type: ignore[arg-type]


def messages(*names: str) -> list[Prepared]:
    """Return a message for each name."""
    return [message(name) for name in names]


class Desk(NamedTuple):
    """A ledger, and a clock: what runs share that go to one server after the other."""

    ledger: Path
    clock: QuickClock

    def send(
        self,
        settings: SmtpSettings,
        what: Iterable[Prepared],
        resend: Collection[State] = (),
    ) -> list[Event]:
        """Send messages in a run of its own, and return what happened."""
        return list(self.sending(settings, what, resend))

    def sending(
        self,
        settings: SmtpSettings,
        what: Iterable[Prepared],
        resend: Collection[State] = (),
    ) -> Iterator[Event]:
        """Yield what happens in a run."""
        with open_ledger(self.ledger) as ledger:
            run = Delivery(ledger, settings, self.clock, lambda: 0.5)
            yield from run.run(what, "talks", resend)

    def entries(self) -> dict[str, Entry]:
        """Return the lines of the ledger by the name before the @."""
        return {e.address.partition("@")[0]: e for e in read_ledger(self.ledger)}

    def states(self) -> dict[str, str]:
        """Return the states in the ledger by the name before the @."""
        return {name: str(entry.state) for name, entry in self.entries().items()}


@pytest.fixture
def memory() -> Iterator[Path]:
    """Return a folder, in memory where the system has that: a busy disk is slow.

    What a program has written outlives it there, too: only the machine's end loses it.
    """
    shared = Path("/dev/shm")  # noqa: S108 - it gets a folder of its own in there
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def desk(memory: Path) -> Desk:
    """Return an empty ledger, and a clock."""
    return Desk(memory / "ledger" / "deliveries.sqlite3", QuickClock())


def plain(port: int, **changed: object) -> SmtpSettings:
    """Return settings for a relay on this machine."""
    settings = SmtpSettings(
        "127.0.0.1", SENDER, Security.NONE, port, timeout=20, answer_timeout=20
    )
    return settings._replace(**changed)  # type: ignore[arg-type]


class Certificate(NamedTuple):
    """What a server of some name shows, and the file by which it is trusted."""

    context: Callable[[str], ssl.SSLContext]
    ca_file: str


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Return a certificate of an authority that this machine does not know."""
    authority = trustme.CA()
    file = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(file)

    def context(name: str) -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(made)
        return made

    return Certificate(context, str(file))
