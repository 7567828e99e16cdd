"""Rule G103: dates are those of the quotes, no more precise, and rightly worked out.

What a date is inferred from is told apart by `basis`; the part that is stated must be
in the quote's sentence, and the rest must agree with it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.dates import Date, dates, weekday
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.reading import Case, Reading
    from briefgen.check.subject import Subject
    from briefgen.dossier.places import Path

_WEEK = 7
_HALF_A_YEAR = 200
_SPANS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_AHEAD = frozenset(
    "will due expected scheduled planned set next until deadline".split()
)


def check(subject: Subject) -> Iterator[Found]:
    """Yield the dates that the passages of a fact don't have, or don't allow."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            continue
        written = [date for each in case.passages for date in dates(each.written)]
        quoted = [date for quote in case.quotes for date in dates(quote)]
        for key, text in case.texts.items():
            said = dates(text.parsed.text)
            for date in said:
                if not _is_given(date, said, quoted, written):
                    yield Found(
                        case.path(key),
                        f"the quotes do not say '{date.words}'",
                        words=date.words,
                        hint=_hint(quoted or written),
                    )
            yield from _spans(case, key)
        for path, when in _whens(case):
            yield from _when(whole, case, path, when)


def _is_given(
    date: Date, said: tuple[Date, ...], quoted: list[Date], written: list[Date]
) -> bool:
    """Tell whether a date is quoted, or is in the sentence and no quoted one's place."""
    if any(each[:2] == date[:2] for each in quoted):
        return True
    if date.kind == "relative" and any(
        each.kind == "relative" and each.value.split()[-1] == date.value.split()[-1]
        for each in quoted
    ):
        return date.value.split()[0] != "next" or any(
            each.value.startswith("next") for each in quoted
        )
    if not any(each[:2] == date[:2] for each in written):
        return date.kind == "relative"
    known = {each[:2] for each in said}
    left = [each for each in quoted if each.kind == date.kind and each[:2] not in known]
    return not left


def _hint(there: list[Date]) -> str:
    listed = ", ".join(dict.fromkeys(f"'{date.words}'" for date in there))
    return f"they have {listed}" if listed else "quote the date too, or leave it out"


def _spans(case: Case, key: str) -> Iterator[Found]:
    """Yield a span of time that took the place of the quoted one: a week, a month."""
    said = {
        word.lemma: word.text
        for word in case.texts[key].parsed.words
        if word.lemma in _SPANS
    }
    written = {word.lemma for passage in case.passages for word in passage.words}
    quoted = {
        word.lemma
        for passage in case.passages
        for word in passage.words
        if word.at in passage.quoted and word.lemma in _SPANS
    }
    compounds = " ".join(passage.written.lower() for passage in case.passages)
    for lemma, words in said.items():
        if lemma in written or lemma in compounds:
            continue
        from briefgen.check.grounding.numbers import numbers

        if any(
            number.of.startswith(lemma)
            for number in numbers(case.texts[key].parsed.text)
        ):
            continue  # its number is held against the quotes
        if quoted - set(said):
            there = "', '".join(sorted(quoted))
            yield Found(
                case.path(key),
                f"the quotes do not say '{words}'",
                words=words,
                hint=f"they have '{there}'",
            )


def _whens(case: Case) -> Iterator[tuple[Path, When]]:
    when = getattr(case.fact, "when", None)
    if when:
        yield case.path("when"), when
    for number, each in enumerate(getattr(case.fact, "since", ())):
        yield (*case.path("since"), number), each


def _when(whole: Reading, case: Case, path: Path, when: When) -> Iterator[Found]:
    words = normal(when.text)
    stands = any(
        words.lower() in each.written.lower() for each in case.passages
    ) or any(words.lower() in quote.lower() for quote in case.quotes)
    if not stands:
        yield Found(
            (*path, "text"),
            f"'{when.text}' does not stand where it quotes",
            hint="give the date in the words of the source, or quote where it stands",
        )
        return
    if when.date:
        for message in _disagrees(whole, case, when):
            yield Found(
                (*path, "date"),
                message,
                hint="correct the date, or leave it out",
                severity=Severity.ERROR,
            )


def _disagrees(whole: Reading, case: Case, when: When) -> Iterator[str]:
    """Yield what in an ISO date does not agree with its words, or with its basis."""
    iso = str(when.date)
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    said = dates(normal(when.text))
    for date in said:
        if date.kind == "year" and int(date.value) != year:
            yield f"{iso} is not in {date.value}"
        elif date.kind == "month" and month and int(date.value) != month:
            yield f"{iso} is not in {date.words}"
        elif date.kind == "day" and day and date.value != f"{month}-{day}":
            yield f"{iso} is not '{when.text}'"
        elif date.kind == "weekday" and day:
            name = weekday(datetime.date(year, month, day).weekday())
            if name != date.value:
                yield f"{iso} is a {name.title()}, not a {date.words}"
    kinds = {date.kind for date in said}
    if when.basis == "stated":
        if day and not kinds & {"day"}:
            yield f"'{when.text}' does not state the day of {iso}: say how it was inferred"
        elif "year" not in kinds and not _has_year(case, year):
            yield f"'{when.text}' does not state the year of {iso}: say how it was inferred"
    elif day or month:
        yield from _far(whole, case, when, datetime.date(year, month, day or 15), kinds)


def _has_year(case: Case, year: int) -> bool:
    return any(str(year) in passage.written for passage in case.passages)


def _far(
    whole: Reading, case: Case, when: When, day: datetime.date, kinds: set[str]
) -> Iterator[str]:
    """Yield that an inferred date is not near the day when its source came out."""
    published = _published(whole, case)
    if published is None:
        return
    because = when.because or ""
    gap = (day - published).days
    if "weekday" in kinds and not kinds & {"day", "month"}:
        if abs(gap) > _WEEK and str(day.day) not in because:
            yield f"{when.date} is not the {when.text} nearest to {published}"
        elif _is_ahead(case) and gap < 0:
            yield f"{when.date} is past by {published}, and the quote looks ahead"
        elif not _is_ahead(case) and gap > 0:
            yield f"{when.date} is after {published}, and the quote looks back"
    elif (
        abs(gap) > _HALF_A_YEAR and "year" not in kinds and str(day.year) not in because
    ):
        yield f"{when.date} is not the {when.text} nearest to {published}"


def _published(whole: Reading, case: Case) -> datetime.date | None:
    """Return the day when the first source of a case came out, if it is known."""
    names = {each.source for each in case.fact.evidence}
    for source in whole.subject.dossier.sources:
        if source.id in names and source.published and len(str(source.published)) == 10:  # noqa: PLR2004
            return datetime.date.fromisoformat(str(source.published))
    return None


def _is_ahead(case: Case) -> bool:
    """Tell whether the quoted words speak of what is to come."""
    for passage in case.passages:
        words = [word for word in passage.words if word.at in passage.quoted]
        lowers = [word.lower for word in words]
        if _AHEAD & set(lowers) or any(
            one in ("is", "are") and other == "to"
            for one, other in zip(lowers, lowers[1:], strict=False)
        ):
            return True
        if any(
            word.lower in ("may", "might", "can", "would", "has") and "until" in lowers
            for word in words
        ):
            return True
        if "may" in lowers or "might" in lowers:
            return True
    return False
