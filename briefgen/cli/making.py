"""Make documents one after the other; one that fails does not stop the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.audience.compare import missed
from briefgen.audience.cut import cut
from briefgen.audience.lighter import lighter
from briefgen.audience.profile import FORMATS
from briefgen.check.gate import gate
from briefgen.cli.notices import at_their_facts, foreign, withdrawn
from briefgen.cli.problems import Failure, explain
from briefgen.cli.project import shown
from briefgen.dossier import load_with_places
from briefgen.errors import BAD_INPUT, Place, Problem, UserError
from briefgen.render import make
from briefgen.render.write import write

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience, Format
    from briefgen.check.gate import Gate
    from briefgen.cli.project import DossierFolder
    from briefgen.dossier import Dossier
    from briefgen.dossier.models import Fact
    from briefgen.render import Document


class Wish(NamedTuple):
    """The documents wanted for one audience; `is_named` where it was asked for."""

    audience: Audience
    formats: Sequence[Format]
    is_named: bool


class Order(NamedTuple):
    """The documents to make of one dossier, and the folder they go to.

    `is_forced` has them made although `check` refuses something in them.
    """

    dossier: DossierFolder
    wishes: Sequence[Wish]
    folder: Path
    is_forced: bool = False

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
    """Something that is not made, or not shown, or not as one may think, and why."""

    reason: Problem


Event = Begun | Made | PassedOver | Failure


def make_all(orders: Sequence[Order]) -> Iterator[Event]:
    """Make the documents, and yield what happens when it happens.

    A dossier is read once, and cut once for each audience.
    """
    for order in orders:
        try:
            loaded = load_with_places(shown(order.dossier.facts))
            passed = gate(loaded, order.dossier.facts.parent)
        except (UserError, OSError) as error:
            yield explain(error)
        else:
            if passed.changed:
                yield PassedOver(_changed(passed, order))
            briefs = []
            for wish in order.wishes:
                made = yield from _make_for(wish, loaded.dossier, passed, order)
                briefs += [made] if made else []
            yield from _left_out(loaded.dossier, briefs, order.dossier)


def _changed(passed: Gate, order: Order) -> Problem:
    """Say which facts no check has seen as they are."""
    named = ", ".join(passed.changed)
    return Problem(
        f"facts not checked since they were written or changed: {named}",
        Place(str(shown(order.dossier.facts))),
        f"run 'briefgen check {order.dossier.name}'",
    )


def _left_out(
    dossier: Dossier, briefs: Iterable[Brief], folder: DossierFolder
) -> Iterator[PassedOver]:
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
    yield PassedOver(Problem(message, Place(str(shown(folder.facts))), hint))


def _make_for(
    wish: Wish, dossier: Dossier, passed: Gate, order: Order
) -> Generator[Event, None, Brief | None]:
    """Yield what happens for one audience; return its brief, if it may have one."""
    audience = wish.audience
    facts = order.dossier.facts
    if dossier.marking.rank > audience.clearance.rank:
        old = (order.path(audience, format_) for format_ in FORMATS)
        yield from map(PassedOver, withdrawn(old))
        if not wish.is_named:
            message = f"no brief for {audience.name}: the dossier is {dossier.marking}"
            hint = f"its readers may see {audience.clearance} at most"
            yield PassedOver(Problem(message, Place(str(shown(facts))), hint))
            return None
    try:
        brief = cut(dossier, audience, passed.verdicts)
    except UserError as error:
        yield _failure(at_their_facts(error, facts), facts)
        return None
    if refused := passed.refusals(fact.id for fact in brief.all_facts):
        if not order.is_forced:
            yield Failure(refused, BAD_INPUT)
            return None
        brief = brief.replaced(is_unchecked=True)
    told = False
    for format_ in wish.formats:
        path = order.path(audience, format_)
        yield Begun(path)
        try:
            document = make(brief, format_)
            write(path, document.data)
        except (UserError, OSError) as error:
            yield _failure(error, path)
            continue
        yield _made(brief, document, path)
        if document.foreign and not told:
            told = True
            notice = foreign(len(document.foreign), audience, dossier.language)
            yield from map(PassedOver, _placed((notice,), facts))
    return brief


def _made(brief: Brief, document: Document, path: Path) -> Made:
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
