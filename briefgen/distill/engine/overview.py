"""What names name, told from all the places where an article has them.

The model sees one sentence. It takes invented firms and states for persons; but who is
a person has a first name, an office or a pronoun somewhere in the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import kinds
from briefgen.distill.engine.words import FIRM_NAMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.names import Mention

_OF_STATES: Final = frozenset(
    ("minister", "government", "parliament", "premier", "chancellor", "army", "capital",
     "king", "queen", "ambassador", "embassy", "border", "coast", "envoy", "delegate",
     "delegation", "navy", "airspace", "president", "territory", "capital")
)  # fmt: skip
"""What only states have."""
_FOR_STATES: Final = word_set(
    "representative delegate delegation ambassador government parliament embassy "
    "republic kingdom"
)
"""What stands before the name of a state with an "of"."""
_WHERE: Final = word_set(
    "in around near at outside into across through off beyond inside"
)
_HAS: Final = word_set(
    "chairman chairwoman goalkeeper captain striker board share shareholder "
    "headquarters treasurer founder factory plant subsidiary owner member fan "
    "supporter branch staff ceo coach employee customer subscriber debt president"
)
"""What only an organisation has."""
_NOBODY: Final = word_set(
    "power paper newspaper number order matter water river border tower computer "
    "letter centre center theatre theater weather winter summer harbor harbour "
    "factor sector monitor plant restaurant giant month"
)
_FULL: Final = (2, 3)
"""So many words has the name of a person."""
_REACH: Final = 8
"""So many words before a comma an office is told."""
_EITHER: Final = word_set(
    "owner publisher manager broker builder contractor developer rival provider "
    "supplier"
)
"""What a firm or a person may be: a name of two words is of a person then."""
_ANY: Final = word_set(
    "late former young old elder younger veteran legendary great then"
)
"""What stands before the names of persons."""
_HONORIFIC: Final = word_set("mr mrs ms dr sir dame lord lady prof professor")
_HUMAN: Final = word_set("he she his her him who whose mr mrs ms")
_ROLES: Final = (*kinds.ROLES, "colleague", "ally")


def corrected(
    mentions: Sequence[Mention], paragraphs: Sequence[Parsed]
) -> list[Mention]:
    """Return the names of an article, those that it uses for states and firms as such.

    One word that the model takes for a person is none where the article has no longer
    name with it, no office beside it and no "she" behind it.
    """
    full = {
        word
        for each in mentions
        if each.kind == kinds.PERSON and " " in each.name
        for word in each.name.split()
    }

    def names(tells: Callable[[Parsed, Mention], bool]) -> set[str]:
        return {m.name for m in mentions if tells(paragraphs[m.paragraph], m)}

    honoured = names(_is_honoured)
    titled = honoured | names(_is_titled)
    sure = {each.name for each in mentions if each.kind == kinds.PERSON} | titled
    seen = _Seen(
        states=set(_states(paragraphs)) - full,
        firms=names(_is_firm) - honoured,
        titled=titled | names(lambda parsed, each: _is_joined(parsed, each, sure)),
        persons=full | names(_is_human),
        acting=names(lambda parsed, each: not _is_where(parsed, each)),
    )
    return [each._replace(kind=seen.kind(each)) for each in mentions]


class _Seen(NamedTuple):
    """Names by what an article tells of them, in any of their places."""

    states: set[str]
    firms: set[str]
    titled: set[str]
    persons: set[str]
    acting: set[str]

    def kind(self, mention: Mention) -> str:
        name = mention.name
        told = (
            (self.states, kinds.STATE),
            (self.firms, kinds.ORGANISATION),
            (self.titled, kinds.PERSON),
        )
        sure = next((kind for known, kind in told if name in known), "")
        if sure or mention.kind != kinds.PERSON or name in self.persons:
            return sure or mention.kind
        if name not in self.acting:
            return kinds.PLACE
        is_one = " " not in name and "-" not in name
        return kinds.ORGANISATION if is_one else mention.kind


def _states(paragraphs: Sequence[Parsed]) -> Iterator[str]:
    """Yield the names of states that no list has.

    "Norland's prime minister" and "the representative of Norland" name one.
    """
    for parsed in paragraphs:
        for word in parsed.words:
            if not word.text[0].isupper() or word.pos != "PROPN":
                continue
            if any(w.dep == "compound" for w in parsed.below[word.at]):
                continue
            if word.dep == "poss" and parsed.words[word.head].lemma in _OF_STATES:
                yield word.text
            before = parsed.words[max(word.at - 2, 0) : word.at]
            after = parsed.words[word.at + 1 : word.at + 2]
            is_more = bool(after) and after[0].pos == "PROPN"
            is_of = [w.lower for w in before[1:]] == ["of"] and not is_more
            if is_of and before[0].lemma.lower() in _FOR_STATES:
                yield word.text


def _is_human(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether what stands beside a name tells that it is a person's."""
    before = parsed.words[max(mention.start - 1, 0) : mention.start]
    if before and _is_office(before[0]):
        return True
    beside = [w for w in parsed.below[mention.head.at] if w.dep == "appos"]
    up = parsed.above(mention.head)
    if mention.head.dep == "appos" and up is not None:
        beside.append(up)
    if any(_is_office(word) for word in beside):
        return True
    after = parsed.words[mention.stop : mention.stop + 2]
    if len(after) > 1 and after[0].text == "," and re.fullmatch(r"\d\d", after[1].text):
        return True
    span = parsed.sentence_of(mention.head.at)
    rest = parsed.words[mention.stop : span.stop]
    others = sum(w.pos == "PROPN" for w in rest)
    return not others and any(w.lower in _HUMAN for w in rest)


