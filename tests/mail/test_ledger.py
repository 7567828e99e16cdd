"""The ledger: true whatever happens, and for one run at a time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.mail import ledger as module
from briefgen.mail.ledger import State, open_ledger, read_ledger, states_of
from briefgen.mail.run_lock import is_running
from tests.mail.conftest import START, Desk, message, messages, plain
from tests.mail.servers import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.mail.prepared import Prepared

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the ledger is to be: in a folder that is not there yet."""
    return tmp_path / "state" / "briefgen" / "deliveries.sqlite3"


def fill(path: Path, *names: str) -> None:
    """Enter a message for each name."""
    with open_ledger(path) as ledger:
        ledger.enlist(messages(*names), "talks", START)


def test_what_is_kept(path: Path) -> None:
    """A line tells edition, recipient, Message-ID, marking, dossier, state and time."""
    fill(path, "anna")
    (entry,) = read_ledger(path)
    assert entry._asdict() == {
        "edition": "e1",
        "address": "anna@example.org",
        "message_id": "<e1.anna.example.org@example.org>",
        "marking": "TLP:GREEN",
        "dossier": "talks",
        "state": "pending",
        "attempts": 0,
        "detail": "",
        "changed": "2026-01-15T09:30:00Z",
    }


def test_it_is_for_the_user_alone(path: Path) -> None:
    """Nobody else may read who reads what."""
    with open_ledger(path) as ledger:
        ledger.enlist(messages("anna"), "talks", START)
        kept = list(path.parent.iterdir())
        assert len(kept) == 4  # the ledger, SQLite's two, and the lock
        assert {file.stat().st_mode & 0o077 for file in (*kept, path.parent)} == {0}


def test_a_link_is_the_same_ledger(path: Path, tmp_path: Path) -> None:
    """A second run is refused by whatever name it has the ledger."""
    link = tmp_path / "link"
    link.symlink_to(path)
    with (
        open_ledger(path),
        pytest.raises(UserError, match="another run is sending"),
        open_ledger(link),
    ):
        pass


def test_it_is_shared_where_a_desk_has_made_it_so(path: Path) -> None:
    """Who may write to a ledger may write to all that belongs to it."""
    path.parent.mkdir(parents=True)
    path.touch()
    path.chmod(0o660)
    with open_ledger(path) as ledger:
        ledger.enlist(messages("anna"), "talks", START)
        kept = list(path.parent.iterdir())
        assert len(kept) == 4
        assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o660}


def test_each_change_is_on_the_disk(path: Path) -> None:
    """SQLite keeps a log, and waits for the disk at each change."""
    with open_ledger(path) as ledger:
        connection = ledger._connection  # noqa: SLF001 - nobody else can tell
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_nothing_there() -> None:
    """Without a ledger there are no deliveries, and none is made by looking."""
    nowhere = Path("/no/such/ledger")
    assert read_ledger(nowhere) == []
    assert not is_running(nowhere)


def test_filters(path: Path) -> None:
    """Lines can be had by state and by dossier."""
    what = messages("anna", "boris")
    with open_ledger(path) as ledger:
        ledger.enlist(what, "talks", START)
        ledger.settle(what[0], State.SENT, "250 OK", START)
        ledger.enlist([message("anna", "e2")], "vote", START)
    assert [e.address[0] for e in read_ledger(path, [State.SENT])] == ["a"]
    assert [e.edition for e in read_ledger(path, dossier="vote")] == ["e2"]
    assert read_ledger(path, [State.SENT], "vote") == []
    assert list(states_of(path, [*what, message("chen")])) == ["sent", "pending", None]


def test_two_runs_at_once(path: Path) -> None:
    """A second run is refused while one goes on, and not after it."""
    with open_ledger(path):
        assert is_running(path)
        with pytest.raises(UserError, match="another run is sending") as caught:
            fill(path, "anna")
        assert caught.value.exit_code == BAD_MACHINE
    assert not is_running(path)
    fill(path, "anna")


def test_looking_during_a_run(path: Path) -> None:
    """What is on its way is `sending` while the run goes on, and unknown after it."""
    (what,) = messages("anna")
    with open_ledger(path) as ledger:
        ledger.enlist([what], "talks", START)
        ledger.claim(what, State.PENDING, START)
        assert [e.state for e in read_ledger(path)] == [State.SENDING]
        assert read_ledger(path, [State.UNKNOWN]) == []
    assert [e.state for e in read_ledger(path, [State.UNKNOWN])] == [State.UNKNOWN]


def test_all_are_entered_or_none(path: Path) -> None:
    """A mistake in the middle of a list leaves nothing of it in the ledger."""

    def broken() -> Iterator[Prepared]:
        yield message("anna")
        raise UserError("boris may not see this")

    with open_ledger(path) as ledger:
        with pytest.raises(UserError, match="boris"):
            ledger.enlist(broken(), "talks", START)
        assert ledger.enlist(messages("chen"), "talks", START) == [(State.PENDING, "")]
    assert [e.address for e in read_ledger(path)] == ["chen@example.org"]


