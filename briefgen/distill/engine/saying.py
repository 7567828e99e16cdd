"""Who says a clause: "she said that", "according to the ministry", "she added"."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.words import NOT_CLAIMS, REPORTING, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause

_CLAIMS: Final = (
    REPORTING
    - NOT_CLAIMS
    - word_set(
        "tell add admit maintain conclude claim show underline underscore signal "
        "assure inform remind boast joke recall"
    )
)
_WITH_THAT: Final = word_set(
    "reiterate restate reaffirm repeat affirm opine rule hold judge determine "
    "establish submit hint imply attest swear rejoin muse guarantee warrant find "
    "learn discover grumble mutter remonstrate volunteer certify decide agree "
    "decree"
)
"""Verbs that report something only with a clause behind them."""
_EXPECTS: Final = word_set(
    "claim admit acknowledge expect forecast predict estimate hope"
)
"""Who does so says what they do: 'claims to have won', 'expects to reopen'."""
_TAIL: Final = 14
"""So many words may follow who says something at the end of a sentence."""
_SURE: Final = word_set("convinced confident sure certain adamant clear plain known")
"""Who is so says what follows."""
_VIEWS: Final = word_set(
    "view opinion words eyes judgment judgement estimation account reckoning "
    "estimate telling admission"
)
_LEAST: Final = 2
"""So many words has what "that" ties on."""
_MOSTLY: Final = 0.8
"""A clause is spoken where so much of it is between quotation marks."""


def content_of(clause: Clause) -> Word | None:
    """Return the verb of what a verb of saying reports, if it is one of a clause."""
    subject = clause.subject
    if subject is None or any(word.dep == "neg" for word in clause.own):
        return None
    if clause.verb.lemma == "quote":
        return _quoted_as(clause)
    if subject.dep == "nsubjpass":
        return None
    for word in _behind_verb(clause):
        if word.dep not in ("ccomp", "parataxis") or subject in clause.parsed.under(
            word
        ):
            continue
        is_to = any(w.tag == "TO" for w in clause.parsed.below[word.at])
        if word.pos in VERBS and not is_to and not _is_after_mark(clause, word):
            return word
    return None


def _behind_verb(clause: Clause) -> list[Word]:
    """Return what hangs on a verb of saying, or on the rest of it: "is sure that"."""
    verb, own = clause.verb, clause.own
    if verb.lemma in REPORTING | _WITH_THAT:
        return own
    if verb.lemma == "point" and any(w.lower == "out" for w in own):
        return own
    sure = [w for w in clause.parsed.under(verb) if w.lower in _SURE]
    if verb.lemma in ("be", "make", "remain", "seem", "let") and sure:
        below = [w for w in clause.parsed.below[sure[0].at] if w.dep == "ccomp"]
        return below or [w for w in own if w.dep == "ccomp"]
    if sure and verb is sure[0]:
        return own
    return []


def _quoted_as(clause: Clause) -> Word | None:
    """Return the verb of what somebody "was quoted as saying"."""
    parsed = clause.parsed
    says = (w for w in parsed.under(clause.verb) if w.lower == "saying")
    found = (w for say in says for w in parsed.below[say.at] if w.dep == "ccomp")
    return next(found, None)


def reported(clause: Clause) -> Clause | None:
    """Return the clause that another one reports, if its verb is one of saying."""
    parsed, content, subject = clause.parsed, content_of(clause), clause.subject
    if content is None or subject is None:
        return None
    part = clause.under(content)
    marks = {
        word.at
        for word in parsed.below[content.at]
        if word.dep == "mark" and word.lower == "that"
    }
    words = tuple(word for word in part.words if word.at not in marks)
    words = words[1:] if _is_that(words) else words
    if not words:
        return None
    part = part._replace(words=words)
    return part.said_by([subject], naming(clause))


def _is_that(words: Sequence[Word]) -> bool:
    """Tell whether the first word ties on what is said, though not parsed so."""
    if len(words) < _LEAST or words[0].lower != "that":
        return False
    return words[1].pos in ("DET", "PROPN", "PRON", "NUM") or words[1].tag == "NNS"


def naming(clause: Clause) -> list[Word]:
    """Return the words that name the subject and the verb, where they are together."""
    subject, verb = clause.subject, clause.verb
    if subject is None:
        return []
    kept = sorted({*clause.parsed.under(subject), verb, subject})
    at = kept.index(verb)
    run = [verb]
    for each in kept[at + 1 :]:
        if each.at != run[-1].at + 1:
            break
        run.append(each)
    for each in reversed(kept[:at]):
        if each.at != run[0].at - 1:
            break
        run.insert(0, each)
    return run if subject in run else []


def is_act(verb: Word) -> bool:
    """Tell whether a verb in the past is what somebody does by speaking."""
    return verb.tag in ("VBD", "VBN") and verb.lemma in SPEECH


def is_told_on(clause: Clause, verb: Word) -> bool:
    """Tell whether a clause behind "she said, and" is still what she said.

    It is where its verb is not a plain past: "and she must repay", "but teams had not".
    """
    content = content_of(clause)
    if content is None or content.at > clause.verb.at:
        return False
    below = clause.parsed.below[verb.at]
    return any(w.dep == "aux" and (w.tag == "MD" or w.lower == "had") for w in below)


def is_subordinate(clause: Clause, content: Word, verb: Word) -> bool:
    """Tell whether a verb that is joined to "said" belongs to what is said.

    So it does where it has a helper, as only what is reported has: "could not".
    """
    below = clause.parsed.below[verb.at]
    helpers = [
        w for w in below if w.dep == "aux" and (w.tag == "MD" or w.lower == "had")
    ]
    is_other_time = clause.verb.tag == "VBD" and verb.tag in ("VB", "VBP", "VBZ")
    return (bool(helpers) or is_other_time) and content.at < verb.at


def is_added(clause: Clause, word: Word) -> bool:
    """Tell whether a verb adds what the subject says: 'rejected it, saying that'."""
    return (
        word.dep == "advcl"
        and word.tag == "VBG"
        and word.lemma in REPORTING | {"argue", "add", "insist"}
        and clause.subject is not None
        and any(w.dep == "ccomp" for w in clause.parsed.below[word.at])
    )


def is_told_after(clause: Clause, word: Word) -> bool:
    """Tell whether a clause tells what somebody said: 'after she said'."""
    below = clause.parsed.below[word.at]
    return (
        word.lemma in REPORTING | _WITH_THAT
        and word.at > clause.verb.at
        and any(w.dep == "mark" and w.lower in ("after", "as", "when") for w in below)
        and any(w.dep == "ccomp" for w in below)
        and subject_of(clause.parsed, word) is not None
    )


def claimed(clause: Clause) -> Clause:
    """Return a clause with its subject for who says so: 'the agency described it'."""
    verb, subject = clause.verb, clause.subject
    if subject is None or clause.speakers:
        return clause
    if verb.lemma not in _CLAIMS and not _is_estimate(clause):
        return clause
    is_denied = any(word.dep == "neg" for word in clause.own)
    if subject.dep == "nsubjpass" or is_denied:
        return clause
    return clause.said_by([subject], naming(clause))


def _is_estimate(clause: Clause) -> bool:
    """Tell whether somebody 'puts the number at', or 'speaks of' something."""
    below = {(w.dep, w.lower) for w in clause.parsed.below[clause.verb.at]}
    if clause.verb.lemma == "put":
        after = [w for w in clause.words if w.at > clause.verb.at][:_TAIL]
        is_at = any(
            one.lower == "at" and two.pos in ("NUM", "SYM", "ADV", "ADP")
            for one, two in pairwise(after)
        )
        return is_at and any(dep == "dobj" for dep, _ in below)
    if clause.verb.lemma in ("attribute", "ascribe", "blame"):
        return any(dep == "dobj" for dep, _ in below)
    if clause.verb.lemma in _EXPECTS:
        return any(dep == "xcomp" for dep, _ in below)
    return clause.verb.lemma == "speak" and ("prep", "of") in below


def attributed(clause: Clause) -> tuple[Clause, list[Word], list[Word]]:
    """Return a clause without "according to x" and the like, who x is, the words.

    These are "as confirmed by x" and ", x said," too.
    """
    parsed = clause.parsed
    speakers: list[Word] = []
    told: list[Word] = []
    for word in clause.words:
        found = [] if _is_of_other(clause, word) else _source(clause, word)
        if found:
            speakers += found
            told += sorted(w for w in parsed.under(word) if w in clause.words)
    return (clause.without(told) if told else clause), speakers, told


def _is_of_other(clause: Clause, word: Word) -> bool:
    """Tell whether a word hangs on a verb that is joined to that of a clause.

    "It closed and, according to neighbours, stayed shut": they say the latter alone.
    """
    up = clause.parsed.above(word)
    is_joined = up is not None and up.dep == "conj" and up.head == clause.verb.at
    return is_joined and word.lower in ("according", "in", "by", "on")


def _source(clause: Clause, word: Word) -> list[Word]:
    """Return who is the source, where a word says that somebody is."""
    parsed = clause.parsed
    if word.lower == "according":
        return [w for w in parsed.under(word) if w.dep == "pobj"][:1]
    if word.lower in ("in", "by", "on") and word.dep == "prep":
        return _of_view(parsed, word)
    if word is clause.verb or word.lemma not in REPORTING:
        return []
    below = parsed.below[word.at]
    mark = next((w for w in below if w.dep == "mark" and w.lower == "as"), None)
    is_aside = mark is not None and (
        mark.at == 0 or parsed.words[mark.at - 1].pos in ("PUNCT", "VERB")
    )
    if word.dep in ("advcl", "relcl", "acl") and is_aside:
        agents = [
            w for each in below if each.dep == "agent" for w in parsed.below[each.at]
        ]
        return [*agents, *(w for w in below if w.dep == "nsubj")]
    if word.dep == "parataxis" and word.head == clause.verb.at:
        subject = subject_of(parsed, word)
        has_content = any(w.dep == "ccomp" for w in below)
        return [subject] if subject and not has_content else []
    return []


def _of_view(parsed: Parsed, preposition: Word) -> list[Word]:
    """Return whose view something is: 'in her opinion', 'in the words of Brandt'."""
    views = [w for w in parsed.below[preposition.at] if w.lower in _VIEWS]
    whose = [w for view in views for w in parsed.below[view.at] if w.dep == "poss"]
    of = [w for view in views for w in parsed.below[view.at] if w.lower == "of"]
    named = [w for each in of for w in parsed.below[each.at] if w.dep == "pobj"]
    return (whose or named)[:1]


def _is_after_mark(clause: Clause, word: Word) -> bool:
    ends = sorted((clause.verb.at, word.at))
    between: Iterable[Word] = clause.parsed.words[ends[0] : ends[1]]
    return any(each.text in (";", ":") for each in between) and word.at > clause.verb.at


@lru_cache(maxsize=64)
def quoted(parsed: Parsed) -> frozenset[int]:
    """Return the places of the words that stand between quotation marks."""
    found = set()
    is_curly = is_straight = False
    for word in parsed.words:
        if word.text in ("“", "”"):
            is_curly = word.text == "“"
        elif word.text == '"':
            is_straight = not is_straight
        elif is_curly or is_straight:
            found.add(word.at)
    return frozenset(found)


def spoken(clause: Clause) -> Clause:
    """Return a clause that knows whether it is all between quotation marks."""
    inside = quoted(clause.parsed)
    words = [word.at for word in clause.words if word.pos != "PUNCT"]
    count = sum(at in inside for at in words)
    return clause._replace(is_spoken=bool(words) and count >= _MOSTLY * len(words))
