"""Messages reach their readers once, and the ledger says what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.mail import delivery
from briefgen.mail.delivery import Delivery
from briefgen.mail.events import Begun, PassedOver, Postponed, Settled, Waiting
from briefgen.mail.ledger import State, open_ledger
from tests.mail.conftest import SENDER, Desk, message, messages, plain
from tests.mail.servers import HANG_UP, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.mail.events import Event
    from briefgen.mail.prepared import Prepared


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server that takes all, unless a test says otherwise."""
    with Server(enable_SMTPUTF8=True) as server:
        yield server


def settled(events: list[Event]) -> list[tuple[str, str]]:
    """Return who was settled how."""
    return [
        (event.message.address.partition("@")[0], str(event.state))
        for event in events
        if isinstance(event, Settled)
    ]


def waits(events: list[Event]) -> list[float]:
    """Return for how long it was waited after a round."""
    return [event.seconds for event in events if isinstance(event, Waiting)]


def test_each_gets_a_message_once(server: Server, desk: Desk) -> None:
    """All are sent over one connection; a second run sends nothing."""
    what = messages("anna", "boris", "chen")
    assert settled(desk.send(plain(server.port), what)) == [
        ("anna", "sent"),
        ("boris", "sent"),
        ("chen", "sent"),
    ]
    again = desk.send(plain(server.port), what)
    assert [type(event).__name__ for event in again[1:]] == ["PassedOver"] * 3
    assert server.copies == {each.address: 1 for each in what}
    assert server.connections == 1
    assert desk.entries()["anna"].detail == "250 2.0.0 queued"


def test_the_bytes_arrive(server: Server, desk: Desk) -> None:
    """A message arrives byte for byte, lines that begin with a dot among it."""
    desk.send(plain(server.port), messages("anna"))
    ((_, data),) = server.took
    assert data == message("anna").build()


def test_a_last_line_without_an_end_gets_one(server: Server, desk: Desk) -> None:
    """Nothing of the message is lost where its last line has no end."""
    desk.send(plain(server.port), [message("anna", build=lambda: b"A: b\r\n\r\nend")])
    assert server.took[0][1] == b"A: b\r\n\r\nend\r\n"


def test_a_changed_brief_is_a_new_edition(server: Server, desk: Desk) -> None:
    """Who has one edition gets the next."""
    desk.send(plain(server.port), [message("anna", "e1")])
    desk.send(plain(server.port), [message("anna", "e2")])
    assert server.copies == {"anna@example.org": 2}
    assert len(set(server.ids)) == 2


def test_a_domain_has_no_case(server: Server, desk: Desk) -> None:
    """Two addresses that differ by the case of the domain are one."""
    desk.send(plain(server.port), messages("anna@example.org", "anna@EXAMPLE.org"))
    assert server.copies.total() == 1


def test_a_refusal_stops_nobody_else(server: Server, desk: Desk) -> None:
    """What is refused for good is written down, and the rest is sent."""
    server.answers["RCPT", "anna@example.org"] = ["550 5.1.1 no such user"]
    server.answers["DATA", "boris@example.org"] = ["554 5.7.1 looks like spam"]
    desk.send(plain(server.port), messages("anna", "boris", "chen"))
    assert desk.states() == {"anna": "refused", "boris": "refused", "chen": "sent"}
    assert desk.entries()["anna"].detail == "550 5.1.1 no such user"
    assert desk.entries()["boris"].detail == "554 5.7.1 looks like spam"
    assert server.connections == 1


def test_what_was_refused_is_sent_again_when_asked(server: Server, desk: Desk) -> None:
    """A refused message waits for somebody to mend the cause."""
    server.answers["RCPT", "anna@example.org"] = ["550 5.1.1 no such user"]
    desk.send(plain(server.port), messages("anna"))
    assert settled(desk.send(plain(server.port), messages("anna"))) == []
    again = desk.send(plain(server.port), messages("anna"), [State.REFUSED])
    assert settled(again) == [("anna", "sent")]
    assert desk.entries()["anna"].attempts == 1


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_what_is_refused_for_now_is_tried_again(
    command: str, server: Server, desk: Desk
) -> None:
    """After a 4xx the others come first; then it is tried again, later and later."""
    server.answers[command, "anna@example.org"] = ["451 4.7.1 greylisted"] * 3
    events = desk.send(plain(server.port), messages("anna", "boris"))
    assert settled(events) == [("boris", "sent"), ("anna", "sent")]
    assert waits(events) == desk.clock.waits == [10.0, 30.0, 90.0]
    assert server.copies.total() == 2


