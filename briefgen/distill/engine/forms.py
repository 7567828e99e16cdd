"""The forms in which one sentence tells points of a plan."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import parting
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.enumeration import items, start_of_points
from briefgen.distill.engine.lists import (
    BINDS,
    CONTAINS,
    PLANS,
    POINTS,
    PROVIDES,
    REPORTING,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

_PROCESS: Final = word_set(
    "adopt agree approve be become begin brief come cost debate decide deliver demand "
    "depend discuss dispute enter expect expire face fail follow go happen help hold "
    "know lapse leave mark mean meet need negotiate pass present publish push ratify "
    "reach read remain require resume return say seem send show sign start speak "
    "submit succeed take talk travel try turn vote win work"
)
"""What happens to a plan, or beside it: no point of its own."""
_LOOSE: Final = word_set(
    "end make open keep give create ask give release offer set replace expand fund"
)
"""What many a thing does that is no law."""
_AMONG: Final = (("among", "them"), ("including",), ("such", "as"), ("namely",))
_PARTS: Final = POINTS - word_set("number part set list array range series")
_ADVISES: Final = word_set("recommend propose stipulate demand provide require agree")
_MODALS: Final = word_set("would will shall must may can")
_HELPERS: Final = _MODALS | word_set("has have is are to need needs ought should")
_DUE: Final = word_set("is are has have need needs")
_OPEN: Final = word_set("expect schedule know say plan believe see intend think hope")
_BESIDE: Final = (_PROCESS | REPORTING) - word_set("be go help leave")
_CHANGES: Final = PROVIDES | word_set(
    "rise fall drop grow climb double halve end start begin remain stay get receive "
    "pay lose keep"
)
_PLEDGES: Final = word_set("agree undertake commit pledge promise oblige")
_PRESENTS: Final = _PLEDGES | word_set("propose unveil outline present sign")
_ALONE: Final = frozenset(("ROOT", "conj", "ccomp", "parataxis", "advcl"))
_LEADS: Final = CONTAINS | _PLEDGES | word_set("demand recommend be follow want ask")
_UNDER: Final = word_set("under by in per within pursuant as according")
_TERMS: Final = word_set("term provision return exchange part condition")
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
        word.lemma in PLANS | POINTS or word.lemma in CONTAINS | _PLEDGES
        for word in words
    )


def listed(paragraph: int, parsed: Parsed, span: range) -> list[Points]:
    """Return the points behind a colon, or behind "(1)" and "(2)"."""
    found = list(parting.marked(parsed, span))
    noun = _told_of(parsed, span, found[0][0].at) if found else None
    if noun is None:
        colon = next((at for at in span if parsed.words[at].text == ":"), None)
        if colon is None or colon + 1 >= span.stop:
            return []
        noun = _told_of(parsed, span, colon)
        after = parsed.words[colon + 1]
        if noun is None or after.text in _QUOTES or noun.at > colon:
            return []
        chain = parting.chained(parsed, span)
        found = parting.parts(parsed.words[colon + 1 : chain.stop])
        found = parting.dashed(parsed, colon) or found
        if len(found) < _LEAST:
            found = items(parsed, colon + 1, span.stop, may_be_clauses=True)
        if len(found) < _LEAST:
            rest = parting.untold(parsed.words[colon + 1 : span.stop])
            found = parting.acts(rest)
    if len(found) < _LEAST:
        return []
    return _by_sentence(paragraph, parsed, noun, found)


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


def ordered(paragraph: int, parsed: Parsed, span: range, start: int) -> list[Points]:
    """Return what stands behind "First," in a sentence."""
    words = parting.bare(parting.untold(parsed.words[start : span.stop]))
    if len(words) < _SHORT:
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


def recommended(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'the report recommends that a is done, that b is done'."""
    for at in span:
        verb = parsed.words[at]
        if verb.lemma not in _ADVISES or at + 1 >= span.stop or verb.pos != "VERB":
            continue
        if parsed.words[at + 1].lower != "that":
            continue
        found = parting.acts(parting.untold(parsed.words[at + 1 : span.stop]))
        if len(found) >= _LEAST:
            subject = subject_of(parsed, verb)
            noun = subject if subject is not None and subject.pos == "NOUN" else None
            return Points(paragraph, parsed, noun, found, span, is_all=True)
    return None


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
) -> Points | None:
    """Return what a plan does: 'it bans donations, obliges parties and sets up'."""
    for at in span:
        verb = parsed.words[at]
        if verb.dep == "conj" or not _is_provision(parsed, verb):
            continue
        subject = subject_of(parsed, verb)
        noun = parsed.above(verb) if verb.dep == "relcl" else subject
        is_it = is_of_plan and subject is not None and subject.lower == "it"
        if noun is None or not (noun.lemma in PLANS or is_it):
            continue
        found = parting.acts(parting.untold(parsed.words[verb.at : span.stop]))
        if verb.dep == "relcl":
            found = [found[0], *takewhile(_is_shared, found[1:])]
        is_future = any(w.tag == "MD" for w in parsed.below[verb.at])
        if len(found) >= _LEAST or is_future or verb.lemma in BINDS:
            named = noun if noun.lemma in PLANS else None
            is_all = verb.dep == "ROOT"
            return Points(paragraph, parsed, named, found, span, is_all=is_all)
    return None


def _is_shared(words: Sequence[Word]) -> bool:
    """Tell whether an act has no subject of its own."""
    return words[0].tag in ("VB", "VBZ", "MD")


