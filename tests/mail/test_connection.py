"""What goes over the line: safe, to the right server, and no secret told."""

from __future__ import annotations

import io
import logging
import socket
import threading
import traceback
from base64 import b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.errors import UserError
from briefgen.mail.connection import Connection
from briefgen.mail.replies import Lost, Refused
from briefgen.mail.secret import Secret
from briefgen.mail.smtp_settings import Security, SmtpSettings
from tests.mail.conftest import SENDER, Certificate, Desk, message, messages, plain
from tests.mail.servers import PASSWORD, TOKEN, USER, Server, authenticator

if TYPE_CHECKING:
    from collections.abc import Iterator

# aiosmtpd knows of STARTTLS alone, and takes TLS from the start for none.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

WRONG = "not-the-right-one"


HOST = "127.0.0.1"
"""By its address: not every machine has a name for itself."""


@pytest.fixture(params=["starttls", "tls"])
def guarded(
    request: pytest.FixtureRequest, certificate: Certificate
) -> Iterator[tuple[Server, SmtpSettings]]:
    """Return a server with TLS that wants a login, and settings for it."""
    with _guarded(Security(request.param), certificate, HOST) as guarded:
        yield guarded


@contextmanager
def _guarded(
    security: Security, certificate: Certificate, name: str
) -> Iterator[tuple[Server, SmtpSettings]]:
    """Run a server that shows a certificate for a name."""
    tls = certificate.context(name)
    options: dict[str, Any] = (
        {"tls_context": tls, "require_starttls": True}
        if security is Security.STARTTLS
        else {"tls": tls, "auth_require_tls": False}
    )
    server = Server(auth_required=True, **options)
    server.let_in(authenticator(server))
    settings = SmtpSettings(
        HOST,
        SENDER,
        security,
        server.port,
        USER,
        Secret(PASSWORD),
        ca_file=certificate.ca_file,
        timeout=20,
        answer_timeout=20,
    )
    with server:
        yield server, settings


def test_a_login_by_password(guarded: tuple[Server, SmtpSettings], desk: Desk) -> None:
    """Over TLS, with a password, messages are sent."""
    server, settings = guarded
    desk.send(settings, messages("anna"))
    assert server.copies == {"anna@example.org": 1}
    assert len(server.logins) == 1


def test_a_login_by_token(guarded: tuple[Server, SmtpSettings], desk: Desk) -> None:
    """Over TLS, with an OAuth2 token, messages are sent."""
    server, settings = guarded
    desk.send(settings._replace(password=None, token=Secret(TOKEN)), messages("anna"))
    assert server.copies == {"anna@example.org": 1}
    assert server.logins == ["XOAUTH2"]


@pytest.mark.parametrize(
    ("changed", "hint"),
    [
        pytest.param({"password": Secret(WRONG)}, "check 'user'", id="password"),
        pytest.param(
            {"password": None, "token": Secret(WRONG)}, "get a new token", id="token"
        ),
    ],
)
def test_a_wrong_secret(
    changed: dict[str, Secret],
    hint: str,
    guarded: tuple[Server, SmtpSettings],
    desk: Desk,
) -> None:
    """A login that is not accepted stops the run; the secret is in no word of it."""
    server, settings = guarded
    with pytest.raises(UserError, match="does not accept the login of desk") as caught:
        desk.send(settings._replace(**changed), messages("anna"))  # type: ignore[arg-type]
    assert "535" in str(caught.value)
    assert hint in caught.value.problems[0].hint
    assert WRONG not in "".join(traceback.format_exception(caught.value))
    assert server.took == []
    assert desk.states() == {"anna": "pending"}


def test_a_certificate_that_is_not_trusted(
    guarded: tuple[Server, SmtpSettings], desk: Desk
) -> None:
    """A server whose certificate nobody vouches for gets nothing: no login either."""
    server, settings = guarded
    with pytest.raises(UserError, match="not to be trusted: unable to get") as caught:
        desk.send(settings._replace(ca_file=""), messages("anna"))
    assert "'ca_file'" in caught.value.problems[0].hint
    assert (server.logins, server.took) == ([], [])


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_of_another(
    security: Security, certificate: Certificate, desk: Desk
) -> None:
    """A certificate must be for the very name in the settings."""
    with _guarded(security, certificate, "mail.example.org") as (server, settings):
        with pytest.raises(UserError, match="IP address mismatch"):
            desk.send(settings, messages("anna"))
        assert (server.logins, server.took) == ([], [])


