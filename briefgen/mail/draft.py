"""A draft: a message that a mail program opens ready to be sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.errors import UserError
from briefgen.mail.edition import edition
from briefgen.mail.letter import Addressees, Reader, Stamp, letter
from briefgen.render.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.audience.brief import Brief
    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.desk import Desk


def draft(brief: Brief, dossier: str, to: Sequence[Mailbox], desk: Desk) -> Document:
    """Return the draft of a message with a brief; its date is that of the facts.

    `dossier` is the name of the folder of its facts. Raises `UserError` where its
    marking only goes out encrypted: a draft cannot be. Raises as `render` does besides.
    """
    if brief.marking.rank >= desk.encrypt.rank:
        message = f"{brief.marking} only goes out encrypted, and a draft is not"
        hint = "send it to a distribution list with certificates"
        raise UserError(message, hint=hint)
    made = edition(brief, dossier, desk.attach)
    stamp = Stamp(datetime.fromisoformat(brief.facts.as_of), desk.sender)
    data = letter(made, stamp, Reader(to[0], Addressees(to))).build()
    return Document(
        data, warnings=made.warnings, moved=made.brief.moved, foreign=made.foreign
    )
