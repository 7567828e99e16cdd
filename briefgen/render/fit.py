"""Fit a brief to its page budget: the lightest facts move out until it does.

Each layout tells how high everything stands, and how much of it is too much. From this
the next brief is chosen, so that three layouts are enough for most: as it is, without
what is too much, and, where that was more than needed, with some of it back.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.lighter import lighter, movable
from briefgen.dossier.models import Participant, Plan
from briefgen.errors import Problem, UserError
from briefgen.render.html import Page, paper_page
from briefgen.render.layout_bounds import bounded_layout
from briefgen.render.measure import measure
from briefgen.render.pdf import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefgen.audience.brief import Brief
    from briefgen.render.measure import Outline, Part

_NOTICE = 16.0
"""The height of the line that tells how much moved out."""

_AGAIN = 1.3
"""How much more is to be won when what was moved out was not enough."""

_ONE_PAGE, _SEVERAL = (1.0, 0.6), (0.85, 0.6)
"""The shares of the room left that are tried to be filled, one after the other.

Where there are several pages, breaks between them take some of it.
"""

_LAYOUTS = 4
"""The layouts after which nothing is tried to come back."""

_SPARE = 0.1
"""The share of the last of several pages that may be left empty."""

_NAMED = 8
"""The most facts that an error names."""


class Fitted(NamedTuple):
    """A brief that keeps to its page budget, with its page and its layout."""

    brief: Brief
    page: Page
    layout: Layout


def fitted(brief: Brief) -> Fitted:
    """Return a brief, made lighter as far as its page budget asks.

    Raises `UserError` where even the facts that must stay do not fit.
    """
    whole = _set(brief)
    budget = brief.audience.pages
    if budget is None or whole.layout.pages <= budget:
        return whole
    parts = movable(brief)
    outline = measure(whole.layout)
    moved = outline.fewest(parts, outline.beyond(budget) + _NOTICE)
    found = _set(_without(brief, moved))
    layouts = 2
    while found.layout.pages > budget:
        if len(moved) == len(parts):
            raise _too_long(whole, found, budget)
        now = measure(found.layout)
        rest = _others(parts, moved)
        more = now.fewest(rest, now.beyond(budget) * _AGAIN)
        moved = _others(parts, _others(rest, more))
        found = _set(_without(brief, moved))
        layouts += 1
    return _fuller(found, moved, whole, max(_LAYOUTS - layouts, 0))


def _fuller(found: Fitted, moved: Sequence[Part], whole: Fitted, tries: int) -> Fitted:
    """Return a brief that fits with what has room in it come back, if anything has.

    What moves out takes others with it, and what stays breaks anew: so what a fact
    takes is reckoned by what all together have won.
    """
    budget = whole.brief.audience.pages or 0
    outline = measure(whole.layout)
    for share in (_ONE_PAGE if budget == 1 else _SEVERAL)[:tries]:
        now = measure(found.layout)
        rate = max((outline.whole - now.whole) / (outline.won(moved) or 1.0), 1.0)
        left = -now.beyond(budget)
        fewer = _back(moved, outline, left / rate * share)
        if len(fewer) == len(moved) or (budget > 1 and left < _SPARE * now.height):
            break
        fuller = _set(_without(whole.brief, fewer))
        if fuller.layout.pages <= budget:
            found, moved = fuller, fewer
    return found


def _set(brief: Brief) -> Fitted:
    page = paper_page(brief)
    with bounded_layout(brief, page):
        return Fitted(brief, page, lay_out(page.html))


def _without(brief: Brief, moved: Collection[Part]) -> Brief:
    return lighter(brief, tuple(chain.from_iterable(moved))) if moved else brief


def _others(parts: Sequence[Part], some: Collection[Part]) -> tuple[Part, ...]:
    """Return the parts that are not among some of them, in their order."""
    names = {part[0].id for part in some}
    return tuple(part for part in parts if part[0].id not in names)


def _back(moved: Sequence[Part], outline: Outline, left: float) -> tuple[Part, ...]:
    """Return what stays moved out when the heaviest that have room come back."""
    least = outline.won(moved, float) - left
    staying = tuple(moved)
    for part in reversed(moved):
        others = _others(staying, (part,))
        if others and outline.won(others, float) >= least:
            staying = others
    return staying


def _too_long(whole: Fitted, least: Fitted, budget: int) -> UserError:
    """Return an error that names the facts that must stay."""
    gone = {fact.id for fact in least.brief.moved}
    stay = [
        fact.id
        for fact in whole.brief.all_facts
        if fact.id not in gone and not isinstance(fact, Participant | Plan)
    ]
    named = ", ".join(stay[:_NAMED])
    more = f" and {len(stay) - _NAMED} more" if len(stay) > _NAMED else ""
    name, pages = whole.brief.audience.name, least.layout.pages
    message = (
        f"what must stay takes {pages} pages, and the budget of the {name} audience "
        f"is {budget}: {named}{more}"
    )
    hint = (
        "give some of them a weight below 5, shorten the bottom line, or raise 'pages' "
        "in audience.yaml"
    )
    return UserError((Problem(message, hint=hint),))
