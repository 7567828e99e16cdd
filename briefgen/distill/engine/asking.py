"""What somebody asks others to do: to act, or to let a measure be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.stances import FOUGHT, MOVES
from briefgen.distill.engine.words import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Parsed, Word

_STOPS: Final = word_set(
    "block bar thwart scrap repeal annul overturn quash axe rescind revoke bin ditch "
    "nullify invalidate void reject veto oppose refuse disallow outlaw squash spike "
    "strike_out strike_down vote_down throw_out turn_down call_off do_away"
)
"""Who asks for one of these opposes it, whatever it is."""
_ENDS: Final = word_set(
    "drop lift abandon shelve cancel withdraw reverse halt stop remove delete end undo "
    "bury kill dismiss prevent"
)
"""Who asks for one of these opposes a measure."""
_MEASURES: Final = (
    PLANS
    | FOUGHT
    | MOVES
    | word_set(
        "measure sanction embargo blockade transaction section clause article board "
        "toll charge levy duty curfew scheme purchase acquisition expansion extension "
        "cull eviction demolition deportation privatisation privatization auction "
        "licence license permit construction drilling dumping logging deployment "
        "appointment nomination"
    )
) - word_set("appeal strike case step condition term vote demand request")
_ACTS: Final = ("xcomp", "ccomp", "advcl", "pcomp")
_OBJECTS: Final = ("dobj", "nsubjpass", "nsubj")
_WANTS: Final = ("want", "like", "see", "prefer")
"""Who does so names what is to be done: 'wants the road scrapped'."""


def is_against(parsed: Parsed, verb: Word) -> bool:
    """Tell whether what a verb of asking asks for is that a measure be dropped."""
    if verb.lemma in _WANTS and any(
        act.tag == "VBN" and act.lemma in _STOPS and act.dep in ("acl", "oprd")
        for act in parsed.under(verb)
        if act.at > verb.at
    ):
        return True
    for act in _acts(parsed, verb):
        objects = [w for w in parsed.below[act.at] if w.dep in _OBJECTS]
        if act.tag == "VB":
            objects = [w for w in objects if w.dep != "nsubj"]
        particles = [
            w.lower for w in parsed.below[act.at] if w.dep in ("prt", "advmod")
        ]
        forms = {act.lemma, *(f"{act.lemma}_{each}" for each in particles)}
        if any(w.dep == "neg" for w in parsed.below[act.at]):
            return False
        if forms & _STOPS and objects:
            return True
        if forms & _ENDS and any(_is_measure(parsed, w) for w in objects):
            return True
    return False


def _acts(parsed: Parsed, verb: Word) -> Iterator[Word]:
    """Yield what is asked for: "asked them to drop it", "asked that it be dropped"."""
    preps = [w for w in parsed.below[verb.at] if w.dep == "prep" and w.at > verb.at]
    heads = [verb, *preps, *(w for p in preps for w in parsed.below[p.at])]
    for head in heads:
        for word in parsed.below[head.at]:
            helpers = {w.lower for w in parsed.below[word.at]}
            is_done = "be" in helpers or verb.lemma in _WANTS
            is_bare = word.tag == "VB" or (word.tag in ("VBN", "VBD") and is_done)
            if word.dep in _ACTS and is_bare and word.at > verb.at:
                yield word


def _is_measure(parsed: Parsed, word: Word) -> bool:
    """Tell whether a noun is a measure, and none of who is asked alone: 'its suit'."""
    near = (word, *(w for w in parsed.below[word.at] if w.dep == "conj"))
    return any(each.lemma in _MEASURES for each in near)
