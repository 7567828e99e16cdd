"""How a desk sends: what `[mail]` in ``briefgen.toml`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.dossier.types import Marking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.attachments import Kind
    from briefgen.mail.dkim import DomainKey
    from briefgen.mail.signing import Signer


class Desk(NamedTuple):
    """Whom messages are from, what is attached, and what only goes out encrypted.

    `encrypt` is the marking from which on it does; `signer` and `domain_key`
    sign letters, not drafts.
    """

    sender: Mailbox | None = None
    attach: Sequence[Kind] = ("pdf",)
    encrypt: Marking = Marking.RED
    signer: Signer | None = None
    domain_key: DomainKey | None = None


NO_DESK = Desk()
"""What holds where a project says nothing."""
