"""Rule G105: where somebody stands is what the verbs of the quotes say.

It rests on what words mean, so that a person is to look (`review`), but where a plain
verb takes the opposite side. Where no word of the quotes takes a stance, nothing can be
told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.denial import is_denied, negators, says_no
from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.phrases import phrasal
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.subject import Subject

_AGAINST = {
    "supports": {"opposes", "withholds", "denies"},
    "opposes": {"supports", "proposes"},
    "denies": {"supports", "proposes", "calls-for"},
    "withholds": {"supports", "proposes", "calls-for"},
    "proposes": {"opposes", "denies", "withholds"},
    "calls-for": {"opposes", "denies", "withholds"},
}
_FLIPPED = {
    "supports": {"opposes", "withholds"},
    "opposes": {"supports", "withholds"},
    "denies": {"supports"},
    "calls-for": {"opposes"},
    "proposes": {"withholds"},
    "withholds": {"supports"},
}


def check(subject: Subject) -> Iterator[Found]:
    """Yield the stances that the quotes, or the fact's own text, do not bear out."""
    whole = reading(subject)
    for case in whole.cases:
        stance = getattr(case.fact, "stance", "")
        if not stance:
            continue
        holder = getattr(case.fact, "holder", "")
        quoted, below = _of_quotes(case, whole.entities.related([holder]))
        said, _ = _of_text(case.texts["text"])
        borne = quoted | (below if quoted & {"calls-for", "proposes"} else set())
        if not below & _AGAINST[stance]:
            borne |= {near for each in quoted for near in _LIKE.get(each, ())}
        if stance in borne or (not quoted and stance in said):
            if (
                said
                and stance not in said
                and said & _AGAINST[stance]
                and not said & _near(stance)
                and not _denies(case.texts["text"])
            ):
                yield _found(case, "text", "the text says otherwise than its stance")
            continue
        if quoted and not (
            "withholds" in quoted and stance in _BY_DENIAL and _is_conditional(case)
        ):
            names = "', '".join(sorted(quoted))
            found = _found(case, "stance", f"the quotes say '{names}', not '{stance}'")
            is_sure = quoted == below and quoted <= _CONTRARY.get(stance, set())
            is_plain = len(quoted) == 1 and not any(map(says_no, case.passages))
            yield found._replace(severity=None) if is_sure and is_plain else found
        elif not quoted and stance in _PLAIN and stance not in said:
            yield _found(case, "stance", f"no verb of the quotes says '{stance}'")


def _denies(text: Text) -> bool:
    """Tell whether a text says no, so that its verbs do not tell its stance."""
    return bool(negators(text, text.parsed.words))


def _is_conditional(case: Case) -> bool:
    """Tell whether the quotes say no, or under which condition they would say yes."""
    return any(
        negators(each.text, each.quoted_words)
        or {word.lower for word in each.quoted_words} & _CONDITIONS - {"yet"}
        for each in case.passages
    )


_BY_DENIAL = ("opposes", "denies")
"""What says that somebody holds back may say so much: 'would not', 'unless'."""
_PLAIN = ("supports", "opposes")
"""Whoever takes one of these sides says so by a verb that the lists know."""
_CONTRARY = {
    "supports": {"opposes", "denies"},
    "opposes": {"supports"},
    "denies": {"supports", "proposes"},
    "proposes": {"opposes", "denies"},
}
"""Stances of which one is certainly wrong, where a plain verb bears the other."""
_LIKE = {
    "proposes": {"calls-for", "supports"},
    "calls-for": {"proposes", "supports"},
    "opposes": {"denies"},
    "denies": {"opposes"},
}
"""Stances that the same words may bear."""


def _near(stance: str) -> set[str]:
    return {
        "proposes": {"calls-for", "supports"},
        "calls-for": {"supports", "proposes", "opposes"},
        "opposes": {"denies", "withholds", "calls-for"},
        "denies": {"opposes"},
        "withholds": {"opposes"},
        "supports": {"proposes"},
    }[stance]


def _found(case: Case, key: str, message: str) -> Found:
    return Found(
        case.path(key),
        message,
        hint="give the stance that the quotes bear out, or quote the words that do",
        severity=Severity.WARNING,
    )


def _of_quotes(case: Case, holder: frozenset[str]) -> tuple[set[str], set[str]]:
    found: set[str] = set()
    below: set[str] = set()
    for passage in case.passages:
        others = _of_others(passage.text, holder)
        words = [word for word in passage.quoted_words if word.at not in others]
        upper, all_ = _stances(passage.text, words)
        found |= upper
        below |= all_
    return found, below


def _of_others(text: Text, holder: frozenset[str]) -> frozenset[int]:
    """Return the places of verbs by which others act, or that tell of a thing.

    'A scheme agreed last year' tells of no agreement with it.
    """
    found = set()
    for frame in text.frames:
        acting = {each for word in frame.agents for each in text.named(word)}
        is_other = bool(acting) and not acting & holder
        if is_other and any(each.startswith("state:") for each in acting):
            is_other = False
        is_thing = frame.verb.tag == "VBN" and frame.verb.dep == "acl"
        if is_other or (is_thing and not frame.agents):
            found.add(frame.verb.at)
    return frozenset(found)


