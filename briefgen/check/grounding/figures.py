"""Rule G102: the numbers of a fact, with their units, are those of its quotes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.closeness import COUNTED, weighed
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.numbers import Number, numbers
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.spelt_numbers import is_spelt
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.passages import Case
    from briefgen.check.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    """Yield the numbers that the passages of a fact don't have."""
    whole = reading(subject)
    for case in whole.cases:
        if not isinstance(case.fact, Participant):
            yield from weighed(whole, case, _of_case(case), COUNTED)


def _of_case(case: Case) -> Iterator[Found]:
    """Yield the numbers of a fact that its passages don't have."""
    quoted = [number for quote in case.quotes for number in numbers(quote)]
    written = [
        number for passage in case.passages for number in numbers(passage.written)
    ]
    beside = numbers(case.beside)
    near = [number for each in case.passages for number in numbers(each.near)]
    for key, text in case.texts.items():
        said = numbers(text.parsed.text)
        for number in said:
            if any(number.same(other) for other in beside):
                continue
            if number.unit in _TIMES and case.foresees:
                continue
            if number.value == _PAIR and number.before == "the" and _is_pair(case):
                continue
            why = _wrong(number, quoted, written, said)
            is_near = any(number.same(other) for other in near)
            if is_near and all(
                any(each.same(other) for other in said) for each in quoted
            ):
                continue
            if why is None or is_spelt(number, quoted, written, case):
                continue
            words = text.parsed.text[number.start : number.end]
            is_other = _is_other(number, why, quoted, said)
            yield Found(
                case.path(key),
                f"the quotes do not say '{words}'{why}",
                words=words,
                hint=_hint(case),
                severity=None if is_other and key == "text" else Severity.WARNING,
            )
    yield from _reversed(case)
    yield from _totals(case, [*quoted, *written])


_PAIR = 2
_TIMES = ("second", "hour", "month")
"""The units of a judgment's horizon, which no quote states."""


def _is_other(
    number: Number, why: str, quoted: list[Number], said: tuple[Number, ...]
) -> bool:
    """Tell whether a number stands in place of a quoted one, and is not worked out.

    Sums and differences of quoted numbers are for a person to look at.
    """
    if why:
        return why != _ELSEWHERE
    parts = [each.own for each in quoted if not each.is_rank]
    worked_out = {
        total
        for at, one in enumerate(parts)
        for other in parts[at + 1 :]
        for total in (
            one + other,
            abs(one - other),
            *((one / other,) if other else ()),
            *((other / one,) if one else ()),
        )
    }
    return number.own not in worked_out and bool(
        [each for each in quoted if not any(each.same(other) for other in said)]
    )


_ELSEWHERE = ": it stands elsewhere in the sentence"


def _is_pair(case: Case) -> bool:
    """Tell whether 'the two' may be two that are named: 'Putin and Netanyahu'."""
    return any(
        len(frame.agents) == _PAIR
        or any(
            agent.tag in ("NNS", "NNPS") or agent.lower in ("they", "their")
            for agent in frame.agents
        )
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.sentence
    ) or any(
        word.lower in ("they", "their")
        for passage in case.passages
        for word in passage.words
    )


def _wrong(
    number: Number,
    quoted: list[Number],
    written: list[Number],
    said: tuple[Number, ...],
) -> str | None:
    """Return why a number is wrong, perhaps in no more words; None if it is right."""
    same = [other for other in quoted if number.same(other)]
    if same:
        return _turned(number, same, quoted, said)
    if number.own == 1 and not number.is_rank:
        others = [
            each for each in quoted if each.of and root(each.of) == root(number.of)
        ]
        return "" if others else None
    if (
        number.is_rank
        and number.value == 1
        and not any(each.is_rank for each in quoted)
    ):
        return None
    if not any(number.same(other) for other in written):
        return ""
    is_rivalled = _rivals(number, quoted, said)
    return _ELSEWHERE if is_rivalled else None


