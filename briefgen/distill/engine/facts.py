"""From clauses to facts: statements, positions, events, and activity in bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.check.grounding.lexicon import word_set
from briefgen.distill.engine import happening, quotation
from briefgen.distill.engine.bodies import activity
from briefgen.distill.engine.holding import beside, drawn, followed, left_open
from briefgen.distill.engine.kinds import PERSON, PLACE
from briefgen.distill.engine.saying import quoted
from briefgen.distill.engine.speaking import is_owned, meant, unknown
from briefgen.distill.engine.stance import is_on_plan, is_wish, stance_of
from briefgen.distill.engine.stances import ASKING
from briefgen.distill.engine.telling import NOBODY, Telling
from briefgen.distill.engine.text import quotes, sentence, spans, spoken
from briefgen.distill.engine.unnamed import examples, is_group, is_sort, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People, Who
    from briefgen.distill.engine.speaking import Earlier

_PRONOUNS: Final = word_set("he she it they")
_OWN: Final = word_set("i we our my us me")
_BACKWARD: Final = word_set("this that these those which")
_ACTIVE: Final = word_set(
    "oppose draw determine resolve commit prepare convince dispose know say think "
    "believe report understand rumour"
)
"""What tells in the passive how somebody stands: "is opposed to", "is not drawn"."""
_KNOWN: Final = 6
"""So many who were named are remembered, to be meant by a pronoun."""
_CARRIED: Final = 2
"""So many of them are carried over to the next paragraph."""


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
        self._earlier: Earlier = []
        self._paragraph = -1
        self._spoke: list[Who] = []
        """Who spoke last in the paragraph: quotations go on behind "he said"."""
        self._telling = NOBODY

    def facts(self, clause: Clause) -> Iterator[Found]:
        """Yield the facts that a clause tells."""
        if clause.paragraph != self._paragraph:
            self._earlier = self._earlier[-_CARRIED:]
            self._spoke = []
            self._telling = NOBODY
            self._paragraph = clause.paragraph
        speakers = self._speakers(clause)
        is_on = not speakers and self._telling.goes_on(clause, self._acting(clause, []))
        if is_on:
            clause = clause._replace(told=self._telling.told)
            speakers = self._telling.speakers
        if is_on or not speakers:
            self._telling = self._telling.behind(clause, is_on=is_on)
        else:
            self._telling = Telling(clause.sentence, speakers, clause.told)
        acting = self._acting(clause, speakers)
        text, doubt = self._text(clause, speakers, acting)
        evidence = evidence_of(clause)
        self._remember(clause, acting, speakers)
        if not evidence or not text:
            return
        said = {"said_by": speakers} if speakers else {}
        base: Values = {"text": text, **said, "evidence": evidence}
        doubt = doubt or self._unsure(clause, speakers)
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
                acting = self._acting(clause, [])
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
                is_on_plan(clause, verb),
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
            if holders := self._holding(clause, holder):
                return (stance, verb), holders
        stand = stance_of(clause)
        if stand is None:
            return None, []
        if is_wish(clause, stand[1]):
            return stand, speakers
        holders = acting or self._described(clause, speakers)
        if holders and (word := followed(clause)) is not None:
            more = self._holding(clause, word)
            holders = [*holders, *(who for who in more if who not in holders)]
        return stand, holders

    def _beside(self, clause: Clause, holders: list[Who]) -> Iterator[Found]:
        """Yield the positions that nouns beside the verb of a clause tell."""
        for stance, noun, word in beside(clause):
            words = sorted({word, *clause.parsed.under(noun)})
            part = clause._replace(words=tuple(words), focus=(), told=())
            evidence = evidence_of(part)
            for who in self._holding(clause, word):
                if who not in holders and evidence:
                    text = sentence(part.text)
                    values = {"holder": who, "stance": stance, "text": text}
                    values["evidence"] = evidence
                    on_plan = is_on_plan(clause, noun)
                    yield Found("positions", values, clause, "", on_plan)

    def _holding(self, clause: Clause, word: Word) -> list[Who]:
        """Return who is named at a word, and those joined to it."""
        parsed = clause.parsed
        words = [word, *(w for w in parsed.under(word) if w.dep == "conj")]
        found = (
            self._meant(clause, each, self._earlier)
            or unnamed(self._people, parsed, each)
            for each in words
        )
        return list(dict.fromkeys(filter(None, found)))

    def _speakers(self, clause: Clause) -> list[Who]:
        found: list[Who] = []
        for word in clause.speakers:
            if word.at in quoted(clause.parsed):
                continue
            who = self._people.writers if _is_own(clause, word) else None
            who = who or self._in_sentence(clause, word)
            who = who or self._meant(clause, word, self._earlier)
            who = who or self._telling.meant_by(word)
            who = who or unnamed(self._people, clause.parsed, word)
            if who and who not in found:
                found.append(who)
        if clause.is_spoken and not found:
            who = self._quoted(clause) or self._people.interviewed
            found = [who] if who else self._spoke
        if not found and not clause.is_spoken and _is_own(clause, clause.subject):
            found = list(filter(None, [self._people.writers]))
        if clause.is_spoken:
            self._spoke = found
        for who in found:
            who.speaks += 1
        return found

    def _in_sentence(self, clause: Clause, word: Word) -> Who | None:
        """Return the person whom "he said" means in a sentence that names one before.

        "Brandt, who led the talks, was guarded: “We shall see,” he said."
        """
        if word.lower not in ("he", "she", "his", "her"):
            return None
        before = [clause.parsed.words[at] for at in clause.sentence if at < word.at]
        acting = [w for w in before if w.dep in ("nsubj", "nsubjpass")]
        beside = {
            w.at
            for each in acting
            for w in clause.parsed.below[each.at]
            if w.dep == "appos"
        }
        acting = [w for w in before if w in acting or w.at in beside]
        named = (self._people.at(clause.paragraph, each) for each in reversed(acting))
        found = (who for who in named if who is not None and who.kind == PERSON)
        return next(found, None)

    def _quoted(self, clause: Clause) -> Who | None:
        """Return who speaks a quotation, by the words around it."""
        parsed = clause.parsed
        words = quotation.naming(parsed, _first_quoted(clause))
        if who := quotation.named(self._people, clause.paragraph, words):
            return who
        head = quotation.head(words)
        if head is None:
            return None
        who = self._meant(clause, head, self._earlier)
        return who or unnamed(self._people, parsed, head)

    def _unsure(self, clause: Clause, speakers: list[Who]) -> str:
        """Say where a pronoun that speaks may be another person of its sentence."""
        pronoun = next((w.lower for w in clause.speakers if w.lower in _PRONOUNS), "")
        words = [clause.parsed.words[at] for at in clause.sentence]
        others = [
            who
            for who in self._people.within(clause.paragraph, words)
            if who.kind == PERSON and who not in speakers
        ]
        named = speakers[0].short if speakers else "nobody"
        return f"'{pronoun}' is read as {named}" if pronoun and others else ""

    def _meant(self, clause: Clause, word: Word, earlier: Earlier) -> Who | None:
        return meant(self._people, clause.paragraph, clause.parsed, word, earlier)

    def _acting(self, clause: Clause, speakers: list[Who]) -> list[Who]:
        """Return who does what a clause tells, with those joined by "and"."""
        subject, parsed = clause.subject, clause.parsed
        if subject is None:
            return []
        if subject.lower in ("i", "we"):
            return speakers
        waiting = [subject]
        if clause.is_passive:
            agents = [w for w in parsed.below[clause.verb.at] if w.dep == "agent"]
            waiting = [word for agent in agents for word in parsed.below[agent.at]]
            if not agents and clause.verb.lemma in _ACTIVE:
                waiting = [subject]
        many = [w for w in parsed.below[subject.at] if w.dep == "appos"]
        if subject.tag == "NNS" and many and many[0].pos == "PROPN":
            waiting = many if waiting == [subject] else waiting
        found: list[Who] = []
        if speakers and is_owned(parsed, subject):
            return [speakers[0].side or speakers[0]]
        while waiting:
            word = waiting.pop(0)
            who = self._meant(clause, word, [*self._earlier, *speakers])
            if who is None and word.lower in _PRONOUNS and len(speakers) == 1:
                who = speakers[0]
            if who is None and is_group(parsed, word):
                who = unnamed(self._people, parsed, word)
                if who and is_sort(parsed, word):
                    who.acts += 1
            if who and who not in found:
                found.append(who)
            waiting += [w for w in parsed.below[word.at] if w.dep == "conj"]
            waiting += examples(parsed, word)
        return found

    def _described(self, clause: Clause, speakers: list[Who]) -> list[Who]:
        """Return who acts where a noun alone tells it, and nothing is done to them."""
        subject = clause.subject
        is_object = subject is not None and subject.dep not in ("nsubj", "nsubjpass")
        if subject is None or clause.is_passive or is_object:
            return []
        if subject.pos == "PROPN" and subject.text[0].isupper():
            return [self._people.named(clause.paragraph, subject)]
        if any(w.tag == "PRP$" for w in clause.parsed.below[subject.at]):
            return [who.side or who for who in speakers[:1]]
        who = unnamed(self._people, clause.parsed, subject)
        return [who] if who is not None else []

    def _remember(self, clause: Clause, acting: list[Who], said: list[Who]) -> None:
        subject = clause.subject
        if subject is not None and subject.dep == "nsubjpass" and not acting:
            who = self._people.at(clause.paragraph, subject)
            acting = [who] if who is not None and who.kind != PLACE else []
        is_unknown = subject is not None and not acting and subject.pos != "PRON"
        others = [
            who
            for who in self._people.within(clause.paragraph, clause.words)
            if who not in acting
        ]
        before = [unknown(subject)] if subject is not None and is_unknown else others
        self._earlier += [*before, *acting, *said]
        del self._earlier[:-_KNOWN]

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
        if lower in _PRONOUNS and who and is_subject and who.short not in rest:
            doubt = "" if who in speakers else f"'{lower}' is read as {who.short}"
            return sentence(f"{who.short} {rest}"), doubt
        refers = lower in _BACKWARD | _PRONOUNS
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
        on_plan: bool,  # noqa: FBT001
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


def _is_own(clause: Clause, word: Word | None) -> bool:
    """Tell whether a word is the "we" or "I" of who wrote the article, or answers."""
    is_own = word is not None and word.lower in ("i", "we")
    return is_own and word is not None and word.at not in quoted(clause.parsed)


def _is_to_come(clause: Clause) -> bool:
    """Tell whether a clause says what somebody would do."""
    below = clause.parsed.below[clause.verb.at]
    return any(w.dep == "aux" and w.lower in ("would", "could") for w in below)


def _first_quoted(clause: Clause) -> int:
    """Return the place of the first word of a clause between quotation marks."""
    inside = quoted(clause.parsed)
    return next((w.at for w in clause.words if w.at in inside), clause.verb.at)


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
