"""What a clause tells of a day: events, and dates that lie ahead."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import dates, when
from briefgen.distill.engine.clause import Clause
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.text import joined, quotes, raw, sentence, title
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.dates import Said
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_NOMINAL: Final = (
    "ing", "tion", "sion", "ment", "al", "ance", "ence", "vote", "summit", "talks",
    "exchange", "visit", "attack", "strike", "election", "meeting", "launch",
)  # fmt: skip
"""How nouns end that tell what happened."""
_LONG: Final = 26
"""Of a clause of more words, only what the date hangs on is told."""
_BACK: Final = 40
"""So many characters before a date are quoted with it."""
_MOST: Final = 40
"""A clause of more words is too long to be told for its date alone."""
_AHEAD: Final = word_set("will shall must may could might")
_PLANNED: Final = word_set("expect schedule plan due set hope intend")
_AGREES: Final = word_set(
    "agree undertake pledge promise vow plan intend hope want invite instruct order "
    "schedule expect prepare propose"
)
"""Who does so speaks of what is to be done."""
_CALLED: Final = word_set("call fix slate announce book convene")
_UNTIL: Final = word_set("by until next before")


_HAPPENINGS: Final = word_set(
    "coup war crash deal truce ceasefire law resolution accord treaty report raid "
    "siege flood storm quake outbreak match race ruling verdict sentence crisis"
)
_BELOW: Final = frozenset(("relcl", "acl", "advcl", "ccomp", "pcomp"))
"""How a verb hangs on the one of its clause, or on a noun."""


class Day(NamedTuple):
    """A date in a clause, and the word that it belongs to: its verb, or what happened.

    `noun` is a noun that tells what happened then; `verb` one below that of the
    clause. Without either, it is the day of the clause itself.
    """

    said: Said
    noun: Word | None = None
    verb: Word | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is the day of the clause itself."""
        return self.noun is None and self.verb is None


def days(clause: Clause) -> Iterator[Day]:
    """Yield the dates in a clause on which something happened."""
    for date in dates.said(clause.parsed.text):
        word = None if date.is_empty else _word_at(clause, date)
        day = _day(clause, date, word) if word is not None else None
        if day is not None:
            yield day


def left(paragraph: int, parsed: Parsed) -> Iterator[tuple[Clause, Day]]:
    """Yield each date of a paragraph with the clause that it hangs on, as far as known.

    Not the days on which something was said, nor what stands between quotation marks.
    """
    inside = quoted(parsed)
    for date in dates.said(parsed.text):
        at = bisect_left(parsed.words, date.start, key=lambda each: each.start)
        word = parsed.words[min(at, len(parsed.words) - 1)]
        if date.is_empty or word.at in inside or word.start >= date.end:
            continue
        verb = next((w for w in parsed.over(word) if w.pos in ("VERB", "AUX")), None)
        is_day = date.weekday is not None or date.shift is not None or date.side
        if verb is None or (verb.lemma in REPORTING and is_day):
            continue
        span = parsed.sentence_of(word.at)
        words = sorted(w for w in parsed.under(verb) if w.at in span)
        words = [w for w in words if w.dep != "mark" or w.head != verb.at]
        while words and words[-1].pos == "PUNCT":
            words.pop()
        if len(words) <= _MOST and word in words:
            yield Clause(paragraph, parsed, span, verb, tuple(words)), Day(date)


def _word_at(clause: Clause, date: Said) -> Word | None:
    exact = (w for w in clause.words if w.start == date.start)
    within = (w for w in clause.words if date.start <= w.start < date.end)
    return next(exact, None) or next(within, None)


def _day(clause: Clause, date: Said, word: Word) -> Day | None:
    """Return what a date belongs to, by the words that it hangs on."""
    parsed = clause.parsed
    inside = {each.at for each in clause.words}
    noun: Word | None = None
    for up in parsed.over(word):
        if up.at not in inside:
            break
        if up.tag == "VBG" and up.dep in ("pcomp", "acl"):
            below = (w for w in parsed.below[up.at] if w.dep == "nsubj")
            noun = next(below, noun)
        if up.pos in ("VERB", "AUX"):
            is_to = any(w.tag == "TO" for w in parsed.below[up.at])
            is_below = up is not clause.verb and up.dep in _BELOW and not is_to
            if noun is None and is_below:
                return Day(date, None, up)
            break
        if up.pos == "NOUN" and _is_happening(up):
            noun = up
            if any(w.dep == "poss" for w in parsed.below[up.at]):
                break
    return Day(date, noun)


