"""SMTP servers on the loopback interface, which do what a test asks of them."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter, defaultdict
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable
    from typing import Self

    from aiosmtpd.smtp import Envelope, Session

USER = "desk"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of no account
TOKEN = "ya29.a0AfB-token"  # noqa: S105 - of no account
HANG_UP = "hang up"


class Server:
    """A server, started by `with`, that keeps what it takes.

    `answers` holds what it is to say next to a command about an address, before it
    takes it: an answer, or `HANG_UP`. `delay` gives how many seconds it has a message
    before it says so.
    """

    def __init__(
        self, delay: Callable[[], float] = lambda: 0.0, **options: Any
    ) -> None:
        self.took: list[tuple[str, bytes]] = []
        self.connections = 0
        self.logins: list[str] = []
        self.answers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.delay = delay
        self._tls: ssl.SSLContext | None = options.pop("tls", None)
        self._options = options
        # Of a socket that is not told to be TCP's, asyncio would not turn Nagle off.
        kind = socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
        self._socket = socket.socket(*kind)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def let_in(self, authenticate: Callable[..., AuthResult]) -> None:
        """Have logins decided by a function, as aiosmtpd calls it."""
        self._options["authenticator"] = authenticate

    @property
    def copies(self) -> Counter[str]:
        """How many messages each recipient has."""
        return Counter(address for address, _ in self.took)

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each message that it took."""
        return [str(message_from_bytes(data)["Message-ID"]) for _, data in self.took]

    def __enter__(self) -> Self:
        self._thread.start()
        self._is_ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        listening = self._loop.run_until_complete(
            self._loop.create_server(self._new, sock=self._socket, ssl=self._tls)
        )
        self._is_ready.set()
        self._loop.run_forever()
        listening.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()

    def _new(self) -> SMTP:
        self.connections += 1
        return SMTP(
            self, hostname="server.example.org", loop=self._loop, **self._options
        )

    def _next(self, server: SMTP, command: str, address: str) -> str:
        """Return what to say instead, or nothing."""
        waiting = self.answers[command, address] or self.answers[command, "*"]
        answer = waiting.pop(0) if waiting else ""
        if answer == HANG_UP:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer

    # --- What aiosmtpd calls -------------------------------------------------

    async def handle_MAIL(  # noqa: N802, D102
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del session
        if answer := self._next(server, "MAIL", address):
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802, D102
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del session, options
        if answer := self._next(server, "RCPT", address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802, D102
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del session
        (address,) = envelope.rcpt_tos
        if answer := self._next(server, "DATA", address):
            return answer
        assert isinstance(envelope.content, bytes)
        self.took.append((address, envelope.content))
        if seconds := self.delay():
            await asyncio.sleep(seconds)
        return self._next(server, "END", address) or "250 2.0.0 queued"

    async def auth_XOAUTH2(  # noqa: N802, D102
        self, server: SMTP, arguments: list[str]
    ) -> AuthResult:
        from base64 import b64decode

        said = b64decode(arguments[1]).decode()
        if said == f"user={USER}\1auth=Bearer {TOKEN}\1\1":
            self.logins.append("XOAUTH2")
            return AuthResult(success=True)
        await server.challenge_auth('{"status": "400"}')
        return AuthResult(success=False, handled=False)


def authenticator(server: Server) -> Callable[..., AuthResult]:
    """Return what lets the one user in who has an account."""

    def authenticate(
        _server: SMTP, _session: Session, _envelope: Envelope, name: str, login: Any
    ) -> AuthResult:
        known = LoginPassword(USER.encode(), PASSWORD.encode())
        if login == known:
            server.logins.append(name)
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False)

    return authenticate
