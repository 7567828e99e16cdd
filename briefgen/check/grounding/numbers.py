"""The numbers of a text, with their units: "six", "6", "half a dozen", "6 %"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefgen.check.grounding.measures import (
    BEHIND_PARTS,
    BETWEEN,
    LARGE,
    MONTHS,
    NO_COUNT,
    ORDINALS,
    PARTS,
    SMALL,
    TIMES,
    UNITS,
)

_ITEM = re.compile(r"(?<!/)\d[\d,]*(?:\.\d+)?|[^\W\d_]+|[%$€£¥]")
_YEARS = range(1800, 2100)
_DIGITS = 4
"""A year has so many: '02026' is none."""
_SHORT = 2
"""'bn' and 'm' scale digits alone: "half m" is no number."""
_ONE = Fraction(1)
_WHOLES = {"in": (3, 4, 5, 10), "out": (10,)}
"""'Nine in ten' is a part; 'three in 2014' is none, and 'two out of five' counts."""


class Number(NamedTuple):
    """A number, its unit if it is a measure, and the words around it.

    `is_rank` is for "third" and "3rd"; `before` is the word in front of it; `of` is
    the word that it counts, as written. `start` is its place in the text, and `own` is
    the number without its unit: 2 for two years, whose value is 24 months.
    """

    value: Fraction
    unit: str
    start: int
    end: int
    is_rank: bool = False
    before: str = ""
    of: str = ""
    own: Fraction = _ONE

    def same(self, other: Number) -> bool:
        """Tell whether two numbers can be the same."""
        if self.is_rank != other.is_rank:
            return False
        ours, theirs = _plain(self), _plain(other)
        if {ours.unit, theirs.unit} == {"month", "hour"}:
            return _is_as_long(ours, theirs)
        if ours.unit and theirs.unit and ours.unit != theirs.unit:
            return False
        if bool(self.unit) != bool(other.unit) and self.own == other.own:
            bare = other if self.unit else self
            return (
                bare.of in NO_COUNT
                or bare.before == "aged"
                or ours.value == theirs.value
            )
        return ours.value == theirs.value


def _is_as_long(one: Number, other: Number) -> bool:
    """Tell whether so many months are so many days: '90 days', 'three months'."""
    months, hours = (one, other) if one.unit == "month" else (other, one)
    return abs(hours.value / (months.value * _HOURS_A_MONTH) - 1) < _ROUGHLY


def lasts(number: Number, span: str) -> bool:
    """Tell whether a number is as long as one of a span: '30 days' for 'month'."""
    if span not in UNITS or number.unit not in ("month", "hour", "second"):
        return False
    unit, factor = UNITS[span]
    return number.same(Number(factor, unit, 0, 0))


_HOURS_A_MONTH = Fraction(1461 * 24, 48)
_ROUGHLY = Fraction(1, 20)


def _plain(number: Number) -> Number:
    """Return a number with percent made a part of one."""
    if number.unit == "percent":
        return number._replace(value=number.value / 100, unit="")
    return number


class _Item(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


@cache
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text, made alike; no years and no days of a month."""
    lower = text.lower().replace("per cent", "percent ")
    text = re.sub("per cent", "percent ", text, flags=re.IGNORECASE)
    items = [
        _Item(match[0], lower[match.start() : match.end()], match.start(), match.end())
        for match in _ITEM.finditer(text)
    ]
    found: list[Number] = []
    at = 0
    while at < len(items):
        number, taken = _at(items, at)
        if number:
            found.append(number)
        at += taken
    return tuple(map(_scaled, found, [*found[1:], None], [lower] * len(found)))


def _scaled(number: Number, after: Number | None, text: str) -> Number:
    """Return a number with the 'million' that is said once: 'from 3 to 4 million'."""
    if after is None or number.is_rank:
        return number
    between = text[number.end : after.start].split()
    scale = next(
        (
            LARGE[word]
            for word in text[after.start : after.end].split()
            if word in LARGE
        ),
        1,
    )
    is_range = between == ["to"] or (
        between == ["and"] and number.before in ("from", "between")
    )
    if not is_range and number.before == "from":
        is_range = between[-1:] == ["to"]
    if not is_range or number.value >= scale:
        return number
    return number._replace(
        value=number.value * scale * (UNITS[after.of][1] if after.of in UNITS else 1),
        unit=after.unit,
        own=number.own * scale,
    )


def _at(items: list[_Item], at: int) -> tuple[Number | None, int]:
    """Return the number that starts at an item, and how many items it takes."""
    word = items[at].lower
    if word[0].isdecimal():
        return _digits(items, at)
    if word in SMALL:
        return _spelled(items, at)
    if word in PARTS and _is_part(items, at):
        return _part(items, at)
    if word in TIMES:
        return _made(items, at, 1, Fraction(TIMES[word]), _AS_TIMES), 1
    if word in _SETS:
        return _made(items, at, 1, Fraction(_SETS[word])), 1
    return _rank(items, at), 1


def _rank(items: list[_Item], at: int) -> Number | None:
    """Return a rank such as 'third'; '30 second' is none."""
    word = items[at].lower
    if word not in ORDINALS or (word == "second" and _lower(items, at - 1).isdecimal()):
        return None
    rank = Fraction(ORDINALS[word])
    if _lower(items, at - 1) == "every":  # 'every fifth' is one in five
        return _made(items, at, 1, 1 / rank)._replace(value=1 / rank, unit="")
    return _made(items, at, 1, rank, _AS_RANK)


