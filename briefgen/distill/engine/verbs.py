"""Which stance a verb takes with its words, whether or not it is denied."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.distill.engine.clause import mark_of
from briefgen.distill.engine.lists import PAPERS, PLANS, STANCES
from briefgen.distill.engine.stances import (
    ASKS,
    BAD,
    BARE,
    CALLS_FOR,
    CLAIMS,
    CLOSE,
    DENIES,
    FALSE,
    FOUGHT,
    GOOD,
    LINKING,
    NAMES,
    NEGATORS,
    OF_THINGS,
    OPPOSES,
    READY,
    REJECTS,
    SIDES,
    SILENT,
    STAFF,
    STATES,
    SUPPORTS,
    TABLES,
    TAKES,
    TAKING,
    VOICED,
    VOICES,
    WEIGHS,
    WITH_PARTICLE,
    WITHHOLDS,
)

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause


def of_verb(clause: Clause, verb: Word) -> str:
    """Return the stance of a verb alone, whether or not it is denied."""
    parsed = clause.parsed
    below = [w for w in parsed.below[verb.at] if w.at > verb.at]
    objects = [w.lemma for w in below if w.dep in ("dobj", "pobj")]
    if verb.lemma == "ask" and "time" in {w.lemma for w in parsed.under(verb)}:
        return WITHHOLDS
    found = _with_words(parsed, verb, below)
    if found or verb.lemma in BARE:
        return found
    for rule in (_of_doubt, _of_objects, _of_wish, _of_refusal):
        stance = rule(clause, verb, below, objects)
        if stance is not None:
            return stance
    return next((s for s, verbs in STANCES.items() if verb.lemma in verbs), "")


def _of_objects(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return the stance that the object of a verb decides, or None."""
    if verb.lemma in OF_THINGS:
        return OF_THINGS[verb.lemma] if objects else ""
    if verb.lemma == "fight" and PLANS.union(FOUGHT, ("it",)).intersection(objects):
        return OPPOSES
    if verb.lemma in REJECTS and CLAIMS.intersection(objects):
        return DENIES
    voiced = next((VOICED[each] for each in objects if each in VOICED), "")
    if voiced and verb.lemma in VOICES:
        is_taken = verb.lemma in TAKES
        return _voiced(clause.parsed, below, voiced, is_taken=is_taken)
    if verb.lemma in TABLES and not (PLANS | PAPERS).intersection(objects):
        return ""
    return None


