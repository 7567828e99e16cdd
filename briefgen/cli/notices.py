"""What a user should know of a brief, besides its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.audience.compare import missed
from briefgen.audience.lighter import lighter
from briefgen.cli.project import shown
from briefgen.dossier import load_with_places
from briefgen.errors import Place, Problem, UserError
from briefgen.render.write import remove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.cli.project import DossierFolder
    from briefgen.dossier import Dossier
    from briefgen.dossier.models import Fact
    from briefgen.dossier.places import Places


_NAMED = 5
"""So many facts are named in a line; more are counted."""


def at_their_facts(error: UserError, facts: Path) -> UserError:
    """Return an error with the places of the facts that its problems are about."""
    if not any(problem.fact or problem.letters for problem in error.problems):
        return error
    places = load_with_places(shown(facts)).places
    problems = tuple(_at_its_fact(problem, places) for problem in error.problems)
    return UserError(problems, exit_code=error.exit_code)


def _at_its_fact(problem: Problem, places: Places) -> Problem:
    if problem.fact:
        return problem._replace(place=places.of_id(problem.fact))
    if problem.letters:
        return problem._replace(place=places.of_letters(problem.letters))
    return problem


def withdrawn(paths: Iterable[Path]) -> Iterator[Problem]:
    """Delete documents whose readers may no longer see them, and tell of each.

    Such a document is not kept as one is when a new one fails: somebody would mail it.
    """
    for path in paths:
        if not path.is_file():
            continue
        place = Place(str(shown(path)))
        why = "its readers may no longer see what is in it"
        try:
            remove(path)
        except OSError as error:
            message = f"cannot be deleted: {error.strerror}"
            yield Problem(message, place, f"delete it: {why}")
        else:
            yield Problem(f"was deleted: {why}", place)


def not_checked(facts: Sequence[str], dossier: DossierFolder) -> Problem:
    """Say how many facts no check has seen as they are, and of a few which."""
    count = "1 fact is" if len(facts) == 1 else f"{len(facts)} facts are"
    named = f": {', '.join(facts)}" if len(facts) <= _NAMED else ""
    return Problem(
        f"{count} not checked{named}",
        Place(str(shown(dossier.facts))),
        f"run 'briefgen check {dossier.name}'",
    )


def moved(brief: Brief, facts: Sequence[Fact]) -> Iterator[Problem]:
    """Yield what was moved out of a document, and the marking it has for that."""
    if not facts:
        return
    named = ", ".join(f"{fact.id} (weight {fact.weight})" for fact in facts)
    marking = lighter(brief, tuple(facts)).marking
    name, pages = brief.audience.name, brief.audience.pages
    message = f"moved out of the {name} brief for its page budget of {pages}: {named}"
    if marking != brief.marking:
        message += f"; without them it is {marking}, with them {brief.marking}"
    hint = "raise 'pages' in audience.yaml, or give what must stay 'weight: 5'"
    yield Problem(message, hint=hint)


def left_out(
    dossier: Dossier, briefs: Iterable[Brief], folder: DossierFolder
) -> Iterator[Problem]:
    """Yield one line on what weighs most and is missing from briefs."""
    missing = [(brief.audience, missed(dossier, brief)) for brief in briefs]
    missing = [(audience, facts) for audience, facts in missing if facts]
    if not missing:
        return
    named = "; ".join(f"{each.name}: {_named(facts)}" for each, facts in missing)
    message = f"judgments and facts of weight 5 that a brief does not show: {named}"
    first = missing[0][0]
    pair = f"{first.name} {first.further or 'analyst'}"
    hint = f"'briefgen audience diff {pair} {folder.name}' tells why"
    yield Problem(message, Place(str(shown(folder.facts))), hint)


def _named(facts: Sequence[Fact]) -> str:
    """Return the ids of facts; of many, the first and how many more there are."""
    more = len(facts) - _NAMED
    names = [fact.id for fact in facts[:_NAMED]]
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def foreign(count: int, audience: Audience, own: str) -> Problem:
    """Tell how many texts of a brief are in `own`, the language of the dossier."""
    wanted = audience.language
    number = "1 text" if count == 1 else f"{count} texts"
    return Problem(
        f"{number} of the {audience.name} brief {'is' if count == 1 else 'are'} in "
        f"{own}, not in {wanted}",
        hint=f"write them in both: text: {{{own}: …, {wanted}: …}}",
    )
