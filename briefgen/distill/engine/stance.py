"""Which stance a clause takes: its verb, what it is on, and whether it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine.asking import is_against
from briefgen.distill.engine.judging import judged
from briefgen.distill.engine.phrases import is_denied, of_denied
from briefgen.distill.engine.stances import (
    CALLS_FOR,
    CLAIMS,
    DENIES,
    DENYING,
    IDLE,
    JOINS,
    LINKING,
    MUTE,
    OPEN,
    OPPOSES,
    PROPOSES,
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
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause


def stance_of(clause: Clause) -> tuple[str, Word] | None:
    """Return the stance that the verbs of a clause take, and the verb; or None."""
    if _is_of_nobody(clause) and not clause.speakers:
        return None
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
        below = iter([w for w in clause.parsed.below[verb.at] if w.dep == "xcomp"])
        is_own = _is_instructing(clause, verb)
        below = _told_to(clause, verb) if is_own else below
        verb = None if verb.lemma in IDLE else next(below, None)
    return None


def _is_instructing(clause: Clause, verb: Word) -> bool:
    """Tell whether somebody has their own people act: 'told its envoy to abstain'."""
    return verb.lemma in _INSTRUCTS and any(
        each.tag == "PRP$"
        for word in clause.parsed.under(verb)
        if word.dep in ("dobj", "nsubj") and word.at > verb.at
        for each in clause.parsed.below[word.at]
    )


def _told_to(clause: Clause, verb: Word) -> Iterator[Word]:
    """Yield what somebody is told to do."""
    below = clause.parsed.below[verb.at]
    yield from (w for w in below if w.dep in ("ccomp", "xcomp") and w.tag == "VB")
    # The model takes "to abstain" for a place that somebody is sent to.
    to = (w for w in clause.parsed.under(verb) if w.lower == "to" and w.dep == "prep")
    yield from (w for each in to for w in clause.parsed.below[each.at])


def _is_of_nobody(clause: Clause) -> bool:
    """Tell whether nobody does what a clause tells, so that nobody holds a stance."""
    subject = clause.subject
    if subject is None:
        return False
    below = (w.lower for w in clause.parsed.below[subject.at] if w.dep == "det")
    return subject.lower in ("nobody", "none") or "no" in below


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
    if stance != CALLS_FOR and verb.lemma not in _ADVISES:
        return stance
    parsed = clause.parsed
    if is_against(parsed, verb):
        return OPPOSES
    acts = [w for w in parsed.under(verb) if w.dep in _ASKED and w is not verb]
    act = min(acts, key=lambda w: w.at, default=None)
    if act is None or act.tag != "VB" or is_denied(parsed, act):
        return stance
    if act.lemma == "rule":  # "urged it to rule out cuts"
        return stance
    return OPPOSES if of_verb(clause, act) == OPPOSES else stance


_ADVISES = frozenset(("recommend", "advise", "counsel"))
_ASKED = frozenset(("xcomp", "ccomp", "advcl", "pcomp"))
"""How what somebody asks for hangs on the verb."""


def _of_one(clause: Clause, verb: Word) -> str:
    """Return the stance of one of the verbs of a clause, denied or not."""
    parsed, text = clause.parsed, clause.text.lower()
    stance, is_no = of_verb(clause, verb), is_denied(parsed, verb)
    if verb.lemma in ("have", "be") and " yet to be " in text:
        return ""  # "four in five have yet to be built"
    if is_no or is_denied(parsed, clause.verb):
        stance = (_not_done(clause, verb) if is_no else "") or _denied(
            clause, verb, stance
        )
    if _is_conditional(text) and (stance == SUPPORTS or _is_offered(clause, verb)):
        return WITHHOLDS
    if _is_duty(parsed, verb) and not clause.speakers:
        return ""
    if not stance or (stance == SUPPORTS and not is_no):
        stance = _wished(clause, verb) or stance
    if not stance and verb.lemma in ("have", "be") and " yet to " in text:
        return WITHHOLDS
    return stance


def _not_done(clause: Clause, verb: Word) -> str:
    """Return the stance that is taken by not doing something, if any."""
    if _is_unless(clause, verb):
        return WITHHOLDS
    return of_denied(clause.parsed, verb)


def _wished(clause: Clause, verb: Word) -> str:
    """Return the stance of who says what ought to be done by others, or not at all."""
    parsed, subject = clause.parsed, clause.subject
    is_own = subject is not None and subject.lower == "i"
    is_no = _is_none(parsed, verb)
    if clause.speakers and not is_own and _is_wanted(parsed, verb):
        asked = PROPOSES if _is_suggested(clause) else CALLS_FOR
        return OPPOSES if is_no and asked != PROPOSES else asked
    return OPPOSES if is_no and _is_insisted(clause) else ""


def _is_duty(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a clause says what somebody must do: no stance of theirs."""
    return any(w.lower in ("must", "should", "ought") for w in parsed.below[verb.at])


def _is_unless(clause: Clause, verb: Word) -> bool:
    """Tell whether somebody will not agree "unless" something is done."""
    words = {word.lower for word in clause.words}
    return "unless" in words and _is_offered(clause, verb)


def _is_offered(clause: Clause, verb: Word) -> bool:
    """Tell whether somebody would agree to something: 'will sell only if'."""
    is_to_come = any(w.tag == "MD" for w in clause.parsed.below[verb.at])
    return is_to_come and verb.lemma in OPEN | JOINS | _GIVES


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


def _is_suggested(clause: Clause) -> bool:
    """Tell whether who speaks puts forward what they say: 'suggested that they go'."""
    return any(word.lemma in _SUGGESTS for word in clause.told)


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


_GIVES = frozenset(
    (
        "tender",
        "sell",
        "vote",
        "talk",
        "negotiate",
        "disarm",
        "withdraw",
        "release",
        "hand",
        "pay",
        "lift",
        "return",
        "participate",
        "cooperate",
        "back",
        "fund",
        "help",
    )
)
"""What one gives, or does, on a condition: 'will sell only if'."""
_INSTRUCTS = frozenset(("instruct", "order", "direct", "tell", "whip", "authorise"))
_UNLESS = frozenset(("unless", "until", "before"))
"""What somebody makes a condition of: 'will not sign unless'."""
_SUGGESTS = frozenset(("suggest", "propose", "submit", "float", "moot", "move", "idea"))
_PAST = frozenset(("did", "had", "has", "have"))
"""Helpers with which a denial tells what was not done, and nothing of a wish."""
