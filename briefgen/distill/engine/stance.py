"""Which stance a clause takes: its verb, what it is on, and whether it is denied."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import mark_of, subject_of
from briefgen.distill.engine.lists import PAPERS, PLANS, STANCES

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause

SUPPORTS, OPPOSES, WITHHOLDS = "supports", "opposes", "withholds"
CALLS_FOR, PROPOSES, DENIES = "calls-for", "proposes", "denies"

_NEGATORS: Final = word_set("not n't n’t never neither no")
_WITH_PARTICLE: Final = {
    ("rule", "out"): OPPOSES,
    ("turn", "down"): OPPOSES,
    ("vote", "for"): SUPPORTS,
    ("vote", "against"): OPPOSES,
    ("warn", "against"): OPPOSES,
    ("argue", "against"): OPPOSES,
    ("appeal", "against"): OPPOSES,
    ("appeal", "for"): CALLS_FOR,
    ("appeal", "to"): CALLS_FOR,
    ("call", "for"): CALLS_FOR,
    ("call", "on"): CALLS_FOR,
    ("call", "upon"): CALLS_FOR,
    ("press", "for"): CALLS_FOR,
    ("ask", "for"): CALLS_FOR,
    ("agree", "to"): SUPPORTS,
    ("object", "to"): OPPOSES,
    ("consent", "to"): SUPPORTS,
    ("stand", "by"): SUPPORTS,
    ("speak", "against"): OPPOSES,
    ("campaign", "against"): OPPOSES,
    ("fight", "against"): OPPOSES,
    ("campaign", "for"): CALLS_FOR,
    ("argue", "for"): CALLS_FOR,
    ("lobby", "for"): CALLS_FOR,
    ("push", "for"): CALLS_FOR,
    ("plead", "for"): CALLS_FOR,
    ("insist", "on"): CALLS_FOR,
    ("advise", "against"): OPPOSES,
    ("put", "forward"): PROPOSES,
    ("shoot", "down"): OPPOSES,
    ("vote", "down"): OPPOSES,
    ("be", "against"): OPPOSES,
    ("hold", "back"): WITHHOLDS,
    ("say", "yes"): SUPPORTS,
    ("say", "no"): OPPOSES,
    ("come", "against"): OPPOSES,
    ("go", "along"): SUPPORTS,
    ("sign", "up"): SUPPORTS,
    ("sign", "on"): SUPPORTS,
    ("throw", "behind"): SUPPORTS,
    ("put", "behind"): SUPPORTS,
    ("stand", "behind"): SUPPORTS,
    ("stand", "against"): OPPOSES,
    ("rally", "behind"): SUPPORTS,
    ("rally", "against"): OPPOSES,
    ("march", "against"): OPPOSES,
    ("demonstrate", "against"): OPPOSES,
    ("speak", "out"): OPPOSES,
    ("lash", "out"): OPPOSES,
    ("hit", "out"): OPPOSES,
    ("rail", "against"): OPPOSES,
    ("balk", "at"): OPPOSES,
    ("hold", "out"): WITHHOLDS,
    ("push", "back"): OPPOSES,
    ("throw", "out"): OPPOSES,
    ("speak", "for"): SUPPORTS,
    ("clamour", "for"): CALLS_FOR,
    ("clamor", "for"): CALLS_FOR,
    ("cry", "out"): OPPOSES,
    ("side", "against"): OPPOSES,
    ("come", "for"): SUPPORTS,
    ("vote", "no"): OPPOSES,
    ("live", "with"): SUPPORTS,
    ("stop", "short"): WITHHOLDS,
    ("hope", "for"): CALLS_FOR,
    ("side", "with"): SUPPORTS,
    ("vote", "yes"): SUPPORTS,
    ("agree", "with"): SUPPORTS,
    ("disagree", "with"): OPPOSES,
    ("lean", "towards"): WITHHOLDS,
}
"""Verbs that take a stance with one word behind them."""
_BARE: Final = word_set("call press appeal vote insist plead attack seek")
"""Verbs that take none without such a word."""
_REJECTS: Final = word_set("reject dismiss refuse disown contest")
CLAIMS: Final = word_set(
    "accusation allegation account charge criticism report rumour rumor "
    "suggestion assertion version claim figure number finding"
)
"""What one denies by rejecting it."""
DENYING: Final = word_set("deny reject dispute dismiss refute contest")
"""What one does to a claim that one denies."""
_FOUGHT: Final = word_set(
    "project dam decision rule closure tax cut merger takeover pipeline mine ban"
)
_MOVES: Final = word_set(
    "move step offer idea measure demand vote ruling verdict sentence condition term"
)
_BAD: Final = word_set(
    "insufficient unacceptable insult inadequate wrong illegal unlawful disgrace "
    "mistake outrage unfair betrayal provocation dangerous premature fraud farce joke "
    "scandal shame disaster reckless laughable absurd naive failure sham circus trick "
    "greedy greed trap surrender capitulation nonsense irresponsible inhumane "
    "unworkable unrealistic unjust cynical cosmetic toothless ridiculous blackmail "
    "theft robbery diktat fig folly arbitrary excessive unconstitutional attack "
    "confiscatory punitive draconian illegitimate undemocratic discriminatory vague "
    "hasty misguided counterproductive scaremongering bluff extortion drop "
    "humiliation gimmick giveaway useless pointless harmful backward hypocrisy"
)
"""What one calls that one opposes."""
_GOOD: Final = word_set(
    "milestone breakthrough victory triumph historic fair balanced sensible overdue "
    "model exemplary example sound impressive encouraging vital essential crucial "
    "landmark success welcome wise courageous reasonable progress boon lifeline"
)
_NAMES: Final = word_set("call brand label describe dub term deem denounce consider")
"""Verbs that give something a name."""
_READY: Final = {
    "willing": SUPPORTS,
    "ready": SUPPORTS,
    "prepared": SUPPORTS,
    "unwilling": WITHHOLDS,
    "reluctant": WITHHOLDS,
    "hesitant": WITHHOLDS,
    "opposed": OPPOSES,
    "against": OPPOSES,
    "hostile": OPPOSES,
    "critical": OPPOSES,
    "supportive": SUPPORTS,
    "undecided": WITHHOLDS,
    "silent": WITHHOLDS,
    "quiet": WITHHOLDS,
    "unsure": WITHHOLDS,
    "noncommittal": WITHHOLDS,
    "non-committal": WITHHOLDS,
    "neutral": WITHHOLDS,
    "uncommitted": WITHHOLDS,
    "divided": WITHHOLDS,
    "sceptical": WITHHOLDS,
    "skeptical": WITHHOLDS,
}
_LINKING: Final = word_set("be keep stand remain stay sound seem appear declare")
_TAKING: Final = word_set("vote come speak argue rule write march rally")
_STATES: Final = ("acomp", "attr", "oprd")
_OPEN: Final = word_set(
    "reply react sign ratify recognise recognize endorse agree respond decide commit answer "
    "accept approve join decline say disclose"
)
"""Who has not done so yet withholds it."""
_JOINS: Final = word_set("sign ratify recognise recognize join approve attend")
"""What one opposes that one does not do."""
_TABLES: Final = word_set("submit table float")
"""What one does to a proposal, and to other things that are none."""
_FALSE: Final = word_set(
    "false baseless untrue unfounded groundless fabricated invented nonsense fiction lie "
    "lies slander fabrication absurd wrong"
)
"""What one calls a claim that one denies."""
_STAFF: Final = ("er", "or", "ist", "ant", "staff", "employee", "official")
"""How nouns end for those who lose their posts."""
_ASKS: Final = word_set("ask request want encourage advise invite require")
"""Who does so calls for what another is to do."""
_VOICES: Final = word_set(
    "express voice give announce declare lend signal reaffirm pledge raise lodge have "
    "drop withdraw reaffirm reiterate restate repeat state grant offer show extend "
    "confirm stress underline register file enter add throw put promise secure win"
)
_VOICED: Final = {
    "support": SUPPORTS,
    "backing": SUPPORTS,
    "approval": SUPPORTS,
    "welcome": SUPPORTS,
    "nod": SUPPORTS,
    "applause": SUPPORTS,
    "endorsement": SUPPORTS,
    "consent": SUPPORTS,
    "blessing": SUPPORTS,
    "opposition": OPPOSES,
    "objection": OPPOSES,
    "protest": OPPOSES,
    "reservation": WITHHOLDS,
    "doubt": WITHHOLDS,
    "criticism": OPPOSES,
    "condemnation": OPPOSES,
    "rejection": OPPOSES,
    "resistance": OPPOSES,
    "veto": OPPOSES,
    "praise": SUPPORTS,
    "go-ahead": SUPPORTS,
    "light": SUPPORTS,
    "complaint": OPPOSES,
    "appeal": OPPOSES,
    "agreement": SUPPORTS,
    "assent": SUPPORTS,
    "acceptance": SUPPORTS,
}
"""What one voices: 'expressed support', 'raised objections'."""
_TAKES: Final = word_set("drop withdraw")
_IDLE: Final = word_set("have fail")
"""Verbs that say nothing of what follows: 'has until May to challenge it'."""
_DRAWS: Final = word_set(
    "draw attract win earn receive get face meet prompt spark trigger have enjoy "
    "secure gain find provoke elicit"
)
"""Verbs whose subject is what others voice something on."""
_WEIGHS: Final = word_set("consider weigh study review examine mull ponder assess")
"""Who is still doing so has not decided."""
_SIDES: Final = word_set("position stance side view decision")
"""Who does not take one withholds it."""
_UNKNOWN: Final = word_set("open unclear uncertain unknown undecided")
_CLEAR: Final = word_set("clear certain known")
_CLOSE: Final = 3
"""So many words behind a preposition belong to it for sure."""
_SILENT: Final = word_set(
    "comment elaborate speculate say disclose answer discuss reveal"
)


def stance_of(clause: Clause) -> tuple[str, Word] | None:
    """Return the stance that the verbs of a clause take, and the verb; or None."""
    verb: Word | None = clause.verb
    parsed = clause.parsed
    if _is_due(clause) and not is_wish(clause, clause.verb):
        return None
    up = parsed.above(verb)
    if judged := _judged(clause):
        return judged, verb
    if verb.lemma == "join":
        verb = next(
            (w for w in parsed.under(verb) if w.tag == "VBG" and w.dep == "pcomp"), verb
        )
    if verb.dep == "relcl" and up and up.lemma in CLAIMS and verb.lemma in DENYING:
        return DENIES, verb
    while verb is not None:
        stance = _of_verb(clause, verb)
        if _is_denied(parsed, verb) or _is_denied(parsed, clause.verb):
            stance = _denied(clause, stance)
        if stance == SUPPORTS and " only if " in clause.text.lower():
            stance = WITHHOLDS
        if stance:
            return stance, verb
        if clause.speakers and _is_wanted(parsed, verb):
            return CALLS_FOR, verb
        if verb.lemma in ("have", "be") and " yet to " in clause.text.lower():
            return WITHHOLDS, verb
        below = (w for w in parsed.below[verb.at] if w.dep == "xcomp")
        verb = None if verb.lemma in _IDLE else next(below, None)
    return None


def _judged(clause: Clause) -> str:
    """Return the stance of who says what something is: false, unfair, a milestone."""
    subject, verb = clause.subject, clause.verb
    if not clause.speakers or subject is None or verb.lemma != "be":
        return ""
    if _is_denied(clause.parsed, verb):
        return ""
    states = {w.lower for w in clause.parsed.below[verb.at] if w.dep in _STATES}
    if subject.lemma in CLAIMS:
        return DENIES if states & _FALSE else ""
    if subject.lemma not in PLANS | _FOUGHT | _MOVES:
        return ""
    return OPPOSES if states & _BAD else (SUPPORTS if states & _GOOD else "")


def _is_wanted(parsed: Parsed, verb: Word) -> bool:
    """Tell whether somebody says what ought to be: 'she said the law should go'."""
    below = parsed.below[verb.at]
    return any(w.dep == "aux" and w.lower in ("should", "must") for w in below)


def _is_due(clause: Clause) -> bool:
    """Tell whether a clause says what may be done to something, not what is done."""
    below = clause.parsed.below[clause.verb.at]
    is_passive = any(w.dep in ("auxpass", "nsubjpass") for w in below)
    return is_passive and any(w.tag == "MD" for w in below)


def is_wish(clause: Clause, verb: Word) -> bool:
    """Tell whether a stance is that of who says a clause, not of who acts in it."""
    is_wanted = _is_wanted(clause.parsed, verb) or bool(_judged(clause))
    return bool(clause.speakers) and is_wanted


def is_on_plan(clause: Clause, verb: Word) -> bool:
    """Tell whether a stance is one on a plan."""
    words = clause.parsed.words[clause.sentence.start : clause.sentence.stop]
    return any(
        word.lemma in PLANS
        or (word.at > verb.at and word.lower == "it" and word.dep == "dobj")
        for word in words
    )


def _of_verb(clause: Clause, verb: Word) -> str:
    """Return the stance of a verb alone, whether or not it is denied."""
    parsed = clause.parsed
    below = [w for w in parsed.below[verb.at] if w.at > verb.at]
    objects = [w.lemma for w in below if w.dep in ("dobj", "pobj")]
    objects += [w.lemma for w in _near(parsed, verb) if w.dep == "pobj"]
    if verb.lemma == "ask" and "time" in objects:
        return WITHHOLDS
    found = _with_words(parsed, verb, below)
    if found or verb.lemma in _BARE:
        return found
    objects = [w.lemma for w in below if w.dep in ("dobj", "pobj")]
    if _is_undecided(clause, verb, objects):
        return WITHHOLDS
    if verb.lemma == "regret":
        return OPPOSES if any(w.dep == "dobj" for w in below) else ""
    if verb.lemma == "suggest":
        return PROPOSES if objects else ""
    if verb.lemma == "fight" and PLANS.union(_FOUGHT, ("it",)).intersection(objects):
        return OPPOSES
    if verb.lemma in _REJECTS and CLAIMS.intersection(objects):
        return DENIES
    voiced = next((_VOICED[each] for each in objects if each in _VOICED), "")
    if voiced and verb.lemma in _VOICES:
        return _voiced(parsed, below, voiced, is_taken=verb.lemma in _TAKES)
    is_post = verb.lemma == "dismiss" and any(o.endswith(_STAFF) for o in objects)
    is_declined = verb.lemma == "decline" and any(w.dep == "xcomp" for w in below)
    if is_declined and not any(w.lemma in _SILENT for w in below):
        return WITHHOLDS
    if verb.lemma == "agree" and not any(w.dep == "ccomp" for w in below):
        return "" if any(w.lower in ("on", "that") for w in below) else SUPPORTS
    if verb.lemma in ("like", "prefer") and any(
        w.lower == "would" for w in parsed.below[verb.at]
    ):
        return CALLS_FOR if any(w.dep in ("dobj", "ccomp") for w in below) else ""
    is_silent = verb.lemma in ("refuse", "decline") and any(
        w.lemma in _SILENT for w in below
    )
    if is_post or is_silent:
        return WITHHOLDS if " whether " in clause.text.lower() else ""
    if verb.lemma in _TABLES and not (PLANS | PAPERS).intersection(objects):
        return ""
    if verb.lemma in _ASKS:
        is_asked = any(w.dep in ("xcomp", "ccomp") for w in below)
        return CALLS_FOR if is_asked or (objects and verb.lemma != "ask") else ""
    return next((s for s, verbs in STANCES.items() if verb.lemma in verbs), "")


def _is_undecided(clause: Clause, verb: Word, objects: list[str]) -> bool:
    """Tell whether somebody is still weighing it, or takes no side."""
    below = clause.parsed.below[verb.at]
    is_now = verb.tag == "VBG" and any(w.lemma == "be" for w in below)
    on = any(w.dep in ("ccomp", "xcomp") for w in below) or PLANS.intersection(objects)
    if verb.lemma in _WEIGHS and is_now and on:
        return True
    is_open = " whether " in clause.text.lower() or " if " in clause.text.lower()
    is_denied = _is_denied(clause.parsed, verb)
    if is_denied and verb.lemma == "take" and _SIDES.intersection(objects):
        return True
    if verb.lemma == "reserve" and {"judgment", "judgement"}.intersection(objects):
        return True
    return is_denied and verb.lemma in _SILENT and is_open


def drawn(clause: Clause) -> tuple[str, Word, Word] | None:
    """Return what a plan draws, the verb, and from whom: 'drew criticism from Norland'.

    "Has the backing of Norland" and "met with resistance from it" are such.
    """
    parsed, verb = clause.parsed, clause.verb
    if verb.lemma not in _DRAWS or verb.lemma == "have" and _is_denied(parsed, verb):
        return None
    for word in clause.words:
        if word.lemma not in _VOICED or word.at < verb.at or word.pos != "NOUN":
            continue
        for prep in parsed.below[word.at]:
            if prep.lower in ("from", "of", "by"):
                holder = next(
                    (w for w in parsed.below[prep.at] if w.dep == "pobj"), None
                )
                if holder is not None:
                    return _VOICED[word.lemma], verb, holder
    return None


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
    """Return of whom it is open what they will do: 'whether Norland signs is unclear'."""
    words = {word.lower for word in clause.words}
    is_open = bool(words & _UNKNOWN) or ("not" in words and bool(words & _CLEAR))
    if "whether" not in words or not is_open:
        return None
    for word in clause.words:
        if word.lower == "whether" and word.head != word.at:
            verb = clause.parsed.words[word.head]
            subject = subject_of(clause.parsed, verb)
            if subject is not None and subject.dep == "nsubj" and verb.pos == "VERB":
                return WITHHOLDS, verb, subject
    return None


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
    close = parsed.words[verb.at + 1 : verb.at + _CLOSE]
    follow = [w for w in takewhile(_is_particle, close) if w not in below]
    for word in (*below, *follow):
        stance = _WITH_PARTICLE.get((verb.lemma, word.lower), "")
        if not stance and word.dep in _STATES and verb.lemma in _LINKING:
            stance = _READY.get(word.lower, "")
        if stance:
            return stance
    if verb.lemma in _NAMES and not _is_denied(parsed, verb):
        named = [each for word in below for each in _called(parsed, word)]
        if CLAIMS.intersection(named) and _FALSE.intersection(named):
            return DENIES
        if _BAD.intersection(named):
            return OPPOSES
        if _GOOD.intersection(named):
            return SUPPORTS
    near = _near(parsed, verb)
    if verb.lemma in _LINKING | _TAKING:
        for word in near:
            is_in = parsed.words[max(word.at - 1, 0)].lower in ("in", "those")
            if is_in and word.lower.startswith(("favo", "support")):
                return SUPPORTS
            if is_in and word.lower == "opposition":
                return OPPOSES
    if verb.lemma == "plead" and "guilty" in {w.lower for w in below}:
        return DENIES if "not" in {w.lower for w in parsed.under(verb)} else ""
    is_for = any(mark_of(parsed, w) == "for" for w in below if w.dep == "advcl")
    return CALLS_FOR if is_for and verb.lemma in _BARE - {"vote"} else ""


def _near(parsed: Parsed, verb: Word) -> list[Word]:
    """Return the words that hang on prepositions of a verb."""
    return [
        each
        for word in parsed.below[verb.at]
        if word.dep == "prep"
        for each in parsed.under(word)
        if each is not word and each.at - word.at <= _CLOSE
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


def _is_denied(parsed: Parsed, verb: Word) -> bool:
    return any(
        w.dep == "neg"
        or (w.lower in _NEGATORS and w.dep in ("preconj", "cc", "advmod"))
        for w in parsed.below[verb.at]
    )


def _denied(clause: Clause, stance: str) -> str:
    """Return what becomes of a stance that is denied: nothing, where that is unsure."""
    if stance == DENIES and clause.verb.lemma == "plead":
        return stance
    if stance == WITHHOLDS and clause.verb.lemma in _SILENT | {"take"}:
        return stance
    helpers = [w for w in clause.parsed.below[clause.verb.at] if w.dep == "aux"]
    is_open = any(w.lemma == "have" for w in helpers) or "yet" in clause.text.lower()
    if is_open and clause.verb.lemma in _OPEN:
        return WITHHOLDS
    if stance == SUPPORTS or (clause.verb.lemma in _JOINS and not is_open):
        return WITHHOLDS if is_open else OPPOSES
    return WITHHOLDS if stance == OPPOSES else ""
