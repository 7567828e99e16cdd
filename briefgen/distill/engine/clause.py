"""A clause: words of a sentence in their order, and who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.distill.engine.text import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Parsed, Word

SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_LOST: Final = frozenset(("advmod", "npadvmod", "dep", "meta"))
"""How the model sees names before a verb that it does not know: 'Aldous denied'."""
VERBS: Final = frozenset(("VERB", "AUX"))


class Clause(NamedTuple):
    """A clause: its verb, its words, and the words for those who say it.

    `speakers` are the words at the head of who says so; `told` those that tell it
    ("according to the ministry"), for the evidence. `actor` is its subject, which
    may be that of a verb before. `is_spoken` where the words themselves are between
    quotation marks. `focus` are the words to quote where they are not all; `is_whole`
    tells whether the words make a sentence.
    """

    paragraph: int
    parsed: Parsed
    sentence: range
    verb: Word
    words: tuple[Word, ...]
    speakers: tuple[Word, ...] = ()
    told: tuple[Word, ...] = ()
    actor: Word | None = None
    is_spoken: bool = False
    focus: tuple[Word, ...] = ()
    is_whole: bool = True

    @property
    def text(self) -> str:
        """The words as a text."""
        if self.is_whole:
            return joined(self.parsed, self.words)
        lead = [word for word in self.words if word not in self.focus]
        told = joined(self.parsed, self.focus)
        is_name = bool(self.focus) and self.focus[0].pos == "PROPN"
        told = told if is_name else told[:1].lower() + told[1:]
        return f"{joined(self.parsed, lead)}: {told}"

    @property
    def subject(self) -> Word | None:
        """The word at the head of its subject, if it has one."""
        return self.actor or subject_of(self.parsed, self.verb)

    @property
    def own(self) -> list[Word]:
        """The words that hang on its verb and are in it."""
        inside = {word.at for word in self.words}
        return [word for word in self.parsed.below[self.verb.at] if word.at in inside]

    @property
    def is_passive(self) -> bool:
        """Whether something is done to its subject, and not by it."""
        below = self.parsed.below[self.verb.at]
        if any(word.dep in ("auxpass", "nsubjpass") for word in below):
            return True
        subject, is_helped = self.subject, any(word.dep == "aux" for word in below)
        is_shared = self.verb.tag == "VBN" and not is_helped
        return subject is not None and subject.dep == "nsubjpass" and is_shared

    def without(self, words: Iterable[Word]) -> Clause:
        """Return the clause without some of its words."""
        gone = {each.at for each in words}
        return self._replace(words=tuple(w for w in self.words if w.at not in gone))

    def under(self, verb: Word) -> Clause:
        """Return the part of the clause that hangs on a verb below its own."""
        inside = {word.at for word in self.parsed.under(verb)}
        words = tuple(word for word in self.words if word.at in inside)
        return self._replace(verb=verb, words=words, actor=None)

    def said_by(self, speakers: Iterable[Word], told: Iterable[Word]) -> Clause:
        """Return the clause with further ones who say it; the nearest come first."""
        return self._replace(
            speakers=(*speakers, *self.speakers), told=(*self.told, *told)
        )


def subject_of(parsed: Parsed, verb: Word) -> Word | None:
    """Return the word at the head of the subject of a verb: a name before a noun."""
    found = [word for word in parsed.below[verb.at] if word.dep in SUBJECTS]
    found = found or [
        word
        for helper in parsed.below[verb.at]
        if helper.dep in ("aux", "auxpass")
        for word in parsed.below[helper.at]
        if word.dep in SUBJECTS
    ]
    found = found or [
        word
        for word in parsed.below[verb.at]
        if word.dep in _LOST and word.pos == "PROPN" and word.at == verb.at - 1
    ]
    return min(found, key=lambda word: word.pos != "PROPN", default=None)


def mark_of(parsed: Parsed, verb: Word) -> str:
    """Return the word that ties a clause to another: 'that', 'although'."""
    return next((w.lower for w in parsed.below[verb.at] if w.dep == "mark"), "")
