"""Make documents one after the other; one that fails does not stop the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.profile import FORMATS
from briefgen.cli.cutting import read_dossier
from briefgen.cli.notices import (
    at_their_facts,
    foreign,
    left_out,
    moved,
    not_checked,
    withdrawn,
)
from briefgen.cli.problems import Failure, explain
from briefgen.cli.project import shown
from briefgen.errors import BAD_INPUT, Place, Problem, UserError
from briefgen.render import make
from briefgen.render.write import write

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Generator,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience, Format
    from briefgen.cli.cutting import Cutter
    from briefgen.cli.project import DossierFolder
    from briefgen.render import Document

    Maker = Callable[[Brief], Document]

EMAIL = "eml"
"""How the name of a draft ends."""

_OTHERWISE = ", or make the brief with --force"


class Wish(NamedTuple):
    """The documents wanted for one audience; `is_named` where it was asked for.

    `makers` has what makes each, by the ending of its name.
    """

    audience: Audience
    makers: Mapping[str, Maker]
    is_named: bool


def documents(audience: Audience, formats: Sequence[Format], *, is_named: bool) -> Wish:
    """Return the wish for the documents of an audience in some formats."""

    def maker(format_: Format) -> Maker:
        return lambda brief: make(brief, format_)

    return Wish(audience, {each: maker(each) for each in formats}, is_named)


class Order(NamedTuple):
    """The documents to make of one dossier, and the folder they go to.

    `is_forced` has them made although `check` refuses something in them.
    """

    dossier: DossierFolder
    wishes: Sequence[Wish]
    folder: Path
    is_forced: bool = False

    def path(self, audience: Audience, ending: str) -> Path:
        """Return the path of a document."""
        return self.folder / f"{audience.name}.{ending}"


class Begun(NamedTuple):
    """A document is being made."""

    path: Path


class Made(NamedTuple):
    """A document is finished; `warnings` tells what to look at."""

    path: Path
    warnings: tuple[Problem, ...]


class PassedOver(NamedTuple):
    """Something that is not made, or not shown, or not as one may think, and why."""

    reason: Problem


Event = Begun | Made | PassedOver | Failure


def make_all(orders: Sequence[Order]) -> Iterator[Event]:
    """Make the documents, and yield what happens when it happens.

    A dossier is read once, and cut once for each audience.
    """
    for order in orders:
        try:
            cutter = read_dossier(order.dossier.facts)._replace(
                is_forced=order.is_forced, otherwise=_OTHERWISE
            )
        except (UserError, OSError) as error:
            yield explain(error)
        else:
            if names := cutter.passed.not_checked:
                yield PassedOver(not_checked(names, order.dossier))
            briefs = []
            for wish in order.wishes:
                made = yield from _make_for(wish, cutter, order)
                briefs += [made] if made else []
            out = left_out(cutter.dossier, briefs, order.dossier)
            yield from map(PassedOver, out)


def _make_for(
    wish: Wish, cutter: Cutter, order: Order
) -> Generator[Event, None, Brief | None]:
    """Yield what happens for one audience; return its brief, if it may have one."""
    audience, dossier = wish.audience, cutter.dossier
    facts = order.dossier.facts
    if dossier.marking.rank > audience.clearance.rank:
        old = (order.path(audience, ending) for ending in (*FORMATS, EMAIL))
        yield from map(PassedOver, withdrawn(old))
        if not wish.is_named:
            message = f"no brief for {audience.name}: the dossier is {dossier.marking}"
            hint = f"its readers may see {audience.clearance} at most"
            yield PassedOver(Problem(message, Place(str(shown(facts))), hint))
            return None
    try:
        brief = cutter.cut(audience)
    except UserError as error:
        yield _failure(error, facts)
        return None
    told = False
    for ending, maker in wish.makers.items():
        path = order.path(audience, ending)
        yield Begun(path)
        try:
            document = maker(brief)
            write(path, document.data)
        except UserError as error:
            yield _failure(at_their_facts(error, facts), path)
            continue
        except OSError as error:
            yield _failure(error, path)
            continue
        yield _made(brief, document, path)
        if document.foreign and not told:
            told = True
            notice = foreign(len(document.foreign), audience, dossier.language)
            yield from map(PassedOver, _placed((notice,), facts))
    return brief


def _made(brief: Brief, document: Document, path: Path) -> Made:
    out = moved(brief, document.moved)
    return Made(path, _placed((*document.warnings, *out), path))


def _failure(error: UserError | OSError, path: Path) -> Failure:
    """Return what went wrong, with the file concerned where the input is to blame."""
    failure = explain(error)
    if failure.code != BAD_INPUT:
        return failure
    return failure._replace(problems=_placed(failure.problems, path))


def _placed(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    """Name a file in the problems that name none."""
    place = Place(str(shown(path)))
    return tuple(p if p.place else p._replace(place=place) for p in problems)
