"""What a command costs: processor time and peak memory, of all its processes."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PR_SET_CHILD_SUBREAPER: Final = 36
_PATIENCE: Final = 60.0
"""For how many seconds children may outlive the command that started them."""


class Cost(NamedTuple):
    """Seconds of processor time (user and system), and kilobytes of peak memory.

    `output` is what the command printed.
    """

    cpu: float
    peak: int
    output: str


def adopt_orphans() -> bool:
    """Have children that lose their parent become our own; tell whether it works.

    A browser ends before its helpers do, and only who waits for a process learns
    what it cost. Only Linux can do this (prctl(2), PR_SET_CHILD_SUBREAPER).
    """
    if sys.platform != "linux":
        return False
    failed: int = ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    return not failed


def cost_of(
    command: Sequence[str], *, cwd: Path, environment: Mapping[str, str]
) -> Cost:
    """Run a command to its end, and return what it cost.

    The peak is that of its largest process. A process inherits its parent's peak,
    so the caller has to be smaller than all that it measures.

    Raises `RuntimeError` with what the command said if it fails, or if it leaves
    children that do not end.
    """
    before = _children()
    with TemporaryFile("w+") as out, TemporaryFile("w+") as said:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        usages = [usage, *_orphans(before)]
        out.seek(0)
        said.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.read().strip()}")
        return Cost(
            sum(each.ru_utime + each.ru_stime for each in usages),
            max(each.ru_maxrss for each in usages),
            out.read(),
        )


def _orphans(before: set[int]) -> Iterator[Any]:
    """Wait for the children that a command left to us; yield what each has used.

    `before` are the children that were ours without it.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        left = _children() - before
        if not left:
            return
        for child in left:
            pid, _, usage = os.wait4(child, os.WNOHANG)
            if pid:
                yield usage
        time.sleep(0.01)
    raise RuntimeError("a command has left processes that do not end")


def _children() -> set[int]:
    """Return our children, adopted ones too; none where the system does not tell."""
    lists = Path("/proc/self/task").glob("*/children")
    return {int(pid) for file in lists for pid in file.read_text().split()}