def _is_happening(word: Word) -> bool:
    return (
        word.lower.endswith(_NOMINAL)
        or word.lemma.endswith(_NOMINAL)
        or word.lemma in _HAPPENINGS
    )


def is_ahead(clause: Clause, date: Said) -> bool:
    """Tell whether a date lies ahead of the article, by the verb of its clause."""
    parsed = clause.parsed
    word = _word_at(clause, date)
    up = parsed.above(word) if word else None
    before = parsed.words[word.at - 1].lower if word and word.at else ""
    if before in _UNTIL or (up is not None and up.lower in _UNTIL):
        return not date.year and not _is_over(clause)
    if "for" in (before, up.lower if up is not None else "") and _is_called(parsed, up):
        return not date.year
    over = (w for w in parsed.over(word) if w.pos in ("VERB", "AUX")) if word else ()
    nearest = next(iter(over), clause.verb)
    is_due = nearest.tag in ("VBZ", "VBP") and nearest.pos == "VERB"
    is_day = date.day is not None or date.weekday is not None
    is_day = is_day or date.month is not None or date.unit == "season"
    if is_due and is_day and not date.year and before != "since":
        return True  # "the law takes effect on July 1"
    if nearest.dep in ("acl", "relcl") and nearest.tag in ("VBN", "VBD"):
        return _is_set(parsed, nearest) or _is_to_be(parsed, nearest)
    is_set = nearest.tag in ("VB", "VBN") and _is_set(parsed, nearest)
    return is_set or _is_planned(clause)


def _is_planned(clause: Clause) -> bool:
    """Tell whether the verbs of a clause say what will be, or what is planned."""
    below = clause.parsed.below
    verbs = [
        clause.verb,
        *(w for w in below[clause.verb.at] if w.dep in ("xcomp", "acomp")),
    ]
    helpers = [
        w for verb in verbs for w in below[verb.at] if w.dep in ("aux", "auxpass")
    ]
    if any(w.lower == "would" or w.lower in _AHEAD for w in helpers):
        return True
    is_now = clause.verb.tag in ("VBZ", "VBP", "VB") or any(
        w.tag in ("VBZ", "VBP") for w in helpers
    )
    is_planned = any(v.lemma in _PLANNED or v.lower in _PLANNED for v in verbs)
    is_to = clause.verb.lemma == "be" and any(w.lower == "to" for w in helpers)
    return is_now and (is_planned or is_to)


