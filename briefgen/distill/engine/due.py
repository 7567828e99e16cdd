"""What is to be done under a plan: clauses with "would", "must" and "is to"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import parting
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.point import Points
from briefgen.distill.engine.stances import table
from briefgen.distill.engine.words import (
    CONTAINS,
    PLANS,
    PLEDGES,
    POINTS,
    PROCESS,
    PROVIDES,
    REPORTING,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

_MODALS: Final = word_set("would will shall must may can could")
_DEONTIC: Final = word_set("shall must may")
"""What only a rule says, whatever the verb."""
_NORMS: Final = word_set(
    "off exempt excluded free barred banned covered void voluntary optional "
    "mandatory compulsory binding limited eligible entitled obliged forbidden "
    "allowed"
)
"""What something is by a rule."""
_NEAR: Final = range(1, 4)
_FORMAL: Final = word_set("vote approve ratify sign decide come begin take agree adopt")
_DUE: Final = word_set("is are has have need needs")
_PLACES: Final = word_set(
    "pressure circumstance leadership rule control fire cover sun surface table "
    "bridge heading guise name age command president tenure reign supervision "
    "weight impression rubble water government chairmanship auspices direction "
    "investigation ground street sea roof chancellor minister law"
)
"""What something is done under that is no plan."""
_OPEN: Final = word_set("expect schedule know say plan believe see intend think hope")
_BESIDE: Final = (PROCESS | REPORTING) - word_set("be go help leave lapse expire")
_CHANGES: Final = PROVIDES | word_set(
    "rise fall drop grow climb double halve end start begin remain stay get receive "
    "pay lose keep"
)
"""What becomes of something under a plan, in the present."""
_HOLDS: Final = word_set(
    "want like prefer need be have do see call live lie seem look feel warn continue"
)
"""What is told of the present, and is to be under no plan."""
_ALONE: Final = frozenset(("ROOT", "conj", "ccomp", "parataxis", "advcl"))
_UNDER: Final = word_set("under by in per within pursuant as according")
_TERMS: Final = word_set("term provision return exchange part condition")
_QUOTES: Final = ('"', "“", "”")
_LEAST: Final = 2
_SHORT: Final = 3
"""Fewer words are no point."""


def under(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done 'under the deal': each clause with its subject."""
    words = [parsed.words[at] for at in span]
    found = _phrase(words)
    if found is None:
        return None
    noun, start, stop = found
    is_first = start < _LEAST
    rest = words[stop:] if is_first else words[:start]
    if is_first and rest and rest[0].text == ",":
        rest = rest[1:]
    rest = parting.untold(rest)
    made = [part for part in parting.acts(rest) if len(part) >= _LEAST]
    is_new = any(word.lower in ("a", "an") for word in parsed.below[noun.at])
    if not any(_is_due(part, is_now=is_first and not is_new) for part in made):
        return None
    named = noun if noun.lemma in PLANS | POINTS else None
    return Points(paragraph, parsed, named, made, span, is_all=True)


def _phrase(words: Sequence[Word]) -> tuple[Word, int, int] | None:
    """Return the noun in 'under the terms of the deal', and where this begins and ends.

    At the beginning of a sentence it ends with its comma.
    """
    for n, word in enumerate(words):
        is_late = n >= _LEAST and word.lower not in ("under", "according")
        if word.lower not in _UNDER or is_late:
            continue
        near = words[n + 1 : n + 8]
        if len(near) < _LEAST:
            continue
        noun = next((w for w in near if w.lemma in PLANS | _TERMS), None)
        noun = noun or _unlisted(word, near)
        if noun is None or any(w.tag in ("MD", "VBD", "VBZ") for w in near[:2]):
            continue
        is_terms = noun.lemma in _TERMS and word.lower != "under"
        is_in = word.lower == "in" and near[0].pos == "DET" and noun is near[1]
        if word.lower in ("by", "in", "as", "within") and not (is_terms or is_in):
            continue
        if n >= _LEAST:
            return noun, n, n + 1 + near.index(noun) + 1
        comma = next((m for m in range(n, len(words)) if words[m].text == ","), None)
        first = next((m for m in range(n, len(words)) if words[m].tag == "MD"), 0)
        if comma is not None and (not first or comma < first):
            return noun, n, _behind(words, comma)
    return None


def _unlisted(under: Word, near: Sequence[Word]) -> Word | None:
    """Return the noun of 'under the facility,' that no list has."""
    if under.lower != "under" or not near or near[0].pos not in ("DET", "PRON"):
        return None
    for one, two in pairwise(near):
        if two.text == ",":
            is_noun = one.pos == "NOUN" and one.lemma not in _PLACES
            return one if is_noun else None
        if one.pos in ("VERB", "AUX"):
            return None
    return None


def _behind(words: Sequence[Word], comma: int) -> int:
    """Return where the clause begins behind what is said of a plan between commas.

    "Under the plan, drafted in May and seen by the agency, teams would ...".
    """
    after = words[comma + 1 : comma + 2]
    if after and after[0].tag in ("VBN", "WDT", "WP"):
        rest = range(comma + 1, len(words))
        return next((n for n in rest if words[n].text == ","), comma)
    return comma


