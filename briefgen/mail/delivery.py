"""Send messages, each once: the ledger is written before and after each.

What a server refuses for now is tried again in rounds, with longer and longer waits
between them; a round in which something gets done starts the count anew. A run can be
killed at any instant. The next one goes on where it was, and leaves alone what may have
arrived.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.mail.connection import Connection
from briefgen.mail.events import (
    Begun,
    Enlisted,
    PassedOver,
    Postponed,
    Settled,
    Waiting,
)
from briefgen.mail.ledger import State, key_of
from briefgen.mail.replies import Lost, Refused

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Generator,
        Iterable,
        Iterator,
        Mapping,
    )

    from briefgen.mail.clock import Clock
    from briefgen.mail.events import Event
    from briefgen.mail.ledger import Ledger
    from briefgen.mail.prepared import Prepared
    from briefgen.mail.smtp_settings import SmtpSettings

_BATCH = 1000
"""So many messages are in memory at once, without their bytes."""
_ROUNDS = 5
"""So many rounds in a row may get nothing done."""
_FIRST_WAIT = 10.0
_LONGEST_WAIT = 300.0
_MOST_TROUBLES = 3
"""After so many in a row the rest of a round would fare no better."""
_MOST_DOUBTS = 3
"""After so many in a row without an answer, more would be left in doubt."""
_TOO_LARGE = 552
_ASK = "ask who runs the server"
_STEPS: Mapping[str | int, str] = {
    530: "it wants a login (RFC 4954): set 'user', and 'password' or 'token'",
    "CONNECT": _ASK,
    "EHLO": _ASK,
    "STARTTLS": _ASK,
    "AUTH": _ASK,
    "MAIL": "check 'from', which is {sender}",
}
"""What to do about a refusal that would meet every message, by answer or command."""


class _Item(NamedTuple):
    """A message to send, and the state that it was found in."""

    message: Prepared
    before: State


class _Left(NamedTuple):
    """What a round left: why, and whether the server would take no other either."""

    items: list[_Item]
    detail: str
    is_trouble: bool


class Delivery:
    """One run: it has the ledger, the server, and at most one connection."""

    def __init__(
        self,
        ledger: Ledger,
        settings: SmtpSettings,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        """Prepare a run, which connects when there is something to send.

        `chance` gives numbers from 0 up to 1, by which waits differ from one another.
        """
        self._ledger = ledger
        self._settings = settings
        self._clock = clock
        self._chance = chance
        self._connection: Connection | None = None
        self._was_connected = False
        self._doubts = 0
        self._next = clock.seconds()

    def run(
        self,
        messages: Iterable[Prepared],
        dossier: str,
        resend: Collection[State] = (),
    ) -> Iterator[Event]:
        """Send messages, and yield what happens when it happens.

        Those that were sent are passed over, and those that are refused or unknown,
        unless their state is in `resend`. The run ends early when the clock is asked
        to stop: then what is left stays `pending`.

        Raises `UserError` where nothing can be sent any more: the server is not there,
        does not accept the login, or takes messages and answers none; or the ledger
        cannot be written.
        """
        self._ledger.recover(self._clock.now())
        wanted = {State.PENDING, *resend}
        try:
            for batch in _batches(messages):
                now = self._clock.now()
                known = self._ledger.enlist(batch, dossier, now)
                yield Enlisted(len(batch))
                items = []
                for message, (state, detail) in zip(batch, known, strict=True):
                    if state in wanted:
                        items.append(_Item(message, state))
                    else:
                        yield PassedOver(message, state, detail)
                yield from self._rounds(items)
                if self._clock.is_stopping:
                    return
        except (KeyboardInterrupt, GeneratorExit):
            self._drop()  # nobody waits for the server to say goodbye
            raise
        finally:
            if self._connection:
                self._connection.close()

    def _rounds(self, items: list[_Item]) -> Iterator[Event]:
        """Try messages until all are settled, or nothing more gets done."""
        idle = 0
        while items:
            left = yield from self._round(items)
            if self._clock.is_stopping or not left.items:
                return
            idle = idle + 1 if len(left.items) == len(items) else 1
            items = left.items
            if idle == _ROUNDS:
                yield from self._given_up(left)
                return
            seconds = min(_FIRST_WAIT * 3 ** (idle - 1), _LONGEST_WAIT)
            seconds *= 0.5 + self._chance()
            yield Waiting(seconds, len(items), left.detail)
            self._clock.wait(seconds)

    def _given_up(self, left: _Left) -> Iterator[Settled]:
        """End the run, or leave it at a few recipients that it concerns alone."""
        if left.is_trouble:
            raise UserError(
                f"{self._settings.name} takes no more for now: {left.detail}",
                hint="run the same command again later: it goes on where it was",
                exit_code=BAD_MACHINE,
            )
        for message, before in left.items:
            yield Settled(message, before, left.detail)

    def _silent(self, detail: str) -> UserError:
        """Return what ends a run that would leave reader after reader in doubt."""
        return UserError(
            f"{self._settings.name} takes messages and answers none: {detail}",
            hint=f"{_ASK}, then run the same command again: it goes on with the others",
            exit_code=BAD_MACHINE,
        )

    def _round(self, items: list[_Item]) -> Generator[Event, None, _Left]:
        """Try each message once; return those that were postponed."""
        left: list[_Item] = []
        detail = ""
        troubles = 0
        for position, item in enumerate(items, start=1):
            self._keep_to_rate()
            if self._clock.is_stopping:
                break
            yield Begun(item.message)
            event = self._tried(item)
            yield event
            if self._doubts >= _MOST_DOUBTS and position < len(items):
                raise self._silent(event.detail)
            if not isinstance(event, Postponed):
                troubles = 0
                continue
            left.append(item)
            detail = event.detail
            troubles = troubles + 1 if event.is_trouble else 0
            if troubles == _MOST_TROUBLES or not self._was_connected:
                # Those that were not tried come first the next time.
                return _Left([*items[position:], *left], detail, is_trouble=True)
        return _Left(left, detail, is_trouble=troubles > 0)

    def _keep_to_rate(self) -> None:
        if self._settings.rate:
            self._clock.wait(self._next - self._clock.seconds())
            self._next = self._clock.seconds() + 60 / self._settings.rate

    def _tried(self, item: _Item) -> Settled | Postponed:
        """Try a message once, and write down how that ended."""
        try:
            connection = self._ready()
            if reason := _unfit(item.message, connection):
                return self._settled(item, State.REFUSED, reason)
            return self._sent(item, connection)
        except Refused as refusal:
            self._doubts = 0
            event = self._refused(item, refusal)
            self._start_anew(refusal)
            return event
        except Lost as loss:
            self._drop()
            if loss.is_in_doubt:
                self._doubts += 1
                return self._settled(item, State.UNKNOWN, loss.reason)
            return self._postponed(item, loss.reason, is_trouble=True)

    def _sent(self, item: _Item, connection: Connection) -> Settled:
        message = item.message
        data = message.build()
        connection.offer(message.address, data, utf8=message.needs_utf8)
        if not self._ledger.claim(message, item.before, self._clock.now()):
            raise UserError(
                f"another program changed the ledger: {message.address} is not "
                f"{item.before} any more",
                hint="let one machine send, then run this again",
                exit_code=BAD_MACHINE,
            )
        try:
            reply = connection.hand_over(data)
        except (Lost, Refused):
            raise
        except BaseException:
            # Such as a second Ctrl-C: nobody waits for the answer.
            self._settled(item, State.UNKNOWN, "the run was stopped while it was sent")
            raise
        self._doubts = 0
        return self._settled(item, State.SENT, str(reply))

    def _refused(self, item: _Item, refusal: Refused) -> Settled | Postponed:
        """Tell whether it is this message that is refused, or any."""
        reply = refusal.reply
        step = _STEPS.get(reply.code) or _STEPS.get(refusal.command, "")
        is_about_any = bool(step)
        if reply.is_passing:
            is_trouble = reply.is_closing or is_about_any
            return self._postponed(item, str(reply), is_trouble=is_trouble)
        if not is_about_any or reply.code == _TOO_LARGE:
            return self._settled(item, State.REFUSED, str(reply))
        self._settled(item, item.before, str(reply))
        raise UserError(
            f"{self._settings.name} refuses {refusal.command}: {reply}",
            hint=step.format(sender=self._settings.sender),
            exit_code=BAD_MACHINE,
        )

    def _settled(self, item: _Item, state: State, detail: str) -> Settled:
        """Write down how a message stands.

        Of one that may have arrived earlier nothing is known until it is sent.
        """
        if item.before == State.UNKNOWN and state != State.SENT:
            state = State.UNKNOWN
        self._ledger.settle(item.message, state, detail, self._clock.now())
        return Settled(item.message, state, detail)

    def _postponed(self, item: _Item, detail: str, *, is_trouble: bool) -> Postponed:
        self._settled(item, item.before, detail)
        return Postponed(item.message, detail, is_trouble)

    # --- The connection ------------------------------------------------------

    def _ready(self) -> Connection:
        """Return a connection that takes one more message."""
        connection = self._connection
        if connection and connection.count >= self._settings.per_connection:
            connection.close()
            connection = self._connection = None
        if connection is None:
            try:
                connection = self._connection = Connection(self._settings)
            except Lost as loss:
                if self._was_connected:
                    raise
                raise UserError(
                    f"cannot reach {self._settings.name}: {loss.reason}",
                    hint="check 'host', 'port' and 'security', and the network",
                    exit_code=BAD_MACHINE,
                ) from None
            self._was_connected = True
            self._check_sender(connection)
        return connection

    def _check_sender(self, connection: Connection) -> None:
        sender = self._settings.sender
        if not (sender.isascii() or connection.takes_utf8):
            raise UserError(
                f"{self._settings.name} takes ASCII addresses alone (it has no "
                f"SMTPUTF8), and 'from' is {sender}",
                hint="set 'from' to an address of plain letters",
                exit_code=BAD_MACHINE,
            )

    def _start_anew(self, refusal: Refused) -> None:
        """Have the server forget what it was offered, or leave one that is closing."""
        try:
            if refusal.reply.is_closing:
                self._drop()
            elif self._connection:
                self._connection.reset()
        except (Lost, Refused):
            self._drop()

    def _drop(self) -> None:
        if self._connection:
            self._connection.drop()
            self._connection = None


def _batches(messages: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Yield messages in parts, and one that comes twice in a part once."""
    source = iter(messages)
    while batch := {key_of(each): each for each in islice(source, _BATCH)}:
        yield list(batch.values())


def _unfit(message: Prepared, connection: Connection) -> str:
    """Return why a server cannot take a message, or nothing."""
    if connection.limit and message.size > connection.limit:
        limit = f"{connection.limit:,} bytes at most"
        return f"it has {message.size:,} bytes, and the server takes {limit}"
    if message.needs_utf8 and not connection.takes_utf8:
        return "the server takes ASCII addresses alone (it has no SMTPUTF8)"
    return ""
