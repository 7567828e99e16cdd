"""Who speaks, acts and is meant in one clause after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import quotation
from briefgen.distill.engine.here import Here
from briefgen.distill.engine.kinds import PERSON, PLACE
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.speaking import is_owned, meant, unknown
from briefgen.distill.engine.telling import NOBODY, Telling
from briefgen.distill.engine.unnamed import examples, is_group, is_sort, unnamed

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.speaking import Earlier
    from briefgen.distill.engine.who import Who

PRONOUNS: Final = word_set("he she it they")
_ACTIVE: Final = word_set(
    "oppose draw determine resolve commit prepare convince dispose know say think "
    "believe report understand rumour"
)
"""What tells in the passive how somebody stands: "is opposed to", "is not drawn"."""
_KNOWN: Final = 6
"""So many who were named are remembered, to be meant by a pronoun."""
_CARRIED: Final = 2
"""So many of them are carried over to the next paragraph."""


class Whom:
    """Tells who is meant, clause by clause, and remembers who was named."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._earlier: Earlier = []
        self._paragraph = -1
        self._spoke: list[Who] = []
        """Who spoke last in the paragraph: quotations go on behind "he said"."""
        self._telling = NOBODY

    def speaking(self, clause: Clause) -> tuple[Clause, list[Who], bool]:
        """Return a clause, who says it, and whether that goes on from the one before.

        Such a clause has the words that told who spoke before.
        """
        self._turn_to(clause.paragraph)
        speakers = self._said_by(clause)
        is_on = not speakers and self._telling.goes_on(clause, self.acting(clause, []))
        if is_on:
            clause = clause._replace(told=self._telling.told)
            speakers = self._telling.speakers
        if is_on or not speakers:
            self._telling = self._telling.behind(clause, is_on=is_on)
        else:
            self._telling = Telling(clause.sentence, speakers, clause.told)
        return clause, speakers, is_on

    def _turn_to(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._earlier = self._earlier[-_CARRIED:]
            self._spoke = []
            self._telling = NOBODY
            self._paragraph = paragraph

    def _said_by(self, clause: Clause) -> list[Who]:
        found: list[Who] = []
        for word in clause.speakers:
            if word.at in quoted(clause.parsed):
                continue
            who = self._people.writers if _is_own(clause, word) else None
            who = who or self._in_sentence(clause, word)
            who = who or self._meant(clause, word, self._earlier)
            who = who or self._telling.meant_by(word)
            who = who or unnamed(self._here(clause), word)
            if who and who not in found:
                found.append(who)
        if clause.is_spoken and not found:
            who = self._quoted(clause) or self._people.interviewed
            found = [who] if who else self._spoke
        if not found and not clause.is_spoken and _is_own(clause, clause.subject):
            found = list(filter(None, [self._people.writers]))
        if clause.is_spoken:
            self._spoke = found
        for who in found:
            who.speaks += 1
        return found

    def _in_sentence(self, clause: Clause, word: Word) -> Who | None:
        """Return the person whom "he said" means in a sentence that names one before.

        "Brandt, who led the talks, was guarded: “We shall see,” he said."
        """
        if word.lower not in ("he", "she", "his", "her"):
            return None
        before = [clause.parsed.words[at] for at in clause.sentence if at < word.at]
        acting = [w for w in before if w.dep in ("nsubj", "nsubjpass")]
        beside = {
            w.at
            for each in acting
            for w in clause.parsed.below[each.at]
            if w.dep == "appos"
        }
        acting = [w for w in before if w in acting or w.at in beside]
        named = (self._people.at(clause.paragraph, each) for each in reversed(acting))
        found = (who for who in named if who is not None and who.kind == PERSON)
        return next(found, None)

    def _quoted(self, clause: Clause) -> Who | None:
        """Return who speaks a quotation, by the words around it."""
        parsed = clause.parsed
        words = quotation.naming(parsed, _first_quoted(clause))
        if who := quotation.named(self._people, clause.paragraph, words):
            return who
        head = quotation.head(words)
        if head is None:
            return None
        who = self._meant(clause, head, self._earlier)
        return who or unnamed(self._here(clause), head)

    def unsure(self, clause: Clause, speakers: list[Who]) -> str:
        """Say where a pronoun that speaks may be another person of its sentence."""
        pronoun = next((w.lower for w in clause.speakers if w.lower in PRONOUNS), "")
        words = [clause.parsed.words[at] for at in clause.sentence]
        others = [
            who
            for who in self._people.within(clause.paragraph, words)
            if who.kind == PERSON and who not in speakers
        ]
        named = speakers[0].short if speakers else "nobody"
        return f"'{pronoun}' is read as {named}" if pronoun and others else ""

    def _here(self, clause: Clause) -> Here:
        return Here(self._people, clause.paragraph, clause.parsed)

    def _meant(self, clause: Clause, word: Word, earlier: Earlier) -> Who | None:
        return meant(self._here(clause), word, earlier)

    def acting(self, clause: Clause, speakers: list[Who]) -> list[Who]:
        """Return who does what a clause tells, with those joined by "and"."""
        subject, parsed = clause.subject, clause.parsed
        if subject is None:
            return []
        if subject.lower in ("i", "we"):
            return speakers
        if speakers and is_owned(parsed, subject):
            return [speakers[0].side or speakers[0]]
        waiting = _tellers(clause, subject)
        found: list[Who] = []
        while waiting:
            word = waiting.pop(0)
            who = self._one(clause, word, speakers)
            if who and who not in found:
                found.append(who)
            waiting += [w for w in parsed.below[word.at] if w.dep == "conj"]
            waiting += examples(parsed, word)
        return found

    def _one(self, clause: Clause, word: Word, speakers: list[Who]) -> Who | None:
        """Return the one that a word means: by name, as who speaks, or as a group."""
        who = self._meant(clause, word, [*self._earlier, *speakers])
        if who is None and word.lower in PRONOUNS and len(speakers) == 1:
            who = speakers[0]
        if who is None and is_group(clause.parsed, word):
            who = unnamed(self._here(clause), word)
            if who and is_sort(clause.parsed, word):
                who.acts += 1
        return who

    def described(self, clause: Clause, speakers: list[Who]) -> list[Who]:
        """Return who acts where a noun alone tells it, and nothing is done to them."""
        subject = clause.subject
        is_object = subject is not None and subject.dep not in ("nsubj", "nsubjpass")
        if subject is None or clause.is_passive or is_object:
            return []
        if subject.pos == "PROPN" and subject.text[0].isupper():
            return [self._people.named(clause.paragraph, subject)]
        if any(w.tag == "PRP$" for w in clause.parsed.below[subject.at]):
            return [who.side or who for who in speakers[:1]]
        who = unnamed(self._here(clause), subject)
        return [who] if who is not None else []

    def holding(self, clause: Clause, word: Word) -> list[Who]:
        """Return who is named at a word, and those joined to it."""
        parsed = clause.parsed
        words = [word, *(w for w in parsed.under(word) if w.dep == "conj")]
        found = (
            self._meant(clause, each, self._earlier)
            or unnamed(self._here(clause), each)
            for each in words
        )
        return list(dict.fromkeys(filter(None, found)))

    def remember(self, clause: Clause, acting: list[Who], said: list[Who]) -> None:
        """Remember who acts in a clause and who says it, for pronouns behind it."""
        subject = clause.subject
        if subject is not None and subject.dep == "nsubjpass" and not acting:
            who = self._people.at(clause.paragraph, subject)
            acting = [who] if who is not None and who.kind != PLACE else []
        is_unknown = subject is not None and not acting and subject.pos != "PRON"
        others = [
            who
            for who in self._people.within(clause.paragraph, clause.words)
            if who not in acting
        ]
        before = [unknown(subject)] if subject is not None and is_unknown else others
        self._earlier += [*before, *acting, *said]
        del self._earlier[:-_KNOWN]


def _is_own(clause: Clause, word: Word | None) -> bool:
    """Tell whether a word is the "we" or "I" of who wrote the article, or answers."""
    is_own = word is not None and word.lower in ("i", "we")
    return is_own and word is not None and word.at not in quoted(clause.parsed)


def _tellers(clause: Clause, subject: Word) -> list[Word]:
    """Return the words for those who do what a clause tells."""
    parsed = clause.parsed
    if clause.is_passive:
        agents = [w for w in parsed.below[clause.verb.at] if w.dep == "agent"]
        if agents or clause.verb.lemma not in _ACTIVE:
            return [word for agent in agents for word in parsed.below[agent.at]]
    many = [w for w in parsed.below[subject.at] if w.dep == "appos"]
    is_many = subject.tag == "NNS" and bool(many) and many[0].pos == "PROPN"
    return many if is_many else [subject]


def _first_quoted(clause: Clause) -> int:
    """Return the place of the first word of a clause between quotation marks."""
    inside = quoted(clause.parsed)
    return next((w.at for w in clause.words if w.at in inside), clause.verb.at)
