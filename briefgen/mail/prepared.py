"""A message that is ready to be sent: what delivery needs to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Prepared(NamedTuple):
    """One message for one recipient.

    `edition` is the id of what is sent, and with `address` the key under which a
    message is never sent twice. `attached` names the files in it. `size` counts its
    bytes, and is the most there can be where it is encrypted; `needs_utf8`
    tells that only a server with SMTPUTF8 (RFC 6531) can take it. `build` makes the
    bytes, with CRLF at each line's end, so that a list of any length needs the memory
    of one message.
    """

    edition: str
    address: str
    message_id: str
    marking: str
    audience: str
    language: str
    attached: tuple[str, ...]
    size: int
    needs_utf8: bool
    build: Callable[[], bytes]
    is_encrypted: bool = False

    @property
    def handling(self) -> str:
        """The marking, and whether only the recipient can read it."""
        return f"{self.marking}, encrypted" if self.is_encrypted else self.marking
