"""No withheld canary is in any byte of a message, its parts decoded."""

from __future__ import annotations

import pytest

from briefgen.audience import cut as gate
from briefgen.dossier.types import Marking
from briefgen.mail.addresses import Mailbox
from briefgen.mail.desk import Desk
from briefgen.mail.draft import draft
from tests.audience.document_texts import texts_in
from tests.audience.test_canaries import (
    AUDIENCES,
    Story,
    brief_of,
    found_in_parts,
    on_the_page,
    places,
    readers,
    told_to,
)
from tests.mail.messages.conftest import parsed

TO = (Mailbox("a@example.org"),)
STORIES = {"html": 12, "pdf": 2}


def texts_of(data: bytes) -> dict[str, str]:
    """Return the texts of a message: its bytes, its headers, and each part decoded."""
    message = parsed(data)
    found = {"bytes": data.decode(), "headers": str(message.items())}
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if kind == "application/pdf":
            inside = texts_in(content, "pdf")
            found |= {f"{kind} {name}": text for name, text in inside.items()}
        else:
            name = f"{kind} {part.get_filename() or ''}".strip()
            found[name] = texts_in(content.replace(b"\r\n ", b""), "html")["page"]
    return found


def draft_of(told: Story, name: str, seed: int, attached: str) -> bytes:
    """Return a draft with the brief of a story, and the dates ahead."""
    brief = brief_of(told, readers(name, seed))
    desk = Desk(attach=(attached, "ics"), encrypt=Marking.RED)  # type: ignore[arg-type] # html or pdf
    # One that is as strict as all can be is never sent in the clear.
    brief = brief.replaced(marking=min(brief.marking, Marking.AMBER_STRICT, key=_rank))
    return draft(brief, "harbour", TO, desk).data


def _rank(marking: Marking) -> int:
    return marking.rank


@pytest.mark.parametrize("attached", STORIES)
@pytest.mark.parametrize("name", AUDIENCES)
def test_no_withheld_canary_is_in_a_message(name: str, attached: str) -> None:
    """No part of a message has what is withheld; its texts have what they tell."""
    for seed in range(STORIES[attached]):
        audience = readers(name, seed)
        told = told_to(audience, seed)
        found = found_in_parts(told, texts_of(draft_of(told, name, seed, attached)))
        withheld = told.withheld_from(audience)
        for part, canaries in found.items():
            assert (part, places(withheld, canaries)) == (part, [])
        shown = on_the_page(brief_of(told, audience))
        assert shown <= found["text/plain"]
        assert shown <= found["text/html"]
        assert found["headers"]


def test_a_gate_that_lets_all_through_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search finds what is withheld in the texts and in the calendar."""
    monkeypatch.setattr(gate, "release", lambda dossier, *_: dossier)
    caught: set[str] = set()
    for seed in range(12):
        audience = readers("parliament", seed)
        told = told_to(audience, seed)
        found = found_in_parts(
            told, texts_of(draft_of(told, "parliament", seed, "html"))
        )
        withheld = told.withheld_from(audience)
        caught |= {part.split()[0] for part in found if places(withheld, found[part])}
    assert caught >= {"text/plain", "text/html", "text/calendar"}
