"""Who is named in a text: the participants of a dossier by all their names, and states.

A participant is known by its name, short name, aliases, initials, the last name of a
person, and what `countryinfo` says a state's people and capital are called.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.check.grounding.normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.dossier.models import Dossier, Participant

_ARTICLE = re.compile(r"^(the|a|an|la|le|les)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'.&-]*\w|\w")
_SHORTEST = 3
_ROLE = 2
"""A role of so many words names a thing, 'health ministry'; longer ones tell more."""


class Mention(NamedTuple):
    """A name in a text, from `start` to `end`, and the ids of who may be meant."""

    start: int
    end: int
    ids: frozenset[str]


class Entities:
    """The names of a dossier, and of the states of the world."""

    def __init__(self, dossier: Dossier) -> None:
        self.participants = {each.id: each for each in dossier.participants}
        forms: dict[str, set[str]] = {}
        self._capitals = {"us", "who", "un", "it", "eu"}
        for each in dossier.participants:
            for form in _forms(each):
                if form.isupper() and len(form) > 1:
                    self._capitals.add(form.lower())
                forms.setdefault(form.lower(), set()).add(each.id)
        owners: dict[str, set[str]] = {}
        for each in dossier.participants:
            if each.kind == "state":
                owners.setdefault(_state_of(each), set()).add(each.id)
        for form, state in states().items():
            ids = owners.get(state) or {f"state:{state}"}
            forms.setdefault(form, set()).update(ids)
        self._forms = {form: frozenset(ids) for form, ids in forms.items()}
        self._first: dict[str, list[tuple[str, ...]]] = {}
        for form in self._forms:
            words = _words(form)
            if words:
                self._first.setdefault(words[0], []).append(words)
        for known in self._first.values():
            known.sort(key=len, reverse=True)
        self._ids = {
            words: ids for form, ids in self._forms.items() if (words := _words(form))
        }
        self._known: dict[str, frozenset[str]] = {}
        self.heads = _heads(dossier.participants)

    def mentions(self, text: str) -> list[Mention]:
        """Return the names in a text (made alike), the longest at each place."""
        words = [
            (match[0].removesuffix("'s").removesuffix("'"), match)
            for match in _WORD.finditer(text)
        ]
        found = []
        at = 0
        while at < len(words):
            mention, taken = self._at(words, at)
            if mention:
                found.append(mention)
            at += taken
        return found

    def ids(self, text: str) -> frozenset[str]:
        """Return the ids of all that a text (made alike) names."""
        if text not in self._known:
            self._known[text] = frozenset(
                each for mention in self.mentions(text) for each in mention.ids
            )
        return self._known[text]

    def _at(
        self, words: list[tuple[str, re.Match[str]]], at: int
    ) -> tuple[Mention | None, int]:
        first, match = words[at]
        lower = first.lower().rstrip(".")
        for known in self._first.get(lower, ()):
            part = words[at : at + len(known)]
            if len(part) == len(known) and all(
                word.lower().rstrip(".") == wanted.rstrip(".")
                for (word, _), wanted in zip(part, known, strict=True)
            ):
                written = part[0][0]
                if len(known) == 1 and self._misses(known, written):
                    continue
                end = part[-1][1].start() + len(part[-1][0])
                return Mention(match.start(), end, self._ids[known]), len(known)
        return None, 1

    def _misses(self, words: tuple[str, ...], written: str) -> bool:
        """Tell whether a name is only a common word here: 'who' is not the 'WHO'."""
        if words[0] in self._capitals:
            return not written.isupper()
        return written.islower() and not any(
            not each.startswith("state:") and words[0] not in states()
            for each in self._ids[words]
        )

    def related(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those and who they speak for or belong to, all the way up."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                participant = self.participants.get(each)
                if participant and participant.side:
                    waiting.append(participant.side)
        return frozenset(found)

    def of_side(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those and who speaks for them or belongs to them."""
        found = set(ids)
        for each in self.participants.values():
            if each.side in found:
                found.add(each.id)
        return frozenset(found)

    def persons(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that are persons."""
        known = self.participants
        return frozenset(
            each for each in ids if each in known and known[each].kind == "person"
        )

    def by_head(self, noun: str) -> frozenset[str]:
        """Return whom a bare noun may mean: 'the ministry', 'the president'."""
        return self.heads.get(noun, frozenset())

    def name(self, ids: Iterable[str]) -> str:
        """Return the name of one of them, for a message."""
        each = min(ids)
        participant = self.participants.get(each)
        return participant.label if participant else each.removeprefix("state:").title()


@lru_cache(maxsize=8192)
def _words(form: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without a possessive 's'."""
    return tuple(
        word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(form)
    )


def _forms(who: Participant) -> Iterator[str]:
    """Yield all that a participant is called."""
    given = [who.name, who.short or "", *who.aliases]
    for name in filter(None, map(normal, given)):
        bare = _ARTICLE.sub("", name)
        yield bare
        words = bare.split()
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(words) > 1 and len(initials) > 1 and who.kind != "person":
            yield initials
            if bare.startswith("United Nations "):
                yield bare.replace("United Nations", "UN", 1)
                yield bare.removeprefix("United Nations ")
    words = normal(who.name).split()
    if who.kind == "person" and len(words) > 1:
        yield words[-1]


_HEAD = re.compile(r"[;,(]| of | for | in | at | who | which | that ")


def _heads(participants: Iterable[Participant]) -> dict[str, frozenset[str]]:
    """Return whom each common noun in names and roles may mean."""
    found: dict[str, set[str]] = {}
    for each in participants:
        phrases = [each.name, *each.aliases]
        if each.kind == "person":
            phrases = [*each.aliases]
        role = _HEAD.split(each.role or "")[0]
        if each.kind == "person" or len(role.split()) <= _ROLE:
            phrases.append(role)
        for phrase in phrases:
            for word in normal(_HEAD.split(phrase)[0]).lower().split()[-1:]:
                for form in (word, word.removesuffix("s")):
                    found.setdefault(form, set()).add(each.id)
        for word in normal(role).lower().split():
            if each.kind == "person" and len(word) > _SHORTEST:
                found.setdefault(word.strip(",;."), set()).add(each.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def _state_of(who: Participant) -> str:
    known = states()
    for name in (who.name, who.short or "", *who.aliases):
        bare = _ARTICLE.sub("", normal(name)).lower()
        if bare in known:
            return known[bare]
    return ""


@cache
def states() -> dict[str, str]:
    """Return the state for each name, demonym and capital, in small letters."""
    from countryinfo import all_countries

    names: dict[str, str] = {}
    for country in all_countries():
        info = country.info()
        name = normal(info["name"]).lower()
        demonym = _first(info.get("demonym"))
        spellings = [
            each
            for each in info.get("altSpellings") or ()
            if len(each) > _SHORTEST or each in ("UK", "US", "USA", "UAE")
        ]
        capital = _first(info.get("capital")).split(",")[0].removesuffix(" D.C.")
        for form in (name, demonym, f"{demonym}s", capital, *spellings):
            form = _ARTICLE.sub("", normal(form)).lower()  # noqa: PLW2901 # as used
            if len(form.rstrip("s")) > 1:
                names.setdefault(form, name)
    names |= _MORE
    return {form: name for form, name in names.items() if form not in _COMMON}


def _first(value: object) -> str:
    """Return a text that may be given as a list of them."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


_MORE = {
    "u.s": "united states",
    "u.s.": "united states",
    "america": "united states",
    "american": "united states",
    "americans": "united states",
    "britain": "united kingdom",
    "briton": "united kingdom",
    "britons": "united kingdom",
    "u.k": "united kingdom",
    "uk": "united kingdom",
    "faroes": "faroe islands",
    "spaniard": "spain",
    "spaniards": "spain",
    "turk": "turkey",
    "turks": "turkey",
    "dane": "denmark",
    "danes": "denmark",
    "swede": "sweden",
    "swedes": "sweden",
    "finn": "finland",
    "finns": "finland",
    "pole": "poland",
    "poles": "poland",
    "iranian": "iran",
    "iranians": "iran",
    "saudi": "saudi arabia",
    "saudis": "saudi arabia",
    "emirati": "united arab emirates",
    "burma": "myanmar",
}
_COMMON = word_set("man male us")
