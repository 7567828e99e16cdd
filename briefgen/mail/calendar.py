"""The dates ahead as a calendar (RFC 5545), one event of a whole day each."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import NextDate

_DAY = len("2025-11-15")
_ROOM = 75
"""The most bytes of a line, without its end (RFC 5545, 3.1)."""


def calendar(brief: Brief, dossier: str) -> bytes:
    """Return the dates ahead that are known to the day; nothing where there are none.

    `dossier` names the folder of the facts, which is not told: it makes the ids of
    events, so that one of a later edition takes the place of the one before.
    """
    ahead = [
        each for each in brief.facts.next_dates if len(each.when.date or "") == _DAY
    ]
    if not ahead:
        return b""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefgen//briefgen//EN",
        "METHOD:PUBLISH",
    ]
    for each in ahead:
        lines += _event(each, brief, dossier)
    return "".join(map(_folded, (*lines, "END:VCALENDAR"))).encode()


def _event(ahead: NextDate, brief: Brief, dossier: str) -> Iterator[str]:
    facts = brief.facts
    day = date.fromisoformat(ahead.when.date or "")
    stamp = datetime.fromisoformat(facts.as_of).astimezone(UTC)
    yield "BEGIN:VEVENT"
    key = sha256(f"{dossier} {ahead.id}".encode()).hexdigest()
    yield f"UID:{key[:32]}@briefgen.invalid"
    yield f"SEQUENCE:{facts.edition}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(ahead.text)}"
    yield f"DESCRIPTION:{_escaped(f'{brief.marking} {facts.subject}: {facts.title}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as the value of a property (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", r"\n")


def _folded(line: str) -> str:
    """Return a line with its end, folded where it is too long; no character is cut."""
    whole, room = "", _ROOM
    for character in line:
        room -= len(character.encode())
        if room < 0:
            whole += "\r\n "
            room = _ROOM - 1 - len(character.encode())
        whole += character
    return f"{whole}\r\n"
