"""What the quotes leave open ("may", "could", "probably"), and what a fact does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Text

_HINT = "say it as surely as the quotes do, and no more"
_MODAL = word_set("may might could can would")
_OPEN = word_set("may might could possibly perhaps")
_PROBABLE = word_set("probably likely presumably")
_LOOSE = word_set(
    "may might could possibly perhaps maybe potentially potential can risk would if "
    "unless rule unlikely improbable hope threaten plan possible possibility probably "
    "likely expect presumably think believe suspect probable seem appear predict "
    "forecast project fear danger threat worry worried afraid concern prospect "
    "chance vulnerable endanger exclude"
)
"""Any of these leaves something open, too."""
_ALLOWED = word_set(
    "allow permit bar ban forbid right entitle limit age order prevent let admit "
    "provided condition"
)
_UNSURE = word_set("possible possibility perhaps maybe possibly probably likely chance")
_ABLE = re.compile(r"\w{3}[ai]ble$|\bable\b|\bability\b|\w{3}ability$")
_NOT_YET = word_set("will would to due agreed plan expected until")


def hedges(case: Case, text: Text) -> Iterator[Found]:
    """Yield what the quotes leave open and the fact does not, or the reverse."""
    ours = _words(text.parsed.words)
    quoted = [word for each in case.passages for word in each.quoted_words]
    theirs = _words(quoted)
    modals = {word.lower for word in quoted if word.tag == "MD"}
    left_open = theirs & _OPEN & (modals | (theirs - _MODAL))
    is_able = any(_ABLE.search(word.lower) for word in text.parsed.words)
    if left_open & {"could"} and (
        is_able or any("not" in quote for quote in case.quotes)
    ):
        left_open = left_open - {"could"}  # 'could not', 'detectable'
    missing = [*sorted(left_open), *sorted(theirs & _PROBABLE)]
    if missing and not ours & _LOOSE:
        message = f"leaves out '{missing[0]}': the quotes leave it open"
        yield _found(case, message)._replace(severity=Severity.WARNING)
    written = {word.lower for each in case.passages for word in each.words}
    modal = {word.lower for word in text.parsed.words if word.tag == "MD"}
    if "will" in modal and left_open and not (written & _NOT_YET or ours & _UNSURE):
        yield _found(case, "'will' is surer than the quotes", "will")
    if "certainly" in ours and theirs & (_OPEN | _PROBABLE) - ours:
        yield _found(case, "'certainly' is surer than the quotes", "certainly")
    if re.search(r"\b(?:may|might) not\b", text.parsed.text.lower()):
        modal = modal - {"may", "might"}  # that is forbidden
    loose = (modal & {"may", "might"}) | (ours & {"possibly", "perhaps"})
    if loose and not (theirs | written) & (_LOOSE | _ALLOWED):
        word = min(loose)
        message = f"'{word}' leaves open what the quotes say"
        yield _found(case, message, word)._replace(severity=Severity.WARNING)


def _found(case: Case, message: str, words: str = "") -> Found:
    return Found(case.path("text"), message, words=words, hint=_HINT)


def _words(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(each for word in words for each in (word.lower, word.lemma))
