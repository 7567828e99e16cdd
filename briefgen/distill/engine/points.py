"""The sentences of an article that tell the points of a plan one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.clause import VERBS, subject_of
from briefgen.distill.engine.enumeration import items, start_of_points
from briefgen.distill.engine.lists import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word

_PROVIDES: Final = word_set(
    "abolish allow ban bar cap create cut establish end extend forbid give grant "
    "introduce keep limit lower make oblige open permit prohibit raise reduce release "
    "remove replace require restore set shorten tighten"
)
"""What a law or a plan does, in the present."""
_BINDS: Final = word_set("allow ban bar cap establish forbid oblige prohibit require")
"""What makes even a single point."""
_FUTURE: Final = word_set("would will shall must is are")
_ALONE: Final = frozenset(("ROOT", "conj", "ccomp", "parataxis"))
_PRESENT: Final = ("VB", "VBP", "VBZ")
_HAS: Final = word_set("have contain comprise consist include")
_SIDES: Final = word_set("side party country government state member signatory they it")
_LEAST: Final = 2
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))


class Points(NamedTuple):
    """The points that one sentence tells, and the noun for the plan, if it has one.

    `is_all` tells whether the sentence says nothing besides.
    """

    paragraph: int
    parsed: Parsed
    noun: Word | None
    items: list[list[Word]]
    sentence: range
    is_all: bool


def points(paragraph: int, parsed: Parsed) -> Iterator[Points]:
    """Yield the sentences of a paragraph that tell several points of a plan."""
    is_of_plan = is_counted = False
    for span in parsed.sentences:
        found = (
            _announced(paragraph, parsed, span)
            or _under_which(paragraph, parsed, span)
            or _done(paragraph, parsed, span, is_of_plan=is_of_plan)
            or _under(paragraph, parsed, span)
            or (_following(paragraph, parsed, span) if is_counted else None)
        )
        if found is not None:
            yield found
        root = next(
            (parsed.words[at] for at in span if parsed.words[at].dep == "ROOT"), None
        )
        subject = subject_of(parsed, root) if root else None
        is_of_plan = subject is not None and subject.lemma in PLANS
        is_counted = is_counted or (
            is_of_plan and root is not None and root.lemma in _HAS
        )


def _announced(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points behind 'the plan provides for', 'it obliges both sides to'."""
    for at in span:
        verb = parsed.words[at]
        start = start_of_points(parsed, verb, span)
        if start is None:
            continue
        noun = _noun(parsed, verb, span)
        found = items(parsed, start, span.stop) if noun else []
        if noun is not None and len(found) >= _LEAST:
            named = noun if noun.lemma in PLANS else None
            return Points(paragraph, parsed, named, found, span, is_all=True)
    return None


def _noun(parsed: Parsed, verb: Word, span: range) -> Word | None:
    """Return the noun of a plan that is the subject of a verb, or stands before it."""
    subject = next((w for w in parsed.below[verb.at] if w.dep == "nsubj"), None)
    if subject is not None and (subject.lemma in PLANS or subject.lower == "it"):
        return subject
    up = parsed.above(verb)
    if subject is not None:
        return up if up is not None and up.lemma in PLANS else None
    nouns = (
        parsed.words[at]
        for at in span
        if at < verb.at and parsed.words[at].lemma in PLANS
    )
    first = next(nouns, None)
    return first if first is not None and first.dep in _SUBJECTS else None


