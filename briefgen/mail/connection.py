"""One connection to an SMTP server, and what the server says on it.

Each step ends in one of four ways: the server takes what it was given; it refuses
(`Refused`); the connection is lost (`Lost`); or nothing can go on before somebody mends
the settings (`UserError`). Nothing that is said holds a secret.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.mail.replies import Lost, Refused, Reply
from briefgen.mail.smtp_settings import Security

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.mail.smtp_settings import SmtpSettings

_GO_ON = 354
_PARTING = 5
"""How many seconds a server gets to say goodbye."""
_LONGEST = 300


class Connection:
    """A connection that is ready for messages. `count` tells how many it was given."""

    def __init__(self, settings: SmtpSettings) -> None:
        """Connect, make it safe and log in.

        Raises `Lost` or `Refused` for what may pass, else `UserError`: the server is
        not to be trusted, has no TLS, or does not accept the login.
        """
        self._settings = settings
        self._secrets = _forms_of_secrets(settings)
        self.count = 0
        self._smtp = self._connected()
        try:
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            address = self._socket.getsockname()[0]
            name = f"[IPv6:{address}]" if ":" in address else f"[{address}]"
            self._smtp.local_hostname = name
            self._greet()
            if settings.security is Security.STARTTLS:
                self._start_tls()
            if settings.user:
                self._log_in()
        except BaseException:
            self._smtp.close()
            raise

    @property
    def limit(self) -> int:
        """The most bytes that a message may have (RFC 1870), 0 where none is told."""
        told = self._smtp.esmtp_features.get("size", "")
        return int(told) if told.isdecimal() else 0

    @property
    def takes_utf8(self) -> bool:
        """Whether the server takes addresses that are not ASCII (RFC 6531)."""
        return self._smtp.has_extn("smtputf8")

    def offer(self, address: str, data: bytes, *, utf8: bool) -> None:
        """Tell the server who a message is from and for; raises `Refused` or `Lost`."""
        self.count += 1
        options = [f"SIZE={len(data)}"] if self._smtp.has_extn("size") else []
        if not data.isascii() and self._smtp.has_extn("8bitmime"):
            options.append("BODY=8BITMIME")
        if utf8 or not self._settings.sender.isascii():
            options.append("SMTPUTF8")
        with self._watched():
            answered = self._smtp.mail(self._settings.sender, options)
        self._check("MAIL", answered)
        with self._watched():
            answered = self._smtp.rcpt(address)
        self._check("RCPT", answered)

    def hand_over(self, data: bytes) -> Reply:
        """Give the server the message that was offered, and return its answer.

        Raises `Refused`, or `Lost`: in doubt from the end of the message on, since
        without the end of it no server has it (RFC 5321, 4.1.1.4).
        """
        with self._watched():
            answered = self._smtp.docmd("DATA")
        if answered[0] != _GO_ON:
            self._check("DATA", answered)
            raise Lost(f"it answered '{self._reply(*answered)}' to DATA")
        body = re.sub(rb"(?m)^\.", b"..", data)
        body = body if body.endswith(b"\r\n") else body + b"\r\n"
        with self._watched():
            self._socket.settimeout(self._settings.answer_timeout)
            self._smtp.send(body)
        with self._watched(is_in_doubt=True):
            self._smtp.send(b".\r\n")
            answered = self._smtp.getreply()
            self._socket.settimeout(self._settings.timeout)
        self._check("the end of the message", answered, is_in_doubt=True)
        return self._reply(*answered)

    def reset(self) -> None:
        """Drop the message that was offered; raises `Refused` or `Lost`."""
        with self._watched():
            answered = self._smtp.rset()
        self._check("RSET", answered)

    def close(self) -> None:
        """Say goodbye, and close."""
        with suppress(OSError, smtplib.SMTPException):
            if self._smtp.sock:
                self._smtp.sock.settimeout(_PARTING)
                self._smtp.quit()
        self.drop()

    def drop(self) -> None:
        """Close without a word: the server no longer listens."""
        with suppress(OSError):
            self._smtp.close()

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        where = settings.host, settings.port
        # Or smtplib asks the DNS for the name of this machine, which nobody needs.
        options: Any = {"local_hostname": "localhost", "timeout": settings.timeout}
        with self._watched():
            try:
                if settings.security is not Security.TLS:
                    return smtplib.SMTP(*where, **options)
                return smtplib.SMTP_SSL(*where, context=self._context(), **options)
            except smtplib.SMTPConnectError as error:
                answered = error.smtp_code, _bytes(error.smtp_error)
        self._check("CONNECT", answered)
        raise Lost(f"it greets with {self._reply(*answered)}")

    @property
    def _socket(self) -> socket.socket:
        if self._smtp.sock is None:
            raise Lost("it closed the connection")
        return self._smtp.sock

    def _context(self) -> ssl.SSLContext:
        file = self._settings.ca_file
        try:
            return ssl.create_default_context(cafile=file or None)
        except (ssl.SSLError, OSError):
            raise UserError(
                f"{file}: has no certificates",
                hint="ca_file is a file in PEM: -----BEGIN CERTIFICATE-----",
                exit_code=BAD_MACHINE,
            ) from None

    def _greet(self) -> None:
        with self._watched():
            code, text = self._smtp.ehlo()
            if 500 <= code < 600:  # noqa: PLR2004 - an old server knows HELO alone
                code, text = self._smtp.helo()
        self._check("EHLO", (code, text))

    def _start_tls(self) -> None:
        if not self._smtp.has_extn("starttls"):
            raise UserError(
                f"{self._settings.name} offers no STARTTLS",
                hint="set 'security' to tls, with port 465, if it speaks TLS from the "
                "start; briefgen sends nothing that others could read",
                exit_code=BAD_MACHINE,
            )
        context = self._context()
        with self._watched():
            try:
                answered = self._smtp.starttls(context=context)
            except smtplib.SMTPResponseException as error:
                answered = error.smtp_code, _bytes(error.smtp_error)
        self._check("STARTTLS", answered)
        self._greet()

    def _log_in(self) -> None:
        settings = self._settings
        offered = self._smtp.esmtp_features.get("auth", "").upper().split()
        if not offered or (settings.token and "XOAUTH2" not in offered):
            wanted = "login by OAuth2 token (XOAUTH2)" if settings.token else "login"
            raise UserError(
                f"{settings.name} offers no {wanted}",
                hint="take 'user' away if it needs none, or ask who runs the server "
                "for the port of submission",
                exit_code=BAD_MACHINE,
            )
        with self._watched():
            try:
                self._authenticate()
            except smtplib.SMTPServerDisconnected:
                raise
            except smtplib.SMTPAuthenticationError as error:
                reply = self._reply(error.smtp_code, _bytes(error.smtp_error))
            except smtplib.SMTPException:
                reply = Reply(504, "no way of login that both sides know")
            else:
                return
        if reply.is_passing:
            raise Refused("AUTH", reply)
        raise UserError(
            f"{settings.name} does not accept the login of {settings.user}: {reply}",
            hint="get a new token: they last an hour or so"
            if settings.token
            else "check 'user' and 'password'; a provider may want an OAuth2 token, or "
            "a password made for this program",
            exit_code=BAD_MACHINE,
        )

    def _authenticate(self) -> None:
        settings = self._settings
        if settings.token:
            said = _xoauth2(settings.user, settings.token.reveal())

            # The server tells why it refuses in a challenge, answered by nothing.
            def answer(challenge: bytes | None = None) -> str:
                return said if challenge is None else ""

            self._smtp.auth("XOAUTH2", answer)
        elif settings.password:
            self._smtp.login(settings.user, settings.password.reveal())

    def _check(
        self, command: str, answered: tuple[int, bytes], *, is_in_doubt: bool = False
    ) -> None:
        reply = self._reply(*answered)
        if reply.is_success:
            return
        if reply.code < 400 or reply.code > 599:  # noqa: PLR2004 - RFC 5321, 4.2.1
            reason = f"it answered '{reply}' to {command}"
            raise Lost(reason, is_in_doubt=is_in_doubt)
        raise Refused(command, reply)

    def _reply(self, code: int, text: bytes) -> Reply:
        """Return an answer in one line that steers no terminal and holds no secret."""
        line = " ".join(text.decode(errors="replace").split())
        for secret in self._secrets:
            line = line.replace(secret, "…")
        line = "".join(c if c.isprintable() else "?" for c in line)
        return Reply(code, line[:_LONGEST])

    @contextmanager
    def _watched(self, *, is_in_doubt: bool = False) -> Iterator[None]:
        """Turn the ways in which a connection ends into `Lost` or `UserError`."""
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise UserError(
                f"the certificate of {self._settings.name} is not to be trusted: "
                f"{error.verify_message}",
                hint="if your organisation signs its own, name its certificate in "
                "'ca_file'; there is no way to go on without",
                exit_code=BAD_MACHINE,
            ) from None
        except ssl.SSLError as error:
            raise Lost(
                f"TLS failed ({error.reason or 'closed'}): 'tls' is for port 465, "
                "'starttls' for 587",
                is_in_doubt=is_in_doubt,
            ) from None
        except TimeoutError:
            raise Lost("it does not answer", is_in_doubt=is_in_doubt) from None
        except smtplib.SMTPServerDisconnected as error:
            silent = "timed out" in str(error)
            reason = "it does not answer" if silent else "it closed the connection"
            raise Lost(reason, is_in_doubt=is_in_doubt) from None
        except socket.gaierror:
            raise Lost("there is no server of this name") from None
        except smtplib.SMTPException:
            reason = "it breaks the rules of SMTP"
            raise Lost(reason, is_in_doubt=is_in_doubt) from None
        except OSError as error:
            reason = (error.strerror or "the network failed").lower()
            raise Lost(reason, is_in_doubt=is_in_doubt) from None


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode(errors="replace")


def _xoauth2(user: str, token: str) -> str:
    """Return what logs in by OAuth2, as Google and Microsoft have it."""
    return f"user={user}\1auth=Bearer {token}\1\1"


def _forms_of_secrets(settings: SmtpSettings) -> tuple[str, ...]:
    """Return a secret as it is, and as it goes over the line."""
    secret = settings.password or settings.token
    if not secret:
        return ()
    user, text = settings.user, secret.reveal()
    sent = (text, f"\0{user}\0{text}", _xoauth2(user, text))
    return text, *(base64.b64encode(form.encode()).decode() for form in sent)
