"""Group S: each fact has its source, and each source is described (ICD 206)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.dossier.models import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Subject


def _unsourced(subject: Subject) -> Iterator[Found]:
    for fact, path, _ in subject.items:
        rests = getattr(fact, "rests_on", ())
        if not (fact.evidence or rests or isinstance(fact, Gap)):
            yield Found(
                path,
                f"'{fact.id}' has no evidence",
                key="id",
                hint="quote the words of a source, or name what it rests on",
            )


RULES = (
    Rule(
        id="S001",
        severity=Severity.ERROR,
        asks="Every fact has evidence.",
        because="A reader must be able to see what each line rests on.",
        bad="- id: request\n  text: The Council asked both ports to reopen.",
        good="- id: request\n"
        "  text: The Council asked both ports to reopen.\n"
        "  evidence:\n"
        "    - {source: notice, paragraph: 1, quote: asked both ports to reopen}",
        origin="ICD 206",
        check=_unsourced,
    ),
)
