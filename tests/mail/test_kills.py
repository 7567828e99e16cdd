"""Whenever a run is killed: nobody has two copies, and nobody is forgotten."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from briefgen.mail.ledger import State, read_ledger
from tests.mail.servers import Server

pytestmark = pytest.mark.no_cover  # the program is killed before it can tell

ROOT = Path(__file__).parents[2]
KILLS = 200
READERS = 50
PROGRAM = Path(__file__).with_name("killed.py")
SEED = 1047
LONGEST = 0.25
"""For how many seconds a run lives: long enough for some ten messages."""


def ready(ledger: Path, port: int, count: int) -> subprocess.Popen[str]:
    """Start a program that runs when it is told the name of an edition."""
    return subprocess.Popen(
        [sys.executable, "-S", PROGRAM, ledger, str(port), str(count)],
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def begin(run: subprocess.Popen[str], edition: str) -> None:
    """Have a run send an edition, from this moment on."""
    assert run.stdin
    assert run.stdout
    assert run.stdout.readline() == "ready\n", run.communicate()
    run.stdin.write(f"{edition}\n")
    run.stdin.flush()


def is_killed(run: subprocess.Popen[str], seconds: float) -> bool:
    """Kill a run after some time; tell whether that came before its end."""
    time.sleep(seconds)
    run.kill()
    _, said = run.communicate()
    assert run.returncode in (0, -9), said
    return run.returncode != 0


def check(server: Server, ledger: Path, edition: str) -> Counter[State]:
    """Fail if anybody has two copies or is forgotten; count the states."""
    entries = [e for e in read_ledger(ledger) if e.edition == edition]
    assert {e.address for e in entries} == {
        f"reader-{number}@example.org" for number in range(READERS)
    }
    for entry in entries:
        copies = server.ids.count(entry.message_id)
        allowed = {State.SENT: {1}, State.REFUSED: {0}, State.UNKNOWN: {0, 1}}
        assert copies in allowed[entry.state], entry
    return Counter(entry.state for entry in entries)


def test_killed_at_any_instant(tmp_path: Path) -> None:
    """Of 200 kills, spread over runs to 50 readers, none makes a second copy."""
    chance = Random(SEED)  # noqa: S311 - to repeat it
    ledger = tmp_path / "deliveries.sqlite3"
    kills = editions = 0
    total: Counter[State] = Counter()
    server = Server(lambda: chance.choice((0.0, 0.0, 0.002, 0.02)))
    with server:
        # The next program starts while one runs, which waits most of its time.
        spare = ready(ledger, server.port, READERS)
        while kills < KILLS:
            edition = f"edition-{editions}"
            editions += 1
            server.answers["RCPT", "reader-7@example.org"] = ["550 no such user"] * 999
            for number in (3, 30):
                slow = f"reader-{number}@example.org"
                server.answers["RCPT", slow] = ["451 later"]
                server.answers["DATA", slow] = ["451 later"]
            while True:
                run, spare = spare, ready(ledger, server.port, READERS)
                begin(run, edition)
                if not is_killed(run, chance.uniform(0, LONGEST)):
                    break
                kills += 1
            total += check(server, ledger, edition)
        is_killed(spare, 0)
    assert total[State.REFUSED] == editions
    assert 0 < total[State.UNKNOWN] <= kills
    assert total.total() == READERS * editions
