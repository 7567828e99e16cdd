"""Who a participant is, by its own quotes and its sources: a part of rule G101.

Its name, whoever its role names, and its side are held against them. A role and a side
are often told elsewhere: there, only what the quotes contradict is looked at, and what
is nowhere in the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import root
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.quotes import searchable
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading

_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_RUN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")
"""Names of several words, which may be told by their initials: 'UN'."""
_START = re.compile(r"(?:^|[;:.]\s+)$")
_LETTERS = 4
"""A name may end otherwise, where so many letters are left: 'Russian' of 'Russia'."""
_NOUNS = frozenset(("NOUN", "PROPN"))
_GIVING = frozenset(("poss", "compound", "amod", "nmod"))


def participant(whole: Reading, case: Case) -> Iterator[Found]:
    """Yield what of a participant its quotes, or its sources, do not bear out."""
    who = case.fact
    if not isinstance(who, Participant):
        return
    ids = {each for passage in case.passages for each in passage.ids(passage.sentence)}
    name = normal(who.name)
    if who.id not in ids and name.lower() not in " ".join(case.quotes).lower():
        yield _found(case, "name", f"its quotes do not name '{name}'")
        return
    names = {passage.source for passage in case.passages}
    there = "\n".join(
        text.text for key, text in searchable(whole.subject).items() if key in names
    )
    role = normal(who.role or "")
    given = _given(whole, case, who)
    for key, text in (("name", name), ("role", role)):
        words = _absent(whole, who, text, there)
        if words:
            message = f"'{words}' is nowhere in the source"
            yield _found(case, key, message)._replace(words=words)
            return
    for key, named in (("role", whole.entities.ids(role)), ("side", {who.side})):
        wanted = _alike(whole, given, frozenset(each for each in named if each))
        theirs = whole.entities.of_side(wanted) | whole.entities.related(wanted)
        if wanted and given and not given & theirs:
            one, other = whole.entities.name(given), whole.entities.name(wanted)
            yield _found(case, key, f"the quotes are of '{one}', not '{other}'")
            return


def _absent(whole: Reading, who: Participant, text: str, there: str) -> str:
    """Return a word of a name or role, written as a name is, that is nowhere there."""
    lower = there.lower()
    own = frozenset() if who.kind == "state" else frozenset((who.id,))
    named = whole.entities.ids(there) - own
    known = [each for each in whole.entities.mentions(text) if each.ids & named]
    known_to = [range(each.start, each.end) for each in known]
    known_to += [
        range(*match.span())
        for match in _RUN.finditer(text)
        if re.search(rf"\b{''.join(word[0] for word in match[0].split())}\b", there)
    ]
    for match in _WORD.finditer(text):
        word = match[0].removesuffix("'s").rstrip(".'")
        is_first = bool(_START.search(text[: match.start()])) and not (
            whole.entities.ids(word) or text == normal(who.name)
        )
        if (
            not word[:1].isupper()
            or is_first
            or any(match.start() in each for each in known_to)
            or whole.entities.ids(word) & named
            or re.search(rf"\b{re.escape(word.lower())}\b", lower)
        ):
            continue
        stem = root(word.lower())[: max(len(word) - 2, _LETTERS)]
        is_told = len(word) > _LETTERS and re.search(rf"\b{re.escape(stem)}", lower)
        if not is_told:
            return word
    return ""


def _given(whole: Reading, case: Case, who: Participant) -> frozenset[str]:
    """Return whom the quotes give a participant to: 'Oswell's minister, Ann Lee'."""
    return frozenset(
        each
        for passage in case.passages
        for each in _beside(passage, who.id)
        if _kind(whole, each) not in ("person", "")
    )


def _kind(whole: Reading, name: str) -> str:
    """Return the kind of a participant; a state need not be one."""
    known = whole.entities.participants.get(name)
    return known.kind if known else "state" if name.startswith("state:") else ""


def _alike(
    whole: Reading, given: frozenset[str], named: frozenset[str]
) -> frozenset[str]:
    """Return those of the kinds that are given: one may serve a body, and be a Finn."""
    kinds = {_kind(whole, each) for each in given}
    return frozenset(each for each in named if _kind(whole, each) in kinds)


def _beside(passage: Passage, own: str) -> Iterator[str]:
    """Yield whom the words right at a name, or at the noun beside it, mean."""
    text = passage.text
    for word in passage.words:
        if own in text.named(word):
            for head in _heads(text, word):
                for below in _titled(text, head):
                    if below.dep in _GIVING and own not in text.named(below):
                        yield from text.named(below)


def _titled(text: Text, head: Word) -> Iterator[Word]:
    """Yield what hangs on a name, and on the title before it: 'Israeli Minister'."""
    for below in text.parsed.below[head.at]:
        yield below
        if below.dep == "compound":
            yield from text.parsed.below[below.at]


def _heads(text: Text, word: Word) -> Iterator[Word]:
    """Yield a name, and the nouns that it stands beside."""
    yield word
    for up in text.parsed.over(word):
        if up.pos not in _NOUNS or word.dep not in ("appos", "compound", "nmod"):
            return
        yield up
        word = up


def _found(case: Case, key: str, message: str) -> Found:
    return Found(
        case.path(key),
        message,
        hint="quote where it is named so, or correct it",
        severity=Severity.WARNING,
    )
