"""Which stance a verb takes with its words, whether or not it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.engine.phrases import is_denied, with_words
from briefgen.distill.engine.stances import (
    ASKS,
    BARE,
    BARGAINS,
    CALLS_FOR,
    CLAIMS,
    CONTESTS,
    DENIES,
    DOUBTED,
    FIGHTS,
    FOUGHT,
    GROUNDS,
    IDEAS,
    MOVES,
    NO_STAFF,
    OF_THINGS,
    OPPOSES,
    PRESSES,
    REJECTS,
    SIDES,
    SILENT,
    SPARED,
    STAFF,
    SUPPORTS,
    TABLES,
    TAKES,
    VOICES,
    WEIGHS,
    WITHHOLDS,
    table,
)
from briefgen.distill.engine.words import PAPERS, PLANS

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause


class _Told(NamedTuple):
    """A verb of a clause, the words below and behind it, and its objects."""

    clause: Clause
    verb: Word
    below: list[Word]
    objects: list[str]


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
    if sure := _of_request(parsed, verb, below):
        return sure
    found, is_to_come = with_words(parsed, verb, below), _is_to_fight(clause, verb)
    if found or (verb.lemma in BARE and not is_to_come):
        return _opposed(objects) if found == OPPOSES else found
    rules = (_of_nothing, _of_doubt, _of_things, _of_objects, _of_wish, _of_refusal)
    told = _Told(clause, verb, below, objects)
    stances = (rule(told) for rule in rules)
    stance = next((each for each in stances if each is not None), None)
    if stance is None:
        return OPPOSES if is_to_come else table().verbs.get(verb.lemma, "")
    return stance


def _of_request(parsed: Parsed, verb: Word, below: list[Word]) -> str:
    """Return the stance of who presses somebody to act, or asks for weeks to think."""
    if verb.lemma in ("ask", "plead", "beg") and _is_for_time(parsed, below):
        return WITHHOLDS
    is_act = any(_is_to(parsed, word) for word in below)
    is_whom = any(word.dep == "dobj" for word in below)
    return CALLS_FOR if verb.lemma in PRESSES and is_act and is_whom else ""


def _is_for_time(parsed: Parsed, below: list[Word]) -> bool:
    """Tell whether somebody asks for weeks or months."""
    whats = (w for prep in below if prep.lower == "for" for w in parsed.below[prep.at])
    return any(w.lemma in ("week", "month", "time", "day") for w in whats)


def _is_to(parsed: Parsed, word: Word) -> bool:
    """Tell whether a word is an act that somebody is pressed "to" do."""
    is_below = word.dep in ("xcomp", "advcl") and word.tag == "VB"
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


def _of_nothing(told: _Told) -> str | None:
    """Return that somebody sees no ground, or no merit, in something; or None."""
    if told.verb.lemma not in ("see", "find"):
        return None
    parsed = told.clause.parsed
    is_none = any(
        each.lower in ("no", "little", "any") and (each.lower != "any" or is_no)
        for is_no in (is_denied(parsed, told.verb),)
        for word in told.below
        if word.dep == "dobj"
        for each in parsed.below[word.at]
    )
    return OPPOSES if is_none and GROUNDS.intersection(told.objects) else None


def _of_things(told: _Told) -> str | None:
    """Return the stance of a verb that takes one to some things alone, or None."""
    fought = PLANS.union(FOUGHT, ("it",)).intersection(told.objects)
    if told.verb.lemma == "seek":
        return (
            CALLS_FOR if told.objects and not SPARED.intersection(told.objects) else ""
        )
    if told.verb.lemma in OF_THINGS:
        return OF_THINGS[told.verb.lemma] if told.objects else ""
    if told.verb.lemma == "question":
        return OPPOSES if fought or DOUBTED.intersection(told.objects) else ""
    if told.verb.lemma in TABLES and not (PLANS | PAPERS | IDEAS).intersection(
        told.objects
    ):
        return ""
    return OPPOSES if told.verb.lemma in CONTESTS and fought else None


def _of_objects(told: _Told) -> str | None:
    """Return the stance that the object of a verb tells, or None."""
    nouns = table().nouns
    if told.verb.lemma == "make" and "secret" in told.objects:
        found = (nouns.get(w.lemma, "") for w in told.clause.parsed.under(told.verb))
        return next(filter(None, found), None)
    if told.verb.lemma in REJECTS and CLAIMS.intersection(told.objects):
        return DENIES
    voiced = next((w for w in told.below if w.dep == "dobj" and w.lemma in nouns), None)
    if voiced is None or told.verb.lemma not in VOICES:
        return None
    return _voiced(told.clause.parsed, voiced, is_taken=told.verb.lemma in TAKES)


def _of_wish(told: _Told) -> str | None:
    """Return the stance of who agrees, would like something, or asks; or None."""
    if told.verb.lemma == "agree" and not any(w.dep == "ccomp" for w in told.below):
        return "" if any(w.lower in ("on", "that") for w in told.below) else SUPPORTS
    helpers = {w.lower for w in told.clause.parsed.below[told.verb.at]}
    if told.verb.lemma in ("like", "prefer") and "would" in helpers:
        is_sought = any(w.dep in ("dobj", "ccomp", "xcomp") for w in told.below)
        return CALLS_FOR if is_sought else ""
    if "rather" in helpers and "would" in helpers:
        return CALLS_FOR
    subject = told.clause.subject
    if (
        told.verb.lemma == "need"
        and subject is not None
        and subject.lower in ("i", "we")
    ):
        return CALLS_FOR
    if told.verb.lemma in ASKS:
        is_asked = any(w.dep in ("xcomp", "ccomp") for w in told.below)
        is_thing = bool(told.objects) and told.verb.lemma not in ("ask", "push", "tell")
        is_asked = is_asked and (
            bool(told.objects) or told.verb.lemma not in ("push", "tell")
        )
        return CALLS_FOR if is_asked or is_thing else ""
    return None


def _of_refusal(told: _Told) -> str | None:
    """Return the stance of who refuses to speak, or to decide; or None."""
    is_silent = any(w.lemma in SILENT for w in told.below)
    is_aside = any(
        w.lemma == "take"
        and SIDES.intersection(each.lemma for each in told.clause.words)
        for w in told.below
    )
    if told.verb.lemma in ("refuse", "decline") and is_aside:
        return WITHHOLDS
    is_act = any(w.dep == "xcomp" for w in told.below)
    if told.verb.lemma == "decline" and is_act:
        return WITHHOLDS
    is_post = told.verb.lemma == "dismiss" and any(
        o.endswith(STAFF) for o in told.objects if o not in NO_STAFF
    )
    if is_post:
        return ""
    return WITHHOLDS if told.verb.lemma in ("refuse", "decline") and is_silent else None


def _of_doubt(told: _Told) -> str | None:
    """Return that somebody is still weighing it, or takes no side; or None."""
    helpers = told.clause.parsed.below[told.verb.at]
    is_now = told.verb.tag == "VBG" and any(w.lemma == "be" for w in helpers)
    on = any(w.dep in ("ccomp", "xcomp") for w in told.below) or (
        PLANS | MOVES
    ).intersection(told.objects)
    if told.verb.lemma in WEIGHS and is_now and on:
        return WITHHOLDS
    is_no = is_denied(told.clause.parsed, told.verb)
    if is_no and told.verb.lemma == "take" and SIDES.intersection(told.objects):
        return WITHHOLDS
    is_put_off = told.verb.lemma in ("postpone", "defer", "delay", "reserve")
    if is_put_off and (SIDES | {"judgment", "judgement"}).intersection(told.objects):
        return WITHHOLDS
    is_silent = is_no and told.verb.lemma in SILENT
    return WITHHOLDS if is_silent and is_open(told.clause) else None


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
