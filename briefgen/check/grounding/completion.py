"""What a fact says is done or so, and its quotes have to come or leave open.

It is a part of rule G104.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.check.grounding.lexicon import word_set

if TYPE_CHECKING:
    from briefgen.check.grounding.denial import Quoted
    from briefgen.check.grounding.frames import Frame
    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Text

_TO_COME = word_set("will shall would must should may might could")
_MEANT = word_set(
    "plan intend want wish hope need have be expect due agree decide promise pledge "
    "vow threaten offer ready set refuse consider aim ask order urge call tell"
)


def settled(text: Text, there: list[Quoted]) -> str:
    """Return a verb told as done or as so, unlike in the quotes."""
    return _done(text, there) or _open_there(text, there)


def _done(text: Text, there: list[Quoted]) -> str:
    """Return a verb that is told as done, where the quotes have it still to come."""
    for frame in text.frames:
        if not _is_done(text, frame):
            continue
        same = [each for each in there if each.repeats(frame)]
        is_quoted = any(each.is_quoted for each in same)
        if is_quoted and all(_is_to_come(each.text, each.frame) for each in same):
            return frame.verb.text
    return ""


def _is_done(text: Text, frame: Frame) -> bool:
    """Tell whether a main verb is in the past, or perfect, and not denied."""
    verb = frame.verb
    below = text.parsed.below[verb.at]
    auxiliaries = [each for each in below if each.dep in ("aux", "auxpass")]
    if frame.negated or any(each.tag in ("MD", "TO") for each in auxiliaries):
        return False
    if verb.dep not in ("ROOT", "conj") or verb.lemma in _PLAIN:
        return False
    if verb.tag == "VBD":
        return True
    return verb.tag == "VBN" and any(
        each.lower in ("has", "have", "had", "was", "were") for each in auxiliaries
    )


_PLAIN = word_set("be have do go get come say")


def _is_to_come(text: Text, frame: Frame) -> bool:
    verb = frame.verb
    below = text.parsed.below[verb.at]
    if any(each.tag == "MD" and each.lower in _TO_COME for each in below):
        is_past = any(each.lower == "have" and each.dep == "aux" for each in below)
        return not is_past or any(each.lower == "should" for each in below)
    up = text.parsed.above(verb)
    return (
        any(each.tag == "TO" for each in below)
        and up is not None
        and up.lemma in _MEANT
        and up.tag != "VBN"
    )


def _open_there(text: Text, there: list[Quoted]) -> str:
    """Return a verb that is told as so, where the quotes try for it or ask whether."""
    loose = {each.lower for each in text.parsed.words} | {
        each.lemma for each in text.parsed.words
    }
    if loose & _LOOSE:
        return ""
    for frame in text.frames:
        if not _is_main(text, frame) or frame.verb.lemma in _PLAIN:
            continue
        same = [each for each in there if each.repeats(frame)]
        if same and all(_is_open(each.text, each.frame) for each in same):
            return frame.verb.text
    return ""


def _is_main(text: Text, frame: Frame) -> bool:
    """Tell whether a verb is that of the sentence, or is joined to it, or told."""
    at = frame.verb
    while at.dep in ("conj", "ccomp") and (up := text.parsed.above(at)):
        at = up
    return at.dep == "ROOT"


_TRYING = word_set(
    "try attempt seek hope want wish aim threaten plan intend consider prepare vow"
)
_LOOSE = _TRYING | word_set(
    "whether if unless provided providing case condition depend subject risk threat "
    "must return until unclear open question possible may might could should would "
    "uncertain unknown doubt perhaps goal target fail vain decide know yet "
    "otherwise else"
)
_IF = word_set("whether if unless lest provided providing assuming")
_WITHIN = frozenset(("xcomp", "conj", "ccomp", "auxpass", "aux", "pcomp"))


def _is_open(text: Text, frame: Frame) -> bool:
    """Tell whether a verb is tried for, or hangs on an 'if' or a 'whether'.

    What comes 'if' something else does is as open as that.
    """
    at = frame.verb
    if at.tag != "VBD" and any(
        each.dep == "advcl" and _has_condition(text, each)
        for each in text.parsed.below[at.at]
    ):
        return True
    while True:
        if _has_condition(text, at):
            return True
        up = text.parsed.above(at)
        is_own = any(each.dep == "mark" for each in text.parsed.below[at.at])
        if up is None or at.dep not in _WITHIN or is_own:
            return False
        if at.dep == "xcomp" and up.lemma in _TRYING:
            return True
        at = up


def _has_condition(text: Text, verb: Word) -> bool:
    """Tell whether a clause begins with 'if', 'in case' or 'should': what it needs."""
    below = text.parsed.below[verb.at]
    if any(each.lower in _IF and each.at < verb.at for each in below):
        return True
    is_turned = any(
        one.lower in _TURNED and other.dep in _SUBJECTS and one.at + 1 == first
        for one in below
        for other in below
        for first in [min(each.at for each in text.parsed.under(other))]
    )
    up = text.parsed.above(verb)
    if up is not None and verb.dep == "ccomp" and up.lower in _IF:
        return True  # 'provided that'
    start = min(each.at for each in text.parsed.under(verb))
    before = [each.lower for each in text.parsed.words[max(start - 2, 0) : start + 2]]
    is_case = any(pair in _CASES for pair in pairwise(before))
    return is_case or (verb.dep == "advcl" and is_turned)


_TURNED = ("should", "were", "had")
_SUBJECTS = ("nsubj", "nsubjpass")
_CASES = (("in", "case"), ("event", "that"), ("condition", "that"))
