"""Participants: the mentions of one another merged, with role, side and evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.grounding.entities import states
from briefgen.distill.engine import names
from briefgen.distill.engine.lists import BODIES, METONYMS, ORGANISATIONS, TITLES
from briefgen.distill.engine.text import raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.names import Mention

_ACTS = frozenset(("nsubj", "nsubjpass", "agent"))
_PARTIES = frozenset(("between", "among", "from", "by", "against", "with"))
_ROLE = 8
"""A role of more words is none."""


class Who:
    """One that is named in an article: what it is called, and where."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        self.forms: dict[str, None] = {}
        self.mentions: list[Mention] = []
        self.role = ""
        self.side: Who | None = None
        self.acts = 0
        self.speaks = 0
        self.doubt = ""
        self.id = ""

    @property
    def short(self) -> str:
        """The last name of a person, or the whole name."""
        return self.name.split()[-1] if self.kind == names.PERSON else self.name

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"


class People:
    """All that are named in the paragraphs of an article."""

    def __init__(self, paragraphs: Sequence[Parsed]) -> None:
        self._paragraphs = paragraphs
        self.all: list[Who] = []
        self._by_name: dict[str, Who] = {}
        self._at: dict[tuple[int, int], Who] = {}
        self.places: list[Mention] = []
        self.titles: set[tuple[int, int]] = set()
        found = [
            mention
            for number, parsed in enumerate(paragraphs)
            for mention in names.mentions(number, parsed)
        ]
        # Longer names first: shorter ones may be short for them.
        self._places = {each.name for each in found if each.kind in _COUNTRIES}
        for mention in sorted(found, key=_order):
            self._take(mention)
        self._read_roles()

    def at(self, paragraph: int, word: Word) -> Who | None:
        """Return who is named at a word."""
        return self._at.get((paragraph, word.at))

    def named(self, name: str) -> Who | None:
        """Return who is called so."""
        return self._by_name.get(name.lower())

    def within(self, paragraph: int, words: Iterable[Word]) -> Iterator[Who]:
        """Yield those that are named in some words, each once."""
        seen: dict[int, Who] = {}
        for word in words:
            who = self.at(paragraph, word)
            if who and id(who) not in seen:
                seen[id(who)] = who
                yield who

    def add(self, kind: str, name: str) -> Who:
        """Return who is called so, made if there is none."""
        who = self._by_name.get(name.lower())
        if who is None:
            who = Who(kind, name)
            self.all.append(who)
            self._by_name[name.lower()] = who
        return who

    def mark(self, who: Who, mention: Mention) -> None:
        """Note where one is named."""
        who.mentions.append(mention)
        for at in range(mention.start, mention.stop):
            self._at[mention.paragraph, at] = who
        if mention.head.dep in _ACTS or self._is_party(mention):
            who.acts += 1

    def _take(self, mention: Mention) -> None:
        if mention.kind == names.PERSON and mention.name in self._places:
            mention = mention._replace(kind=names.PLACE)
        if len(mention.name.split()) == 1 and any(
            _is_adjective(mention.name.lower(), who.name.lower())
            for who in self.all
            if who.kind == names.STATE
        ):
            mention = mention._replace(kind=names.PEOPLE)
        if mention.kind == names.PLACE and not self._is_invented_state(mention):
            self.places.append(mention)
            return
        who = self._same(mention) or self._made(mention)
        if who is None:
            return
        if mention.name.lower() != who.name.lower():
            who.forms[mention.name] = None
        self._by_name.setdefault(mention.name.lower(), who)
        self.mark(who, mention)

    def _made(self, mention: Mention) -> Who | None:
        if mention.kind == names.PEOPLE:
            return None
        if mention.kind in (names.STATE, names.PLACE):
            state = states().get(mention.name.lower())
            name = state.title().replace(" And ", " and ") if state else mention.name
            name = mention.name if name.lower() == mention.name.lower() else name
            return self.add(names.STATE, re.sub(r"^The ", "", name))
        return self.add(mention.kind, mention.name)

    def _same(self, mention: Mention) -> Who | None:
        """Return the one that a shorter name, an adjective or initials mean."""
        lower = mention.name.lower()
        if lower in self._by_name:
            return self._by_name[lower]
        if mention.kind in (names.PEOPLE, names.STATE):
            state = states().get(lower)
            for who in self.all:
                if who.kind != names.STATE:
                    continue
                if states().get(who.name.lower(), "") == state and state:
                    return who
                if not state and _is_adjective(lower, who.name.lower()):
                    return who
            if mention.kind == names.PEOPLE and state:
                return self.add(names.STATE, state.title())
            return None
        words = lower.split()
        for who in self.all:
            own = [re.sub(r"['’]s$", "", each) for each in who.name.lower().split()]
            if who.kind == names.PERSON and mention.kind != names.BODY:
                if words[-1] == own[-1] and set(words) <= set(own):
                    return who
            elif who.kind in (names.ORGANISATION, names.BODY):
                is_end = len(words) < len(own) and own[-len(words) :] == words
                is_start = own[: len(words)] == words and mention.kind == who.kind
                if (is_end or is_start) and words[0] not in ("national", "united"):
                    return who
                if mention.name.isupper() and _initials(who.name) == mention.name:
                    return who
        return None

    def _is_invented_state(self, mention: Mention) -> bool:
        """Tell whether a place that is in no list acts like a state: 'Norland said'."""
        if mention.name.lower() in self._by_name:
            return True
        if mention.name.lower() in states():
            return mention.head.dep in _ACTS
        if len(mention.name.split()) > 1:
            return False
        stem = mention.name.lower().rstrip("aeiouy")
        for parsed in self._paragraphs:
            for word in parsed.words:
                if (
                    word.text[0].isupper()
                    and word.lower != mention.name.lower()
                    and _is_adjective(word.lower, mention.name.lower())
                    and len(stem) > 2  # noqa: PLR2004
                ):
                    return True
        return False

    def _is_party(self, mention: Mention) -> bool:
        """Tell whether one is named among those who do something together."""
        parsed = self._paragraphs[mention.paragraph]
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
        return (
            up.lower == "from"
            and over is not None
            and over.tag in ("NNS", "NNPS")
            and over.dep in _ACTS
        )

    def _read_roles(self) -> None:
        for who in self.all:
            for mention in sorted(who.mentions):
                if who.kind == names.PERSON and not who.role:
                    self._read_role(who, mention)
            if who.kind == names.ORGANISATION and not who.side:
                who.side = self._side_of_name(who)

    def _read_role(self, who: Who, mention: Mention) -> None:
        """Read the office of a person: before the name, or beside it."""
        parsed = self._paragraphs[mention.paragraph]
        start = mention.start
        while start and _is_office(parsed, parsed.words[start - 1], mention):
            start -= 1
        words = list(parsed.words[start : mention.start])
        if _has_title(words) and mention.stop - mention.start > 1:
            # The office and the first name may be left out: the participant has them.
            article = parsed.words[max(start - 1, 0) : start]
            begin = start - sum(word.pos == "DET" for word in article)
            name = range(begin, mention.stop - 1)
            self.titles |= {(mention.paragraph, at) for at in name}
        if not _has_title(words):
            words = _beside(parsed, mention)
        while words and (
            words[0].pos in ("DET", "PUNCT", "CCONJ") or words[0].lower in _POSSESSIVE
        ):
            words.pop(0)
        if 0 < len(words) <= _ROLE and _has_title(words):
            role = raw(parsed, words).strip(" ,")
            who.role = role[:1].upper() + role[1:]
            who.side = next(
                (
                    other
                    for other in self.within(mention.paragraph, words)
                    if other is not who and other.kind != names.PERSON
                ),
                None,
            )

    def _side_of_name(self, who: Who) -> Who | None:
        """Return whose an organisation is: 'Norland's foreign ministry'."""
        if state := METONYMS.get(who.name.lower()):
            return next(
                (
                    each
                    for each in self.all
                    if each.kind == names.STATE
                    and states().get(each.name.lower()) == state
                ),
                None,
            )
        for word in re.findall(r"[\w-]+", who.name):
            for other in self.all:
                if other is who:
                    continue
                forms = {other.name.lower(), *map(str.lower, other.forms)}
                if other.kind == names.PERSON:
                    forms = {other.name.split()[-1].lower()}
                if word.lower() in forms and word.lower() != who.name.lower():
                    is_state = other.kind == names.STATE
                    return other if is_state else other.side or other
                state = states().get(word.lower())
                if (
                    state
                    and other.kind == names.STATE
                    and states().get(other.name.lower()) == state
                ):
                    return other
        return None


