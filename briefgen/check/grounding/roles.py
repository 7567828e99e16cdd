"""Rule G107: who did what to whom is as the quotes say.

A verb of the fact is compared with the verbs of the passages that can stand for it:
who acts there, and who is acted on. A swap is for a person to look at (`review`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.closeness import weighed
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.owners import MODIFIERS, modified
from briefgen.check.grounding.parts import Part, Roles, Who
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.role_swaps import (
    fits,
    is_exchanged,
    is_swapped,
    strangers,
)
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_HINT = "say who does it, and to whom, as the quotes do"
_VAGUE = word_set("be have do")
_MANY = word_set("go come let take hold")
"""These stand for too many verbs to tell."""
_OPEN = word_set(
    "this that these those who which what none some any others several most many few "
    "both each another either neither such so"
)


def check(subject: Subject) -> Iterator[Found]:
    """Yield where those who act and those acted on have changed places."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant) or case.rests or "text" not in case.texts:
            continue
        text = case.texts["text"]
        found = _swapped(whole, case, text) or modified(whole, case, text)
        yield from weighed(whole, case, (found,) if found else ())


def roles(whole: Reading, text: Text, frame: Frame) -> Roles:
    """Return who plays which part around a verb."""
    return Roles(
        frame,
        _part(whole, text, frame.agents),
        _part(whole, text, frame.patients),
        _part(whole, text, frame.others),
    )


def _part(whole: Reading, text: Text, words: Iterable[Word]) -> Part:
    return Part(tuple(_who(whole, text, word) for word in words))


def _who(whole: Reading, text: Text, word: Word) -> Who:
    own = text.named(word)
    if own:
        return Who(own, word.lemma if word.pos == "NOUN" else "")
    if word.pos == "PRON" or word.lower in _OPEN:
        return Who(frozenset(), "", is_open=True)
    if word.pos in ("NOUN", "PROPN"):
        ids = _by_noun(whole, text, word)
        for each in text.parsed.below[word.at]:
            if each.dep in MODIFIERS and each.dep != "poss":
                ids |= text.named(each)
            elif each.dep == "prep" and each.lower in ("of", "for", "from"):
                for below in text.parsed.below[each.at]:
                    ids |= text.named(below)
        within = frozenset(
            each.lemma
            for each in text.parsed.under(word)
            if each.pos in ("NOUN", "PROPN")
            and each.dep in ("pobj", "conj", "compound", "nmod", "appos")
        )
        return Who(ids, word.lemma, within=within)
    if word.pos in ("ADJ", "VERB") and any(
        each.dep == "det" for each in text.parsed.below[word.at]
    ):  # 'the wounded'
        return Who(frozenset(), word.lemma)
    return Who(frozenset(), "")


def _by_noun(whole: Reading, text: Text, word: Word) -> frozenset[str]:
    """Return whom a noun may mean; 'head of state' is no 'head of the agency'."""
    ids = whole.entities.by_head(word.lower)
    of = [
        below.lower
        for each in text.parsed.below[word.at]
        if each.lower == "of"
        for below in text.parsed.below[each.at]
        if not text.named(below)
    ]
    known = whole.entities.participants
    return frozenset(
        each
        for each in ids
        if not of or of[0] in f"{known[each].role} {known[each].name}".lower()
    )


def _swapped(whole: Reading, case: Case, text: Text) -> Found | None:
    there = [
        (roles(whole, passage.text, frame), frame.verb.at in passage.quoted)
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.sentence
    ]
    written = frozenset(
        word.lemma for passage in case.passages for word in passage.words
    )
    quoted = frozenset(
        word.lemma
        for passage in case.passages
        for word in passage.quoted_words
        if word.pos in ("NOUN", "PROPN")
    )
    for frame in text.frames:
        if frame.lemma in _VAGUE or _is_raised(text, frame):
            continue
        ours = roles(whole, text, frame)
        alike = [each for each in there if _can_stand(frame, each[0].frame)]
        alike = [each for each in alike if each[1]] or alike
        exact = [
            each for each in alike if root(each[0].frame.lemma) == root(frame.lemma)
        ]
        if frame.lemma in _MANY:
            alike = []
        if frame.lemma in lexicon().sets["saying"]:
            alike = []  # who says what is looked at elsewhere
        wrong = [
            _wrong(whole, ours, each, written, quoted) for each, _ in exact or alike
        ]
        if not exact and (not wrong or all(wrong)):
            turned = [
                each
                for each, _ in there
                if lexicon().converse(frame.lemma, each.frame.lemma)
            ]
            wrong = [_converse(ours, each) for each in turned] or wrong
        if wrong and all(wrong):
            return Found(
                case.path("text"),
                wrong[0],
                words=frame.verb.text,
                hint=_HINT,
                severity=Severity.WARNING,
            )
    return None


