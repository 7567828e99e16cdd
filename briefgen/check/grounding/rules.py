"""The rules of group G, in the order of their ids."""

from __future__ import annotations

from briefgen.check.grounding import (
    attribution,
    dating,
    deceit,
    figures,
    headings,
    names,
    overlap,
    polarity,
    quantities,
    quotes,
    roles,
    sources,
    stance,
)

RULES = (
    *quotes.RULES,
    *sources.RULES,
    deceit.RULE,
    names.RULE,
    figures.RULE,
    dating.RULE,
    polarity.RULE,
    stance.RULE,
    quantities.RULE,
    roles.RULE,
    attribution.RULE,
    overlap.RULE,
    headings.RULE,
)
