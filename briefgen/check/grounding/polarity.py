"""Rule G104: a fact says yes where its quotes say yes, and as surely as they do.

Verbs are compared with the quoted verbs that can stand for them; opposites, what is
denied and what is left open ("may", "could", "plans to") are told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.matching import Key, Matched, matched
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.reading import Case, Text
    from briefgen.check.subject import Subject

_HINT = "say it as the quotes do"
_NOT_VERBS = frozenset("be have do go get make take become seem".split())


class Quoted(NamedTuple):
    """A frame of a passage, and whether its verb is in the quote itself."""

    frame: Frame
    is_quoted: bool


def check(subject: Subject) -> Iterator[Found]:
    """Yield where a fact says the opposite of its quotes, or says it more surely."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            continue
        there = _quoted(case)
        for key, text in case.texts.items():
            found = matched(whole, case, key)
            opposite = list(_opposites(case, key, text, found, there))
            yield from opposite
            if key in ("text", "answer") and not opposite:
                yield from _negations(case, key, text, there, found)
            if key == "text":
                yield from _hedges(case, text, there, found)


def _quoted(case: Case) -> list[Quoted]:
    return [
        Quoted(frame, frame.verb.at in passage.quoted)
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.sentence
    ]


def _opposites(
    case: Case, key: str, text: Text, found: Matched, there: list[Quoted]
) -> Iterator[Found]:
    """Yield words without a counterpart that are the opposite of a quoted word."""
    known = lexicon()
    said = {lemma for each in found.keys for lemma in (each.lemma, each.word.lemma)}
    for each in found.missing:
        for other in found.ground.quoted:
            if other.lemma in said or not _is_opposite(each, other):
                continue
            if each.word.pos == "VERB" and _turns(text, each, other, there):
                continue
            if any(known.same(word, other.lemma) for word in said):
                continue
            yield Found(
                case.path(key),
                f"'{each.word.text}' is the opposite of '{other.word.text}', which "
                "the quotes say",
                words=each.word.text,
                hint=_HINT,
            )
            break


def _is_opposite(one: Key, other: Key) -> bool:
    known = lexicon()
    return any(
        known.opposite(first, second)
        for first in {one.lemma, one.word.lower}
        for second in {other.lemma, other.word.lower}
    )


def _turns(text: Text, one: Key, other: Key, there: list[Quoted]) -> bool:
    """Tell whether just one of two opposites is denied, so that they agree."""
    ours = next((f.negated for f in text.frames if f.verb.at == one.word.at), 0)
    theirs = next(
        (
            q.frame.negated
            for q in there
            if q.frame.verb.at == other.word.at and q.frame.verb.text == other.word.text
        ),
        0,
    )
    return (ours + theirs) % 2 == 1


def _negations(
    case: Case, key: str, text: Text, there: list[Quoted], found: Matched
) -> Iterator[Found]:
    known = lexicon()
    negators = known.sets["negators"]
    no_there = any(
        word.lower in negators or word.lemma in negators
        for passage in case.passages
        for word in passage.words
    ) or any(set(quote.lower().split()) & negators for quote in case.quotes)
    no_here = any(
        word.lower in negators or word.lemma in negators for word in text.parsed.words
    )
    for frame in text.frames:
        alike = [each for each in there if _can_stand(frame, each.frame)]
        alike = [each for each in alike if each.is_quoted] or alike
        negated = frame.negated % 2
        if alike and all(each.frame.negated % 2 != negated for each in alike):
            if frame.verb.lemma in _NOT_VERBS and (no_there == no_here):
                continue
            if frame.lemma != alike[0].frame.lemma and no_here and no_there:
                continue
            what = "denies" if negated else "does not deny"
            yield Found(
                case.path(key),
                f"{what} '{frame.verb.text}', the quotes do not"
                if negated
                else f"'{frame.verb.text}' is denied in the quotes",
                words=frame.verb.text,
                hint=_HINT,
            )
            return
        if negated and not alike and not no_there:
            yield Found(
                case.path(key),
                f"says that '{frame.verb.text}' is not so; the quotes deny nothing",
                words=frame.verb.text,
                hint=_HINT,
            )
            return
    quoted_no = [
        word
        for passage in case.passages
        for word in passage.words
        if word.at in passage.quoted
        and (word.lower in negators or word.lemma in negators)
        and not _is_bound(passage.text, word)
    ]
    if (
        quoted_no
        and not no_here
        and not any(_is_no(each.word.lemma) for each in found.keys)
    ):
        yield Found(
            case.path(key),
            f"leaves out '{quoted_no[0].text}', which the quotes say",
            hint=_HINT,
            severity=Severity.WARNING,
        )
    here = [
        word
        for word in text.parsed.words
        if word.lower in negators and not _is_bound(text, word)
    ]
    if (
        here
        and not no_there
        and not any(_is_no(each.word.lemma) for each in found.ground.quoted)
    ):
        yield Found(
            case.path(key),
            f"says '{here[0].text}'; the quotes deny nothing",
            words=here[0].text,
            hint=_HINT,
        )


