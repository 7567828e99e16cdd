"""The offices of persons, and whose an organisation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import kinds
from briefgen.distill.engine.text import raw
from briefgen.distill.engine.words import BODIES, METONYMS, ORGANISATIONS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.names import Mention
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_LONGEST: Final = 8
"""A role of more words is none."""
_POSSESSIVE: Final = frozenset(("his", "her", "its", "their", "whose"))
_HONORIFIC: Final = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "madam",
        "lt",
        "gen",
        "col",
        "sgt",
        "capt",
        "maj",
        "rev",
        "adm",
        "brig",
    )
)
_NOMINAL: Final = frozenset(("DET", "NOUN", "PROPN", "ADJ", "ADP", "PART", "PRON"))
_OFFICES: Final = TITLES | ORGANISATIONS | BODIES


def read_roles(people: People) -> None:
    """Find the role and the side of each that is named, where the article says it."""
    for who in people.all:
        for mention in sorted(who.mentions):
            if who.kind == kinds.PERSON and not who.role:
                _read_role(people, who, mention)
        if who.kind == kinds.ORGANISATION:
            who.side = _side_of_name(people, who)


def _read_role(people: People, who: Who, mention: Mention) -> None:
    """Read the office of a person: before the name, or beside it."""
    parsed = people.paragraphs[mention.paragraph]
    start = mention.start
    while start and _is_office(parsed, parsed.words[start - 1], mention):
        start -= 1
    while start < mention.start and parsed.words[start].pos in ("ADP", "PUNCT"):
        start += 1
    words = list(parsed.words[start : mention.start])
    if _has_title(words) and mention.stop - mention.start > 1:
        article = parsed.words[max(start - 1, 0) : start]
        begin = start - sum(word.pos == "DET" for word in article)
        name = range(begin, _last_name(parsed, mention))
        people.titles |= {(mention.paragraph, at) for at in name}
    if not _has_title(words):
        words = _beside(parsed, mention)
    while words and words[-1].lower.rstrip(".") in _HONORIFIC:
        words.pop()
    words = words or _beside(parsed, mention)
    while words and words[-1].lower.rstrip(".") in _HONORIFIC:
        words.pop()
    while words and (
        words[0].pos in ("DET", "PUNCT", "CCONJ")
        or words[0].tag == "POS"
        or words[0].lower in _POSSESSIVE
    ):
        words.pop(0)
    if 0 < len(words) <= _LONGEST and _has_title(words):
        role = raw(parsed, words).strip(" ,")
        who.role = role[:1].upper() + role[1:]
        office = who.role.lower().split(" of ")[0].split()
        people.note(office[-1], who)
        named = people.within(mention.paragraph, words)
        who.side = next(
            (each for each in named if each is not who and each.kind != kinds.PERSON),
            None,
        )


def _last_name(parsed: Parsed, mention: Mention) -> int:
    """Return where the last name begins: 'Mbeki-Lund' is one."""
    at = mention.stop - 1
    while at - 2 >= mention.start and parsed.words[at - 1].text == "-":
        at -= 2
    return at


def _side_of_name(people: People, who: Who) -> Who | None:
    """Return whose an organisation is: 'Norland's foreign ministry'."""
    if state := METONYMS.get(who.name.lower()):
        return people.state(state)
    for mention in who.mentions:
        parsed = people.paragraphs[mention.paragraph]
        for word in parsed.words[mention.start : mention.stop]:
            if word.lower == who.name.lower() or not word.text[0].isupper():
                continue
            if state_ := people.state(word.text):
                return state_
            if other := people.person(word.text):
                return other.side or other
    return None


def _is_office(parsed: Parsed, word: Word, mention: Mention) -> bool:
    """Tell whether a word before a name belongs to the office of the one named."""
    if word.tag == "POS" or word.lower in ("-", "of", "then", "ex"):
        return word.at > 0
    if word.dep != "amod" and word.pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    ups = {each.at for each in parsed.over(word)}
    name = range(mention.start, mention.stop)
    return bool(ups.intersection(name)) or word.lemma in TITLES


def _has_title(words: Sequence[Word]) -> bool:
    return any(
        word.lemma in _OFFICES
        or word.lower.endswith(("er", "or", "ist", "man", "woman"))
        for word in words
        if word.pos in ("NOUN", "PROPN")
    )


def _beside(parsed: Parsed, mention: Mention) -> list[Word]:
    """Return what stands beside a name, parted by a comma: 'Ada Brandt, the envoy'."""
    up = parsed.above(mention.head)
    if mention.head.dep == "appos" and up:
        words = _run(sorted(w for w in parsed.under(up) if w.at < mention.start))
        return words if _has_title(words) else _before(parsed, mention)
    for below in parsed.below[mention.head.at]:
        if below.dep == "appos" and below.at > mention.head.at:
            return _run(
                word
                for word in sorted(parsed.under(below))
                if word.at <= below.at
                or word.dep in ("prep", "pobj", "compound", "det")
            )
    return _before(parsed, mention)


def _before(parsed: Parsed, mention: Mention) -> list[Word]:
    """Return what stands before a name and its comma: 'a preacher in Gorro, Teti,'."""
    span = parsed.sentence_of(mention.start)
    comma, after = parsed.words[mention.start - 1], parsed.words[mention.stop :][:1]
    if mention.start - 2 < span.start or comma.text != ",":
        return []
    if not after or (after[0].text not in (",", ".") and after[0].tag != "VBD"):
        return []
    start = mention.start - 1
    while start > span.start and parsed.words[start - 1].pos in _NOMINAL:
        start -= 1
    words = parsed.words[start : mention.start - 1]
    is_office = bool(words) and words[0].pos in ("DET", "PRON")
    return list(words) if is_office and _has_title(words[:4]) else []


def _run(words: Iterable[Word]) -> list[Word]:
    """Return the words that stand side by side, up to a comma."""
    found: list[Word] = []
    for word in words:
        if word.text == "," or (found and word.at != found[-1].at + 1):
            break
        found.append(word)
    return found
