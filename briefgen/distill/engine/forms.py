"""The forms in which one sentence tells points of a plan."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import parting
from briefgen.distill.engine.clause import subject_of
from briefgen.distill.engine.enumeration import items
from briefgen.distill.engine.point import (
    BACK,
    LEAST,
    PARTS,
    SHORT,
    Points,
    by_sentence,
    is_shared,
    is_told,
)
from briefgen.distill.engine.words import (
    CONTAINS,
    PLANS,
    PLEDGES,
    POINTS,
)

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word

_SETS: Final = word_set(
    "set outline list name spell unveil present propose offer demand detail what"
)
"""How one tells what a plan has."""
_AMONG: Final = (("among", "them"), ("including",), ("such", "as"), ("namely",))
_PRESENTS: Final = PLEDGES | word_set("propose unveil outline present sign")
_LEADS: Final = CONTAINS | PLEDGES | word_set("demand recommend be follow want ask")
_QUOTES: Final = ('"', "“", "”")


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
        if len(found) < LEAST:
            found = items(parsed, colon + 1, span.stop, may_be_clauses=True)
        if len(found) < LEAST:
            rest = parting.untold(parsed.words[colon + 1 : span.stop])
            found = parting.acts(rest)
    if len(found) < LEAST or any(is_told(parsed, item) for item in found):
        return []
    return by_sentence(paragraph, parsed, noun, found)


def instances(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points behind 'nine recommendations, among them' or 'including'."""
    lower = [parsed.words[at].lower for at in span]
    if lower[:1] == ["among"]:
        return _inverted(paragraph, parsed, span)
    for n in range(2, len(lower)):
        size = next((len(t) for t in _AMONG if tuple(lower[n : n + len(t)]) == t), 0)
        if not size:
            continue
        before = parsed.words[max(span.start + n - BACK, span.start) : span.start + n]
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
    if noun is None or verb > BACK + SHORT:
        return None
    found = items(parsed, words[verb].at + 1, span.stop)
    return Points(paragraph, parsed, noun, found, span, is_all=True) if found else None


def aimed(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'a treaty to share the river, build dams and patrol'."""
    for at in span[1:-1]:
        noun, to = parsed.words[at - 1], parsed.words[at]
        if to.tag == "TO" and noun.pos == "NOUN" and noun.lemma in PLANS:
            found = parting.acts(parting.untold(parsed.words[at + 1 : span.stop]))
            found = [*found[:1], *takewhile(is_shared, found[1:])]
            if len(found) >= LEAST:
                return Points(paragraph, parsed, noun, found, span, is_all=False)
    return None


def _told_of(parsed: Parsed, span: range, stop: int) -> Word | None:
    """Return the noun for what a list before a place is of, if it is of a plan's."""
    lead = [parsed.words[at] for at in range(span.start, stop)]
    known = PLANS | POINTS - {"number", "part", "set"}
    nouns = [w for w in lead if w.pos == "NOUN" and w.lemma in known]
    is_led = any(w.lemma in _LEADS or w.lower == "following" for w in lead)
    is_near = bool(nouns) and stop - nouns[-1].at <= SHORT + 1
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
    if len(words) < LEAST:
        return []
    return [Points(paragraph, parsed, None, [words], span, is_all=True)]


def listed_as(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points of 'its main points are a, b and c'."""
    for at in span[1:]:
        verb = parsed.words[at]
        subject = subject_of(parsed, verb) if verb.lemma == "be" else None
        if subject is None or subject.at > at or subject.lemma not in PARTS:
            continue
        if subject.tag == "NNS" and len(found := items(parsed, at + 1, span.stop)) > 1:
            return Points(paragraph, parsed, subject, found, span, is_all=True)
    return None
