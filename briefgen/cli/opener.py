"""Open documents in the programs that this machine has for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from briefgen.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PATIENCE = 3.0
"""For how many seconds an opener may fail."""


def open_all(paths: Iterable[Path]) -> Iterator[Problem]:
    """Open each document; yield a problem for each that does not open."""
    for path in paths:
        try:
            _open(path)
        except OSError as error:
            reason = error.strerror or error
            hint = "open it by hand"
            yield Problem(f"cannot be opened: {reason}", Place(str(path)), hint)


def _open(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606  no shell
        return
    name = "open" if sys.platform == "darwin" else "xdg-open"
    opener = shutil.which(name)
    if opener is None:
        raise OSError(0, f"'{name}' is not here")
    started = subprocess.Popen(  # noqa: S603  no shell, and a path of our own making
        [opener, path],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = started.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        # It is the viewer itself, and stays open: nobody waits for how it ends.
        started.returncode = 0
        return
    if code:
        raise OSError(0, f"'{name}' failed with {code}")
