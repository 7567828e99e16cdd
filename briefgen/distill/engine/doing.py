"""The forms in which one sentence tells what a plan does, or what is done under it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import parting
from briefgen.distill.engine.clause import subject_of
from briefgen.distill.engine.enumeration import items, start_of_points
from briefgen.distill.engine.point import (
    BACK,
    LEAST,
    NOUN_SUBJECTS,
    PARTS,
    SHORT,
    Points,
    by_sentence,
    is_shared,
    is_told,
)
from briefgen.distill.engine.words import (
    BINDS,
    CONTAINS,
    PLANS,
    PLEDGES,
    POINTS,
    PROCESS,
    PROVIDES,
    REPORTING,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

_EFFECTS: Final = word_set("effect force place time shape year month week day hold")
"""What a plan takes that tells no point of it."""
_LOOSE: Final = word_set(
    "end make open keep give create ask release offer set replace expand fund"
)
"""What many a thing does that is no law."""
_ADVISES: Final = word_set("recommend propose stipulate demand provide require agree")


_TOLD: Final = ("VBD", "VBZ", "VBN")


def announced(
    paragraph: int, parsed: Parsed, span: range, *, is_of_plan: bool
) -> Points | None:
    """Return the points behind 'the plan provides for', 'it obliges both sides to'."""
    for at in span:
        verb = parsed.words[at]
        start = start_of_points(parsed, verb, span)
        noun = _noun(parsed, verb, span) if start is not None else None
        if start is None or noun is None:
            continue
        is_clause = parsed.words[start].lower == "that" and verb.lemma in CONTAINS
        is_named = noun.lemma in PLANS | PARTS
        rest = parting.untold(parsed.words[start : span.stop])
        chain = parting.chained(parsed, span)
        if chain.stop > span.stop and is_named and not is_clause:
            found = parting.parts(parsed.words[start : chain.stop])
            if not any(is_told(parsed, item) for item in found):
                return Points(paragraph, parsed, noun, found, chain, is_all=True)
        if is_clause:
            found = parting.acts(rest)
        else:
            found = _things(parsed, verb, rest, is_sure=is_named or is_of_plan)
        if found:
            named = noun if is_named else None
            return Points(paragraph, parsed, named, found, span, is_all=True)
    return None


def _things(
    parsed: Parsed, verb: Word, rest: Sequence[Word], *, is_sure: bool
) -> list[list[Word]]:
    """Return what a verb such as "provides for" announces, and the acts behind it.

    One thing alone is a point where `is_sure` says that it is of a plan.
    """
    told = parting.acts([verb, *rest])
    first = [word for word in told[0] if word is not verb] if told else []
    if not first:
        return []
    is_either = any(
        word.lower == "either" for word in parsed.words[verb.at : first[-1].at]
    )
    found = [] if is_either else items(parsed, first[0].at, first[-1].at + 1)
    if not found and verb.lemma in BINDS and (is_sure or len(told) > 1):
        found = [list(parsed.words[verb.at : first[-1].at + 1])]
    if not found and is_sure:
        found = _thing(first)
    return (
        [*found, *told[1:]]
        if found and (is_sure or len(found) + len(told) > LEAST)
        else []
    )


def _thing(words: list[Word]) -> list[list[Word]]:
    """Return the one thing that a plan provides for."""
    heads = [w for w in words if w.pos == "NOUN"]
    is_thing = words[0].pos in ("DET", "NOUN", "ADJ", "VERB", "NUM")
    is_told = not heads or heads[0].lemma in POINTS
    return [words] if is_thing and len(words) >= SHORT and not is_told else []


def _noun(parsed: Parsed, verb: Word, span: range) -> Word | None:
    """Return the noun of a plan that is the subject of a verb, or stands before it."""
    subject = next((w for w in parsed.below[verb.at] if w.dep == "nsubj"), None)
    if subject is not None and (subject.lemma in PLANS or subject.lower == "it"):
        return subject
    if subject is not None and subject.lemma in PARTS and verb.lemma == "include":
        return subject
    up = parsed.above(verb)
    if subject is not None:
        return up if up is not None and up.lemma in PLANS else None
    nouns = (
        parsed.words[at]
        for at in span
        if at < verb.at and parsed.words[at].lemma in PLANS
    )
    first = next(nouns, None)
    return first if first is not None and first.dep in NOUN_SUBJECTS else None


def agreed(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'A agreed to close it, B to open one and C to pay'."""
    root = next((w for at in span if (w := parsed.words[at]).dep == "ROOT"), None)
    if root is None or root.lemma not in PLEDGES or root.tag not in _TOLD:
        return None
    to = next((at for at in span[1:] if parsed.words[at].tag == "TO"), None)
    near = span[-1] if to is None else to
    if to is None or near < root.at or near > root.at + BACK:
        return None
    found = parting.acts(parting.untold(parsed.words[to : span.stop]))
    if len(found) < SHORT or found[0][0].tag != "VB":
        return None
    return Points(paragraph, parsed, None, found, span, is_all=True)


