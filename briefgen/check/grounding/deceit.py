"""Rule G007: characters that make a text read otherwise than it is written.

After UTS 39 (Unicode Security Mechanisms) and UTS 55: characters without a width,
marks that turn the direction, letters of another script that look like ours, and
accents that stand on nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Subject
    from briefgen.dossier.places import Path

_HIDDEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e]"
)
_JOINERS = "\u200c\u200d"
"""Scripts such as Persian, and pictographs, need these between letters."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_MARKS = 2


class Trick(NamedTuple):
    """Characters that deceive: the word they stand in, and what is wrong."""

    word: str
    what: str


def tricks(text: str) -> Iterator[Trick]:
    """Yield what deceives in a text."""
    if text.isascii():
        return
    for found in _HIDDEN.finditer(text):
        around = text[max(found.start() - 1, 0) : found.end() + 1]
        if found[0] in _JOINERS and not _is_latin(around):
            continue
        what = f"holds {named(found[0])}, which is not seen"
        yield Trick(found[0], what)
    yield from _marks(unicodedata.normalize("NFC", text))
    ours = sum(map(_is_latin, _WORD.findall(text)))
    for word in _WORD.findall(text):
        if not word.isascii() and (strange := _strange(word, ours=ours)):
            yield Trick(word, f"'{word}' holds {strange}")


def named(character: str) -> str:
    """Return a text such as "U+200B ZERO WIDTH SPACE"."""
    name = unicodedata.name(character, "a character without a name")
    return f"U+{ord(character):04X} {name}"


def _marks(text: str) -> Iterator[Trick]:
    """Yield accents that stand on nothing, or too many on one letter."""
    on = 0
    before = " "
    for character in text:
        if unicodedata.category(character) == "Mn" and not _joins(character):
            on += 1
            if on > _MOST_MARKS or not (before.isalnum()):
                what = f"holds {named(character)}, which stands on no letter of its own"
                yield Trick(character, what)
                return
        elif not unicodedata.combining(character):
            on, before = 0, character


def _joins(mark: str) -> bool:
    """Tell whether a mark belongs to a script that writes vowels as marks."""
    return not unicodedata.name(mark, "").startswith("COMBINING")


def _is_latin(text: str) -> bool:
    return any("LATIN" in unicodedata.name(c, "") for c in text)


def _strange(word: str, *, ours: int) -> str:
    """Return the letters of a word that only look like ours, named, or nothing.

    `ours` counts the words around it in Latin letters.
    """
    foreign = [c for c in word if "LATIN" not in unicodedata.name(c, "")]
    if not foreign or not all(map(str.isalpha, foreign)):
        return ""
    if len(foreign) < len(word):
        first = foreign[0]
        return f"{named(first)} among Latin letters" if _script(first) else ""
    if ours and all(map(_looks_latin, foreign)):
        return f"{named(foreign[0])} and others that look like Latin letters"
    return ""


def _script(character: str) -> bool:
    """Tell whether a letter is of a script that is never mixed with Latin letters."""
    name = unicodedata.name(character, "")
    return not name.startswith(("MICRO", "MASCULINE", "FEMININE", "MODIFIER"))


def _looks_latin(character: str) -> bool:
    from confusable_homoglyphs.confusables import is_confusable

    return bool(is_confusable(character, preferred_aliases=["latin"]))


def check(subject: Subject) -> Iterator[Found]:
    """Yield the characters that deceive, in texts, names and quotes."""
    for text, path in _texts(subject):
        seen: set[str] = set()
        for word, what in tricks(text):
            if what not in seen:
                seen.add(what)
                hint = "type the word again, or copy it from the source"
                yield Found(path, what, words=word, hint=hint)


def _texts(subject: Subject) -> Iterator[tuple[str, Path]]:
    for phrase in subject.phrases:
        yield phrase.text, phrase.path
    for item in subject.items:
        for number, evidence in enumerate(item.fact.evidence):
            yield evidence.quote, (*item.path, "evidence", number, "quote")
        for number, alias in enumerate(getattr(item.fact, "aliases", ())):
            yield alias, (*item.path, "aliases", number)


RULE = Rule(
    id="G007",
    severity=Severity.ERROR,
    asks="No character deceives the reader.",
    because="Letters that only look like others, marks that turn the direction and "
    "characters that are not seen hide what a text says.",
    bad='- {id: port, name: "P\u043ert", kind: organisation} # a Cyrillic o',
    good="- {id: port, name: Port, kind: organisation}",
    origin="UTS 39, UTS 55",
    check=check,
)
