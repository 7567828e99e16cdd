"""Stances of a verb with the words of a phrase, a state, a name or a mood behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine.clause import mark_of
from briefgen.distill.engine.stances import (
    BARE,
    CALLS_FOR,
    CLAIMS,
    DATES,
    DENIES,
    FALSE,
    LINKING,
    NAMES,
    NEGATORS,
    REACTS,
    STATES,
    UNSURE,
    VIEWS,
    WITHHOLDS,
    table,
)

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word

_REACH: Final = 4
"""So many words may stand between two of a phrase."""
_THIS: Final = frozenset(("this", "last", "next", "a", "an", "second", "third"))
_LINKS: Final = frozenset(("ADP", "PART", "SCONJ"))


def with_words(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance that a verb takes with the words behind it."""
    if stance := _of_phrase(parsed, verb):
        return stance
    is_no = is_denied(parsed, verb)
    is_state = verb.lemma in LINKING or verb.lower in UNSURE
    if is_no and is_state and _is_unsure(parsed, verb):
        return WITHHOLDS
    if verb.lemma in LINKING and (stance := _of_state(parsed, below)):
        return stance
    if stance := _of_names(parsed, verb, below):
        return stance
    if verb.lemma in REACTS and (stance := _of_mood(parsed, verb)):
        return stance
    is_for = any(mark_of(parsed, w) == "for" for w in below if w.dep == "advcl")
    return CALLS_FOR if is_for and verb.lemma in BARE - {"vote"} else ""


def _of_phrase(parsed: Parsed, verb: Word) -> str:
    """Return the stance of a verb and the words of one of its phrases."""
    phrases = table().phrases
    found = phrases.get(verb.lemma, ())
    if verb.lemma in LINKING - {"be"}:
        found = (*found, *phrases["be"])
    return next((stance for rest, stance in found if _follows(parsed, verb, rest)), "")


def _follows(parsed: Parsed, verb: Word, rest: tuple[str, ...]) -> bool:
    """Tell whether the words of a phrase stand behind its verb, one by one."""
    last = verb
    under = {word.at for word in parsed.under(verb)}
    stop = parsed.sentence_of(verb.at).stop
    for part in rest:
        behind = parsed.words[last.at + 1 : min(last.at + 2 + _REACH, stop)]
        word = None
        for each in behind:
            if _is_part(each, part) and _is_of(parsed, each, last, verb):
                is_within = each.at in under or each.at == last.at + 1
                word = each if is_within else None
                break
            if each.text in (",", ";", ":", '"', "“") or each.pos in ("VERB", "SCONJ"):
                break
        if word is None and len(rest) == 1:
            word = _far(parsed, verb, part)
        if word is None:
            return False
        last = word
    return True


def _far(parsed: Parsed, verb: Word, part: str) -> Word | None:
    """Return a preposition of a verb that stands far behind it."""
    if part in ("to", "on", "with"):
        return None
    for word in parsed.below[verb.at]:
        if word.at > verb.at and word.lower == part and not _is_when(parsed, word):
            return word
        if word.at > verb.at and word.lower == "of":
            return None  # "spoke of a bad day for tenants"
    return None


def _is_part(word: Word, part: str) -> bool:
    """Tell whether a word is one of a phrase, which has no verb behind its first."""
    is_verb = word.tag in ("VB", "VBD", "VBZ", "VBP") and word.lemma == part
    return part in (word.lower, word.lemma) and not is_verb


def _is_of(parsed: Parsed, word: Word, last: Word, verb: Word) -> bool:
    """Tell whether a preposition belongs to a phrase, and does not tell when."""
    if word.pos not in _LINKS:
        return True
    is_near = word.at == last.at + 1 or word.head in (last.at, verb.at)
    return is_near and not _is_when(parsed, word)


def _is_when(parsed: Parsed, preposition: Word) -> bool:
    for word in parsed.below[preposition.at]:
        if word.text[0].isupper() and word.lemma.lower() in DATES:
            return True
        below = {w.lower for w in parsed.below[word.at]}
        is_counted = any(w.pos == "NUM" for w in parsed.below[word.at])
        if word.lemma.lower() in DATES and (is_counted or below & _THIS):
            return True
    return False


def _is_unsure(parsed: Parsed, verb: Word) -> bool:
    """Tell whether somebody is "not convinced", or "not ready" for something."""
    states = {w.lower for w in parsed.below[verb.at] if w.dep in (*STATES, "xcomp")}
    return bool(states & UNSURE) or verb.lower in UNSURE


def _of_state(parsed: Parsed, below: list[Word]) -> str:
    """Return the stance of what somebody is: 'remains opposed', 'is not convinced'."""
    states = table().states
    for word in below:
        if word.dep not in (*STATES, "xcomp"):
            continue
        for each in (word, *parsed.below[word.at]):
            is_state = each is word or each.dep == "conj"
            if is_state and each.lower in states:
                return states[each.lower]
    return ""


def _of_names(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance of who calls something a fraud, or a milestone."""
    if verb.lemma not in NAMES or is_denied(parsed, verb):
        return ""
    held = [w for w in below if w.dep != "dobj" or verb.lemma not in VIEWS]
    held += [
        w
        for up in below
        if up.dep == "dobj" and verb.lemma in VIEWS
        for w in parsed.below[up.at]
        if w.lower == "as"
    ]
    if verb.lemma == "speak":
        held = [w for w in held if w.lower == "of"]
    if verb.lemma == "think":
        held = [w for w in held if w.pos == "ADJ"]
    words = sorted({each for word in held for each in _called(parsed, word)})
    named = {form for each in words for form in (each.lemma, each.lower)}
    if CLAIMS & named and FALSE & named:
        return DENIES
    labels = table().labels
    found = (labels.get(w.lower) or labels.get(w.lemma) for w in words)
    return next(filter(None, found), "")


def _of_mood(parsed: Parsed, verb: Word) -> str:
    """Return the stance of who 'reacted with fury', or 'coolly'."""
    known = table()
    moods = (
        known.moods.get(each.lemma, "")
        for word in parsed.below[verb.at]
        if word.lower in ("with", "in")
        for each in parsed.under(word)
    )
    manners = (known.manners.get(w.lower, "") for w in parsed.below[verb.at])
    return next(filter(None, (*moods, *manners)), "")


def _called(parsed: Parsed, word: Word) -> list[Word]:
    """Return the words for what something is called behind "call" or "describe"."""
    if word.dep not in ("oprd", "ccomp", "dobj", "xcomp", "attr", "prep", "acomp"):
        return []
    near = [word, *parsed.below[word.at]]
    if word.dep == "prep":
        return [w for w in parsed.under(word) if w.at - word.at <= 2 * _REACH]
    return near + [each for w in parsed.below[word.at] for each in parsed.below[w.at]]


def is_denied(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a "not" or "never" stands with a verb."""
    return any(
        w.dep == "neg" or (w.lower in NEGATORS and w.dep in ("preconj", "cc", "advmod"))
        for w in parsed.below[verb.at]
        if w.at < verb.at or w.lower != "nor"
    )
