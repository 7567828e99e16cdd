"""What who speaks says of something: that it is a mistake, untrue, too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine.phrases import is_denied
from briefgen.distill.engine.stances import (
    CLAIMS,
    DENIES,
    EARLY,
    FALSE,
    FOUGHT,
    HARSH,
    MOVES,
    OPPOSES,
    STATES,
    SUPPORTS,
    WITHHOLDS,
    table,
)
from briefgen.distill.engine.words import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause


def judged(clause: Clause) -> str:
    """Return the stance of who says what something is, or denies it; or nothing."""
    if not clause.speakers:
        return ""
    return _named(clause) or (OPPOSES if _is_short(clause) else "") or _denying(clause)


def _named(clause: Clause) -> str:
    """Return the stance of who says that something is false, unfair, a milestone."""
    subject, verb, parsed = clause.subject, clause.verb, clause.parsed
    if subject is None or verb.lemma != "be" or is_denied(parsed, verb):
        return ""
    is_thing = subject.lemma in PLANS | FOUGHT | MOVES
    is_thing = is_thing or subject.lower in ("it", "this", "that")
    below = [w for w in parsed.below[verb.at] if w.dep in STATES]
    beside = [
        each
        for word in below
        for each in parsed.below[word.at]
        if each.dep in ("amod", "conj")
    ]
    states = {word.lower for word in (*below, *beside)}
    if subject.lemma in CLAIMS:
        return DENIES if states & FALSE else ""
    if not is_thing:
        return _harsh(clause, below) if subject.pos == "PRON" else ""
    labels = table().labels
    found = {labels[each] for each in states if each in labels}
    told = OPPOSES if OPPOSES in found else (SUPPORTS if found else "")
    return _harsh(clause, below) or told


def _is_short(clause: Clause) -> bool:
    """Tell whether who speaks says that something does "not go far enough"."""
    words = {word.lower for word in clause.words}
    is_no = is_denied(clause.parsed, clause.verb)
    return is_no and {"far", "enough"} <= words


def _harsh(clause: Clause, states: Iterable[Word]) -> str:
    """Return the stance of who says that something is too early, or too little."""
    for word in states:
        is_too = any(w.lower == "too" for w in clause.parsed.below[word.at])
        if is_too and word.lower in HARSH:
            return WITHHOLDS if word.lower in EARLY else OPPOSES
    return ""


def _denying(clause: Clause) -> str:
    """Return that who speaks denies: "she had never met him", "no truth in it"."""
    verb, parsed = clause.verb, clause.parsed
    below = parsed.below[verb.at]
    subject = clause.subject
    is_false = verb.lower in FALSE and subject is not None and subject.lemma in CLAIMS
    is_none = any(
        word.lemma in ("truth", "basis", "substance", "link", "evidence")
        and any(each.lower == "no" for each in parsed.below[word.at])
        for word in clause.words
    )
    is_never = any(w.lower == "never" for w in below) and any(
        w.lower in ("had", "has", "have") for w in below
    )
    is_own = subject is not None and subject.lower in (
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
    )
    is_blamed = is_denied(parsed, verb) and any(
        w.lemma in ("blame", "guilty", "responsible", "involve") for w in clause.words
    )
    is_there = subject is not None and (subject.dep == "expl" or is_own)
    is_denial = (
        (is_never and is_own) or (is_none and is_there) or (is_blamed and is_own)
    )
    return DENIES if is_false or is_denial else ""
