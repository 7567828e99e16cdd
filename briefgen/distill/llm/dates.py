"""Dates of a model: the words are the article's, the ISO date is worked out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.normal import normal
from briefgen.distill.engine.dates import said
from briefgen.distill.engine.when import when as worked_out

if TYPE_CHECKING:
    from briefgen.distill.article import Article
    from briefgen.distill.draft import Values


def dated(given: Values, article: Article, *, ahead: bool) -> tuple[Values, str]:
    """Return a date as a fact has it, and why it is doubtful, if it is.

    `ahead` tells whether the article looks ahead to it. An ISO date is that of our own
    rules on English dates. One of the model stands, with a doubt, where the rules find
    none and the article has a date of publication.
    """
    words = given["text"]
    doubt = ""
    whole = normal(" ".join(article.paragraphs)).lower()
    if normal(words).lower() not in whole:
        doubt = f"the article does not date it “{words}”"
    found = next(iter(said(words)), None)
    if found:
        made = worked_out(found, article.meta.published, ahead=ahead)
        # The rules may take a part of the words, such as 'Saturday' of 'late Saturday'.
        return {**made, "text": words}, doubt
    date = given.get("date")
    if not date or not article.meta.published:
        return {"text": words}, doubt
    because = f"Worked out by the model; the article is of {article.meta.published}."
    made = {"text": words, "date": date, "basis": "inferred", "because": because}
    return made, doubt or "the model worked out its date"
