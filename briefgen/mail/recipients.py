"""Who gets a brief: recipients, and the lists that they stand in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from briefgen.dossier.types import Form, Id, Language, Marking
from briefgen.dossier.value import Value, key
from briefgen.errors import Place
from briefgen.mail.addresses import MAIL_ADDRESS, Mailbox, mailbox

Group = Literal["to", "cc", "bcc"]
MailAddress = Annotated[str, MAIL_ADDRESS]


def check_sender(text: str) -> str:
    """Return a sender as it was given; raise `ValueError` where it has no address."""
    mailbox(text)
    return text


def check_unsubscribe(text: str) -> str:
    """Return where a reader can leave a list, as it was given.

    Raises `ValueError` for what no mail program can use (RFC 2369, RFC 8058).
    """
    if text.partition(":")[0].lower() in ("https", "mailto") and text.isascii():
        return text
    message = "readers cannot leave a list there"
    raise ValueError(message, "write an address that starts with https: or mailto:")


LINE = Form(
    r"^[^\r\n]*\S[^\r\n]*$",
    wrong="has more than one line",
    hint="write it in one line",
)
SENDER = Form(
    r"^[^\r\n]*@[^\r\n]*$",
    wrong="has no address",
    hint="write it as Desk <desk@example.org>",
    check=check_sender,
)
LEAVE = Form(
    r"^[A-Za-z]+:\S+$",
    wrong="is not a whole address",
    hint="write it with its start, such as https://example.org/leave?who={address}",
    check=check_unsubscribe,
)
Line = Annotated[str, LINE]


class Recipient(Value):
    """One reader, and what they may read."""

    address: MailAddress = key("The address of e-mail.")
    audience: Id = key("The audience whose brief they get.")
    clearance: Marking = key(
        "The strictest TLP 2.0 label they may see; a brief above it is not sent."
    )
    name: Line | None = key(
        "The name, as the header of a message has it.", default=None
    )
    language: Language | None = key(
        "The language of their brief as a BCP 47 tag; without it, the one of the "
        "audience.",
        default=None,
    )
    group: Group | None = key(
        "to, cc or bcc of one letter to all who have a group: to and cc can be seen by "
        "all of them, bcc by nobody. Without it, a letter to them alone.",
        default=None,
    )
    salutation: Line | None = key("The first line of their letter.", default=None)
    certificate: Line | None = key(
        "A file with their S/MIME certificate (PEM), from the folder of the list on: "
        "they get it encrypted.",
        default=None,
    )

    @property
    def mailbox(self) -> Mailbox:
        """The address with its name."""
        return Mailbox(self.address, self.name or "")


class DistributionList(Value):
    """What one file of a distribution list holds."""

    title: Line | None = key(
        "The name of the list in messages; without it, that of the file.", default=None
    )
    sender: Annotated[str, SENDER] | None = key(
        "Whom its messages are from, such as Desk <desk@example.org>; without it, "
        "'sender' in briefgen.toml.",
        default=None,
    )
    unsubscribe: Annotated[str, LEAVE] | None = key(
        "Where readers can leave the list: https: or mailto:, with {address} where "
        "theirs is to stand.",
        default=None,
    )
    recipients: tuple[Recipient, ...] = key("Who gets a brief, and which.")


class ListFile(NamedTuple):
    """A distribution list on the disk, with the place of each of its recipients."""

    path: Path
    list: DistributionList
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.path.stem
