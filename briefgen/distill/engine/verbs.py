"""Which stance a verb takes with its words, whether or not it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine.clause import mark_of
from briefgen.distill.engine.lists import PAPERS, PLANS
from briefgen.distill.engine.stances import (
    ASKS,
    BARE,
    BARGAINS,
    CALLS_FOR,
    CLAIMS,
    DATES,
    DENIES,
    DOUBTED,
    FALSE,
    FIGHTS,
    FOUGHT,
    GROUNDS,
    IDEAS,
    LINKING,
    MOVES,
    NAMES,
    NEGATORS,
    NO_STAFF,
    OF_THINGS,
    OPPOSES,
    PRESSES,
    REACTS,
    REJECTS,
    SIDES,
    SILENT,
    SPARED,
    STAFF,
    STATES,
    SUPPORTS,
    TABLES,
    TAKES,
    UNSURE,
    VIEWS,
    VOICES,
    WEIGHS,
    WITHHOLDS,
    table,
)

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause

_REACH: Final = 4
"""So many words may stand between two of a phrase."""
_THIS: Final = frozenset(("this", "last", "next", "a", "an", "second", "third"))
_LINKS: Final = frozenset(("ADP", "PART", "SCONJ"))


def of_verb(clause: Clause, verb: Word) -> str:
    """Return the stance of a verb alone, whether or not it is denied."""
    parsed = clause.parsed
    below = [w for w in parsed.below[verb.at] if w.at > verb.at]
    objects = [w.lemma for w in below if w.dep in ("dobj", "pobj")]
    objects += [
        w.lemma
        for prep in below
        if prep.lower in ("off", "aside", "away", "out")
        for w in parsed.below[prep.at]
    ]
    is_act = any(_is_to(parsed, w) for w in below)
    if verb.lemma in PRESSES and is_act and any(w.dep == "dobj" for w in below):
        return CALLS_FOR
    if verb.lemma in ("ask", "plead", "beg") and _is_for_time(parsed, below):
        return WITHHOLDS
    found = _with_words(parsed, verb, below)
    if found == OPPOSES:
        return _opposed(objects)
    if found or (verb.lemma in BARE and not _is_to_fight(clause, verb)):
        return found
    for rule in (_of_nothing, _of_doubt, _of_objects, _of_wish, _of_refusal):
        stance = rule(clause, verb, below, objects)
        if stance is not None:
            return stance
    if _is_to_fight(clause, verb):
        return OPPOSES
    return table().verbs.get(verb.lemma, "")


def _is_for_time(parsed: Parsed, below: list[Word]) -> bool:
    """Tell whether somebody asks for weeks or months."""
    whats = (w for prep in below if prep.lower == "for" for w in parsed.below[prep.at])
    return any(w.lemma in ("week", "month", "time", "day") for w in whats)


def _is_to(parsed: Parsed, word: Word) -> bool:
    """Tell whether a word is an act that somebody is pressed "to" do."""
    is_below = word.dep == "xcomp" and word.tag == "VB"
    return is_below and any(w.tag == "TO" for w in parsed.below[word.at])


def _opposed(objects: list[str]) -> str:
    """Return what 'brushed aside' says of a claim, and 'ruled out' of nothing."""
    if "nothing" in objects:
        return WITHHOLDS
    return DENIES if CLAIMS.intersection(objects) else OPPOSES


def _is_to_fight(clause: Clause, verb: Word) -> bool:
    """Tell whether somebody is going to undo something: 'vowed to repeal the law'."""
    if verb.lemma not in FIGHTS:
        return False
    below = clause.parsed.below[verb.at]
    up = clause.parsed.above(verb)
    if verb.dep == "xcomp" and up is not None:
        return up.lemma in BARGAINS
    return any(w.dep == "aux" and w.lower in ("will", "would") for w in below)


def _of_nothing(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return that somebody sees no ground, or no merit, in something; or None."""
    if verb.lemma not in ("see", "find"):
        return None
    parsed = clause.parsed
    is_none = any(
        each.lower in ("no", "little", "any") and (each.lower != "any" or is_no)
        for is_no in (is_denied(parsed, verb),)
        for word in below
        if word.dep == "dobj"
        for each in parsed.below[word.at]
    )
    return OPPOSES if is_none and GROUNDS.intersection(objects) else None


