"""The ledger: what is known of each message, whatever happens to the program.

SQLite keeps it, and returns from each change only when the disk has it. The key is the
edition and the recipient's address. A message is `sending` from before the server gets
it until its answer is written down; what still is when a run starts is `unknown`, for
no one can tell any more whether the server took it (RFC 1047).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from briefgen.errors import BAD_INPUT, BAD_MACHINE, Place, UserError
from briefgen.mail.run_lock import is_running, only_run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from briefgen.mail.prepared import Prepared

FILE = "deliveries.sqlite3"
_APPLICATION = 0x62726667
"""Marks a file of SQLite as ours: 'brfg'."""
_VERSION = 1
_PATIENCE = 10.0
"""For how many seconds another program may hold the ledger."""
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE delivery (
    edition TEXT NOT NULL,
    address TEXT NOT NULL,
    message_id TEXT NOT NULL,
    marking TEXT NOT NULL,
    dossier TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    detail TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (edition, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX of_state ON delivery (state);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_CUT_SHORT = "the run ended before the server's answer was known"


class State(StrEnum):
    """What is known of a message."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Entry(NamedTuple):
    """A line of the ledger; `changed` is when, in UTC, as ISO 8601 has it."""

    edition: str
    address: str
    message_id: str
    marking: str
    dossier: str
    state: State
    attempts: int
    detail: str
    changed: str


class Known(NamedTuple):
    """What the ledger knows of a message before a run: its state, and why."""

    state: State
    detail: str


class Ledger:
    """The ledger of one run, which nobody else writes to. See `open_ledger`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def recover(self, now: datetime) -> int:
        """Make what an earlier run left as `sending` unknown; return how many."""
        with _explained(self._path):
            done = self._connection.execute(
                "UPDATE delivery SET state = ?, detail = ?, changed = ? "
                "WHERE state = ?",
                (State.UNKNOWN, _CUT_SHORT, _told(now), State.SENDING),
            )
        return done.rowcount

    def enlist(
        self, messages: Iterable[Prepared], dossier: str, now: datetime
    ) -> list[Known]:
        """Enter messages as `pending` that are not there yet; return how each stands.

        All are entered, or none.
        """
        with _explained(self._path), self._whole():
            return [self._enlisted(each, dossier, _told(now)) for each in messages]

    def _enlisted(self, message: Prepared, dossier: str, now: str) -> Known:
        key = key_of(message)
        of_it = (message.message_id, message.marking, dossier, State.PENDING, now)
        self._connection.execute(
            "INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, ?, ?, 0, '', ?)",
            (*key, *of_it),
        )
        state, detail = self._connection.execute(
            "SELECT state, detail FROM delivery WHERE edition = ? AND address = ?", key
        ).fetchone()
        return Known(State(state), detail)

    def claim(self, message: Prepared, before: State, now: datetime) -> bool:
        """Make a message `sending`, if it is still as it was `before`; tell whether."""
        with _explained(self._path):
            done = self._connection.execute(
                "UPDATE delivery SET state = ?, attempts = attempts + 1, changed = ? "
                "WHERE edition = ? AND address = ? AND state = ?",
                (State.SENDING, _told(now), *key_of(message), before),
            )
        return done.rowcount == 1

    def settle(
        self, message: Prepared, state: State, detail: str, now: datetime
    ) -> None:
        """Write down how it ended, or that it did not end."""
        with _explained(self._path):
            self._connection.execute(
                "UPDATE delivery SET state = ?, detail = ?, changed = ? "
                "WHERE edition = ? AND address = ?",
                (state, detail, _told(now), *key_of(message)),
            )

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """Open the ledger for a run, and make it where there is none.

    Raises `UserError` where another run has it, or it cannot be used: then nothing is
    sent.
    """
    _make(path)
    with only_run(path), _explained(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        with closing(connection):
            _prepare(connection, path)
            yield Ledger(path, connection)


def read_ledger(
    path: Path, states: Collection[State] = (), dossier: str = ""
) -> list[Entry]:
    """Return the lines of the ledger, the newest first; none where there is no ledger.

    What is `sending` while no run goes on is `unknown`. Raises `UserError` where it
    cannot be read.
    """
    if not path.exists():
        return []
    cut_short = not is_running(path)
    file = f"file:{quote(str(path))}?mode=ro"
    with (
        _explained(path),
        closing(sqlite3.connect(file, uri=True, timeout=_PATIENCE)) as connection,
    ):
        if _is_empty(connection):
            return []
        _check(connection, path)
        rows = connection.execute(
            "SELECT * FROM delivery WHERE dossier = ? OR ? = '' "
            "ORDER BY changed DESC, edition, address",
            (dossier, dossier),
        )
        entries = [_entry(row, cut_short=cut_short) for row in rows]
    return [entry for entry in entries if not states or entry.state in states]


def states_of(path: Path, messages: Iterable[Prepared]) -> Iterator[State | None]:
    """Yield the state of each message, nothing for one that is not in the ledger."""
    entries = read_ledger(path)
    known = {(entry.edition, entry.address): entry.state for entry in entries}
    for each in messages:
        yield known.get(key_of(each))


def _entry(row: tuple[str, ...], *, cut_short: bool) -> Entry:
    entry = Entry(*row)  # type: ignore[arg-type] # STRICT tables hold these types
    if cut_short and entry.state == State.SENDING:
        return entry._replace(state=State.UNKNOWN, detail=_CUT_SHORT)
    return entry._replace(state=State(entry.state))


def key_of(message: Prepared) -> tuple[str, str]:
    """Return the key of a message. Domains have no case (RFC 5321, 2.4)."""
    name, at, domain = message.address.rpartition("@")
    return message.edition, f"{name}{at}{domain.lower()}"


def _told(now: datetime) -> str:
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")


def _make(path: Path) -> None:
    """Make the file, which holds who reads what, for the user alone."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise _unusable(path, f"cannot be written: {error.strerror}") from None


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Have each change on the disk before it counts; make what a new file needs."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: as far as the disk itself
    if _is_empty(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_SCHEMA)
    _check(connection, path)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged(path)


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether there is nothing in the file yet, whoever made it."""
    return connection.execute("SELECT * FROM sqlite_schema").fetchone() is None


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `UserError` unless the file is a ledger that this version knows."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise UserError(
            "is not a ledger of briefgen",
            place=Place(str(path)),
            hint="name another file in briefgen.toml: [mail] ledger",
        )
    if version != _VERSION:
        raise UserError(
            "this ledger is from a newer briefgen",
            place=Place(str(path)),
            hint="use that version: what it knows must not be lost",
        )


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say what SQLite cannot do in words for a user."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind; above it stand details.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise _damaged(path) from None
        raise _unusable(path, _REASONS.get(kind, str(error))) from None


_REASONS = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_FULL: "there is no room on the disk",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_READONLY: "cannot be written",
}


def _unusable(path: Path, reason: str) -> UserError:
    return UserError(
        f"the ledger of deliveries cannot be used: {reason}",
        place=Place(str(path)),
        hint="nothing is sent that it could not record; mend that, or name another "
        "file in briefgen.toml ([mail] ledger), then run the same command again",
        exit_code=BAD_MACHINE,
    )


def _damaged(path: Path) -> UserError:
    return UserError(
        "the ledger of deliveries is damaged",
        place=Place(str(path)),
        hint="put a copy of it back, or keep it and name another file in briefgen.toml "
        "([mail] ledger): without it nobody knows who has what",
        exit_code=BAD_INPUT,
    )
