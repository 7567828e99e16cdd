"""What a server answers, and how an exchange with it ends otherwise than well."""

from __future__ import annotations

from typing import NamedTuple

CLOSING = 421
"""With this answer a server ends the connection."""


class Reply(NamedTuple):
    """What a server answered."""

    code: int
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.text}".rstrip()

    @property
    def is_success(self) -> bool:
        """Whether it took what it was given."""
        return 200 <= self.code < 300  # noqa: PLR2004 - RFC 5321, 4.2.1

    @property
    def is_passing(self) -> bool:
        """Whether the same may go well later."""
        return 400 <= self.code < 500  # noqa: PLR2004 - RFC 5321, 4.2.1

    @property
    def is_closing(self) -> bool:
        """Whether the server ends the connection with it."""
        return self.code == CLOSING


class Refused(Exception):  # noqa: N818 - it is an answer, not a mistake
    """The server does not take what it was given with `command`."""

    def __init__(self, command: str, reply: Reply) -> None:
        super().__init__(str(reply))
        self.command = command
        self.reply = reply


class Lost(Exception):  # noqa: N818 - as above
    """The connection is gone; `is_in_doubt` if the server may have the message."""

    def __init__(self, reason: str, *, is_in_doubt: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_in_doubt = is_in_doubt
