"""Group C: one name, one number and one count for one thing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft import spelling
from briefgen.check.tradecraft.amounts import amounts
from briefgen.check.tradecraft.numbers import WORDS, numbers, value
from briefgen.check.tradecraft.votes import vote
from briefgen.check.wording import before, own_words, tokens
from briefgen.dossier.models import Activity, Event, Line, Plan, Provision, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Item, Phrase, Subject
    from briefgen.check.tradecraft.amounts import Amount
    from briefgen.dossier.models import Fact


def _misspelt(subject: Subject) -> Iterator[Found]:
    first: dict[str, Phrase] = {}
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for phrase in subject.phrases:
        if phrase.path[0] == "sources":
            continue
        for name, is_start in spelling.names(phrase.text):
            first.setdefault(name, phrase)
            counts[name] += 1
            if not is_start:
                inside.add(name)
    known = _known(subject) | subject.words.lookalikes
    order = {name: number for number, name in enumerate(first)}
    for pair in spelling.near(name for name in first if name in inside | known):
        if known.issuperset(pair):
            continue
        # Right is what a participant is called, what is told more often, or first.
        wrong, right = sorted(pair, key=lambda n: (n in known, counts[n], -order[n]))
        line = subject.places.of(first[right].path).line
        yield Found(
            first[wrong].path,
            f"'{wrong}' is '{right}' elsewhere (line {line})",
            words=wrong,
            hint="write it one way, or list the other among 'aliases'",
        )


def _two_forms(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    first: dict[str, tuple[Amount, Phrase]] = {}
    for phrase in subject.phrases:
        is_theirs = phrase.path[0] == "sources" or "when" in phrase.path
        for amount in () if is_theirs else amounts(own_words(phrase.text)):
            known, where = first.setdefault(amount.value, (amount, phrase))
            if known.form != amount.form:
                line = subject.places.of(where.path).line
                yield Found(
                    phrase.path,
                    f"'{amount.words}' is '{known.words}' elsewhere (line {line})",
                    words=amount.words,
                    hint="write it one way",
                )


def _known(subject: Subject) -> set[str]:
    """Return the words of the names that participants go by."""
    people = subject.dossier.participants
    names = (n for p in people for n in (p.name, p.short, *p.aliases) if n)
    return {word for name in names for word in re.findall(r"[^\W\d_]+", name)}


def _other_number(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    known: dict[str, set[str]] = {}
    for item in subject.items:
        fact = item.fact
        if not isinstance(fact, Line | Question) or not fact.rests_on:
            continue
        key = "text" if isinstance(fact, Line) else "answer"
        told = numbers(getattr(fact, key))
        if not told:
            continue
        beneath = _numbers_beneath(subject, item, known)
        beneath.add(str(len(fact.rests_on)))
        for number, words in told.items():
            if number not in beneath:
                yield Found(
                    (*item.path, key),
                    f"'{words}' is told by nothing that '{fact.id}' rests on",
                    words=words,
                    hint="correct the number, or name in 'rests_on' what tells it",
                )


def _numbers_beneath(
    subject: Subject, item: Item, known: dict[str, set[str]]
) -> set[str]:
    """Return the numbers in all that a line rests on, and in its own evidence.

    `known` keeps those of each fact.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [item.fact.id]
    while waiting:
        name = waiting.pop()
        beneath = subject.by_id.get(name)
        if name in seen or not beneath:
            continue
        seen.add(name)
        if beneath is item:
            found |= _quoted(item.fact)
        else:
            if name not in known:
                known[name] = _numbers_of(beneath.fact) | _quoted(beneath.fact)
            found |= known[name]
            if isinstance(beneath.above, Plan):
                waiting.append(beneath.above.id)
        waiting += getattr(beneath.fact, "rests_on", ())
        plan = getattr(beneath.fact, "plan", None)
        waiting += (plan,) if plan else ()
    return found


_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_TELLING = ("text", "title", "summary", "status", "action", "document", "answer")


def _quoted(fact: Fact) -> set[str]:
    return {n for evidence in fact.evidence for n in numbers(evidence.quote)}


def _numbers_of(fact: Fact) -> set[str]:
    found: set[str] = set()
    for key in _TELLING:
        text = getattr(fact, key, None) or ""
        found.update(numbers(text))
        if _BOTH.search(text):
            found.add("2")
    when = getattr(fact, "when", None)
    for each in (*getattr(fact, "since", ()), *((when,) if when else ())):
        found.update(numbers(each.text))
        parts = (each.date or "").split("-")
        found.update(str(int(part)) for part in parts if part)
    for key in ("stated_total", "number"):
        if number := getattr(fact, key, None):
            found.add(str(number))
    if isinstance(fact, Plan):
        found.add(str(len(fact.provisions)))
    return found


_POINTS = re.compile(
    rf"(?<![\w-])(\d+|{'|'.join(WORDS)})(?:-|\s+)"
    r"(?:points?|articles|provisions|measures|steps|elements|chapters|items|clauses"
    r"|conditions|demands|principles)(?![\w-])",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:first|last|other|these|those|further|remaining)\s+$", re.IGNORECASE
)


def _miscounted(subject: Subject) -> Iterator[Found]:
    for index, plan in enumerate(subject.dossier.plans):
        listed = len(plan.provisions)
        allowed = {listed, plan.stated_total}
        for key in ("title", "text"):
            text = own_words(getattr(plan, key))
            for match in _POINTS.finditer(text):
                count = int(value(match[1]))
                if count in allowed or _SOME.search(before(text, match.start())):
                    continue
                if plan.stated_total is None:
                    message = f"says {count}, but lists {listed} without 'stated_total'"
                    hint = f"write stated_total: {count}, so that briefs say "
                    hint += f'"{listed} of {count}"'
                else:
                    message = f"says {count}, but stated_total is {plan.stated_total}"
                    hint = "correct one of them"
                yield Found(("plans", index, key), message, words=match[0], hint=hint)


