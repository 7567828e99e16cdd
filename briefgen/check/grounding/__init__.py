"""Group G: each fact is held against its own quotes and the clause around them.

What it promises is "supported by its own quote", never "true". An error means that a
fact is unsupported, a warning that a person should look at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.rules import RULES

if TYPE_CHECKING:
    from briefgen.check.subject import Subject

__all__ = ["RULES", "examined"]


def examined(subject: Subject) -> frozenset[str]:
    """Return the ids of the facts that were held against the texts of their sources.

    With no error and no warning of this group, such a fact is verified. Others are not
    checked: their source text is not at hand, is another one, or is not in English.
    """
    from briefgen.check.grounding.reading import reading

    return reading(subject).examined
