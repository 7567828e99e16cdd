"""Verdicts on facts, kept beside the dossier: what `check` found out, for `cut`.

A verdict is on a fact as it was, with its sources as they were: `fingerprints` tells
both in a hash. A kept verdict counts as long as that is the same.
"""

# Importing pathlib takes longer than reading the verdicts.
# ruff: noqa: PTH118, PTH123

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, cast, get_args

from briefgen.dossier import textfile
from briefgen.dossier.models import Dossier, Fact, Gap, Plan
from briefgen.errors import BAD_MACHINE, Place, UserError

FILE = "verdicts.tsv"
_HEAD = (
    "# Kept by 'briefgen check': a verdict counts until its fact or a source changes."
)
Outcome = Literal["verified", "review", "unsupported"]
_OUTCOMES = frozenset(get_args(Outcome))
_NOT_CHECKED_BY = frozenset(("id", "marking", "weight", "provisions", "positions"))
"""The keys of a fact that say nothing its quote must support."""
_NAMES = ("said_by", "participants", "rests_on", "holder", "actor", "body", "author")
"""The keys of a fact whose ids stand for something that has texts of its own."""


class Verdict(NamedTuple):
    """Whether a fact is supported by its own quote, and why it may not be."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


class Tally(NamedTuple):
    """How many facts have which verdict; see `may_be_checked` for those that count."""

    verified: int = 0
    review: int = 0
    unsupported: int = 0
    not_checked: int = 0

    @property
    def total(self) -> int:
        """How many facts there are."""
        return sum(self)

    @property
    def is_checked(self) -> bool:
        """Whether there is a verdict on any of them."""
        return self.total > self.not_checked


def tally(facts: Iterable[Fact], verdicts: Mapping[str, Verdict]) -> Tally:
    """Return how many of some facts have which verdict."""
    every = tuple(facts)
    gaps = {fact.id for fact in every if isinstance(fact, Gap)}
    ids = [fact.id for fact in every if may_be_checked(fact, gaps)]
    found = [verdicts[name].outcome for name in ids if name in verdicts]
    return Tally(
        verified=found.count("verified"),
        review=found.count("review"),
        unsupported=found.count("unsupported"),
        not_checked=len(ids) - len(found),
    )


def may_be_checked(fact: Fact, gaps: Container[str]) -> bool:
    """Tell whether there are words that a fact can be held against.

    A gap rests on none, nor does what rests on gaps alone.
    """
    beneath: tuple[str, ...] = getattr(fact, "rests_on", ())
    on_gaps = bool(beneath) and all(name in gaps for name in beneath)
    return not isinstance(fact, Gap) and (bool(fact.evidence) or not on_gaps)


def fingerprints(dossier: Dossier) -> dict[str, str]:
    """Return for each fact a SHA-256 of all that a verdict on it depends on.

    That is what the fact says, its quotes, the SHA-256 of the sources that they are
    from, and what the ids in it stand for.
    """
    facts = {fact.id: fact for fact in _facts(dossier)}
    hashes = {source.id: source.sha256 or "" for source in dossier.sources}
    return {
        name: hashlib.sha256(
            "\n".join(_parts(fact, facts, hashes)).encode()
        ).hexdigest()
        for name, fact in facts.items()
    }


def kept(folder: str, dossier: Dossier) -> dict[str, Verdict]:
    """Return the verdicts kept beside a dossier that still count, by the ids of facts.

    There are none where no file is in its folder.
    Raises `UserError` where the file is there and is not what `check` wrote.
    """
    path = os.path.join(folder, FILE)
    try:
        with open(path, encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines() if line[:1] != "#"]
        found = {name: (of, verdict) for name, of, verdict in map(_entry, lines)}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(
            f"{textfile.shown(path)}: cannot be read: {error.strerror}",
            hint="delete it, then run 'briefgen check'",
            exit_code=BAD_MACHINE,
        ) from None
    except ValueError:
        raise UserError(
            "these are not the verdicts of 'briefgen check'",
            place=Place(textfile.shown(path)),
            hint="delete the file, then run 'briefgen check'",
        ) from None
    now = fingerprints(dossier)
    return {
        name: verdict for name, (of, verdict) in found.items() if now.get(name) == of
    }


def not_checked(dossier: Dossier, verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """Return the ids of the facts that might have a verdict, and have none."""
    gaps = {gap.id for gap in dossier.gaps}
    facts = (fact for fact in _facts(dossier) if may_be_checked(fact, gaps))
    return tuple(fact.id for fact in facts if fact.id not in verdicts)


def dump(dossier: Dossier, verdicts: Mapping[str, Verdict]) -> bytes:
    """Return the file that keeps verdicts on facts of a dossier.

    It has a line for each: its id, the verdict, the fingerprint and the reasons, with
    tabs between them. Nothing else is as quick to read.
    """
    now = fingerprints(dossier)
    lines = (
        "\t".join((name, verdicts[name].outcome, now[name], *map(_line, reasons)))
        for name in sorted(now)
        if name in verdicts
        for reasons in [verdicts[name].reasons]
    )
    return "\n".join((_HEAD, *lines, "")).encode()


def _line(text: str) -> str:
    return " ".join(text.split())


def _entry(line: str) -> tuple[str, str, Verdict]:
    """Return id, fingerprint and verdict of a line. Raises `ValueError` for others."""
    name, outcome, of, *reasons = line.split("\t")
    if outcome not in _OUTCOMES:
        raise ValueError
    return name, of, Verdict(cast("Outcome", outcome), tuple(reasons))


def _parts(
    fact: Fact, facts: Mapping[str, Fact], hashes: Mapping[str, str]
) -> Iterator[str]:
    yield type(fact).__name__
    for name in fact.keys_of:
        if name not in _NOT_CHECKED_BY:
            yield f"{name}: {getattr(fact, name)!r}"
    for evidence in fact.evidence:
        yield hashes.get(evidence.source, "")
    for name in _NAMES:
        ids = getattr(fact, name, None) or ()
        for other in (ids,) if isinstance(ids, str) else ids:
            if other in facts:
                yield _said(facts[other])


def _said(fact: Fact) -> str:
    """Return the texts of a fact that another one refers to."""
    names = ("name", "short", "role", "side", "aliases", "text", "evidence")
    return repr([getattr(fact, name, None) for name in names])


def _facts(dossier: Dossier) -> Iterator[Fact]:
    for name in dossier.keys_of:
        value = getattr(dossier, name)
        for each in value if isinstance(value, tuple) else ():
            if isinstance(each, Fact):
                yield each
    for topic in dossier.topics:
        yield from (*topic.statements, *topic.positions)
    plans: tuple[Plan, ...] = dossier.plans
    for plan in plans:
        yield from (*plan.provisions, *plan.positions)
