"""A draft held against its own quotes, as 'briefgen check' will do.

What is unsupported is left out and listed; what a person should look at is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.bearing import held
from briefgen.distill.draft import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.dossier.verdicts import Verdict

_LOOK: Final = "look whether the quote says so"


def sifted(draft: Draft, article: Article, source: str) -> Draft:
    """Return a draft of which no fact is unsupported by its quote.

    `source` is the id of the article in it. Those left out are told in its notes.
    """
    out: list[str] = []
    while True:
        found = _verdicts(draft, article, source)
        bad = {name for name, each in found.items() if each.outcome == "unsupported"}
        if not bad:
            break
        out += (f"  {told(each)}" for each in draft.facts() if each["id"] in bad)
        draft = draft.without(bad)
    doubts = {
        name: "; ".join(each.reasons) or _LOOK
        for name, each in found.items()
        if each.outcome == "review"
    }
    head = "Left out, as their quotes do not bear them out:"
    return draft.doubting(doubts).noting((head, *out) if out else ())


def _verdicts(draft: Draft, article: Article, source: str) -> Mapping[str, Verdict]:
    """Return the verdicts on a draft, which has no file yet."""
    from briefgen.check import verdicts
    from briefgen.check.grounding import examined
    from briefgen.check.source_text import SourceText

    text = SourceText(article.name, article.paragraphs, article.sha256)
    subject, findings = held(draft, {source: text})
    return verdicts.reached(subject, examined(subject), findings)
