"""What a text says is not so: by a verb's own words, or by those that it depends on.

What a fact and its quotes deny is compared in `negations`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.phrases import phrasal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.check.grounding.passages import Passage, Text

_GOVERNED = frozenset(
    ("xcomp", "pcomp", "ccomp", "csubj", "csubjpass", "prep", "acl", "pobj", "dobj")
)
_THROUGH = word_set("from of against without to")
_NO = word_set(
    "fail refuse decline bar ban forbid prevent stop rule_out unable neglect deny "
    "avoid cease omit against without exclude refrain desist abstain renounce forgo "
    "forswear give_up abandon scrap vote_against advise_against warn_against prohibit "
    "block veto reject resist unwilling reluctant lack hesitate"
)
_AGAINST = word_set("opposed oppose averse")
_KEEPING = word_set("keep hold deter discourage hinder")
_CARRY = word_set(
    "be have need want plan able continue seem appear go let allow expect think "
    "believe intend wish seek propose hope promise undertake"
)
"""A 'not' at one of these is one at the verb below it: 'does not want to close'."""


def governors(parsed: Parsed, word: Word) -> Iterator[Word]:
    """Yield what a verb depends on, the nearest first: 'denied that', 'able to'."""
    at = word
    while at.dep in _GOVERNED:
        up = parsed.above(at)
        if up is None or (at.dep == "prep" and at.lower not in _THROUGH):
            return
        if at.dep == "ccomp" and (at.at < up.at or _asks(parsed, at)):
            return  # a clause in front is joined, or reported
        if up.pos in ("VERB", "AUX", "ADJ") or up.lower in _NO:
            yield up
        elif up.pos == "ADP" and up.lower not in _THROUGH:
            return
        at = up


def _asks(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a clause is a question: 'yet to decide how they will vote'."""
    return any(
        each.tag in ("WRB", "WP", "WDT") or each.lower == "whether"
        for each in parsed.below[verb.at]
    )


def _behind(text: Text, word: Word) -> str:
    """Return the word that comes next, or nothing."""
    return next((each.lower for each in text.parsed.words[word.at + 1 :][:1]), "")


def is_denied(text: Text, frame: Frame) -> bool:
    """Tell whether a verb is said not to be so; a double denial says it is."""
    count = frame.negated
    for up in governors(text.parsed, frame.verb):
        is_no = phrasal(text.parsed, up) in _NO or up.lower in _NO
        is_no = is_no or up.lemma in _AGAINST
        count += is_no
        if up.lemma in _KEEPING and any(
            each.lower == "from" and each.dep == "prep"
            for each in text.parsed.below[up.at]
        ):
            count += 1
        if is_no or up.lemma in _CARRY or up.pos == "ADJ":
            count += next((f.negated for f in text.frames if f.verb.at == up.at), 0)
        if up.pos in ("ADJ", "ADV"):  # 'too weak to stand'
            count += any(each.lower == "too" for each in text.parsed.below[up.at])
        if up.lemma in ("have", "be") and frame.verb.dep == "xcomp":
            count += any(
                each.lower == "yet"  # 'are still to be built'
                or (each.lower == "still" and _behind(text, each) == "to")
                for each in text.parsed.below[up.at]
            )
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

    def repeats(self, frame: Frame) -> bool:
        """Tell whether its verb has the root of another."""
        return root(self.frame.verb.lemma) == root(frame.verb.lemma)


def negators(text: Text, words: Iterable[Word]) -> list[Word]:
    """Return the words that say no, without those of measures: 'no more than'.

    A 'failed coup' is no denial, and a phrase such as 'not guilty' is one word.
    """
    known = lexicon().sets["negators"]
    return [
        word
        for word in words
        if (word.lower in known or word.lemma in known)
        and word.dep not in ("amod", "compound", "intj")
        and not _is_idle(text, word)
        and not _is_bound(text, word)
        and not text.named(word)
    ]


def says_no(passage: Passage) -> bool:
    """Tell whether the clause of a quote denies anything, if only by its verb."""
    words = passage.clause
    return bool(negators(passage.text, words)) or any(
        implies_no(word.lemma)
        or word.lower == "yet"
        or implies_no(phrasal(passage.text.parsed, word))
        for word in words
        if word.pos in ("VERB", "ADJ", "ADV", "ADP", "SCONJ")
    )


_WHOLE = re.compile(r"un(der|ite|til|ion|ive|ani|less|iform|ique)")
"""Words that only look as if they began with 'un-'."""
_UNDO = 6
"""A word with 'un-' is longer than this: 'unsigned', but not 'uncle'."""


def implies_no(lemma: str) -> bool:
    """Tell whether a word says that something is not so: 'refuse', 'unsigned'."""
    if lemma in lexicon().sets["implied no"]:
        return True
    return lemma.startswith("un") and len(lemma) > _UNDO and not _WHOLE.match(lemma)


def _is_bound(text: Text, word: Word) -> bool:
    """Tell whether 'no' or 'not' belongs to a measure: 'no more than', 'not only'."""
    words = text.parsed.words
    at = word.at
    after = _behind(text, word)
    if at + 2 < len(words) and words[at + 2].lower == "than":
        return True  # 'no faster than'
    if word.lower == "not" and after in ("until", "before"):
        return True
    return after in _BINDING


_BINDING = word_set("more less fewer later earlier only least")


def _is_idle(text: Text, word: Word) -> bool:
    """Tell whether a word says no to nothing: 'without exception', 'voted no'."""
    before = text.parsed.words[word.at - 1].lemma if word.at else ""
    return (word.lower == "without" and _behind(text, word) in _IDLE) or (
        word.lower == "no" and before == "vote"
    )


_IDLE = word_set("exception delay doubt question fail")
