"""Which stance a clause takes: its verb, what it is on, and whether it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine.judging import judged
from briefgen.distill.engine.phrases import is_denied
from briefgen.distill.engine.stances import (
    CALLS_FOR,
    CLAIMS,
    DENIES,
    DENYING,
    ENDS,
    FOUGHT,
    IDLE,
    JOINS,
    LINKING,
    MUTE,
    OPEN,
    OPPOSES,
    SILENT,
    SUFFERS,
    SUPPORTS,
    UNSURE,
    WITHHOLDS,
    table,
)
from briefgen.distill.engine.verbs import is_open, of_verb
from briefgen.distill.engine.words import PLANS

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause


def stance_of(clause: Clause) -> tuple[str, Word] | None:
    """Return the stance that the verbs of a clause take, and the verb; or None."""
    if _is_due(clause) and not is_wish(clause, clause.verb):
        return (WITHHOLDS, clause.verb) if _is_not_drawn(clause) else None
    if stance := judged(clause) or _of_claim(clause):
        return stance, clause.verb
    if _is_between(clause):
        return WITHHOLDS, clause.verb
    verb: Word | None = _joining(clause)
    while verb is not None:
        if stance := _of_one(clause, verb):
            return _asked(clause, verb, stance), verb
        below = (w for w in clause.parsed.below[verb.at] if w.dep == "xcomp")
        verb = None if verb.lemma in IDLE else next(below, None)
    return None


def _is_between(clause: Clause) -> bool:
    """Tell whether somebody does neither of two things that take opposite stances."""
    words = {word.lower for word in clause.words}
    if not {"neither", "nor"} <= words:
        return False
    verbs = table().verbs
    taken = {verbs[w.lemma] for w in clause.words if w.lemma in verbs}
    return len(taken) > 1


def _asked(clause: Clause, verb: Word, stance: str) -> str:
    """Return that who urges others to reject something opposes it."""
    if stance != CALLS_FOR:
        return stance
    parsed = clause.parsed
    acts = [w for w in parsed.under(verb) if w.dep in _ASKED and w is not verb]
    act = min(acts, key=lambda w: w.at, default=None)
    if act is None or act.tag not in ("VB", "VBN") or is_denied(parsed, act):
        return stance
    if act.lemma in ENDS:
        things = {w.lemma for w in parsed.under(verb)}
        return OPPOSES if things & (FOUGHT | PLANS) else stance
    return OPPOSES if act.tag == "VB" and of_verb(clause, act) == OPPOSES else stance


_ASKED = frozenset(("xcomp", "ccomp", "advcl", "pcomp"))
"""How what somebody asks for hangs on the verb."""


def _of_one(clause: Clause, verb: Word) -> str:
    """Return the stance of one of the verbs of a clause, denied or not."""
    parsed, text = clause.parsed, clause.text.lower()
    stance = of_verb(clause, verb)
    if is_denied(parsed, verb) or is_denied(parsed, clause.verb):
        stance = _denied(clause, verb, stance)
    if stance == SUPPORTS and _is_conditional(text):
        return WITHHOLDS
    if not stance and clause.speakers and _is_wanted(parsed, verb):
        return OPPOSES if _is_none(parsed, verb) else CALLS_FOR
    if not stance and _is_insisted(clause) and _is_none(parsed, verb):
        return OPPOSES
    if not stance and verb.lemma in ("have", "be") and " yet to " in text:
        return WITHHOLDS
    return stance


def _is_conditional(text: str) -> bool:
    """Tell whether a text says 'only if', or 'would only vote for it if'."""
    before, _, after = text.partition(" only ")
    return bool(before) and " if " in f" {after}"


def _of_claim(clause: Clause) -> str:
    """Return that a claim is denied: 'an allegation that she dismissed as fiction'."""
    verb, up = clause.verb, clause.parsed.above(clause.verb)
    is_claim = verb.dep == "relcl" and up is not None and up.lemma in CLAIMS
    return DENIES if is_claim and verb.lemma in DENYING else ""


def _joining(clause: Clause) -> Word:
    """Return the verb of a clause, or the one of what somebody joined others in."""
    verb = clause.verb
    if verb.lemma != "join":
        return verb
    below = clause.parsed.under(verb)
    return next((w for w in below if w.tag == "VBG" and w.dep == "pcomp"), verb)


def _is_wanted(parsed: Parsed, verb: Word) -> bool:
    """Tell whether somebody says what ought to be: 'she said the law should go'."""
    below = parsed.below[verb.at]
    helpers = [w.lower for w in below if w.dep in ("aux", "auxpass")]
    is_bare = verb.tag == "VB" and verb.dep == "ccomp" and not helpers
    is_bare = is_bare or (verb.dep == "ccomp" and helpers == ["be"])
    return is_bare or any(each in ("should", "must", "ought") for each in helpers)


def _is_insisted(clause: Clause) -> bool:
    """Tell whether who speaks insists on what they say, or vows it."""
    return any(word.lemma in ("insist", "vow", "swear") for word in clause.told)


def _is_none(parsed: Parsed, verb: Word) -> bool:
    """Tell whether "no" stands with what ought to be: 'that there be no vote'."""
    return any(
        each.lower == "no"
        for word in parsed.below[verb.at]
        for each in parsed.below[word.at]
    )


def _is_due(clause: Clause) -> bool:
    """Tell whether a clause says what may be done to something, not what is done."""
    below = clause.parsed.below[clause.verb.at]
    is_passive = any(w.dep in ("auxpass", "nsubjpass") for w in below)
    return is_passive and any(w.tag == "MD" for w in below)


def _is_not_drawn(clause: Clause) -> bool:
    """Tell whether somebody "would not be drawn" on something."""
    return clause.verb.lemma == "draw" and is_denied(clause.parsed, clause.verb)


def is_wish(clause: Clause, verb: Word) -> bool:
    """Tell whether a stance is that of who says a clause, not of who acts in it."""
    is_wanted = _is_wanted(clause.parsed, verb) or (
        _is_insisted(clause) and _is_none(clause.parsed, verb)
    )
    is_wanted = is_wanted or bool(judged(clause))
    return bool(clause.speakers) and is_wanted


def is_on_plan(clause: Clause, verb: Word) -> bool:
    """Tell whether a stance is one on a plan."""
    words = clause.parsed.words[clause.sentence.start : clause.sentence.stop]
    return any(
        word.lemma in PLANS
        or (word.at > verb.at and word.lower == "it" and word.dep == "dobj")
        for word in words
    )


def _denied(clause: Clause, verb: Word, stance: str) -> str:
    """Return what becomes of a stance that is denied: nothing, where that is unsure."""
    main, text = clause.verb, clause.text.lower()
    is_same = stance == DENIES and main.lemma == "plead"
    is_same |= stance == WITHHOLDS and main.lower in UNSURE
    is_same |= stance == WITHHOLDS and main.lemma in SILENT | LINKING | {"take"}
    if is_same:
        return stance
    below = clause.parsed.below[main.at]
    helpers = [w for w in below if w.dep in ("aux", "auxpass")]
    is_pending = any(w.lemma == "have" for w in helpers) or "yet" in text
    is_both = any(w.lower == "neither" for w in below) and (stance or verb is main)
    is_condition = stance == SUPPORTS and _UNLESS.intersection(text.split())
    if (is_pending and main.lemma in OPEN) or is_both or is_condition:
        return WITHHOLDS
    if stance == SUPPORTS or (main.lemma in JOINS and not is_pending):
        return WITHHOLDS if is_pending else OPPOSES
    is_act = main.tag == "VB" and any(w.lower not in _PAST for w in helpers)
    if is_act and main.lemma in SUFFERS and "yet" not in text:
        return OPPOSES
    is_silent = main.lemma in MUTE or (is_open(clause) and main.lemma in OPEN)
    return WITHHOLDS if is_silent or stance == OPPOSES else ""


_UNLESS = frozenset(("unless", "until", "before"))
"""What somebody makes a condition of: 'will not sign unless'."""
_PAST = frozenset(("did", "had", "has", "have"))
"""Helpers with which a denial tells what was not done, and nothing of a wish."""