def test_a_file_without_certificates(
    guarded: tuple[Server, SmtpSettings], desk: Desk
) -> None:
    """A ca_file that holds something else is told by its name."""
    _, settings = guarded
    with pytest.raises(UserError, match=r"test_connection\.py: has no certificates"):
        desk.send(settings._replace(ca_file=__file__), messages("anna"))


def test_no_starttls(desk: Desk) -> None:
    """A server without STARTTLS gets no word of a message."""
    with Server() as server:
        settings = plain(server.port, security=Security.STARTTLS)
        with pytest.raises(UserError, match="offers no STARTTLS"):
            desk.send(settings, messages("anna"))
    assert server.took == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"password": Secret(PASSWORD)}, "offers no login", id="password"),
        pytest.param({"token": Secret(TOKEN)}, "by OAuth2 token", id="token"),
    ],
)
def test_no_login_offered(changed: dict[str, Secret], said: str, desk: Desk) -> None:
    """A server that knows no login is told as such, before anything is sent."""
    with Server() as server:
        settings = plain(server.port, user=USER, **changed)
        with pytest.raises(UserError, match=said):
            desk.send(settings, messages("anna"))
    assert server.took == []


def test_tls_where_there_is_none(desk: Desk) -> None:
    """TLS on a port that speaks none from the start is told with the usual ports."""
    with Server() as server, pytest.raises(UserError, match="'tls' is for port 465"):
        desk.send(plain(server.port, security=Security.TLS), messages("anna"))


def test_a_server_that_is_down(desk: Desk) -> None:
    """Where nobody listens the run ends at once, and nothing is lost."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(UserError, match=f":{port}: connection refused"):
        desk.send(plain(port), messages("anna"))
    assert desk.states() == {"anna": "pending"}
    assert desk.clock.waits == []


def test_a_server_that_goes_down(desk: Desk) -> None:
    """A server that was there is waited for, and then given up."""
    with Server() as server:
        what = messages("anna", "boris")
        sending = desk.sending(plain(server.port, per_connection=1), what)
        for event in sending:
            if type(event).__name__ == "Settled":
                break
    with pytest.raises(UserError, match="takes no more for now: connection refused"):
        list(sending)
    assert desk.states() == {"anna": "sent", "boris": "pending"}
    assert desk.clock.waits == [10.0, 30.0, 90.0, 270.0]


def test_a_name_that_is_none(desk: Desk) -> None:
    """A host that does not exist is told as such."""
    settings = plain(25, host="smtp.invalid")
    with pytest.raises(UserError, match=r"cannot reach smtp\.invalid:25"):
        desk.send(settings, messages("anna"))


# --- A server that says what it likes ----------------------------------------


@contextmanager
def reciting(*answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Run a server that says its answers one after the other, and then is silent.

    It yields its port, and what it heard.
    """
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            lines = connection.makefile("rb")
            for number, answer in enumerate(answers):
                if number:
                    heard.append(lines.readline())
                if number and b"354" in answers[number - 1]:
                    while heard[-1] not in (b".\r\n", b""):
                        heard.append(lines.readline())
                connection.sendall(answer)
            for _ in lines if answers[-1] else ():
                connection.sendall(b"221 bye\r\n")
            over.wait(20 if not answers[-1] else 0)
            lines.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        over.set()
        thread.join()
        listening.close()


OK = b"250 OK\r\n"
BANNER = b"220 here\r\n"


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        pytest.param([b""], "it does not answer", id="silent"),
        pytest.param([b"554 go away\r\n"], "refuses CONNECT: 554 go away", id="554"),
        pytest.param([b"hello\r\n"], "greets|answered", id="no-code"),
        pytest.param([b"2" * 9000 + b"\r\n"], "rules of SMTP", id="long-line"),
        pytest.param([BANNER, b""], "it does not answer", id="silent-later"),
    ],
)
def test_a_server_that_is_none(answers: list[bytes], reason: str, desk: Desk) -> None:
    """What hangs, refuses everybody or speaks no SMTP ends the run with its name."""
    with (
        reciting(*answers) as (port, _),
        pytest.raises(UserError, match=reason) as caught,
    ):
        desk.send(plain(port, timeout=1), messages("anna"))
    assert f"127.0.0.1:{port}" in str(caught.value)
    assert desk.states() == {"anna": "pending"}


