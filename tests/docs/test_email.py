"""What the page about e-mail says is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.cli.project import Project
from briefgen.cli.settings import read_ledger_path
from briefgen.mail import smtp_settings
from briefgen.mail.ledger import State
from briefgen.mail.smtp_settings import read_smtp_settings
from tests.docs.pages import ROOT, blocks, code_in, table

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "email.md"
EXAMPLES = [block.text for block in blocks(PAGE) if block.language == "toml"]


def test_the_settings_are_listed() -> None:
    """Every setting of SMTP is in the table, and no other."""
    listed = [code_in(row[0])[0] for row in table(PAGE, "setting")]
    assert listed != []
    assert sorted(listed) == sorted(smtp_settings._KINDS)  # noqa: SLF001 - the names


def test_the_states_are_listed() -> None:
    """Every state of a message is told, in the order in which they come."""
    assert [code_in(row[0])[0] for row in table(PAGE, "state")] == list(State)


@pytest.mark.parametrize("text", [e for e in EXAMPLES if "host" in e])
def test_the_settings_shown_are_good(text: str, tmp_path: Path) -> None:
    """An example of settings can be used as it is, with a file and a secret put in."""
    (tmp_path / "authority.pem").touch()
    text = text.replace("/etc/ssl/example-authority.pem", f"{tmp_path}/authority.pem")
    text = text.replace('"…"', '"secret"')
    file = tmp_path / "smtp.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    given = {"BRIEFGEN_SMTP_FILE": str(file)}
    if "password" not in text and "user" in text:
        given["BRIEFGEN_SMTP_TOKEN"] = "token"  # noqa: S105 - of no account
    assert read_smtp_settings(tmp_path / "project", given).sender


def test_the_place_of_the_ledger_shown_is_good(tmp_path: Path) -> None:
    """The example for briefgen.toml sets the ledger."""
    (text,) = (example for example in EXAMPLES if "[mail]" in example)
    (tmp_path / "briefgen.toml").write_text(text, encoding="utf-8")
    path = read_ledger_path(Project(tmp_path), tmp_path / "usual")
    assert str(path) == "/srv/desk/deliveries.sqlite3"
