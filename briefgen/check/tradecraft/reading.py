"""Group R: plain language, and texts that are whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft.markings import MENTION
from briefgen.check.tradecraft.sentences import lengths, words
from briefgen.check.tradecraft.written import spans
from briefgen.check.wording import before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Phrase, Subject

LONGEST = 25
"""The most words of a sentence (GOV.UK)."""

AVERAGE = 20
"""The most words that sentences have on average (GOV.UK)."""

BOTTOM_LINE = 50
"""The most words of the bottom line, which is read in a quarter of a minute."""

_SENTENCES = frozenset(("text", "answer", "question", "do_not_say", "because"))
_FEW = 5
"""Fewer sentences than these have no average worth telling."""

_ACRONYM = re.compile(
    r"(?<![\w./<-])[A-Z](?:[A-Z]|\d|&(?=[A-Z]))*[A-Z]\d*s?(?![\w/>$€£¥])"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(r"[a-z]")
_BLANK_BEFORE = re.compile(r"[ \t]#")
_COMMENT = re.compile(r"[ \t]+#([^\n]*)")
_WHOLE = re.compile(r"[.!?…]['\"”’»)]*$")


def _told(subject: Subject) -> Iterator[Phrase]:
    for phrase in subject.phrases:
        if phrase.key in _SENTENCES:
            yield phrase


def _long(subject: Subject) -> Iterator[Found]:
    for phrase in _told(subject):
        if words(phrase.text) <= LONGEST:
            continue
        for sentence, length in lengths(phrase.text):
            if length > LONGEST:
                yield Found(
                    phrase.path,
                    f"a sentence of {length} words; at most {LONGEST}",
                    words=" ".join(sentence.split()[:4]),
                    hint="make two of it",
                )


def _average(subject: Subject) -> Iterator[Found]:
    counts = [
        length
        for phrase in subject.phrases
        if phrase.key in ("text", "answer") and not _is_gap(phrase)
        for _, length in lengths(phrase.text)
    ]
    if len(counts) >= _FEW and sum(counts) > AVERAGE * len(counts):
        average = sum(counts) / len(counts)
        yield Found(
            (),
            f"sentences have {average:.1f} words on average; at most {AVERAGE}",
            key="title",
            hint="begin with the longest",
        )


def _is_gap(phrase: Phrase) -> bool:
    """Tell whether a text is in part no sentence: what is not known."""
    return phrase.path[0] == "gaps"


def _bottom_line(subject: Subject) -> Iterator[Found]:
    length = sum(words(line.text) for line in subject.dossier.bottom_line)
    if length > BOTTOM_LINE:
        yield Found(
            (),
            f"the bottom line has {length} words; at most {BOTTOM_LINE}",
            key="bottom_line",
            hint="keep what the reader must decide on",
        )


def _unexpanded(subject: Subject) -> Iterator[Found]:
    seen: set[str] = set(subject.words.acronyms)
    expanded = _expanded(subject)
    for phrase in subject.phrases:
        if not _SHOUTED.search(phrase.text):
            continue
        text = MENTION.sub(lambda mark: " " * len(mark[0]), phrase.text)
        for match in _ACRONYM.finditer(text):
            acronym = match[0].removesuffix("s")
            if {acronym, match[0]} & seen or _ROMAN.fullmatch(acronym):
                continue
            seen.add(acronym)
            if acronym not in expanded and not _is_beside(text, match):
                yield Found(
                    phrase.path,
                    f"'{acronym}' is not expanded where it is first used",
                    words=match[0],
                    hint=f"write the full name with ({acronym}) after it, or list it "
                    "as a participant",
                )


def _expanded(subject: Subject) -> set[str]:
    """Return the short names of participants, which each brief lists with the full."""
    people = subject.dossier.participants
    return {str(n) for p in people for n in (p.name, p.short, *p.aliases) if n}


def _is_beside(text: str, match: re.Match[str]) -> bool:
    """Tell whether an acronym has its expansion before it or after it."""
    start, end = match.span()
    inside = text.startswith("(", max(0, start - 1)) and text.startswith(")", end)
    return inside or text.startswith(" (", end)


def _cut_short(subject: Subject) -> Iterator[Found]:
    ends = {
        _end(before(subject.text, match.start()))
        for match in _BLANK_BEFORE.finditer(subject.text)
    }
    for phrase in subject.phrases if ends else ():
        if _end(phrase.text) not in ends:
            continue
        start = subject.start(phrase.path)
        if subject.text[start] in "'\"|>":
            continue
        places = spans(subject.text, start, phrase.text)
        comment = _COMMENT.match(subject.text, places[-1][1]) if places else None
        if comment and _goes_on(phrase, comment[1]):
            yield Found(
                phrase.path,
                "'#' after a blank starts a comment: the text ends before it",
                words=phrase.text.split()[-1],
                hint="put the whole text in quotes, or a blank after '#' if it is "
                "meant as a comment",
            )


def _end(text: str) -> str:
    """Return how the last word of a text ends."""
    return text[-_AROUND:].rstrip().rpartition(" ")[2][-_SHORT:]


_AROUND = 100
_SHORT = 10
"""Letters that mostly tell one last word from another."""


def _goes_on(phrase: Phrase, comment: str) -> bool:
    """Tell whether a comment reads as the rest of the text before it."""
    if _WHOLE.search(phrase.text):
        return False
    glued = comment[:1].isalnum()
    return glued or (phrase.key in _SENTENCES and bool(_WHOLE.search(comment.rstrip())))


RULES = (
    Rule(
        id="R001",
        severity=Severity.WARNING,
        asks=f"A sentence has {LONGEST} words at most.",
        because="Longer ones are read twice, or not to the end.",
        bad="text: The Council, which had met three times that week without a result, "
        "asked both ports to reopen by the end of the month and to lower their "
        "tariffs, which neither did.",
        good="text: The Council asked both ports to reopen by the end of the month.",
        origin="GOV.UK, writing for GOV.UK",
        check=_long,
    ),
    Rule(
        id="R002",
        severity=Severity.WARNING,
        asks=f"Sentences have {AVERAGE} words at most on average.",
        because="A page of long sentences takes a minute that the reader hasn't.",
        bad="# sentences of 24 words each",
        good="# sentences of 15 words on average",
        origin="GOV.UK, writing for GOV.UK",
        check=_average,
    ),
    Rule(
        id="R003",
        severity=Severity.WARNING,
        asks=f"The bottom line has {BOTTOM_LINE} words at most in all.",
        because="Some readers read nothing else.",
        bad="bottom_line: # of 70 words",
        good="bottom_line:\n  - text: Both ports reopen on 1 June 2026.",
        origin="submissions to ministers; GOV.UK style",
        check=_bottom_line,
    ),
    Rule(
        id="R004",
        severity=Severity.WARNING,
        asks="An abbreviation is expanded where it is first used.",
        because="A reader who has to guess may guess wrong.",
        bad="text: The JTC meets in May 2026.",
        good="text: The Joint Tariff Committee (JTC) meets in May 2026.",
        origin="GOV.UK style, on abbreviations",
        check=_unexpanded,
    ),
    Rule(
        id="R005",
        severity=Severity.WARNING,
        asks="No text loses its end to a comment.",
        because="YAML takes '#' after a blank for a comment, and says nothing.",
        bad="text: The Council adopted resolution #12 on tariffs.",
        good='text: "The Council adopted resolution #12 on tariffs."',
        origin="YAML 1.2, 6.6",
        check=_cut_short,
    ),
)
