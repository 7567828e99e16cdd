"""What is done at the United Nations and in other bodies, and with which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import kinds
from briefgen.distill.engine.text import joined, raw, title
from briefgen.distill.engine.words import ACTS, PAPERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_OBJECTS: Final = frozenset(("dobj", "nsubjpass", "pobj", "nsubj", "conj"))
_OWN: Final = ("resolution", "statement")
"""Papers that the one council of an article is meant by."""
_ACTION: Final = 9
"""The most words of an action."""


def activity(clause: Clause, acting: Sequence[Who], people: People) -> Values:
    """Return the actor, the body, the action and the document; or nothing."""
    if clause.verb.lemma not in ACTS or not acting:
        return {}
    paper = next((word for word in clause.words if _is_paper(word)), None)
    actor, body = acting[0], _body(clause, acting[0], paper, people)
    if body is None or (paper is None and actor is body):
        return {}
    found: Values = {"actor": actor, "body": body, "action": _action(clause)}
    if paper is not None:
        left = [
            word
            for word in clause.parsed.below[paper.at]
            if word.at < paper.at and word.dep in ("compound", "amod")
        ]
        found["document"] = title(raw(clause.parsed, sorted([*left, paper])))
    return found


def _is_paper(word: Word) -> bool:
    return word.lemma in PAPERS and word.pos == "NOUN" and word.dep in _OBJECTS


def _body(clause: Clause, actor: Who, paper: Word | None, people: People) -> Who | None:
    named = [
        who
        for who in people.within(clause.paragraph, clause.words)
        if who.kind == kinds.BODY
    ]
    if not named and paper is not None and paper.lemma in _OWN:
        named = [people.council] if people.council else []
    others = [who for who in named if who is not actor]
    return next(iter(others or named), None)


def _action(clause: Clause) -> str:
    """Return the verb and what follows, up to a clause that hangs on it."""
    part = [word for word in clause.words if word.at >= clause.verb.at]
    until = next(
        (n for n, word in enumerate(part) if n > 1 and word.dep in ("acl", "relcl")),
        len(part),
    )
    return title(joined(clause.parsed, part[:until]), _ACTION)
