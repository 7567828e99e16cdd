"""The numbers of a text, with their units: "six", "6", "half a dozen", "6 %"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefgen.check.grounding.lexicon import word_set

_ITEM = re.compile(r"(?<!/)\d[\d,]*(?:\.\d+)?|[^\W\d_]+|[%$€£¥]")
_SMALL = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred"
)
_LARGE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_PARTS = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6),
    "seventh": Fraction(1, 7),
    "eighth": Fraction(1, 8),
    "tenth": Fraction(1, 10),
}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
_TIMES: dict[str, int | Fraction] = {
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "treble": 3,
    "threefold": 3,
    "twofold": 2,
    "quadruple": 4,
    "quadrupled": 4,
    "halved": Fraction(1, 2),
    "halve": Fraction(1, 2),
}
_UNITS: dict[str, tuple[str, Fraction]] = {
    word: (unit, Fraction(factor))
    for unit, words in {
        "month": "month:1 months:1 year:12 years:12 decade:120 decades:120",
        "hour": "hour:1 hours:1 day:24 days:24 week:168 weeks:168",
        "second": "second:1 seconds:1 minute:60 minutes:60",
        "metre": "metre:1 metres:1 meter:1 meters:1 km:1000 kilometre:1000 "
        "kilometres:1000 kilometer:1000 kilometers:1000",
        "mile": "mile:1 miles:1",
        "foot": "foot:1 feet:1",
        "kilogram": "kg:1 kilogram:1 kilograms:1 kilogramme:1 kilogrammes:1 tonne:1000 "
        "tonnes:1000 ton:1000 tons:1000",
        "pound-weight": "lb:1 lbs:1",
        "hectare": "hectare:1 hectares:1",
        "acre": "acre:1 acres:1",
        "litre": "litre:1 litres:1 liter:1 liters:1",
        "barrel": "barrel:1 barrels:1",
        "percent": "percent:1 %:1 pct:1",
        "dollar": "dollar:1 dollars:1 $:1",
        "euro": "euro:1 euros:1 €:1",
        "pound": "pound:1 pounds:1 £:1",
        "yen": "yen:1 ¥:1",
        "peso": "peso:1 pesos:1",
        "rouble": "rouble:1 roubles:1 ruble:1 rubles:1",
        "crown": "crown:1 crowns:1 krona:1 kronor:1 krone:1 kroner:1",
    }.items()
    for word, factor in (each.split(":") for each in words.split())
}
_MONTHS = word_set(
    "jan january feb february mar march apr april may jun june jul july aug august sep "
    "sept september oct october nov november dec december"
)
_YEARS = range(1800, 2100)
_ONE = Fraction(1)
_WHOLE = 10
"""'Nine in ten' is a part; 'three in 2014' is none."""


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
        if ours.unit and theirs.unit and ours.unit != theirs.unit:
            return False
        return ours.value == theirs.value


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
    return tuple(found)


def _at(items: list[_Item], at: int) -> tuple[Number | None, int]:
    """Return the number that starts at an item, and how many items it takes."""
    word = items[at].lower
    if word[0].isdecimal():
        return _digits(items, at)
    if word in _SMALL:
        return _spelled(items, at)
    if word in _PARTS and _is_part(items, at):
        return _part(items, at)
    if word in _TIMES:
        return _made(items, at, 1, Fraction(_TIMES[word]), _AS_TIMES), 1
    if word in _SETS:
        return _made(items, at, 1, Fraction(_SETS[word])), 1
    return _rank(items, at), 1


def _rank(items: list[_Item], at: int) -> Number | None:
    """Return a rank such as 'third'; '30 second' is none."""
    word = items[at].lower
    if word not in _ORDINALS or (
        word == "second" and _lower(items, at - 1).isdecimal()
    ):
        return None
    return _made(items, at, 1, Fraction(_ORDINALS[word]), _AS_RANK)


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
    if word == "quarter" and before in _ORDINALS:
        return False
    return before in ("a", "one", "by") and (
        word == "quarter" or after not in ("time", "round", "month", "year")
    )


def _part(items: list[_Item], at: int) -> tuple[Number, int]:
    """Return a half, a third or a quarter; of a dozen, a year or a million, too."""
    value = _PARTS[_lower(items, at)]
    step = 2 if _lower(items, at + 1) in ("a", "an") else 1
    after = _lower(items, at + step)
    if after == "dozen":
        return _made(items, at, step + 1, value * 12), step + 1
    if after in _LARGE and len(after) > 2:  # noqa: PLR2004 # "half m" is no number
        return _made(items, at, step + 1, value * _LARGE[after]), step + 1
    if after in ("year", "day", "hour", "minute", "mile", "month"):
        return _made(items, at, step, value), step
    return _made(items, at, 1, value), 1


def _digits(items: list[_Item], at: int) -> tuple[Number | None, int]:
    text = items[at].text.rstrip(",")
    if _lower(items, at + 1) in ("st", "nd", "rd", "th") and (
        items[at + 1].start == items[at].end
    ):
        if {_lower(items, at - 1), _lower(items, at + 2)} & _MONTHS:
            return None, 2
        rank = Fraction(text.replace(",", ""))
        return _made(items, at, 2, rank, _AS_RANK), 2
    value = Fraction(text.replace(",", ""))
    is_year = text.isdigit() and int(text) in _YEARS and len(text) == 4  # noqa: PLR2004
    if is_year and _lower(items, at - 1) not in ("$", "€", "£"):
        return None, 1
    if {_lower(items, at - 1), _lower(items, at + 1)} & _MONTHS:
        return None, 1
    return _grown(items, at, value, 1)


def _spelled(items: list[_Item], at: int) -> tuple[Number | None, int]:
    """Return a number in words: as many of them as make one."""
    from text_to_num import text2num

    end = at
    while end < len(items) and (
        items[end].lower in _SMALL
        or items[end].lower in ("thousand", "million", "billion")
        or (
            items[end].lower == "and"
            and _lower(items, end + 1) in _SMALL
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
    if after in _LARGE and (len(after) > 2 or items[at].text[0].isdecimal()):  # noqa: PLR2004
        return _grown(items, at, value * _LARGE[after], taken + 1)
    if after == "dozen":
        return _made(items, at, taken + 1, value * 12), taken + 1
    step = taken + 2 if _lower(items, at + taken + 1) == "of" else taken + 1
    if after in ("in", "out") and at + step < len(items):
        whole, more = _at(items, at + step)
        is_part = whole and not (whole.unit or whole.is_rank) and value < whole.value
        if whole and is_part and (value == 1 or whole.value == _WHOLE):
            return _made(items, at, step + more, value / whole.value), step + more
    single = after.removesuffix("s")
    if single in _PARTS and not (value == 1 and after == "second"):
        part = value * _PARTS[single]
        return _made(items, at, taken + 1, part), taken + 1
    return _made(items, at, taken, value), taken


def _made(
    items: list[_Item], at: int, taken: int, value: Fraction, sort: str = ""
) -> Number:
    """Return a number of some items; `sort` is how it counts, if not by a unit."""
    before, after = _lower(items, at - 1), _lower(items, at + taken)
    unit = _AS_TIMES if sort == _AS_TIMES else ""
    factor = _ONE
    for word in (after, before if before in _SIGNS else ""):
        if word in _UNITS and not unit and not sort:
            unit, factor = _UNITS[word]
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


_SIGNS = ("$", "€", "£", "¥")
