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
from briefgen.cli.streams import printable, put, say, say_warnings
from briefgen.cli.table import table
from briefgen.cli.tally import Tally
from briefgen.errors import INTERRUPTED, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.cli.project import DossierFolder, Project
    from briefgen.mail.clock import SystemClock
    from briefgen.mail.ledger import State
    from briefgen.mail.prepared import Prepared
    from briefgen.mail.smtp_settings import SmtpSettings

app = application()

_HEAD = ["RECIPIENT", "AUDIENCE", "LANGUAGE", "MARKING", "ATTACHMENT", "BYTES", "STATE"]
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
    from briefgen.mail.lists import find_list
    from briefgen.mail.places import state_folder
    from briefgen.mail.smtp_settings import read_smtp_settings

    home = find_project(project, [dossier])
    tell_project(home, project)
    found = home.dossier(dossier)
    path = find_list(list_, home.folder)
    ledger = read_ledger_path(home, state_folder(os.environ) / FILE)
    if dry_run:
        _show(_prepared(home, found, path), ledger, found.name)
        return 0
    settings = read_smtp_settings(home.folder, os.environ)
    wanted = {State.UNKNOWN: resend_unknown, State.REFUSED: resend_refused}
    resend = [state for state, is_wanted in wanted.items() if is_wanted]
    letters = _prepared(home, found, path)
    return _send(_Order(found.name, letters, ledger, settings, resend))


def _prepared(home: Project, dossier: DossierFolder, path: Path) -> Iterator[Prepared]:
    """Return what goes out, past the gate of `check`, and tell what to look at."""
    from briefgen.cli.cutting import read_dossier
    from briefgen.cli.mailing import notices, sending_desk
    from briefgen.cli.notices import at_their_facts
    from briefgen.mail.letters import prepare

    settle()
    desk = sending_desk(home)
    cutter = read_dossier(dossier.facts)
    date, cut = datetime.now(UTC), cutter.cut
    try:
        mailing = prepare(dossier.facts, path, home.folder, date, desk=desk, cutter=cut)
    except UserError as error:
        raise at_their_facts(error, dossier.facts) from None
    say_warnings(notices(mailing.editions, cutter, dossier))
    return mailing.letters


class _Order(NamedTuple):
    """What is to be sent by which server, and where it is written down."""

    dossier: str
    letters: Iterable[Prepared]
    ledger: Path
    settings: SmtpSettings
    resend: list[State]


def _send(order: _Order) -> int:
    """Send, and tell what happens; return the exit code."""
    from briefgen.mail.clock import SystemClock
    from briefgen.mail.delivery import Delivery
    from briefgen.mail.ledger import open_ledger

    clock = SystemClock()
    tally = Tally()
    with open_ledger(order.ledger) as ledger, _ending_on_signals(clock):
        run = Delivery(ledger, order.settings, clock, random.random)
        try:
            for event in run.run(order.letters, order.dossier, order.resend):
                tally.tell(event)
        finally:
            tally.finish()
    return INTERRUPTED if clock.is_stopping else tally.code


def _show(letters: Iterable[Prepared], ledger: Path, dossier: str) -> None:
    """Print who would get what, and how it stands with it.

    "changed" is what is new for a reader who has an earlier edition of the dossier.
    """
    from briefgen.mail.ledger import State, read_ledger, states_of

    listed = list(letters)
    earlier = {each.address for each in read_ledger(ledger, [State.SENT], dossier)}
    rows = [
        (
            printable(each.address),
            each.audience,
            each.language,
            each.handling,
            printable(", ".join(each.attached)) or "-",
            f"{each.size:,}",
            state or ("changed" if each.address in earlier else "new"),
        )
        for each, state in zip(listed, states_of(ledger, listed), strict=True)
    ]
    put(table([_HEAD, *rows]))
    total = sum(each.size for each in listed) / 1_000_000
    say(f"messages: {len(listed)}, {total:.1f} MB in all; nothing was sent")


@contextmanager
def _ending_on_signals(clock: SystemClock) -> Iterator[None]:
    """End the run after the message on its way, at the first Ctrl-C or SIGTERM.

    The second ends it as ever. What a shell has had ignored, as for what runs in its
    background, stays so.
    """
    before = {
        number: handler
        for number in _SIGNALS
        if (handler := signal.getsignal(number)) is not signal.SIG_IGN
    }

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(*_: object) -> None:
        restore()
        clock.stop()
        # print() might be at work just now, and can't be entered twice.
        with suppress(OSError):
            os.write(2, _STOPPING)

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