def _is_raised(text: Text, frame: Frame) -> bool:
    """Tell whether a verb only says how sure another is: 'is expected to rule'."""
    return (
        bool(frame.patients)
        and any(each.dep == "auxpass" for each in text.parsed.below[frame.verb.at])
        and frame.lemma in _RAISING
    )


_RAISING = word_set("expect believe think suppose estimate suspect fear hope know due")


def _can_stand(one: Frame, other: Frame) -> bool:
    return lexicon().same(one.lemma, other.lemma) or root(one.lemma) == root(
        other.lemma
    )


def _is_turned(whole: Reading, ours: Roles, theirs: Roles) -> bool:
    """Tell whether a verb is told with who acts in one, and without in the other."""
    is_alone = not ours.patient.all and bool(theirs.patient.all)
    if is_alone and all(fits(whole, who, theirs.patient) for who in ours.agent.all):
        return True  # 'prices fall' is 'it cuts prices'
    is_caused = bool(ours.patient.all) and not theirs.patient.all
    # 'the offer ended the strike' is 'the strike ended'
    return is_caused and all(fits(whole, who, theirs.agent) for who in ours.patient.all)


def _wrong(
    whole: Reading,
    ours: Roles,
    theirs: Roles,
    written: frozenset[str],
    quoted: frozenset[str],
) -> str:
    """Return how the parts around two verbs differ, or nothing.

    `written` are the words of the sentences, `quoted` the nouns of the quotes.
    """
    if _is_turned(whole, ours, theirs):
        return ""
    verb = ours.frame.verb.text
    if is_swapped(whole, ours, theirs):
        return f"who acts and who is acted on by '{verb}' may be swapped"
    if is_exchanged(whole, ours, theirs):
        return f"what is acted on by '{verb}', and by what, may be swapped"
    acting = [
        who
        for who in ours.agent.all
        if not fits(whole, who, theirs.agent) and _can_tell(who, theirs.agent, written)
    ]
    if acting and theirs.agent.all and not theirs.agent.is_open:
        return f"'{_name(whole, acting[0])}' does not do it in the quotes"
    acted_on = Part(
        tuple(
            who
            for who in strangers(whole, ours, theirs)
            if who.ids or who.noun in quoted
        )
    )
    if (acted_on.ids and theirs.patient.ids) or _is_displaced(ours, theirs, acted_on):
        return f"'{_name(whole, acted_on.all[0])}' is not acted on so in the quotes"
    return ""


def _is_displaced(ours: Roles, theirs: Roles, acted_on: Part) -> bool:
    """Tell whether another noun stands where one is acted on by the same verb."""
    return bool(
        ours.frame.lemma == theirs.frame.lemma
        and acted_on.nouns
        and not acted_on.ids
        and theirs.patient.nouns
        and not theirs.patient.ids
    )


def _converse(ours: Roles, theirs: Roles) -> str:
    """Return what is wrong with a verb that tells the same from the other side.

    Who receives is whom it is sent to, and not who sends it.
    """
    verb = ours.frame.verb.text
    is_same = ours.agent.strictly(theirs.agent) or (
        theirs.agent.is_open
        and bool(ours.agent.all)
        and ours.patient.strictly(theirs.patient)
    )
    if is_same and not ours.agent.strictly(theirs.acted_on):
        return f"who acts and who is acted on by '{verb}' may be swapped"
    if ours.other.strictly(theirs.acted_on) and not (
        ours.other.strictly(theirs.agent) or ours.agent.strictly(theirs.acted_on)
    ):
        return f"who acts and who is acted on by '{verb}' may be swapped"
    return ""


def _can_tell(who: Who, part: Part, written: frozenset[str]) -> bool:
    """Tell whether one and those of a part are both named, or both only nouns.

    A noun that is not written there is looked at with the other words.
    """
    if who.ids and part.ids:
        return True
    return who.noun in written and any(each.noun and not each.ids for each in part.all)


def _name(whole: Reading, who: Who) -> str:
    return whole.entities.name(who.ids) if who.ids else who.noun


RULE = Rule(
    id="G107",
    severity=Severity.WARNING,
    asks="Who did what to whom is as the quotes say.",
    because="Swapped roles use all the right words.",
    bad="- id: vote\n  text: The firm sued the bank.\n  evidence:\n"
    "    - {source: wire, quote: the bank sued the firm}",
    good="- id: vote\n  text: The firm was sued by the bank.\n  evidence:\n"
    "    - {source: wire, quote: the bank sued the firm}",
    origin="ICD 203",
    check=check,
    reads=True,
)