@pytest.mark.parametrize(("chance", "wait"), [(0.0, 5.0), (0.99, 14.9)])
def test_waits_differ(chance: float, wait: float, server: Server, desk: Desk) -> None:
    """Chance makes a wait up to half as long, or half as long again."""
    server.answers["RCPT", "*"] = ["451 later"]
    with open_ledger(desk.ledger) as ledger:
        run = Delivery(ledger, plain(server.port), desk.clock, lambda: chance)
        events = list(run.run(messages("anna"), "talks"))
    assert waits(events) == pytest.approx([wait])


def test_patience_ends(server: Server, desk: Desk) -> None:
    """A recipient who is refused for now again and again stays pending, alone."""
    server.answers["RCPT", "anna@example.org"] = ["452 4.2.2 mailbox full"] * 9
    events = desk.send(plain(server.port), messages("anna", "boris"))
    assert settled(events) == [("boris", "sent"), ("anna", "pending")]
    assert desk.clock.waits == [10.0, 30.0, 90.0, 270.0]
    assert desk.states() == {"anna": "pending", "boris": "sent"}


def test_the_server_takes_nothing(server: Server, desk: Desk) -> None:
    """A server in trouble is left alone after three messages, and then for good."""
    server.answers["MAIL", "*"] = ["451 4.3.0 try later"] * 99
    with pytest.raises(UserError, match="takes no more for now") as caught:
        desk.send(plain(server.port), messages(*"abcdefgh"))
    assert caught.value.exit_code == BAD_MACHINE
    assert len(server.answers["MAIL", "*"]) == 99 - 5 * 3
    assert set(desk.states().values()) == {"pending"}


def test_a_server_that_says_goodbye(server: Server, desk: Desk) -> None:
    """After a 421 the run connects again, and goes on with the next."""
    server.answers["RCPT", "anna@example.org"] = ["421 4.4.2 too many messages"]
    events = desk.send(plain(server.port), messages("anna", "boris"))
    assert settled(events) == [("boris", "sent"), ("anna", "sent")]
    assert server.connections == 2


@pytest.mark.parametrize("command", ["MAIL", "RCPT"])
def test_a_line_that_drops_early(command: str, server: Server, desk: Desk) -> None:
    """A connection lost before the message was given over loses nothing."""
    address = SENDER if command == "MAIL" else "anna@example.org"
    server.answers[command, address] = [HANG_UP]
    desk.send(plain(server.port), messages("anna", "boris"))
    assert desk.states() == {"anna": "sent", "boris": "sent"}
    assert server.copies.total() == 2
    assert server.connections == 2


@pytest.mark.parametrize(
    ("command", "copies"),
    [pytest.param("DATA", 0, id="not-taken"), pytest.param("END", 1, id="taken")],
)
def test_a_line_that_drops_before_the_answer(
    command: str, copies: int, server: Server, desk: Desk
) -> None:
    """A message without an answer is unknown, and not sent again by itself."""
    server.answers[command, "anna@example.org"] = [HANG_UP]
    what = messages("anna", "boris")
    events = desk.send(plain(server.port), what)
    assert settled(events) == [("anna", "unknown"), ("boris", "sent")]
    assert desk.entries()["anna"].detail == "it closed the connection"

    again = desk.send(plain(server.port), what)
    assert [event for event in again if isinstance(event, Begun)] == []
    assert PassedOver(what[0], State.UNKNOWN, "it closed the connection") in again
    assert server.copies["anna@example.org"] == copies


@pytest.mark.parametrize("answer", ["250 queued", "550 no"])
def test_a_server_that_answers_no_message(
    answer: str, server: Server, desk: Desk
) -> None:
    """After three in a row without an answer the others are left alone."""
    server.answers["END", "*"] = [HANG_UP, answer, *[HANG_UP] * 9]
    with pytest.raises(UserError, match="answers none: it closed") as caught:
        desk.send(plain(server.port), messages(*"abcdefgh"))
    assert caught.value.exit_code == BAD_MACHINE
    states = desk.states()
    assert {name for name, state in states.items() if state == "unknown"} == set("acde")
    assert {name for name, state in states.items() if state == "pending"} == set("fgh")
    assert server.copies.total() == 5


def test_unknown_is_sent_again_when_asked(server: Server, desk: Desk) -> None:
    """--resend-unknown sends it under the same Message-ID."""
    server.answers["END", "anna@example.org"] = [HANG_UP]
    desk.send(plain(server.port), messages("anna"))
    desk.send(plain(server.port), messages("anna"), [State.UNKNOWN])
    assert desk.states() == {"anna": "sent"}
    assert len(server.ids) == 2
    assert len(set(server.ids)) == 1


