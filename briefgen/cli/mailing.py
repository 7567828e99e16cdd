"""What commands that make messages share: the desk, and the addresses given."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from briefgen.cli.choices import check_names
from briefgen.cli.notices import foreign, left_out, moved, not_checked
from briefgen.cli.project import shown
from briefgen.cli.settings import read_table
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.types import Marking
from briefgen.errors import BAD_CALL, Place, Problem, UserError
from briefgen.mail.addresses import mailbox
from briefgen.mail.attachments import KINDS
from briefgen.mail.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.cli.cutting import Cutter
    from briefgen.cli.project import DossierFolder, Project
    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.attachments import Kind
    from briefgen.mail.edition import Edition


def read_desk(project: Project, attach: Sequence[str] = ()) -> Desk:
    """Return how a project sends; `attach` is what the command line says of it.

    Raises `UserError` where its settings, or what is to be attached, are wrong.
    """
    keys, places = read_table(project, "mail")
    desk = Desk()
    kinds = attach or keys.get("attach", desk.attach)
    check_names("attachment", kinds, KINDS, None if attach else places.get("attach"))
    encrypt = keys.get("encrypt", desk.encrypt)
    if encrypt not in list(Marking):
        message = f"mail.encrypt: '{encrypt}' is not a marking"
        hint = nearest_or_all(encrypt, Marking)
        raise UserError(message, place=places["encrypt"], hint=hint)
    sender = None
    if "sender" in keys:
        try:
            sender = mailbox(keys["sender"])
        except ValueError as error:
            reason, hint = error.args
            message = f"mail.sender: '{keys['sender']}': {reason}"
            raise UserError(message, place=places["sender"], hint=hint) from None
    return Desk(sender, cast("Sequence[Kind]", kinds), Marking(encrypt))


def sending_desk(project: Project, attach: Sequence[str] = ()) -> Desk:
    """Return how a project sends, with the keys that the environment names.

    Raises `UserError` as `read_desk`, `read_signer` and `read_domain_key` do.
    """
    from briefgen.mail.dkim import read_domain_key
    from briefgen.mail.signing import read_signer

    desk = read_desk(project, attach)
    return desk._replace(
        signer=read_signer(os.environ, project.folder),
        domain_key=read_domain_key(os.environ, project.folder),
    )


def notices(
    editions: Sequence[Edition], cutter: Cutter, dossier: DossierFolder
) -> Iterator[Problem]:
    """Yield what to look at before editions go out, each once."""
    from briefgen.render.oversights import oversights

    place = Place(str(shown(dossier.facts)))
    if names := cutter.passed.not_checked:
        yield not_checked(names, dossier)
    told: dict[Problem, None] = {}
    for edition in editions:
        brief = edition.brief
        told |= dict.fromkeys(oversights(brief.audience))
        told |= dict.fromkeys(edition.warnings)
        told |= dict.fromkeys(moved(brief, brief.moved))
        if number := len(edition.foreign):
            own = foreign(number, brief.audience, cutter.dossier.language)
            told[own._replace(place=place)] = None
    yield from told
    briefs = (edition.brief for edition in editions)
    yield from left_out(cutter.dossier, briefs, dossier)


def mailboxes(given: Iterable[str]) -> tuple[Mailbox, ...]:
    """Return the mailboxes that are given. Raises `UserError` with all that are wrong.

    One that is given twice is one.
    """
    found: dict[str, Mailbox] = {}
    problems = []
    for text in given:
        try:
            one = mailbox(text)
        except ValueError as error:
            reason, hint = error.args
            problems.append(Problem(f"'{text}': {reason}", None, hint))
        else:
            found.setdefault(one.address, one)
    if problems:
        raise UserError(tuple(problems), exit_code=BAD_CALL)
    return tuple(found.values())
