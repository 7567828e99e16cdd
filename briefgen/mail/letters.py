"""Letters to all on a distribution list: all are refused, or each is made in turn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience import find
from briefgen.audience.cut import cut
from briefgen.dossier import load_with_places
from briefgen.errors import BAD_INPUT, Problem, UserError
from briefgen.mail.addresses import mailbox
from briefgen.mail.desk import NO_DESK
from briefgen.mail.edition import edition
from briefgen.mail.letter import Addressees, List, Reader, Stamp, letter
from briefgen.mail.lists import read_list
from briefgen.mail.smime import Sealed, read_certificate
from briefgen.mail.texts import check_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.dossier.models import Dossier
    from briefgen.dossier.places import Places
    from briefgen.dossier.types import Marking
    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.desk import Desk
    from briefgen.mail.edition import Edition
    from briefgen.mail.prepared import Prepared
    from briefgen.mail.recipients import ListFile, Recipient
    from briefgen.mail.signing import Signer

    Cutter = Callable[[Audience], Brief]

Version = tuple[str, str | None]
"""What tells editions of a dossier apart: the audience, and the language asked for."""


class Mailing(NamedTuple):
    """What goes out: the editions, and the letters, each made when it is asked for."""

    editions: tuple[Edition, ...]
    letters: Iterator[Prepared]


def prepare(  # noqa: PLR0913 - who sends what to whom when
    dossier_path: Path,
    list_path: Path,
    project: Path,
    date: datetime,
    *,
    desk: Desk = NO_DESK,
    cutter: Cutter | None = None,
) -> Mailing:
    """Return the letters of a dossier to all on a list.

    `cutter` cuts the dossier for an audience; without one it is cut as it is, and what
    `check` says of it plays no part. `date` is that of the messages, with a zone.

    Raises `UserError` with all reasons why one of them may not go out; then none does.
    Every edition is made before the first letter is returned.
    """
    found = read_list(list_path)
    dossier, places = load_with_places(dossier_path)[:2]
    check_lines(dossier, places)
    cutter = cutter or partial(cut, dossier)
    problems = list(_a_draft(dossier, places))
    sender = _sender(found, desk, problems)
    problems += _signed_by_another(sender, desk.signer)
    briefs = _briefs(found, project, cutter, problems)
    seals = _seals(found, date, problems)
    problems += _not_cleared(found, briefs)
    problems += _not_encrypted(found, briefs, desk.encrypt)
    if problems:
        raise UserError(tuple(dict.fromkeys(problems)), exit_code=BAD_INPUT)
    name = dossier_path.parent.name if dossier_path.is_file() else dossier_path.name
    editions = {
        version: edition(brief, name, desk.attach) for version, brief in briefs.items()
    }
    title = found.list.title or found.name
    of_list = List(title, _id(found), found.list.unsubscribe)
    stamp = Stamp(date, sender, of_list, desk.signer, desk.domain_key)
    letters = _letters(found, editions, stamp, seals)
    return Mailing(tuple(editions.values()), letters)


def _letters(
    found: ListFile,
    editions: Mapping[Version, Edition],
    stamp: Stamp,
    seals: Mapping[str, Sealed],
) -> Iterator[Prepared]:
    shared = {version: _shared(found, version, editions) for version in editions}
    for recipient in found.list.recipients:
        version = _version(recipient)
        reader = Reader(
            recipient.mailbox,
            shared[version] if recipient.group else Addressees((recipient.mailbox,)),
            recipient.salutation or "",
            seals.get(recipient.address),
        )
        yield letter(editions[version], stamp, reader)


def _version(recipient: Recipient) -> Version:
    return recipient.audience, recipient.language


def _shared(
    found: ListFile, version: Version, editions: Mapping[Version, Edition]
) -> Addressees:
    """Return who can be seen in the letter to those who have a group.

    Who names the language that the audience has anyway gets the same edition.
    """
    id_ = editions[version].id
    readers = found.list.recipients
    same = [each for each in readers if editions[_version(each)].id == id_]
    to, cc = (
        tuple(each.mailbox for each in same if each.group == group)
        for group in ("to", "cc")
    )
    return Addressees(to, cc)


def _id(found: ListFile) -> str:
    """Return the name of a list as the id of a list can have it (RFC 2919)."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in found.name)
    return plain.strip("-").lower() or "list"


