"""From articles to the text of a facts file: read, distilled, merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.draft import Draft, Ids
from briefgen.distill.engine import MADE_BY, distilled

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Values

    Sifted = Callable[["Draft", "Article"], "Draft"]
    """Takes what is not borne out by its quotes out of a draft."""

_DESCRIBED = "Read by briefgen; what it had access to, and its bias, are for the desk."


class Wish(NamedTuple):
    """How articles are distilled.

    `topics` narrows them; `published` is the date of those that state none; `keeps`
    tells whether their texts are kept; `now` is the moment of distilling.
    """

    topics: tuple[str, ...]
    published: str
    keeps: bool
    now: dt.datetime


def source_id(number: int, taken: Sequence[str]) -> str:
    """Return an id for the source of an article that no other has."""
    ids = Ids()
    for each in taken:
        ids.make(each, 9)
    return ids.make("article") if number == 0 else ids.make("article")


def draft_of(article: Article, source: str, wish: Wish, sifted: Sifted) -> Draft:
    """Return a whole dossier of one article as a draft. Raises `UserError`."""
    published = article.meta.published or wish.published
    draft = distilled(article, topics=wish.topics, published=published, source=source)
    body = dict(draft.data)
    title = body.pop("title")
    head: Values = {
        "title": title,
        "subject": _subject(body, title),
        "as_of": f"{published}T00:00Z"
        if len(published) == len("2025-11-15")
        else f"{wish.now:%Y-%m-%dT%H:%MZ}",
        "marking": "TLP:AMBER",
        "status": "draft",
        "made_by": MADE_BY,
        "sources": [_source(article, source, published, wish)],
    }
    return sifted(Draft(head | body, draft.doubts, _notes(article)), article)


def _notes(article: Article) -> list[str]:
    if not article.dropped:
        return []
    shown = [" ".join(line.split())[:70] for line in article.dropped]
    return [f"Left out of {article.name}, as no part of the article:"] + [
        f"  {line}" for line in shown
    ]


def _source(article: Article, name: str, published: str, wish: Wish) -> Values:
    meta = article.meta
    given = {
        "id": name,
        "title": meta.title or "Untitled article",
        "kind": article.kind,
        "description": _DESCRIBED,
        "author": meta.author,
        "publisher": meta.publisher,
        "url": meta.url,
        "published": published,
        "accessed": f"{wish.now:%Y-%m-%d}",
        "language": meta.language
        if meta.language.lower().partition("-")[0] == "en"
        else "en",
        "file": f"{name}.txt" if wish.keeps else "",
        "sha256": article.sha256,
    }
    return {key: value for key, value in given.items() if value}


def _subject(body: Values, title: str) -> str:
    """Return the story in a few words: its first persons, or those of its title."""
    people = [
        each["short"]
        for each in body.get("participants", ())
        if each.get("kind") == "person" and each.get("short")
    ]
    if len(people) > 1:
        return f"{people[0]} and {people[1]}"
    return " ".join(title.split()[:5])
