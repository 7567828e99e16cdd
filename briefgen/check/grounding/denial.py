"""What is said not to be so: by a verb's own words, or by those that it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.frames import phrasal
from briefgen.check.grounding.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.grounding.passages import Text

_GOVERNED = frozenset(
    ("xcomp", "pcomp", "ccomp", "csubj", "csubjpass", "prep", "acl", "pobj", "dobj")
)
_THROUGH = word_set("from of against without to")
_NO = word_set(
    "fail refuse decline bar ban forbid prevent stop rule_out unable neglect deny "
    "avoid cease omit against without"
)
_CARRY = word_set("be have need want plan able continue seem appear go let allow")
"""A 'not' at one of these is one at the verb below it: 'does not want to close'."""


def governors(parsed: Parsed, word: Word) -> Iterator[Word]:
    """Yield what a verb depends on, the nearest first: 'denied that', 'able to'."""
    at = word
    while at.dep in _GOVERNED:
        up = parsed.above(at)
        if up is None or (at.dep == "prep" and at.lower not in _THROUGH):
            return
        if at.dep == "ccomp" and at.at < up.at:
            return  # a clause in front is joined, or reported
        if up.pos in ("VERB", "AUX", "ADJ") or up.lower in _NO:
            yield up
        elif up.pos == "ADP" and up.lower not in _THROUGH:
            return
        at = up


def is_denied(text: Text, frame: Frame) -> bool:
    """Tell whether a verb is said not to be so; a double denial says it is."""
    count = frame.negated
    for up in governors(text.parsed, frame.verb):
        count += phrasal(text.parsed, up) in _NO or up.lower in _NO
        if up.lemma in _CARRY or up.pos == "ADJ":
            count += next((f.negated for f in text.frames if f.verb.at == up.at), 0)
        if up.lemma in ("have", "be") and frame.verb.dep == "xcomp":
            count += any(each.lower == "yet" for each in text.parsed.below[up.at])
    return count % 2 == 1


class Quoted(NamedTuple):
    """A frame of a text or passage, and whether its verb is in the quote itself."""

    frame: Frame
    text: Text
    is_quoted: bool = True

    @property
    def is_denied(self) -> bool:
        """Whether it is said not to be so."""
        return is_denied(self.text, self.frame)
