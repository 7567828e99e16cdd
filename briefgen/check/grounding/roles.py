"""Rule G107: who did what to whom is as the quotes say.

A verb of the fact is compared with the verbs of the passages that can stand for it:
who acts there, and who is acted on. A swap is for a person to look at (`review`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.entities import Entities
    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.reading import Case, Reading, Text
    from briefgen.check.subject import Subject

_HINT = "say who does it, and to whom, as the quotes do"
_MODIFIERS = frozenset(("compound", "amod", "poss", "nmod"))
_VAGUE = frozenset("be have do".split())


class Part(NamedTuple):
    """Who or what plays a part: ids of those named, and the nouns; or unknown."""

    ids: frozenset[str]
    nouns: frozenset[str]
    is_open: bool

    def meets(self, other: Part) -> bool:
        """Tell whether both may be the same."""
        known = lexicon()
        return (
            bool(self.ids & other.ids)
            or bool(self.nouns & other.nouns)
            or any(known.same(one, two) for one in self.nouns for two in other.nouns)
        )

    @property
    def is_known(self) -> bool:
        """Whether it is said who it is."""
        return bool(self.ids or self.nouns)


class Roles(NamedTuple):
    """The parts around a verb."""

    lemma: str
    agent: Part
    patient: Part
    other: Part
    quoted: bool = True


def check(subject: Subject) -> Iterator[Found]:
    """Yield where those who act and those acted on have changed places."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant) or case.rests or "text" not in case.texts:
            continue
        text = case.texts["text"]
        there = [
            roles(whole.entities, passage.text, frame, frame.verb.at in passage.quoted)
            for passage in case.passages
            for frame in passage.text.frames
            if frame.verb.at in passage.sentence
        ]
        found = _swapped(whole, case, text, there) or _modified(case, text)
        if found:
            yield found


def roles(entities: Entities, text: Text, frame: Frame, quoted: bool = True) -> Roles:  # noqa: FBT001, FBT002 # a field of what it makes
    """Return who plays which part around a verb."""
    return Roles(
        frame.lemma,
        _part(entities, text, frame.agents),
        _part(entities, text, frame.patients),
        _part(entities, text, frame.others),
        quoted,
    )


def _part(entities: Entities, text: Text, words: Iterable[Word]) -> Part:
    ids: set[str] = set()
    nouns: set[str] = set()
    is_open = False
    for word in words:
        named = _named(text, word)
        if named:
            ids |= named
            if word.pos == "NOUN":
                nouns.add(word.lemma)
        elif word.pos == "PRON" or word.lower in ("this", "that", "who", "which"):
            is_open = True
        elif word.pos in ("NOUN", "PROPN"):
            nouns.add(word.lemma)
            ids |= entities.by_head(word.lower)
    return Part(frozenset(ids), frozenset(nouns), is_open)


def _named(text: Text, word: Word) -> frozenset[str]:
    """Return whom a phrase names at its head, or beside it: 'Moldevan forces'."""
    own = text.named(word)
    if own:
        return own
    ids: frozenset[str] = frozenset()
    for each in text.parsed.below[word.at]:
        if each.dep in _MODIFIERS and each.dep != "poss":
            ids |= text.named(each)
    return ids


def _swapped(
    whole: Reading, case: Case, text: Text, there: list[Roles]
) -> Found | None:
    for frame in text.frames:
        ours = roles(whole.entities, text, frame)
        alike = [each for each in there if _can_stand(ours.lemma, each.lemma)]
        alike = [each for each in alike if each.quoted] or alike
        if ours.lemma in _VAGUE:
            continue
        if alike:
            wrong = [_wrong(whole, ours, each) for each in alike]
            if all(wrong):
                return _found(case, frame, wrong[0] or "")
        elif frame.verb.dep == "ROOT" and ours.agent.ids:
            why = _elsewhere(whole, ours, there)
            if why:
                return _found(case, frame, why)
    return None


def _found(case: Case, frame: Frame, why: str) -> Found:
    return Found(case.path("text"), why, words=frame.verb.text, hint=_HINT)


