"""Small dossiers for the tests of grounding: an article, and facts that quote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefgen.check.catalogue import rules
from briefgen.check.examine import examine

if TYPE_CHECKING:
    from briefgen.check.finding import Finding
    from briefgen.check.subject import Subject

ARTICLE = (
    "BERN, March 3 - Norway accused Denmark on Monday of closing two ports without "
    "warning, and the Danish foreign ministry rejected the charge. About 4,300 dockers "
    "walked out in Oslo, and at least six ships were waiting off the coast, harbour "
    "master Ada Okoro said.\n"
    "Finance Minister Per Lind said the government might cut fuel duty by 3.5 percent "
    'in May. "We do not support a ban," he told reporters. Most of the fleet had '
    "returned by evening.\n"
    "The Seafarers' Union welcomed the offer but has not signed it. The Shipowners' "
    "Federation opposes any rise in wages. The council backed the plan and the union "
    "rejected the ban.\n"
    "Talks between the two sides fell apart on October 12, 2025, after three weeks. "
    "All prisoners are to be released within 48 hours. Prices rose 2.9 percent, while "
    "wages fell.\n"
)

_PEOPLE = (
    ("norway", "Norway", "state", ""),
    ("denmark", "Denmark", "state", ""),
    ("danish-ministry", "Danish foreign ministry", "organisation", "denmark"),
    ("okoro", "Ada Okoro", "person", ""),
    ("lind", "Per Lind", "person", ""),
    ("union", "Seafarers' Union", "organisation", ""),
    ("federation", "Shipowners' Federation", "organisation", ""),
)
_ROLES = {"okoro": "Harbour master of Oslo", "lind": "Finance Minister of Norway"}
_POSITION = ("holder", "stance")


def dossier(*facts: dict[str, Any], **source: Any) -> str:
    """Return a facts file with statements, positions and events, as their keys tell."""
    named = [
        {
            "id": name,
            "name": full,
            "kind": kind,
            "evidence": [{"source": "notice", "quote": full}],
        }
        | ({"side": side} if side else {})
        | ({"role": _ROLES[name]} if name in _ROLES else {})
        for name, full, kind, side in _PEOPLE
    ]
    topic: dict[str, Any] = {"id": "topic", "title": "Ports"}
    topic["positions"] = [fact for fact in facts if "holder" in fact]
    topic["statements"] = [
        fact for fact in facts if "holder" not in fact and "when" not in fact
    ]
    wire = {
        "id": "notice",
        "title": "Wire report",
        "kind": "wire report",
        "description": "A report made up for the tests.",
        "published": "2026-03-03",
        "file": "notice.txt",
    }
    whole = {
        "title": "Ports close",
        "subject": "Port row",
        "as_of": "2026-03-04T09:00Z",
        "marking": "TLP:CLEAR",
        "sources": [wire | source],
        "participants": named,
        "topics": [topic],
        "events": [fact for fact in facts if "when" in fact],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def fact(text: str, *quotes: str, **more: Any) -> dict[str, Any]:
    """Return a fact with a text and its quotes."""
    evidence = [{"source": "notice", "quote": quote} for quote in quotes]
    return {"id": "fact", "text": text, "evidence": evidence} | more


def found(subject: Subject, *names: str) -> list[Finding]:
    """Return what the rules of the group find, or some of them."""
    group = rules(group="G")
    chosen = [group[name] for name in names] if names else group.values()
    return [each for each in examine(subject, chosen) if each.rule != "G003"]
