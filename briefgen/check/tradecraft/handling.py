"""Group H: nothing reaches a reader it is not for (TLP 2.0)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.audience.release import markings, references
from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.dossier.models import Gap, Statement
from briefgen.dossier.types import Marking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.check.subject import Item, Phrase, Subject

_RUN = 8
"""Words in a row that two texts do not have in common by chance."""

_TOLD = frozenset(("text", "answer", "question", "title", "summary", "status"))
_SAID = _TOLD - {"question"}
_NAMED = 3
"""So many facts are named in a finding; more are counted."""
_OPEN = ("lines", "questions")
"""Sections that a spokesperson reads from."""


def _looser(subject: Subject) -> Iterator[Found]:
    marks = markings(subject.dossier)
    for item in subject.items:
        own = item.fact.marking
        if own and own.rank < marks[item.fact.id].rank:
            needed = marks[item.fact.id]
            yield Found(
                (*item.path, "marking"),
                f"is {own}, but {_why(item, marks)} is {needed}",
                hint=f"briefs treat it as {needed}: write that, or rest it on what "
                "may be told",
            )


def _why(item: Item, marks: Mapping[str, Marking]) -> str:
    """Return what makes a fact as strict as it is."""
    mark = marks[item.fact.id]
    if item.above and marks.get(item.above.id) == mark:
        return f"'{item.above.id}', which it stands under,"
    needed = (name for name in references(item.fact) if marks.get(name) == mark)
    name = next(needed, "")
    return f"'{name}', which it rests on," if name else "what it rests on"


def _leaks(subject: Subject) -> Iterator[Found]:
    marks = markings(subject.dossier)
    strict: dict[tuple[str, ...], Item] = {}
    told = [p for p in subject.phrases if p.key in _TOLD]
    for phrase in told:
        item = phrase.item
        if item and marks[item.fact.id].rank > subject.dossier.marking.rank:
            for run in _runs(phrase.text):
                strict.setdefault(run, item)
    for phrase in told if strict else ():
        mark = _mark(phrase, subject.dossier.marking, marks)
        found = (strict[run] for run in _runs(phrase.text) if run in strict)
        item = next((i for i in found if marks[i.fact.id].rank > mark.rank), None)
        if item:
            yield Found(
                phrase.path,
                f"says at {mark} what '{item.fact.id}' says at {marks[item.fact.id]}",
                hint="mark both alike, or take the words out of one of them",
            )


def _mark(phrase: Phrase, least: Marking, marks: Mapping[str, Marking]) -> Marking:
    """Return the marking that a text goes out with."""
    return marks[phrase.item.fact.id] if phrase.item else least


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    for start in range(len(words) - _RUN + 1):
        yield tuple(words[start : start + _RUN])


def _named(subject: Subject) -> Iterator[Found]:
    marks: Mapping[str, Marking] = {}
    for phrase in subject.phrases:
        if "TLP" not in phrase.text.upper():
            continue
        from briefgen.check.tradecraft.markings import MENTION, label

        marks = marks or markings(subject.dossier)
        own = _mark(phrase, subject.dossier.marking, marks)
        for match in MENTION.finditer(phrase.text):
            named = label(match)
            if named != own:
                yield Found(
                    phrase.path,
                    f"names {named}, and is {own}",
                    words=match[0],
                    hint="take the marking out of the text, and set 'marking'"
                    if named in set(Marking)
                    else "TLP 2.0 has TLP:CLEAR for it",
                )


def _classified(subject: Subject) -> Iterator[Found]:
    for hit in subject.wording.find(subject.words.classifications):
        if hit.phrase.text.isupper():
            continue
        yield Found(
            hit.phrase.path,
            f"'{hit.words}' is a label of protection that is none of TLP",
            words=hit.words,
            hint="make sure that the text may be passed on, and take the label out",
        )


def _for_analysts(subject: Subject) -> Iterator[Found]:
    for item in subject.items:
        if item.path[0] not in _OPEN:
            continue
        for index, name in enumerate(getattr(item.fact, "rests_on", ())):
            beneath = subject.by_id.get(name)
            kind = getattr(beneath.fact, "kind", "fact") if beneath else "fact"
            if beneath and isinstance(beneath.fact, Statement) and kind != "fact":
                yield Found(
                    (*item.path, "rests_on", index),
                    f"'{item.fact.id}' is for the press and rests on "
                    f"{_article(kind)} {kind}, which is for analysts",
                    hint="rest it on facts, or leave it out",
                )


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _said_anyway(subject: Subject) -> Iterator[Found]:
    for item in subject.items:
        if not isinstance(item.fact, Gap) or not item.fact.do_not_say:
            continue
        words = _plain(item.fact.do_not_say)
        for phrase in subject.wording.having(words):
            if (
                phrase.key not in _SAID
                or f" {words} " not in f" {_plain(phrase.text)} "
            ):
                continue
            line = subject.places.of((*item.path, "do_not_say")).line
            yield Found(
                phrase.path,
                f"says what line {line} says not to say",
                hint="take it out, or correct 'do_not_say'",
            )


def _plain(text: str) -> str:
    words = re.findall(r"\w+", text.replace("’", "'").lower())
    return " ".join(words[1:] if words[:1] == ["that"] else words)


def _bottomless(subject: Subject) -> Iterator[Found]:
    dossier = subject.dossier
    marks = markings(dossier)
    lines = [marks[line.id] for line in dossier.bottom_line]
    least = min(lines, key=lambda mark: mark.rank, default=dossier.marking)
    if least.rank > dossier.marking.rank:
        yield Found(
            (),
            f"readers cleared for {dossier.marking} get no bottom line: "
            f"each line is {least} or stricter",
            key="bottom_line",
            hint=f"write one that rests on facts of {dossier.marking}",
        )


def _unguarded(subject: Subject) -> Iterator[Found]:
    dossier = subject.dossier
    marks = markings(dossier)
    strict = [
        i.fact.id for i in subject.items if marks[i.fact.id].rank > dossier.marking.rank
    ]
    if strict:
        more = f" and {len(strict) - _NAMED} more" if len(strict) > _NAMED else ""
        named = ", ".join(f"'{name}'" for name in strict[:_NAMED])
        yield Found(
            (),
            f"title, subject and roles go out at {dossier.marking}, and facts are "
            f"stricter: {named}{more}",
            key="title",
            hint="make sure that they tell nothing of those facts",
        )


RULES = (
    Rule(
        id="H001",
        severity=Severity.WARNING,
        asks="No fact is marked looser than what it rests on.",
        because="Briefs treat it as the stricter of the two; the file says otherwise.",
        bad="- id: note\n  marking: TLP:AMBER\n…\n"
        "- id: plan\n  marking: TLP:CLEAR\n  evidence: [{source: note, …}]",
        good="- id: note\n  marking: TLP:AMBER\n…\n"
        "- id: plan\n  marking: TLP:AMBER\n  evidence: [{source: note, …}]",
        origin="TLP 2.0",
        check=_looser,
    ),
    Rule(
        id="H002",
        severity=Severity.ERROR,
        asks=f"No text repeats {_RUN} words or more of a fact that is marked stricter.",
        because="What is left out of a brief must not stand in it elsewhere.",
        bad="- {id: plan, marking: TLP:AMBER,\n"
        "   text: The North will leave the talks on 1 May.}\n…\n"
        "- {id: outlook, text: The North will leave the talks on 1 May.}",
        good="- {id: plan, marking: TLP:AMBER,\n"
        "   text: The North will leave the talks on 1 May.}\n…\n"
        "- {id: outlook, text: The talks go on.}",
        origin="TLP 2.0",
        check=_leaks,
    ),
    Rule(
        id="H003",
        severity=Severity.WARNING,
        asks="A text names no marking but its own.",
        because="A reader who sees two does not know which holds.",
        bad="marking: TLP:CLEAR\n…\ntext: The annex (TLP:RED) names the ships.",
        good="marking: TLP:CLEAR\n…\ntext: An annex names the ships.",
        origin="TLP 2.0",
        check=_named,
    ),
    Rule(
        id="H004",
        severity=Severity.WARNING,
        asks="A text carries no label of another scheme.",
        because="It may be from a paper that must not be passed on.",
        bad="text: SECRET The fleet sails in May.",
        good="text: The fleet sails in May, by a secret order.",
        origin="TLP 2.0, which is no classification scheme",
        check=_classified,
    ),
    Rule(
        id="H005",
        severity=Severity.WARNING,
        asks="Lines to take and answers rest on facts alone.",
        because="Judgments and assumptions are for analysts; a spokesperson who leans "
        "on one tells of it.",
        bad="questions:\n  - {question: …, answer: …, rests_on: [judgment-may]}",
        good="questions:\n  - {question: …, answer: …, rests_on: [request]}",
        origin="ICD 203, on facts and judgments",
        check=_for_analysts,
    ),
    Rule(
        id="H006",
        severity=Severity.ERROR,
        asks="No text says what a gap says not to say.",
        because="The brief would put the words into a spokesperson's mouth.",
        bad="- {text: …, do_not_say: That the North has left the talks.}\n…\n"
        "- {id: leaving, text: The North has left the talks.}",
        good="- {text: …, do_not_say: That the North has left the talks.}\n…\n"
        "- {id: leaving, text: The North is silent.}",
        origin="good practice of press offices",
        check=_said_anyway,
    ),
    Rule(
        id="H007",
        severity=Severity.WARNING,
        asks="Readers whom the dossier's own marking is for get a bottom line.",
        because="Their brief would begin with nothing.",
        bad="marking: TLP:CLEAR\n…\nbottom_line: [{text: …, marking: TLP:AMBER, …}]",
        good="marking: TLP:CLEAR\n…\nbottom_line: [{text: …, …}]",
        origin="TLP 2.0; submissions to ministers",
        check=_bottomless,
    ),
    Rule(
        id="H008",
        severity=Severity.NOTE,
        asks="Where facts are marked stricter, title, subject and roles tell nothing "
        "of them.",
        because="They have no marking of their own: each brief shows them, and they go "
        "out with the dossier's.",
        bad="title: Council asks both ports to reopen\nmarking: TLP:CLEAR\n…\n"
        "- {id: request, marking: TLP:AMBER, …}",
        good="title: Talks on the ports\nmarking: TLP:AMBER\n…\n"
        "- {id: request, marking: TLP:AMBER, …}",
        origin="TLP 2.0",
        check=_unguarded,
    ),
)