def _is_honoured(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether "Mr" or the like stands before a name."""
    before = parsed.words[max(mention.start - 2, 0) : mention.start]
    return any(word.lower.rstrip(".") in _HONORIFIC for word in before)


def _is_firm(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a noun beside a name tells that it is a firm's: 'the agent, X'."""
    if mention.kind != kinds.PERSON:
        return False
    beside = [w for w in parsed.below[mention.head.at] if w.dep == "appos"]
    up = parsed.above(mention.head)
    if up is not None and _acts_as_many(parsed, mention, up):
        return True
    if _is_the(parsed, mention):
        return True
    if mention.head.dep == "appos" and up is not None:
        beside.append(up)
    is_full = " " in mention.name
    return any(
        word.pos == "NOUN"
        and (kinds.is_firm_noun(word) or kinds.kind_of_noun(word))
        and not (is_full and word.lemma in _EITHER)
        for word in beside
    )


def _is_the(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether "the" stands before a name without an office: 'the List Pell'."""
    below = [w for w in parsed.below[mention.head.at] if w.at < mention.start]
    is_the = any(w.lower == "the" for w in below)
    is_bare = not any(_is_office(w) for w in below)
    is_one = any(w.lower in _ANY or w.lower.startswith("-") for w in below)
    last = parsed.words[max(mention.start - 1, 0)]
    is_hyphened = parsed.words[max(last.at - 1, 0)].text == "-"
    is_beside = last.pos in ("DET", "ADJ") or is_hyphened
    is_beside = is_beside and not last.lower.endswith(_ROLES) and last.lower not in _ANY
    return is_the and is_bare and is_beside and not is_one


def _acts_as_many(parsed: Parsed, mention: Mention, up: Word) -> bool:
    """Tell whether a name has what a club has, or a verb as many have: 'X were'."""
    if mention.head.dep == "poss":
        return up.lemma in _HAS
    is_alone = not any(w.dep == "conj" for w in parsed.below[mention.head.at])
    if mention.head.dep != "nsubj" or not is_alone or up.tag == "VBZ":
        return False
    helpers = [up, *(w for w in parsed.below[up.at] if w.dep in ("aux", "auxpass"))]
    return any(w.lower in ("were", "are", "have") for w in helpers)


def _is_titled(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a name of two words stands behind an office and a comma.

    "His colleague in the ministry, Ada Brandt" is of a person, whatever the model says.
    """
    comma = parsed.words[max(mention.start - 1, 0)]
    is_bare = mention.kind not in (kinds.BODY, kinds.STATE)
    if comma.text != "," or not is_bare or not _is_like_a_person(parsed, mention):
        return False
    lead = parsed.words[max(comma.at - _REACH, 0) : comma.at]
    if lead and lead[-1].tag == "NN" and not kinds.is_firm_noun(lead[-1]):
        whose = {w.lower for w in parsed.below[lead[-1].at]}
        if whose & {"his", "her"}:
            return True
    return _leads_to_office(parsed, lead, mention.start)


def _is_like_a_person(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a name has two or three words with capitals, none of an institution.

    "Ada Brandt" has, and "Baltic Holdings" and "Port Authority" have not.
    """
    words = mention.name.split()
    own = parsed.words[mention.start : mention.stop]
    return (
        len(words) in _FULL
        and words[-1].lower() not in FIRM_NAMES
        and all(word[0].isupper() for word in words)
        and not any(map(kinds.kind_of_noun, own))
    )


def _leads_to_office(parsed: Parsed, lead: Sequence[Word], start: int) -> bool:
    """Tell whether the noun that words before a comma hang on is an office."""
    for word in reversed(lead):
        if word.pos in ("VERB", "AUX", "PUNCT"):
            return False
        over = parsed.above(word)
        is_head = over is None or over.at < word.at or over.at > start
        if word.pos in ("NOUN", "PROPN") and is_head and _is_office(word):
            return True
        if word.pos == "NOUN" and word.dep != "pobj" and is_head:
            return False
    return False


def _is_joined(parsed: Parsed, mention: Mention, persons: set[str]) -> bool:
    """Tell whether a name of two words is joined to that of a person by "and"."""
    words = mention.name.split()
    if len(words) != min(_FULL) or words[-1].lower() in FIRM_NAMES:
        return False
    up = parsed.above(mention.head)
    own = parsed.words[mention.start : mention.stop]
    if mention.head.dep != "conj" or up is None or any(map(kinds.kind_of_noun, own)):
        return False
    before = parsed.text[: up.end].split()[-2:]
    return mention.kind == kinds.UNKNOWN and " ".join(before) in persons


def _is_office(word: Word) -> bool:
    """Tell whether a noun tells who somebody is."""
    if word.pos not in ("NOUN", "PROPN") or kinds.is_firm_noun(word):
        return False
    is_role = word.text.islower() and word.lemma.endswith(_ROLES)
    is_role = is_role and word.lemma not in _NOBODY
    return word.lemma.lower() in TITLES or is_role


def _is_where(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a name is only a place here: 'the road to Norby'."""
    up = parsed.above(mention.head)
    return mention.head.dep == "pobj" and up is not None and up.lower in _WHERE
