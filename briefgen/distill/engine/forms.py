"""The forms in which one sentence tells points of a plan."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import parting
from briefgen.distill.engine.clause import subject_of
from briefgen.distill.engine.enumeration import items, start_of_points
from briefgen.distill.engine.lists import (
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

_SETS: Final = word_set(
    "set outline list name spell unveil present propose offer demand detail what"
)
"""How one tells what a plan has."""
_EFFECTS: Final = word_set("effect force place time shape year month week day hold")
"""What a plan takes that tells no point of it."""
_ORDERS: Final = word_set("order instruct require oblige compel")
"""What courts and the like do, and whose points they are."""
_LOOSE: Final = word_set(
    "end make open keep give create ask give release offer set replace expand fund"
)
"""What many a thing does that is no law."""
_AMONG: Final = (("among", "them"), ("including",), ("such", "as"), ("namely",))
_PARTS: Final = POINTS - word_set("number part set list array range series")
_ADVISES: Final = word_set("recommend propose stipulate demand provide require agree")
_PRESENTS: Final = PLEDGES | word_set("propose unveil outline present sign")
_LEADS: Final = CONTAINS | PLEDGES | word_set("demand recommend be follow want ask")
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
_QUOTES: Final = ('"', "“", "”")
_BACK: Final = 5
_LEAST: Final = 2
_SHORT: Final = 3
"""Fewer words are no point."""


class Points(NamedTuple):
    """The points that one sentence tells, and the noun for the plan, if it has one.

    `is_all` tells whether the sentence says nothing besides.
    """

    paragraph: int
    parsed: Parsed
    noun: Word | None
    items: list[list[Word]]
    sentence: range
    is_all: bool


def whole(paragraph: int, parsed: Parsed) -> Points | None:
    """Return a paragraph that is an item of a list."""
    words = parting.bare(parsed.words)
    if not words or not parsed.sentences:
        return None
    return Points(paragraph, parsed, None, [words], parsed.sentences[0], is_all=True)


def leads(parsed: Parsed, span: range) -> bool:
    """Tell whether a sentence leads to a list of points of a plan."""
    words = [parsed.words[at] for at in span]
    return any(
        word.lemma in PLANS | POINTS or word.lemma in CONTAINS | PLEDGES
        for word in words
    )


def listed(
    paragraph: int, parsed: Parsed, span: range, near: Word | None = None
) -> list[Points]:
    """Return the points behind a colon, or behind "(1)" and "(2)".

    `near` is the noun of a plan that was named before.
    """
    found = list(parting.marked(parsed, span))
    noun = _told_of(parsed, span, found[0][0].at) if found else None
    if noun is None:
        colon = next((at for at in span if parsed.words[at].text == ":"), None)
        if colon is None or colon + 1 >= span.stop:
            return []
        noun = _told_of(parsed, span, colon) or _set_out(parsed, span, colon, near)
        after = parsed.words[colon + 1]
        if (
            noun is None
            or after.text in _QUOTES
            or (noun is not near and noun.at > colon)
        ):
            return []
        chain = parting.chained(parsed, span)
        found = parting.parts(parsed.words[colon + 1 : chain.stop])
        found = parting.dashed(parsed, colon) or found
        if len(found) < _LEAST:
            found = items(parsed, colon + 1, span.stop, may_be_clauses=True)
        if len(found) < _LEAST:
            rest = parting.untold(parsed.words[colon + 1 : span.stop])
            found = parting.acts(rest)
    if len(found) < _LEAST or any(_is_told(parsed, item) for item in found):
        return []
    return _by_sentence(paragraph, parsed, noun, found)


def _is_told(parsed: Parsed, item: Sequence[Word]) -> bool:
    """Tell whether an item tells what happened: 'the club had tried to sign her'."""
    inside = {word.at for word in item}
    return any(
        word.tag == "VBD"
        and word.dep not in ("relcl", "advcl", "acl")
        and any(w.dep in _SUBJECTS and w.at in inside for w in parsed.below[word.at])
        for word in item
    )


def instances(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points behind 'nine recommendations, among them' or 'including'."""
    lower = [parsed.words[at].lower for at in span]
    if lower[:1] == ["among"]:
        return _inverted(paragraph, parsed, span)
    for n in range(2, len(lower)):
        size = next((len(t) for t in _AMONG if tuple(lower[n : n + len(t)]) == t), 0)
        if not size:
            continue
        before = parsed.words[max(span.start + n - _BACK, span.start) : span.start + n]
        noun = next((w for w in reversed(before) if w.pos == "NOUN"), None)
        if noun is None or noun.lemma not in PLANS | POINTS or noun.tag == "NN":
            continue
        found = items(parsed, span.start + n + size, span.stop)
        if found:
            return Points(paragraph, parsed, noun, found, span, is_all=True)
    return None


