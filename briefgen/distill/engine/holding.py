"""Who holds a stance without being the subject of its verb."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.phrases import is_denied
from briefgen.distill.engine.stances import (
    CALLS_FOR,
    CLEAR,
    DRAWS,
    HELD_BY,
    OPPOSES,
    PROPOSES,
    SUPPORTS,
    UNKNOWN,
    WITHHOLDS,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause


_BESIDE: Final = frozenset(
    ("despite", "over", "amid", "with", "after", "against", "without", "following")
)
_COMES: Final = word_set(
    "come voice express receive give raise lodge offer announce pledge promise hear "
    "file utter grant withhold expect"
)
"""What is done with support or criticism that somebody has: 'came from Norland'."""
_FRIENDS: Final = dict.fromkeys(
    ("ally", "champion", "friend", "supporter", "backer", "advocate", "defender"),
    SUPPORTS,
) | dict.fromkeys(("enemy", "foe", "opponent", "critic", "adversary"), OPPOSES)
_RESPONSES: Final = word_set("response reception reaction reply hearing welcome answer")
_TONES: Final = {
    **dict.fromkeys(
        word_set("warm enthusiastic positive favourable favorable friendly rapturous"),
        SUPPORTS,
    ),
    **dict.fromkeys(
        word_set("angry furious hostile negative bitter scathing withering dusty"),
        OPPOSES,
    ),
    **dict.fromkeys(
        word_set("cool lukewarm muted tepid guarded mixed chilly frosty icy cautious"),
        WITHHOLDS,
    ),
}
"""How somebody takes what is put forward."""
_FAVOUR: Final = word_set("favour favor grace acceptance sympathy support")
"""What something finds, or does not, with somebody."""
_MADE: Final = {
    "fight": OPPOSES,
    "challenge": OPPOSES,
    "contest": OPPOSES,
    "attack": OPPOSES,
    "air": PROPOSES,
    "suggest": PROPOSES,
    "advance": PROPOSES,
}
"""What some verbs say of a plan that is so by somebody."""
_IDEAS: Final = dict.fromkeys(
    ("idea", "suggestion", "proposal", "counter-proposal", "alternative", "advice"),
    PROPOSES,
) | dict.fromkeys(
    ("demand", "wish", "plea", "call", "request", "appeal", "condition", "preference"),
    CALLS_FOR,
)
"""What is somebody's who puts it forward, or asks for it."""
_HUNG: Final = ("acl", "advcl", "amod", "nmod", "dep")
"""How a participle hangs on what it is said of."""
_VOICED: Final = word_set(
    "opposition objection backing endorsement refusal rejection resistance "
    "condemnation criticism consent veto approval blessing disapproval support "
    "protest"
)
"""What others voice on something, where a preposition leads to it."""


