"""Rules G003 to G005: the text of each source is at hand, and is the one that was read.

One pass over the sources tells which of them facts can be held against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.dossier.verdicts import may_be_checked

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from briefgen.check.subject import Subject
    from briefgen.dossier.models import Source


def check(subject: Subject) -> Iterator[Found]:
    """Yield what keeps facts from being held against the text of their source."""
    cited = _cited(subject)
    for index, source in enumerate(subject.dossier.sources):
        path = ("sources", index)
        text = subject.sources.get(source.id)
        count = len(cited[source.id])
        if text is None:
            if count:
                yield Found(
                    path,
                    f"the text of '{source.id}' is not at hand: "
                    f"{_without_text(cited[source.id], subject.kept)}",
                    key="id",
                    hint="name its text as 'file', or give it with --source",
                    rule="G005",
                )
        elif text.problem:
            message = f"{text.file} {text.problem}: {_facts(count)} not checked"
            yield Found(path, message, key="id", rule="G004")
        elif not source.sha256:
            yield Found(
                path,
                f"'{source.id}' does not say which text was read",
                key="id",
                hint=f"add 'sha256: {text.sha256}'",
                rule="G003",
                severity=Severity.WARNING,
            )
        elif source.sha256 != text.sha256:
            yield Found(
                (*path, "sha256"),
                f"{text.file} is not the text that was read: {_facts(count)} "
                "not checked",
                hint=f"its SHA-256 is {text.sha256}; read the facts again, then "
                "correct it",
                rule="G003",
            )
        if text is not None and not text.problem and count and not is_read(source):
            yield Found(
                path,
                f"'{source.id}' is in '{source.language}': its quotes are checked, "
                "not what the facts make of them",
                key="id",
                rule="G005",
            )


def at_hand(subject: Subject, name: str) -> bool:
    """Tell whether the text of a source is there, and the one that was read."""
    text = subject.sources.get(name)
    if text is None or text.problem:
        return False
    source = next(each for each in subject.dossier.sources if each.id == name)
    return source.sha256 in (None, text.sha256)


def is_read(source: Source) -> bool:
    """Tell whether a source is in English, the language that the rules read."""
    return source.language.lower().partition("-")[0] == "en"


def _cited(subject: Subject) -> dict[str, frozenset[str]]:
    """Return the facts that stand on each source: they quote it, or rest on it."""
    gaps = {gap.id for gap in subject.dossier.gaps}
    return {
        source.id: frozenset(
            name
            for name in subject.resting_on((source.id,))
            if may_be_checked(subject.by_id[name].fact, gaps)
        )
        for source in subject.dossier.sources
    }


def _without_text(facts: frozenset[str], kept: Container[str]) -> str:
    """Tell what holds for facts without a text: an earlier verdict, or none."""
    before = sum(name in kept for name in facts)
    parts = []
    if before:
        parts.append(
            "1 fact keeps the verdict of an earlier check"
            if before == 1
            else f"{before} facts keep the verdicts of an earlier check"
        )
    if before < len(facts):
        parts.append(f"{_facts(len(facts) - before)} not checked")
    return ", ".join(parts)


def _facts(count: int) -> str:
    return "1 fact is" if count == 1 else f"{count} facts are"


RULES = (
    Rule(
        id="G003",
        severity=Severity.ERROR,
        asks="The text of a source is the one that was read.",
        because="A source that changes afterwards no longer says what was quoted.",
        bad="- id: wire\n  file: wire.txt",
        good="- id: wire\n  file: wire.txt\n  sha256: 05f6...8869",
        origin="ICS 206-01",
        check=check,
    ),
    Rule(
        id="G004",
        severity=Severity.ERROR,
        asks="The text of a source can be read.",
        because="What cannot be read cannot be checked.",
        bad="- {id: wire, file: wire.pdf}",
        good="- {id: wire, file: wire.txt}",
        origin="briefgen",
        check=check,
    ),
    Rule(
        id="G005",
        severity=Severity.NOTE,
        asks="The text of each source is at hand, and in English.",
        because="Facts without it are not checked; what an earlier check found counts "
        "until they change.",
        bad="- id: wire\n  title: Wire report",
        good="- id: wire\n  title: Wire report\n  file: wire.txt",
        origin="briefgen",
        check=check,
    ),
)