def recommended(paragraph: int, parsed: Parsed, span: range) -> list[Points]:
    """Return the points of 'the report recommends that a is done, that b is done'."""
    for at in span:
        verb = parsed.words[at]
        if verb.lemma not in _ADVISES or at + 1 >= span.stop or verb.pos != "VERB":
            continue
        if parsed.words[at + 1].lower != "that":
            continue
        if any(w.dep == "neg" for w in parsed.below[verb.at]):
            continue
        stop = _that_goes_on(parsed, span)
        found = parting.acts(parting.untold(parsed.words[at + 1 : stop]))
        if len(found) >= LEAST:
            subject = subject_of(parsed, verb)
            noun = subject if subject is not None and subject.pos == "NOUN" else None
            return by_sentence(paragraph, parsed, noun, found)
    return []


def _that_goes_on(parsed: Parsed, span: range) -> int:
    """Return where a sentence ends, with those behind it that begin "; that"."""
    stop = span.stop
    while stop < len(parsed.words) and parsed.words[stop - 1].text == ";":
        first = [word.lower for word in parsed.words[stop : stop + 2]]
        if "that" not in first:
            break
        stop = parsed.sentence_of(stop).stop
    return stop


def under_which(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points behind 'a plan under which' and 'a plan whereby'."""
    for at in span[2:]:
        here, before, over = (parsed.words[n] for n in (at, at - 1, at - 2))
        is_which = here.lower == "which" and before.lower in ("under", "by", "in")
        is_whereby = here.lower == "whereby"
        noun = over if is_which else before
        if (is_which or is_whereby) and noun.lemma in PLANS:
            found = items(parsed, at + 1, span.stop, may_be_clauses=True)
            if len(found) < LEAST:
                found = parting.acts(parting.untold(parsed.words[at + 1 : span.stop]))
            if found:
                return Points(paragraph, parsed, noun, found, span, is_all=True)
    return None


def done(
    paragraph: int, parsed: Parsed, span: range, *, is_of_plan: bool
) -> list[Points]:
    """Return what a plan does: 'it bans donations, obliges parties and sets up'."""
    chain = parting.chained(parsed, span)
    for at in span:
        verb = parsed.words[at]
        if verb.dep == "conj" or not _is_provision(parsed, verb):
            continue
        subject = subject_of(parsed, verb)
        noun = parsed.above(verb) if verb.dep == "relcl" else subject
        is_it = is_of_plan and subject is not None and subject.lower == "it"
        if noun is None or not (noun.lemma in PLANS or is_it):
            continue
        found = parting.acts(parting.untold(parsed.words[verb.at : chain.stop]))
        if verb.dep == "relcl":
            found = [found[0], *takewhile(is_shared, found[1:])]
        is_future = any(w.tag == "MD" for w in parsed.below[verb.at])
        is_rule = verb.dep == "relcl" and verb.lemma in PROVIDES
        if len(found) >= LEAST or is_future or is_rule or verb.lemma in BINDS:
            named = noun if noun.lemma in PLANS else None
            if verb.dep == "ROOT":
                return by_sentence(paragraph, parsed, named, found)
            return [Points(paragraph, parsed, named, found, span, is_all=False)]
    return []


def _is_provision(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says what a plan does or would do."""
    if verb.pos != "VERB":
        return False
    helpers = [w.lower for w in parsed.below[verb.at] if w.dep == "aux"]
    if verb.tag == "VB" and helpers and helpers[0] in ("would", "will", "shall"):
        objects = {w.lemma for w in parsed.below[verb.at] if w.dep == "dobj"}
        is_taking = verb.lemma == "take" and bool(objects) and not objects & _EFFECTS
        return is_taking or verb.lemma not in PROCESS | REPORTING
    known = PROVIDES - _LOOSE if verb.dep == "relcl" else PROVIDES
    return verb.tag in ("VBZ", "VBP") and not helpers and verb.lemma in known
