"""Who does what to whom: the verbs of a text, with those who act and those acted on.

Passives, relative clauses and infinitives are resolved, so that "India was accused by
Dhaka" and "Dhaka accused India" are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.lexicon import lexicon, word_set
from briefgen.check.grounding.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.check.grounding.language import Parsed, Word

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_OBJECTS = frozenset(("dobj", "dative", "attr", "oprd"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))


class Frame(NamedTuple):
    """A verb, who does it, to whom, and what else hangs on it.

    Each is given by the words at the head of its phrase. `negated` counts the words
    that say no to the verb itself.
    """

    verb: Word
    lemma: str
    agents: tuple[Word, ...]
    patients: tuple[Word, ...]
    others: tuple[Word, ...]
    negated: int


def frames(parsed: Parsed) -> tuple[Frame, ...]:
    """Return the frames of all verbs of a text, in its order."""
    made: dict[int, Frame] = {}
    for word in parsed.words:
        if word.pos in ("VERB", "AUX") and (word.pos == "VERB" or _is_main(word)):
            _frame(parsed, word, made)
    return tuple(made[at] for at in sorted(made))


def _is_main(word: Word) -> bool:
    """Tell whether an auxiliary is the verb of its clause: 'is against it'."""
    return word.dep not in ("aux", "auxpass")


def _frame(parsed: Parsed, verb: Word, made: dict[int, Frame]) -> Frame:
    if verb.at in made:
        return made[verb.at]
    lemma, taken = phrase(parsed, verb)
    below = [each for each in parsed.below[verb.at] if each.at not in taken]
    made[verb.at] = Frame(verb, verb.lemma, (), (), (), 0)
    agents = [each for each in below if each.dep in _SUBJECTS]
    patients = [each for each in below if each.dep in _PASSIVE]
    above = parsed.above(verb)
    is_passive = bool(patients) or _is_passive(parsed, verb, made)
    if not is_passive:  # 'called on the government'
        patients += [
            word
            for each in parsed.below[verb.at]
            if each.at in taken and each.dep == "prep"
            for word in _objects(parsed, each)
            if word.at not in taken  # 'came to a halt'
        ]
    others = _hanging(parsed, below, agents, patients, is_passive=is_passive)
    if verb.tag == "VBN" and verb.dep == "acl" and above and not patients:
        patients = [above]
    elif above and not agents and not is_passive:
        agents = _inherited(parsed, verb, above, made, passive=False)
    elif above and is_passive and not patients:
        patients = _inherited(parsed, verb, above, made, passive=True)
    frame = Frame(
        verb=verb,
        lemma=lemma,
        agents=_with_joined(parsed, _antecedents(parsed, verb, agents)),
        patients=_with_joined(parsed, _antecedents(parsed, verb, patients)),
        others=_with_joined(parsed, others),
        negated=_negations(parsed, verb, below),
    )
    made[verb.at] = frame
    return frame


def _hanging(
    parsed: Parsed,
    below: list[Word],
    agents: list[Word],
    patients: list[Word],
    *,
    is_passive: bool,
) -> list[Word]:
    """Sort what hangs on a verb to those who act and are acted on; return the rest."""
    others: list[Word] = []
    for each in below:
        if each.dep == "dative" and each.pos == "ADP":
            others += _objects(parsed, each)
        elif each.dep in _OBJECTS:
            (others if is_passive else patients).append(each)
        elif each.dep == "agent" or (is_passive and each.lower == "by"):
            agents += _doers(parsed, each)
        elif each.dep == "prep":
            by = [other for other in parsed.below[each.at] if other.lower == "by"]
            agents += [word for other in by for word in _doers(parsed, other)]
            others += [] if by else _objects(parsed, each)
    return [each for each in others if not dates(each.text)]


def _is_passive(parsed: Parsed, verb: Word, made: dict[int, Frame]) -> bool:
    if any(each.dep == "auxpass" for each in parsed.below[verb.at]):
        return True
    above = parsed.above(verb)
    if (
        verb.dep == "conj"
        and verb.tag in ("VBN", "VBD")
        and above
        and above.pos == "VERB"
    ):
        return _is_passive(parsed, above, made) and not any(
            each.dep in ("aux", "dobj", "nsubj") for each in parsed.below[verb.at]
        )
    if verb.tag != "VBN":
        return False
    return verb.dep in ("acl", "advcl") and not any(
        each.dep in ("aux", "dobj") for each in parsed.below[verb.at]
    )


def _doers(parsed: Parsed, by: Word) -> list[Word]:
    """Return who does it: 'by the bank', but not 'by the end of May'."""
    return [
        each
        for each in _objects(parsed, by)
        if each.lemma not in _TIMES and not dates(each.text)
    ]


def _objects(parsed: Parsed, preposition: Word) -> list[Word]:
    """Return what hangs on a preposition, and on one behind it: 'out of his home'."""
    found = []
    for each in parsed.below[preposition.at]:
        if each.dep == "pobj":
            found.append(each)
        elif each.dep == "prep":
            found += _objects(parsed, each)
    return found


def _inherited(
    parsed: Parsed, verb: Word, above: Word, made: dict[int, Frame], *, passive: bool
) -> list[Word]:
    """Return the subject of a verb that stands further up, where that is certain."""
    if above.pos not in ("VERB", "AUX"):
        return [above] if verb.dep in ("acl", "relcl") and verb.tag == "VBG" else []
    frame = _frame(parsed, above, made)
    if verb.dep == "conj":
        if passive:
            return list(frame.patients or frame.agents)
        upper = parsed.above(above)
        found = list(frame.agents or frame.patients)
        if above.dep in ("ccomp", "conj") and upper and upper.pos == "VERB":
            found += _frame(parsed, upper, made).agents
        return found
    if verb.dep == "advcl" and verb.tag == "VBG" and not passive:
        return list(frame.agents)  # 'chose it, passing over the others'
    is_own = verb.dep == "xcomp" and not frame.others
    if is_own and not any(each.dep == "dobj" for each in parsed.below[above.at]):
        return list(frame.agents)
    return []


def _antecedents(parsed: Parsed, verb: Word, words: Iterable[Word]) -> list[Word]:
    """Return words, with 'who' and 'which' replaced by what they stand for."""
    found = []
    for word in words:
        if word.lower in _RELATIVE and word.dep != "mark":
            clause: Word | None = verb
            while clause and clause.dep not in ("relcl", "ROOT"):
                clause = parsed.above(clause)
            above = parsed.above(clause) if clause else None
            found.append(above or word)
        else:
            found.append(word)
    return found


def _with_joined(parsed: Parsed, words: Iterable[Word]) -> tuple[Word, ...]:
    """Return words with those joined by 'and', and the names in apposition.

    'Most of the members' and '14 of 17 economists' are members and economists.
    """
    found: list[Word] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word in found:
            continue
        below = parsed.below[word.at]
        of = [each for each in below if each.lower in _AMONG and each.dep == "prep"]
        if of and (word.pos in ("NUM", "DET", "PRON", "ADJ") or word.lower in PARTS):
            waiting += _objects(parsed, of[0])
        else:
            found.append(word)
        waiting += [
            each
            for each in below
            if each.dep in ("conj", "appos")
            and each.pos in _NOMINAL
            and not (each.at and parsed.words[each.at - 1].lower == "not")
        ]
    return tuple(found)


_AMONG = frozenset(("of", "among", "in"))
_TIMES = word_set(
    "end beginning start middle time day week month year evening morning night noon "
    "midnight hour then now"
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
PARTS = word_set(
    "% percent cent majority half third quarter most some all none part many few bulk "
    "rest number group handful dozen dozens score scores hundred hundreds thousand "
    "thousands company unit team crew panel couple pair series"
)
_DENIED = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "oprd"))


def _negations(parsed: Parsed, verb: Word, below: Sequence[Word]) -> int:
    """Count what says no to a verb: 'not', 'never', 'no one', 'unless'.

    The words of a phrase are not counted: 'found not guilty' denies nothing.
    """
    words = lexicon().sets["negators"]
    above = parsed.above(verb)
    is_timed = tells_how_far(parsed, verb)
    count = int(verb.dep == "acl" and above is not None and _is_none(parsed, above))
    for each in below:
        if each.dep == "neg" or (
            each.lower in words and each.dep in ("advmod", "preconj")
        ):
            count += not (_is_measure(parsed, each) or is_timed)
        elif each.lower == "longer" and any(
            other.lower == "no" for other in parsed.below[each.at]
        ):
            count += 1
        elif each.dep in _DENIED:
            count += _is_none(parsed, each)
        elif each.dep in ("mark", "advmod") and each.lower == "unless":
            count += 1
        elif each.dep == "prep":
            count += any(
                _is_none(parsed, other)
                for other in parsed.below[each.at]
                if other.dep == "pobj"
            )
    return count


def tells_how_far(parsed: Parsed, verb: Word) -> bool:
    """Tell whether 'not' says when, or how much: 'until May', 'more than ten'."""
    words = parsed.words
    return any(
        each.lower in ("until", "till") and each.dep in ("prep", "mark")
        for each in parsed.below[verb.at]
    ) or any(
        each.lower in ("more", "less", "fewer", "longer")
        and [word.lower for word in words[each.at + 1 : each.at + 2]] == ["than"]
        for each in parsed.under(verb)
        if each.at > verb.at
    )


def _is_none(parsed: Parsed, word: Word) -> bool:
    """Tell whether a phrase means nobody or nothing: 'no ships', 'none of them'."""
    if word.lower in ("none", "nobody", "nothing", "no-one", "neither"):
        return True
    return any(
        each.lower in ("no", "neither", "not")
        and each.at < word.at  # 'panic, not scarcity' is panic
        and each.dep in ("det", "neg", "preconj", "advmod")
        and not _is_measure(parsed, each)
        for each in parsed.below[word.at]
    )


def _is_measure(parsed: Parsed, word: Word) -> bool:
    """Tell whether 'no' belongs to a measure: 'no more than', 'not only'."""
    after = parsed.words[word.at + 1 : word.at + 2]
    return bool(after) and after[0].lower in _MEASURES


_MEASURES = word_set("more less fewer later earlier only least just until")
