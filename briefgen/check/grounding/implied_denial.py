"""What says no elsewhere than at the verb: 'unless', 'denied it', 'and not to sand'.

It is a part of rule G104.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.grounding.denial import governors, implies_no, negators
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.phrases import phrasal

if TYPE_CHECKING:
    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.matching import Key, Matched
    from briefgen.check.grounding.passages import Case, Text

_NEAR = 4
_BACK = word_set("it this that these those them so such which one do")
_BY_SORT = {
    "open": "ADJ",
    "empty": "ADJ",
    "closed": "ADJ",
    "shut": "ADJ",
    "clear": "VERB",
    "spare": "VERB",
    "lift": "VERB",
    "drop": "VERB",
    "end": "VERB",
    "block": "VERB",
    "dodge": "VERB",
}
"""As other parts of speech, these say no to nothing."""


def says_so(key: Key) -> bool:
    """Tell whether a word implies that something is not so: 'refused', 'unsigned'."""
    sort = _BY_SORT.get(key.word.lemma)
    if sort and sort != key.word.pos:
        return False
    return implies_no(key.word.lemma) or implies_no(key.lemma)


_OTHERWISE = re.compile(
    r"\b(?:(?:yet|still) to|unless|out of (?:reach|the question|order|action)"
    r"|for want of|wait(?:s|ed|ing)? for|before any|still open|may still|remains? open"
    r"|remains? to be|on the table)\b"
)


def says_otherwise(text: str) -> int:
    """Return how often a text says no by a turn of phrase: 'has yet to', 'unless'."""
    return len(_OTHERWISE.findall(text.lower()))


_BEFORE = re.compile(r"\b(?:not|no|never|nobody|none)\b.*\b(before|until|till)\b")
_EARLIEST = re.compile(
    r"\b(?:earliest|earlier than|only|at least|until|before|not yet|after)\b"
)


def is_earliest(case: Case, text: Text) -> bool:
    """Tell whether 'not before May' is 'in May at the earliest' in the quotes."""
    match = _BEFORE.search(text.parsed.text.lower())
    quotes = " ".join(case.quotes).lower()
    return (
        match is not None
        and match[1] not in quotes.split()
        and _EARLIEST.search(quotes) is not None
    )


def denies_near(case: Case, found: Matched) -> bool:
    """Tell whether a quote says no, or a word just before or behind it.

    What implies a no and is told as well takes nothing back: it stands in both.
    """
    for passage in case.passages:
        first, last = min(passage.quoted), max(passage.quoted)
        near = [word for word in passage.words if word.at - first >= -_NEAR]
        near = [word for word in near if word.at - last <= _NEAR]
        if negators(passage.text, near) or any(map(says_otherwise, case.quotes)):
            return True
        if any(
            (
                (passage.text, word.at) in found.untold
                or root(word.lemma) not in {root(key.word.lemma) for key in found.keys}
            )
            and (
                implies_no(word.lemma) or implies_no(phrasal(passage.text.parsed, word))
            )
            for word in near
        ):
            return True
    return False


def stands_near(case: Case, text: Text, negator: Word) -> bool:
    """Tell whether a word says no in the sentences around a quote to the same thing."""
    ours = _behind(text, negator.at)
    return any(
        word.lower == negator.lower and ours & _behind(passage.text, word.at)
        for passage in case.passages
        for word in passage.text.parsed.words
    )


def _behind(text: Text, at: int) -> set[str]:
    """Return the roots of the words that come next, but for those that say little."""
    light = lexicon().light
    return {
        root(word.lemma)
        for word in text.parsed.words[at + 1 : at + 4]
        if word.lemma not in light and word.pos != "PUNCT"
    }


def refers_back(case: Case, text: Text, frame: Frame) -> bool:
    """Tell whether what a verb hangs on is said of it by a pronoun: 'denied it'."""
    over = [up for up in governors(text.parsed, frame.verb) if up.pos != "AUX"]
    noun = text.parsed.above(frame.verb)
    if noun and frame.verb.dep in ("acl", "relcl"):
        over.append(noun)
    return any(
        lexicon().same(phrasal(text.parsed, up), phrasal(passage.text.parsed, word))
        and _has_pronoun(passage.text, word)
        for up in over
        for passage in case.passages
        for word in passage.quoted_words
    )


def _has_pronoun(text: Text, word: Word) -> bool:
    """Tell whether 'it' or 'which' hangs on a word, or on what hangs on it."""
    below = text.parsed.below
    hanging = [
        *below[word.at],
        *(two for one in below[word.at] for two in below[one.at]),
    ]
    return any(each.lower in _BACK and each.dep != "mark" for each in hanging)


_AGAINST = re.compile(
    r"(?:,|\bbut|\band) not (?:(?:as|to|for|by|in|on|at|from|with|the|a|an|their|its"
    r"|his|her) )*(\w+)"
)


def set_aside(case: Case, text: Text) -> str:
    """Return a word set aside by 'not' that the quotes do not set aside."""
    ours = _AGAINST.findall(text.parsed.text.lower())
    quotes = " ".join(case.quotes).lower()
    theirs = {root(each) for each in _AGAINST.findall(quotes)}
    roots = {root(each) for each in re.findall(r"\w+", quotes)}
    light = lexicon().light
    return next(
        (
            each
            for each in ours
            if root(each) in roots - theirs and each not in light and theirs
        ),
        "",
    )