def _under_which(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return the points behind 'a plan under which'."""
    for at in span[2:]:
        here, before, noun = (parsed.words[n] for n in (at, at - 1, at - 2))
        is_so = here.lower == "which" and before.lower == "under"
        if is_so and noun.lemma in PLANS:
            found = items(parsed, at + 1, span.stop, may_be_clauses=True)
            if len(found) >= _LEAST:
                return Points(paragraph, parsed, noun, found, span, is_all=True)
    return None


def _done(
    paragraph: int, parsed: Parsed, span: range, *, is_of_plan: bool
) -> Points | None:
    """Return what a plan does: 'it bans donations, obliges parties and sets up'."""
    for at in span:
        verb = parsed.words[at]
        if not _is_provision(parsed, verb) or verb.dep == "conj":
            continue
        subject = subject_of(parsed, verb)
        noun = parsed.above(verb) if verb.dep == "relcl" else subject
        is_it = is_of_plan and subject is not None and subject.lower == "it"
        if noun is None or not (noun.lemma in PLANS or is_it):
            continue
        verbs = [verb, *_joined(parsed, verb)]
        if len(verbs) >= _LEAST or (verb.lemma in _BINDS and not is_it):
            found = [_words(parsed, each, verbs) for each in verbs]
            named = noun if noun.lemma in PLANS else None
            is_all = verb.dep == "ROOT"
            return Points(paragraph, parsed, named, found, span, is_all=is_all)
    return None


def _is_provision(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says what a plan does or would do."""
    if verb.lemma not in _PROVIDES:
        return False
    helpers = [w.lower for w in parsed.below[verb.at] if w.dep == "aux"]
    return verb.tag == "VBZ" or (verb.tag == "VB" and helpers in (["would"], ["will"]))


def _under(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done 'under the deal': each clause with its subject."""
    first = parsed.words[span.start]
    noun = next((w for w in parsed.under(first) if w.lemma in PLANS), None)
    if first.lower not in ("under", "in") or noun is None:
        return None
    if first.lower == "in" and noun.lower != "return":
        return None
    inside = [parsed.words[at] for at in span]
    verbs = [word for word in inside if _stands_alone(parsed, word)]
    gone = {word.at for word in parsed.under(first)}
    found = []
    for each in verbs:
        others = {w.at for o in verbs if o.at > each.at for w in parsed.under(o)}
        words = [w for w in sorted(parsed.under(each)) if w.at not in gone | others]
        while words and words[0].pos in ("PUNCT", "CCONJ"):
            words.pop(0)
        while words and words[-1].pos in ("PUNCT", "CCONJ"):
            words.pop()
        if words:
            found.append(words)
    if not found:
        return None
    return Points(paragraph, parsed, noun, found, span, is_all=len(found) > 1)


def _following(paragraph: int, parsed: Parsed, span: range) -> Points | None:
    """Return what is to be done, behind one such as 'the deal has five parts'."""
    root = next(
        (parsed.words[at] for at in span if parsed.words[at].dep == "ROOT"), None
    )
    if root is None or not _stands_alone(parsed, root):
        return None
    subject = subject_of(parsed, root)
    if subject is None or subject.lemma not in _SIDES:
        return None
    verbs = [root, *_joined(parsed, root)]
    rest = [_words(parsed, each, verbs) for each in verbs[1:]]
    stop = rest[0][0].at if rest else span.stop
    first = [parsed.words[at] for at in range(span.start, stop)]
    while first and first[-1].pos in ("PUNCT", "CCONJ"):
        first.pop()
    return Points(paragraph, parsed, None, [first, *rest], span, is_all=True)


def _stands_alone(parsed: Parsed, verb: Word) -> bool:
    """Tell whether a verb says, with a subject of its own, what is to be."""
    if verb.pos not in VERBS or verb.dep not in _ALONE:
        return False
    below = parsed.below[verb.at]
    helpers = {w.lower for w in below if w.dep in ("aux", "auxpass")}
    return bool(helpers & _FUTURE) and subject_of(parsed, verb) is not None


def _joined(parsed: Parsed, verb: Word) -> Iterator[Word]:
    for word in parsed.below[verb.at]:
        if (
            word.dep == "conj"
            and word.tag in _PRESENT
            and subject_of(parsed, word) is None
        ):
            yield word
            yield from _joined(parsed, word)


def _words(parsed: Parsed, verb: Word, verbs: Sequence[Word]) -> list[Word]:
    """Return a verb and what hangs on it, up to the next one."""
    stop = min(
        (each.at for each in verbs if each.at > verb.at), default=len(parsed.words)
    )
    words = [w for w in sorted(parsed.under(verb)) if verb.at <= w.at < stop]
    while words and (words[-1].pos in ("CCONJ", "PUNCT")):
        words.pop()
    return words
