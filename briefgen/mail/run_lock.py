"""One run at a time: two that send at once would each send what the other does."""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from briefgen.errors import BAD_MACHINE, Place, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _path(ledger: Path) -> Path:
    # Not the ledger itself: closing it here would take SQLite's own locks off it.
    whole = ledger.resolve()  # or by a link one could be run beside another
    return whole.with_name(f"{whole.name}.lock")


@contextmanager
def only_run(ledger: Path) -> Iterator[None]:
    """Be the only run that writes to a ledger, for as long as this lasts.

    The system takes the lock away from a process that ends, however it ends.

    Raises `UserError` where another run has it, or the file cannot be made.
    """
    path = _path(ledger)
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise UserError(
            f"cannot be written: {error.strerror}",
            place=Place(str(path)),
            hint="it is beside the ledger, without which nothing is sent: allow "
            "writing there, or name another place in briefgen.toml: [mail] ledger",
            exit_code=BAD_MACHINE,
        ) from None
    try:
        # Who may write to the ledger may take its lock; SQLite's files do the same.
        with suppress(PermissionError):  # it is a colleague's, who has set it
            os.fchmod(file, stat.S_IMODE(ledger.stat().st_mode))
        _take(file, path)
        yield
    finally:
        os.close(file)


def _take(file: int, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UserError(
            "another run is sending, and two could send the same twice",
            place=Place(str(path)),
            hint="wait until it has ended, then run this again",
            exit_code=BAD_MACHINE,
        ) from None


def is_running(ledger: Path) -> bool:
    """Tell whether a run writes to a ledger just now."""
    try:
        file = os.open(_path(ledger), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
