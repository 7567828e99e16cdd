"""Group G: each fact is held against its own quotes and the clause around them.

What it promises is "supported by its own quote", never "true". An error means that a
fact is unsupported, a warning that a person should look at it. The rules are loaded
when they are asked for: rendering wants one of them, and no language model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.check.grounding.rules import RULES
    from briefgen.check.subject import Subject

__all__ = ["RULES", "examined"]


def examined(subject: Subject) -> frozenset[str]:
    """Return the ids of the facts that were held against the texts of their sources.

    With no error and no warning of this group, such a fact is verified. Others are not
    checked: their source text is not at hand, is another one, or is not in English.
    """
    from briefgen.check.grounding.reading import reading

    return reading(subject).examined


def __getattr__(name: str) -> Any:
    """Return the rules, and load them then."""
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefgen.check.grounding.rules import RULES

    return RULES
