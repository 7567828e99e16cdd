"""Group W: a finding is waived in the YAML itself, with a reason beside it.

``# check: ignore A002: the agency's own word`` stands at the end of a line, or in a
line of its own above. It is for what the rule finds in the value that has that line,
or its key, or begins in the line below.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.check.finding import Finding, Severity
from briefgen.check.rule import Rule
from briefgen.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.finding import Found
    from briefgen.check.subject import Subject

_COMMENT = re.compile(
    r"(?P<before>^|[^\n]*?\s)#\s*check:\s*ignore\b[ \t]*(?P<rest>[^\n]*)", re.MULTILINE
)
_RULES = re.compile(r"([A-Z][0-9]{3}(?:\s*,\s*[A-Z][0-9]{3})*)\s*(?:[:–—-]\s*)?(.*)")


class Waiver(NamedTuple):
    """A waiver: the rules it names, why, its place, and the line it is for."""

    rules: tuple[str, ...]
    reason: str
    place: Place
    length: int
    line: int


def waivers(subject: Subject) -> tuple[Waiver, ...]:
    """Return the waivers in the file of a subject."""
    if "check:" not in subject.text:
        return ()
    return tuple(_waivers(subject))


def apply(
    subject: Subject, findings: Iterable[Finding], checked: Iterable[Rule]
) -> list[Finding]:
    """Return the findings that no waiver is for, and what is wrong with waivers.

    A waiver of none of the rules `checked` may be for others, and is left alone.
    """
    given = waivers(subject)
    if not given:
        return list(findings)
    used: set[Waiver] = set()
    kept: list[Finding] = []
    for finding in findings:
        mine = [waiver for waiver in given if _is_for(waiver, finding)]
        used.update(mine)
        if not mine:
            kept.append(finding)
    known = {rule.id for rule in checked}
    kept.extend(_wrong(given, used, known))
    return kept


def _waivers(subject: Subject) -> Iterator[Waiver]:
    texts = _scalars(subject.text)
    file = subject.places.file
    for found in _COMMENT.finditer(subject.text):
        mark = found.end("before")
        if any(start <= mark < end for start, end in texts):
            continue
        number = subject.text.count("\n", 0, mark) + 1
        column = mark - subject.text.rfind("\n", 0, mark)
        parts = _RULES.match(found["rest"])
        names = tuple(re.findall("[A-Z][0-9]{3}", parts[1])) if parts else ()
        yield Waiver(
            rules=names,
            reason=parts[2].strip() if parts else "",
            place=Place(file, number, column),
            length=found.end() - mark,
            line=number if found["before"].strip() else number + 1,
        )


def _scalars(text: str) -> list[tuple[int, int]]:
    """Return where the texts of a YAML file stand, in which ``#`` is no comment."""
    import yaml

    spans: list[tuple[int, int]] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            marks: Any = (event.start_mark, event.end_mark)
            start, end = (mark.index for mark in marks)
            if event.style in ("|", ">"):  # its first line may end in a comment
                start = text.find("\n", start)
            spans.append((start, end))
    return spans


def _is_for(waiver: Waiver, finding: Finding) -> bool:
    first, last = finding.lines
    named = finding.rule in waiver.rules and bool(waiver.reason)
    return named and first <= waiver.line <= last


def _wrong(
    given: Iterable[Waiver], used: set[Waiver], checked: set[str]
) -> Iterator[Finding]:
    from briefgen.check import catalogue

    every = catalogue.rules()
    for waiver in given:
        say = partial(_finding, waiver)
        unknown = [name for name in waiver.rules if name not in every]
        if not waiver.rules:
            yield say(_UNKNOWN, "names no rule", _FORM)
        elif unknown:
            yield say(_UNKNOWN, f"there is no rule {', '.join(unknown)}", _FORM)
        elif not waiver.reason:
            yield say(_NO_REASON, "a waiver needs a reason", _FORM)
        elif waiver not in used and checked.issuperset(waiver.rules):
            yield say(_UNUSED, "waives nothing", "remove it")


def _finding(waiver: Waiver, rule: Rule, message: str, hint: str) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        path=(),
        place=waiver.place,
        message=message,
        hint=hint,
        length=waiver.length,
    )


def _nothing(_subject: Subject) -> Iterator[Found]:
    """Find nothing: what is wrong with waivers shows when they are applied."""
    yield from ()


_FORM = "write it as '# check: ignore A002: the reason'"
_BAD = "text: They slammed the plan.  # check: ignore A002"
_GOOD = "text: They slammed the plan.  # check: ignore A002: the minister's own word"
_NO_REASON = Rule(
    id="W001",
    severity=Severity.ERROR,
    asks="A waiver has a reason.",
    because="Who reads the file later must see why a rule does not hold here.",
    bad=_BAD,
    good=_GOOD,
    origin="briefgen",
    check=_nothing,
)
_UNKNOWN = Rule(
    id="W002",
    severity=Severity.ERROR,
    asks="A waiver names rules that there are.",
    because="A misspelt rule waives nothing.",
    bad=_BAD.replace("A002", "A02"),
    good=_GOOD,
    origin="briefgen",
    check=_nothing,
)
_UNUSED = Rule(
    id="W003",
    severity=Severity.WARNING,
    asks="A waiver waives something.",
    because="One that is left behind hides the next mistake.",
    bad="text: They refused the plan.  # check: ignore A002: the minister's own word",
    good=_GOOD,
    origin="briefgen",
    check=_nothing,
)
RULES = (_NO_REASON, _UNKNOWN, _UNUSED)
