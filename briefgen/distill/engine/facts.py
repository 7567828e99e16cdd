"""From clauses to facts: statements, positions, events, and activity in bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import happening
from briefgen.distill.engine.bodies import activity
from briefgen.distill.engine.holding import beside, drawn, followed, left_open
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.stance import is_on_plan, is_wish, stance_of
from briefgen.distill.engine.stances import ASKING
from briefgen.distill.engine.text import quotes, sentence, spans, spoken
from briefgen.distill.engine.whom import PRONOUNS, Whom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_OWN: Final = word_set("i we our my us me")
_BACKWARD: Final = word_set("this that these those which")


class Found(NamedTuple):
    """A fact: its section, its values, the clause it is from, what is doubtful."""

    section: str
    values: Values
    clause: Clause
    doubt: str = ""
    on_plan: bool = False


class Maker:
    """Makes facts of clauses one after the other, and remembers who was named.

    `published` is the ISO date of the article, or empty.
    """

    def __init__(self, people: People, published: str) -> None:
        self._people = people
        self._published = published
        self._whom = Whom(people)

    def facts(self, clause: Clause) -> Iterator[Found]:
        """Yield the facts that a clause tells."""
        clause, speakers, is_on = self._whom.speaking(clause)
        acting = self._whom.acting(clause, speakers)
        text, doubt = self._text(clause, speakers, acting)
        evidence = evidence_of(clause)
        self._whom.remember(clause, acting, speakers)
        if not evidence or not text:
            return
        said = {"said_by": speakers} if speakers else {}
        base: Values = {"text": text, **said, "evidence": evidence}
        doubt = doubt or self._whom.unsure(clause, speakers)
        if is_on:
            doubt = doubt or f"{speakers[0].short} is read as who goes on"
        if clause.is_spoken and speakers:
            evidence[0]["words_of"] = speakers[0]
        elif clause.is_spoken:
            doubt = doubt or "who says it is not clear"
        elif not clause.is_whole or clause.subject is None:
            doubt = doubt or "no whole sentence"
        if clause.focus and clause.is_whole and clause.verb.dep != "relcl":
            yield Found("statements", base, clause, doubt)
        else:
            yield from self._told(clause, base, acting, doubt)

    def dated(
        self, paragraph: int, parsed: Parsed, found: Sequence[Found]
    ) -> Iterator[Found]:
        """Yield what a paragraph tells of days that none of its facts tells.

        The day on which somebody said something is none, but a month or a year is.
        """
        told = {
            str(each.values["when"]["text"])
            for each in found
            if each.clause.paragraph == paragraph and "when" in each.values
        }
        for clause, day in happening.left(paragraph, parsed):
            if day.said.text in told:
                continue
            text = sentence(clause.text)
            base: Values = {"text": text, "evidence": evidence_of(clause)}
            if base["evidence"]:
                told.add(day.said.text)
                acting = self._whom.acting(clause, [])
                yield self._event(clause, base, day, acting, "no whole sentence")

    def _told(
        self, clause: Clause, base: Values, acting: list[Who], doubt: str
    ) -> Iterator[Found]:
        """Yield a fact in the section that its verb, its body or its dates tell."""
        days = [] if clause.is_spoken else list(happening.days(clause))
        stand, holders = self._stand(clause, base.get("said_by", []), acting)
        is_open = stand is not None and bool(holders) and _is_to_come(clause)
        done = {} if clause.is_spoken else activity(clause, acting, self._people)
        is_asked = stand is not None and bool(holders) and clause.verb.lemma in ASKING
        if done and not is_open and not is_asked:
            if days:
                done["when"] = happening.about(clause, days[0], self._published)
            yield Found("un_activity", base | done, clause, doubt)
        elif stand is not None and holders:
            stance, verb = stand
            yield from self._positions(
                clause,
                base | {"stance": stance},
                holders,
                doubt,
                on_plan=is_on_plan(clause, verb),
            )
        elif days:
            for day in days:
                yield self._event(clause, base, day, acting, doubt)
            yield from self._beside(clause, holders)
            return
        else:
            yield Found("statements", base, clause, doubt)
        yield from self._beside(clause, holders)
        for day in days:
            is_ahead = happening.is_ahead(clause, day.said)
            if is_ahead or not day.is_own or clause.verb.tag in ("VBD", "VBN"):
                yield self._event(clause, base, day, acting, doubt)

    def _stand(
        self, clause: Clause, speakers: list[Who], acting: list[Who]
    ) -> tuple[tuple[str, Word] | None, list[Who]]:
        """Return the stance of a clause with its verb, if any, and whose it is."""
        if taken := drawn(clause) or left_open(clause):
            stance, verb, holder = taken
            if holders := self._whom.holding(clause, holder):
                return (stance, verb), holders
        stand = stance_of(clause)
        if stand is None:
            return None, []
        if is_wish(clause, stand[1]):
            return stand, speakers
        holders = acting or self._whom.described(clause, speakers)
        if holders and (word := followed(clause)) is not None:
            more = self._whom.holding(clause, word)
            holders = [*holders, *(who for who in more if who not in holders)]
        return stand, holders

    def _beside(self, clause: Clause, holders: list[Who]) -> Iterator[Found]:
        """Yield the positions that nouns beside the verb of a clause tell."""
        for stance, noun, word in beside(clause):
            words = sorted({word, *clause.parsed.under(noun)})
            part = clause._replace(words=tuple(words), focus=(), told=())
            evidence = evidence_of(part)
            for who in self._whom.holding(clause, word):
                if who not in holders and evidence:
                    text = sentence(part.text)
                    values = {"holder": who, "stance": stance, "text": text}
                    values["evidence"] = evidence
                    on_plan = is_on_plan(clause, noun)
                    yield Found("positions", values, clause, "", on_plan)

    def _text(
        self, clause: Clause, speakers: list[Who], acting: list[Who]
    ) -> tuple[str, str]:
        """Return the text of a fact, and what is doubtful in it."""
        titles = self._people.titles
        short = clause.without(
            word for word in clause.words if (clause.paragraph, word.at) in titles
        )
        text = short.text
        if clause.is_spoken:
            return spoken(text), ""
        inside = quoted(clause.parsed)
        if _OWN & {word.lower for word in clause.words if word.at not in inside}:
            return spoken(text), "in the first person"
        if acting and (named := self._named(short, acting[0])):
            return sentence(named), ""
        return self._backward(clause, text, speakers, acting)

    def _backward(
        self, clause: Clause, text: str, speakers: list[Who], acting: list[Who]
    ) -> tuple[str, str]:
        """Return a text with a name for the pronoun that it begins with."""
        first, _, rest = text.partition(" ")
        lower = first.lower()
        subject = clause.subject
        who = acting[0] if acting else None
        is_subject = subject is not None and subject.lower == lower
        if lower in PRONOUNS and who and is_subject and who.short not in rest:
            doubt = "" if who in speakers else f"'{lower}' is read as {who.short}"
            return sentence(f"{who.short} {rest}"), doubt
        refers = lower in _BACKWARD | PRONOUNS
        return sentence(text), f"'{lower}' refers back" if refers else ""

    def _named(self, clause: Clause, who: Who) -> str:
        """Return a text with a name for "its director", which stands beside it."""
        subject = clause.subject
        if subject is None or self._people.at(clause.paragraph, subject):
            return ""
        parsed = clause.parsed
        beside = [w for w in parsed.below[subject.at] if w.dep == "appos"]
        if not any(self._people.at(clause.paragraph, w) is who for w in beside):
            return ""
        rest = clause.without(parsed.under(subject))
        is_first = not rest.words or rest.words[0].at > subject.at
        return f"{who.short} {rest.text}" if is_first else ""

    def _positions(
        self,
        clause: Clause,
        base: Values,
        holders: list[Who],
        doubt: str,
        *,
        on_plan: bool,
    ) -> Iterator[Found]:
        since = [
            happening.about(clause, day, self._published)
            for day in happening.days(clause)
            if "since" in clause.text.lower()
        ]
        more = {"since": since} if since else {}
        for who in holders:
            values = {"holder": who, "stance": base["stance"], **base, **more}
            yield Found("positions", values, clause, doubt, on_plan)

    def _event(
        self,
        clause: Clause,
        base: Values,
        day: happening.Day,
        acting: list[Who],
        doubt: str,
    ) -> Found:
        date = happening.about(clause, day, self._published)
        if day.is_own and happening.is_ahead(clause, day.said):
            return Found("next_dates", {**base, "when": date}, clause, doubt)
        if happening.is_local(clause, day):
            doubt = doubt or "no whole sentence"
        values = happening.event(clause, base, day, acting, self._people)
        return Found("events", {**values, "when": date}, clause, doubt)


def _is_to_come(clause: Clause) -> bool:
    """Tell whether a clause says what somebody would do."""
    below = clause.parsed.below[clause.verb.at]
    return any(w.dep == "aux" and w.lower in ("would", "could") for w in below)


def evidence_of(clause: Clause) -> list[Values]:
    """Return the phrases that hold a clause, with the one that tells who says it."""
    words = clause.focus or clause.words
    found = quotes(clause.parsed, words)
    if not any(clause.verb.text in each for each in found):
        runs = (run for run in spans(words) if clause.verb in run)
        found += [each for run in runs for each in quotes(clause.parsed, run)[:1]]
    if clause.told:
        held = " ".join(found)
        told = quotes(clause.parsed, clause.told)[:1]
        found += [each for each in told if each not in held]
    return [{"paragraph": clause.paragraph + 1, "quote": each} for each in found]
