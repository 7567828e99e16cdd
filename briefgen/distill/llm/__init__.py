"""The LLM engine: a model of the user's choice, held to the dossier's schema.

The article goes in as data, and an answer counts only where it fits the schema. No
tools are given and nothing that an answer names is fetched. Quotes are looked for
here; a fact whose quote is not in the article is kept, and marked as unsupported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.distill.run import Wish


def distilled(article: Article, wish: Wish) -> Draft:
    """Return the facts of an article as a draft, without its sources.

    The environment names the model (see `settings`). Raises `UserError` where it does
    not, where the model cannot be reached, and where its answers are of no use.
    """
    import os

    from briefgen.distill.llm.client import Client, Clock
    from briefgen.distill.llm.keeping import folder
    from briefgen.distill.llm.reading import Reader, tell
    from briefgen.distill.llm.settings import settings

    clock = Clock()
    found = settings(os.environ)
    client = Client(found, clock, tell)
    return Reader(client, found, folder(), clock.now(), tell).draft(article, wish)
