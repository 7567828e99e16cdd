"""Titles say no more than the facts, and participants are who the source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check.conftest import FACTS
from tests.check.grounding.facts import ARTICLE, dossier, fact, found

if TYPE_CHECKING:
    from tests.check.conftest import MakeSubject

OPPOSES = "The Shipowners' Federation opposes any rise in wages"
DOCKERS = "About 4,300 dockers walked out in Oslo"
STORY = (fact("About 4,300 dockers walked out.", DOCKERS),)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Shipowners' Federation opposes higher wages", 0),
        ("Shipowners' Federation supports higher wages", 1),
        ("Per Lind opposes higher wages", 1),
        ("4,300 dockers walk out", 0),
        ("5,300 dockers walk out", 1),
        ("Dockers walk out in Oslo", 0),
        ("Dockers walk out in Madrid", 1),
    ],
)
def test_titles_are_borne_out(title: str, count: int, subject_of: MakeSubject) -> None:
    """Names, numbers and sides of a title are those of some fact."""
    held = fact(OPPOSES, OPPOSES, holder="federation", stance="opposes", id="held")
    facts = dossier(*STORY, held).replace("Ports close", title)
    assert len(found(subject_of(facts, ARTICLE), "G110")) == count


def test_titles_of_topics_are_borne_out(subject_of: MakeSubject) -> None:
    """What the title of a topic names is in some fact."""
    facts = dossier(*STORY).replace('"title": "Ports"', '"title": "Ports of Japan"')
    (finding,) = found(subject_of(facts, ARTICLE), "G110")
    assert finding.path == ("topics", 0, "title")


LEE = "Norway's transport minister, Ann Lee, met Denmark's envoy, Bo Rask"


@pytest.mark.parametrize(
    ("name", "role", "side", "key"),
    [
        ("Ann Lee", "Transport minister of Norway", "norway", ""),
        ("Ann Lee", "Transport minister", "denmark", "side"),
        ("Ann Lee", "Danish transport minister", "norway", "role"),
        ("Ann Lee", "Transport minister of France", "norway", "role"),
        ("Eve Lee", "Transport minister", "norway", "name"),
    ],
)
def test_participants_are_who_the_source_says(
    name: str, role: str, side: str, key: str, subject_of: MakeSubject
) -> None:
    """A name, a role and a side that the source does not give are found."""
    quote = '"Norway\'s transport minister, Ann Lee"'
    people = "participants:\n"
    people += "  - {id: norway, name: Norway, kind: state, evidence: [&Norway's]}\n"
    people += "  - {id: denmark, name: Denmark, kind: state, evidence: [&Denmark's]}\n"
    people += (
        f"  - {{id: lee, name: {name}, role: {role}, side: {side}, kind: person,\n"
    )
    people += f"     evidence: [&{quote}]}}\n"
    people = people.replace("[&", "[{source: notice, quote: ").replace("]}", "}]}")
    notice = f"BERN, March 3 - {LEE}. The Council asked both ports to reopen.\n"
    findings = found(subject_of(FACTS + people, notice), "G101")
    assert [each.path[-1] for each in findings] == ([key] if key else [])