_SETS = {"both": 2, "pair": 2, "couple": 2, "duo": 2, "trio": 3, "dozen": 12}
_AS_TIMES = "times"
_AS_RANK = "rank"


def _lower(items: list[_Item], at: int) -> str:
    return items[at].lower if 0 <= at < len(items) else ""


def _is_part(items: list[_Item], at: int) -> bool:
    """Tell whether 'third' is a part of a whole here, and no rank."""
    word, before, after = (_lower(items, at + step) for step in (0, -1, 1))
    if word == "half":
        return True
    if word == "quarter" and before in ORDINALS:
        return False
    return before in ("a", "one", "by") and (
        word == "quarter" or not after or after in BEHIND_PARTS
    )


def _part(items: list[_Item], at: int) -> tuple[Number, int]:
    """Return a half, a third or a quarter; of a dozen, a year or a million, too."""
    value = PARTS[_lower(items, at)]
    unit = UNITS.get(_lower(items, at - 3))
    if (
        unit
        and [_lower(items, at - 2), _lower(items, at - 1)] == ["and", "a"]
        and _lower(items, at - 4) in ("a", "an", "one")
    ):
        whole = _made(items, at, 1, 1 + value)  # 'a day and a half'
        return whole._replace(value=whole.value * unit[1], unit=unit[0]), 1
    step = 2 if _lower(items, at + 1) in ("a", "an") else 1
    after = _lower(items, at + step)
    if after == "dozen":
        return _made(items, at, step + 1, value * 12), step + 1
    if after in LARGE and len(after) > _SHORT:
        return _made(items, at, step + 1, value * LARGE[after]), step + 1
    if after in ("year", "day", "hour", "minute", "mile", "month"):
        return _made(items, at, step, value), step
    return _made(items, at, 1, value), 1


def _digits(items: list[_Item], at: int) -> tuple[Number | None, int]:
    text = items[at].text.rstrip(",")
    if _lower(items, at + 1) in ("st", "nd", "rd", "th") and (
        items[at + 1].start == items[at].end
    ):
        if {_lower(items, at - 1), _lower(items, at + 2)} & MONTHS:
            return None, 2
        rank = Fraction(text.replace(",", ""))
        return _made(items, at, 2, rank, _AS_RANK), 2
    value = Fraction(text.replace(",", ""))
    is_year = text.isdigit() and int(text) in _YEARS and len(text) == _DIGITS
    if is_year and _lower(items, at - 1) not in ("$", "€", "£"):
        return None, 1
    if {_lower(items, at - 1), _lower(items, at + 1)} & MONTHS:
        return None, 1
    return _grown(items, at, value, 1)


def _spelled(items: list[_Item], at: int) -> tuple[Number | None, int]:
    """Return a number in words: as many of them as make one."""
    from text_to_num import text2num

    end = at
    while end < len(items) and (
        items[end].lower in SMALL
        or items[end].lower in ("thousand", "million", "billion")
        or (
            items[end].lower == "and"
            and _lower(items, end + 1) in SMALL
            and _lower(items, end - 1) in ("hundred", "thousand")
        )
    ):
        end += 1
    while end > at:
        try:
            value = text2num(" ".join(item.lower for item in items[at:end]), "en")
        except ValueError:
            end -= 1
        else:
            return _grown(items, at, Fraction(value), end - at)
    return None, 1


def _grown(
    items: list[_Item], at: int, value: Fraction, taken: int
) -> tuple[Number, int]:
    """Return a number with what follows it: million, of ten, thirds."""
    after = _lower(items, at + taken)
    if after in LARGE and (len(after) > _SHORT or items[at].text[0].isdecimal()):
        return _grown(items, at, value * LARGE[after], taken + 1)
    if after == "dozen":
        return _made(items, at, taken + 1, value * 12), taken + 1
    step = taken + 2 if _lower(items, at + taken + 1) == "of" else taken + 1
    if after in ("in", "out") and at + step < len(items):
        whole, more = _at(items, at + step)
        is_part = (
            whole
            and not whole.is_rank
            and (value == 1 or not whole.unit)
            and value < whole.own
        )
        if whole and is_part and (value == 1 or whole.value in _WHOLES[after]):
            made = _made(items, at, step + more, value / whole.own)
            return made._replace(value=made.own, unit=""), step + more
    single = after.removesuffix("s")
    if single in PARTS and (single != after or value == 1):
        part = value * PARTS[single]
        return _made(items, at, taken + 1, part), taken + 1
    return _made(items, at, taken, value), taken


def _made(
    items: list[_Item], at: int, taken: int, value: Fraction, sort: str = ""
) -> Number:
    """Return a number of some items; `sort` is how it counts, if not by a unit."""
    before, after = _lower(items, at - 1), _lower(items, at + taken)
    if after in BETWEEN and _lower(items, at + taken + 1) in UNITS:
        after = _lower(items, at + taken + 1)
    unit = _AS_TIMES if sort == _AS_TIMES else ""
    factor = _ONE
    for word in (after, before if before in _SIGNS else ""):
        if word in UNITS and not unit and not sort:
            unit, factor = UNITS[word]
    return Number(
        value=value * factor,
        unit=unit,
        start=items[at].start,
        end=items[min(at + taken, len(items)) - 1].end,
        is_rank=sort == _AS_RANK,
        before=before,
        of=after,
        own=value,
    )


_SIGNS = ("$", "€", "£", "¥", "usd", "eur", "gbp", "jpy")
