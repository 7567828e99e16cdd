"""A draft held against texts, by the rules on grounding of 'briefgen check'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.distill import writing
from briefgen.distill.draft import Draft
from briefgen.dossier.textfile import LIMIT
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.check.finding import Finding
    from briefgen.check.source_text import SourceText
    from briefgen.check.subject import Subject

DENIED: Final = frozenset(("G104", "G105"))
"""The rules that tell whether words say no to a fact, or take another stance."""
CHANGED: Final = DENIED | {"G107", "G109"}
"""And those that tell whether others do it, or another word stands in its place."""

_OTHER: Final = "other"
_NO_HASH: Final = "0" * 64


class Held(NamedTuple):
    """A draft as a subject of the check, and what was found on it."""

    subject: Subject
    findings: list[Finding]


def held_against(draft: Draft, texts: Mapping[str, SourceText]) -> Held:
    """Hold a draft, which has no file yet, against the texts of its sources.

    Raises `UserError` where it would not fit into a file.
    """
    from briefgen.check import catalogue, verdicts
    from briefgen.check.examine import examine
    from briefgen.check.subject import Subject
    from briefgen.dossier.loader import loads_with_places

    written = writing.text(draft)
    if len(written.encode()) > LIMIT:
        name = next(iter(texts.values())).file
        raise UserError(
            f"{name}: its facts take {len(written):,} characters; a facts file "
            f"may have {LIMIT:,}",
            hint="distill a part of it, or what tells of one topic: --topic WORD",
        )
    subject = Subject(loads_with_places(written), texts)
    rules = catalogue.rules(group=verdicts.GROUP).values()
    return Held(subject, examine(subject, rules))


def denial(fact: str, other: str, rules: frozenset[str] = CHANGED) -> str:
    """Return what speaks against one text in another one, by some rules; or nothing.

    Words that one has more than the other speak against neither.
    """
    from briefgen.check.source_text import SourceText

    evidence = {"source": _OTHER, "paragraph": 1, "quote": other.rstrip(".")}
    statement = {"id": "fact", "text": fact, "evidence": [evidence]}
    source = {"id": _OTHER, "title": "-", "kind": "article", "description": "-"}
    data = {
        "title": "-",
        "subject": "-",
        "as_of": "2000-01-01T00:00Z",
        "marking": "TLP:CLEAR",
        "sources": [source],
        "topics": [{"id": "topic", "title": "-", "statements": [statement]}],
    }
    texts = {_OTHER: SourceText(_OTHER, (other,), _NO_HASH)}
    _, findings = held_against(Draft(data, ""), texts)
    return next((each.message for each in findings if each.rule in rules), "")
