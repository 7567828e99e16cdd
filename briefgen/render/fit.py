"""Fit a brief to its page budget: the lightest facts move out until it does.

Each layout tells how much room the facts take, and how much is too much. From this
the next brief is chosen, so that three layouts are enough for most: as it is, without
what is too much, and, where that was more than needed, with some of it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.lighter import lighter, movable
from briefgen.dossier.models import Participant, Plan
from briefgen.errors import Problem, UserError
from briefgen.render.html import Page, paper_page
from briefgen.render.layout_bounds import bounded_layout
from briefgen.render.measure import Room, measure
from briefgen.render.pdf import Layout, lay_out

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Fact

_RATE = 0.8
"""How much of the room of a fact is won when it goes: what stays breaks anew."""

_SLOWEST = 0.2
"""The least of it that a layout is believed to show."""

_BACK = 1.3
"""How much more room than its own a fact is given when it comes back."""

_SPARE = 0.5
"""The share of a page that is left empty rather than to try a fourth layout."""

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
    order = movable(brief)
    room = measure(whole.layout)
    moved = _enough(order, room, room.beyond(budget) / _RATE)
    found = _set(lighter(brief, order[:moved]))
    first = found
    while found.layout.pages > budget:
        if moved == len(order):
            raise _too_long(whole, found, budget)
        won = room.whole - measure(found.layout).whole
        rate = max(won / _freed(order[:moved], room), _SLOWEST)
        moved = max(_enough(order, room, room.beyond(budget) / rate), moved + 1)
        found = _set(lighter(brief, order[:moved]))
    left = -measure(found.layout).beyond(budget)
    more = _back(order[:moved], room, left / _BACK)
    if more == moved or (found is not first and left < _SPARE * room.page):
        return found
    fuller = _set(lighter(brief, order[:more]))
    return fuller if fuller.layout.pages <= budget else found


def _set(brief: Brief) -> Fitted:
    page = paper_page(brief)
    with bounded_layout(brief, page):
        return Fitted(brief, page, lay_out(page.html))


def _freed(moved: tuple[Fact, ...], room: Room) -> float:
    return sum(map(room.of, moved)) or 1.0


def _enough(order: tuple[Fact, ...], room: Room, wanted: float) -> int:
    """Return how many facts to move out to win some room; all where it takes all."""
    for number in range(1, len(order)):
        if _freed(order[:number], room) >= wanted:
            return number
    return len(order)


def _back(moved: tuple[Fact, ...], room: Room, left: float) -> int:
    """Return how many facts stay moved out when those that have room come back."""
    staying = len(moved)
    while staying > 1 and _freed(moved[staying - 1 :], room) <= left:
        staying -= 1
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
