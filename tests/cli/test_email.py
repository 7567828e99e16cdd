"""``briefgen email`` makes a draft, and refuses what would not do."""

from __future__ import annotations

import re
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from briefgen.cli.run import run

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

DRAFT = "output/story/executive.eml"
TO = ("--to", "office@example.org")


def draft(project: Path, name: str = DRAFT) -> EmailMessage:
    """Return the draft as a mail program reads it."""
    return message_from_bytes((project / name).read_bytes(), policy=default)


def change(project: Path, pattern: str, text: str) -> None:
    """Change the first line of the facts that matches."""
    facts = project / "content" / "story" / "facts.yaml"
    new, count = re.subn(f"(?m)^{pattern}$", text, facts.read_text("utf-8"), count=1)
    assert count
    facts.write_text(new)


def test_a_draft(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft stands beside the brief, opens ready to be sent, and its path is told."""
    capsys.readouterr()
    two = "Öffice, Two <two@exämple.org>"
    assert run(["email", "story", "-a", "executive", *TO, "--to", two]) == 0
    assert capsys.readouterr().out == f"{DRAFT}\n"
    message = draft(project)
    assert message["X-Unsent"] == "1"
    assert message["From"] is message["Auto-Submitted"] is None
    assert [a.addr_spec for a in message["To"].addresses] == [
        "office@example.org",
        "two@xn--exmple-cua.org",
    ]
    (pdf,) = message.iter_attachments()
    assert pdf.get_content_type() == "application/pdf"
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().startswith("TLP:CLEAR")


def test_a_draft_is_the_same_on_every_run(project: Path) -> None:
    """The same facts and addresses give the same bytes, whatever the time is."""
    made = []
    for _ in range(2):
        assert run(["email", "story", "-a", "press", *TO]) == 0
        made.append((project / "output/story/press.eml").read_bytes())
    assert made[0] == made[1]


def test_settings(project: Path) -> None:
    """The project says who sends and what is attached; the command line wins."""
    (project / "briefgen.toml").write_text(
        '[mail]\nsender = "Desk <desk@example.org>"\nattach = ["html", "ics"]\n'
        '[render]\noutput = "briefs"\n'
    )
    assert run(["email", "story", "-a", "executive", *TO]) == 0
    message = draft(project, "briefs/story/executive.eml")
    assert message["From"] == "Desk <desk@example.org>"
    assert message["Message-ID"].endswith("@example.org>")
    kinds = [part.get_content_type() for part in message.iter_attachments()]
    assert kinds == ["text/html", "text/calendar"]
    assert run(["email", "story", "-a", "executive", *TO, "--attach", "html"]) == 0
    message = draft(project, "briefs/story/executive.eml")
    assert len(list(message.iter_attachments())) == 1


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        pytest.param(
            'sender = "desk"',
            "briefgen.toml:2:1: mail.sender: 'desk': an email address must have an "
            "@-sign\n  write it as office@example.org\n",
            id="sender",
        ),
        pytest.param(
            'attach = ["pfd"]',
            "briefgen.toml:2:1: there is no attachment 'pfd'\n  did you mean 'pdf'?\n",
            id="attach",
        ),
        pytest.param(
            'encrypt = "TLP:AMBR"',
            "briefgen.toml:2:1: mail.encrypt: 'TLP:AMBR' is not a marking\n"
            "  did you mean 'TLP:AMBER'?\n",
            id="encrypt",
        ),
    ],
)
def test_wrong_settings(
    project: Path, toml: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong in briefgen.toml is told with its line."""
    (project / "briefgen.toml").write_text(f"[mail]\n{toml}\n")
    capsys.readouterr()
    assert run(["email", "story", "-a", "executive", *TO]) == 1
    assert capsys.readouterr().err == f"error: {expected}"


def test_wrong_addresses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All addresses that are none are told at once, and nothing is written."""
    capsys.readouterr()
    wrong = ["--to", "office", "--to", "A\nBcc: b@example.org <a@example.org>"]
    assert run(["email", "story", "-a", "executive", *TO, *wrong]) == 2
    stderr = capsys.readouterr().err
    assert [line for line in stderr.split("\n") if line.startswith("error:")] == [
        "error: 'office': an email address must have an @-sign",
        "error: 'A",
    ]
    assert "': has more than one line" in stderr
    assert not (project / "output").exists()


def test_a_title_of_two_lines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title that could add a header is refused with its place."""
    change(project, "title: .*", "title: |\n  One\n  Bcc: two@example.org")
    capsys.readouterr()
    assert run(["email", "story", "-a", "executive", *TO]) == 1
    stderr = capsys.readouterr().err
    assert re.match(
        r"error: content/story/facts.yaml:\d+:8: title: has more than one line", stderr
    )


def test_what_is_too_strict(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A brief that only goes out encrypted gets no draft; an old one is deleted."""
    assert run(["email", "story", "-a", "executive", *TO]) == 0
    change(project, "marking: .*", "marking: TLP:RED")
    capsys.readouterr()
    assert run(["email", "story", "-a", "executive,analyst", *TO]) == 2
    assert run(["email", "story", "-a", "analyst", *TO]) == 1
    assert "TLP:RED only goes out encrypted" in capsys.readouterr().err
    assert run(["email", "story", "-a", "executive", *TO]) == 1
    stderr = capsys.readouterr().err
    assert f"{DRAFT}: was deleted: its readers may no longer see" in stderr
    assert not (project / DRAFT).exists()


def test_what_check_refuses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What render refuses is no draft either; by force it says UNCHECKED."""
    facts = project / "content" / "story" / "facts.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("quote: freight will wait", "quote: freight waits"))
    capsys.readouterr()
    assert run(["email", "story", "-a", "executive", *TO]) == 1
    assert "G001" in capsys.readouterr().err
    assert not (project / DRAFT).exists()
    assert run(["email", "story", "-a", "executive", *TO, "--force"]) == 0
    assert draft(project)["Subject"].startswith("UNCHECKED [TLP:")


def test_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open hands the draft to the program that this machine has for it."""
    from briefgen.cli import opener

    opened: list[str] = []
    monkeypatch.setattr(opener, "_open", lambda path: opened.append(str(path)))
    assert run(["email", "story", "-a", "press", *TO, "--open"]) == 0
    assert opened == ["output/story/press.eml"]
    assert (project / opened[0]).is_file()


def test_render_loads_nothing_of_mail(project: Path) -> None:
    """Who makes documents does not pay for messages."""
    heavy = {"briefgen.mail", "css_inline", "cryptography", "email_validator"}
    script = (
        "import os, sys; from briefgen.cli import startup; startup.hurry();"
        "from briefgen.cli.run import run;"
        "assert run(['render', 'story', '-a', 'press', '-q']) == 0;"
        f"assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules);"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=project)
