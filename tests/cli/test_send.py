"""``briefgen send`` and ``briefgen deliveries``: what a desk sees of them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
import trustme

from briefgen.cli.run import run
from briefgen.mail import clock
from briefgen.mail.ledger import State, open_ledger, read_ledger
from tests.mail.conftest import SENDER
from tests.mail.servers import HANG_UP, Server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


NAMES = ("anna", "boris", "chen")
LEDGER = "ledger.sqlite3"
PROJECT = f"""\
[mail]
sender = "Desk <desk@example.org>"
attach = ["ics"]
ledger = "{LEDGER}"
"""
LIST = """\
address,audience,clearance,language
anna@example.org,press,TLP:GREEN,
boris@example.org,executive,TLP:AMBER,
chen@example.org,press,TLP:AMBER,fr
"""


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server that takes all, unless a test says otherwise."""
    with Server() as server:
        yield server


@pytest.fixture
def desk(
    project: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """Return a project with a list, whose messages go to the server.

    They have no PDF, so that they are quick to make.
    """
    monkeypatch.setattr(clock.SystemClock, "wait", lambda *_: None)
    for name, value in settings(server.port).items():
        monkeypatch.setenv(name, value)
    (project / "lists").mkdir()
    (project / "lists" / "cabinet.csv").write_text(LIST, encoding="utf-8")
    (project / "briefgen.toml").write_text(PROJECT, encoding="utf-8")
    capsys.readouterr()
    return project


def change(desk: Path, pattern: str, text: str) -> None:
    """Change what stands in the facts of the story."""
    facts = desk / "content" / "story" / "facts.yaml"
    before = facts.read_text("utf-8")
    after = re.sub(pattern, text, before, count=1)
    assert after != before
    facts.write_text(after, encoding="utf-8")


def settings(port: int) -> dict[str, str]:
    """Return the environment that names a server on this machine."""
    return {
        "BRIEFGEN_SMTP_HOST": "127.0.0.1",
        "BRIEFGEN_SMTP_PORT": str(port),
        "BRIEFGEN_SMTP_SECURITY": "none",
        "BRIEFGEN_SMTP_FROM": SENDER,
    }


def states(desk: Path) -> dict[str, str]:
    """Return the states in the ledger by the name before the @."""
    entries = read_ledger(desk / LEDGER)
    return {e.address.partition("@")[0]: str(e.state) for e in entries}


def test_send(desk: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Each reader is told on stdout, the counts on stderr; a second run sends none."""
    assert run(["send", "story", "--list", "cabinet"]) == 0
    said = capsys.readouterr()
    assert said.out == "".join(f"sent     {name}@example.org\n" for name in NAMES)
    assert said.err == "3 sent\n"
    assert run(["send", "story", "--list", "lists/cabinet.csv"]) == 0
    assert capsys.readouterr() == ("", "0 sent, 3 sent before\n")
    assert server.copies.total() == 3
    assert states(desk) == dict.fromkeys(NAMES, "sent")


def test_what_went_wrong(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who was not reached is told with the reason, and each state with what to do."""
    server.answers["RCPT", "anna@example.org"] = ["550 5.1.1 no such user"]
    server.answers["END", "boris@example.org"] = [HANG_UP]
    server.answers["RCPT", "chen@example.org"] = ["451 4.7.1 greylisted"]
    assert run(["send", "story", "--list", "cabinet"]) == 3
    out, err = capsys.readouterr()
    assert out == (
        "refused  anna@example.org\nunknown  boris@example.org\n"
        "sent     chen@example.org\n"
    )
    told = err.splitlines()
    assert told[:2] == [
        "warning: anna@example.org is refused: 550 5.1.1 no such user",
        "warning: boris@example.org is unknown: it closed the connection",
    ]
    assert told[2].startswith("waiting ")
    assert told[2].endswith(" s, then trying 1 again: 451 4.7.1 greylisted")
    assert told[3] == "1 sent, 1 refused, 1 unknown"
    assert "--resend-refused" in told[4]
    assert "--resend-unknown" in told[5]

    assert run(["send", "story", "--list", "cabinet"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "anna@example.org is refused since an earlier run: 550 5.1.1 no such" in err

    again = ["send", "story", "-l", "cabinet", "--resend-unknown", "--resend-refused"]
    assert run(again) == 0
    assert states(desk) == dict.fromkeys(NAMES, "sent")
    assert len(set(server.ids)) == 3


def test_refused_alone(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where addresses are refused and nothing else is wrong, the exit code is 1."""
    server.answers["RCPT", "anna@example.org"] = ["550 5.1.1 no such user"]
    assert run(["send", "story", "--list", "cabinet"]) == 1
    assert "2 sent, 1 refused\n" in capsys.readouterr().err
    assert states(desk)["anna"] == "refused"


def test_the_server_fails_in_between(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """When nothing more can be sent the counts are told before the reason."""
    server.answers["MAIL", "*"] = ["451 4.3.0 later"] * 99
    assert run(["send", "story", "--list", "cabinet"]) == 3
    err = capsys.readouterr().err
    assert "0 sent, 3 pending\n" in err
    assert "pending messages were not sent: the next run goes on with them\n" in err
    assert "takes no more for now: 451 4.3.0 later" in err
    assert set(states(desk).values()) == {"pending"}


def test_dry_run(
    desk: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """--dry-run needs no server, shows who would get what, and changes nothing."""
    (desk / "briefgen.toml").write_text(PROJECT.replace("ics", "pdf"))
    server.answers["RCPT", "boris@example.org"] = ["550 5.1.1 no such user"]
    assert run(["send", "story", "--list", "cabinet"]) == 1
    (desk / "lists" / "cabinet.csv").write_text(
        f"{LIST}dora@example.org,press,TLP:GREEN,\n", encoding="utf-8"
    )
    before = server.connections, states(desk)
    for name in settings(0):
        monkeypatch.delenv(name)
    capsys.readouterr()
    assert run(["send", "story", "--list", "cabinet", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    head, *rows = (re.split(r"  +", line) for line in out.splitlines())
    assert " ".join(head) == (
        "RECIPIENT AUDIENCE LANGUAGE MARKING ATTACHMENT BYTES STATE"
    )
    press = "2026-01-15 Port talks - press.pdf"
    assert [[*row[:5], row[6]] for row in rows] == [
        ["anna@example.org", "press", "en", "TLP:CLEAR", press, "sent"],
        [
            *("boris@example.org", "executive", "en", "TLP:CLEAR"),
            *("2026-01-15 Port talks - executive.pdf", "refused"),
        ],
        ["chen@example.org", "press", "fr", "TLP:CLEAR", press, "sent"],
        ["dora@example.org", "press", "en", "TLP:CLEAR", press, "new"],
    ]
    assert all(int(row[5].replace(",", "")) > 1000 for row in rows)
    assert "messages: 4, 0.2 MB in all; nothing was sent\n" in err
    assert (server.connections, states(desk)) == before

    change(desk, "reopen", "open again")
    assert run(["send", "story", "--list", "cabinet", "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split()[-1] for line in lines] == ["changed", "new", "changed", "new"]


def test_a_dry_run_tells_what_is_encrypted(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is sent one can see which messages only their readers can."""
    held = trustme.CA().issue_cert("anna@example.org", key_type=trustme.KeyType.RSA)
    held.cert_chain_pems[0].write_to_path(desk / "lists" / "anna.pem")
    first, *others = LIST.replace("clearance,", "clearance,certificate,").splitlines()
    rows = [line.replace(":AMBER,", ":AMBER,,") for line in others]
    rows[0] = rows[0].replace(":GREEN,", ":GREEN,anna.pem,")
    text = "\n".join([first, *rows])
    (desk / "lists" / "cabinet.csv").write_text(text, encoding="utf-8")
    assert run(["send", "story", "--list", "cabinet", "--dry-run"]) == 0
    _, *lines = capsys.readouterr().out.splitlines()
    assert [re.split("  +", line)[3] for line in lines] == [
        *("TLP:CLEAR, encrypted", "TLP:CLEAR", "TLP:CLEAR")
    ]


@pytest.mark.parametrize(
    ("given", "hint"),
    [("cabnet", "did you mean 'cabinet'?"), ("xyz", "allowed: cabinet")],
)
def test_no_such_list(
    given: str, hint: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list that there is not is told with the nearest, or with where lists are."""
    assert run(["send", "story", "--list", given]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"error: there is no distribution list '{given}'\n  {hint}")
    assert not (desk / LEDGER).exists()


def test_no_settings(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a server the command says how to set one, and makes no ledger."""
    monkeypatch.setenv("HOME", str(desk))
    for name in settings(0):
        monkeypatch.delenv(name)
    assert run(["send", "story", "--list", "cabinet"]) == 1
    assert "set BRIEFGEN_SMTP_HOST, or write into" in capsys.readouterr().err
    assert not (desk / LEDGER).exists()


REFUSED = (
    pytest.param(
        LIST.replace("boris@example.org,executive,TLP:AMBER", "boris,executive,TLP:RD"),
        (
            "cabinet.csv:3: address: 'boris': an email address must have an @-sign",
            "cabinet.csv:3: clearance: 'TLP:RD' is not allowed",
        ),
        id="misspelt",
    ),
    pytest.param(
        f"{LIST}chen@EXAMPLE.org,press,TLP:GREEN,\n",
        ("cabinet.csv:5: address: 'chen@example.org' is in the list twice",),
        id="twice",
    ),
    pytest.param(
        LIST.replace("executive", "exekutive"),
        ("cabinet.csv:3: there is no audience 'exekutive'",),
        id="audience",
    ),
    pytest.param("address,audience,clearance\n", ("is empty",), id="empty"),
)


@pytest.mark.parametrize(("text", "told"), REFUSED)
def test_a_list_that_is_refused(
    text: str,
    told: tuple[str, ...],
    desk: Path,
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong with a list stops the run before anything is sent, all at once."""
    (desk / "lists" / "cabinet.csv").write_text(text, encoding="utf-8")
    for dry in ([], ["--dry-run"]):
        assert run(["send", "story", "--list", "cabinet", *dry]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("error: ") == len(told)
        assert all(each in err for each in told), err
    assert server.connections == 0
    assert not (desk / LEDGER).exists()


def test_who_is_not_cleared(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """All whose clearance is below the marking are told, and nobody gets anything."""
    change(desk, "marking: .*", "marking: TLP:AMBER")
    text = LIST.replace("press", "executive")
    (desk / "lists" / "cabinet.csv").write_text(
        f"{text}dora@example.org,executive,TLP:CLEAR,\n", encoding="utf-8"
    )
    assert run(["send", "story", "--list", "cabinet"]) == 1
    err = capsys.readouterr().err
    assert [line for line in err.splitlines() if line.startswith("error:")] == [
        f"error: lists/cabinet.csv:{line}: {who} at most, and the executive brief is "
        "TLP:AMBER"
        for line, who in (
            (2, "anna@example.org may see TLP:GREEN"),
            (5, "dora@example.org may see TLP:CLEAR"),
        )
    ]
    assert server.connections == 0


def test_what_check_refuses(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """What render refuses is sent to nobody, and nothing can force it."""
    change(desk, "quote: freight will wait", "quote: freight waits")
    assert run(["send", "story", "--list", "cabinet"]) == 1
    err = capsys.readouterr().err
    assert "G001" in err
    assert "--force" not in err
    assert server.connections == 0
    assert run(["send", "story", "--list", "cabinet", "--force"]) == 2


def test_a_letter_without_a_font(
    desk: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter that the PDF cannot have is told with its place among the facts."""
    change(desk, "text: The Council meets again.", "text: The 🎉 meets again.")
    (desk / "lists" / "cabinet.csv").write_text(
        "address,audience,clearance\nanna@example.org,executive,TLP:RED\n",
        encoding="utf-8",
    )
    settings = desk / "briefgen.toml"
    settings.write_text(PROJECT.replace("ics", "pdf"), encoding="utf-8")
    assert run(["send", "story", "--list", "cabinet", "--dry-run"]) == 1
    err = capsys.readouterr().err
    assert "error: content/story/facts.yaml:" in err
    assert ": no font of the brief has 🎉" in err
    assert server.connections == 0


class Trouble(NamedTuple):
    """What is wrong: settings, or what stands in place of a ledger; what is said."""

    code: int
    said: str
    settings: Mapping[str, str] = {}
    ledger: bytes = b""


DAMAGED = b"SQLite format 3\0" + b"\xff" * 4096
LOGIN = {"USER": "desk", "PASSWORD": "hunter2"}
TROUBLES = {
    "damaged": Trouble(1, "of deliveries is damaged", ledger=DAMAGED),
    "no ledger": Trouble(1, "of deliveries is damaged", ledger=b"a letter" * 99),
    "down": Trouble(3, "cannot reach 127.0.0.1:1: ", {"PORT": "1"}),
    "no login": Trouble(3, "offers no login", LOGIN),
    "no STARTTLS": Trouble(3, "offers no STARTTLS", {"SECURITY": "starttls"}),
    "no TLS": Trouble(3, "'tls' is for port 465", {"SECURITY": "tls"}),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_nothing_can_be_sent(
    trouble: Trouble,
    desk: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong for all is one message with a next step, and nobody gets any."""
    if trouble.ledger:
        (desk / LEDGER).write_bytes(trouble.ledger)
    for name, value in trouble.settings.items():
        monkeypatch.setenv(f"BRIEFGEN_SMTP_{name}", value)
    assert run(["send", "story", "--list", "cabinet"]) == trouble.code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("error: ") == 1
    message, _, hint = err[err.index("error: ") :].partition("\n  ")
    assert trouble.said in message
    assert hint
    assert "hunter2" not in err
    assert server.took == []
    if not trouble.ledger:
        assert set(states(desk).values()) == {"pending"}


def test_a_server_that_is_too_small(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Messages over the server's SIZE are refused with both sizes before they go."""
    with Server(data_size_limit=2_000) as small:
        monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(small.port))
        assert run(["send", "story", "--list", "cabinet"]) == 1
        assert small.took == []
    err = capsys.readouterr().err
    assert err.count(" bytes, and the server takes 2,000 bytes at most") == 3
    assert "0 sent, 3 refused\n" in err
    assert set(states(desk).values()) == {"refused"}


def test_two_runs_at_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run sends, another says so and sends nothing."""
    with open_ledger(desk / LEDGER):
        assert run(["send", "story", "--list", "cabinet"]) == 3
    assert "another run is sending" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_no_secret_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake of the program, with its traceback, shows no password."""
    from briefgen.mail.delivery import Delivery

    def broken(run: Delivery, *_: object) -> None:
        raise RuntimeError(f"{vars(run)}")

    monkeypatch.setattr(Delivery, "run", broken)
    monkeypatch.setenv("BRIEFGEN_DEBUG", "1")
    monkeypatch.setenv("BRIEFGEN_SMTP_USER", "desk")
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "hunter2")
    assert run(["send", "story", "--list", "cabinet"]) == 70
    out, err = capsys.readouterr()
    assert "Traceback" in err
    assert "Secret(…)" in err
    assert "hunter2" not in out + err


# --- The ledger --------------------------------------------------------------


@pytest.mark.usefixtures("desk")
def test_deliveries(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger is shown as a table, or as JSON, and what is asked for of it."""
    server.answers["RCPT", "anna@example.org"] = ["550 5.1.1 no such user"]
    run(["send", "story", "--list", "cabinet"])
    capsys.readouterr()

    assert run(["deliveries", "--state", "refused,unknown"]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == [
        *("CHANGED", "STATE", "RECIPIENT", "MARKING", "DOSSIER", "EDITION", "DETAIL")
    ]
    words = "refused anna@example.org TLP:CLEAR story 550 5.1.1 no such user"
    changed, *cells = line.split()
    assert [*cells[:4], *cells[5:]] == words.split()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", changed)
    assert re.fullmatch("[0-9a-f]{12}", cells[4])

    assert run(["deliveries", "--format", "json", "--dossier", "story"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert {entry["address"][0]: entry["state"] for entry in entries} == {
        "a": "refused",
        "b": "sent",
        "c": "sent",
    }
    assert {"edition", "message_id", "attempts", "changed"} < set(entries[0])
    assert run(["deliveries", "--dossier", "other", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert run(["deliveries", "--dossier", "other"]) == 0
    assert capsys.readouterr().err.startswith("nothing like that in ")


def test_no_deliveries(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was sent yet, it is said, with the place of the ledger."""
    assert run(["deliveries"]) == 0
    assert capsys.readouterr() == ("", f"nothing in {desk / LEDGER}\n")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "wrong", [("--state", "snet"), ("--format", "jsn")], ids=lambda given: given[0]
)
def test_a_misspelt_name(
    wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt state or format is told with the nearest."""
    assert run(["deliveries", *wrong]) == 2
    assert "did you mean '" in capsys.readouterr().err


# --- The program itself ------------------------------------------------------

READERS = 50


def start(
    desk: Path, handler: signal.Handlers = signal.SIG_DFL
) -> subprocess.Popen[str]:
    """Start ``briefgen send`` to fifty readers, as a program of its own."""
    rows = "".join(f"r{n}@example.org,press,TLP:GREEN,\n" for n in range(READERS))
    (desk / "lists" / "all.csv").write_text(LIST.splitlines()[0] + f"\n{rows}")
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "send", "story", "--list", "all"],
        # Tests that run in the background of a shell inherit that it is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, handler),  # noqa: PLW1509
        cwd=desk,
        # Coverage waits for its own lock for ever when a signal interrupts it there.
        env={k: v for k, v in os.environ.items() if k[:9] != "COVERAGE_"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.no_cover  # the program is killed before it can tell
def test_the_program_is_killed(desk: Path, server: Server) -> None:
    """However often the whole program is killed, each reader has at most one copy."""
    chance = Random(821)  # noqa: S311 - to repeat it
    server.delay = lambda: chance.choice((0.0, 0.01))
    for number in range(5):
        program = start(desk)
        while len(server.took) < 8 * number + 1:
            assert program.poll() is None, program.communicate()
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.02))
        program.kill()
        program.communicate()
    last = start(desk)
    _, said = last.communicate(timeout=60)
    assert last.returncode in (0, 3), said
    entries = read_ledger(desk / LEDGER)
    assert len(entries) == READERS
    for entry in entries:
        copies = server.copies[entry.address]
        assert copies == 1 if entry.state == State.SENT else copies <= 1
        assert entry.state in (State.SENT, State.UNKNOWN)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c(number: signal.Signals, desk: Path, server: Server) -> None:
    """Ctrl-C and SIGTERM end the run after the message on its way: all is known."""
    server.delay = lambda: 0.05
    program = start(desk)
    while len(server.took) < 3:
        assert program.poll() is None, program.communicate()
        time.sleep(0.01)
    program.send_signal(number)
    out, err = program.communicate(timeout=60)
    assert program.returncode == 130, err
    assert "stopping when the server has answered" in err
    assert "interrupted: what was finished is kept" in err
    assert "Traceback" not in err
    found = [str(entry.state) for entry in read_ledger(desk / LEDGER)]
    assert found.count("sent") == len(server.took) == len(out.splitlines()) < READERS
    assert set(found) == {"sent", "pending"}


def test_ignored(desk: Path, server: Server) -> None:
    """In the background of a shell, Ctrl-C does not end a run."""
    server.delay = lambda: 0.02
    program = start(desk, signal.SIG_IGN)
    while not server.took:
        assert program.poll() is None, program.communicate()
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    _, stderr = program.communicate(timeout=25)
    assert program.returncode == 0
    assert "stopping" not in stderr


def test_ctrl_c_twice(desk: Path, server: Server) -> None:
    """The second Ctrl-C ends the run at once, and the message on its way is unknown."""
    server.delay = lambda: 30.0
    program = start(desk)
    while not server.took:
        assert program.poll() is None, program.communicate()
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    assert program.stderr
    while "stopping" not in program.stderr.readline():
        assert program.poll() is None
    program.send_signal(signal.SIGINT)
    program.communicate(timeout=25)
    assert program.returncode == 130
    found = [str(entry.state) for entry in read_ledger(desk / LEDGER)]
    assert found.count("unknown") == 1
    assert found.count("pending") == READERS - 1
