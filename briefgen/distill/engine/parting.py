"""Clauses and things in a row, told apart by their words: the model errs in them.

"Teams will visit camps, schools will keep registers and pay for the nurses" are three
acts; "(1) halt the sale; (2) set aside a tenth" are two.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word

_MARK: Final = re.compile(r"(?:(?<=\s)|\A)\(?(?P<mark>\d|[a-h]|[ivx]{1,4})\)\s")
_SERIES: Final = ("123456789", "abcdefgh", ("i", "ii", "iii", "iv", "v", "vi", "vii"))
_DASHES: Final = frozenset("-–—•*·▪")
_JOINTS: Final = word_set("and while but plus whereas")
_LINKS: Final = word_set(
    "who which that where when if because after before although though unless until "
    "as since whose so"
)
_THINGS: Final = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_FINITE: Final = frozenset(("MD", "VBZ", "VBP", "VBD"))
_REACH: Final = 14
"""So many words of a subject may stand before its verb."""
_FEW: Final = 3
_ROW: Final = 2
"""So many marks make a list."""
_TAIL: Final = 12
"""So many words may tell at the end of a sentence who said it."""


def acts(words: Sequence[Word]) -> list[list[Word]]:
    """Return clauses that stand in a row, each without what ties it to the next.

    A verb that shares the subject of the one before is one of its own.
    """
    cuts = [0]
    for n, word in enumerate(words):
        is_joint = word.text in (",", ";") or word.lower in _JOINTS
        if is_joint and n > cuts[-1] and _begins(words, cuts[-1], n + 1):
            cuts.append(n + 1)
    pairs = zip(cuts, [*cuts[1:], len(words)], strict=True)
    found = (bare(words[start:stop]) for start, stop in pairs)
    return [part for part in found if part and not _is_aside(part)]


def _is_aside(words: Sequence[Word]) -> bool:
    """Tell whether words are 'it says' alone."""
    return len(words) <= _FEW and words[-1].lemma in REPORTING


def bare(words: Sequence[Word]) -> list[Word]:
    """Return words without marks and conjunctions at their ends."""
    found = list(words)
    while found and (found[0].pos in ("PUNCT", "CCONJ") or _is_tie(found[0])):
        found.pop(0)
    while found and (found[-1].pos in ("PUNCT", "CCONJ") or found[-1].lower == "while"):
        found.pop()
    return found


def _is_tie(word: Word) -> bool:
    return (
        word.lower in ("while", "plus", "whereas", "also")
        or word.tag == "TO"
        or (word.lower == "that" and word.dep in ("mark", "prep"))
    )


def _begins(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell whether another act begins at a place, behind the one from `start`."""
    while at < len(words) and (words[at].lower in _JOINTS or words[at].pos == "ADV"):
        at += 1
    if at >= len(words) or words[at].lower in _LINKS - {"that"}:
        return False
    first, before = words[at], words[start:at]
    if first.lower == "that" or first.tag == "TO":
        return any(each.lower == first.lower for each in before)
    opens = words[start]
    verbs = [
        each
        for each in before
        if each.tag in _FINITE or (each is opens and each.pos == "VERB")
    ]
    if first.pos in ("VERB", "AUX"):
        is_bare = first.tag == "VB" and any(
            each.tag in ("MD", "TO") or each is words[start] for each in before
        )
        is_modal = first.tag == "MD" and words[start].tag == "VB"
        return (
            is_bare
            or is_modal
            or (first.tag in ("MD", "VBZ") and any(v.tag == first.tag for v in verbs))
        )
    near = words[at : at + _REACH]
    is_passive = opens.lemma == "see" or any(
        one.lemma == "be" and two.tag == "VBN" for one, two in pairwise(words[:at])
    )
    is_to = first.pos in ("NOUN", "PROPN", "DET") and first.tag != "VB"
    is_to = is_to and any(w.tag == "TO" for w in near[1:_FEW])
    if is_to and any(each.tag == "TO" for each in before):
        return True  # "Norland to open it, Southmark to pay"
    return (
        (bool(verbs) or is_passive)
        and first.pos in _THINGS
        and (_has_verb(near) or (is_passive and _has_verb(near, _DONE)))
    )


