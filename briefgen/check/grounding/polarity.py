"""Rule G104: a fact says yes where its quotes say yes, and as surely as they do.

Verbs are compared with the quoted verbs that can stand for them; opposites, what is
denied and what is left open ("may", "could", "plans to") are told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Severity
from briefgen.check.grounding.closeness import weighed
from briefgen.check.grounding.denial import Quoted, says_no
from briefgen.check.grounding.hedging import hedges
from briefgen.check.grounding.matching import matched
from briefgen.check.grounding.negations import Told, negations
from briefgen.check.grounding.opposites import acts_otherwise, opposites, turned
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.finding import Found
    from briefgen.check.grounding.passages import Case
    from briefgen.check.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    """Yield where a fact says the opposite of its quotes, or says it more surely."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            continue
        there = _quoted(case)
        for key, text in case.texts.items():
            found = matched(whole, case, key)
            opposite = list(opposites(case, key, text, found, there))
            opposite += [] if opposite else turned(case, key, text)
            if not opposite and not case.rests:
                opposite += acts_otherwise(case, key, text, there)
            yield from opposite[:1]
            denies = any(map(says_no, case.passages))
            if (
                key in ("text", "answer")
                and not opposite
                and not (case.rests and denies)
            ):
                wrong = negations(Told(case, key, text, there, found))
                yield from weighed(whole, case, (wrong,) if wrong else ())
            if key == "text" and not case.rests:
                yield from weighed(whole, case, hedges(case, text))


def _quoted(case: Case) -> list[Quoted]:
    return [
        Quoted(frame, passage.text, frame.verb.at in passage.quoted)
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.sentence
    ]


RULE = Rule(
    id="G104",
    severity=Severity.ERROR,
    asks="A fact says yes or no as its quotes do, and as surely.",
    because="'May' is not 'will', and withholding is not rejecting.",
    bad="- id: vote\n  text: The bank cut rates.\n  evidence:\n"
    "    - {source: wire, quote: the bank may cut rates}",
    good="- id: vote\n  text: The bank may cut rates.\n  evidence:\n"
    "    - {source: wire, quote: the bank may cut rates}",
    origin="ICD 203",
    check=check,
    reads=True,
)