def _rivals(
    number: Number, quoted: list[Number], said: tuple[Number, ...]
) -> list[Number]:
    """Return the numbers of its sort that are quoted, and that the fact leaves out."""
    return [
        each
        for each in quoted
        if not any(each.same(other) for other in said)
        and each.is_rank == number.is_rank
        and bool(each.unit) == bool(number.unit)
        and (each.value != 1 or (bool(each.of) and root(each.of) == root(number.of)))
    ]


def _turned(
    number: Number,
    same: list[Number],
    quoted: list[Number],
    said: tuple[Number, ...],
) -> str | None:
    """Tell a number that starts where the quote's ends, or counts something else."""
    ways = {other.before for other in same}
    if {"from", "to"} <= {other.before for other in said}:
        for one, other in (("from", "to"), ("to", "from")):
            if number.before == one and other in ways and one not in ways:
                return f": there it is '{other}', not '{one}'"
    if number.unit:
        return None
    counted = {
        root(other.of)
        for other in same
        if other.of.isalpha() and other.of not in _JOINTS
    }
    if number.of in lexicon().light or root(number.of) in map(root, lexicon().light):
        return None
    if number.of.isalpha() and root(number.of) not in counted:
        others = [
            each
            for each in quoted
            if not number.same(each)
            and each.of
            and root(each.of) == root(number.of)
            and any(each.same(other) for other in said)
        ]
        is_mutual = any(root(other.of) in counted for other in said)
        if others and is_mutual and number.of not in ("of", "and", "in", "to"):
            return f" of '{number.of}'"
    return None


_JOINTS = word_set("of and in to or at on out by from")


def _hint(case: Case) -> str:
    there = dict.fromkeys(
        quote[number.start : number.end]
        for quote in case.quotes
        for number in numbers(quote)
    )
    listed = ", ".join(f"'{words}'" for words in there)
    if not listed:
        return "quote the number too, or leave it out"
    return f"they have {listed}: say that, or quote where this one stands"


def _reversed(case: Case) -> Iterator[Found]:
    """Yield two numbers that are told the other way round: '41 votes to 58'."""
    quoted = [pair for quote in case.quotes for pair in _ranges(quote)]
    for key, text in case.texts.items():
        for one, other in _ranges(text.parsed.text):
            if any(
                one.same(last) and other.same(first) and not one.same(other)
                for first, last in quoted
            ):
                words = text.parsed.text[one.start : other.end]
                yield Found(
                    case.path(key),
                    f"the quotes have '{words}' the other way round",
                    words=words,
                    hint=_hint(case),
                    severity=Severity.WARNING,
                )


def _ranges(text: str) -> list[tuple[Number, Number]]:
    """Return the pairs of numbers with a 'to' between them: 'from 42 to 29'."""
    return [
        (one, other)
        for one, other in pairwise(numbers(text))
        if _TO.fullmatch(text[one.end : other.start])
    ]


_TO = re.compile(r"(?: \w+)?(?: to|-)(?: [$€£])?\s?")


def _totals(case: Case, written: list[Number]) -> Iterator[Found]:
    """Yield the counts of a plan and the number of a provision that aren't quoted."""
    for key in ("stated_total", "number"):
        count = getattr(case.fact, key, None)
        if count is not None and all(each.value != count for each in written):
            yield Found(
                case.path(key),
                f"the quotes do not say {count}",
                hint="quote the number, or leave it out",
            )


RULE = Rule(
    id="G102",
    severity=Severity.ERROR,
    asks="Numbers and units are those of the quotes.",
    because="A digit is quickly mistyped, and millions become billions.",
    bad="- id: vote\n  text: Seven ships wait.\n  evidence:\n"
    "    - {source: wire, quote: six vessels were waiting}",
    good="- id: vote\n  text: Six ships wait.\n  evidence:\n"
    "    - {source: wire, quote: six vessels were waiting}",
    origin="ICD 203",
    check=check,
    reads=True,
)