# --- What must hold before the first -----------------------------------------


def _a_draft(dossier: Dossier, places: Places) -> Iterator[Problem]:
    """Tell of a dossier whose facts no person has confirmed: lists get none of it."""
    if dossier.status == "draft":
        message = "the dossier is a draft, and drafts are not sent to a list"
        hint = "read the facts, then remove the line 'status: draft'"
        yield Problem(message, places.of(("status",)), hint)


def _sender(found: ListFile, desk: Desk, problems: list[Problem]) -> Mailbox | None:
    if found.list.sender:
        return mailbox(found.list.sender)
    if desk.sender:
        return desk.sender
    hint = 'set it in briefgen.toml: [mail] sender = "Desk <desk@example.org>"'
    problems.append(Problem("messages need a sender", None, hint))
    return None


def _signed_by_another(
    sender: Mailbox | None, signer: Signer | None
) -> Iterator[Problem]:
    """Tell of a certificate for another sender: mail programs would warn of it."""
    named = signer.addresses if signer else set()
    if sender and named and sender.address.lower() not in named:
        message = (
            f"messages are from {sender.address}, and the certificate that signs them "
            f"is of {', '.join(sorted(named))}"
        )
        yield Problem(message, None, "set 'sender' to it, or sign with another")


def _briefs(
    found: ListFile, project: Path, cutter: Cutter, problems: list[Problem]
) -> dict[Version, Brief]:
    """Return the brief of each version, and add why there is none of others.

    An audience that there is not is told where its first recipient stands.
    """
    briefs: dict[Version, Brief] = {}
    failed: set[Version] = set()
    for recipient, place in zip(found.list.recipients, found.places, strict=True):
        version = _version(recipient)
        if version in briefs or version in failed:
            continue
        try:
            audience = find.audience(recipient.audience, project)
            if recipient.language:
                audience = audience.replaced(language=recipient.language)
            briefs[version] = cutter(audience)
        except UserError as error:
            failed.add(version)
            problems += (
                problem if problem.place else problem._replace(place=place)
                for problem in error.problems
            )
    return briefs


def _seals(
    found: ListFile, date: datetime, problems: list[Problem]
) -> dict[str, Sealed]:
    """Return what messages are encrypted with, by address.

    What is wrong with a certificate is told where the list names it.
    """
    seals = {}
    for recipient, place in zip(found.list.recipients, found.places, strict=True):
        if recipient.certificate:
            path = found.path.parent / recipient.certificate
            try:
                certificate = read_certificate(path, recipient.address, date)
            except UserError as error:
                named = f"certificate {recipient.certificate}"
                problems += (
                    each._replace(message=f"{named} {each.message}", place=place)
                    for each in error.problems
                )
            else:
                seals[recipient.address] = Sealed(certificate)
    return seals


def _not_cleared(found: ListFile, briefs: Mapping[Version, Brief]) -> Iterator[Problem]:
    for recipient, place in zip(found.list.recipients, found.places, strict=True):
        brief = briefs.get(_version(recipient))
        if brief and brief.marking.rank > recipient.clearance.rank:
            message = (
                f"{recipient.address} may see {recipient.clearance} at most, and the "
                f"{recipient.audience} brief is {brief.marking}"
            )
            hint = "choose another audience for them, or take them off the list"
            yield Problem(message, place, hint)


def _not_encrypted(
    found: ListFile, briefs: Mapping[Version, Brief], limit: Marking
) -> Iterator[Problem]:
    for recipient, place in zip(found.list.recipients, found.places, strict=True):
        brief = briefs.get(_version(recipient))
        if brief and brief.marking.rank >= limit.rank and not recipient.certificate:
            message = (
                f"{recipient.address} has no certificate, and {brief.marking} only "
                "goes out encrypted"
            )
            hint = "give them 'certificate', or take them off the list"
            yield Problem(message, place, hint)
