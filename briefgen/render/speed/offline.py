"""What WeasyPrint takes from `urllib.request`, without a network behind it.

`urllib.request` brings HTTP, TLS, e-mail and sockets. WeasyPrint needs them for
a fetcher that briefgen never uses, so it gets an opener that opens nothing.
"""

from __future__ import annotations

from typing import Any, NoReturn
from urllib.parse import quote as pathname2url
from urllib.parse import unquote as url2pathname

__all__ = ["OpenerDirector", "pathname2url", "url2pathname"]


class OpenerDirector:
    """The base of a fetcher that has no handlers and reaches nothing."""

    def add_handler(self, handler: object) -> None:
        """Do without the handler."""

    def open(self, *_args: object, **_options: object) -> NoReturn:
        """Raise `OSError`, whatever is asked for."""
        raise OSError("briefgen keeps WeasyPrint offline")


def __getattr__(name: str) -> Any:
    """Return something to call in place of each handler and request."""
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *_args, **_options: None