def test_an_old_server(desk: Desk) -> None:
    """A server that knows HELO alone is spoken to so."""
    answers = BANNER, b"502 what\r\n", OK, OK, OK, b"354 go\r\n", OK
    with reciting(*answers) as (port, heard):
        desk.send(plain(port, timeout=1), messages("anna"))
    assert desk.states() == {"anna": "sent"}
    assert heard[:4] == [
        b"ehlo [127.0.0.1]\r\n",
        b"helo [127.0.0.1]\r\n",
        f"mail FROM:<{SENDER}>\r\n".encode(),
        b"rcpt TO:<anna@example.org>\r\n",
    ]


@pytest.mark.parametrize(
    ("last", "state"),
    [
        pytest.param(b"", "unknown", id="silent"),
        pytest.param(b"399 hm\r\n", "unknown", id="no-answer-to-it"),
        pytest.param(b"what?\r\n", "unknown", id="no-code"),
        pytest.param(b"2" * 9000 + b"\r\n", "unknown", id="long-line"),
        pytest.param(b"554 no\r\n", "refused", id="refused"),
        pytest.param(b"250-a\r\n250 b\r\n", "sent", id="sent"),
    ],
)
def test_the_answer_to_a_message(last: bytes, state: str, desk: Desk) -> None:
    """Only a clear answer to the message makes it sent or refused."""
    answers = BANNER, OK, OK, OK, b"354 go\r\n", last
    with reciting(*answers) as (port, _):
        settings = plain(port, timeout=1, answer_timeout=1)
        desk.send(settings, messages("anna"))
    assert desk.states() == {"anna": state}


def test_a_go_on_that_is_none() -> None:
    """A server that answers DATA as if it had the message gets none."""
    with reciting(BANNER, OK, OK, OK, OK) as (port, heard):
        connection = Connection(plain(port, timeout=1))
        connection.offer("anna@example.org", b"x\r\n", utf8=False)
        with pytest.raises(Lost) as caught:
            connection.hand_over(b"x\r\n")
        connection.drop()
    assert not caught.value.is_in_doubt
    assert b"x\r\n" not in heard


def test_an_answer_steers_no_terminal() -> None:
    """What a server says is one line of plain characters, and not a long one."""
    answer = b"450-\x1b[2Jred\r\n450 \xff" + b"x" * 900 + b"\r\n"
    with reciting(BANNER, OK, answer) as (port, _):
        connection = Connection(plain(port, timeout=1))
        with pytest.raises(Refused) as caught:
            connection.offer("anna@example.org", b"x\r\n", utf8=False)
        connection.drop()
    assert str(caught.value).startswith("450 ?[2Jred �xxx")
    assert len(str(caught.value)) < 320


def test_a_server_that_repeats_a_secret(desk: Desk) -> None:
    """A secret that a server says is in no error, log, event or line of the ledger."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    plain_login = b64encode(f"\0{USER}\0{PASSWORD}".encode())
    told = PASSWORD.encode() + b" " + plain_login
    ehlo = b"250-here\r\n250 AUTH PLAIN\r\n"
    seen: list[str] = []
    try:
        for answers in (
            (BANNER, ehlo, b"535 not " + told + b"\r\n"),
            (BANNER, ehlo, b"235 OK\r\n", OK, b"550 not " + told + b"\r\n", OK),
        ):
            with reciting(*answers) as (port, heard):
                settings = plain(port, user=USER, password=Secret(PASSWORD), timeout=1)
                try:
                    seen.append(repr(desk.send(settings, messages("anna"))))
                except UserError as error:
                    seen += traceback.format_exception(error)
            assert plain_login in heard[1]
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(logging.WARNING)
    assert desk.states() == {"anna": "refused"}
    seen += [repr(desk.entries()), log.getvalue(), repr(settings)]
    files = b"".join(path.read_bytes() for path in desk.ledger.parent.iterdir())
    assert any("not …" in text for text in seen)
    for secret in (PASSWORD, plain_login.decode()):
        assert not any(secret in text for text in seen)
        assert secret.encode() not in files


def test_letters_beyond_ascii(desk: Desk) -> None:
    """A server that takes 8 bits is told of them."""
    body = "Subject: a\r\n\r\né\r\n".encode()
    ehlo = b"250-here\r\n250-SIZE 1000\r\n250 8BITMIME\r\n"
    with reciting(BANNER, ehlo, OK, OK, b"354 go\r\n", OK) as (port, heard):
        what = [message("anna", build=lambda: body)]
        desk.send(plain(port, timeout=1), what)
    assert f"SIZE={len(body)} BODY=8BITMIME".encode() in heard[1]