def drawn(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return what a plan draws, the verb, and from whom: 'drew criticism from Norland'.

    "Has the backing of Norland" and "met with resistance from it" are such.
    """
    parsed, verb = clause.parsed, clause.verb
    if (found := _come(clause) or _befriended(clause) or _of_idea(clause)) is not None:
        return found
    if verb.lemma not in DRAWS or (verb.lemma == "have" and is_denied(parsed, verb)):
        return None
    nouns = table().nouns
    for word in clause.words:
        stance = nouns.get(word.lemma, "") or _received(clause, word)
        if not stance or word.at < verb.at or word.pos != "NOUN":
            continue
        up = parsed.above(word)
        is_of = word.head == verb.at or (up is not None and up.head == verb.at)
        if not is_of:
            continue
        after = parsed.words[word.at + 1 : word.at + 2]
        for prep in dict.fromkeys((*parsed.below[word.at], *after)):
            if prep.lower in ("from", "of", "by"):
                holder = next(
                    (w for w in parsed.below[prep.at] if w.dep == "pobj"), None
                )
                if holder is not None:
                    return stance, verb, holder
    return None


def _received(clause: Clause, word: Word) -> str:
    """Return the stance of 'a cool response' and the like."""
    if word.lemma not in _RESPONSES:
        return ""
    below = (w.lower for w in clause.parsed.below[word.at] if w.dep == "amod")
    return next((_TONES[each] for each in below if each in _TONES), "")


def _come(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return who voices it in 'Support came from Norland', 'was voiced by it'."""
    parsed, verb, subject = clause.parsed, clause.verb, clause.subject
    nouns = table().nouns
    if subject is None or verb.lemma not in _COMES or is_denied(parsed, verb):
        return None
    stance = nouns.get(subject.lemma, "") or nouns.get(subject.lower, "")
    if not stance or subject.pos == "PROPN":
        return None
    is_no = any(w.lower == "no" for w in parsed.below[subject.at])
    for prep in parsed.below[verb.at]:
        if prep.lower in ("from", "by") and prep.at > verb.at and not is_no:
            holder = next((w for w in parsed.below[prep.at] if w.dep == "pobj"), None)
            if holder is not None:
                return stance, verb, holder
    return None


def _befriended(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return who is for it in 'has an ally in Norland', 'found no favour with it'."""
    parsed, verb = clause.parsed, clause.verb
    if verb.lemma not in ("have", "find", "win", "gain", "meet"):
        return None
    for word in parsed.below[verb.at]:
        stance, prep = _FRIENDS.get(word.lemma, ""), "in"
        if word.lemma in _FAVOUR:
            stance, prep = SUPPORTS, "with"
        if not stance or word.at < verb.at or word.dep not in ("dobj", "pobj"):
            continue
        is_no = any(w.lower in ("no", "little", "scant") for w in parsed.below[word.at])
        if is_no or is_denied(parsed, verb):
            if stance != SUPPORTS:
                continue
            stance = OPPOSES
        for each in (*parsed.below[word.at], *parsed.below[verb.at]):
            whom = next((w for w in parsed.below[each.at] if w.dep == "pobj"), None)
            if each.lower == prep and each.at > word.at and whom is not None:
                return stance, verb, whom
    return None


def _of_idea(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return whose proposal it is in 'her idea is that the firm move'."""
    parsed, verb, subject = clause.parsed, clause.verb, clause.subject
    if subject is None or verb.lemma != "be" or is_denied(parsed, verb):
        return None
    stance = _IDEAS.get(subject.lemma, "")
    whose = next((w for w in parsed.below[subject.at] if w.dep == "poss"), None)
    is_told = any(w.dep in ("ccomp", "xcomp") for w in parsed.below[verb.at])
    return (stance, verb, whose) if stance and whose is not None and is_told else None


def _done_by(clause: Clause) -> Iterator[tuple[str, Word, Word]]:
    """Yield who stands to a thing as a participle beside it says.

    "The bill, backed by Norland", "an idea floated by its premier, Ada Brandt".
    """
    parsed = clause.parsed
    known = table()
    for word in (parsed.words[at] for at in clause.sentence):
        first = _first(parsed, word)
        if word.tag not in ("VBN", "VBD") or first.dep not in _HUNG:
            continue
        stance = _MADE.get(word.lemma) or known.verbs.get(word.lemma, "")
        below = parsed.below[word.at]
        if not stance or any(w.dep in ("nsubj", "neg", "aux") for w in below):
            continue
        if word is clause.verb or not any(o is clause.verb for o in parsed.over(word)):
            continue
        agents = (w for w in below if w.lower == "by" and w.at > word.at)
        for agent in agents:
            for whom in parsed.below[agent.at]:
                near = (whom, *(w for w in parsed.below[whom.at] if w.dep == "appos"))
                named = next((w for w in reversed(near) if w.pos == "PROPN"), None)
                named = named or _office(parsed, whom)
                if whom.dep == "pobj" and named is not None:
                    yield stance, word, named


def _first(parsed: Parsed, word: Word) -> Word:
    """Return the first of some words that "and" joins."""
    while word.dep == "conj" and (up := parsed.above(word)) is not None:
        word = up
    return word


def _office(parsed: Parsed, word: Word) -> Word | None:
    """Return an office that a name stands behind: 'the premier, Ada Brandt'."""
    behind = parsed.words[word.at + 1 : word.at + 3]
    is_named = len(behind) > 1 and behind[0].text == "," and behind[1].pos == "PROPN"
    return word if is_named else None


def beside(clause: Clause) -> Iterator[tuple[str, Word, Word]]:
    """Yield stances that a clause tells by nouns: 'despite opposition from Norland'.

    Each has the noun, and the word for who holds it: "over Norland's objections",
    "Ada Brandt, a critic of the plan".
    """
    parsed = clause.parsed
    yield from _done_by(clause)
    for word in (parsed.words[at] for at in clause.sentence):
        up = parsed.above(word)
        if word.pos != "NOUN" or up is None:
            continue
        verbs = (each for each in parsed.over(word) if each.pos in VERBS)
        if next(verbs, None) is not clause.verb:
            continue
        if word.lemma in HELD_BY and word.dep in ("appos", "attr"):
            holder = up if word.dep == "appos" else clause.subject
            is_of = any(w.lower == "of" for w in parsed.below[word.at])
            if is_of and holder is not None and not is_denied(parsed, clause.verb):
                yield HELD_BY[word.lemma], word, holder
        elif word.lemma in _VOICED and (
            word.dep == "nsubj" or (word.dep == "pobj" and up.lower in _BESIDE)
        ):
            for each in parsed.below[word.at]:
                if each.dep == "poss" and each.pos == "PROPN" and word.dep == "pobj":
                    yield table().nouns[word.lemma], word, each
                elif each.lower in ("from", "of", "by"):
                    whom = (w for w in parsed.below[each.at] if w.pos == "PROPN")
                    yield from ((table().nouns[word.lemma], word, who) for who in whom)


def followed(clause: Clause) -> Word | None:
    """Return who does the same: 'Norland opposed it, and so did Southmark'."""
    words = clause.parsed.words[clause.verb.at : clause.sentence.stop]
    for one, two in pairwise(words):
        if one.lower == "so" and two.lemma in ("do", "have", "be", "will"):
            behind = (w for w in words if w.at > two.at and w.pos in ("NOUN", "PROPN"))
            first = next(behind, None)
            while first is not None and first.dep == "compound":
                first = clause.parsed.above(first)
            return first
    return None


def left_open(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return who leaves it open: 'whether Norland signs is unclear'."""
    words = {word.lower for word in clause.words}
    is_open = bool(words & UNKNOWN) or ("not" in words and bool(words & CLEAR))
    if "whether" not in words or not is_open:
        return None
    for word in clause.words:
        if word.lower == "whether" and word.head != word.at:
            verb = clause.parsed.words[word.head]
            subject = subject_of(clause.parsed, verb)
            if subject is not None and subject.dep == "nsubj" and verb.pos == "VERB":
                return WITHHOLDS, verb, subject
    return None