def _of_objects(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return the stance that the object of a verb decides, or None."""
    if verb.lemma == "seek":
        return CALLS_FOR if objects and not SPARED.intersection(objects) else ""
    if verb.lemma == "make" and "secret" in objects:
        nouns = (table().nouns.get(w.lemma, "") for w in clause.parsed.under(verb))
        return next(filter(None, nouns), None)
    if verb.lemma in OF_THINGS:
        return OF_THINGS[verb.lemma] if objects else ""
    fought = PLANS.union(FOUGHT, ("it",)).intersection(objects)
    if verb.lemma in ("fight", "contest", "dispute") and fought:
        return OPPOSES
    if verb.lemma == "question":
        return OPPOSES if (PLANS | FOUGHT | DOUBTED).intersection(objects) else ""
    if verb.lemma in REJECTS and CLAIMS.intersection(objects):
        return DENIES
    nouns = table().nouns
    voiced = next((w for w in below if w.dep == "dobj" and w.lemma in nouns), None)
    if voiced is not None and verb.lemma in VOICES:
        is_taken = verb.lemma in TAKES
        return _voiced(clause.parsed, voiced, is_taken=is_taken)
    if verb.lemma in TABLES and not (PLANS | PAPERS | IDEAS).intersection(objects):
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
        is_sought = any(w.dep in ("dobj", "ccomp", "xcomp") for w in below)
        return CALLS_FOR if is_sought else ""
    if "rather" in helpers and "would" in helpers:
        return CALLS_FOR
    subject = clause.subject
    if verb.lemma == "need" and subject is not None and subject.lower in ("i", "we"):
        return CALLS_FOR
    if verb.lemma in ASKS:
        is_asked = any(w.dep in ("xcomp", "ccomp") for w in below)
        is_thing = bool(objects) and verb.lemma not in ("ask", "push", "tell")
        is_asked = is_asked and (bool(objects) or verb.lemma not in ("push", "tell"))
        return CALLS_FOR if is_asked or is_thing else ""
    return None


def _of_refusal(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return the stance of who refuses to speak, or to decide; or None."""
    is_silent = any(w.lemma in SILENT for w in below)
    is_aside = any(
        w.lemma == "take" and SIDES.intersection(each.lemma for each in clause.words)
        for w in below
    )
    if verb.lemma in ("refuse", "decline") and is_aside:
        return WITHHOLDS
    is_act = any(w.dep == "xcomp" for w in below)
    if verb.lemma == "decline" and is_act:
        return WITHHOLDS
    is_post = verb.lemma == "dismiss" and any(
        o.endswith(STAFF) for o in objects if o not in NO_STAFF
    )
    if is_post:
        return ""
    return WITHHOLDS if verb.lemma in ("refuse", "decline") and is_silent else None


def _of_doubt(
    clause: Clause, verb: Word, below: list[Word], objects: list[str]
) -> str | None:
    """Return that somebody is still weighing it, or takes no side; or None."""
    helpers = clause.parsed.below[verb.at]
    is_now = verb.tag == "VBG" and any(w.lemma == "be" for w in helpers)
    on = any(w.dep in ("ccomp", "xcomp") for w in below) or (
        PLANS | MOVES
    ).intersection(objects)
    if verb.lemma in WEIGHS and is_now and on:
        return WITHHOLDS
    is_no = is_denied(clause.parsed, verb)
    if is_no and verb.lemma == "take" and SIDES.intersection(objects):
        return WITHHOLDS
    is_put_off = verb.lemma in ("postpone", "defer", "delay", "reserve")
    if is_put_off and (SIDES | {"judgment", "judgement"}).intersection(objects):
        return WITHHOLDS
    is_silent = is_no and verb.lemma in SILENT
    return WITHHOLDS if is_silent and is_open(clause) else None


def is_open(clause: Clause) -> bool:
    """Tell whether a clause has a question: 'whether she would sign'."""
    text = clause.text.lower()
    return any(
        each in text
        for each in (" whether ", " how ", " if ", " when ", " comment", " drawn")
    )


def _voiced(parsed: Parsed, noun: Word, *, is_taken: bool) -> str:
    """Return the stance of 'gave its support', 'lent no support', 'withdrew it'."""
    voiced = table().nouns[noun.lemma]
    below = parsed.below[noun.at]
    if noun.lemma == "appeal" and any(w.lower == "for" for w in below):
        voiced = CALLS_FOR
    if is_taken or any(each.lower == "no" for each in below):
        return OPPOSES if voiced == SUPPORTS else SUPPORTS
    return voiced


def _with_words(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance that a verb takes with the words behind it."""
    if stance := _of_phrase(parsed, verb):
        return stance
    is_no = is_denied(parsed, verb)
    if is_no and verb.lemma in LINKING and _is_unsure(parsed, verb):
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


def of_denied(parsed: Parsed, verb: Word) -> str:
    """Return the stance of who does not do something: 'would not hear of it'."""
    found = table().denied
    held = found.get(verb.lemma, ())
    if verb.lemma in LINKING - {"be"}:
        held = (*held, *found["be"])
    return next((stance for rest, stance in held if _follows(parsed, verb, rest)), "")


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
        if word.dep not in STATES and word.dep not in ("xcomp", "conj"):
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
    """Return the stance of who 'reacted with fury', 'coolly', or 'met it with relief'."""
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