_COUNTRIES = frozenset((names.STATE, names.PLACE))


def _order(mention: Mention) -> tuple[bool, int, int, int]:
    """Put long names before short ones, and states before their adjectives."""
    is_single = len(mention.name.split()) == 1
    return (
        is_single and mention.kind not in _COUNTRIES,
        -len(mention.name.split()),
        mention.paragraph,
        mention.start,
    )


_POSSESSIVE = frozenset(("his", "her", "its", "their", "whose"))


def _is_adjective(word: str, name: str) -> bool:
    """Tell whether a word may be made from the name of a state: 'Norlandic'."""
    stem = name.rstrip("aeiouy")
    ends = word.removeprefix(stem)
    return (
        word.startswith(stem)
        and word != name
        and bool(
            re.fullmatch(r"[aeiouy]?(?:n|an|ian|ish|ese|ic|i|is|ans|ians|er|ers)", ends)
        )
    )


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()
    )


def _is_office(parsed: Parsed, word: Word, mention: Mention) -> bool:
    if word.lower in ("'s", "’s", "-", "and", "of", "for") or word.pos == "DET":
        return word.pos != "DET" and word.at > 0 and not word.dep == "cc"
    if word.pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    ups = {each.at for each in parsed.over(word)}
    return bool(ups & set(range(mention.start, mention.stop))) or word.lemma in TITLES


def _has_title(words: Sequence[Word]) -> bool:
    known = TITLES | ORGANISATIONS | BODIES
    return any(
        word.lemma in known or word.lower.endswith(("er", "or", "ist", "man", "woman"))
        for word in words
        if word.pos in ("NOUN", "PROPN")
    )


def _beside(parsed: Parsed, mention: Mention) -> list[Word]:
    """Return what stands beside a name, parted by a comma: 'Ada Brandt, the envoy'."""
    up = parsed.above(mention.head)
    if mention.head.dep == "appos" and up:
        whole = sorted(each for each in parsed.under(up) if each.at < mention.start)
        return _trimmed(whole)
    for below in parsed.below[mention.head.at]:
        if below.dep == "appos" and below.at > mention.head.at:
            cut = [
                each
                for each in sorted(parsed.under(below))
                if each.at <= below.at
                or each.dep in ("prep", "pobj", "compound", "det")
            ]
            return _trimmed(cut)
    return []


def _trimmed(words: list[Word]) -> list[Word]:
    while words and words[-1].pos == "PUNCT":
        words.pop()
    runs: list[Word] = []
    for word in words:
        if runs and (word.at != runs[-1].at + 1 or word.lower == ","):
            break
        runs.append(word)
    return runs
