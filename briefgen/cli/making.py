"""Make documents one after the other; one that fails does not stop the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.compare import missed
from briefgen.audience.cut import cut
from briefgen.audience.lighter import lighter
from briefgen.cli.problems import Failure, explain
from briefgen.cli.project import shown
from briefgen.dossier import load
from briefgen.errors import BAD_INPUT, Place, Problem, UserError
from briefgen.render import make
from briefgen.render.write import write

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience, Format
    from briefgen.cli.project import DossierFolder
    from briefgen.dossier import Dossier
    from briefgen.dossier.models import Fact


class Wish(NamedTuple):
    """The documents wanted for one audience; `is_named` where it was asked for."""

    audience: Audience
    formats: Sequence[Format]
    is_named: bool


class Order(NamedTuple):
    """The documents to make of one dossier, and the folder they go to."""

    dossier: DossierFolder
    wishes: Sequence[Wish]
    folder: Path

    def path(self, audience: Audience, format: Format) -> Path:
        """Return the path of a document."""
        return self.folder / f"{audience.name}.{format}"


class Begun(NamedTuple):
    """A document is being made."""

    path: Path


class Made(NamedTuple):
    """A document is finished; `warnings` tells what to look at."""

    path: Path
    warnings: tuple[Problem, ...]


class PassedOver(NamedTuple):
    """An audience that nobody named may not see a dossier, and why."""

    reason: Problem


class LeftOut(NamedTuple):
    """A dossier has more to say than the sections of some audiences show."""

    reason: Problem


Event = Begun | Made | PassedOver | LeftOut | Failure


def make_all(orders: Sequence[Order]) -> Iterator[Event]:
    """Make the documents, and yield what happens when it happens.

    A dossier is read once, and cut once for each audience.
    """
    for order in orders:
        try:
            dossier = load(shown(order.dossier.facts))
        except (UserError, OSError) as error:
            yield explain(error)
        else:
            briefs: list[Brief | None] = []
            for wish in order.wishes:
                brief = yield from _make_for(wish, dossier, order)
                briefs.append(brief)
            yield from _left_out(dossier, filter(None, briefs), order.dossier)


def _left_out(
    dossier: Dossier, briefs: Iterable[Brief], folder: DossierFolder
) -> Iterator[LeftOut]:
    """Yield one line on what weighs most and is missing from briefs."""
    missing = [(brief.audience, len(missed(dossier, brief))) for brief in briefs]
    missing = [(audience, number) for audience, number in missing if number]
    if not missing:
        return
    counted = ", ".join(f"{audience.name} {number}" for audience, number in missing)
    message = f"judgments and facts of weight 5 that a brief does not show: {counted}"
    first = missing[0][0]
    pair = f"{first.name} {first.further or 'analyst'}"
    hint = f"'briefgen audience diff {pair} {folder.name}' names them"
    yield LeftOut(Problem(message, Place(str(shown(folder.facts))), hint))


def _make_for(
    wish: Wish, dossier: Dossier, order: Order
) -> Generator[Event, None, Brief | None]:
    """Yield what happens for one audience; return its brief, if it may have one."""
    audience = wish.audience
    if not wish.is_named and dossier.marking.rank > audience.clearance.rank:
        message = f"no brief for {audience.name}: the dossier is {dossier.marking}"
        hint = f"its readers may see {audience.clearance} at most"
        place = Place(str(shown(order.dossier.facts)))
        yield PassedOver(Problem(message, place, hint))
        return None
    try:
        brief = cut(dossier, audience)
    except UserError as error:
        yield _failure(error, order.dossier.facts)
        return None
    for format_ in wish.formats:
        path = order.path(audience, format_)
        yield Begun(path)
        try:
            yield _made(brief, format_, path)
        except (UserError, OSError) as error:
            yield _failure(error, path)
    return brief


def _made(brief: Brief, format_: Format, path: Path) -> Made:
    document = make(brief, format_)
    write(path, document.data)
    moved = _moved(brief, document.moved)
    return Made(path, _placed((*document.warnings, *moved), path))


def _moved(brief: Brief, moved: Sequence[Fact]) -> Iterator[Problem]:
    """Yield what was moved out of a document, and the marking it has for that."""
    if not moved:
        return
    named = ", ".join(f"{fact.id} (weight {fact.weight})" for fact in moved)
    marking = lighter(brief, tuple(moved)).marking
    pages = brief.audience.pages
    message = f"facts moved out to keep to the page budget of {pages}: {named}"
    if marking != brief.marking:
        message += f"; without them it is {marking}, with them {brief.marking}"
    hint = "raise 'pages' in audience.yaml, or give what must stay 'weight: 5'"
    yield Problem(message, hint=hint)


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
