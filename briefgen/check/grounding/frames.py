"""Who does what to whom: the verbs of a text, with those who act and those acted on.

Passives, relative clauses and infinitives are resolved, so that "India was accused by
Dhaka" and "Dhaka accused India" are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.grounding.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Parsed, Word

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_OBJECTS = frozenset(("dobj", "dative", "attr", "oprd"))
_CHAINED = frozenset(("xcomp", "advcl", "acl", "pcomp", "ccomp"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_CLOSE = 4


class Frame(NamedTuple):
    """A verb, who does it, to whom, and what else hangs on it.

    Each is given by the words at the head of its phrase. `negated` counts the words
    that say no; `hedges` are the words that leave it open.
    """

    verb: Word
    lemma: str
    agents: tuple[Word, ...]
    patients: tuple[Word, ...]
    others: tuple[Word, ...]
    negated: int
    hedges: frozenset[str]


def phrasal(parsed: Parsed, word: Word) -> str:
    """Return the lemma of a verb, with its particle where the lists know the pair."""
    known, particles = lexicon(), lexicon().sets["particles"]
    for other in parsed.words[word.at + 1 : word.at + 1 + _CLOSE]:
        if other.lower in particles and other.head in (word.at, other.at - 1):
            joined = f"{word.lemma}_{other.lower}"
            if known.knows(joined):
                return joined
        if other.dep in ("mark", "punct"):
            break
    for other in parsed.words[word.at + 1 : word.at + 3]:
        joined = f"{word.lemma}_{other.lemma}"
        if known.knows(joined):
            return joined
    return word.lemma


def frames(parsed: Parsed) -> tuple[Frame, ...]:
    """Return the frames of all verbs of a text, in its order."""
    made: dict[int, Frame] = {}
    for word in parsed.words:
        if word.pos in ("VERB", "AUX") and (
            word.pos == "VERB" or _is_main(parsed, word)
        ):
            _frame(parsed, word, made)
    return tuple(made[at] for at in sorted(made))


def _is_main(parsed: Parsed, word: Word) -> bool:
    """Tell whether an auxiliary is the verb of its clause: 'is against it'."""
    return word.dep not in ("aux", "auxpass")


def _frame(parsed: Parsed, verb: Word, made: dict[int, Frame]) -> Frame:
    if verb.at in made:
        return made[verb.at]
    below = parsed.below[verb.at]
    made[verb.at] = Frame(verb, verb.lemma, (), (), (), 0, frozenset())
    agents = [each for each in below if each.dep in _SUBJECTS]
    patients = [each for each in below if each.dep in _PASSIVE]
    is_passive = bool(patients) or any(each.dep == "auxpass" for each in below)
    others: list[Word] = []
    for each in below:
        if each.dep in _OBJECTS:
            (others if is_passive else patients).append(each)
        elif each.dep == "agent":
            agents += _objects(parsed, each)
        elif each.dep == "prep":
            others += _objects(parsed, each)
    above = parsed.above(verb)
    if verb.tag == "VBN" and verb.dep == "acl" and not is_passive and above:
        patients, is_passive = [above, *patients], True
    elif above and not agents and not is_passive:
        agents = _inherited(parsed, verb, above, made)
    elif above and is_passive and not patients:
        patients = _inherited(parsed, verb, above, made)
    frame = Frame(
        verb=verb,
        lemma=phrasal(parsed, verb),
        agents=_with_joined(parsed, _antecedents(parsed, verb, agents)),
        patients=_with_joined(parsed, _antecedents(parsed, verb, patients)),
        others=_with_joined(parsed, others),
        negated=_negations(parsed, verb, (*agents, *patients)),
        hedges=_hedges(parsed, verb),
    )
    made[verb.at] = frame
    return frame


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
    parsed: Parsed, verb: Word, above: Word, made: dict[int, Frame]
) -> list[Word]:
    """Return the subject of a verb that stands further up."""
    if verb.dep == "acl" and above.pos in ("NOUN", "PROPN", "PRON"):
        governing = parsed.above(above)
        if verb.tag == "VBG" or governing is None:
            return [above]
        while governing and governing.pos not in ("VERB", "AUX"):
            governing = parsed.above(governing)
        return list(_frame(parsed, governing, made).agents) if governing else [above]
    while above and above.pos not in ("VERB", "AUX"):
        above_that = parsed.above(above)
        if above_that is None:
            return []
        above = above_that
    frame = _frame(parsed, above, made)
    if verb.dep == "conj":
        same_voice = list(frame.agents or frame.patients)
        return same_voice
    if verb.dep in ("xcomp", "ccomp") and verb.tag in ("VB", "VBG", "VBN"):
        objects = [each for each in frame.patients if each.dep in ("dobj", "nsubjpass")]
        asked = [each for each in frame.others if above.lemma in ("call", "appeal")]
        return objects or asked or list(frame.agents)
    return (
        list(frame.agents or frame.patients)
        if verb.dep in _CHAINED or verb.dep == "prep"
        else []
    )


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
    """Return words with those joined by 'and', and the names in apposition."""
    found: list[Word] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word not in found:
            found.append(word)
            waiting += [
                each
                for each in parsed.below[word.at]
                if each.dep in ("conj", "appos")
                and each.pos in ("NOUN", "PROPN", "PRON", "NUM")
            ]
    return tuple(found)


def _negations(parsed: Parsed, verb: Word, arguments: Iterable[Word]) -> int:
    """Count what says no to a verb: 'not', 'never', 'no one', 'fail to'."""
    words = lexicon().sets["negators"]
    count = sum(
        each.dep == "neg" or (each.lower in words and each.dep in ("advmod", "preconj"))
        for each in parsed.below[verb.at]
    )
    for each in parsed.below[verb.at]:
        if each.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd", "dep"):
            count += _is_none(parsed, each)
        elif each.dep == "prep":
            count += sum(
                _is_none(parsed, other)
                for other in parsed.below[each.at]
                if other.dep == "pobj"
            )
            if each.lower == "without":
                count += 0
    above = parsed.above(verb)
    if verb.dep == "xcomp" and above:
        if (
            above.lemma in ("fail", "unable", "refuse", "decline", "neglect")
            or above.lower == "unable"
        ):
            count += 1
        if (
            above.lemma in ("be", "have", "need", "yet")
            or above.pos == "ADJ"
            or above.lemma in ("seem", "appear", "want", "plan", "continue")
        ):
            count += sum(each.dep == "neg" for each in parsed.below[above.at])
            top = parsed.above(above)
            if above.pos == "ADJ" and top:
                count += sum(each.dep == "neg" for each in parsed.below[top.at])
        if any(
            each.lower == "yet" for each in parsed.below[above.at]
        ) and above.lemma in ("have", "be"):
            count += 1
    return count


def _is_none(parsed: Parsed, word: Word) -> bool:
    """Tell whether a phrase means nobody or nothing: 'no ships', 'none of them'."""
    if word.lower in ("none", "nobody", "nothing", "no-one", "neither"):
        return True
    return any(
        each.lower in ("no", "neither", "zero")
        and each.dep in ("det", "neg", "nummod", "preconj")
        or (each.lower == "not" and each.dep in ("neg", "preconj", "advmod"))
        for each in parsed.below[word.at]
    )


_OPEN = {
    "may": "may",
    "might": "may",
    "could": "may",
    "possibly": "may",
    "perhaps": "may",
    "maybe": "may",
    "potentially": "may",
    "probably": "probably",
    "likely": "probably",
    "presumably": "probably",
    "certainly": "certainly",
    "definitely": "certainly",
    "surely": "certainly",
    "almost": "almost",
    "allegedly": "allegedly",
    "reportedly": "allegedly",
}


def _hedges(parsed: Parsed, verb: Word) -> frozenset[str]:
    """Return what leaves open whether a verb is done: 'may', 'probably', 'plan'."""
    found = set()
    for each in parsed.below[verb.at]:
        if each.dep in ("aux", "advmod") and each.lower in _OPEN:
            found.add(_OPEN[each.lower])
    above = parsed.above(verb)
    if verb.dep == "xcomp" and above:
        if above.lemma in lexicon().sets["plans"]:
            found.add("plan")
        found |= {
            _OPEN[each.lower]
            for each in parsed.below[above.at]
            if each.dep in ("aux", "advmod") and each.lower in _OPEN
        }
        if above.lower in ("likely", "expected", "set", "due", "able"):
            found.add("may" if above.lower == "able" else "probably")
    return frozenset(found)
