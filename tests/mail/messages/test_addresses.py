"""Addresses are checked, and written so that every mail program reads them back."""

from __future__ import annotations

from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.mail.addresses import Mailbox, mailbox


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("office@EXAMPLE.org", ("office@example.org", "")),
        ("Office <office@example.org>", ("office@example.org", "Office")),
        ('"Doe, \\"J\\"" <j@example.org>', ("j@example.org", 'Doe, "J"')),
        ("Öffice <käthe@exämple.org>", ("käthe@xn--exmple-cua.org", "Öffice")),
        ("<office@example.org>", ("office@example.org", "")),
    ],
)
def test_mailboxes(text: str, expected: tuple[str, str]) -> None:
    """A mailbox is an address, with or without a name; its domain becomes ASCII."""
    assert mailbox(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("office", "must have an @-sign"),
        ("Office <office@>", "something after the @-sign"),
        ("office@server", "should have a period"),
        ("A\r\nBcc: b@example.org <a@example.org>", "has more than one line"),
        ("A\0 <a@example.org>", "has more than one line"),
        ("a@example.org, b@example.org", "invalid characters"),
    ],
)
def test_no_mailboxes(text: str, message: str) -> None:
    """What is no mailbox is refused with what to write."""
    with pytest.raises(ValueError, match=message) as raised:
        mailbox(text)
    assert raised.value.args[1]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("=?utf-8?q?Minister?=", id="encoded-word"),
        pytest.param("=?utf-8?q?a=0D=0ABcc:_b@example.org?=", id="header"),
        pytest.param("Office of the minister " * 50, id="long"),
    ],
)
def test_a_name_is_no_other(name: str) -> None:
    """A name that reads like an encoded one, or fills a line, stays what it is."""
    header = Mailbox("office@example.org", name.strip()).header
    phrase, _ = parseaddr(header.replace("\r\n", ""))
    assert str(make_header(decode_header(phrase))) == name.strip()
    assert all(len(line) <= 998 for line in header.split("\r\n"))


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=80))
def test_names_are_read_back(name: str) -> None:
    """Whatever the name, a header has lines of its own size, and means the mailbox."""
    header = Mailbox("office@example.org", name).header
    phrase, address = parseaddr(header.replace("\r\n", ""))
    assert (str(make_header(decode_header(phrase))), address) == (
        name,
        "office@example.org",
    )
    assert all(len(line) <= 998 for line in header.split("\r\n"))
