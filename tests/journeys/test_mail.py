"""A desk mails its briefs: a look, a slip, a run, and a look at what was sent."""

from __future__ import annotations

import json
import subprocess
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Outcome
from tests.mail.conftest import Certificate, certificate
from tests.mail.servers import PASSWORD, USER, Server, authenticator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["certificate"]

LIST = """\
title: Ministers' offices
sender: Middle East desk <desk@example.org>
recipients:
  - {address: office@example.org, audience: executive, clearance: TLP:AMBER}
  - {address: cabinet@example.org, audience: executive, clearance: TLP:AMBER}
  - {address: news@example.org, audience: press, clearance: TLP:GREEN, language: fr}
"""


@pytest.fixture
def server(certificate: Certificate) -> Iterator[Server]:
    """Return a server that wants TLS and a login."""
    server = Server(
        tls_context=certificate.context("127.0.0.1"),
        require_starttls=True,
        auth_required=True,
    )
    server.let_in(authenticator(server))
    with server:
        yield server


def test_a_desk_mails(
    project: Path,
    program: Path,
    server: Server,
    certificate: Certificate,
    scrubbed_environment: dict[str, str],
) -> None:
    """Each reader gets the brief made for them, once, past a wrong password too."""
    home = project / "home"
    file = home / ".config" / "briefgen" / "smtp.toml"
    desk = project / "desk"
    file.parent.mkdir(parents=True)
    desk.mkdir()
    (project / "content").rename(desk / "content")
    (desk / "lists").mkdir()
    (desk / "lists" / "offices.yaml").write_text(LIST, encoding="utf-8")

    def log_in_by(password: str) -> None:
        file.write_text(
            f'host = "127.0.0.1"\nport = {server.port}\nfrom = "desk@example.org"\n'
            f'user = "{USER}"\npassword = "{password}"\n'
            f'ca_file = "{certificate.ca_file}"\n'
        )
        file.chmod(0o600)

    def briefgen(*arguments: str) -> Outcome:
        done = subprocess.run(
            [program, *arguments],
            check=False,
            cwd=desk,
            env=scrubbed_environment | {"HOME": str(home)},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    send = ("send", "port-talks", "--list", "offices")
    code, shown, said = briefgen(*send, "--dry-run")
    assert code == 0, said
    assert [line.split()[0] for line in shown.splitlines()[1:]] == [
        "office@example.org",
        "cabinet@example.org",
        "news@example.org",
    ]
    assert "texts of the press brief are in en, not in fr" in said
    assert server.connections == 0

    log_in_by("hunter2")
    code, shown, said = briefgen(*send)
    assert (code, shown) == (3, "")
    assert "does not accept the login of desk: 535" in said
    assert "0 sent, 3 pending" in said
    assert "hunter2" not in said

    log_in_by(PASSWORD)
    code, shown, said = briefgen(*send)
    assert (code, shown.count("sent ")) == (0, 3), said
    assert briefgen(*send)[:2] == (0, "")
    assert set(server.copies.values()) == {1}
    for address, data in server.took:
        message = message_from_bytes(data, policy=default)
        assert message["To"] == address
        assert message["Subject"].startswith("[TLP:CLEAR] ")
        (pdf,) = message.iter_attachments()
        assert bytes(pdf.get_content()).startswith(b"%PDF-")

    code, shown, _ = briefgen("deliveries", "--format", "json")
    assert code == 0
    assert {entry["state"] for entry in json.loads(shown)} == {"sent"}
    assert len(json.loads(shown)) == 3
