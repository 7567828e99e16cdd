"""Who speaks the words between quotation marks, by the words around them.

The model is of little help here: it sees sentences end at quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.clause import subject_of
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.text import raw
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_SAYS: Final = REPORTING | word_set("ask argue call quote read continue repeat shout")
_MARKS: Final = frozenset((",", '"', "“", "”", ":", "–", "—"))
_NEAR: Final = 16
"""So many words before or behind a quotation tell who speaks."""
_ENDS: Final = word_set("in on at after before during to of who whose which as from")
_HEADS: Final = frozenset(("NOUN", "PROPN", "PRON"))


def naming(parsed: Parsed, at: int) -> list[Word]:
    """Return the words that name who speaks the quotation that a word stands in."""
    inside = quoted(parsed)
    first = last = at
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return _behind(parsed, last, inside) or _before(parsed, first, inside)


def _behind(parsed: Parsed, last: int, inside: frozenset[int]) -> list[Word]:
    """Return who is named in '“...,” said Ada Brandt' or '“...,” she told them'."""
    ends = parsed.words[last].text in (".", "!") if last < len(parsed.words) else True
    after: list[Word] = []
    for word in parsed.words[last + 1 : last + 1 + _NEAR]:
        if word.text in (".", ";") or word.at in inside:
            break
        if after or word.text not in _MARKS:
            after.append(word)
    if after and after[0].tag in ("VBD", "VBZ"):
        return _until(after[1:])  # whatever the verb: “...,” quipped Ada Brandt
    verb = next((n for n, word in enumerate(after) if _is_saying(word)), None)
    if verb is None or ends:
        return []
    if verb == 0:
        return _until(after[1:])
    lead = after[:verb]
    is_plain = all(word.pos not in ("VERB", "SCONJ", "CCONJ") for word in lead)
    return lead if is_plain else []


def _before(parsed: Parsed, first: int, inside: frozenset[int]) -> list[Word]:
    """Return who is named in 'Ada Brandt said: “...”' or '“...,” she said, “...”'."""
    before: list[Word] = []
    for word in reversed(parsed.words[max(first - _NEAR, 0) : first]):
        if word.text in (".", ";") or word.at in inside:
            break
        before.insert(0, word)
    verb = next((word for word in reversed(before) if _is_saying(word)), None)
    if verb is None:
        return []
    lead = [word for word in before if word.at < verb.at]
    behind = _until([word for word in before if word.at > verb.at])
    if behind and not any(word.pos in _HEADS for word in lead):
        return behind
    over = parsed.above(verb) if verb.tag == "VBG" else verb
    subject = subject_of(parsed, over) if over else None
    if subject is not None:
        return sorted(parsed.under(subject), key=lambda word: word.at)
    return lead


def _is_saying(word: Word) -> bool:
    return word.lemma in _SAYS and word.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG")


def _until(words: Sequence[Word]) -> list[Word]:
    """Return the words of a name, up to a preposition that is none of its own."""
    found: list[Word] = []
    for word in words:
        is_of = word.lower in ("of", "for", "from") and bool(found)
        if (word.lower in _ENDS and not is_of) or word.pos in ("VERB", "AUX"):
            break
        found.append(word)
    return found


def named(people: People, paragraph: int, words: Sequence[Word]) -> Who | None:
    """Return the person, or else whoever, that some words name."""
    found = list(people.within(paragraph, words))
    persons = [who for who in found if who.kind == kinds.PERSON]
    return next(iter(persons or found), None)


def head(words: Sequence[Word]) -> Word | None:
    """Return the word that some words without a name hang on."""
    nouns = [word for word in words if word.pos in _HEADS]
    inside = {word.at for word in words}
    tops = [word for word in nouns if word.head not in inside or word.head == word.at]
    return next(iter(tops or nouns), None)


def is_short(parsed: Parsed, words: Sequence[Word]) -> bool:
    """Tell whether words are one short quotation, which is kept whole."""
    inside = quoted(parsed)
    told = [word for word in words if word.pos != "PUNCT"]
    return (
        0 < len(told) <= _WHOLE
        and all(word.at in inside for word in told)
        and ("”" not in raw(parsed, told))
    )


_WHOLE: Final = 18
"""A quotation of no more words is one fact."""
