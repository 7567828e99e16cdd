"""The sentences of an article that tell the points of a plan one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import doing, due, forms
from briefgen.distill.engine.clause import subject_of
from briefgen.distill.engine.words import GIVEN, PLANS, POINTS, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.point import Points

_HAS: Final = word_set("have contain comprise consist include set")
_ORDINALS: Final = word_set(
    "first firstly second secondly third thirdly fourth fourthly fifth fifthly "
    "sixth seventh eighth ninth tenth finally lastly"
)
_GIVES: Final = word_set("give make offer obtain receive win get provide secure")
_MAKES: Final = word_set(
    "sign approve adopt unveil present publish pass reach strike initial announce "
    "conclude seal table submit endorse outline"
)
"""What is done with a plan before "it" tells its points."""
_FEW: Final = 3
_LEAST: Final = 2
"""Of so many sentences in a row so many tell points, where nothing else says so."""
_OPENING: Final = 5
"""So many words tell the ordinal that a sentence begins with."""
_LAST: Final = word_set("last final other")
_COUNTED: Final = word_set("step phase stage point measure part condition element")
_RETURN: Final = word_set("return exchange turn addition")


class _Zone:
    """What is known of a plan while an article is read.

    `noun` names the plan that was spoken of last. `is_open` in a paragraph that tells
    its points, `is_of_plan` behind a sentence with it for a subject, `is_listing`
    behind a paragraph that ends in a colon, `is_near` behind a sentence that names it.
    """

    def __init__(self) -> None:
        self.noun: Word | None = None
        self.is_open = False
        self.was_open = False
        self.is_of_plan = False
        self.is_listing = False
        self.is_near = False

    def next_paragraph(self) -> None:
        self.was_open = self.is_open
        self.is_open = self.is_of_plan = False


def points(paragraphs: Sequence[Parsed], items: frozenset[int]) -> Iterator[Points]:
    """Yield the sentences that tell points of a plan, in the order of an article.

    `items` are the numbers of paragraphs that are items of a list.
    """
    zone = _Zone()
    for number, parsed in enumerate(paragraphs):
        if number in items:
            if zone.is_listing and (item := forms.whole(number, parsed)):
                yield item
            continue
        zone.next_paragraph()
        zone.is_listing = False
        zone.is_open = _is_agreed(parsed) or (
            zone.is_near
            and bool(parsed.sentences)
            and _is_row(parsed, parsed.sentences[0])
        )
        yield from _told(number, parsed, zone)
        if number + 1 in items and parsed.sentences:
            zone.is_listing = forms.leads(parsed, parsed.sentences[-1])


def _told(number: int, parsed: Parsed, zone: _Zone) -> Iterator[Points]:
    ordered = _ordered(parsed)
    stop = 0
    for span in parsed.sentences:
        if span.start < stop:
            continue
        found = forms.listed(number, parsed, span, zone.noun)
        if not found and span.start in ordered and (zone.noun or zone.is_open):
            found = forms.ordered(number, parsed, span, ordered[span.start])
        found = found or _one(number, parsed, span, zone)
        yield from found
        stop = max((each.sentence.stop for each in found), default=0)
        _note(parsed, span, zone, found)


def _one(number: int, parsed: Parsed, span: range, zone: _Zone) -> list[Points]:
    """Return the points of a sentence that is not parted by marks."""
    is_of_plan = zone.is_of_plan
    told = doing.announced(number, parsed, span, is_of_plan=is_of_plan)
    done = doing.done(number, parsed, span, is_of_plan=is_of_plan)
    if told and sum(len(each.items) for each in done) > len(told.items):
        return done
    for form in (lambda *_: told, forms.instances):
        if found := form(number, parsed, span):
            return [found]
    if several := doing.recommended(number, parsed, span) or done:
        return several
    for form in (
        doing.under_which,
        due.under,
        forms.aimed,
        forms.listed_as,
        doing.agreed,
    ):
        if found := form(number, parsed, span):
            return [found]
    is_on = zone.is_open or (zone.was_open and _in_return(parsed, span))
    if is_on or (zone.is_near and _is_row(parsed, span)):
        found = due.going_on(number, parsed, span)
        return [found] if found else []
    return []


def _in_return(parsed: Parsed, span: range) -> bool:
    first = [parsed.words[at].lower for at in span[:2]]
    return first[:1] == ["in"] and bool(_RETURN.intersection(first[1:]))


def _note(parsed: Parsed, span: range, zone: _Zone, found: Sequence[Points]) -> None:
    """Note what a sentence says of a plan, for those behind it."""
    words = [parsed.words[at] for at in span]
    root = next((word for word in words if word.dep == "ROOT"), None)
    subject = subject_of(parsed, root) if root else None
    is_it = subject is not None and subject.lower == "it" and zone.is_of_plan
    is_subject = subject is not None and subject.lemma in PLANS
    is_made = root is not None and root.lemma in _MAKES
    is_made = is_made and any(w.lemma in PLANS and w.dep == "dobj" for w in words)
    zone.is_of_plan = is_subject or is_made or (is_it and bool(found))
    nouns = [w for w in words if w.pos == "NOUN" and w.lemma in PLANS | POINTS]
    zone.noun = next(iter(nouns), zone.noun)
    zone.is_near = any(w.lemma in PLANS for w in nouns)
    is_counted = root is not None and root.lemma in _HAS
    is_telling = any(w.lemma in POINTS for w in nouns) or is_subject
    text = parsed.text[words[0].start : words[-1].end]
    is_total = bool(nouns) and bool(TOTAL.search(text))
    is_told = is_counted and is_telling
    is_given = root is not None and root.lemma in _GIVES
    is_told = is_told or (is_given and any(_is_given(w) for w in words))
    zone.is_open = zone.is_open or bool(found) or is_told or is_total


def _is_given(word: Word) -> bool:
    return word.lemma in GIVEN and word.dep in ("dobj", "nsubjpass")


def _is_agreed(parsed: Parsed) -> bool:
    """Tell whether two sentences tell what somebody "agreed to" or "shall" do."""
    agreed = sum(
        due.is_agreed(parsed, span) or due.is_ruled(parsed, span)
        for span in parsed.sentences
    )
    return agreed > 1


def _is_row(parsed: Parsed, span: range) -> bool:
    """Tell whether points begin with a sentence, behind one that names a plan.

    Of the first three, most tell what is to be, or one tells three acts; none what was.
    """
    rest = [each for each in parsed.sentences if each.start >= span.start][:_FEW]
    if any(due.is_past(parsed, each) for each in rest):
        return False
    told = [due.going_on(0, parsed, each) for each in rest]
    if told and told[0] is not None and len(told[0].items) >= _FEW:
        return True
    return len(rest) == _FEW and sum(each is not None for each in told) >= _LEAST


def _is_verb(word: Word) -> bool:
    return word.lemma == "be" or word.tag == "MD"


def _ordered(parsed: Parsed) -> dict[int, int]:
    """Return where sentences begin with "First," and so on, and where they go on.

    Nothing where there are not two of them, "first" among them.
    """
    found: dict[int, int] = {}
    seen: set[str] = set()
    for span in parsed.sentences:
        words = [parsed.words[at] for at in span]
        while words and words[0].pos in ("CCONJ", "PUNCT"):
            words.pop(0)
        if (found_at := _first_behind(words)) is not None:
            ordinal, start = found_at
            found[span.start] = start
            seen.add(ordinal)
    is_row = len(found) > 1 and bool(seen & {"first", "firstly"})
    return found if is_row else {}


def _first_behind(words: Sequence[Word]) -> tuple[str, int] | None:
    """Return the ordinal that a sentence begins with, and where it goes on; or None.

    "First, a", "The second step is a" and "In the third phase, a" begin so.
    """
    lower = [word.lower for word in words[:_OPENING]]
    if len(lower) > len(("first", ",")) and lower[0] in _ORDINALS and lower[1] == ",":
        return lower[0], words[len(("first", ","))].at
    if lower[:1] == ["the"] and lower[1:2] and lower[1] in _ORDINALS | _LAST:
        at = next((n for n in (2, 3) if words[n : n + 1] and _is_verb(words[n])), 0)
        is_step = at == len(("the", "first")) or words[2].lemma in _COUNTED
        if at and is_step and len(words) > at + 1:
            return lower[1], words[at + (words[at].lemma == "be")].at
    if lower[:2] in (["in", "the"], ["during", "the"]) and lower[2:3]:
        at = next((n for n in (3, 4) if lower[n : n + 1] == [","]), 0)
        is_phase = at == len(("in", "the", "first")) or words[3].lemma in _COUNTED
        if at and is_phase and lower[2] in _ORDINALS | {"final", "last"}:
            return lower[2], words[at + 1].at
    return None
