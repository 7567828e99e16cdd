"""``briefgen send``: each reader on a list gets the brief made for them, once."""

from __future__ import annotations

import os
import random
import signal
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from briefgen.cli import complete
from briefgen.cli.choices import ProjectFolder, tell_project
from briefgen.cli.command import Command, application
from briefgen.cli.project import find_project
from briefgen.cli.settings import read_ledger_path
from briefgen.cli.startup import settle
from briefgen.cli.streams import printable, put
from briefgen.cli.table import table
from briefgen.cli.tally import Tally
from briefgen.dossier.hints import did_you_mean
from briefgen.errors import (
    BAD_CALL,
    INTERRUPTED,
    UserError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.cli.project import Project
    from briefgen.mail.clock import SystemClock
    from briefgen.mail.ledger import State
    from briefgen.mail.prepared import Prepared

app = application()

_LISTS = "lists"
_KINDS = (".yaml", ".yml", ".csv")
_STOPPING = b"""
stopping when the server has answered; Ctrl-C again stops at once, and leaves unknown
whether the message on its way arrived
"""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@app.command(cls=Command)
def send(  # noqa: PLR0913  one parameter an option
    dossier: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER",
            help="The name of a dossier in content/, or its path.",
            autocompletion=complete.dossiers,
        ),
    ],
    *,
    list_: Annotated[
        str,
        typer.Option(
            "--list",
            "-l",
            metavar="LIST",
            help="The name of a distribution list in lists/, or its path.",
        ),
    ],
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Show who would get what, and send nothing."),
    ] = False,
    resend_unknown: Annotated[
        bool,
        typer.Option(
            "--resend-unknown",
            help="Send again what may have arrived, under the same Message-ID.",
        ),
    ] = False,
    resend_refused: Annotated[
        bool,
        typer.Option("--resend-refused", help="Send again what a server refused."),
    ] = False,
    project: ProjectFolder = None,
) -> int:
    """Send the briefs of a dossier to the readers on a list, each once.

    What was sent is never sent again, also after a crash: run the same command again,
    and it goes on where it was. The server is set in the environment or in a file of
    your own, as docs/email.md tells.
    """
    from briefgen.mail.ledger import FILE, State
    from briefgen.mail.letters import prepare
    from briefgen.mail.places import state_folder

    home = find_project(project, [dossier])
    tell_project(home, project)
    found = home.dossier(dossier)
    ledger = read_ledger_path(home, state_folder(os.environ) / FILE)
    settle()
    messages = prepare(found.facts, _list(home, list_), home.folder, datetime.now(UTC))
    if dry_run:
        _show(messages, ledger)
        return 0
    wanted = {State.UNKNOWN: resend_unknown, State.REFUSED: resend_refused}
    resend = [state for state, is_wanted in wanted.items() if is_wanted]
    return _send(_Order(home, found.name, messages, ledger, resend))


class _Order(NamedTuple):
    """What is to be sent, and where it is written down."""

    project: Project
    dossier: str
    messages: Iterable[Prepared]
    ledger: Path
    resend: list[State]


def _send(order: _Order) -> int:
    """Send, and tell what happens; return the exit code."""
    from briefgen.mail.clock import SystemClock
    from briefgen.mail.delivery import Delivery
    from briefgen.mail.ledger import open_ledger
    from briefgen.mail.smtp_settings import read_smtp_settings

    settings = read_smtp_settings(order.project.folder, os.environ)
    clock = SystemClock()
    tally = Tally()
    with open_ledger(order.ledger) as ledger, _ending_on_signals(clock):
        run = Delivery(ledger, settings, clock, random.random)
        try:
            for event in run.run(order.messages, order.dossier, order.resend):
                tally.tell(event)
        finally:
            tally.finish()
    return INTERRUPTED if clock.is_stopping else tally.code


def _show(messages: Iterable[Prepared], ledger: Path) -> None:
    """Print who would get what, and how it stands with it."""
    from briefgen.mail.ledger import states_of

    listed = list(messages)
    rows = [
        (printable(each.address), each.marking, f"{each.size:,}", state or "new")
        for each, state in zip(listed, states_of(ledger, listed), strict=True)
    ]
    put(table([("RECIPIENT", "MARKING", "BYTES", "STATE"), *rows]))


def _list(project: Project, given: str) -> Path:
    """Return the file of a distribution list. Raises `UserError` if there is none."""
    folder = project.folder / _LISTS
    names = (Path(given), *(folder / f"{given}{kind}" for kind in ("", *_KINDS)))
    for path in names:
        if path.is_file():
            return path
    there = sorted(path for path in folder.glob("[!.]*") if path.suffix in _KINDS)
    hint = did_you_mean(given, (path.stem for path in there))
    raise UserError(
        f"there is no distribution list '{given}'",
        hint=hint or f"put it into {_LISTS}/ of the project, as YAML or CSV",
        exit_code=BAD_CALL,
    )


@contextmanager
def _ending_on_signals(clock: SystemClock) -> Iterator[None]:
    """End the run after the message on its way, at the first Ctrl-C or SIGTERM.

    The second ends it as ever.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(*_: object) -> None:
        restore()
        clock.stop()
        # print() might be at work just now, and can't be entered twice.
        with suppress(OSError):
            os.write(2, _STOPPING)

    for number in _SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
