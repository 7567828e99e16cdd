"""Plans: their name, author and stated total, and the points that are enumerated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.engine import kinds
from briefgen.distill.engine.enumeration import items, start_of_points
from briefgen.distill.engine.lists import NUMBERS as WORDS
from briefgen.distill.engine.lists import PLANS
from briefgen.distill.engine.text import joined, quotes, raw, sentence, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.people import People, Who

_TOTAL = re.compile(
    r"\b(?P<count>\d{1,3}|" + "|".join(WORDS) + r")(?:-|\s)(?:point|article|part|clause"
    r"|step|item|measure)s?\b",
    re.IGNORECASE,
)
_NEAR = 40
"""So many characters after a total the plan is named."""


class Points(NamedTuple):
    """The points that one sentence enumerates, and the plan's noun in it."""

    paragraph: int
    parsed: Parsed
    noun: Word
    verb: Word
    items: list[list[Word]]
    sentence: range


def enumerated(paragraph: int, parsed: Parsed) -> Iterator[Points]:
    """Yield the sentences of a paragraph that enumerate the points of a plan."""
    for span in parsed.sentences:
        for at in span:
            verb = parsed.words[at]
            start = start_of_points(parsed, verb, span)
            if start is None:
                continue
            noun = _noun(parsed, verb, span)
            found = items(parsed, start, span.stop) if noun else []
            if noun and len(found) > 1:
                yield Points(paragraph, parsed, noun, verb, found, span)
                break


def _noun(parsed: Parsed, verb: Word, span: range) -> Word | None:
    """Return the noun of a plan that is the subject of a verb, or stands before it."""
    for each in parsed.below[verb.at]:
        if each.dep == "nsubj":
            return each if each.lemma in PLANS | {"text", "law", "document"} else None
    before = [
        parsed.words[at]
        for at in span
        if at < verb.at and parsed.words[at].lemma in PLANS
    ]
    return before[0] if before and before[0].dep in ("nsubj", "nsubjpass") else None


class Total(NamedTuple):
    """How many points a plan is said to have, and the phrase that says so."""

    count: int
    paragraph: int
    phrase: str
    noun: Word


def totals(paragraph: int, parsed: Parsed) -> Iterator[Total]:
    """Yield what is said of the number of points of plans."""
    for match in _TOTAL.finditer(parsed.text):
        count = WORDS.get(match["count"].lower()) or int(match["count"])
        noun = next(
            (
                word
                for word in parsed.words
                if match.end() <= word.start < match.end() + _NEAR
                and word.lemma in PLANS
                and word.pos == "NOUN"
            ),
            None,
        )
        if noun is None or count < 2:  # noqa: PLR2004
            continue
        words = sorted(w for w in parsed.under(noun) if w.at <= noun.at)
        words = [w for w in words if w.start >= noun.start - 60]
        yield Total(count, paragraph, raw(parsed, words), noun)


def plan(
    points: Sequence[Points], said: Sequence[Total], people: People,
    paragraphs: Sequence[Parsed], texts: dict[int, str],
) -> tuple[Values, list[str]] | None:  # fmt: skip
    """Return the plan of an article with its points, and what is doubtful in it.

    `texts` are sentences of the source about it, by paragraph. None where no sentence
    enumerates points.
    """
    if not points and not said:
        return None
    doubts: list[str] = []
    evidence: list[Values] = []
    author: Who | None = None
    heading = ""
    for total in said:
        phrase = total.phrase
        heading = heading or title(phrase, 7)
        evidence.append({"paragraph": total.paragraph + 1, "quote": phrase})
        parsed = paragraphs[total.paragraph]
        author = author or _author(people, total.paragraph, parsed, total.noun)
    for each in points:
        words = sorted(w for w in each.parsed.under(each.noun) if w.at <= each.noun.at)
        heading = heading or title(raw(each.parsed, words), 7)
        author = author or _author(people, each.paragraph, each.parsed, each.noun)
        upto = [
            each.parsed.words[at] for at in each.sentence if at < each.items[0][0].at
        ]
        lead = quotes(each.parsed, upto)
        evidence += [{"paragraph": each.paragraph + 1, "quote": q} for q in lead[:1]]
    provisions = [
        {
            "title": title(joined(each.parsed, item), 5),
            "text": sentence(joined(each.parsed, item)),
            "weight": 5,
            "evidence": [
                {"paragraph": each.paragraph + 1, "quote": q}
                for q in quotes(each.parsed, item)
            ],
        }
        for each in points
        for item in each.items
    ]
    total_of = max((each.count for each in said), default=0)
    if len({each.count for each in said}) > 1:
        doubts.append("the article gives several totals")
    values: Values = {"title": heading, "text": _text(points, said, texts), "weight": 5}
    if author:
        values["author"] = author
    if total_of >= max(len(provisions), 1):
        values["stated_total"] = total_of
    values["evidence"] = _unique(evidence)[:3]
    if provisions:
        values["provisions"] = provisions
    return values, doubts


def _unique(evidence: list[Values]) -> list[Values]:
    found: list[Values] = []
    for each in evidence:
        if each not in found:
            found.append(each)
    return found


def _text(
    points: Sequence[Points], said: Sequence[Total], texts: dict[int, str]
) -> str:
    """Return a sentence of the source that tells of the plan."""
    for each in points:
        at = [each.parsed.words[at] for at in each.sentence if at < each.items[0][0].at]
        lead = joined(each.parsed, at)
        if at and at[-1].pos not in ("ADP", "VERB"):
            return sentence(lead)
        return sentence(f"{lead} {joined(each.parsed, each.items[0])}")
    return next((texts[t.paragraph] for t in said if t.paragraph in texts), "") or (
        sentence(said[0].phrase)
    )


def _author(people: People, paragraph: int, parsed: Parsed, noun: Word) -> Who | None:
    """Return whose a plan is: 'Brandt's plan', 'the plan drafted by Brandt'."""
    for word in parsed.below[noun.at]:
        if word.dep in ("poss", "amod", "compound", "nmod"):
            who = people.at(paragraph, word)
            if who and who.kind != kinds.PLACE:
                return who
        if word.dep == "acl" and word.lemma in (
            "draft", "propose", "write", "present", "put", "broker", "mediate", "unveil",
        ):  # fmt: skip
            for who in people.within(paragraph, parsed.under(word)):
                return who
    return None