_DONE: Final = frozenset(("VBN", "VBD"))


def _has_verb(words: Sequence[Word], tags: frozenset[str] = _FINITE) -> bool:
    """Tell whether words are a subject with its verb behind it."""
    for word in words[1:]:
        if word.text in (",", ";") or word.lower in _LINKS | _JOINTS:
            return False
        if word.tag in tags:
            return True
    return False


def untold(words: Sequence[Word]) -> list[Word]:
    """Return a sentence without ", the ministry said," at its end or in its midst."""
    cuts = [-1, *(n for n, word in enumerate(words) if word.text == ","), len(words)]
    kept: list[Word] = []
    for start, stop in pairwise(cuts):
        part = words[start + 1 : stop]
        if start >= 0 and _tells(part):
            continue
        kept += words[max(start, 0) : stop]
    return kept


def _tells(words: Sequence[Word]) -> bool:
    """Tell whether words only say who said it."""
    if not words or len(words) > _TAIL:
        return False
    if words[0].lower == "according":
        return True
    verbs = [n for n, word in enumerate(words) if word.tag in _FINITE]
    is_one = len(verbs) == 1 and words[verbs[0]].lemma in REPORTING
    is_plain = words[0].pos not in ("CCONJ", "SCONJ") and words[0].lower not in _LINKS
    return is_one and is_plain


def marked(parsed: Parsed, span: range) -> Iterator[list[Word]]:
    """Yield what stands behind "(1)", "(2)" and so on, from a sentence on.

    The last one ends with its sentence; nothing where there are not two in a row.
    """
    start = parsed.words[span.start].start
    found: list[re.Match[str]] = []
    series: Sequence[str] = ()
    for match in _MARK.finditer(parsed.text, start):
        mark = match["mark"]
        if not found:
            series = next((each for each in _SERIES if each[0] == mark), ())
        if series and len(found) < len(series) and series[len(found)] == mark:
            found.append(match)
    if len(found) < _ROW or found[0].start() >= parsed.words[span.stop - 1].end:
        return
    last = next(w for w in parsed.words if w.start >= found[-1].end())
    stops = [*(m.start() for m in found[1:]), _end(parsed, last)]
    for match, stop in zip(found, stops, strict=True):
        words = [w for w in parsed.words if match.end() <= w.start < stop]
        if part := bare(words):
            yield part


def _end(parsed: Parsed, word: Word) -> int:
    return parsed.words[parsed.sentence_of(word.at).stop - 1].end


def chained(parsed: Parsed, span: range) -> range:
    """Return a sentence with those behind its semicolons."""
    stop = span.stop
    for each in parsed.sentences:
        if each.start == stop and parsed.words[stop - 1].text == ";":
            stop = each.stop
    return range(span.start, stop)


def parts(words: Sequence[Word]) -> list[list[Word]]:
    """Return what stands between semicolons."""
    found: list[list[Word]] = [[]]
    for word in words:
        if word.text == ";":
            found.append([])
        else:
            found[-1].append(word)
    return [part for each in found if (part := bare(each))]


def dashed(parsed: Parsed, colon: int) -> list[list[Word]]:
    """Return what stands behind dashes, each with a blank around it, from a colon on.

    These are items on lines of their own, which a reader has joined.
    """
    found: list[list[Word]] = []
    for word in parsed.words[colon + 1 :]:
        if word.text in _DASHES and parsed.text[word.start - 1 : word.start] == " ":
            found.append([])
        elif not found:
            return []
        else:
            found[-1].append(word)
    return [part for each in found if (part := bare(each))]
