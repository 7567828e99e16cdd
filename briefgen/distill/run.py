"""From an article to a draft of a dossier: distilled, headed, sifted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.distill.article import Article
from briefgen.distill.draft import Draft
from briefgen.distill.language import tag
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.distill.draft import Values

_DESCRIBED: Final = (
    "Read by briefgen; what it had access to, and its bias, are for the desk."
)
_TOLD: Final = ("topics", "events", "un_activity", "plans", "next_dates")
"""The keys of what an article tells; the others stand for who is in it."""
_NOTE: Final = 70
"""So many characters of a line that was left out are shown."""
_DAY: Final = len("2025-11-15")


class Wish(NamedTuple):
    """How an article is distilled.

    `topics` narrows it to what tells of them. `published` is an ISO date for an
    article that states none. `source` is the id that evidence names. `keeps_text`
    tells whether the text is to be beside the facts. `now` is the moment of distilling
    in UTC, as in ``2025-11-15T09:30Z``. `engine` is a key of `ENGINES`.
    """

    topics: tuple[str, ...] = ()
    published: str = ""
    source: str = "article"
    keeps_text: bool = True
    now: str = ""
    engine: str = "offline"


Engine = Callable[[Article, Wish], Draft]
"""Finds the facts of an article: a draft with a title, but without sources.

The date of publication, if any is known, is that of the article: a wish's own is put
there before. Raises `UserError` for an article that it cannot read.
"""

ENGINES: Final = {
    "offline": "briefgen.distill.engine:distilled",
    "llm": "briefgen.distill.llm:distilled",
}
"""Where each engine is: its module and its function."""


def engine(name: str) -> Engine:
    """Return the engine of a name; its module is imported now."""
    module, _, function = ENGINES[name].partition(":")
    found: Engine = getattr(import_module(module), function)
    return found


def draft_of(article: Article, wish: Wish) -> Draft:
    """Return a whole dossier of one article as a draft. Raises `UserError`.

    It loads, and no fact in it is unsupported by its quote.
    """
    from briefgen.distill.sifting import sifted

    if wish.published and not article.meta.published:
        meta = article.meta._replace(published=wish.published)
        article = article._replace(meta=meta)
    found = engine(wish.engine)(article, wish)
    if wish.topics and not any(key in found.data for key in _TOLD):
        raise UserError(
            f"{article.name}: tells nothing of {', '.join(wish.topics)}",
            hint="name words of the article, or leave out '--topic'",
        )
    body = dict(found.data)
    title = body.pop("title")
    head: Values = {
        "title": title,
        "subject": _subject(body, title),
        "as_of": _as_of(article.meta.published, wish.now),
        "marking": "TLP:AMBER",
        "status": "draft",
        "made_by": found.made_by,
        "sources": [_source(article, wish, found.disclosed)],
    }
    draft = found._replace(data=head | body).noting(_left_out(article))
    return sifted(draft, article, wish.source)


def _as_of(published: str, now: str) -> str:
    """Return when the facts held: the day of the article, or else now."""
    return f"{published}T00:00Z" if len(published) == _DAY else now


def _left_out(article: Article) -> tuple[str, ...]:
    if not article.dropped:
        return ()
    shown = (f"  {' '.join(line.split())[:_NOTE]}" for line in article.dropped)
    return (f"Left out of {article.name}, as no part of the article:", *shown)


def _source(article: Article, wish: Wish, disclosed: str) -> Values:
    meta = article.meta
    given = {
        "id": wish.source,
        "title": meta.title or "Untitled article",
        "kind": article.kind,
        "description": f"{_DESCRIBED} {disclosed}".rstrip(),
        "author": meta.author,
        "publisher": meta.publisher,
        "url": meta.url,
        "published": meta.published,
        "accessed": wish.now[:_DAY] if meta.url else "",
        "language": meta.language or tag(" ".join(article.paragraphs)),
        "file": f"{wish.source}.txt" if wish.keeps_text else "",
        "sha256": article.sha256,
    }
    return {key: value for key, value in given.items() if value}


def _subject(body: Values, title: str) -> str:
    """Return the story in a few words: its first persons, or those of its title."""
    people = [
        each["short"]
        for each in body.get("participants", ())
        if each["kind"] == "person" and "short" in each
    ]
    if len(people) > 1:
        return f"{people[0]} and {people[1]}"
    return " ".join(title.split()[:5])
