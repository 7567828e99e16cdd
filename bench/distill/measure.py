"""Facts that were found, held against those that a person wrote down.

A fact tells the same as another one of its paragraph where it holds at least three in
five of the content words of the other's quotes, of the longest of them, or of its text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Values = dict[str, Any]

_SHARE: Final = 0.6
_KINDS: Final = ("person", "organisation", "body", "group")
_SMALL: Final = frozenset(
    # Words that tell nothing by themselves.
    re.split(
        " ",
        "the and for with that this from its their his her was were has have had will "
        "would are been not but who which than after into over also they them some",
    )
)
_LEAST: Final = 3


class Score(NamedTuple):
    """How many gold facts there are and were found, and how many of ours are right.

    `judged` counts those found that can be right or wrong by the gold facts.
    """

    gold: int = 0
    found: int = 0
    judged: int = 0
    right: int = 0

    def __add__(self, other: object) -> Score:
        """Return the counts of two stories together."""
        if not isinstance(other, Score):
            return NotImplemented
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """The part of the gold facts that was found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The part of what was judged that is right."""
        return self.right / self.judged if self.judged else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


class Miss(NamedTuple):
    """What was missed or is wrong, for those who look at the development half."""

    kind: str
    what: str


def measured(
    gold: Values, found: Values, source: str
) -> tuple[dict[str, Score], list[Miss]]:
    """Return the scores of one story by kind, and what went wrong."""
    misses: list[Miss] = []
    scores = {
        "participants and organisations": _participants(gold, found, source, misses),
        "attributions": _attributions(gold, found, misses),
        "dates": _dates(gold, found, misses),
        "provisions": _provisions(gold, found, misses),
        "positions": _positions(gold, found, misses),
        "statements and events": _content(gold, found, misses),
    }
    return scores, misses


def facts(data: Values) -> Iterator[tuple[str, Values]]:
    """Yield each fact beside the participants, with its section."""
    for topic in data.get("topics", ()):
        for key in ("statements", "positions"):
            yield from ((key, each) for each in topic.get(key, ()))
    for key in ("events", "un_activity", "next_dates"):
        yield from ((key, each) for each in data.get(key, ()))
    for plan in data.get("plans", ()):
        yield "plans", plan
        for key in ("provisions", "positions"):
            yield from ((key, each) for each in plan.get(key, ()))


def is_same(gold: Values, found: Values) -> bool:
    """Tell whether a fact that was found holds what a gold one quotes, or says."""
    evidence = gold.get("evidence", ())
    places = {str(each["paragraph"]) for each in evidence}
    if not places & {str(each["paragraph"]) for each in found["evidence"]}:
        return False
    told = " ".join((found["text"], *(each["quote"] for each in found["evidence"])))
    held = set(_words(told))
    quotes = [each["quote"] for each in evidence]
    # The other quotes may only tell whom a pronoun of the longest stands for.
    longest = max(quotes, key=lambda quote: len(_words(quote)))
    told_by = (" ".join(quotes), longest, gold["text"])
    return any(_is_held(text, held) for text in told_by)


def _is_held(text: str, held: set[str]) -> bool:
    wanted = Counter(_words(text))
    count = sum(number for word, number in wanted.items() if word in held)
    return bool(wanted) and count >= _SHARE * sum(wanted.values())


def _words(text: str) -> list[str]:
    plain = re.sub(r"['’]s\b", "", text.lower())
    words = re.findall(r"[^\W_]+", plain)
    return [
        word.rstrip("s")
        for word in words
        if (len(word) >= _LEAST or word.isdigit()) and word not in _SMALL
    ]


def _names(who: Values) -> set[str]:
    names = [who["name"], who.get("short", ""), *who.get("aliases", ())]
    plain = {
        re.sub(r"^(the|an?) ", "", name.lower().replace("’", "'")) for name in names
    }
    if who["kind"] == "person":
        plain.add(who["name"].lower().split()[-1])
    plain |= {_turned(name) for name in plain}
    return {re.sub(r"'s?$", "", name) for name in plain if name}


def _turned(name: str) -> str:
    """Return "the parliament of Norland" for "Norland's parliament"."""
    whose = re.fullmatch(r"(?P<who>.+?)(?:'s|(?<=s)') (?P<what>.+)", name)
    return (
        f"{whose['what']} of {whose['who']}"
        if whose
        else re.sub(" of the ", " of ", name)
    )


def _is_same_one(gold: Values, found: Values) -> bool:
    if (gold["kind"] == "person") != (found["kind"] == "person"):
        return False
    return bool(_names(gold) & _names(found))


def _participants(
    gold: Values, found: Values, source: str, misses: list[Miss]
) -> Score:
    """Hold all but states against each other, by any of their names.

    An organisation beside gold is not judged where it has a proper name: the gold
    facts leave out some who are only mentioned.
    """
    wanted = [p for p in gold.get("participants", ()) if p["kind"] in _KINDS]
    every = gold.get("participants", ())
    every_ours = found.get("participants", ())
    hit = [g for g in wanted if any(_is_same_one(g, f) for f in every_ours)]
    right = [f for f in every_ours if any(_is_same_one(g, f) for g in every)]
    ours = [
        f
        for f in every_ours
        if f["kind"] in _KINDS and (f in right or not _is_proper(f, source))
    ]
    right = [f for f in ours if f in right]
    misses += (Miss("participant missed", g["name"]) for g in wanted if g not in hit)
    misses += (
        Miss(
            "participant beside gold", f"{f['kind']}: {f['name']} | {f.get('aliases')}"
        )
        for f in ours
        if f not in right
    )
    return Score(len(wanted), len(hit), len(ours), len(right))


def _is_proper(who: Values, source: str) -> bool:
    """Tell whether an organisation has two words with capitals, or is an acronym.

    The words must be the whole of the name: no other capital stands beside them.
    """
    name = who["name"].replace("’", "'")
    words = [w for w in name.split() if w not in ("of", "for", "the", "and")]
    is_name = all(word[0].isupper() for word in words) and len(words) > 1
    if who["kind"] == "person" or not (is_name or (name.isupper() and len(name) > 1)):
        return False
    text = source.replace("’", "'")
    beside = rf"(?<![A-Z][a-z] )(?<!-){re.escape(name)}(?!-| [A-Z][a-z])"
    return bool(re.search(beside, text))


def _called(data: Values, names: list[str] | str | None) -> list[Values]:
    ids = [names] if isinstance(names, str) else names or []
    return [p for p in data.get("participants", ()) if p["id"] in ids]


def _agree(gold: Values, found: Values, one: list[Values], two: list[Values]) -> bool:
    """Tell whether two lists of participants have one in common, or a side of it."""
    sides = [*two, *(s for p in two for s in _called(found, p.get("side")))]
    own = [*one, *(s for p in one for s in _called(gold, p.get("side")))]
    return any(_is_same_one(g, f) for g in one for f in sides) or any(
        _is_same_one(g, f) for g in own for f in two
    )


def _attributions(gold: Values, found: Values, misses: list[Miss]) -> Score:
    """Judge who says what, on those of our facts that tell the same as a gold one."""
    count = hit = judged = right = 0
    ours = [fact for _, fact in facts(found)]
    for _, fact in facts(gold):
        same = [each for each in ours if is_same(fact, each)]
        told = [each for each in same if each.get("said_by")]
        wanted = _called(gold, fact.get("said_by"))
        good = [
            each
            for each in told
            if _agree(gold, found, wanted, _called(found, each["said_by"]))
        ]
        if wanted:
            count += 1
            hit += bool(good)
            judged += bool(told)
            right += bool(good)
            if not good:
                said = (
                    [each.get("said_by") for each in same] if same else "no such fact"
                )
                misses.append(
                    Miss(
                        "attribution missed",
                        f"{fact['said_by']} {fact['text']} ({said})",
                    )
                )
        elif (
            told and len(told) == len(same) and not _is_teller(gold, found, fact, told)
        ):
            judged += 1
            names = {w for each in told for w in each["said_by"]}
            misses.append(Miss("attribution beside gold", f"{names} {fact['text']}"))
    return Score(count, hit, judged, right)


def _is_teller(gold: Values, found: Values, fact: Values, told: list[Values]) -> bool:
    """Tell whether a gold fact names who speaks: "Norland regretted the ban"."""
    acting = _called(gold, fact.get("holder")) + _called(gold, fact.get("actor"))
    text = fact["text"].lower()
    return any(
        _agree(gold, found, acting, [who]) or any(map(text.startswith, _names(who)))
        for each in told
        for who in _called(found, each["said_by"])
    )


def _dates(gold: Values, found: Values, misses: list[Miss]) -> Score:
    """Judge each gold date by its ISO date, or its words where it has none."""
    pairs = [
        (str(e["paragraph"]), when)
        for _, fact in facts(found)
        for when in _whens(fact)
        for e in fact["evidence"]
    ]
    count = hit = judged = right = 0
    for _, fact in facts(gold):
        for when in _whens(fact):
            places = {str(e["paragraph"]) for e in fact["evidence"]}
            said = [
                ours
                for place, ours in pairs
                if place in places and _is_same_day(when["text"], ours["text"])
            ]
            good = [ours for ours in said if _day(when) == _day(ours)]
            count += 1
            hit += bool(good)
            judged += bool(said)
            right += bool(good)
            if not good:
                had = {(w["text"], w.get("date")) for w in said}
                misses.append(Miss("date missed", f"{when} {fact['text']} ({had})"))
    return Score(count, hit, judged, right)


def _whens(fact: Values) -> Iterator[Values]:
    for key in ("when", "since"):
        value = fact.get(key) or ()
        yield from [value] if isinstance(value, dict) else value


def _is_same_day(one: str, two: str) -> bool:
    first, second = set(_words(one)), set(_words(two))
    return bool(first & second)


def _day(when: Values) -> str:
    return str(when.get("date") or "")


def _provisions(gold: Values, found: Values, misses: list[Miss]) -> Score:
    wanted = [fact for kind, fact in facts(gold) if kind == "provisions"]
    ours = [fact for kind, fact in facts(found) if kind == "provisions"]
    hit = [g for g in wanted if any(is_same(g, f) for f in ours)]
    every = [fact for _, fact in facts(gold)]
    right = [f for f in ours if any(is_same(g, f) for g in wanted)]
    judged = [f for f in ours if f in right or not any(is_same(g, f) for g in every)]
    # A plan of which not all points are told in the gold facts has others, too.
    totals = [
        int(p["stated_total"]) for p in gold.get("plans", ()) if "stated_total" in p
    ]
    judged = right if sum(totals) > len(wanted) else judged
    misses += (Miss("provision missed", g["text"]) for g in wanted if g not in hit)
    misses += (
        Miss("provision beside gold", f["text"]) for f in judged if f not in right
    )
    return Score(len(wanted), len(hit), len(judged), len(right))


def _positions(gold: Values, found: Values, misses: list[Miss]) -> Score:
    """Judge holder and stance; ours count as wrong where a gold position differs."""
    wanted = [fact for kind, fact in facts(gold) if kind == "positions"]
    ours = [fact for kind, fact in facts(found) if kind == "positions"]
    hit = judged = right = 0
    for fact in wanted:
        holder = _called(gold, fact["holder"])
        same = [each for each in ours if is_same(fact, each)]
        good = [
            each
            for each in same
            if each["stance"] == fact["stance"]
            and _agree(gold, found, holder, _called(found, each["holder"]))
        ]
        hit += bool(good)
        judged += bool(same)
        right += bool(good)
        if not good:
            had = [(each["holder"], each["stance"]) for each in same]
            what = f"{fact['holder']} {fact['stance']}: {fact['text']} ({had})"
            misses.append(Miss("position missed", what))
    return Score(len(wanted), hit, judged, right)


def _content(gold: Values, found: Values, misses: list[Miss]) -> Score:
    """Look for the content of every gold fact, in whatever section it went."""
    wanted = [fact for _, fact in facts(gold)]
    ours = [fact for _, fact in facts(found)]
    hit = [g for g in wanted if any(is_same(g, f) for f in ours)]
    misses += (Miss("fact missed", g["text"]) for g in wanted if g not in hit)
    return Score(len(wanted), len(hit))
