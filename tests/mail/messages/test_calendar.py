"""The dates ahead go into a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.audience.cut import cut
from briefgen.audience.find import audience
from briefgen.dossier import load
from briefgen.dossier.models import NextDate, When
from briefgen.mail.calendar import calendar
from tests.conftest import ROOT
from tests.mail.messages.conftest import HARBOUR

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief


def brief_with(*dates: NextDate) -> Brief:
    """Return a brief with these dates ahead."""
    brief = cut(load(HARBOUR), audience("analyst", ROOT))
    return brief.replaced(facts=brief.facts.replaced(next_dates=dates))


def test_an_event() -> None:
    """A date is an event of that day, with an id of its own and its marking."""
    date = NextDate(
        id="vote", text="It votes; twice,\nso.", when=When(text="x", date="2025-12-31")
    )
    lines = calendar(brief_with(date), "harbour").decode().split("\r\n")
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefgen//briefgen//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
    ]
    assert "DTSTART;VALUE=DATE:20251231" in lines
    assert "DTEND;VALUE=DATE:20260101" in lines
    assert r"SUMMARY:It votes\; twice\,\nso." in lines
    assert any(line.startswith("DESCRIPTION:TLP:") for line in lines)
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]


def test_ids_tell_nothing() -> None:
    """The id of an event stays the same, and names neither fact nor folder."""
    date = NextDate(id="vote", text="It votes.", when=When(text="x", date="2025-12-31"))
    ids = {
        next(
            line
            for line in calendar(brief_with(each), "harbour").decode().split("\r\n")
            if line.startswith("UID:")
        )
        for each in (date, date.replaced(text="It votes again."))
    }
    assert len(ids) == 1
    assert not {"vote", "harbour"} & set(ids.pop().split("@")[0].split("-"))


def test_long_lines_are_folded() -> None:
    """No line has more than 75 bytes, no character is cut, and nothing is lost."""
    text = "Голосование состоится. " * 9
    date = NextDate(id="vote", text=text, when=When(text="x", date="2025-12-31"))
    data = calendar(brief_with(date), "harbour")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert text in data.decode().replace("\r\n ", "")


def test_dates_that_are_no_days() -> None:
    """Of a month, or of words, there is no event; and without events no calendar."""
    whens = When(text="next month", date="2025-12"), When(text="soon")
    dates = [NextDate(id=f"d-{n}", text="X.", when=w) for n, w in enumerate(whens)]
    assert calendar(brief_with(*dates), "harbour") == b""