_NO = frozenset(
    "refuse reject deny decline fail lack without unable exclude withhold dismiss oppose "
    "neglect ignore miss unannounced prevent ban bar forbid rule avoid stop abandon "
    "abstain regret undecided without against unless".split()
)


def _is_no(lemma: str) -> bool:
    return lemma in _NO or lemma.startswith(("un", "non"))


def _is_bound(text: Text, word: object) -> bool:
    """Tell whether 'no' or 'not' belongs to a measure: 'no more than', 'not only'."""
    words = text.parsed.words
    at = word.at  # type: ignore[attr-defined]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after in ("more", "less", "fewer", "later", "earlier", "only", "least")


def _can_stand(one: Frame, other: Frame) -> bool:
    known = lexicon()
    if known.opposite(one.lemma, other.lemma):
        return False
    if one.verb.lemma in _NOT_VERBS or other.verb.lemma in _NOT_VERBS:
        return one.lemma == other.lemma
    return known.same(one.lemma, other.lemma)


_MAY = frozenset(
    "may might could possibly perhaps maybe potentially potential can risk would if unless possible possibility".split()
)
_PROBABLY = frozenset(
    "probably likely expect presumably think believe suspect probable seem appear predict forecast project".split()
)
_ALLEGED = frozenset("allegedly reportedly allege claim".split())


def _hedges(
    case: Case, text: Text, there: list[Quoted], found: Matched
) -> Iterator[Found]:
    """Yield what the quotes leave open and the fact does not, or the reverse."""
    ours = {word.lower for word in text.parsed.words} | {
        word.lemma for word in text.parsed.words
    }
    quoted = [
        word for each in case.passages for word in each.words if word.at in each.quoted
    ]
    theirs = {word.lower for word in quoted} | {word.lemma for word in quoted}
    written = {word.lower for each in case.passages for word in each.words}
    auxiliaries = {
        word.lower
        for word in quoted
        if word.tag == "MD"
        or word.lower not in ("may", "might", "could", "can", "would")
    }
    open_there = theirs & auxiliaries & {"may", "might", "could", "possibly", "perhaps"}
    not_able = any("not" in quote or "n't" in quote for quote in case.quotes)
    if (
        open_there
        and not ours & (_MAY | _PROBABLY)
        and not (not_able and "could" in open_there)
    ):
        words = "', '".join(sorted(open_there))
        yield Found(
            case.path("text"),
            f"leaves out '{words}': the quotes leave it open",
            hint=_HINT,
        )
    probably = theirs & {"probably", "likely", "presumably"}
    if probably and not ours & (_MAY | _PROBABLY):
        yield Found(
            case.path("text"),
            f"leaves out '{min(probably)}': the quotes leave it open",
            hint=_HINT,
        )
    modal = {word.lower for word in text.parsed.words if word.tag == "MD"}
    mays = (modal & {"may", "might"}) | (ours & {"possibly", "perhaps"})
    if (
        mays
        and not (theirs | written) & (_MAY | _PROBABLY)
        and not (theirs & {"allow", "permit", "bar", "ban", "forbid"})
    ):
        yield Found(
            case.path("text"),
            f"'{min(mays)}' leaves open what the quotes say",
            words=min(mays),
            hint=_HINT,
            severity=Severity.WARNING,
        )
    if (
        "certainly" in ours
        and theirs & {"probably", "may", "might", "could", "likely"}
        and not (ours & {"probably", "may", "might", "could", "likely"})
    ):
        yield Found(
            case.path("text"),
            "'certainly' is surer than the quotes",
            words="certainly",
            hint=_HINT,
        )
    if (
        "will" in modal
        and written.isdisjoint(
            {"will", "would", "to", "due", "agreed", "plan", "expected", "until"}
        )
        and open_there
    ):
        yield Found(
            case.path("text"),
            "'will' is surer than the quotes",
            words="will",
            hint=_HINT,
        )
