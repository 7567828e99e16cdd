"""Whether two names are of the same one: a shorter name, initials, an adjective."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import kinds
from briefgen.distill.engine.words import BODIES, ORGANISATIONS

if TYPE_CHECKING:
    from briefgen.distill.engine.names import Mention
    from briefgen.distill.engine.who import Who

COUNTRIES: Final = frozenset((kinds.STATE, kinds.PLACE))
_GROUPS: Final = frozenset((kinds.ORGANISATION, kinds.BODY))
_COMMON: Final = frozenset(("national", "united", "the"))
"""First words that many names begin with."""
_PEOPLES: Final = (
    "n", "an", "ian", "ish", "ese", "ic", "i", "is", "ans", "ians", "er", "ers",
)  # fmt: skip
ENDS: Final = tuple(vowel + end for vowel in ("", *"aeiouy") for end in _PEOPLES)
_DEMONYM: Final = re.compile(r"[aeiouy]?(?:n|an|ian|ish|ese|ic|i|is|ans|ians|er|ers)")


def is_short_for(mention: Mention, words: list[str], who: Who) -> bool:
    """Tell whether a name is a shorter one of somebody whose name is longer."""
    own = parts(who.name)
    if who.kind == kinds.PERSON:
        is_other = mention.kind == kinds.BODY
        return not is_other and words[-1] == own[-1] and set(words) <= set(own)
    if who.kind not in _GROUPS or mention.kind in (kinds.PERSON, kinds.PLACE):
        return False
    is_end = len(words) < len(own) and own[-len(words) :] == words
    is_start = own[: len(words)] == words and mention.kind in (who.kind, kinds.UNKNOWN)
    is_kind = len(words) > 1 or words[0] in ORGANISATIONS | BODIES
    if ((is_end and is_kind) or is_start) and words[0] not in _COMMON:
        return True
    return mention.name.isupper() and initials(who.name) == mention.name


def parts(name: str) -> list[str]:
    """Return the words of a name in small letters, without "'s"."""
    return [re.sub(r"['’]s$", "", each) for each in name.lower().split()]


def by_length(mention: Mention) -> tuple[bool, bool, int, int, int]:
    """Put long names before short ones, states before their adjectives."""
    is_single = len(mention.name.split()) == 1
    return (
        mention.kind == kinds.UNKNOWN,
        is_single and mention.kind not in COUNTRIES,
        -len(mention.name.split()),
        mention.paragraph,
        mention.start,
    )


def is_adjective(word: str, name: str) -> bool:
    """Tell whether a word may be made from the name of a state: 'Norlandic'."""
    stem = name.rstrip("aeiouy")
    if word == name or not word.startswith(stem):
        return False
    return bool(_DEMONYM.fullmatch(word.removeprefix(stem)))


def initials(name: str) -> str:
    """Return the first letters of the words with a capital."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper())