def _inverted(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'among its measures are a, b and c'."""
    words = [parsed.words[at] for at in span]
    verb = next((n for n, word in enumerate(words) if word.lemma == "be"), 0)
    noun = next((w for w in words[:verb] if w.lemma in PLANS | POINTS), None)
    if noun is None or verb > _BACK + _SHORT:
        return None
    found = items(parsed, words[verb].at + 1, span.stop)
    return Points(paragraph, parsed, noun, found, span, is_all=True) if found else None


def aimed(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'a treaty to share the river, build dams and patrol'."""
    for at in span[1:-1]:
        noun, to = parsed.words[at - 1], parsed.words[at]
        if to.tag == "TO" and noun.pos == "NOUN" and noun.lemma in PLANS:
            found = parting.acts(parting.untold(parsed.words[at + 1 : span.stop]))
            found = [*found[:1], *takewhile(_is_shared, found[1:])]
            if len(found) >= _LEAST:
                return Points(paragraph, parsed, noun, found, span, is_all=False)
    return None


def _by_sentence(
    paragraph: int, parsed: Parsed, noun: Word | None, found: Sequence[list[Word]]
) -> list[Points]:
    """Return points sentence by sentence: the model may see several in a list."""
    made: dict[int, Points] = {}
    for item in found:
        span = parsed.sentence_of(item[0].at)
        one = made.setdefault(
            span.start, Points(paragraph, parsed, noun, [], span, is_all=True)
        )
        one.items.append(item)
    return list(made.values())


def _told_of(parsed: Parsed, span: range, stop: int) -> Word | None:
    """Return the noun for what a list before a place is of, if it is of a plan's."""
    lead = [parsed.words[at] for at in range(span.start, stop)]
    known = PLANS | POINTS - {"number", "part", "set"}
    nouns = [w for w in lead if w.pos == "NOUN" and w.lemma in known]
    is_led = any(w.lemma in _LEADS or w.lower == "following" for w in lead)
    is_near = bool(nouns) and stop - nouns[-1].at <= _SHORT + 1
    if nouns and (is_led or is_near):
        return nouns[0]
    is_agreed = any(w.lemma in _PRESENTS and w.pos == "VERB" for w in lead)
    last = lead[-1] if lead else None
    is_thing = last is not None and last.pos == "NOUN" and is_agreed
    return last if is_thing else None


def _set_out(parsed: Parsed, span: range, colon: int, near: Word | None) -> Word | None:
    """Return the plan that was named before, where one sets out what it has."""
    lead = [parsed.words[at] for at in range(span.start, colon)]
    is_set = any(word.lemma in _SETS for word in lead)
    return near if is_set and not any(word.text in _QUOTES for word in lead) else None


def ordered(paragraph: int, parsed: Parsed, span: range, start: int) -> list[Points]:
    """Return what stands behind "First," in a sentence."""
    words = parting.bare(parting.untold(parsed.words[start : span.stop]))
    if len(words) < _LEAST:
        return []
    return [Points(paragraph, parsed, None, [words], span, is_all=True)]


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
        is_named = noun.lemma in PLANS | _PARTS
        rest = parting.untold(parsed.words[start : span.stop])
        chain = parting.chained(parsed, span)
        if chain.stop > span.stop and is_named and not is_clause:
            found = parting.parts(parsed.words[start : chain.stop])
            if not any(_is_told(parsed, item) for item in found):
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
        if found and (is_sure or len(found) + len(told) > _LEAST)
        else []
    )


def _thing(words: list[Word]) -> list[list[Word]]:
    """Return the one thing that a plan provides for."""
    heads = [w for w in words if w.pos == "NOUN"]
    is_thing = words[0].pos in ("DET", "NOUN", "ADJ", "VERB", "NUM")
    is_told = not heads or heads[0].lemma in POINTS
    return [words] if is_thing and len(words) >= _SHORT and not is_told else []


def _noun(parsed: Parsed, verb: Word, span: range) -> Word | None:
    """Return the noun of a plan that is the subject of a verb, or stands before it."""
    subject = next((w for w in parsed.below[verb.at] if w.dep == "nsubj"), None)
    if subject is not None and (subject.lemma in PLANS or subject.lower == "it"):
        return subject
    if subject is not None and subject.lemma in _PARTS and verb.lemma == "include":
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
    return first if first is not None and first.dep in _SUBJECTS else None


def agreed(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'A agreed to close it, B to open one and C to pay'.

    "The court ordered the firm to clean up, to pay and to report" has them, too.
    """
    root = next((w for at in span if (w := parsed.words[at]).dep == "ROOT"), None)
    if root is None or root.tag not in ("VBD", "VBZ", "VBN"):
        return None
    is_order = root.lemma in _ORDERS and any(
        w.dep == "dobj" for w in parsed.below[root.at]
    )
    if not is_order and root.lemma not in PLEDGES:
        return None
    to = next((at for at in span[1:] if parsed.words[at].tag == "TO"), None)
    near = span[-1] if to is None else to
    if to is None or near < root.at or (not is_order and near > root.at + _BACK):
        return None
    found = parting.acts(parting.untold(parsed.words[to : span.stop]))
    if len(found) < _SHORT or found[0][0].tag != "VB":
        return None
    return Points(paragraph, parsed, None, found, span, is_all=True)


def listed_as(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'its main points are a, b and c'."""
    for at in span[1:]:
        verb = parsed.words[at]
        subject = subject_of(parsed, verb) if verb.lemma == "be" else None
        if subject is None or subject.at > at or subject.lemma not in _PARTS:
            continue
        if subject.tag == "NNS" and len(found := items(parsed, at + 1, span.stop)) > 1:
            return Points(paragraph, parsed, subject, found, span, is_all=True)
    return None


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
        if len(found) >= _LEAST:
            subject = subject_of(parsed, verb)
            noun = subject if subject is not None and subject.pos == "NOUN" else None
            return _by_sentence(paragraph, parsed, noun, found)
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
            if len(found) < _LEAST:
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
            found = [found[0], *takewhile(_is_shared, found[1:])]
        is_future = any(w.tag == "MD" for w in parsed.below[verb.at])
        is_rule = verb.dep == "relcl" and verb.lemma in PROVIDES
        if len(found) >= _LEAST or is_future or is_rule or verb.lemma in BINDS:
            named = noun if noun.lemma in PLANS else None
            if verb.dep == "ROOT":
                return _by_sentence(paragraph, parsed, named, found)
            return [Points(paragraph, parsed, named, found, span, is_all=False)]
    return []


def _is_shared(words: Sequence[Word]) -> bool:
    """Tell whether an act has no subject of its own."""
    return words[0].tag in ("VB", "VBZ", "MD")


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
