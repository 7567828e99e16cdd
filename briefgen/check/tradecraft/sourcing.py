"""Group S: each fact has its source, and each source is described (ICD 206)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.dossier.models import Activity, Event, Gap, NextDate, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Subject
    from briefgen.dossier.models import Source

_WEIGHTY = 5
"""The weight of what stays when a brief is cut to its pages."""


def _unsourced(subject: Subject) -> Iterator[Found]:
    for fact, path, _ in subject.items:
        rests = getattr(fact, "rests_on", ())
        is_own = isinstance(fact, Gap) or getattr(fact, "kind", "") == "assumption"
        if not (fact.evidence or rests or is_own):
            yield Found(
                path,
                f"'{fact.id}' has no evidence",
                key="id",
                hint="quote the words of a source, or name what it rests on",
            )


def _single(subject: Subject) -> Iterator[Found]:
    if len(subject.dossier.sources) == 1:
        return
    for fact, path, _ in subject.items:
        if not isinstance(fact, Statement | Event | Activity | NextDate):
            continue
        sources = {evidence.source for evidence in fact.evidence}
        is_open = fact.weight == _WEIGHTY and not fact.said_by
        if is_open and len(sources) == 1 and getattr(fact, "kind", "fact") == "fact":
            yield Found(
                path,
                f"'{fact.id}' has a weight of 5 and rests on {sources.pop()} alone",
                key="id",
                hint="quote a second source, or say with 'said_by' whose word it is",
            )


def _undated(subject: Subject) -> Iterator[Found]:
    for index, source in enumerate(subject.dossier.sources):
        if not (source.published or source.accessed):
            yield Found(
                ("sources", index),
                f"'{source.id}' has neither 'published' nor 'accessed'",
                key="id",
                hint="say when it was published, or when the desk read it",
            )


def _unused(subject: Subject) -> Iterator[Found]:
    used = {e.source for item in subject.items for e in item.fact.evidence}
    for index, source in enumerate(subject.dossier.sources):
        if source.id not in used:
            yield Found(
                ("sources", index),
                f"no fact rests on '{source.id}'",
                key="id",
                hint="quote it, or remove it",
            )


def _same(subject: Subject) -> Iterator[Found]:
    seen: dict[tuple[str, str], str] = {}
    for index, source in enumerate(subject.dossier.sources):
        for key in ("sha256", "url"):
            if not (value := getattr(source, key)):
                continue
            first = seen.setdefault((key, value.lower()), source.id)
            if first != source.id:
                yield Found(
                    ("sources", index, key),
                    f"'{source.id}' is the same document as '{first}'",
                    hint="keep one of them: one document told twice is one source",
                )
                break


def _own(subject: Subject) -> Iterator[Found]:
    desk = (subject.dossier.author or "").casefold()
    for index, source in enumerate(subject.dossier.sources):
        key = _by(source, desk)
        if key:
            yield Found(
                ("sources", index, key),
                f"'{source.id}' is a paper of the desk that writes this dossier",
                hint="quote what the paper rests on, or say so in its description",
            )


def _by(source: Source, desk: str) -> str:
    """Return the key that says that a source is of this desk, if one does."""
    by = {key: (getattr(source, key) or "").casefold() for key in _MAKERS}
    return next((key for key in _MAKERS if desk and by[key] == desk), "")


_MAKERS = ("author", "publisher")


def _undisclosed(subject: Subject) -> Iterator[Found]:
    if not subject.dossier.made_by:
        yield Found(
            (),
            "nothing says how the facts were made: 'made_by' is missing",
            key="title",
            hint="write made_by: by hand, or which tool did what",
        )


_EVIDENCE = "    - {source: notice, paragraph: 1, quote: asked both ports to reopen}"

RULES = (
    Rule(
        id="S001",
        severity=Severity.ERROR,
        asks="Every fact has evidence, but for gaps and the desk's own assumptions.",
        because="A reader must be able to see what each line rests on.",
        bad="- id: request\n  text: The Council asked both ports to reopen.",
        good="- id: request\n"
        "  text: The Council asked both ports to reopen.\n"
        f"  evidence:\n{_EVIDENCE}",
        origin="ICD 206",
        check=_unsourced,
    ),
    Rule(
        id="S002",
        severity=Severity.WARNING,
        asks="A fact of weight 5 rests on two sources where there are several, or says "
        "whose word it is.",
        because="Such a fact stays when a brief is cut to its pages, and one source "
        "may be mistaken.",
        bad="- id: request\n"
        "  text: The Council asked both ports to reopen.\n"
        "  weight: 5\n"
        f"  evidence:\n{_EVIDENCE}",
        good="- id: request\n"
        "  text: The Council asked both ports to reopen.\n"
        "  weight: 5\n"
        "  said_by: [council]\n"
        f"  evidence:\n{_EVIDENCE}",
        origin="ICD 206, source summary statements",
        check=_single,
    ),
    Rule(
        id="S003",
        severity=Severity.WARNING,
        asks="A source says when it was published, or when the desk read it.",
        because="How old a fact is cannot be told without it.",
        bad="- id: notice\n  title: Notice of the Council",
        good="- id: notice\n  title: Notice of the Council\n  published: 2026-03-02",
        origin="ICS 206-01",
        check=_undated,
    ),
    Rule(
        id="S004",
        severity=Severity.WARNING,
        asks="A fact rests on every source.",
        because="A source that nothing rests on lends weight that no line has.",
        bad="- id: leaflet\n  title: A leaflet that no fact quotes",
        good="- id: notice\n  title: Notice of the Council, which a fact quotes",
        origin="ICD 206",
        check=_unused,
    ),
    Rule(
        id="S005",
        severity=Severity.WARNING,
        asks="No document is given as two sources.",
        because="One document told twice seems to confirm itself.",
        bad="- {id: notice, url: https://example.org/1}\n"
        "- {id: news, url: https://example.org/1}",
        good="- {id: notice, url: https://example.org/1}\n"
        "- {id: news, url: https://example.org/2}",
        origin="ICD 206, on circular reporting",
        check=_same,
    ),
    Rule(
        id="S006",
        severity=Severity.NOTE,
        asks="The desk's own papers are no sources.",
        because="A desk that quotes itself goes round in a circle.",
        bad="author: Harbour desk\nsources:\n  - id: note\n    author: Harbour desk",
        good="author: Harbour desk\nsources:\n  - id: note\n    author: The Council",
        origin="ICD 206, on circular reporting",
        check=_own,
    ),
    Rule(
        id="S007",
        severity=Severity.WARNING,
        asks="The dossier says how its facts were made.",
        because="Readers must know whether a person or a tool read the sources.",
        bad="title: Both ports reopen",
        good="title: Both ports reopen\nmade_by: Distilled by hand from the notice.",
        origin="ICS 206-01, on the use of AI",
        check=_undisclosed,
    ),
)
