"""Facts found in a text, for tests to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.distill.article import Meta
from briefgen.distill.readers.plain import from_text
from briefgen.distill.run import Wish, draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.distill.draft import Draft, Values

NOW = "2026-05-06T09:00Z"
PUBLISHED = "2026-05-06"
"""A Wednesday."""


def draft(text: str, *, published: str = PUBLISHED, **wish: Any) -> Draft:
    """Return the draft of a text that was published on a day."""
    article = from_text("a.txt", "article", text, Meta(published=published))
    return draft_of(article, Wish(now=NOW, **wish))


def facts(made: Draft) -> Iterator[tuple[str, Values]]:
    """Yield each fact but participants and gaps, with the section it is in."""
    data = made.data
    for topic in data.get("topics", ()):
        for key in ("statements", "positions"):
            yield from ((key, fact) for fact in topic.get(key, ()))
    for key in ("events", "un_activity", "next_dates"):
        yield from ((key, fact) for fact in data.get(key, ()))
    for plan in data.get("plans", ()):
        yield "plans", plan
        for key in ("provisions", "positions"):
            yield from ((key, fact) for fact in plan.get(key, ()))


def only(made: Draft, section: str) -> list[Values]:
    """Return the facts of a section, wherever it stands."""
    return [fact for key, fact in facts(made) if key == section]


def names(made: Draft) -> dict[str, Values]:
    """Return the participants by their names."""
    return {each["name"]: each for each in made.data.get("participants", ())}


def called(made: Draft, name: str) -> str:
    """Return the name of the participant that an id stands for."""
    return next(k for k, each in names(made).items() if each["id"] == name)
