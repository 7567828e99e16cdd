"""A rule: what it asks, why, and the function that looks whether it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.check.finding import Found, Severity
    from briefgen.check.subject import Subject

    Check = Callable[[Subject], Iterator[Found]]


class Rule(NamedTuple):
    """A rule that `check` holds a dossier against.

    `id` is a letter for the group and three digits; `asks` says in a sentence what
    must hold, `because` why; `bad` and `good` are short examples in YAML; `origin`
    names the standard that it comes from. `check` yields what is wrong; rules that
    share one are looked after together. `reads` tells that the language model is
    needed for it.
    """

    id: str
    severity: Severity
    asks: str
    because: str
    bad: str
    good: str
    origin: str
    check: Check
    reads: bool = False