def going_on(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done, behind a sentence that tells points."""
    words = parting.untold([parsed.words[at] for at in span])
    mains = (w for w in words if w.dep in ("ROOT", "ccomp") and w.pos in VERBS)
    main = next(mains, None)
    if main is None or any(word.text in _QUOTES for word in words):
        return None
    subject = subject_of(parsed, main)
    is_told = not is_agreed(parsed, span) and any(
        w.lemma in REPORTING and w.tag == "VBD" for w in words
    )
    if subject is None or is_told or not _is_point(parsed, main, subject):
        return None
    while words and (words[0].pos in ("ADV", "PUNCT") or words[0].lower == "also"):
        words.pop(0)
    found = [part for part in parting.acts(words) if len(part) >= _LEAST]
    if not found:
        return None
    return Points(paragraph, parsed, None, found, span, is_all=True)


def _is_change(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb in the present is of a plan: no verb near it holds a view."""
    if verb.lemma in _CHANGES:
        return True
    near = [verb, *(w for w in parsed.under(verb) if w.pos in VERBS)]
    return not any(w.lemma in _HOLDS or w.lemma in table().verbs for w in near)


def is_past(parsed: Parsed, span: range) -> bool:
    """Tell whether a sentence tells what happened."""
    root = next((w for at in span if (w := parsed.words[at]).dep == "ROOT"), None)
    return root is not None and root.tag == "VBD"


def is_ruled(parsed: Parsed, span: range) -> bool:
    """Tell whether a sentence says, as laws do, what somebody shall do."""
    root = next((w for at in span if (w := parsed.words[at]).dep == "ROOT"), None)
    below = parsed.below[root.at] if root is not None else ()
    is_spoken = any(parsed.words[at].text in _QUOTES for at in span)
    return not is_spoken and any(w.dep == "aux" and w.lower == "shall" for w in below)


def is_agreed(parsed: Parsed, span: range) -> bool:
    """Tell whether a sentence says, by itself, what somebody agreed to do."""
    root = next((w for at in span if (w := parsed.words[at]).dep == "ROOT"), None)
    if root is None or root.lemma not in PLEDGES or root.tag not in ("VBD", "VBZ"):
        return False
    below = parsed.below[root.at]
    return any(w.dep == "xcomp" and w.tag == "VB" for w in below)


def _is_point(parsed: Parsed, verb: Word, subject: Word) -> bool:
    """Tell whether a verb says what is to be, or what becomes of its subject."""
    if subject.lemma in PLANS | {"it"} and verb.lemma in CONTAINS | {"be"}:
        return False
    if verb.lemma == "be" and verb.tag in ("VBZ", "VBP") and _is_norm(parsed, verb):
        return True
    if verb.tag == "VBD":
        return verb.lemma in PLEDGES
    helpers = {w.lower for w in parsed.below[verb.at] if w.dep == "aux"}
    is_ruled = bool(helpers & _DEONTIC) and verb.lemma not in _FORMAL
    is_beside = verb.lemma in _BESIDE and verb.tag != "VBN" and not is_ruled
    if verb.lemma in _OPEN and verb.tag == "VBN":
        acts = [w for w in parsed.below[verb.at] if w.dep == "xcomp"]
        is_due = any(w.lower in ("is", "are") for w in parsed.below[verb.at])
        return is_due and any(w.lemma not in _BESIDE | _FORMAL for w in acts)
    if verb.lemma in _OPEN or is_beside:
        return False
    is_now = verb.tag in ("VBZ", "VBP") and _is_change(parsed, verb)
    return is_now or _stands_alone(parsed, verb)


def _is_norm(parsed: Parsed, verb: Word) -> bool:
    """Tell whether something is exempt, off limits or the like."""
    near = (w for w in parsed.under(verb) if w.at - verb.at in _NEAR)
    return any(word.lower in _NORMS for word in near)


def _is_due(words: Sequence[Word], *, is_now: bool) -> bool:
    """Tell whether words say what is to be, or what somebody agreed to do.

    With `is_now`, what they say of the present is to be, too.
    """
    for n, word in enumerate(words):
        after = words[n + 1 : n + 2]
        is_to = bool(after) and after[0].tag in ("TO", "VBN")
        if word.tag == "MD" and word.lower in _MODALS:
            return True
        if word.lower in _DUE and is_to:
            return True
        if word.lemma in PLEDGES and word.tag in ("VBD", "VBZ", "VBP", "VBN"):
            return True
        if word.tag in ("VBZ", "VBP") and (is_now or word.lemma in PROVIDES):
            return word.lemma not in REPORTING
        if word.tag == "VBD":
            return False
    return False


def _stands_alone(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says, with a subject of its own, what is to be."""
    if verb.pos not in VERBS or verb.dep not in _ALONE:
        return False
    below = parsed.below[verb.at]
    helpers = {w.lower for w in below if w.dep in ("aux", "auxpass")}
    is_to = any(
        w.tag == "TO" and parsed.words[w.at - 1].lower in _DUE
        for w in parsed.words[verb.at : verb.at + _SHORT]
    )
    is_passive = verb.tag == "VBN" and bool(helpers & {"is", "are"})
    return is_to or is_passive or bool(helpers & (_MODALS | {"should"}))
