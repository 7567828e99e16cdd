"""Rule G103: dates are those of the quotes, no more precise, and rightly worked out.

What a date is inferred from is told apart by `basis`; the part that is stated must be
in the quote's sentence, and the rest must agree with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.dates import Date, dates
from briefgen.check.grounding.inferring import published_on, whens, wrong
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.passages import Case
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_SPANS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_FAMILIES = (
    {"month", "year", "relative", "season", "day"},
    {"weekday", "relative", "day"},
)


def check(subject: Subject) -> Iterator[Found]:
    """Yield the dates that the passages of a fact don't have, or don't allow."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            continue
        written = [date for each in case.passages for date in dates(each.written)]
        quoted = [date for quote in case.quotes for date in dates(quote)]
        quoted += _this(whole, case)
        beside = {date[:2] for date in dates(case.beside)}
        near = [date for each in case.passages for date in dates(each.near)]
        for key, text in case.texts.items():
            said = dates(text.parsed.text)
            for date in said:
                if date[:2] in beside or case.foresees:
                    continue
                if not _is_given(date, said, quoted, [*written, *near]):
                    yield Found(
                        case.path(key),
                        f"the quotes do not say '{date.words}'",
                        words=date.words,
                        hint=_hint(quoted or written),
                        severity=None
                        if _contradicts(date, quoted)
                        else Severity.WARNING,
                    )
            if not case.foresees:
                yield from _spans(case, key)
        for path, when in whens(case):
            yield from wrong(whole, case, path, when)


def _contradicts(date: Date, quoted: list[Date]) -> bool:
    """Tell whether the quotes have another date of the same kind."""
    family = next((each for each in _FAMILIES if date.kind in each), {date.kind})
    month = date.value.partition("-")[0]
    return any(
        each.kind in family
        and not (date.kind == "day" and each.kind == "month" and each.value == month)
        for each in quoted
    )


def _this(whole: Reading, case: Case) -> list[Date]:
    """Return the month that a quote means by 'the end of the month', if it is known."""
    day = published_on(whole, case)
    if day is None or not any(map(_OF_MONTH.search, case.quotes)):
        return []
    return [Date("month", str(day.month), "the month", 0)]


_OF_MONTH = re.compile(r"\b(?:of the|this) month\b")


def _is_given(
    date: Date, said: tuple[Date, ...], quoted: list[Date], written: list[Date]
) -> bool:
    """Tell whether a date is quoted, or is beside the quote and displaces none."""
    if any(each[:2] == date[:2] for each in quoted):
        return True
    noun = date.value.split()[-1]
    if date.kind == "relative" and any(
        each.kind == "relative" and each.value.split()[-1] == noun for each in quoted
    ):
        return False
    if not any(each[:2] == date[:2] for each in written):
        return date.kind == "relative" and not any(
            each.kind == "relative" and each.value.split()[-1] == noun
            for each in written
        )
    known = {each[:2] for each in said}
    family = next((each for each in _FAMILIES if date.kind in each), {date.kind})
    left = [each for each in quoted if each.kind in family and each[:2] not in known]
    return not left


def _hint(there: list[Date]) -> str:
    listed = ", ".join(dict.fromkeys(f"'{date.words}'" for date in there))
    return f"they have {listed}" if listed else "quote the date too, or leave it out"


def _spans(case: Case, key: str) -> Iterator[Found]:
    """Yield a span of time that took the place of the quoted one: a week, a month."""
    said = {
        span: word.text
        for word in case.texts[key].parsed.words
        if (span := _span(word.lemma))
    }
    words = [word for passage in case.passages for word in passage.words]
    written = {_span(word.lemma) or word.lemma for word in words}
    quoted = written & set(_SPANS)
    compounds = " ".join(passage.written.lower() for passage in case.passages)
    for lemma, wording in said.items():
        if lemma in written or lemma in compounds:
            continue
        from briefgen.check.grounding.numbers import lasts, numbers

        if any(
            number.of.startswith(lemma)
            for number in numbers(case.texts[key].parsed.text)
        ):
            continue  # its number is held against the quotes
        quotes = [each for quote in case.quotes for each in numbers(quote)]
        text = case.texts[key].parsed.text
        if any(
            one.unit in _LENGTHS
            and wording in text[max(one.start - _BESIDE, 0) : one.end + _BESIDE]
            and any(map(one.same, quotes))
            for one in numbers(text)
        ):
            continue  # 'a year and a half' for '18 months'
        if any(lasts(each, lemma) for each in quotes):
            continue  # 'a month' for '30 days'
        if quoted - set(said):
            there = "', '".join(sorted(quoted))
            yield Found(
                case.path(key),
                f"the quotes do not say '{wording}'",
                words=wording,
                hint=f"they have '{there}'",
            )


_LENGTHS = ("second", "hour", "month")
_BESIDE = 12
"""So many characters around a number can name its unit: 'a year and a half'."""


def _span(lemma: str) -> str:
    """Return the span of time that a word speaks of: 'day' for 'daily'."""
    if lemma in _SPANS:
        return lemma
    span = {"daily": "day", "annual": "year", "annually": "year", "nightly": "day"}
    return span.get(lemma) or (
        lemma[:-2] if lemma.endswith("ly") and lemma[:-2] in _SPANS else ""
    )


RULE = Rule(
    id="G103",
    severity=Severity.ERROR,
    asks="Dates are those of the quotes, and say what was inferred.",
    because="A date that was worked out must not look like one that was stated.",
    bad="when: {text: Saturday, date: 2025-11-14}",
    good="when:\n  text: Saturday\n  date: 2025-11-15\n  basis: inferred\n"
    "  because: The report is of Sunday 16 November 2025.",
    origin="ICD 203",
    check=check,
    reads=True,
)
