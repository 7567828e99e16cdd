"""Rule G106: all, most, some, only, at least, up to: as much as the quotes say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.reading import Case
    from briefgen.check.subject import Subject

_NUMBER = r"(?=\s[$€£]?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a\s(?:hundred|thousand|third|quarter|half|dozen|million)|half|an?\sestimated))"
_PATTERNS = {
    "at least": r"\bat (?:the )?least\b|\ba minimum of\b|\bno (?:fewer|less) than\b|\bnot less than\b|\bor more\b|\bminimum\b",
    "at most": r"\bat (?:the )?most\b|\bup to\b(?=\s[$€£]?(?:\d|\w+ ))|\b(?:no|not) more than\b|\ba maximum of\b|\bor (?:fewer|less)\b",
    "more than": rf"(?<!no )(?<!not )\bmore than\b|\b(?:over|above){_NUMBER}|\bexceed\w*\b|\bupwards of\b",
    "less than": rf"(?<!no )(?<!not )\b(?:less|fewer) than\b|\b(?:under|below){_NUMBER}",
    "almost": r"\b(?:almost|nearly|virtually|close to|just under)\b",
    "all": r"(?<!at )(?<!after )(?<!above )\ball\b(?! too\b)|\b(?:every|each|everyone|everybody|everything|entire|entirely|whole|always|wholly|completely|totally|throughout)\b",
    "most": r"(?<!at )(?<!the )(?<!at the )(?<!for the )\bmost (?:of|\w+s)\b|\bthe majority\b|\bmajority of\b|\b(?:mostly|mainly|largely|chiefly)\b|\bfor the most part\b|\bthe bulk of\b",
    "some": rf"\bsome\b(?!\s[$€£]?\d){_NUMBER.replace('?=', '?!', 1)}|\b(?:several|partly|partially|certain)\b|\ba few\b|\bpart of\b|\ba number of\b",
    "few": r"(?<!a )(?<!the )(?<!last )(?<!past )(?<!next )\bfew\b|\bhardly any\b|\bbarely any\b",
    "none": r"\bno\b(?! (?:more|fewer|less|longer) )(?! longer\b)|\b(?:none|nobody|nothing|neither|no-one|no one|zero)\b|\bnot (?:a single|any|one)\b|\bnever\b|\bnowhere\b",
    "only": r"\b(?:only|merely|solely|exclusively|sole)\b|\bjust(?=\s(?:\d|one|two|three|four|five|a few|half))|\balone\b",
}
_COMPILED = {name: re.compile(text, re.IGNORECASE) for name, text in _PATTERNS.items()}
_FAMILIES = (
    frozenset(("all", "most", "some", "few", "none")),
    frozenset(("at least", "at most", "more than", "less than", "almost")),
    frozenset(("only",)),
)
_ALIKE = {
    "at most": {"only", "up to", "within"},
    "only": {"at most", "few"},
    "few": {"only"},
    "less than": {"almost"},
    "almost": {"less than", "more than"},
    "none": {"few"},
    "at least": {"more than"} - {"more than"},
}
_GRAVE = frozenset(
    ("all", "most", "few", "at least", "at most", "more than", "less than")
)
_KEPT = frozenset(
    (
        "all",
        "most",
        "few",
        "at least",
        "at most",
        "more than",
        "less than",
        "only",
        "almost",
        "some",
    )
)


@cache
def quantities(text: str) -> dict[str, str]:
    """Return how much a text speaks of: each kind, with the words that say it."""
    found = {}
    for name, pattern in _COMPILED.items():
        match = pattern.search(text)
        if match:
            found[name] = match[0]
    return found


def check(subject: Subject) -> Iterator[Found]:
    """Yield where a fact says more, or less, than its quotes."""
    for case in reading(subject).cases:
        if isinstance(case.fact, Participant) or case.rests:
            continue
        quoted: dict[str, str] = {}
        written: dict[str, str] = {}
        for quote in case.quotes:
            quoted |= quantities(quote)
        for passage in case.passages:
            written |= quantities(passage.written)
        if re.search(r"\bwithin\b", " ".join(case.quotes)):
            quoted.setdefault("at most", "within")
        said = (
            quantities(case.texts["text"].parsed.text) if "text" in case.texts else {}
        )
        yield from _added(case, said, quoted, written)
        yield from _left_out(case, said, quoted)


def _added(
    case: Case, said: dict[str, str], quoted: dict[str, str], written: dict[str, str]
) -> Iterator[Found]:
    for kind, words in said.items():
        alike = {kind, *_ALIKE.get(kind, ())}
        if alike & quoted.keys():
            continue
        family = next(each for each in _FAMILIES if kind in each)
        replaced = (family & quoted.keys()) - said.keys()
        if alike & written.keys() and not replaced:
            continue
        if kind == "none":
            continue  # its verb is looked at with the others that say no
        if kind == "some" and not replaced:
            continue
        there = "', '".join(quoted[each] for each in sorted(replaced))
        yield Found(
            case.path("text"),
            f"the quotes do not say '{words}'",
            words=words,
            hint=f"they have '{there}'"
            if replaced
            else "say as much as they do, no more",
            severity=Severity.ERROR if replaced or kind in _GRAVE else Severity.WARNING,
        )


def _left_out(
    case: Case, said: dict[str, str], quoted: dict[str, str]
) -> Iterator[Found]:
    for kind, words in quoted.items():
        alike = {kind, *_ALIKE.get(kind, ())} | {
            name for name, others in _ALIKE.items() if kind in others
        }
        if kind not in _KEPT or alike & said.keys():
            continue
        yield Found(
            case.path("text"),
            f"leaves out '{words}', which the quotes say",
            hint="say it too, or quote a phrase without it",
            severity=Severity.WARNING,
        )