def _is_to_be(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says what is to be: 'the court, where it is to be heard'."""
    below = parsed.below[verb.at]
    return any(w.dep == "aux" and (w.lower in _AHEAD or w.tag == "TO") for w in below)


def _is_set(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says what is agreed to be done, or "is to" be."""
    up = parsed.above(verb)
    is_to = any(w.tag == "TO" for w in parsed.below[verb.at])
    if not is_to or up is None or verb.dep not in ("xcomp", "ccomp", "advcl"):
        return False
    return up.lemma in _AGREES or up.tag in ("VBZ", "VBP")


def _is_called(parsed: Parsed, word: Word | None) -> bool:
    """Tell whether a verb above a word sets a day: 'elections were called for May'."""
    over = parsed.over(word) if word is not None else ()
    verb = next((w for w in over if w.pos == "VERB"), None)
    return verb is not None and verb.lemma in _PLANNED | _CALLED


def _is_over(clause: Clause) -> bool:
    """Tell whether a clause is of the past for sure: 'by Monday it had been found'."""
    below = clause.parsed.below[clause.verb.at]
    helpers = {w.lower for w in below if w.dep in ("aux", "auxpass")}
    return "had" in helpers or (clause.verb.tag == "VBD" and not helpers)


def about(clause: Clause, day: Day, published: str) -> Values:
    """Return a date as a fact has it; `published` is that of the article, or empty."""
    ahead = is_ahead(clause, day.said)
    beside = _beside(clause) if day.said.side else None
    return when.when(day.said, published, ahead=ahead, beside=beside)


def _beside(clause: Clause) -> Said | None:
    """Return the date that days are counted from: in a sentence, or before it."""
    words = clause.parsed.words
    start = words[clause.sentence.start].start
    stop = words[clause.sentence.stop - 1].end
    known = [d for d in dates.said(clause.parsed.text) if not d.side and not d.unit]
    here = [each for each in known if start <= each.start < stop]
    before = [each for each in known if each.start < start]
    return next(iter(here), None) or next(iter(reversed(before)), None)


def event(
    clause: Clause, base: Values, day: Day, acting: Sequence[Who], people: People
) -> Values:
    """Return what a fact on an event has besides its date."""
    values: Values = {"title": _heading(clause, day, acting), **base}
    if is_local(clause, day):
        values["text"] = _local(clause, day, people)
    if acting and day.is_own:
        values["participants"] = list(acting)
    if place := _place(clause, day.noun, people):
        values["place"] = place
    values["evidence"] = _with_date(clause, base["evidence"], day.said)
    return values


def is_local(clause: Clause, day: Day) -> bool:
    """Tell whether the text of an event is a part of its clause alone."""
    return day.verb is not None or (day.noun is not None and len(clause.words) > _LONG)


def _local(clause: Clause, day: Day, people: People) -> str:
    """Return the words around what happened alone."""
    parsed = clause.parsed
    top = day.noun or day.verb or clause.verb
    up = parsed.above(top)
    if up is not None and (top.dep == "nsubj" or top.dep in ("relcl", "acl")):
        top = up
    words = [
        word
        for word in sorted(parsed.under(top))
        if (clause.paragraph, word.at) not in people.titles and word.dep != "mark"
    ]
    return sentence(joined(parsed, words))


def _heading(clause: Clause, day: Day, acting: Sequence[Who]) -> str:
    parsed, verb = clause.parsed, day.verb or clause.verb
    noun = day.noun
    if noun is None and day.verb is not None and day.verb.dep in ("relcl", "acl"):
        noun = parsed.above(day.verb)
    if noun is None:
        objects = (w for w in parsed.below[verb.at] if w.dep == "dobj")
        noun = next((w for w in objects if w in clause.words), None)
    if noun is not None:
        words = [w for w in sorted(parsed.under(noun)) if w.at <= noun.at]
        if words := [w for w in words if w in clause.words]:
            return title(raw(parsed, words))
    rest = [w for w in clause.words if w.at >= verb.at]
    if acting and day.is_own:
        return title(f"{acting[0].short} {raw(parsed, rest)}", 5)
    return title(clause.text if day.is_own else raw(parsed, rest), 6)


def _place(clause: Clause, noun: Word | None, people: People) -> str:
    """Return the place that a clause names for its verb or for the noun of an event."""
    parsed = clause.parsed
    for mention in people.places:
        if mention.paragraph != clause.paragraph or mention.head not in clause.words:
            continue
        up = parsed.above(mention.head)
        over = parsed.above(up) if up else None
        is_in = up is not None and up.lower in ("in", "at", "near")
        if is_in and over in (clause.verb, noun):
            return mention.name
        tops = {each.at for each in parsed.over(mention.head)}
        if noun is not None and mention.head.dep == "compound" and noun.at in tops:
            return mention.name
    return ""


def _with_date(clause: Clause, evidence: list[Values], date: Said) -> list[Values]:
    """Return evidence in which a date stands."""
    if any(date.text in each["quote"] for each in evidence):
        return evidence
    words = [w for w in clause.parsed.words if w.at in clause.sentence]
    near = [w for w in words if date.start - _BACK <= w.start < date.end]
    more = quotes(clause.parsed, near)[:1]
    return [*evidence, *({"paragraph": clause.paragraph + 1, "quote": q} for q in more)]
