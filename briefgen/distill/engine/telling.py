"""Who is still speaking in sentences that name nobody, and who "it added" means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine.kinds import PERSON
from briefgen.distill.engine.stance import stance_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.who import Who

_OWN: Final = word_set("company firm group bank carrier operator agency club")
"""Who is mostly the side of who spoke before."""
_REPORTED: Final = word_set("would could might")


class Telling(NamedTuple):
    """A sentence that somebody is named for, who, and the words that name them."""

    sentence: range
    speakers: list[Who]
    told: tuple[Word, ...]

    def goes_on(self, clause: Clause, acting: Iterable[Who]) -> bool:
        """Tell whether a clause is still what the one of the sentence before says.

        It is in the tense of what is reported: "would", or "had" of who speaks, or with
        a word such as "also". `acting` are those who act in it.
        """
        if not self._is_before(clause) or clause.is_spoken:
            return False
        sides = {id(each) for who in self.speakers for each in (who, who.side)}
        is_tied = any(id(who) in sides for who in acting)
        if not is_tied and (stance_of(clause) is not None or _is_preferred(clause)):
            return False  # what somebody else would like
        return _is_reported_tense(clause, is_tied=is_tied)

    def behind(self, clause: Clause, *, is_on: bool) -> Telling:
        """Return it for the sentence behind a clause.

        It holds on behind what goes on, and behind what had been before.
        """
        is_kept = is_on or (self._is_before(clause) and _is_past(clause))
        return self._replace(sentence=clause.sentence) if is_kept else self

    def meant_by(self, word: Word) -> Who | None:
        """Return who of them a pronoun may mean that says who speaks."""
        is_person = word.lower in ("he", "she")
        if not is_person and word.lower not in ("it", "they"):
            return None
        return next((w for w in self.speakers if (w.kind == PERSON) == is_person), None)

    def _is_before(self, clause: Clause) -> bool:
        return bool(self.speakers) and self.sentence.stop == clause.sentence.start


NOBODY: Final = Telling(range(0), [], ())


def _is_reported_tense(clause: Clause, *, is_tied: bool) -> bool:
    """Tell whether the verb of a clause is as in what somebody is reported to say.

    "A ruling could take until May" is; of what had been, only what is tied to the
    sentence before, as by "also" or a pronoun: "he had also asked for asylum".
    """
    parsed, verb = clause.parsed, clause.verb
    if verb.dep != "ROOT" or clause.subject is None:
        return False
    helpers = {w.lower for w in parsed.below[verb.at] if w.dep in ("aux", "auxpass")}
    if helpers & _REPORTED:
        return True
    words = [parsed.words[at] for at in clause.sentence]
    is_tied = is_tied or any(
        w.lower in ("also", "there") or w.tag == "PRP$" for w in words
    )
    is_tied = is_tied or clause.subject.pos == "PRON" or clause.subject.lemma in _OWN
    return is_tied and _is_past(clause)


def _is_preferred(clause: Clause) -> bool:
    """Tell whether a clause says what somebody "would rather" do, or "would like"."""
    below = {w.lower for w in clause.parsed.below[clause.verb.at]}
    return "rather" in below or clause.verb.lemma in ("like", "prefer", "welcome")


def _is_past(clause: Clause) -> bool:
    """Tell whether a clause tells what had been, before what the article tells."""
    helpers = {w.lower for w in clause.parsed.below[clause.verb.at] if w.dep == "aux"}
    return clause.verb.tag == "VBN" and "had" in helpers
