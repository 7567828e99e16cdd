"""What hangs on a noun and tells something of its own: "the bloc, which opposes it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, Clause, mark_of, subject_of
from briefgen.distill.engine.stance import stance_of
from briefgen.distill.engine.stances import CLAIMS, DENYING
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Parsed, Word

_PRONOUNS: Final = frozenset(("which", "who", "where", "whom"))
_SUMS: Final = word_set(
    "view step move idea proposal demand plan request decision change condition offer"
)
"""Nouns for what somebody else holds a stance on."""
_BEHIND: Final = frozenset(("after", "because", "as", "since", "when"))
_BESIDE: Final = ("appos", "npadvmod")
"""How a noun hangs on a clause that it sums up: "a step that they reject"."""


def relative(clause: Clause) -> Iterator[Clause]:
    """Yield what relative clauses and absolute participles in a clause tell."""
    for word in clause.words:
        if _is_absolute(clause, word):
            yield clause.under(word)._replace(actor=subject_of(clause.parsed, word))
            continue
        if _is_behind(clause, word):
            marks = [w for w in clause.parsed.below[word.at] if w.dep == "mark"]
            yield clause.under(word).without(marks)
            continue
        if word.dep != "relcl" or word.pos not in VERBS or word is clause.verb:
            continue
        if (part := _denial(clause, word) or _told_of(clause, word)) is not None:
            yield part


def _told_of(clause: Clause, verb: Word) -> Clause | None:
    """Return what a relative clause tells of its noun, if it can be told alone."""
    parsed = clause.parsed
    noun = parsed.above(verb)
    if noun is None:
        return None
    part = clause.under(verb)
    pronoun = next((w for w in parsed.below[verb.at] if w.lower in _PRONOUNS), None)
    is_summed = (noun.dep in _BESIDE or noun.lemma in CLAIMS | _SUMS) and _is_held(
        clause, verb
    )
    if not is_summed and (pronoun is None or not _after_comma(parsed, pronoun)):
        return None
    has_subject = subject_of(parsed, verb) is not None
    if is_summed or (pronoun and pronoun.dep in ("dobj", "poss") and has_subject):
        name = [w for w in parsed.under(noun) if w.at <= noun.at]
        words = tuple(sorted({*name, *part.words}))
        return part._replace(words=words, focus=part.words)
    if pronoun and pronoun.lower == "where":
        return part.without([pronoun]) if has_subject else None
    if pronoun and pronoun.dep in ("nsubj", "nsubjpass"):
        return _of_subject(clause, part, noun, pronoun)
    return None


def _of_subject(clause: Clause, part: Clause, noun: Word, pronoun: Word) -> Clause:
    """Return a relative clause with its noun in place of the pronoun."""
    inside = {word.at for word in clause.words}
    below = clause.parsed.under(noun)
    name = [w for w in below if w.at <= noun.at and w.at in inside]
    name = [w for w in name if w.text != "," and w.dep != "cc"]
    words = tuple(sorted({*name, *part.without([pronoun]).words}))
    return part._replace(words=words, actor=noun)


def _denial(clause: Clause, verb: Word) -> Clause | None:
    """Return a clause as the denial at its end: 'a charge she denies'."""
    parsed = clause.parsed
    noun, subject = parsed.above(verb), subject_of(parsed, verb)
    is_claim = noun is not None and noun.lemma in CLAIMS and noun.dep != "ROOT"
    if not is_claim or subject is None or verb.lemma not in DENYING:
        return None
    return clause._replace(verb=verb, actor=subject)


def _is_held(clause: Clause, verb: Word) -> bool:
    """Tell whether somebody has a stance on a noun: 'a step that they reject'."""
    subject = subject_of(clause.parsed, verb)
    is_own = subject is not None and subject.lower not in ("which", "that", "who")
    return is_own and stance_of(clause.under(verb)) is not None


def _is_absolute(clause: Clause, verb: Word) -> bool:
    """Tell whether a participle has its own subject: 'with only Norland dissenting'."""
    if verb.tag != "VBG" or verb is clause.verb:
        return False
    subject = subject_of(clause.parsed, verb)
    below = clause.parsed.below[verb.at]
    if subject is None or any(w.dep == "aux" for w in below):
        return False
    is_told = verb.lemma in REPORTING and any(w.dep == "ccomp" for w in below)
    return is_told or stance_of(clause.under(verb)) is not None


def _is_behind(clause: Clause, verb: Word) -> bool:
    """Tell whether a clause behind "after" tells how one who is named stands."""
    mark = mark_of(clause.parsed, verb)
    is_late = verb.dep == "advcl" and verb.at > clause.verb.at and mark in _BEHIND
    subject = subject_of(clause.parsed, verb) if is_late else None
    if subject is None or subject.pos != "PROPN" or subject.dep != "nsubj":
        return False
    return stance_of(clause.under(verb)) is not None


def _after_comma(parsed: Parsed, word: Word) -> bool:
    return word.at > 0 and parsed.words[word.at - 1].text in (",", "–", "—")
