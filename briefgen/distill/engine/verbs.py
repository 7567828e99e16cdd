"""Which stance a verb takes with its words, whether or not it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine.phrases import is_denied, with_words
from briefgen.distill.engine.stances import (
    ASKS,
    BARE,
    BARGAINS,
    CALLS_FOR,
    CLAIMS,
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
    found = with_words(parsed, verb, below)
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
        under = clause.parsed.under(verb)
        found = (table().nouns.get(w.lemma, "") for w in under)
        return next(filter(None, found), None)
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
