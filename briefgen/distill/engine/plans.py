"""Plans: their name, author and stated total, and the points that are enumerated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.text import joined, quotes, raw, sentence, title
from briefgen.distill.engine.words import GIVEN, NUMBERS, PLANS, POINTS, TOTAL

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.point import Points
    from briefgen.distill.engine.who import Who

_NEAR = 40
"""So many characters after a total the plan is named."""
_FAR: Final = 6
"""In so many paragraphs before its points a plan is named."""
_FEWEST: Final = 2
"""A plan has so many points."""
_TITLE: Final = 7
_QUOTES: Final = 3
_MAKES: Final = word_set(
    "draft propose write present put broker mediate unveil offer submit table"
)


def _is_counted(word: Word, match: re.Match[str]) -> bool:
    """Tell whether a plan is named behind a total, or before 'has six parts'."""
    if word.lemma not in PLANS or word.pos != "NOUN":
        return False
    is_behind = match.end() <= word.start < match.end() + _NEAR
    return is_behind or (
        word.dep == "nsubj" and 0 < match.start() - word.end < _NEAR // 3
    )


class Total(NamedTuple):
    """How many points a plan is said to have, and the phrase that says so."""

    points: int
    paragraph: int
    parsed: Parsed
    noun: Word
    phrase: str


def totals(paragraph: int, parsed: Parsed) -> Iterator[Total]:
    """Yield what is said of the number of points of plans."""
    for match in TOTAL.finditer(parsed.text):
        count = NUMBERS.get(match["count"].lower()) or int(match["count"])
        noun = next((word for word in parsed.words if _is_counted(word, match)), None)
        if noun is None or count < _FEWEST:
            continue
        words = sorted(w for w in parsed.under(noun) if w.at <= noun.at)
        words = [w for w in words if w.start >= noun.start - 60]
        yield Total(count, paragraph, parsed, noun, raw(parsed, words))


class Plan(NamedTuple):
    """A plan with its points as values, and what is doubtful in it."""

    values: Values
    provisions: list[Values]
    doubt: str


def plan(
    points: Sequence[Points],
    said: Sequence[Total],
    people: People,
    texts: dict[int, str],
) -> Plan | None:
    """Return the plan of an article, or None where none has points.

    `texts` are sentences of the source, by paragraph: one that names a total is the
    text of the plan where no sentence leads to its points.
    """
    nouns = [
        *(_Named(each.paragraph, each.parsed, each.noun) for each in said),
        *(
            _Named(each.paragraph, each.parsed, each.noun)
            for each in points
            if each.noun
        ),
    ]
    is_named = bool(nouns)
    nouns = nouns or list(_spoken_of(points, people.paragraphs))
    if not nouns:
        return None
    provisions = [_provision(each, item) for each in points for item in each.items]
    author = next(filter(None, (_author(people, each) for each in nouns)), None)
    total = max((each.points for each in said), default=0)
    leads = (quotes(each.parsed, _lead(each))[:1] for each in points)
    quoted = [
        *((each.paragraph, each.phrase) for each in said),
        *(
            (each.paragraph, lead[0])
            for each, lead in zip(points, leads, strict=True)
            if lead
        ),
    ] or [(nouns[0].paragraph, nouns[0].phrase)]
    values: Values = {
        "title": title(nouns[0].phrase, _TITLE),
        "text": _text(points, said, texts),
    }
    values["text"] = values["text"] or sentence(nouns[0].phrase)
    if not is_named:
        told = joined(nouns[0].parsed, nouns[0].sentence)
        values["text"] = sentence(told)
        if nouns[0].noun.lemma not in PLANS | POINTS | GIVEN:
            values["title"] = title(told, _TITLE)
        quoted = [
            (nouns[0].paragraph, quote)
            for quote in quotes(nouns[0].parsed, nouns[0].sentence)
        ]
    if author:
        values["author"] = author
    if total >= max(len(provisions), 1):
        values["stated_total"] = total
    values["evidence"] = [
        {"paragraph": number + 1, "quote": quote}
        for number, quote in list(dict.fromkeys(quoted))[:_QUOTES]
    ]
    several = len({each.points for each in said}) > 1
    return Plan(
        values, provisions, "the article gives several totals" if several else ""
    )


class _Named(NamedTuple):
    """A noun that names the plan."""

    paragraph: int
    parsed: Parsed
    noun: Word

    @property
    def phrase(self) -> str:
        """The noun with what stands before it."""
        words = sorted(w for w in self.parsed.under(self.noun) if w.at <= self.noun.at)
        return raw(self.parsed, words)

    @property
    def sentence(self) -> list[Word]:
        """The words of its sentence."""
        span = self.parsed.sentence_of(self.noun.at)
        return list(self.parsed.words[span.start : span.stop])


def _spoken_of(
    points: Sequence[Points], paragraphs: Sequence[Parsed]
) -> Iterator[_Named]:
    """Yield the noun that stands before points which name no plan themselves."""
    if not points:
        return
    last = points[0].paragraph
    for number in range(last, max(last - _FAR, -1), -1):
        parsed = paragraphs[number]
        stop = points[0].items[0][0].at if number == last else len(parsed.words)
        for word in reversed(parsed.words[:stop]):
            if word.lemma in PLANS | POINTS | GIVEN and word.pos == "NOUN":
                yield _Named(number, parsed, word)
                return
    for number in range(last, max(last - 2, -1), -1):
        parsed = paragraphs[number]
        subjects = (
            w for w in parsed.words if w.pos in ("NOUN", "PROPN") and w.dep == "nsubj"
        )
        if (subject := next(subjects, None)) is not None:
            yield _Named(number, parsed, subject)
            return


def _provision(each: Points, item: list[Word]) -> Values:
    text = joined(each.parsed, item)
    return {
        "title": title(text, 5),
        "text": sentence(text),
        "evidence": [
            {"paragraph": each.paragraph + 1, "quote": quote}
            for quote in quotes(each.parsed, item)
        ],
    }


def _lead(each: Points) -> list[Word]:
    """Return the words of a sentence before its points."""
    first = each.items[0][0].at
    return [each.parsed.words[at] for at in each.sentence if at < first]


def _text(
    points: Sequence[Points], said: Sequence[Total], texts: dict[int, str]
) -> str:
    """Return a sentence of the source that tells of the plan, if there is one."""
    for total in said:
        if total.noun.dep == "nsubj" and total.paragraph in texts:
            return texts[total.paragraph]
    for each in points:
        lead = _lead(each)
        if each.noun is None or not lead or not each.is_all:
            continue
        is_open = lead[-1].pos in ("ADP", "VERB", "PRON", "SCONJ", "AUX")
        if not is_open and lead[0].pos not in ("ADP", "SCONJ"):
            return sentence(joined(each.parsed, lead))
        return sentence(joined(each.parsed, [*lead, *each.items[0]]))
    return next((texts[t.paragraph] for t in said if t.paragraph in texts), "")


def _author(people: People, named: _Named) -> Who | None:
    """Return whose a plan is: 'Brandt's plan', 'the plan drafted by Brandt'."""
    for word in named.parsed.below[named.noun.at]:
        if word.dep in ("poss", "amod", "compound", "nmod"):
            who = people.at(named.paragraph, word)
            if who and who.kind != kinds.PLACE:
                return who
        if word.dep == "acl" and word.lemma in _MAKES:
            within = people.within(named.paragraph, named.parsed.under(word))
            return next(within, None)
    return None