def _of_wish(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return the stance of who agrees, would like something, or asks; or None."""
    if verb.lemma == "agree" and not any(w.dep == "ccomp" for w in below):
        return "" if any(w.lower in ("on", "that") for w in below) else SUPPORTS
    helpers = {w.lower for w in clause.parsed.below[verb.at]}
    if verb.lemma in ("like", "prefer") and "would" in helpers:
        return CALLS_FOR if any(w.dep in ("dobj", "ccomp") for w in below) else ""
    if verb.lemma in ASKS:
        is_asked = any(w.dep in ("xcomp", "ccomp") for w in below)
        return CALLS_FOR if is_asked or (objects and verb.lemma != "ask") else ""
    return None


def _of_refusal(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return the stance of who refuses to speak, or to decide; or None."""
    is_silent = any(w.lemma in SILENT for w in below)
    is_act = any(w.dep == "xcomp" for w in below)
    if verb.lemma == "decline" and is_act and not is_silent:
        return WITHHOLDS
    is_post = verb.lemma == "dismiss" and any(o.endswith(STAFF) for o in objects)
    if is_post or (verb.lemma in ("refuse", "decline") and is_silent):
        return WITHHOLDS if " whether " in clause.text.lower() else ""
    return None


def _of_doubt(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return that somebody is still weighing it, or takes no side; or None."""
    helpers = clause.parsed.below[verb.at]
    is_now = verb.tag == "VBG" and any(w.lemma == "be" for w in helpers)
    on = any(w.dep in ("ccomp", "xcomp") for w in below) or PLANS.intersection(objects)
    if verb.lemma in WEIGHS and is_now and on:
        return WITHHOLDS
    is_open = " whether " in clause.text.lower() or " if " in clause.text.lower()
    is_no = is_denied(clause.parsed, verb)
    if is_no and verb.lemma == "take" and SIDES.intersection(objects):
        return WITHHOLDS
    if verb.lemma == "reserve" and {"judgment", "judgement"}.intersection(objects):
        return WITHHOLDS
    is_silent = is_no and verb.lemma in SILENT
    return WITHHOLDS if is_silent and is_open else None


def _voiced(parsed: Parsed, below: list[Word], voiced: str, *, is_taken: bool) -> str:
    """Return the stance of 'gave its support', 'lent no support', 'withdrew it'."""
    is_none = any(
        each.lower == "no" for word in below for each in parsed.below[word.at]
    )
    if is_taken or is_none:
        return OPPOSES if voiced == SUPPORTS else SUPPORTS
    return voiced


def _with_words(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance that a verb takes with the words behind it."""
    close = parsed.words[verb.at + 1 : verb.at + CLOSE]
    follow = [w for w in takewhile(_is_particle, close) if w not in below]
    for word in (*below, *follow):
        stance = WITH_PARTICLE.get((verb.lemma, word.lower), "")
        if not stance and word.dep in STATES and verb.lemma in LINKING:
            stance = READY.get(word.lower, "")
        if stance:
            return stance
    if stance := _of_names(parsed, verb, below) or _of_side(parsed, verb):
        return stance
    if verb.lemma == "plead" and "guilty" in {w.lower for w in below}:
        return DENIES if "not" in {w.lower for w in parsed.under(verb)} else ""
    is_for = any(mark_of(parsed, w) == "for" for w in below if w.dep == "advcl")
    return CALLS_FOR if is_for and verb.lemma in BARE - {"vote"} else ""


def _of_names(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance of who calls something a fraud, or a milestone."""
    if verb.lemma not in NAMES or is_denied(parsed, verb):
        return ""
    named = {each for word in below for each in _called(parsed, word)}
    if CLAIMS & named and FALSE & named:
        return DENIES
    return OPPOSES if BAD & named else (SUPPORTS if GOOD & named else "")


def _of_side(parsed: Parsed, verb: Word) -> str:
    """Return the stance of who is 'in favour', or speaks 'in support'."""
    if verb.lemma not in LINKING | TAKING:
        return ""
    for word in _near(parsed, verb):
        is_in = parsed.words[max(word.at - 1, 0)].lower in ("in", "those")
        if is_in and word.lower.startswith(("favo", "support")):
            return SUPPORTS
        if is_in and word.lower == "opposition":
            return OPPOSES
    return ""


def _near(parsed: Parsed, verb: Word) -> list[Word]:
    """Return the words that hang on prepositions of a verb."""
    return [
        each
        for word in parsed.below[verb.at]
        if word.dep == "prep"
        for each in parsed.under(word)
        if each is not word and each.at - word.at <= CLOSE
    ]


def _is_particle(word: Word) -> bool:
    return word.pos in ("ADP", "ADV", "PART") or word.lower in ("yes", "no")


def _called(parsed: Parsed, word: Word) -> set[str]:
    """Return what something is called by a word behind "call" or "describe"."""
    if word.dep not in ("oprd", "ccomp", "dobj", "xcomp", "attr", "prep", "acomp"):
        return set()
    near = [word, *parsed.below[word.at]]
    near += [each for w in parsed.below[word.at] for each in parsed.below[w.at]]
    return {form for each in near for form in (each.lemma, each.lower)}


def is_denied(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a "not" or "never" stands with a verb."""
    return any(
        w.dep == "neg" or (w.lower in NEGATORS and w.dep in ("preconj", "cc", "advmod"))
        for w in parsed.below[verb.at]
    )
