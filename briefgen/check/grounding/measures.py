"""The words for numbers, and the units with their factors."""

from __future__ import annotations

from fractions import Fraction

from briefgen.check.grounding.lexicon import word_set

SMALL = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred"
)
LARGE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
PARTS = {
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
ORDINALS = {
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
TIMES: dict[str, int | Fraction] = {
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
UNITS: dict[str, tuple[str, Fraction]] = {
    word: (unit, Fraction(factor))
    for unit, words in {
        "month": "month:1 months:1 year:12 years:12 decade:120 decades:120",
        "hour": "hour:1 hours:1 day:24 days:24 week:168 weeks:168",
        "second": "second:1 seconds:1 minute:60 minutes:60",
        "metre": "metre:1 metres:1 meter:1 meters:1 km:1000 kilometre:1000 "
        "kilometres:1000 kilometer:1000 kilometers:1000 mm:1/1000 millimetre:1/1000 "
        "millimetres:1/1000 cm:1/100 centimetre:1/100 centimetres:1/100",
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
        "dollar": "dollar:1 dollars:1 $:1 usd:1",
        "euro": "euro:1 euros:1 €:1 eur:1",
        "pound": "pound:1 pounds:1 £:1 gbp:1",
        "yen": "yen:1 ¥:1 jpy:1",
        "peso": "peso:1 pesos:1",
        "rouble": "rouble:1 roubles:1 ruble:1 rubles:1",
        "crown": "crown:1 crowns:1 krona:1 kronor:1 krone:1 kroner:1",
    }.items()
    for word, factor in (each.split(":") for each in words.split())
}
MONTHS = word_set(
    "jan january feb february mar march apr april may jun june jul july aug august sep "
    "sept september oct october nov november dec december"
)
NO_COUNT = word_set(
    "to and or in by at on from for with than as but fewer more less later earlier"
) | {""}
"""What stands behind a number whose unit was said before."""
BEHIND_PARTS = word_set(
    "of in on at to by for from than as and or but the a an its his her their are is "
    "was were had has have less more lower higher fewer smaller larger bigger cheaper "
    "below above up down off since within over after before this last while who which "
    "that"
)
"""What stands behind a part; 'a third term' is the third of several."""
BETWEEN = word_set(
    "consecutive successive full whole straight further more additional other long"
)
"""These may stand between a number and its unit: 'three consecutive years'."""