def _status(subject: Subject) -> Iterator[Found]:
    for item in subject.items:
        fact = item.fact
        status = getattr(fact, "status", None)
        if not isinstance(fact, Activity | Provision) or not status:
            continue
        quoted = _stems(" ".join(evidence.quote for evidence in fact.evidence))
        if fact.evidence and quoted.isdisjoint(_stems(status)):
            yield Found(
                (*item.path, "status"),
                f"no quote of '{fact.id}' tells its status",
                hint="quote where the source says so",
            )


_STEM = 4
"""Letters in which forms of a word mostly agree: submitted, submits."""


def _stems(text: str) -> set[str]:
    return {word[: _STEM + 1] for word in tokens(text) if len(word) >= _STEM}


def _miscast(subject: Subject) -> Iterator[Found]:
    for phrase in subject.phrases:
        if "against" not in phrase.text and "bst" not in phrase.text:
            continue
        cast = vote(phrase.text, _body(subject, phrase))
        if not cast or cast.total is None or cast.counted == cast.total:
            continue
        if cast.counted > cast.total or not cast.may_miss:
            yield Found(
                phrase.path,
                f"the votes add up to {cast.counted}, of {cast.total}",
                words=cast.words,
                hint="correct the count, or say who was absent",
            )


def _body(subject: Subject, phrase: Phrase) -> str:
    """Return the name of who voted, where the fact names a body."""
    fact = phrase.item.fact if phrase.item else None
    named: tuple[str, ...] = ()
    if isinstance(fact, Activity):
        named = (fact.body,)
    elif isinstance(fact, Event):
        named = fact.participants
    return " ".join(
        getattr(subject.by_id[name].fact, "name", "")
        for name in named
        if name in subject.by_id
    )


def _namesakes(subject: Subject) -> Iterator[Found]:
    first: dict[str, str] = {}
    for index, person in enumerate(subject.dossier.participants):
        names = {n.casefold() for n in (person.name, *person.aliases)}
        for name in sorted(names):
            if name in first:
                yield Found(
                    ("participants", index),
                    f"'{person.id}' goes by a name of '{first[name]}'",
                    key="id",
                    hint="make one participant of the two, or tell their names apart",
                )
                break
        for name in names:
            first.setdefault(name, person.id)


RULES = (
    Rule(
        id="C001",
        severity=Severity.WARNING,
        asks="A name is written one way.",
        because="Two spellings look like two people, or like haste.",
        bad="- text: Minister Okonjo spoke.\n- text: Minister Okonyo left.",
        good="- text: Minister Okonjo spoke.\n- text: Minister Okonjo left.",
        origin="style books of news agencies",
        check=_misspelt,
    ),
    Rule(
        id="C002",
        severity=Severity.WARNING,
        asks="A line of the desk has no number that what it rests on has not.",
        because="A number told two ways is wrong once, and such lines are read most.",
        bad="- {id: queue, text: 14 ships wait., …}\n…\n"
        "bottom_line:\n  - {text: 41 ships wait., rests_on: [queue]}",
        good="- {id: queue, text: 14 ships wait., …}\n…\n"
        "bottom_line:\n  - {text: 14 ships wait., rests_on: [queue]}",
        origin="ICD 206",
        check=_other_number,
    ),
    Rule(
        id="C003",
        severity=Severity.ERROR,
        asks="A plan lists as many points as it says, or gives its 'stated_total'.",
        because='Without it no brief can say "1 of 12", and readers take 1 for all.',
        bad="title: The 12-point plan\nprovisions:\n  - {text: One tariff., …}",
        good="title: The 12-point plan\nstated_total: 12\n"
        "provisions:\n  - {text: One tariff., …}",
        origin="ICD 206, on what is left out",
        check=_miscounted,
    ),
    Rule(
        id="C004",
        severity=Severity.NOTE,
        asks="A status stands in a quote.",
        because="How far a thing has come changes first, and is asked first.",
        bad="status: Adopted\nevidence:\n"
        "  - {source: notice, quote: put forward a draft}",
        good="status: Put forward\nevidence:\n"
        "  - {source: notice, quote: put forward a draft}",
        origin="ICD 206",
        check=_status,
    ),
    Rule(
        id="C005",
        severity=Severity.ERROR,
        asks="The votes of a body add up to those that it has.",
        because="A vote told wrong is a result told wrong.",
        bad="text: Of 15 members, 10 voted in favour, 4 against and 2 abstained.",
        good="text: Of 15 members, 9 voted in favour, 4 against and 2 abstained.",
        origin="Charter of the United Nations, Articles 23 and 27",
        check=_miscast,
    ),
    Rule(
        id="C006",
        severity=Severity.WARNING,
        asks="No two participants go by one name.",
        because="Positions of one party would stand under two.",
        bad="- {id: council, name: The Council}\n- {id: board, name: The Council}",
        good="- {id: council, name: The Council}\n- {id: board, name: The Board}",
        origin="ICD 206",
        check=_namesakes,
    ),
    Rule(
        id="C007",
        severity=Severity.NOTE,
        asks="An amount is written one way.",
        because="Who compares two lines must not have to work out that they agree.",
        bad="- text: A tariff of 25%.\n- text: A tariff of 25 percent.",
        good="- text: A tariff of 25%.\n- text: A tariff of 26%.",
        origin="style books of news agencies",
        check=_two_forms,
    ),
)
