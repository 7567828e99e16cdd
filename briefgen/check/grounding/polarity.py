"""Rule G104: a fact says yes where its quotes say yes, and as surely as they do.

Verbs are compared with the quoted verbs that can stand for them; opposites, what is
denied and what is left open ("may", "could", "plans to") are told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.denial import (
    Quoted,
    governors,
    implies_no,
    negators,
    says_no,
)
from briefgen.check.grounding.hedging import hedges
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.matching import Matched, matched
from briefgen.check.grounding.opposites import acts_otherwise, opposites, turned
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.subject import Subject

_HINT = "say it as the quotes do"
_NOT_VERBS = word_set("be have do go get make take become seem")


def check(subject: Subject) -> Iterator[Found]:
    """Yield where a fact says the opposite of its quotes, or says it more surely."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            continue
        there = _quoted(case)
        for key, text in case.texts.items():
            found = matched(whole, case, key)
            opposite = list(opposites(case, key, text, found, there))
            opposite += [] if opposite else turned(case, key, text)
            if not opposite and not case.rests:
                opposite += acts_otherwise(case, key, text, there)
            yield from opposite[:1]
            denies = any(map(says_no, case.passages))
            if (
                key in ("text", "answer")
                and not opposite
                and not (case.rests and denies)
            ):
                yield from _negations(case, key, text, there, found)
            if key == "text" and not case.rests:
                yield from hedges(case, text)


def _quoted(case: Case) -> list[Quoted]:
    return [
        Quoted(frame, passage.text, frame.verb.at in passage.quoted)
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.sentence
    ]


def _negations(
    case: Case, key: str, text: Text, there: list[Quoted], found: Matched
) -> Iterator[Found]:
    """Yield what the fact denies and the quotes do not, or the reverse."""
    no_there = any(map(says_no, case.passages)) or any(
        set(quote.lower().split()) & lexicon().sets["negators"] for quote in case.quotes
    )
    here = negators(text, text.parsed.words)
    quoted_no = [
        (passage.text, word)
        for passage in case.passages
        for word in negators(
            passage.text, [each for each in passage.words if each.at in passage.quoted]
        )
    ]
    for frame in text.frames:
        ours = Quoted(frame, text)
        alike = [each for each in there if _can_stand(frame, each.frame)]
        alike = [each for each in alike if each.is_quoted] or alike
        alike = [each for each in alike if _is_exact(frame, each.frame)] or alike
        if alike and (turned := _governed(ours, alike)):
            yield _denies(case, key, frame, turned)
            return
        if not alike:
            if frame.negated % 2 and not no_there and _is_close(found):
                message = (
                    f"says that '{frame.verb.text}' is not so; the quotes deny nothing"
                )
                yield _denies(case, key, frame, message)._replace(
                    severity=Severity.WARNING
                )
                return
            continue
        is_denied = ours.is_denied
        if any(each.is_denied == is_denied for each in alike):
            continue
        if frame.verb.lemma in _NOT_VERBS and bool(here) == no_there:
            continue
        if (
            not any(frame.lemma == each.frame.lemma for each in alike)
            and (here or any(implies_no(each.lemma) for each in found.keys))
            and quoted_no
        ):
            continue
        what = (
            "is denied here, and not in the quotes"
            if is_denied
            else "is denied in the quotes"
        )
        found_here = _denies(case, key, frame, f"'{frame.verb.text}' {what}")
        is_sure = any(
            each.is_quoted
            and root(each.frame.verb.lemma) == root(frame.verb.lemma)
            and (each.frame.negated - frame.negated) % 2
            for each in alike
        )
        yield found_here if is_sure else found_here._replace(severity=Severity.WARNING)
        return
    implied = here or any(
        implies_no(each.word.lemma) or implies_no(each.lemma) for each in found.keys
    )
    left_out = [each for parsed, each in quoted_no if _is_told(parsed, each, found)]
    if left_out and not implied:
        yield Found(
            case.path(key),
            f"leaves out '{left_out[0].text}', which the quotes say",
            hint=_HINT,
            severity=Severity.WARNING,
        )
    elif here and _is_close(found) and not (no_there and _denies_near(case)):
        yield Found(
            case.path(key),
            f"says '{here[0].text}'; the quotes deny nothing",
            words=here[0].text,
            hint=_HINT,
            severity=Severity.WARNING,
        )


