"""Servers that refuse, drop and delay: what Postfix's smtp-sink can do to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.mail.ledger import State, read_ledger
from tests.mail.conftest import Desk, messages, plain
from tests.mail.killed import Order
from tests.mail.sink import Sink
from tests.mail.test_kills import prepared

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("anna", "boris", "chen")


@pytest.mark.parametrize(
    ("options", "state", "detail"),
    [
        pytest.param((), "sent", "250 2.0.0 Ok", id="takes-all"),
        pytest.param(("-e",), "sent", "250 2.0.0 Ok", id="old"),
        pytest.param(("-f", "RCPT"), "refused", "500 5.3.0 Error", id="5xx-rcpt"),
        pytest.param(("-f", "DATA"), "refused", "500 5.3.0 Error", id="5xx-data"),
        pytest.param(("-f", "."), "refused", "500 5.3.0 Error", id="5xx-end"),
        pytest.param(("-r", "RCPT"), "pending", "450 4.3.0 Error", id="4xx-rcpt"),
        pytest.param(("-r", "DATA"), "pending", "450 4.3.0 Error", id="4xx-data"),
        pytest.param(("-r", "."), "pending", "450 4.3.0 Error", id="4xx-end"),
        pytest.param(("-q", "."), "unknown", "it closed", id="drop-end"),
    ],
)
def test_what_a_run_makes_of_it(
    options: tuple[str, ...], state: str, detail: str, desk: Desk, tmp_path: Path
) -> None:
    """What a server does to each message is in the ledger, and nobody has two."""
    with Sink(tmp_path / "took", *options) as sink:
        desk.send(plain(sink.port), messages(*NAMES))
        assert set(desk.states().values()) == {state}
        assert all(e.detail.startswith(detail) for e in desk.entries().values())
        if state != "pending":
            desk.send(plain(sink.port), messages(*NAMES))
        for name in NAMES:
            copies = [text for text in sink.took if f"<{name}@" in text]
            assert len(copies) == 1 or state != "sent"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("-r", "MAIL"), id="4xx-mail"),
        pytest.param(("-q", "MAIL"), id="drop-mail"),
        pytest.param(("-q", "RCPT"), id="drop-rcpt"),
        pytest.param(("-q", "DATA"), id="drop-data"),
        pytest.param(("-Q", "MAIL"), id="421-mail"),
        pytest.param(("-Q", "RCPT"), id="421-rcpt"),
        pytest.param(("-Q", "DATA"), id="421-data"),
        pytest.param(("-Q", "."), id="421-end"),
    ],
)
def test_a_server_in_trouble(
    options: tuple[str, ...], desk: Desk, tmp_path: Path
) -> None:
    """A server that works for nobody is given up; all is sent later."""
    with (
        Sink(tmp_path / "trouble", *options) as sink,
        pytest.raises(UserError, match="takes no more for now"),
    ):
        desk.send(plain(sink.port), messages(*NAMES))
    assert set(desk.states().values()) == {"pending"}
    with Sink(tmp_path / "took") as sink:
        desk.send(plain(sink.port), messages(*NAMES))
        assert len(sink.took) == 3
    assert set(desk.states().values()) == {"sent"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(("-f", "MAIL"), "refuses MAIL: 500 5.3.0", id="5xx-mail"),
        pytest.param(("-f", "CONNECT"), "refuses CONNECT: 5", id="5xx-connect"),
        pytest.param(("-q", "CONNECT"), "cannot reach", id="drop-connect"),
    ],
)
def test_a_server_for_others(
    options: tuple[str, ...], said: str, desk: Desk, tmp_path: Path
) -> None:
    """A server that refuses us for good ends the run at once."""
    with (
        Sink(tmp_path / "took", *options) as sink,
        pytest.raises(UserError, match=said),
    ):
        desk.send(plain(sink.port), messages(*NAMES))
    assert set(desk.states().values()) == {"pending"}


def test_a_server_that_ends_in_between(desk: Desk, tmp_path: Path) -> None:
    """After a server has gone the run goes on with the next, where it was."""
    with (
        Sink(tmp_path / "took", "-M", "2") as sink,
        pytest.raises(UserError, match="takes no more for now"),
    ):
        desk.send(plain(sink.port), messages(*NAMES, "dana"))
    with Sink(tmp_path / "took") as sink:
        desk.send(plain(sink.port), messages(*NAMES, "dana"))
        for name, state in desk.states().items():
            copies = [text for text in sink.took if f"<{name}@" in text]
            assert len(copies) == 1
            assert state in ("sent", "unknown")


@pytest.mark.no_cover  # the program is killed before it can tell
def test_killed_before_the_answer(memory: Path, tmp_path: Path) -> None:
    """A run killed while a server has the message never sends it again."""
    ledger = memory / "deliveries.sqlite3"
    with Sink(tmp_path / "took", "-W", ".:1") as sink, prepared(ledger) as run:
        order = Order("e1", 3, sink.port)
        for _ in range(3):
            assert run(order._replace(seconds=0.5)) == -9
        assert run(order) == 0
        entries = read_ledger(ledger)
        assert [entry.state for entry in entries] == [State.UNKNOWN] * 3
        for entry in entries:
            copies = [text for text in sink.took if entry.message_id in text]
            assert len(copies) <= 1