def _can_stand(one: str, other: str) -> bool:
    return lexicon().same(one, other) or root(one) == root(other)


def _wrong(whole: Reading, ours: Roles, theirs: Roles) -> str:
    """Return how the parts around two verbs differ, or nothing."""
    if (
        ours.agent.is_known
        and theirs.agent.is_known
        and not _may_be(whole, ours.agent, theirs.agent)
    ):
        acted_on = _joined(theirs.patient, theirs.other)
        if _strictly(ours.agent, acted_on):
            return f"who acts and who is acted on by '{ours.lemma}' may be swapped"
        if ours.agent.ids and theirs.agent.ids and not theirs.agent.is_open:
            name = whole.entities.name(theirs.agent.ids)
            return f"the quotes say that '{name}' does it, not '{whole.entities.name(ours.agent.ids)}'"
    if (
        ours.patient.is_known
        and theirs.patient.is_known
        and not _may_be(whole, ours.patient, theirs.patient)
    ):
        if _strictly(ours.patient, theirs.agent) and not ours.patient.meets(
            _joined(theirs.patient, theirs.other)
        ):
            return f"who acts and who is acted on by '{ours.lemma}' may be swapped"
        if (
            ours.patient.ids
            and theirs.patient.ids
            and not ours.patient.meets(theirs.other)
        ):
            return f"the quotes say '{ours.lemma}' of '{whole.entities.name(theirs.patient.ids)}'"
    if (
        ours.other.ids
        and theirs.agent.ids
        and ours.other.ids & theirs.agent.ids
        and ours.agent.is_known
        and not _may_be(whole, ours.agent, theirs.agent)
        and theirs.agent.is_known
    ):
        return f"who acts and who is acted on by '{ours.lemma}' may be swapped"
    return ""


def _strictly(one: Part, other: Part) -> bool:
    return bool(one.ids & other.ids) or bool(one.nouns & other.nouns)


def _may_be(whole: Reading, one: Part, other: Part) -> bool:
    """Tell whether two parts may be the same: by name, noun, side or pronoun."""
    if one.meets(other) or other.is_open and not other.ids:
        return True
    entities = whole.entities
    return bool(
        entities.related(one.ids) & other.ids or entities.related(other.ids) & one.ids
    )


def _joined(one: Part, other: Part) -> Part:
    return Part(
        one.ids | other.ids, one.nouns | other.nouns, one.is_open or other.is_open
    )


def _elsewhere(whole: Reading, ours: Roles, there: list[Roles]) -> str:
    """Tell a main actor who only is acted on in the passages, by one acted on here."""
    acting = [each for each in there if ours.agent.ids & each.agent.ids]
    suffering = [
        each
        for each in there
        if ours.agent.ids & (each.patient.ids | each.other.ids)
        and (ours.patient.ids | ours.other.ids) & each.agent.ids
    ]
    if suffering and not acting:
        return "who acts and who is acted on may be swapped"
    return ""


def _modified(case: Case, text: Text) -> Found | None:
    """Find a noun that belongs to somebody else in the passages: 'Tavrian drones'."""
    theirs: dict[str, set[str]] = {}
    for passage in case.passages:
        for word in passage.words:
            if word.pos == "NOUN" and word.at in passage.quoted:
                theirs.setdefault(word.lemma, set()).update(_owners(passage.text, word))
    for word in text.parsed.words:
        if word.pos == "NOUN" and theirs.get(word.lemma):
            owners = _owners(text, word)
            if owners and not owners & theirs[word.lemma]:
                return Found(
                    case.path("text"),
                    f"'{word.text}' belongs to another in the quotes",
                    words=word.text,
                    hint=_HINT,
                )
    return None


def _owners(text: Text, word: Word) -> frozenset[str]:
    """Return whom a noun belongs to, by the words before it."""
    ids: frozenset[str] = frozenset()
    for each in text.parsed.below[word.at]:
        if each.dep in _MODIFIERS:
            ids |= text.named(each)
    return ids
