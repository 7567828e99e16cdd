"""The offline engine: rules on top of a small language model, without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.distill.draft import Draft
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed
    from briefgen.distill.article import Article
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.run import Wish

_END = re.compile(r"[.!?;:…][\"'”’)]*\s")
_LONGEST = 5_000
"""The most characters of a sentence."""
_FEWEST = 2
"""So many points make a plan, where no total is told."""
_DATED = ("events", "next_dates")
"""What a sentence with the points of a plan tells besides them."""
MADE_BY = (
    "Distilled by briefgen’s offline engine (spaCy and rules); no person has read it."
)


def distilled(article: Article, wish: Wish) -> Draft:
    """Return the facts of an English article as a draft, without its sources.

    Raises `UserError` for an article in another language, and for one without a
    sentence.
    """
    from briefgen.check.grounding.language import parse_with_names
    from briefgen.distill.engine import layout, plans
    from briefgen.distill.engine import topics as subjects
    from briefgen.distill.engine.assembly import Assembly, headline
    from briefgen.distill.engine.facts import Maker
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.points import points as told_points
    from briefgen.distill.engine.roles import read_roles
    from briefgen.distill.engine.unnamed import institutions
    from briefgen.distill.language import foreign

    if language := foreign(" ".join(article.paragraphs)):
        raise UserError(
            f"{article.name}: is in {language}; the offline engine reads English only",
            hint="distill it with '--engine llm', or start the dossier with "
            "'briefgen new' and write its facts by hand",
        )
    _check_sentences(article)
    texts, items = layout.read(article.paragraphs)
    paragraphs = parse_with_names(texts)
    bare = [n for n, each in enumerate(article.paragraphs) if each and not texts[n]]
    titles = parse_with_names([article.paragraphs[number] for number in bare])
    headlines = dict(zip(bare, titles, strict=True))
    clauses = list(_clauses(paragraphs))
    if not clauses:
        raise UserError(
            f"{article.name}: has no whole sentence to take facts from",
            hint="give the text of the article, not a list of headlines",
        )
    people = People(paragraphs, headlines)
    read_roles(people)
    institutions(people)
    points = list(told_points(paragraphs, items))
    said = [
        each
        for number, parsed in enumerate(paragraphs)
        for each in plans.totals(number, parsed)
    ]
    if not said and sum(len(each.items) for each in points) < _FEWEST:
        points = []  # one point alone is a statement
    listed = {(each.paragraph, each.sentence.start) for each in points if each.is_all}
    maker = Maker(people, article.meta.published)
    found = [
        fact
        for clause in clauses
        for fact in maker.facts(clause)
        if (clause.paragraph, clause.sentence.start) not in listed
        or fact.section in _DATED
    ]
    found += [
        fact
        for number, parsed in enumerate(paragraphs)
        for fact in maker.dated(number, parsed, found)
    ]
    sentences = {each.clause.paragraph: each.values["text"] for each in reversed(found)}
    plan = plans.plan(points, said, people, sentences)
    known = subjects.given(wish.topics) or subjects.found(
        [each.clause for each in found], people
    )
    assembly = Assembly(people, paragraphs, known, plan, wish.source)
    data = assembly.data(found, only=bool(wish.topics))
    heading = headline(found, article.meta.title)
    return Draft(_ordered(data, heading), MADE_BY, assembly.doubts)


def _check_sentences(article: Article) -> None:
    """Raise `UserError` where a sentence is too long to be one."""
    for number, text in enumerate(article.paragraphs, start=1):
        longest = max(map(len, _END.split(text)), default=0)
        if longest > _LONGEST:
            raise UserError(
                f"{article.name}: paragraph {number} has a sentence of {longest:,} "
                f"characters; the limit is {_LONGEST:,}",
                hint="end its sentences with full stops, or leave the paragraph out",
            )


def _clauses(paragraphs: Sequence[Parsed]) -> list[Clause]:
    from briefgen.distill.engine.clauses import clauses
    from briefgen.distill.engine.spreading import spread

    return [
        each
        for number, parsed in enumerate(paragraphs)
        for clause in clauses(number, parsed)
        for each in spread(clause)
    ]


def _ordered(data: Values, heading: str) -> Values:
    order = (
        "participants",
        "bottom_line",
        "topics",
        "events",
        "un_activity",
        "plans",
        "gaps",
        "next_dates",
    )
    return {"title": heading} | {key: data[key] for key in order if data.get(key)}
