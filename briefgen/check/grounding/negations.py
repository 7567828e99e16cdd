"""What a fact denies and its quotes do not, or the reverse: a part of rule G104.

First come the verbs of a fact, each held against the quoted ones that can stand for
it; then whatever else says no, without its verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.completion import settled
from briefgen.check.grounding.denial import Quoted, governors, negators, says_no
from briefgen.check.grounding.frames import tells_how_far
from briefgen.check.grounding.implied_denial import (
    denies_near,
    is_earliest,
    refers_back,
    says_otherwise,
    says_so,
    set_aside,
    stands_near,
)
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.quantities import quantities

if TYPE_CHECKING:
    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Key, Matched
    from briefgen.check.grounding.passages import Case, Text

HINT = "say it as the quotes do"
_NOT_VERBS = word_set("be have do go get make take become seem")
_NO_MORE = re.compile(r"\b[Nn]o(?:body| \w+)\b.*\b(?:more|less|fewer|longer) than\b")
"""No city may spend more than six: each spends at most six."""


class Told(NamedTuple):
    """A text of a fact, and the quoted verbs and words that it is held against."""

    case: Case
    key: str
    text: Text
    there: list[Quoted]
    found: Matched

    @property
    def no_there(self) -> bool:
        """Whether the quotes say no anywhere."""
        known = lexicon().sets["negators"]
        return any(
            says_otherwise(quote) or set(quote.lower().split()) & known
            for quote in self.case.quotes
        ) or any(map(says_no, self.case.passages))

    @property
    def here(self) -> list[Word]:
        """The words of the fact that say no."""
        return negators(self.text, self.text.parsed.words)

    @property
    def quoted_no(self) -> list[tuple[Text, Word]]:
        """The quoted words that say no."""
        return [
            (passage.text, word)
            for passage in self.case.passages
            for word in negators(passage.text, passage.quoted_words)
        ]

    @property
    def turned(self) -> list[Key]:
        """The words that are the opposite of a quoted one: 'not genuine'."""
        known = lexicon()
        return [
            each
            for each in self.found.unquoted
            if any(
                known.opposite(each.lemma, other.lemma)
                or known.opposite(each.word.lower, other.word.lower)
                for other in self.found.quoted
            )
        ]

    @property
    def is_close(self) -> bool:
        """Whether a fact keeps to the words of its quotes, and none is turned.

        In other words, much can be said by a denial.
        """
        return self.found.is_close and not self.turned

    @property
    def is_measured(self) -> bool:
        """Whether its 'no' says how much, or when: 'not before May'."""
        return bool(_NO_MORE.search(self.text.parsed.text)) or is_earliest(
            self.case, self.text
        )


def negations(told: Told) -> Found | None:
    """Return what a fact denies and the quotes do not, or the reverse."""
    word = settled(told.text, told.there) or set_aside(told.case, told.text)
    if word:
        message = f"'{word}' is not told so in the quotes: as done, or as set aside"
        return _found(told, message, word, Severity.WARNING)
    for frame in told.text.frames:
        found = _of_verb(told, frame)
        if found:
            return found
    return _of_words(told)


def _found(
    told: Told, message: str, words: str, severity: Severity | None = None
) -> Found:
    return Found(
        told.case.path(told.key), message, words=words, hint=HINT, severity=severity
    )


def _of_verb(told: Told, frame: Frame) -> Found | None:
    """Return how a verb is denied otherwise than the quoted ones like it."""
    ours = Quoted(frame, told.text)
    alike = [each for each in told.there if _can_stand(frame, each.frame)]
    alike = [each for each in alike if each.is_quoted] or alike
    alike = [each for each in alike if each.repeats(frame)] or alike
    verb = frame.verb.text
    if not alike:
        is_new = frame.negated % 2 and not told.no_there
        if not is_new or not told.is_close or is_earliest(told.case, told.text):
            return None
        message = f"says that '{verb}' is not so; the quotes deny nothing"
        return _found(told, message, verb, Severity.WARNING)
    turned = _governed(ours, alike)
    if turned and not refers_back(told.case, told.text, frame):
        return _found(told, turned, verb, Severity.WARNING)
    if _is_so(told, ours, alike):
        return None
    what = "is denied " + (
        "here, and not in the quotes" if ours.is_denied else "in the quotes"
    )
    count = len(told.here) - len(told.quoted_no)
    if not count and told.here and told.found.unquoted:
        return None  # as much is denied here as there, by another verb
    is_sure = (
        frame.verb.lemma not in _NOT_VERBS
        and told.is_close
        and count % 2 == 1
        and not any(_EXCEPTING & quantities(each).keys() for each in told.case.quotes)
        and any(
            each.is_quoted
            and each.repeats(frame)
            and (each.frame.negated - frame.negated) % 2
            for each in alike
        )
    )
    severity = None if is_sure else Severity.WARNING
    return _found(told, f"'{verb}' {what}", verb, severity)


_EXCEPTING = {"only", "except", "few"}
"""What so many do, others do not: 'all but one'."""


def _is_so(told: Told, ours: Quoted, alike: list[Quoted]) -> bool:
    """Tell whether a verb is denied as in the quotes, or this cannot be told."""
    frame, is_denied = ours.frame, ours.is_denied
    if any(each.is_denied == is_denied or _is_kept(ours, each) for each in alike):
        return True
    if is_denied and (told.is_measured or refers_back(told.case, told.text, frame)):
        return True  # 'denied that they left' is 'denied it'
    if frame.verb.lemma in _NOT_VERBS and (
        bool(told.here) == bool(told.quoted_no)
        or (bool(told.here) == told.no_there and told.found.reworded)
    ):
        return True
    return bool(
        all(frame.lemma != each.frame.lemma for each in alike)
        and (told.here or any(map(says_so, told.found.keys)))
        and (told.quoted_no or _implies_no(told.case, told.found))
    )


def _of_words(told: Told) -> Found | None:
    """Return a word that says no here, or in the quotes, and not in the other."""
    here, found = told.here, told.found
    left_out = [
        each
        for there, each in told.quoted_no
        if _is_told(there, each, found) and not _says_as_far(told, there, each)
    ]
    count = len(here) + len(_implied(found)) + len(told.turned)
    if len(left_out) > count + says_otherwise(told.text.parsed.text):
        message = f"leaves out '{left_out[0].text}', which the quotes say"
        return _found(told, message, "", Severity.WARNING)
    is_near = (told.no_there and denies_near(told.case, found)) or all(
        stands_near(told.case, told.text, each) for each in here
    )
    here = [word for word in here if word.lemma not in _BY_SENSE]
    if here and told.is_close and not is_near and not told.is_measured:
        message = f"says '{here[0].text}'; the quotes deny nothing"
        return _found(told, message, here[0].text, Severity.WARNING)
    return None


_BY_SENSE = word_set("fail lack unable")
"""These say no by what they mean, as many words do."""


def _says_as_far(told: Told, there: Text, negator: Word) -> bool:
    """Tell whether a quoted 'not' says how far, and so does the fact: 'until May'."""
    text = told.text.parsed.text
    return tells_how_far(there.parsed, there.parsed.words[negator.head]) and bool(
        _MOST & quantities(text).keys() or _UNTIL.search(text)
    )


_MOST = {"at most", "less than"}
_UNTIL = re.compile(r"\b(?:until|till)\b")


def _implied(found: Matched) -> list[Key]:
    """Return the words that imply a no and stand for no quoted ones: 'in vain'."""
    implied = [each for each in found.unquoted if says_so(each)]
    known = lexicon().sets["negators"]
    there = [each for each in found.quoted if says_so(each)]
    if implied or not all(each.lemma in known for each in there):
        return implied
    return [each for each in found.keys if says_so(each)]


def _is_kept(ours: Quoted, theirs: Quoted) -> bool:
    """Tell whether a verb hangs on the same ones here and there, denied alike."""
    over = [
        [
            root(up.lemma)
            for up in each.text.parsed.over(each.frame.verb)
            if up.pos == "VERB"
        ]
        for each in (ours, theirs)
    ]
    return (
        bool(over[0])
        and over[0] == over[1][: len(over[0])]
        and (ours.frame.negated - theirs.frame.negated) % 2 == 0
        and _count(ours) == _count(theirs)
    )


def _count(quoted: Quoted) -> int:
    """Return how many words say no to a verb and to those that it hangs on."""
    places = {up.at for up in quoted.text.parsed.over(quoted.frame.verb)}
    return sum(f.negated for f in quoted.text.frames if f.verb.at in places)


def _implies_no(case: Case, found: Matched) -> bool:
    """Tell whether a quoted word that is not told implies a no: 'opposed', 'exempt'."""
    return any(
        says_so(each) and (passage.text, each.word.at) in found.untold
        for each in found.quoted
        for passage in case.passages
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
    mine = _governor(ours)
    theirs = [_governor(each) for each in alike]
    if not (mine and all(each and lexicon().opposite(mine, each) for each in theirs)):
        return ""
    return f"'{mine}' is the opposite of '{theirs[-1]}', which the quotes say of it"


def _governor(quoted: Quoted) -> str:
    """Return the verb that a verb hangs on, or nothing."""
    parsed = quoted.text.parsed
    over = governors(parsed, quoted.frame.verb)
    return next((phrasal(parsed, up) for up in over if up.pos == "VERB"), "")


def _can_stand(one: Frame, other: Frame) -> bool:
    known = lexicon()
    if known.opposite(one.lemma, other.lemma):
        return False
    if one.verb.lemma in _NOT_VERBS or other.verb.lemma in _NOT_VERBS:
        return one.lemma == other.lemma
    return known.same(one.lemma, other.lemma)
