"""Whenever a run is killed: nobody has two copies, and nobody is forgotten."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import BAD_MACHINE
from briefgen.mail.ledger import State, read_ledger
from tests.mail.killed import Order
from tests.mail.servers import PASSWORD, USER, Server, authenticator
from tests.mail.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.mail.conftest import Certificate

    Run = Callable[[Order], int]

pytestmark = pytest.mark.no_cover  # the program is killed before it can tell

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("killed.py")
KILLS, KILLS_AMONG_BAD = 44, 84
"""So many runs are killed in each test: with two of the second, 212 in all."""
READERS = 50
PER_EDITION = 13
"""So often is the sending of an edition killed; then it goes on to its end."""
PART = 0.5
"""A run lives for this part of the time that a whole one takes, at most."""

SINKS = {
    "takes all": (),
    "4xx": ("-r", "RCPT"),
    "4xx at the end": ("-r", "."),
    "5xx": ("-f", "RCPT"),
    "421": ("-Q", "DATA"),
    "drops": ("-q", "DATA"),
    "drops at the end": ("-q", "."),
}
"""What each smtp-sink does; the first and the last of them take messages."""

MESSAGE_ID = re.compile("^Message-ID: (.*)$", re.MULTILINE)


@pytest.fixture
def ledger(memory: Path) -> Path:
    """Return the place of a ledger."""
    return memory / "deliveries.sqlite3"


@contextmanager
def prepared(ledger: Path, ca_file: str = "") -> Iterator[Run]:
    """Yield what carries out an order, and tells how that ended."""
    program = subprocess.Popen(
        [sys.executable, PROGRAM, ledger, ca_file],
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    orders, ends = program.stdin, program.stdout
    assert orders
    assert ends

    def run(order: Order) -> int:
        orders.write(f"{json.dumps(order)}\n")
        orders.flush()
        return int(ends.readline())

    try:
        yield run
    finally:
        program.communicate(timeout=60)


def duration(run: Run, order: Order) -> float:
    """Return how many seconds a whole run takes on this machine, as it is just now."""
    found = []
    for number in range(3):  # the first makes the ledger, too
        start = time.monotonic()
        assert run(order._replace(edition=f"whole-{number}")) == 0
        found.append(time.monotonic() - start)
    return min(found)


def killed(run: Run, orders: Iterator[Order]) -> int:
    """Kill runs until one ends by itself with nothing left; return how many were."""
    kills = 0
    for order in orders:
        code = run(order)
        assert code in (0, BAD_MACHINE, -9)
        kills += code == -9
        if code == 0:
            break
    return kills


def check(ledger: Path, edition: str, ids: list[str]) -> Counter[State]:
    """Fail if anybody has two copies or is forgotten; count the states."""
    entries = [e for e in read_ledger(ledger) if e.edition == edition]
    assert {e.address for e in entries} == {
        f"reader-{number}@example.org" for number in range(READERS)
    }
    copies = Counter(ids)
    allowed = {State.SENT: {1}, State.REFUSED: {0}, State.UNKNOWN: {0, 1}}
    for entry in entries:
        assert copies[entry.message_id] in allowed[entry.state], entry
    return Counter(entry.state for entry in entries)


def test_killed_at_any_instant(certificate: Certificate, ledger: Path) -> None:
    """Of many kills, spread over runs to 50 readers, none makes a second copy."""
    chance = Random(1047)  # noqa: S311 - to repeat it
    total: Counter[State] = Counter()
    kills = editions = 0
    server = Server(
        lambda: chance.choice((0.0, 0.0, 0.002, 0.01)),
        tls_context=certificate.context("127.0.0.1"),
        require_starttls=True,
        auth_required=True,
    )
    server.let_in(authenticator(server))
    with server, prepared(ledger, certificate.ca_file) as run:
        first = Order("whole", READERS, server.port, None, USER, PASSWORD)
        longest = PART * duration(run, first)
        while kills < KILLS:
            order = first._replace(edition=f"edition-{editions}")
            editions += 1
            server.answers["RCPT", "reader-7@example.org"] = ["550 no such user"] * 999
            for number in (3, 30):
                slow = f"reader-{number}@example.org"
                server.answers["RCPT", slow] = ["451 later"]
                server.answers["DATA", slow] = ["451 later"]
            instants = (chance.uniform(0, longest) for _ in range(PER_EDITION))
            kills += killed(run, (order._replace(seconds=at) for at in instants))
            assert run(order) == 0
            total += check(ledger, order.edition, server.ids)
    assert total[State.REFUSED] == editions
    assert 0 < total[State.UNKNOWN] <= kills
    assert total.total() == READERS * editions


@pytest.mark.parametrize("seed", [421, 550])
def test_killed_among_bad_servers(seed: int, ledger: Path, tmp_path: Path) -> None:
    """The same holds where each run meets another of Postfix's ill-behaved servers."""
    chance = Random(seed)  # noqa: S311 - to repeat it
    total: Counter[State] = Counter()
    kills = editions = 0
    with ExitStack() as stack:
        run = stack.enter_context(prepared(ledger))
        sinks = [
            stack.enter_context(Sink(tmp_path / name.replace(" ", "-"), *options))
            for name, options in SINKS.items()
        ]
        ports = [sinks[0].port] * len(sinks) + [sink.port for sink in sinks]
        first = Order("whole", READERS, sinks[0].port)
        longest = PART * duration(run, first)
        while kills < KILLS_AMONG_BAD:
            order = first._replace(edition=f"edition-{editions}")
            editions += 1
            instants = (chance.uniform(0, longest) for _ in range(PER_EDITION))
            orders = (
                order._replace(port=chance.choice(ports), seconds=at) for at in instants
            )
            kills += killed(run, orders)
            assert run(order) == 0
            took = [*sinks[0].took, *sinks[-1].took]
            ids = [each for text in took for each in MESSAGE_ID.findall(text)]
            total += check(ledger, order.edition, ids)
    assert total[State.SENT] > 0
    assert total.total() == READERS * editions
