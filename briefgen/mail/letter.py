"""A letter: one edition to one recipient, as the bytes of a message (RFC 5322)."""

from __future__ import annotations

from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from briefgen.mail.mime import headers, words
from briefgen.mail.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.dkim import DomainKey
    from briefgen.mail.edition import Edition
    from briefgen.mail.signing import Signer
    from briefgen.mail.smime import Sealed

NO_DOMAIN = "briefgen.invalid"
"""Stands where a message has no sender yet (RFC 6761)."""


class Addressees(NamedTuple):
    """Who stands in the header of a letter."""

    to: Sequence[Mailbox]
    cc: Sequence[Mailbox] = ()

    @property
    def fields(self) -> dict[str, str]:
        """The headers with their addresses, each in a line of its own."""
        fields = {"To": _listed(self.to) or "undisclosed-recipients:;"}
        return {**fields, "Cc": _listed(self.cc)} if self.cc else fields


class List(NamedTuple):
    """What a letter says of the list that its reader is on (RFC 2919, RFC 8058)."""

    title: str
    name: str
    unsubscribe: str | None

    def fields(self, address: str, domain: str) -> dict[str, str]:
        """Return the headers of a list, for one of its readers."""
        title = words("List-Id", self.title).replace('"', "'")
        fields = {"List-Id": f"{title} <{self.name}.{domain}>"}
        if self.unsubscribe:
            leave = self.unsubscribe.replace("{address}", quote(address, safe="@"))
            fields["List-Unsubscribe"] = f"<{leave}>"
            if leave.lower().startswith("https:"):
                fields["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return fields


class Stamp(NamedTuple):
    """What all letters of a run share: who sends them when, and to which list."""

    date: datetime
    sender: Mailbox | None
    list: List | None = None
    signer: Signer | None = None
    domain_key: DomainKey | None = None

    @property
    def domain(self) -> str:
        """The domain that ids of messages are of."""
        return self.sender.domain if self.sender else NO_DOMAIN


class Reader(NamedTuple):
    """Who gets a letter, who stands in its header, and what is special to it."""

    mailbox: Mailbox
    addressees: Addressees
    salutation: str = ""
    sealed: Sealed | None = None


def letter(edition: Edition, stamp: Stamp, reader: Reader) -> Prepared:
    """Return the letter to a reader, to be built when it is wanted."""
    address, sealed = reader.mailbox.address, reader.sealed
    key = sha256(f"{edition.id} {address}".encode()).hexdigest()[:32]
    message_id = f"<{key}@{stamp.domain}>"
    head = headers(_fields(edition, stamp, reader, message_id))
    content = tuple(edition.content(reader.salutation))
    size = sum(map(len, content))
    signer, boundary = stamp.signer, f"{edition.boundary}-signed"
    domain_key, domain = stamp.domain_key, stamp.domain
    if signer:
        size = signer.size(size, boundary)
    size = len(head) + (sealed.size(size) if sealed else size)
    if domain_key:
        size += domain_key.growth(head, domain)

    def build() -> bytes:
        whole = b"".join(content)
        if signer:
            whole = signer.signed(whole, boundary)
        whole = head + (sealed.encrypted(whole) if sealed else whole)
        return domain_key.signed(whole, domain) if domain_key else whole

    shown = [*reader.addressees.to, *reader.addressees.cc, reader.mailbox]
    shown += [stamp.sender] if stamp.sender else []
    return Prepared(
        edition=edition.id,
        address=address,
        message_id=message_id,
        marking=str(edition.brief.marking),
        audience=edition.brief.audience.name,
        language=edition.brief.audience.language,
        attached=edition.names,
        size=size,
        needs_utf8=not all(each.address.isascii() for each in shown),
        build=build,
        is_encrypted=sealed is not None,
    )


def _fields(
    edition: Edition, stamp: Stamp, reader: Reader, message_id: str
) -> dict[str, str]:
    """Return the headers of a letter. The subject of a sealed one tells nothing."""
    subject = edition.cover if reader.sealed else edition.subject
    fields = {"Date": format_datetime(stamp.date)}
    if stamp.sender:
        fields["From"] = stamp.sender.header
    fields |= reader.addressees.fields
    fields["Subject"] = words("Subject", subject)
    fields["Message-ID"] = message_id
    fields["Content-Language"] = edition.brief.audience.language
    if stamp.list:
        fields["Auto-Submitted"] = "auto-generated"
        fields |= stamp.list.fields(reader.mailbox.address, stamp.domain)
    else:
        fields["X-Unsent"] = "1"
    return {**fields, "MIME-Version": "1.0"}


def _listed(mailboxes: Sequence[Mailbox]) -> str:
    return ",\r\n ".join(mailbox.header for mailbox in mailboxes)
