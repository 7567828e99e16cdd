"""What who speaks says of something: that it is a mistake, untrue, too early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.phrases import among, compound, is_denied
from briefgen.distill.engine.stances import (
    CALLS_FOR,
    CLAIMS,
    DENIES,
    EARLY,
    FOUGHT,
    HARSH,
    MOVES,
    OPPOSES,
    SIDES,
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
    if _is_undecided(clause):
        return WITHHOLDS
    if _is_pleaded(clause):
        return CALLS_FOR
    return (
        _of_thing(clause)
        or _named(clause)
        or (OPPOSES if _is_short(clause) else "")
        or _denying(clause)
    )


def _named(clause: Clause) -> str:
    """Return the stance of who says that something is false, unfair, a milestone."""
    subject, verb, parsed = clause.subject, clause.verb, clause.parsed
    if subject is None or verb.lemma not in _IS or is_denied(parsed, verb):
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
    near = (*below, *beside)
    states = {each for w in near for each in (w.lower, compound(parsed, w))}
    if subject.lemma in CLAIMS | {"talk"}:
        return DENIES if states & table().untrue.keys() else ""
    if not is_thing:
        return _harsh(clause, below) if subject.pos == "PRON" else ""
    labels = table().labels
    found = {labels[each] for each in states if each in labels}
    told = OPPOSES if OPPOSES in found else (SUPPORTS if found else "")
    return _harsh(clause, below) or told


def _of_thing(clause: Clause) -> str:
    """Return the stance of who says that something is "out of the question"."""
    subject, verb, parsed = clause.subject, clause.verb, clause.parsed
    if subject is None or (
        subject.lower in _OWN and (subject.lower != "it" or _is_behind_who(clause))
    ):
        return ""
    if not is_denied(parsed, verb):
        return among(table().of_things, parsed, verb)
    is_thing = subject.lemma in PLANS | FOUGHT | MOVES or subject.pos == "PRON"
    below = parsed.below[verb.at]
    is_ahead = any(w.tag == "MD" for w in below) and not any(
        w.dep in ("prep", "dobj", "xcomp") for w in below
    )
    if not (is_thing if verb.lemma in _IS else is_ahead):
        return ""
    return among(table().of_things_denied, parsed, verb)


def _is_behind_who(clause: Clause) -> bool:
    """Tell whether who speaks is named before the clause: 'she said it would not'."""
    return any(word.at < clause.verb.at for word in clause.told)


def _is_pleaded(clause: Clause) -> bool:
    """Tell whether who speaks asks for something with a "please"."""
    return any(word.lower == "please" for word in clause.words)


def _is_undecided(clause: Clause) -> bool:
    """Tell whether who speaks says that "no decision has been reached"."""
    subject = clause.subject
    is_none = subject is not None and subject.dep == "nsubjpass"
    is_none = is_none and subject is not None and subject.lemma in SIDES
    return is_none and clause.verb.lemma in _TAKES and _has_no_subject(clause)


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
    subject = clause.subject
    if subject is None:
        return ""
    is_own = subject.lower in _OWN or any(
        w.tag == "PRP$" for w in clause.parsed.below[subject.at]
    )
    is_denial = (
        _is_called_false(clause, subject)
        or (_is_none(clause) and (subject.dep == "expl" or subject.lower in _OWN))
        or (_is_never(clause) and (is_own or _is_insisted(clause)))
        or (subject.lower in _OWN and _is_blamed(clause))
        or _is_none_of_it(clause)
    )
    return DENIES if is_denial else ""


def _is_called_false(clause: Clause, subject: Word) -> bool:
    """Tell whether a claim, or "it" with a clause behind, is said to be untrue."""
    verb, parsed = clause.verb, clause.parsed
    below = parsed.below[verb.at]
    words = {word.lower for word in clause.words}
    if subject.lemma in CLAIMS | {"talk"}:
        is_bare = words & _WITHOUT and words & _GROUND
        return bool(is_bare) or verb.lower in table().untrue
    if verb.lemma != "be" or subject.lower not in ("it", "word", "that", "nothing"):
        return False
    if subject.lower == "word":
        is_not = bool(words & _NOT)
        return is_not and "true" in words
    is_told = any(w.dep in ("ccomp", "advcl", "acl") for w in below) or any(
        each.dep in ("ccomp", "acl") for w in below for each in parsed.below[w.at]
    )
    states = {w.lower for w in below if w.dep in STATES}
    if is_denied(parsed, verb):
        return is_told and bool(states & {"true", "case", "so", "correct"})
    return is_told and bool(states & table().untrue.keys())


def _is_none_of_it(clause: Clause) -> bool:
    """Tell whether who speaks says that nothing of a kind had been done.

    "It had put no pressure on anyone", "had told none of them anything of the kind".
    """
    parsed, verb = clause.parsed, clause.verb
    helpers = {w.lower for w in parsed.below[verb.at] if w.dep == "aux"}
    if "had" not in helpers or verb.lemma in _FINDS:
        return False
    behind = [w.lower for w in clause.words if w.at > verb.at]
    is_any = is_denied(parsed, verb) and "any" in behind
    is_kind = " ".join(behind).find("of the kind") >= 0 or "such" in behind
    is_no = is_denied(parsed, verb) or bool(_NOT.intersection(behind))
    return is_any or (is_kind and (is_no or "none" in behind))


def _is_none(clause: Clause) -> bool:
    """Tell whether there is said to be "no truth" in something."""
    return any(
        word.lemma in _GROUND | {"link", "evidence"}
        and any(each.lower in _NOT for each in clause.parsed.below[word.at])
        for word in clause.words
    )


def _is_never(clause: Clause) -> bool:
    """Tell whether something is said to have happened "never", or "at no time"."""
    verb, parsed = clause.verb, clause.parsed
    below = parsed.below[verb.at]
    helpers = {w.lower for w in below if w.dep in ("aux", "auxpass")}
    is_past = verb.tag == "VBD" or bool(helpers & {"had", "has", "have", "was", "were"})
    words = {word.lower for word in below}
    is_time = any(
        w.lower == "at"
        and any(
            each.lower in ("time", "point")
            and any(one.lower == "no" for one in parsed.below[each.at])
            for each in parsed.below[w.at]
        )
        for w in below
    )
    is_no = _is_insisted(clause) and (
        is_denied(parsed, verb) or _has_no_subject(clause)
    )
    return is_past and ("never" in words or is_time or is_no)


def _has_no_subject(clause: Clause) -> bool:
    """Tell whether nobody, or "not a single" one, acts in a clause."""
    subject = clause.subject
    if subject is None:
        return False
    return subject.lower in _NOBODY or any(
        w.lower in _NOT for w in clause.parsed.below[subject.at]
    )


def _is_insisted(clause: Clause) -> bool:
    """Tell whether who speaks insists on what they say, as against a claim."""
    beside = (w for word in clause.told for w in clause.parsed.below[word.at])
    return any(word.lemma in _INSISTS for word in (*clause.told, *beside))


def _is_blamed(clause: Clause) -> bool:
    """Tell whether somebody is said not to be to blame."""
    return is_denied(clause.parsed, clause.verb) and any(
        w.lemma in ("blame", "guilty", "responsible", "involve") for w in clause.words
    )


_TAKES: Final = word_set("reach take make form")
_IS: Final = word_set("be remain stay look seem appear sound become")
_OWN: Final = word_set("he she it they i we")
_NOT: Final = word_set("no not never little nothing hardly scarcely")
_FINDS: Final = word_set("find detect see hear receive get recover notice reach make")
"""Who has not done so denies nothing."""
_NOBODY: Final = word_set("nobody none nothing no-one")
_WITHOUT: Final = word_set("without devoid no lack lacks lacked lacking bereft")
_GROUND: Final = word_set("truth basis substance foundation merit ground grounds fact")
_INSISTS: Final = word_set(
    "insist maintain adamant swear stress protest contend deny assert affirm vow "
    "clear plain emphatic categorical pain emphasise emphasize"
)
"""How one denies by saying what did not happen."""
