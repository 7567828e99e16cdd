"""Postfix's smtp-sink: a server that answers as badly as it is told to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from typing import Self

# The same places as in scripts/setup.sh.
UNPACKED = Path(sys.prefix) / "postfix" / "usr"
PLACES = (UNPACKED / "sbin" / "smtp-sink", Path("/usr/sbin/smtp-sink"))


def smtp_sink() -> Path:
    """Return the program; where there is none, skip, or fail in CI."""
    for path in PLACES:
        if path.is_file():
            return path
    if os.environ.get("CI") == "true":
        pytest.fail("CI must not skip this: Postfix's smtp-sink is not here")
    pytest.skip("Postfix's smtp-sink is not here")


class Sink:
    """smtp-sink with some options, started by `with`; it keeps what it takes."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self._options = options
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]

    @property
    def took(self) -> list[str]:
        """The messages that it took, each with what it was told of them."""
        return [path.read_text("utf-8") for path in self._folder.iterdir()]

    def __enter__(self) -> Self:
        self._folder.mkdir(exist_ok=True)
        # It wants to be told who it is to be, when it could be anybody.
        user = ("-u", "root") if os.geteuid() == 0 else ()
        self._program = subprocess.Popen(
            [
                smtp_sink(),
                *user,
                *self._options,
                *("-d", f"{self._folder}/"),
                f"127.0.0.1:{self.port}",
                "100",
            ],
            env={"LD_LIBRARY_PATH": str(UNPACKED / "lib" / "postfix")},
        )
        for _ in range(1000):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                assert self._program.poll() is None
                time.sleep(0.01)
            else:
                return self
        raise AssertionError

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.wait()
