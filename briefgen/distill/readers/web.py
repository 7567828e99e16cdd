"""Pages from the network, and only those whose address a user gives."""

from __future__ import annotations

import ipaddress
import socket
from http.client import HTTPException
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from http.client import HTTPMessage

MOST: Final = 20_000_000
"""The most bytes that a page may have."""
_PATIENCE: Final = 30.0
"""So many seconds a page may take in all."""
_PART: Final = 1 << 16


def is_address(given: str) -> bool:
    """Tell whether what is given is the address of a page."""
    return given.lower().startswith(("http://", "https://"))


class Page(NamedTuple):
    """What came from an address: its bytes, and the type that the server states."""

    data: bytes
    type: str
    url: str


class _Redirects(request.HTTPRedirectHandler):
    """Redirects are followed to pages, and not from the network into a house."""

    def redirect_request(  # noqa: PLR0913, PLR0917 # as the standard library calls it
        self,
        req: request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> request.Request | None:
        """Return the request for where a page has gone."""
        if not is_address(newurl) or (
            not _is_private(req.full_url) and _is_private(newurl)
        ):
            raise URLError(f"it leads to {newurl}, which is no public address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> Page:
    """Return what stands at an address.

    Raises `UserError` where nothing comes, or too much, or too slowly.
    """
    opener = request.build_opener(_Redirects)
    asked = request.Request(url, headers={"User-Agent": "briefgen"})  # noqa: S310 # http alone: see is_address
    end = monotonic() + _PATIENCE
    try:
        with opener.open(asked, timeout=_PATIENCE) as answer:
            data = _read(answer, end)
            return Page(data, answer.headers.get_content_type(), answer.url)
    except (OSError, ValueError, HTTPException) as error:
        if isinstance(error, HTTPError):
            error.close()  # it holds the answer
        reason = str(getattr(error, "reason", None) or error) or type(error).__name__
        line, _, _ = reason.partition("\n")
        raise UserError(
            f"{url}: cannot be read: {line}",
            hint="save the page, and give the file",
            exit_code=BAD_MACHINE,
        ) from None


def _read(answer: Any, end: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_PART):
        parts.append(part)
        size += len(part)
        if size > MOST:
            raise ValueError(f"it has more than {MOST:,} bytes")
        if monotonic() > end:
            raise ValueError(f"it took more than {_PATIENCE:.0f} seconds")
    stated = answer.headers.get("Content-Length", "")
    if stated.isdecimal() and size < int(stated):
        raise ValueError(f"it broke off after {size:,} bytes")
    return b"".join(parts)


def _is_private(url: str) -> bool:
    """Tell whether an address leads to this machine or into a closed network."""
    host = urlsplit(url).hostname or ""
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False  # it is not found, and tells so when it is asked
    return any(
        not ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global
        for each in found
    )
