"""A clause without what hangs on it beside the point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import mark_of

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause

_LONG: Final = 26
"""A clause of more words loses what trails behind it."""
_OPEN: Final = '“"'
_CLOSING: Final = frozenset((",", ";", ":", "–", "."))
_LINKS: Final = word_set(
    "also however meanwhile separately concurrently moreover instead then but and "
    "so still"
)


def trimmed(clause: Clause) -> Clause:
    """Return a clause without conjunctions and marks at its ends."""
    words = list(clause.words)
    while words and _is_loose(words[0]):
        words.pop(0)
    while words and (words[-1].pos in ("CCONJ", "SCONJ") or words[-1].text in _CLOSING):
        words.pop()
    return clause._replace(words=tuple(words))


def _is_loose(word: Word) -> bool:
    """Tell whether a word only ties a clause to what stands before it."""
    is_mark = word.pos in ("CCONJ", "PUNCT") and word.text not in _OPEN
    return is_mark or (word.lower == "that" and word.dep == "mark")


def reduced(clause: Clause) -> Clause:
    """Return a clause without what stands beside the point."""
    parsed = clause.parsed
    gone = _parenthetic(clause)
    for word in clause.words:
        if word.at in gone or word is clause.verb:
            continue
        if (word.dep == "appos" and _is_aside(parsed, word)) or (
            word.dep == "relcl"
            and _is_after_mark(parsed, word)
            and _is_own(parsed, word)
        ):
            gone |= {each.at for each in parsed.under(word)}
        elif word is clause.words[0] and _is_link(word):
            gone.add(word.at)
    clause = clause._replace(words=tuple(w for w in clause.words if w.at not in gone))
    for word in reversed(list(_trailing(clause))):
        if len(clause.words) > _LONG:
            clause = clause.without(parsed.under(word))
    return clause


def _is_link(word: Word) -> bool:
    return word.dep in ("cc", "punct") or (
        word.dep == "advmod" and word.lower in _LINKS
    )


def _trailing(clause: Clause) -> list[Word]:
    """Return the verbs of what trails behind a clause, parted by a comma."""
    parsed = clause.parsed
    return [
        word
        for word in parsed.below[clause.verb.at]
        if word.dep == "advcl"
        and word.at > clause.verb.at
        and (word.tag == "VBG" or mark_of(parsed, word))
        and _is_after_mark(parsed, word)
    ]


def _is_aside(parsed: Parsed, word: Word) -> bool:
    """Tell whether a phrase beside a name tells who it is, and no more of the story.

    "71 percent, the highest since independence," is a part of the story.
    """
    up = parsed.above(word)
    is_name = "PROPN" in (word.pos, up.pos if up else "")
    return is_name and _is_parted(parsed, word)


def _is_own(parsed: Parsed, word: Word) -> bool:
    """Tell whether a relative clause is told by itself: not 'none of whom was hurt'."""
    first = min(parsed.under(word), key=lambda each: each.at)
    return first.lower in (
        "which",
        "who",
        "whom",
        "where",
        "whose",
        ",",
        "that",
        "when",
    )


def _is_parted(parsed: Parsed, word: Word) -> bool:
    """Tell whether a phrase beside a noun stands between commas."""
    up = parsed.above(word)
    places = [each.at for each in parsed.under(word)]
    first, last = min(places), max(places)
    if up is None or first <= up.at:
        return False
    closes = parsed.words[last + 1 : last + 2]
    return parsed.words[first - 1].text in (",", "(", "–", "—") and (
        not closes or closes[0].pos == "PUNCT"
    )


def _is_after_mark(parsed: Parsed, word: Word) -> bool:
    first = min(each.at for each in parsed.under(word))
    return first > 0 and parsed.words[first - 1].text in (",", "–", "—")


def _parenthetic(clause: Clause) -> set[int]:
    """Return the places of words between parentheses."""
    gone: set[int] = set()
    is_in = False
    for word in clause.words:
        is_in = is_in or word.text in ("(", "[")
        if is_in:
            gone.add(word.at)
        if word.text in (")", "]"):
            is_in = False
    return gone
