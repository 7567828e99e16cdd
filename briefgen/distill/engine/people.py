"""Participants: the mentions of one another merged."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.entities import states
from briefgen.distill.engine import kinds, names, overview
from briefgen.distill.engine.same import (
    COUNTRIES,
    ENDS,
    by_length,
    initials,
    is_adjective,
    is_short_for,
    parts,
)
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.who import Who
from briefgen.distill.engine.words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.names import Mention

_ASKED: Final = 3
"""An article that asks so many questions is an interview."""
_STEM: Final = 3
"""So many letters of the name of a state are in its adjective."""
_ACTS: Final = frozenset(("nsubj", "nsubjpass", "agent"))
FIRM: Final = "(firm)"
"""Stands for each noun that any organisation may be meant by."""


class People:
    """All that are named in the paragraphs of an article."""

    def __init__(
        self,
        paragraphs: Sequence[Parsed],
        headlines: Mapping[int, Parsed] | None = None,
    ) -> None:
        """Take those in the paragraphs, and the persons in headlines, by their number.

        A headline is no paragraph to take facts from: it is empty among these.
        """
        titles = headlines or {}
        self.paragraphs = [
            titles.get(number, parsed) for number, parsed in enumerate(paragraphs)
        ]
        paragraphs = self.paragraphs
        self.all: list[Who] = []
        self.places: list[Mention] = []
        self.titles: set[tuple[int, int]] = set()
        """The places of offices and first names that may be left out of a text."""
        self._by_name: dict[str, Who] = {}
        self._by_word: dict[str, list[Who]] = {}
        self._states: list[Who] = []
        self._at: dict[tuple[int, int], Who] = {}
        self._by_noun: dict[str, dict[int, Who]] = {}
        found = overview.corrected(
            [
                mention
                for number, parsed in enumerate(paragraphs)
                for mention in names.mentions(number, parsed)
                if number not in titles or " " in mention.name
            ],
            paragraphs,
        )
        self._places = {each.name for each in found if each.kind in COUNTRIES}
        self._capitals = {
            word.lower
            for parsed in paragraphs
            for word in parsed.words
            if word.text[0].isupper()
        }
        found = [
            each
            for each in found
            if each.paragraph not in titles or self._has_office(each)
        ]
        # Longer names first: shorter ones may be short for them.
        for mention in sorted(found, key=by_length):
            self._take(mention)
        self._find_again()
        for who in self.all:
            who.mentions.sort()

    def at(self, paragraph: int, word: Word) -> Who | None:
        """Return who is named at a word."""
        return self._at.get((paragraph, word.at))

    def within(self, paragraph: int, words: Iterable[Word]) -> Iterator[Who]:
        """Yield those that are named in some words, each once."""
        seen: dict[int, Who] = {}
        for word in words:
            who = self.at(paragraph, word)
            if who and id(who) not in seen:
                seen[id(who)] = who
                yield who

    def person(self, name: str) -> Who | None:
        """Return the person of a last name."""
        near = self._by_word.get(name.lower(), ())
        found = (who for who in near if who.kind == kinds.PERSON and who.short == name)
        return next(found, None)

    @cached_property
    def council(self) -> Who | None:
        """The one council that an article names, or the first."""
        return next((who for who in self.all if "council" in who.name.lower()), None)

    @cached_property
    def interviewed(self) -> Who | None:
        """Who answers, in an article that asks questions: the person named most."""
        asked = sum(
            parsed.words[span.stop - 1].text == "?"
            and span.stop - 1 not in quoted(parsed)
            for parsed in self.paragraphs
            for span in parsed.sentences
        )
        persons = [w for w in self.all if w.kind == kinds.PERSON and w.mentions]
        most = max(persons, key=lambda who: len(who.mentions), default=None)
        return most if asked >= _ASKED else None

    @cached_property
    def writers(self) -> Who | None:
        """Who "we" is outside quotations: who answers, or the body named most."""
        bodies = [w for w in self.all if w.kind == kinds.BODY]
        most = max(bodies, key=lambda who: len(who.mentions), default=None)
        return self.interviewed or most

    def meant_by(self, noun: str, paragraph: int, word: Word) -> Who | None:
        """Return the one that a noun means: of several, who was named last before."""
        found = self._by_noun.get(noun, {}).values()
        here = (paragraph, word.at)
        last = {id(who): who.last_before(here) for who in found}
        named = [who for who in found if last[id(who)] is not None]
        if not named and len(found) == 1 and noun != FIRM:
            return next(iter(found))
        return max(named, key=lambda who: last[id(who)] or here, default=None)

    def state(self, name: str) -> Who | None:
        """Return the state that a name, an adjective or a capital means."""
        known = states().get(name.lower())
        for who in self._states:
            forms = {who.name.lower(), *map(str.lower, who.forms)}
            if name.lower() in forms:
                return who
            if known and states().get(who.name.lower()) == known:
                return who
        return None

    def named(self, paragraph: int, word: Word) -> Who:
        """Return whom a place that acts stands for: a state, or one called so."""
        place = next(
            (
                m
                for m in self.places
                if m.paragraph == paragraph and m.head.at == word.at
            ),
            None,
        )
        name = place.name if place else word.text
        return self.state(name) or self.add(kinds.ORGANISATION, name)

    def add(self, kind: str, name: str) -> Who:
        """Return who is called so, made if there is none."""
        who = self._by_name.get(name.lower())
        if who is None:
            who = Who(kind, name)
            self.all.append(who)
            self._by_name[name.lower()] = who
            if kind == kinds.STATE:
                self._states.append(who)
            words = parts(name)
            if len(words) > 1 and kind != kinds.PERSON:
                self.note(words[-1], who)
            for key in {*words[:1], *words[-1:], initials(name)}:
                self._by_word.setdefault(key, []).append(who)
        return who

    def _take(self, mention: Mention) -> None:
        if mention.kind == kinds.PERSON and mention.name in self._places:
            mention = mention._replace(kind=kinds.PLACE)
        if len(mention.name.split()) == 1 and any(
            is_adjective(mention.name.lower(), who.name.lower()) for who in self._states
        ):
            mention = mention._replace(kind=kinds.PEOPLE)
        who = self._same(mention)
        is_place = mention.kind == kinds.PLACE and not self._is_state(mention)
        if who is None and is_place:
            self.places.append(mention)
            return
        who = who or self._made(mention)
        if who is None:
            return
        if mention.name.lower() != who.name.lower():
            who.forms[mention.name] = None
        self._by_name.setdefault(mention.name.lower(), who)
        self._mark(who, mention)

    def _has_office(self, mention: Mention) -> bool:
        """Tell whether an office stands before the name of a person."""
        words = self.paragraphs[mention.paragraph].words
        before = words[max(mention.start - 1, 0) : mention.start]
        is_office = any(word.lemma.lower() in TITLES for word in before)
        return mention.kind == kinds.PERSON and is_office

    def _find_again(self) -> None:
        """Mark the last names that the model takes for common nouns."""
        for number, parsed in enumerate(self.paragraphs):
            for word in parsed.words:
                if not word.text[0].isupper() or (number, word.at) in self._at:
                    continue
                if word.pos not in ("PROPN", "NOUN", "ADJ", "ADV", "VERB"):
                    continue
                if (who := self.person(word.text)) is not None and " " in who.name:
                    mention = names.Mention(
                        number, word.at, word.at + 1, kinds.PERSON, word.text, word
                    )
                    self._mark(who, mention)

    def _mark(self, who: Who, mention: Mention) -> None:
        """Note where one is named, and which noun stands beside the name."""
        parsed = self.paragraphs[mention.paragraph]
        who.mentions.append(mention)
        for at in range(mention.start, mention.stop):
            self._at[mention.paragraph, at] = who
        if mention.head.dep in _ACTS or self._is_party(mention):
            who.acts += 1
        up = parsed.above(mention.head)
        beside = [
            w for w in parsed.below[mention.head.at] if w.dep in ("appos", "compound")
        ]
        if mention.head.dep == "appos" and up is not None:
            beside.append(up)
        for word in beside:
            if word.pos == "NOUN":
                who.nouns.add(word.lemma)
                if who.kind != kinds.PERSON:
                    self.note(word.lemma, who)
        if who.kind == kinds.ORGANISATION:
            self.note(FIRM, who)

    def note(self, noun: str, who: Who) -> None:
        """Note that a noun may mean one: that of an office, or one beside a name."""
        self._by_noun.setdefault(noun, {})[id(who)] = who

    def _made(self, mention: Mention) -> Who | None:
        if mention.kind in (kinds.PEOPLE, kinds.UNKNOWN):
            return None
        if mention.kind in COUNTRIES:
            state = states().get(mention.name.lower())
            name = state.title().replace(" And ", " and ") if state else mention.name
            name = mention.name if name.lower() == mention.name.lower() else name
            return self.add(kinds.STATE, re.sub(r"^The ", "", name))
        return self.add(mention.kind, mention.name)

    def _same(self, mention: Mention) -> Who | None:
        """Return the one that a shorter name, an adjective or initials mean."""
        lower = mention.name.lower()
        if lower in self._by_name:
            return self._by_name[lower]
        if mention.kind in (kinds.PEOPLE, kinds.STATE):
            return self._of_state(mention)
        words = parts(mention.name)
        keys = {*words[:1], *words[-1:]}
        keys |= {mention.name} if mention.name.isupper() else set()
        for who in (
            each for key in sorted(keys) for each in self._by_word.get(key, ())
        ):
            if is_short_for(mention, words, who):
                return who
        return None

    def _of_state(self, mention: Mention) -> Who | None:
        lower = mention.name.lower()
        if who := self.state(lower):
            return who
        state = states().get(lower)
        if state and mention.kind == kinds.PEOPLE:
            return self.add(kinds.STATE, state.title())
        for who in self._states:
            if not state and is_adjective(lower, who.name.lower()):
                return who
        return None

    def _is_state(self, mention: Mention) -> bool:
        """Tell whether a place acts like a state, be it invented: 'Norland said'."""
        lower = mention.name.lower()
        if lower in states():
            return mention.head.dep in _ACTS
        is_long = len(lower.split()) > 1 or len(lower.rstrip("aeiouy")) < _STEM
        return not is_long and any(
            is_adjective(lower.rstrip("aeiouy") + end, lower)
            and lower.rstrip("aeiouy") + end in self._capitals
            for end in ENDS
        )

    def _is_party(self, mention: Mention) -> bool:
        """Tell whether one is named among those who do something together."""
        parsed = self.paragraphs[mention.paragraph]
        word = mention.head
        while word.dep == "conj" and (up := parsed.above(word)):
            word = up
        if word.dep in _ACTS:
            return True
        up = parsed.above(word)
        if word.dep != "pobj" or up is None:
            return False
        if up.lower in ("between", "among") or up.dep == "agent":
            return True
        over = parsed.above(up)
        is_many = over is not None and over.tag in ("NNS", "NNPS") and over.dep in _ACTS
        return up.lower == "from" and is_many
