"""Words of several words: 'turn down', 'lose one's life', 'out of the question'."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon

if TYPE_CHECKING:
    from briefgen.check.grounding.language import Parsed, Word

_CLOSE = 4
"""So many words on, the next of a phrase may stand."""


class Phrase(NamedTuple):
    """The lemma of a word with those that make another word of it, and their places."""

    lemma: str
    taken: tuple[int, ...]


def phrase(parsed: Parsed, word: Word) -> Phrase:
    """Return a word with the particle or the words that make another word of it."""
    for rest in lexicon().phrases.get(word.lemma, ()):
        taken = _following(parsed, word, rest)
        if taken:
            return Phrase("_".join((word.lemma, *rest)), taken)
    return Phrase(word.lemma, ())


def _following(parsed: Parsed, word: Word, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the words of a phrase behind its first, or nothing.

    A particle may stand behind an object ('turned the offer down'), and articles,
    possessives and adjectives between the others ('lost their lives').
    """
    taken: list[int] = []
    last = word
    for part in rest:
        is_first = not taken and part in lexicon().sets["particles"]
        for other in parsed.words[last.at + 1 : last.at + 1 + _CLOSE]:
            if part in (other.lower, other.lemma) and (
                not is_first
                or (other.at == word.at + 1 and other.lower == "for")
                or (other.head in (word.at, other.at - 1) and not _leads(parsed, other))
            ):
                taken.append(other.at)
                last = other
                break
            if is_first:
                if other.dep in ("mark", "punct"):
                    return ()
            elif other.pos not in _BETWEEN:
                return ()
        else:
            return ()
    return tuple(taken)


def _leads(parsed: Parsed, particle: Word) -> bool:
    """Tell whether a particle belongs to a place: 'voted in the capital'."""
    return particle.lower in ("in", "on") and any(
        each.dep == "pobj" for each in parsed.below[particle.at]
    )


_BETWEEN = frozenset(("DET", "PRON", "ADJ", "ADV", "PART", "NUM"))


def phrasal(parsed: Parsed, word: Word) -> str:
    """Return the lemma of a word with its particle: 'turn_down'."""
    return phrase(parsed, word).lemma
