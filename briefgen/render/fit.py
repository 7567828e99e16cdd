"""Fit a brief to its page budget: the lightest facts move out until it does.

Each layout tells how high everything stands, and how much of it is too much. From this
the next brief is chosen, so that three layouts are enough for most: as it is, without
what is too much, and, where that was more than needed, with some of it back. It takes
four at most: the last moves out all that may go. What was found is remembered, and the
same brief is laid out once the next time.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.lighter import lighter, movable, weigher
from briefgen.dossier.models import Participant, Plan
from briefgen.errors import Problem, UserError
from briefgen.render.choose import Scales, fewest
from briefgen.render.fit_cache import recall, remember
from briefgen.render.html import Page, paper_page
from briefgen.render.layout_bounds import bounded_layout
from briefgen.render.measure import measure
from briefgen.render.pdf import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefgen.audience.brief import Brief
    from briefgen.render.measure import Outline, Part

_NOTICE = 20.0
"""The height of the line that tells how much moved out, with space above it."""

_MORE = 1.6
"""How much of what is still too much is to be won the second time."""

_ONE_PAGE, _SEVERAL = (1.0, 1.5), (0.8, 1.2)
"""The shares of the room left that are tried to be filled, until something comes back.

What a fact takes is reckoned to a line or two: so a little more than all is tried, too.
Where there are several pages, breaks between them take some of it.
"""

_USUAL, _MOST = 3, 4
"""The layouts after which a little room, and any, is left as it is."""

_LITTLE = 80.0
"""How much room is little: four lines."""

_NAMED = 8
"""The most facts that an error names."""


class Fitted(NamedTuple):
    """A brief that keeps to its page budget, with its page and its layout."""

    brief: Brief
    page: Page
    layout: Layout


class _Trial(NamedTuple):
    """A layout, what moved out for it, and how much that was reckoned to win.

    `beyond` is the height that is too much; less than 0: that is left.
    """

    moved: tuple[Part, ...]
    fitted: Fitted
    outline: Outline
    won: float
    beyond: float


def fitted(brief: Brief) -> Fitted:
    """Return a brief, made lighter as far as its page budget asks.

    Raises `UserError` where even the facts that must stay do not fit.
    """
    budget = brief.audience.pages
    page = paper_page(brief)
    if budget is None:
        return _laid_out(brief, page)
    again = _again(brief, page)
    if again and again.layout.pages <= budget:
        return again
    whole = _laid_out(brief, page)
    if whole.layout.pages <= budget:
        return whole
    found = _Search(whole, budget).fullest()
    remember(brief, page.html, (fact.id for fact in found.brief.moved))
    return found


def _again(brief: Brief, page: Page) -> Fitted | None:
    """Return a brief without what moved out of it the last time, if that is known."""
    names = recall(brief, page.html)
    facts = {fact.id: fact for part in movable(brief) for fact in part} if names else {}
    moved = tuple(facts[name] for name in names if name in facts)
    return _set(lighter(brief, moved)) if moved else None


class _Search:
    """Looks for what to move out of a brief that is too long."""

    def __init__(self, whole: Fitted, budget: int) -> None:
        self._brief = whole.brief
        self._budget = budget
        self._parts = movable(whole.brief)
        self._weight = weigher(whole.brief)
        self._outline = _outline(whole)
        self._layouts = 1
        self._whole = self._trial((), whole)

    def fullest(self) -> Fitted:
        """Return the fullest brief that is found to fit."""
        missed, found = self._first_that_fits()
        while self._layouts < _MOST:
            if self._layouts >= _USUAL and -found.beyond < _LITTLE:
                break
            fewer = self._fewer(missed, found)
            if len(fewer) == len(found.moved):
                break
            fuller = self._tried(fewer)
            if self._fits(fuller):
                found = fuller
            else:
                missed = fuller
        return found.fitted

    def _first_that_fits(self) -> tuple[_Trial, _Trial]:
        """Return the last layout that was too long, and the first that is not."""
        missed = self._whole
        for also in (self._as_reckoned, self._with_more, _all):
            rest = _others(self._parts, missed.moved)
            gone = also(missed, rest)
            found = self._tried(_others(self._parts, _others(rest, gone)))
            if self._fits(found):
                return missed, found
            if len(found.moved) == len(self._parts):
                break
            missed = found
        raise _too_long(self._whole.fitted, found.fitted, self._budget)

    def _as_reckoned(self, missed: _Trial, rest: Sequence[Part]) -> Sequence[Part]:
        scales = Scales(self._weight, missed.outline.won)
        notice = 0.0 if self._brief.further else _NOTICE
        return fewest(rest, missed.beyond + notice, scales)

    def _with_more(self, missed: _Trial, rest: Sequence[Part]) -> Sequence[Part]:
        """Return what to move out besides, when less was won than had been reckoned.

        What is held together may have kept the pages before from filling: so it is to
        be won on the last ones.
        """
        wanted = max(missed.beyond, 1.0) * _MORE
        last = missed.outline.since(self._budget - 1)
        outline = last if last.won(rest) >= wanted else missed.outline
        return fewest(rest, wanted, Scales(self._weight, outline.won))

    def _fewer(self, missed: _Trial, found: _Trial) -> tuple[Part, ...]:
        """Return what stays out when what has room comes back.

        What moves out takes others with it, and what stays breaks anew: so what a fact
        takes is reckoned by what has been won between the two layouts.
        """
        scales = Scales(self._weight, self._reckoned)
        between = max(missed.beyond - found.beyond, 1.0)
        rate = (found.won - missed.won) / between
        for share in _ONE_PAGE if self._budget == 1 else _SEVERAL:
            wanted = found.won + found.beyond * rate * share
            fewer = fewest(found.moved, max(wanted, missed.won + 1), scales)
            if len(fewer) < len(found.moved):
                break
        return fewer

    def _reckoned(self, moved: Sequence[Part]) -> float:
        """Return what is won by moving some facts out, broken lines and all."""
        return self._outline.won(moved, float)

    def _tried(self, moved: tuple[Part, ...]) -> _Trial:
        self._layouts += 1
        facts = tuple(chain.from_iterable(moved))
        return self._trial(moved, _set(lighter(self._brief, facts)))

    def _trial(self, moved: tuple[Part, ...], fitted: Fitted) -> _Trial:
        outline = _outline(fitted)
        beyond = outline.beyond(self._budget)
        return _Trial(moved, fitted, outline, self._reckoned(moved), beyond)

    def _fits(self, trial: _Trial) -> bool:
        return trial.fitted.layout.pages <= self._budget


def _all(_: _Trial, rest: Sequence[Part]) -> Sequence[Part]:
    return rest


def _set(brief: Brief) -> Fitted:
    return _laid_out(brief, paper_page(brief))


def _laid_out(brief: Brief, page: Page) -> Fitted:
    with bounded_layout(brief, page):
        return Fitted(brief, page, lay_out(page.html))


def _outline(of: Fitted) -> Outline:
    """Return what stands where: on one page there are no breaks that count."""
    return measure(of.layout, as_one=of.brief.audience.pages == 1)


def _others(parts: Sequence[Part], some: Collection[Part]) -> tuple[Part, ...]:
    """Return the parts that are not among some of them, in their order."""
    names = {part[0].id for part in some}
    return tuple(part for part in parts if part[0].id not in names)


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
