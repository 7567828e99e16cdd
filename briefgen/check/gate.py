"""The gate before a brief: what it may hold, told without the language model.

It runs the rules on handling and the one on exact quotes, and reads the verdicts that
`check` has kept. What they refuse gets into a brief only by force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check import catalogue
from briefgen.check.examine import examine
from briefgen.check.finding import Severity
from briefgen.check.subject import Subject
from briefgen.check.verdicts import standing
from briefgen.dossier.verdicts import kept, not_checked
from briefgen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefgen.check.finding import Finding
    from briefgen.check.rule import Rule
    from briefgen.check.source_text import SourceText
    from briefgen.dossier import Dossier
    from briefgen.dossier.loader import Loaded
    from briefgen.dossier.verdicts import Verdict


class Refusal(NamedTuple):
    """What is refused, and the fact that it is about; the whole dossier without one."""

    fact: str
    problem: Problem


class Gate(NamedTuple):
    """What a dossier brings to its briefs: verdicts, and what is refused.

    `not_checked` names the facts that no check has seen as they are now.
    """

    verdicts: Mapping[str, Verdict]
    refused: tuple[Refusal, ...]
    not_checked: tuple[str, ...]

    def refusals(
        self, facts: Iterable[str], otherwise: str = ""
    ) -> tuple[Problem, ...]:
        """Return what is refused of a brief with these facts.

        `otherwise` tells what can be done besides mending it.
        """
        there = {"", *facts}
        problems = (each.problem for each in self.refused if each.fact in there)
        return tuple(
            each._replace(hint=f"{_NEXT}{otherwise}") if each.hint == _NEXT else each
            for each in problems
        )


def gate(loaded: Loaded, folder: Path) -> Gate:
    """Return what the gate says of a dossier in a folder.

    Raises `UserError` where the text of a source, or what is kept, cannot be read.
    """
    texts = _texts(loaded.dossier, folder)
    subject = Subject(loaded, texts)
    rules = tuple(_rules(texts))
    findings = examine(subject, rules)
    if findings:
        from briefgen.check import waivers

        findings = waivers.apply(subject, findings, rules)
    found = standing(subject, kept(str(folder), loaded.dossier))
    refused = (*_found(subject, findings), *_unsupported(subject, found))
    missing = not_checked(loaded.dossier, found)
    return Gate(found, tuple(dict.fromkeys(refused)), missing)


def _texts(dossier: Dossier, folder: Path) -> dict[str, SourceText]:
    if not any(source.file for source in dossier.sources):
        return {}
    from briefgen.check.source_text import read_texts

    return read_texts(dossier, folder, {})


def _rules(texts: Collection[str]) -> Iterator[Rule]:
    """Yield the rules that count here, and can find something."""
    handling = catalogue.rules(group="H").values()
    yield from (rule for rule in handling if rule.severity is Severity.ERROR)
    if texts:
        from briefgen.check.grounding.quotes import RULE

        yield RULE


def _found(subject: Subject, findings: Iterable[Finding]) -> Iterator[Refusal]:
    for finding in findings:
        if finding.severity is Severity.ERROR:
            message = f"{finding.rule} {finding.message}"
            problem = Problem(message, finding.place, finding.hint or _NEXT)
            yield Refusal(subject.fact_of(finding), problem)


def _unsupported(subject: Subject, found: Mapping[str, Verdict]) -> Iterator[Refusal]:
    for name, verdict in found.items():
        if verdict.outcome == "unsupported":
            place = subject.places.of(subject.by_id[name].path)
            reasons = "; ".join(verdict.reasons)
            message = f"'{name}' is not supported by its quote: {reasons}"
            yield Refusal(name, Problem(message, place, _NEXT))


_NEXT = "mend it and run 'briefgen check'"