def _denies_near(case: Case) -> bool:
    """Tell whether a quote says no, or a word just in front of it."""
    for passage in case.passages:
        first = min(passage.quoted)
        near = [
            word
            for word in passage.words
            if word.at in passage.quoted or first - _NEAR <= word.at < first
        ]
        if negators(passage.text, near) or any(
            implies_no(word.lemma) or implies_no(phrasal(passage.text.parsed, word))
            for word in near
        ):
            return True
    return False


_NEAR = 4


def _is_exact(one: Frame, other: Frame) -> bool:
    return root(one.verb.lemma) == root(other.verb.lemma)


def _is_close(found: Matched) -> bool:
    """Tell whether a fact keeps to the words of its quotes, and none is turned.

    In other words, much can be said by a denial.
    """
    return len(found.missing) <= _FREELY * len(found.keys) and not _is_turned(found)


_FREELY = 0.34


def _is_turned(found: Matched) -> bool:
    """Tell whether a denied word is the opposite of a quoted one: 'not genuine'."""
    known = lexicon()
    return any(
        known.opposite(each.lemma, other.lemma)
        or known.opposite(each.word.lower, other.word.lower)
        for each in found.unquoted
        for other in found.quoted
    )


def _is_told(text: Text, negator: Word, found: Matched) -> bool:
    """Tell whether the fact speaks of what a word of the quotes says no to."""
    up = text.parsed.above(negator)
    hosts = [negator] if up is None else [up]
    if up is not None and up.pos in ("NOUN", "PRON"):
        hosts += [each for each in text.parsed.over(up) if each.pos == "VERB"][:1]
    return any((text, each.at) not in found.untold for each in hosts)


def _governed(ours: Quoted, alike: list[Quoted]) -> str:
    """Tell a verb on which the opposite of the quoted one is said: 'admits that'."""
    known = lexicon()
    mine = [
        phrasal(ours.text.parsed, up)
        for up in governors(ours.text.parsed, ours.frame.verb)
        if up.pos == "VERB"
    ][:1]
    turned = ""
    for each in alike:
        theirs = [
            phrasal(each.text.parsed, up)
            for up in governors(each.text.parsed, each.frame.verb)
            if up.pos == "VERB"
        ][:1]
        if not (mine and theirs and known.opposite(mine[0], theirs[0])):
            return ""
        turned = (
            f"'{mine[0]}' is the opposite of '{theirs[0]}', which the quotes say of it"
        )
    return turned


def _denies(case: Case, key: str, frame: Frame, message: str) -> Found:
    return Found(case.path(key), message, words=frame.verb.text, hint=_HINT)


def _can_stand(one: Frame, other: Frame) -> bool:
    known = lexicon()
    if known.opposite(one.lemma, other.lemma):
        return False
    if one.verb.lemma in _NOT_VERBS or other.verb.lemma in _NOT_VERBS:
        return one.lemma == other.lemma
    return known.same(one.lemma, other.lemma)


RULE = Rule(
    id="G104",
    severity=Severity.ERROR,
    asks="A fact says yes or no as its quotes do, and as surely.",
    because="'May' is not 'will', and withholding is not rejecting.",
    bad="- id: vote\n  text: The bank cut rates.\n  evidence:\n"
    "    - {source: wire, quote: the bank may cut rates}",
    good="- id: vote\n  text: The bank may cut rates.\n  evidence:\n"
    "    - {source: wire, quote: the bank may cut rates}",
    origin="ICD 203",
    check=check,
    reads=True,
)