@pytest.mark.parametrize("answer", ["550 no", "451 later"])
def test_unknown_stays_so_until_it_is_sent(
    answer: str, server: Server, desk: Desk
) -> None:
    """A refusal now tells nothing of the copy that may have arrived before."""
    server.answers["END", "anna@example.org"] = [HANG_UP]
    desk.send(plain(server.port), messages("anna"))
    server.answers["RCPT", "anna@example.org"] = [answer] * 5
    desk.send(plain(server.port), messages("anna"), [State.UNKNOWN])
    assert desk.states() == {"anna": "unknown"}
    assert desk.entries()["anna"].detail == answer


def test_what_a_run_left_on_its_way_is_unknown(server: Server, desk: Desk) -> None:
    """A message that is `sending` when a run starts may have arrived: it is unknown."""
    what = messages("anna", "boris")
    with open_ledger(desk.ledger) as ledger:
        ledger.enlist(what, "talks", desk.clock.now())
        assert ledger.claim(what[0], State.PENDING, desk.clock.now())
    assert desk.states() == {"anna": "unknown", "boris": "pending"}
    desk.send(plain(server.port), what)
    assert desk.states() == {"anna": "unknown", "boris": "sent"}
    assert "before the server's answer" in desk.entries()["anna"].detail
    assert server.copies == {"boris@example.org": 1}
    desk.send(plain(server.port), what, [State.UNKNOWN])
    assert server.copies == {"boris@example.org": 1, "anna@example.org": 1}


def test_a_message_is_claimed_before_its_data(desk: Desk) -> None:
    """When the server gets the message, the ledger says `sending` already."""
    seen: list[str] = []

    def look() -> float:
        seen.append(str(desk.states()["anna"]))
        return 0.0

    with Server(look) as looking:
        desk.send(plain(looking.port), messages("anna"))
    assert seen == ["sending"]
    assert desk.states() == {"anna": "sent"}


def test_a_ledger_that_two_write_to(server: Server, desk: Desk) -> None:
    """What another program took meanwhile is not sent, and the run stops."""
    what = messages("anna")

    def take() -> bytes:
        # As a second machine would, on a disk that knows no locks.
        import sqlite3

        with sqlite3.connect(desk.ledger) as connection:
            connection.execute("UPDATE delivery SET state = 'sending'")
        connection.close()
        return what[0].build()

    with pytest.raises(UserError, match="another program changed the ledger"):
        desk.send(plain(server.port), [what[0]._replace(build=take)])
    assert server.took == []


def test_a_sender_who_is_refused(server: Server, desk: Desk) -> None:
    """What is wrong for every message stops the run, and blames no recipient."""
    server.answers["MAIL", SENDER] = ["553 5.7.1 not your address"]
    with pytest.raises(
        UserError, match=r"refuses MAIL: 553 5\.7\.1 not your"
    ) as caught:
        desk.send(plain(server.port), messages("anna", "boris"))
    assert "check 'from'" in caught.value.problems[0].hint
    assert desk.states() == {"anna": "pending", "boris": "pending"}


def test_a_server_that_wants_a_login(server: Server, desk: Desk) -> None:
    """A server that takes nothing without a login blames no recipient for it."""
    server.answers["RCPT", "anna@example.org"] = ["530 5.7.0 authentication required"]
    with pytest.raises(UserError, match="refuses RCPT: 530") as caught:
        desk.send(plain(server.port), messages("anna", "boris"))
    assert "set 'user'" in caught.value.problems[0].hint
    assert desk.states() == {"anna": "pending", "boris": "pending"}


def test_a_size_is_respected(desk: Desk) -> None:
    """A message over the server's SIZE is refused before it is built."""

    def never() -> bytes:
        raise AssertionError

    large = message("anna", size=2_000_001, build=never)
    with Server(data_size_limit=2_000_000) as server:
        desk.send(plain(server.port), [large, message("boris")])
    assert desk.states() == {"anna": "refused", "boris": "sent"}
    assert desk.entries()["anna"].detail == (
        "it has 2,000,001 bytes, and the server takes 2,000,000 bytes at most"
    )


def test_a_size_that_the_server_alone_knows(server: Server, desk: Desk) -> None:
    """A 552 to MAIL is about the message, not about the sender."""
    server.answers["MAIL", SENDER] = ["552 5.3.4 too large for us"]
    desk.send(plain(server.port), messages("anna", "boris"))
    assert desk.states() == {"anna": "refused", "boris": "sent"}


