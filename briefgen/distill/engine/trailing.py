"""Who says a sentence, told at its end: ", the head of the board said on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.saying import content_of
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause

_TAIL: Final = 14
"""So many words may follow who says something at the end of a sentence."""
_CLOSED: Final = ('"', "”")
_FEW: Final = 3
_GOES_ON: Final = word_set(
    "as while after though although when where who which with bringing leaving "
    "making saying adding citing"
)
"""What goes on behind ", the ministry said on Monday,"."""
_NAME: Final = 12
_SHOWS: Final = word_set("show suggest indicate say estimate reckon")
"""What figures do in the present."""
_OPENING: Final = word_set(
    "after when if while although though because as since before"
)
_AFTER: Final = word_set("in on at after before during by with to")
"""What follows the name of who says something: 'in an interview'."""
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))


_Tail = tuple[int, "Sequence[Word]", "Sequence[Word]"]


def trailing(clause: Clause) -> Clause:
    """Return a sentence without ", the head of the board told a news conference".

    The model often loses its way in these: they are found by their words.
    """
    words = clause.words
    if words[0].lower in _OPENING:
        return clause
    for n, verb in enumerate(words):
        is_quoted = verb.lower == "quoted" and words[n - 1].lemma == "be"
        is_shown = verb.lemma in _SHOWS and verb.tag in ("VBZ", "VBP")
        is_said = verb.lemma in REPORTING or words[n - 1].text in _CLOSED
        is_past = is_said and verb.tag == "VBD"
        if not (is_past or is_shown or is_quoted):
            continue
        own = subject_of(clause.parsed, verb)
        is_first = own is None or own.at > verb.at or own.pos == "PRON"
        behind = _behind(words, n) if is_first else None
        start, name, rest = behind or _before(words, n - is_quoted)
        is_wrong = verb is clause.verb and content_of(clause) is not None
        below = clause.parsed.below[verb.at]
        has_object = behind is None and any(w.dep == "dobj" for w in below)
        if not name or is_wrong or (has_object and verb.lemma != "tell"):
            continue
        end = next((m for m, word in enumerate(rest) if word.text == ","), len(rest))
        more = rest[end:]
        if len(more) > _FEW and more[1].lower in _GOES_ON and behind is None:
            rest = rest[:end]
        else:
            more = []
        if len(rest) > _TAIL or any(word.tag in _FINITE for word in rest):
            continue
        is_spoken = words[0].text in ('"', "“") and start > 1
        if is_spoken or any(word.tag in _FINITE for word in words[:start]):
            gone = {word.at for word in more}
            bare = clause.without(w for w in words[start:] if w.at not in gone)
            told = [w for w in words[start : n + 1 + len(name)] if w in (*name, verb)]
            return bare.said_by([name[-1]], told[-_NAME:])
    return clause


def _before(words: Sequence[Word], n: int) -> _Tail:
    """Return where ", the board said" starts, the words that name who, the rest."""
    start = n
    for at in range(n - 1, 0, -1):
        is_pronoun = words[at].pos == "PRON" and at < n - 1
        if words[at].pos in VERBS or words[at].pos == "SCONJ" or is_pronoun:
            break
        if words[at].text == ",":
            start = at + 1
    is_joined = start < n and words[start].pos == "CCONJ"
    return start, [] if is_joined else _named(words[start:n]), words[n + 1 :]


def _behind(words: Sequence[Word], n: int) -> _Tail | None:
    """Return the same of ", said the chairwoman, Ada Brandt"."""
    after = words[n + 1 : n + 2]
    if n == 0 or words[n].lemma == "tell" or words[n - 1].text not in (",", '"', "”"):
        return None
    if not after or after[0].pos not in ("PROPN", "DET", "NOUN", "ADJ"):
        return None
    stop = next(
        (at for at in range(n + 1, len(words)) if words[at].pos in VERBS), len(words)
    )
    is_all = all(word.text in (".", "”", '"') for word in words[stop:])
    end = next((at for at in range(n + 1, stop) if words[at].lower in _AFTER), stop)
    return (n, _named(words[n + 1 : end]), words[stop:]) if is_all else None


def _named(words: Sequence[Word]) -> list[Word]:
    """Return the words that name somebody: the first name in a row, or the nouns."""
    if len(words) == 1 and words[0].lower in ("he", "she", "they"):
        return list(words)
    names = [word for word in words if word.pos == "PROPN"]
    if names:
        last = names[-1]
        return [word for word in words if word.at <= last.at and word.text != ","]
    nouns = [word for word in words if word.pos == "NOUN"][:1]
    return [word for word in words if nouns and word.at <= nouns[0].at]
