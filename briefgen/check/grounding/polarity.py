"""Rule G104: a fact says yes where its quotes say yes, and as surely as they do.

Verbs are compared with the quoted verbs that can stand for them; opposites, what is
denied and what is left open ("may", "could", "plans to") are told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.denial import Quoted, governors
from briefgen.check.grounding.frames import phrasal
from briefgen.check.grounding.hedging import hedges
from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.matching import Matched, matched
from briefgen.check.grounding.opposites import acts_otherwise, opposites, turned
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
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
            denies = any(map(_says_no, case.passages))
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
    no_there = any(map(_says_no, case.passages)) or any(
        set(quote.lower().split()) & lexicon().sets["negators"] for quote in case.quotes
    )
    here = _negators(text, text.parsed.words)
    quoted_no = [
        word
        for passage in case.passages
        for word in _negators(
            passage.text, [each for each in passage.words if each.at in passage.quoted]
        )
    ]
    for frame in text.frames:
        ours = Quoted(frame, text)
        alike = [each for each in there if _can_stand(frame, each.frame)]
        alike = [each for each in alike if each.is_quoted] or alike
        if alike and (turned := _governed(ours, alike)):
            yield _denies(case, key, frame, turned)
            return
        if not alike:
            if frame.negated % 2 and not no_there:
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
            and here
            and quoted_no
        ):
            continue
        what = (
            "is denied here, and not in the quotes"
            if is_denied
            else "is denied in the quotes"
        )
        found_here = _denies(case, key, frame, f"'{frame.verb.text}' {what}")
        is_sure = any((each.frame.negated - frame.negated) % 2 for each in alike)
        yield found_here if is_sure else found_here._replace(severity=Severity.WARNING)
        return
    says_no = here or any(
        _is_no(each.word.lemma) or _is_no(each.lemma) for each in found.keys
    )
    if quoted_no and not says_no:
        yield Found(
            case.path(key),
            f"leaves out '{quoted_no[0].text}', which the quotes say",
            hint=_HINT,
            severity=Severity.WARNING,
        )
    elif here and not no_there:
        yield Found(
            case.path(key),
            f"says '{here[0].text}'; the quotes deny nothing",
            words=here[0].text,
            hint=_HINT,
            severity=Severity.WARNING,
        )


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


def _negators(text: Text, words: Iterable[Word]) -> list[Word]:
    """Return the words that say no, without those of measures: 'no more than'."""
    negators = lexicon().sets["negators"]
    return [
        word
        for word in words
        if (word.lower in negators or word.lemma in negators)
        and not _is_bound(text, word)
    ]


def _says_no(passage: Passage) -> bool:
    words = passage.clause
    return bool(_negators(passage.text, words)) or any(
        _is_no(word.lemma) or word.lower == "yet"
        for word in words
        if word.pos in ("VERB", "ADJ", "ADV", "ADP", "SCONJ")
    )


_NO = word_set(
    "refuse reject deny decline fail lack without unable exclude withhold dismiss "
    "oppose neglect ignore miss unannounced prevent ban bar forbid avoid stop abandon "
    "abstain regret undecided without against unless rule_out turn_down withdraw lose"
)


_WHOLE = re.compile(r"un(der|ite|til|ion|ive|ani|less)")
"""Words that only look as if they began with 'un-'."""


def _is_no(lemma: str) -> bool:
    if lemma in _NO:
        return True
    return lemma.startswith("un") and len(lemma) > _UNDO and not _WHOLE.match(lemma)


_UNDO = 6
"""A word with 'un-' is longer than this: 'unsigned', but not 'uncle'."""


def _is_bound(text: Text, word: Word) -> bool:
    """Tell whether 'no' or 'not' belongs to a measure: 'no more than', 'not only'."""
    words = text.parsed.words
    at = word.at
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after in ("more", "less", "fewer", "later", "earlier", "only", "least")


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