def _is_provision(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says what a plan does or would do."""
    if verb.pos != "VERB":
        return False
    helpers = [w.lower for w in parsed.below[verb.at] if w.dep == "aux"]
    if verb.tag == "VB" and helpers and helpers[0] in ("would", "will", "shall"):
        return verb.lemma not in _PROCESS | REPORTING
    known = PROVIDES - _LOOSE if verb.dep == "relcl" else PROVIDES
    return verb.tag == "VBZ" and not helpers and verb.lemma in known


def under(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done 'under the deal': each clause with its subject."""
    words = [parsed.words[at] for at in span]
    found = _phrase(words)
    if found is None:
        return None
    noun, start, stop = found
    is_first = start < _LEAST
    rest = words[stop:] if is_first else words[:start]
    if is_first and rest and rest[0].text == ",":
        rest = rest[1:]
    rest = parting.untold(rest)
    made = [part for part in parting.acts(rest) if len(part) >= _LEAST]
    is_new = any(word.lower in ("a", "an") for word in parsed.below[noun.at])
    if not any(_is_due(part, is_now=is_first and not is_new) for part in made):
        return None
    named = noun if noun.lemma in PLANS | POINTS else None
    return Points(paragraph, parsed, named, made, span, is_all=True)


def _phrase(words: Sequence[Word]) -> tuple[Word, int, int] | None:
    """Return the noun in 'under the terms of the deal', and where this begins and ends.

    At the beginning of a sentence it ends with its comma.
    """
    for n, word in enumerate(words):
        is_late = n >= _LEAST and word.lower not in ("under", "according")
        if word.lower not in _UNDER or is_late:
            continue
        near = words[n + 1 : n + 8]
        if len(near) < _LEAST:
            continue
        noun = next((w for w in near if w.lemma in PLANS | _TERMS), None)
        if noun is None or any(w.tag in ("MD", "VBD", "VBZ") for w in near[:2]):
            continue
        is_terms = noun.lemma in _TERMS and word.lower != "under"
        is_in = word.lower == "in" and near[0].pos == "DET" and noun is near[1]
        if word.lower in ("by", "in", "as", "within") and not (is_terms or is_in):
            continue
        if n >= _LEAST:
            return noun, n, n + 1 + near.index(noun) + 1
        comma = next((m for m in range(n, len(words)) if words[m].text == ","), None)
        first = next((m for m in range(n, len(words)) if words[m].tag == "MD"), 0)
        if comma is not None and (not first or comma < first):
            return noun, n, _behind(words, comma)
    return None


def _behind(words: Sequence[Word], comma: int) -> int:
    """Return where the clause begins behind what is said of a plan between commas.

    "Under the plan, drafted in May and seen by the agency, teams would ...".
    """
    after = words[comma + 1 : comma + 2]
    if after and after[0].tag in ("VBN", "WDT", "WP"):
        rest = range(comma + 1, len(words))
        return next((n for n in rest if words[n].text == ","), comma)
    return comma


def going_on(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done, behind a sentence that tells points."""
    words = parting.untold([parsed.words[at] for at in span])
    mains = (w for w in words if w.dep in ("ROOT", "ccomp") and w.pos in VERBS)
    main = next(mains, None)
    if main is None or any(word.text in _QUOTES for word in words):
        return None
    subject = subject_of(parsed, main)
    is_told = any(w.lemma in REPORTING and w.tag == "VBD" for w in words)
    if subject is None or is_told or not _is_point(parsed, main, subject):
        return None
    while words and (words[0].pos in ("ADV", "PUNCT") or words[0].lower == "also"):
        words.pop(0)
    found = [part for part in parting.acts(words) if len(part) >= _LEAST]
    if not found:
        return None
    return Points(paragraph, parsed, None, found, span, is_all=True)


def _is_point(parsed: Parsed, verb: Word, subject: Word) -> bool:
    """Tell whether a verb says what is to be, or what becomes of its subject."""
    if subject.lemma in PLANS | {"it"} and verb.lemma == "be":
        return False
    if verb.lemma in _OPEN or (verb.lemma in _BESIDE and verb.tag != "VBN"):
        return False
    if verb.tag == "VBD":
        return verb.lemma in _PLEDGES
    is_now = verb.tag in ("VBZ", "VBP") and verb.lemma in _CHANGES
    return is_now or _stands_alone(parsed, verb)


def _is_due(words: Sequence[Word], *, is_now: bool) -> bool:
    """Tell whether words say what is to be, or what somebody agreed to do.

    With `is_now`, what they say of the present is to be, too.
    """
    for n, word in enumerate(words):
        after = words[n + 1 : n + 2]
        is_to = bool(after) and after[0].tag in ("TO", "VBN")
        if word.tag == "MD" and word.lower in _MODALS:
            return True
        if word.lower in _DUE and is_to:
            return True
        if word.lemma in _PLEDGES and word.tag in ("VBD", "VBZ", "VBP", "VBN"):
            return True
        if word.tag in ("VBZ", "VBP") and (is_now or word.lemma in PROVIDES):
            return word.lemma not in REPORTING
        if word.tag == "VBD":
            return False
    return False


def _stands_alone(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says, with a subject of its own, what is to be."""
    if verb.pos not in VERBS or verb.dep not in _ALONE:
        return False
    below = parsed.below[verb.at]
    helpers = {w.lower for w in below if w.dep in ("aux", "auxpass")}
    is_to = any(
        w.tag == "TO" and parsed.words[w.at - 1].lower in _DUE
        for w in parsed.words[verb.at : verb.at + _SHORT]
    )
    is_passive = verb.tag == "VBN" and bool(helpers & {"is", "are"})
    return is_to or is_passive or bool(helpers & (_MODALS | {"should"}))