def test_addresses_of_all_scripts(server: Server, desk: Desk) -> None:
    """An address with letters of any script is sent to by a server that can."""
    what = [message("анна", needs_utf8=True)]
    desk.send(plain(server.port), what)
    assert server.copies == {"анна@example.org": 1}
    with Server() as plain_server:
        desk.send(plain(plain_server.port), [message("юрий", needs_utf8=True)])
    assert desk.states() == {"анна": "sent", "юрий": "refused"}
    assert "SMTPUTF8" in desk.entries()["юрий"].detail


def test_a_sender_of_another_script(desk: Desk) -> None:
    """A sender whom the server cannot take stops the run, and blames no recipient."""
    with Server() as server:
        settings = plain(server.port, sender="стол@example.org")
        with pytest.raises(UserError, match="'from' is стол@example"):
            desk.send(settings, messages("anna"))
    assert desk.states() == {"anna": "pending"}


def test_messages_a_connection(server: Server, desk: Desk) -> None:
    """A connection is given no more messages than the settings say."""
    desk.send(plain(server.port, per_connection=2), messages(*"abcde"))
    assert server.connections == 3
    assert server.copies.total() == 5


def test_the_rate_is_kept(server: Server, desk: Desk) -> None:
    """No more messages are sent in a minute than the settings say."""
    desk.send(plain(server.port, rate=120), messages(*"abcd"))
    assert desk.clock.waits == [0.5, 0.5, 0.5]


def test_a_list_of_any_length(server: Server, desk: Desk) -> None:
    """Messages are taken from the list as they are needed, and built one by one."""
    built = 0

    def letters() -> Iterator[Prepared]:
        nonlocal built
        for number in range(7):
            assert built >= number // 3 * 3  # a batch is over before the next
            yield message(f"reader-{number}", build=build)

    def build() -> bytes:
        nonlocal built
        built += 1
        return b"Subject: Talks\r\n\r\nNews.\r\n"

    patch = pytest.MonkeyPatch()
    with patch.context() as patched:
        patched.setattr(delivery, "_BATCH", 3)
        desk.send(plain(server.port), letters())
    assert server.copies.total() == 7


def test_a_refusal_in_the_list_sends_nothing(server: Server, desk: Desk) -> None:
    """What is wrong with a list is told before anything is sent."""

    def letters() -> Iterator[Prepared]:
        yield message("anna")
        raise UserError("boris may not see this")

    with pytest.raises(UserError, match="boris"):
        desk.send(plain(server.port), letters())
    assert server.connections == 0
    assert desk.states() == {}


def test_stopping(server: Server, desk: Desk) -> None:
    """A run that is asked to end does so after the message on its way."""
    what = messages("anna", "boris", "chen")
    for event in desk.sending(plain(server.port), what):
        if isinstance(event, Begun) and event.message.address.startswith("boris"):
            desk.clock.is_stopping = True
    assert desk.states() == {"anna": "sent", "boris": "sent", "chen": "pending"}
    desk.clock.is_stopping = False
    desk.send(plain(server.port), what)
    assert server.copies == {each.address: 1 for each in what}


def test_stopping_while_waiting(server: Server, desk: Desk) -> None:
    """A run that waits is ended, too; what it waits for stays pending."""
    server.answers["RCPT", "*"] = ["451 later"]
    for event in desk.sending(plain(server.port), messages("anna")):
        desk.clock.is_stopping |= isinstance(event, Postponed)
    assert desk.clock.waits == []
    assert desk.states() == {"anna": "pending"}


def test_stopping_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second Ctrl-C, while the server has the message, makes it unknown."""
    from briefgen.mail.connection import Connection

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Connection, "hand_over", interrupted)
    with Server() as server, pytest.raises(KeyboardInterrupt):
        desk.send(plain(server.port), messages("anna", "boris"))
    assert desk.states() == {"anna": "unknown", "boris": "pending"}
    assert "stopped" in desk.entries()["anna"].detail


def test_a_clock_that_jumps(server: Server, desk: Desk) -> None:
    """A clock that is set back changes nothing but the times in the ledger."""
    desk.send(plain(server.port), messages("anna"))
    desk.clock.passed = -1_000_000.0
    desk.send(plain(server.port), messages("anna", "boris"))
    assert server.copies == {"anna@example.org": 1, "boris@example.org": 1}
    assert desk.entries()["anna"].changed == "2026-01-15T09:30:00Z"
    assert desk.entries()["boris"].changed < desk.entries()["anna"].changed
