"""A draft held against its own quotes, as 'briefgen check' will do.

What is unsupported is left out and listed; what a person should look at is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.bearing import held_against
from briefgen.distill.draft import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.dossier.verdicts import Verdict

_WHO: Final = "who says it is not clear"
_STANCE: Final = "whether it is a position is not clear"
_LOOK: Final = "look whether the quote says so"


def sifted(draft: Draft, article: Article, source: str) -> Draft:
    """Return a draft of which no fact is unsupported by its quote.

    `source` is the id of the article in it. Those left out are told in its notes.
    """
    out: list[str] = []
    found = dict(_verdicts(draft, article, source))
    while True:
        bad = {name for name, each in found.items() if each.outcome == "unsupported"}
        if not bad:
            break
        facts = {each["id"]: each for each in draft.facts() if each["id"] in bad}
        dated = {name for name, each in facts.items() if "date" in each.get("when", ())}
        held = {name for name, each in facts.items() if "stance" in each} - dated
        said = {name for name, each in facts.items() if "said_by" in each}
        # Where the speaker alone is wrong, the day is not.
        dated -= {name for name in said & dated if _is_of_speaker(found[name])}
        # What is worked out wrongly makes no fact wrong: it alone is left out.
        said -= dated | held
        draft = draft.undated(dated).unheld(held).unsaid(said)
        draft = draft.doubting(dict.fromkeys(said, _WHO) | dict.fromkeys(held, _STANCE))
        gone = bad - dated - held - said
        out += (f"  {told(facts[name])}" for name in facts if name in gone)
        draft = draft.without(gone)
        # Only what has changed is looked at again.
        changed = bad - gone
        found = {name: each for name, each in found.items() if name not in bad}
        if changed:
            part = draft.only(changed)
            again = _verdicts(part, article, source)
            found |= {name: again[name] for name in changed if name in again}
    doubts = {
        name: "; ".join(each.reasons) or _LOOK
        for name, each in found.items()
        if each.outcome == "review"
    }
    head = "Left out, as their quotes do not bear them out:"
    return draft.doubting(doubts).noting((head, *out) if out else ())


def _is_of_speaker(verdict: Verdict) -> bool:
    """Tell whether all that speaks against a fact is that another one said it."""
    return all(" said by " in each for each in verdict.reasons)


def _verdicts(draft: Draft, article: Article, source: str) -> Mapping[str, Verdict]:
    """Return the verdicts on a draft, which has no file yet."""
    from briefgen.check import verdicts
    from briefgen.check.grounding import examined
    from briefgen.check.source_text import SourceText

    text = SourceText(article.name, article.paragraphs, article.sha256)
    subject, findings = held_against(draft, {source: text})
    return verdicts.reached(subject, examined(subject), findings)
