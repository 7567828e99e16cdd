"""Lists in sentences: "a ceasefire, the exchange of prisoners and the reopening".

They are split by their commas and their "and": the model often loses its way in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.words import BINDS, CONTAINS, POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.check.grounding.language import Parsed, Word

_STARTS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB", "PRON", "ADV"))
_ENDS = word_set(
    "according but which who whose where while although though after before because "
    "with amid as he she they it said if when"
)
_PREFIX = (
    ("emphasis", "on"),
    ("focus", "on"),
    ("including",),
    ("such", "as"),
    ("namely",),
    (":",),
)
_LEAST = 3
_MOST = 30
"""An item of more words is none."""


def start_of_points(parsed: Parsed, verb: Word, sentence: range) -> int | None:
    """Return where the points begin that a verb such as "provides for" announces."""
    if verb.lemma not in CONTAINS | BINDS:
        return None
    at = verb.at + 1
    if verb.lemma in BINDS:
        to = (n for n in range(at, sentence.stop) if parsed.words[n].tag == "TO")
        return next(to, None)
    while at < sentence.stop and parsed.words[at].lower in ("for", "out", "of", ":"):
        at += 1
    return at if at < sentence.stop else None


def start_of_list(parsed: Parsed, sentence: range, verb: Word) -> int | None:
    """Return where a list of things begins that a sentence speaks of."""
    lemmas = [parsed.words[at].lemma for at in sentence]
    for prefix in _PREFIX:
        size = len(prefix)
        for n in range(len(lemmas) - size):
            if tuple(lemmas[n : n + size]) == prefix or (
                size == 1 and parsed.words[sentence.start + n].lower == prefix[0]
            ):
                return sentence.start + n + size
    objects = [w for w in parsed.below[verb.at] if w.dep == "dobj" and w.at > verb.at]
    if objects:
        return min(word.at for word in parsed.under(objects[0]))
    return None


def items(
    parsed: Parsed, start: int, stop: int, *, may_be_clauses: bool = False
) -> list[list[Word]]:
    """Return the items of a list that begins at a word, or none if it is no list."""
    segments = _segments(parsed.words[start:stop])
    found: list[list[Word]] = []
    is_last = False
    for joint, words in segments:
        if (
            is_last
            or not words
            or len(words) > _MOST
            or not (may_be_clauses or _is_item(words))
        ):
            break
        if found and (words[0].pos == "VERB") != (found[0][0].pos == "VERB"):
            break
        found.append(words)
        is_last = joint == "and"
    if not found:
        return []
    if not is_last:
        left, right = _halves(found[-1], found[0], is_list=len(found) > 1)
        if not right:
            return []
        found[-1:] = [left, right]
    if _is_heading(found[0]):
        found.pop(0)
    return found if len(found) >= _LEAST - 1 else []


def _is_item(words: Sequence[Word]) -> bool:
    """Tell whether words are a thing or an act, and no clause of their own."""
    if words[0].lower in _ENDS or words[0].pos not in _STARTS:
        return False
    if words[0].pos == "VERB" and words[0].tag not in ("VBG", "VB"):
        return False
    inside = {word.at for word in words}
    return not any(
        word.dep in ("nsubj", "nsubjpass", "expl")
        and word.head in inside
        and word.lower not in ("that", "which", "who")
        and not any(each.dep == "mark" and each.head == word.head for each in words)
        and word.at - words[0].at < _EARLY
        for word in words
    )


_EARLY = 4


def _segments(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """Return what stands between commas, each with the "and" before it, if any."""
    found: list[tuple[str, list[Word]]] = [("", [])]
    for word in words:
        if word.text in (".", "!", "?") and word.pos == "PUNCT":
            break
        if word.text in (",", ";"):
            found.append(("", []))
        elif word.lower in ("and", "or") and not found[-1][1]:
            found[-1] = ("and", [])
        elif word.tag == "TO" and not found[-1][1]:
            continue
        elif word.text in ('"', "”") and not found[-1][1]:
            continue  # it closes what stands before the comma
        else:
            found[-1][1].append(word)
    return found


def _halves(
    words: list[Word], first: list[Word], *, is_list: bool
) -> tuple[list[Word], list[Word]]:
    """Return the last two items, which only an "and" parts, or nothing beside all.

    In a list with commas before, the last "and" parts them whatever follows.
    """
    joints = [n for n, word in enumerate(words) if word.lower in ("and", "or")]
    for n in joints:
        if not 0 < n < len(words) - 1:
            continue
        right = [word for word in words[n + 1 :] if word.tag != "TO"]
        if not right:
            break
        after = right[0]
        is_alike = after.pos == words[0].pos or (
            after.pos in ("DET", "ADJ", "NOUN") and after.pos == first[0].pos
        )
        if is_alike and (after.pos != "NOUN" or words[0].pos == "NOUN"):
            return words[:n], right
    if is_list and joints and 0 < joints[-1] < len(words) - 1:
        right = words[joints[-1] + 1 :]
        if right[0].pos in _STARTS and (right[0].pos == "VERB") == (
            words[0].pos == "VERB"
        ):
            return words[: joints[-1]], right
    return words, []


def _is_heading(words: Sequence[Word]) -> bool:
    """Tell whether an item only says that points follow: 'an array of provisions'."""
    nouns = [word.lemma for word in words if word.pos == "NOUN"]
    return bool(nouns) and all(noun in POINTS for noun in nouns)
