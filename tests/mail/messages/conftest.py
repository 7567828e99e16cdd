"""What the tests of messages share: a desk, a story of a port, and its lists."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Protocol

import pytest

from briefgen.mail.addresses import Mailbox
from briefgen.mail.desk import Desk
from briefgen.mail.letters import prepare
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.mail.prepared import Prepared

HARBOUR = ROOT / "tests" / "render" / "harbour.yaml"
DATE = datetime(2025, 11, 16, 10, 30, tzinfo=UTC)
DESK = Desk(Mailbox("desk@example.org", "Harbour desk"), attach=("ics",))
"""A desk whose messages are quick to make: they have no PDF."""


class Letters(Protocol):
    """Prepares letters, as the fixture `letters` does."""

    def __call__(
        self,
        text: str,
        desk: Desk = DESK,
        cutter: Callable[[Audience], Brief] | None = None,
    ) -> list[Prepared]:
        """Return the letters to all on a list, given as YAML or CSV."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a project with one dossier, ``harbour``."""
    facts = tmp_path / "content" / "harbour" / "facts.yaml"
    facts.parent.mkdir(parents=True)
    facts.write_bytes(HARBOUR.read_bytes())
    return tmp_path


@pytest.fixture
def letters(folder: Path) -> Letters:
    """Return a function that prepares letters to a list."""

    def make(
        text: str,
        desk: Desk = DESK,
        cutter: Callable[[Audience], Brief] | None = None,
    ) -> list[Prepared]:
        path = folder / ("press.yaml" if "recipients:" in text else "press.csv")
        path.write_text(text, encoding="utf-8")
        facts = folder / "content" / "harbour" / "facts.yaml"
        mailing = prepare(facts, path, folder, DATE, desk=desk, cutter=cutter)
        return list(mailing.letters)

    return make


def parsed(data: bytes) -> EmailMessage:
    """Return a message as a mail program reads it. Fails for one with defects."""
    message = message_from_bytes(data, policy=default)
    assert [part.defects for part in message.walk() if part.defects] == []
    assert [value.defects for value in message.values() if value.defects] == []
    return message


def body(message: EmailMessage, kind: str = "plain") -> str:
    """Return the plain text or the HTML of a message."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")
