"""Phrases of a source: words of a sentence as text, and as quotes of twelve words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word

MOST: Final = 12
"""The most words of a quote."""
_LEAST: Final = 4
"""A piece of fewer words is quoted only where there is nothing else."""
_QUOTES: Final = 3
"""The most quotes of one fact."""

_EDGES: Final = " ,;:–—-.!?…"
_OPEN: Final = "“\"'‘(["
_CLOSE: Final = "”\"'’)]"


def spans(words: Iterable[Word]) -> list[list[Word]]:
    """Return words in runs that stand side by side in the source."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.at):
        if found and found[-1][-1].at + 1 == word.at:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def raw(parsed: Parsed, words: Sequence[Word]) -> str:
    """Return what stands from the first to the last of some words."""
    return parsed.text[words[0].start : words[-1].end] if words else ""


def joined(parsed: Parsed, words: Iterable[Word]) -> str:
    """Return words as a text: those of the source, without what stood between."""
    pieces = [raw(parsed, run).strip(" ,") for run in spans(words)]
    text = " ".join(filter(None, pieces))
    text = re.sub(r"\s+([,.;:!?’”)])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    return " ".join(text.split()).strip(_EDGES)


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital and a full stop."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text.strip())
    text = re.sub(r"(?<=s)'(?=\s)", "’", text)
    for mark in ('"', "“", "”"):
        if text.count('"') % 2 or text.count("“") != text.count("”"):
            text = text.replace(mark, "")
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


def spoken(text: str) -> str:
    """Return the words that somebody spoke as a sentence in quotation marks."""
    bare = sentence(text.strip('“”" '))
    return f"“{bare.replace('“', '‘').replace('”', '’')}”"


def title(text: str, most: int = 6) -> str:
    """Return the first words of a phrase as a heading, without its article."""
    words = re.sub(
        r"^(?:the|an?|its|their|his|her)\s+", "", text, flags=re.IGNORECASE
    ).split()
    if len(words) > most:
        words = words[:most]
        at = [n for n, word in enumerate(words) if word.lower() in _LINKS and n]
        words = words[: at[-1]] if at else words
    while len(words) > 1 and _is_amount(words[-1]):
        words.pop()
    while len(words) > 1 and words[-1].lower().strip(",;") in _WEAK:
        words.pop()
    text = " ".join(words).strip(_EDGES).replace("'", "’")
    for mark in ('"', "“", "”", "(", ")"):
        text = text.replace(mark, "")
    return text[:1].upper() + text[1:]


def _is_amount(word: str) -> bool:
    """Tell whether a word is a number, which says nothing without what it counts."""
    return any(letter.isdigit() for letter in word)


_LINKS = word_set("of in on at to for from by with and between into over under")
_WEAK = word_set(
    "a an the of in on at to for from by with and or its their his her that which "
    "who between into over under as than was were is are be has have had not per"
)


def quotes(parsed: Parsed, words: Iterable[Word]) -> list[str]:
    """Return exact phrases of the source that hold some words, three at most."""
    pieces = [piece for run in spans(words) for piece in _pieces(parsed, run)]
    long = [piece for piece in pieces if len(piece.split()) >= _LEAST]
    return list(dict.fromkeys(long or pieces[:1]))[:_QUOTES]


def _pieces(parsed: Parsed, run: Sequence[Word]) -> Iterator[str]:
    """Yield a run of words in phrases of twelve words at most, cut where it may be."""
    tokens = list(_tokens(parsed, run))
    while tokens:
        taken = tokens[:MOST]
        if len(tokens) > MOST:
            cut = max(
                (
                    number
                    for number, (_, _, text) in enumerate(taken, start=1)
                    if number > MOST // 2 and text.endswith((",", ";", ":"))
                ),
                default=0,
            )
            cut = cut or next(
                (
                    n
                    for n in range(MOST, MOST // 2, -1)
                    if _may_part([each[2] for each in tokens[: n + 1]])
                ),
                MOST,
            )
            taken = tokens[:cut]
        tokens = tokens[len(taken) :]
        piece = _trimmed(parsed.text[taken[0][0] : taken[-1][1]])
        if piece:
            yield piece


def _may_part(texts: Sequence[str]) -> bool:
    """Tell whether words may be parted before the last one: in no name or quotation."""
    before = " ".join(texts[:-1])
    one, two = texts[-2], texts[-1]
    return (
        one.lower().strip(",;") not in _WEAK
        and before.count('"') % 2 == 0
        and before.count("“") == before.count("”")
        and not (one[:1].isupper() and two[:1].isupper())
    )


def around(parsed: Parsed, words: Sequence[Word]) -> str:
    """Return some words as one quote, without weak words at its ends."""
    words = list(words)[:MOST]
    while len(words) > 1 and (words[-1].lower in _WEAK or words[-1].pos == "PUNCT"):
        words.pop()
    while len(words) > 1 and (words[0].lower in _ENDS or words[0].pos == "PUNCT"):
        words.pop(0)
    return next(iter(quotes(parsed, words)), "")


_ENDS = _WEAK - {"a", "an", "the"}


def _tokens(parsed: Parsed, run: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between blanks in a run: its start, its end, its text."""
    text, start, end = parsed.text, run[0].start, run[-1].end
    # "cannot" is two words, and "high-level" three: a quote has all of them.
    while start and _is_within(text[start - 1 : start + 1]):
        start -= 1
    while end < len(text) and _is_within(text[end - 1 : end + 1]):
        end += 1
    for match in re.finditer(r"\S+", parsed.text[start:end]):
        yield start + match.start(), start + match.end(), match[0]


def _is_within(pair: str) -> bool:
    """Tell whether two letters stand in one word, which may have hyphens."""
    return pair.replace("-", "a").isalnum() and pair != "--"


def _trimmed(piece: str) -> str:
    """Return a phrase without marks at its ends, and without half a pair of them."""
    before = ""
    while piece != before:
        before = piece
        piece = piece.strip(_EDGES) if not piece.endswith("U.S.") else piece.lstrip()
        for first, last in zip(_OPEN, _CLOSE, strict=True):
            if piece[:1] == first and last not in piece[1:]:
                piece = piece[1:]
            if piece[-1:] == last and first not in piece[:-1]:
                piece = piece[:-1]
    return piece