def test_a_run_that_died_while_making_it(path: Path) -> None:
    """An empty file, or one without a table yet, becomes a ledger."""
    path.parent.mkdir(parents=True)
    path.touch()
    assert read_ledger(path) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    assert read_ledger(path) == []
    fill(path, "anna")
    assert len(read_ledger(path)) == 1


# --- What may be wrong with it -----------------------------------------------


def _of_version_2(path: Path) -> None:
    fill(path)
    _database(path, "PRAGMA user_version = 2")


def _database(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_damaged(path: Path) -> None:
    """A damaged ledger stops everything, and stays as it is."""
    fill(path, *map(str, range(200)))
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    path.write_bytes(data)
    for use in (lambda: fill(path, "anna"), lambda: read_ledger(path)):
        with pytest.raises(UserError, match="is damaged") as caught:
            use()
        assert "put a copy of it back" in caught.value.problems[0].hint
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(
            lambda path: path.write_text("a list of names " * 300),
            "is damaged",
            id="text",
        ),
        pytest.param(
            lambda path: _database(path, "CREATE TABLE addresses (name)"),
            "is not a ledger of briefgen",
            id="of-another-program",
        ),
        pytest.param(
            _of_version_2,
            "from a newer briefgen",
            id="newer",
        ),
    ],
)
def test_another_file(make: Callable[[Path], object], said: str, path: Path) -> None:
    """What is no ledger, or one of the future, is left alone."""
    path.parent.mkdir(parents=True)
    make(path)
    before = path.read_bytes()
    for use in (lambda: fill(path, "anna"), lambda: read_ledger(path)):
        with pytest.raises(UserError, match=said):
            use()
    assert path.read_bytes() == before


def test_another_program_holds_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that another program does not let go of is told as such."""
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    fill(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="another program holds it"):
            fill(path, "anna")


def test_a_full_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that has no room sends nothing that it could not record."""
    prepare = module._prepare  # noqa: SLF001 - to make the disk small

    def cramped(connection: sqlite3.Connection, path: Path) -> None:
        prepare(connection, path)
        connection.execute("PRAGMA max_page_count = 4")

    monkeypatch.setattr(module, "_prepare", cramped)
    with Server() as server:
        names = [f"reader-{number}" for number in range(500)]
        with pytest.raises(UserError, match="there is no room on the disk") as caught:
            desk.send(plain(server.port), messages(*names))
        assert server.took == []
    assert caught.value.exit_code == BAD_MACHINE
    assert "run the same command again" in caught.value.problems[0].hint
    assert desk.states() == {}


@pytest.mark.parametrize("step", ["claim", "settle"])
def test_a_disk_that_fills_up(
    step: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a change cannot be written the run stops; nobody gets a second copy."""

    def full(*_: object) -> object:
        with module._explained(desk.ledger):  # noqa: SLF001 - as the ledger does
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    with Server() as server:
        with monkeypatch.context() as patched:
            patched.setattr(module.Ledger, step, full)
            with pytest.raises(UserError, match="no room on the disk"):
                desk.send(plain(server.port), messages("anna", "boris"))
        assert server.copies.total() == (1 if step == "settle" else 0)
        desk.send(plain(server.port), messages("anna", "boris"))
        assert max(server.copies.values()) == 1
    expected = "unknown" if step == "settle" else "sent"
    assert desk.states() == {"anna": expected, "boris": "sent"}


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "old"])
def test_a_read_only_folder(is_there: bool, path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    """In a folder that may not be written nothing is sent."""
    path.parent.mkdir(parents=True)
    if is_there:
        fill(path)
        for file in path.parent.iterdir():
            file.chmod(0o400)
    path.parent.chmod(0o500)
    code = (
        "import sys; from pathlib import Path\n"
        "from briefgen.errors import UserError\n"
        "from briefgen.mail.ledger import open_ledger\n"
        "try:\n"
        "    with open_ledger(Path(sys.argv[1])): print('opened')\n"
        "except UserError as error: print(error)\n"
    )
    # Root may write anywhere, unless that is taken away.
    less = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    if less and not shutil.which("setpriv"):
        pytest.skip("root may write anywhere")
    done = subprocess.run(
        [*less, sys.executable, "-c", code, path],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "cannot be written: Permission denied" in done.stdout
    assert str(path) in done.stdout


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A folder that cannot be made is told with the path of the ledger."""
    (tmp_path / "state").touch()
    with pytest.raises(UserError, match="cannot be written"):
        fill(tmp_path / "state" / "deliveries.sqlite3")
