"""Rule G110: a title says no more than the facts below it.

The names and numbers of title, subject and topics stand in some fact or its quotes; and
what somebody is said to do there, if it takes a side, some fact says of the same one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.names import initials, is_name
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.reading import reading
from briefgen.check.grounding.stance import stances_of
from briefgen.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.numbers import Number
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject
    from briefgen.dossier.places import Path

_TEXTS = ("text", "title", "summary", "name", "short", "role", "action", "answer")


class _Told(NamedTuple):
    """What the facts of a dossier tell: their texts and quotes, and what is in them."""

    texts: tuple[str, ...]
    ids: frozenset[str]
    roots: frozenset[str]
    numbers: tuple[Number, ...]


def check(subject: Subject) -> Iterator[Found]:
    """Yield names, numbers and sides in titles that no fact bears out."""
    whole = reading(subject)
    headings = whole.headings
    if not headings:
        return
    told = _told(whole)
    for path, text in headings:
        found = _name(told, path, text) or _number(told, path, text)
        found = found or _side(whole, path, text)
        if found:
            yield found


def _told(whole: Reading) -> _Told:
    texts = []
    for item in whole.subject.items:
        given = [getattr(item.fact, key, None) for key in _TEXTS]
        given += getattr(item.fact, "aliases", ())
        given += [each.quote for each in item.fact.evidence]
        texts += [normal(str(each)) for each in given if each]
    words = " ".join(texts).lower().replace("-", " ").split()
    return _Told(
        tuple(texts),
        frozenset(each for text in texts for each in whole.entities.ids(text)),
        frozenset(root(word.strip(".,;:'\"()").removesuffix("'s")) for word in words),
        tuple(number for text in texts for number in numbers(text)),
    )


def _name(told: _Told, path: Path, text: Text) -> Found | None:
    """Return a name that no fact has."""
    for mention in text.mentions:
        if not mention.ids & told.ids:
            words = text.parsed.text[mention.start : mention.end]
            return _found(path, f"no fact names '{words}'", words)
    for word in text.parsed.words:
        if text.named(word) or not is_name(text, word):
            continue
        parts = word.lower.removesuffix("'s").split("-")
        if any(root(part) not in told.roots for part in parts) and not (
            word.text.isupper() and any(word.lower in initials(t) for t in told.texts)
        ):
            return _found(path, f"no fact names '{word.text}'", word.text)
    return None


def _number(told: _Told, path: Path, text: Text) -> Found | None:
    """Return a number that no fact has."""
    for number in numbers(text.parsed.text):
        if not any(number.same(other) for other in told.numbers):
            words = text.parsed.text[number.start : number.end]
            return _found(path, f"no fact says '{words}'", words)
    return None


def _side(whole: Reading, path: Path, text: Text) -> Found | None:
    """Return a verb that takes a side, where no fact says so of who acts by it."""
    for frame in text.frames:
        sides = stances_of(text, frame.verb)
        acting = [ids for word in frame.agents if (ids := text.named(word))]
        if frame.verb.dep != "ROOT" or not sides:
            continue
        for ids in map(whole.entities.of_side, acting):
            if not any(_bears(case, frame, sides, ids) for case in whole.cases):
                words = frame.verb.text
                name = whole.entities.name(ids)
                return _found(path, f"no fact says '{words}' of '{name}'", words)
    return None


def _bears(case: Case, frame: Frame, sides: set[str], ids: frozenset[str]) -> bool:
    """Tell whether a fact has the verb, or one of its side, and one of some acts by it.

    Who acts may be told by a pronoun, where the fact names him elsewhere.
    """
    if {
        getattr(case.fact, key, "") for key in ("holder", "actor", "author")
    } & ids and (getattr(case.fact, "stance", "") in sides):
        return True
    known = lexicon()
    told = [(text, range(len(text.parsed.words))) for text in case.texts.values()]
    told += [(each.text, each.sentence) for each in case.passages]
    for text, part in told:
        for other in text.frames:
            verb = other.verb
            if verb.at not in part or not (
                known.same(verb.lemma, frame.verb.lemma)
                or stances_of(text, verb) & sides
            ):
                continue
            acting = {
                each
                for agent in other.agents
                for word in text.parsed.under(agent)
                for each in text.named(word)
            }
            is_open = any(agent.pos == "PRON" for agent in other.agents)
            if acting & ids or (is_open and text.ids & ids):
                return True
    return False


def _found(path: Path, message: str, words: str) -> Found:
    return Found(
        path,
        message,
        words=words,
        hint="say what the facts below say, or add the fact that does",
    )


RULE = Rule(
    id="G110",
    severity=Severity.WARNING,
    asks="The names, numbers and sides of a title stand in some fact.",
    because="Most readers read no more than the title.",
    bad="title: Norway agrees to a ban # fact: Norway opposes a ban",
    good="title: Norway opposes a ban # fact: Norway opposes a ban",
    origin="ICD 203",
    check=check,
    reads=True,
)