def _of_text(text: Text) -> tuple[set[str], set[str]]:
    return _stances(text, text.parsed.words)


def _stances(text: Text, words: Iterable[Word]) -> tuple[set[str], set[str]]:
    """Return the stances of the uppermost words that bear any, and of all verbs.

    A verb that is denied is turned: "could not support" opposes.
    """
    listed = list(words)
    bearing = {word.at: found for word in listed if (found := stances_of(text, word))}
    upper: set[str] = set()
    for word in listed:
        if word.at in bearing and not any(at in bearing for at in _over(text, word)):
            upper |= bearing[word.at]
    is_silent = any(
        word.lemma in _TELLING and is_denied(text, frame)
        for word in listed
        for frame in text.frames
        if frame.verb.at == word.at
    )
    if is_silent or {word.lower for word in listed} & _CONDITIONS:
        upper.add("withholds")
    verbs = [word.at for word in listed if word.pos == "VERB" and word.at in bearing]
    return upper, {name for at in verbs for name in bearing[at]}


def _over(text: Text, word: Word) -> Iterator[int]:
    """Yield the places of the words above one, without those it is joined to."""
    at = word
    for up in text.parsed.over(word):
        if at.dep != "conj":
            yield up.at
        at = up


_TELLING = word_set(
    "say decide tell reply respond answer commit comment promise pledge guarantee join "
    "sign ratify make_up take take_side declare choose endorse set announce rule_out "
    "confirm conclude"
)
_WITH = word_set("call plead appeal")
"""Verbs that take a stance with a preposition which leads to somebody."""
_TAKES_BACK = word_set("withdraw drop revoke rescind lose retract")
"""Verbs that end what is voiced: 'withdrew its support'."""
_CONDITIONS = word_set("if unless until only yet before whether")


_BEARING = frozenset(("VERB", "ADJ", "ADP", "NOUN", "ADV", "SCONJ", "PRON", "DET"))


def stances_of(text: Text, word: Word) -> set[str]:
    """Return the stances that a word bears: of one that is denied, the contrary."""
    up = text.parsed.words[word.head]
    is_part = (word.dep == "compound" and word.pos == "NOUN") or (
        word.pos == "ADP" and up.pos in ("NOUN", "PROPN")
    )  # 'rights groups', 'grounds for it'
    if is_part or word.pos not in _BEARING:
        return set()
    if _is_wish(text, word):
        return {"calls-for"}
    lemmas = _forms(text, word)
    found = {name for name, verbs in lexicon().stances.items() if lemmas & verbs}
    if word.lemma == "ask" and "time" in {w.lemma for w in text.parsed.under(word)}:
        found.add("withholds")
    if word.pos in ("ADJ", "ADV") and any(
        each.lower == "too" and each.at < word.at for each in text.parsed.below[word.at]
    ):
        return {"opposes"}  # 'too early'
    if _is_left_open(text, word):
        return {"withholds"} if found else set()
    if _denials(text, word) % 2:
        return {turned for name in found for turned in _FLIPPED[name]}
    return found


def _forms(text: Text, word: Word) -> set[str]:
    """Return a word as the lists of stances may have it, with its preposition."""
    lemmas = {word.lemma, phrasal(text.parsed, word), word.lower}
    if word.pos != "VERB":
        return lemmas
    below = text.parsed.below[word.at]
    if any(each.lower == "against" for each in below):
        return {f"{word.lemma}_against"}  # 'advised the bank against it'
    if word.lemma in _WITH:  # 'called on the ministry'
        lemmas |= {f"{word.lemma}_{each.lower}" for each in below if each.dep == "prep"}
    return lemmas


def _denials(text: Text, word: Word) -> int:
    """Return how often a word is denied, or taken back: 'withdrew its support'."""
    denied = _denied(text, word)
    if denied or word.pos not in ("NOUN", "ADJ"):
        return denied
    denied = sum(each.lower in ("no", "not") for each in text.parsed.below[word.at])
    up = text.parsed.above(word)
    if denied or up is None or word.dep not in ("dobj", "attr", "acomp"):
        return denied
    return _denied(text, up) + (up.lemma in _TAKES_BACK)


def _denied(text: Text, verb: Word) -> int:
    return sum(is_denied(text, f) for f in text.frames if f.verb.at == verb.at)


def _is_wish(text: Text, word: Word) -> bool:
    """Tell whether a verb says what somebody would like, which another verb tells."""
    if word.pos != "VERB" or word.lemma not in ("like", "prefer"):
        return False
    below = {each.lower for each in text.parsed.below[word.at]}
    return "would" in below and not below & {"not", "n't", "n’t", "never"}


def _is_left_open(text: Text, word: Word) -> bool:
    """Tell whether a verb stands behind 'whether'."""
    return any(
        each.lower == "whether" and each.dep in ("mark", "advmod")
        for each in text.parsed.below[word.at]
    )


RULE = Rule(
    id="G105",
    severity=Severity.ERROR,
    asks="A stance is the one that the quotes bear out.",
    because="It decides how a party is treated.",
    bad="stance: opposes # quote: continues to withhold full endorsement",
    good="stance: withholds # quote: continues to withhold full endorsement",
    origin="ICD 203",
    check=check,
    reads=True,
)
