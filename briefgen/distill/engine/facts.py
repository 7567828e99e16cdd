"""From clauses to facts: statements, positions, events, and activity in bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.engine import names, topics, when
from briefgen.distill.engine.lists import ACTS, FLIPPED, PAPERS, PLANS, STANCES
from briefgen.distill.engine.speaking import meant, unnamed
from briefgen.distill.engine.text import (
    joined,
    quotes,
    raw,
    sentence,
    spoken,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.distill.draft import Values
    from briefgen.distill.engine.clause import Clause
    from briefgen.distill.engine.people import People, Who
    from briefgen.distill.engine.when import Said

_NEGATORS = frozenset(("not", "n't", "n’t", "never", "neither"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_OWN = frozenset(("i", "we", "our", "my", "us", "me"))
_NOMINAL = ("ing", "tion", "sion", "ment", "al", "ance", "ence", "vote", "summit", "talks",
            "exchange", "visit", "attack", "strike", "election", "meeting", "launch")  # fmt: skip


class Found(NamedTuple):
    """A fact, what it is, and what it hangs on."""

    section: str
    values: Values
    clause: Clause
    doubt: str = ""
    on_plan: bool = False


class Maker:
    """Makes facts of clauses one after the other, and remembers who was named."""

    def __init__(self, people: People, published: str) -> None:
        self._people = people
        self._published = published
        self._earlier: list[Who | None] = []
        self._paragraph = -1

    def facts(self, clause: Clause) -> Iterator[Found]:
        """Yield the facts that a clause tells."""
        if clause.paragraph != self._paragraph:
            self._earlier = self._earlier[-2:]
            self._paragraph = clause.paragraph
        speakers = self._speakers(clause)
        acting = self._acting(clause, speakers)
        text, doubt = self._text(clause, speakers, acting)
        said = {"said_by": speakers} if speakers else {}
        evidence = evidence_of(clause)
        self._remember(clause, acting, speakers)
        if not evidence or not text:
            return
        base = {"text": text, **said, "evidence": evidence}
        if not clause.is_whole:
            doubt = doubt or "no whole sentence"
        if clause.focus and clause.is_whole:
            yield Found("statements", base, clause, doubt)
            return
        if clause.is_spoken:
            if speakers:
                for each in evidence[:1]:
                    each["words_of"] = speakers[0]
            yield Found("statements", base, clause, doubt)
            return
        stance, verb = stance_of(clause)
        dates = list(self._dates(clause))
        if activity := self._activity(clause, acting):
            yield Found("un_activity", base | activity, clause, doubt)
        elif stance and acting and verb is not None:
            about = self._about(clause, verb)
            yield from self._positions(
                clause, base, stance, acting, doubt, on_plan=about
            )
        elif dates:
            for date, governor in dates:
                yield self._event(clause, base, date, governor, acting, doubt)
            return
        else:
            yield Found("statements", base, clause, doubt)
            return
        for date, governor in dates:
            if governor is not None:
                yield self._event(clause, base, date, governor, acting, doubt)

    def _speakers(self, clause: Clause) -> list[Who]:
        found: list[Who] = []
        for word in clause.speakers:
            who = meant(
                self._people, clause.paragraph, clause.parsed, word, self._earlier
            ) or unnamed(self._people, clause.parsed, word)
            if who and who not in found:
                who.speaks += 1
                found.append(who)
        return found

    def _acting(self, clause: Clause, speakers: list[Who]) -> list[Who]:
        """Return who does what a clause tells, with those joined by "and"."""
        subject = clause.subject
        found: list[Who] = []
        waiting = [subject] if subject is not None else []
        if subject is not None and subject.dep == "nsubjpass":
            waiting = [
                word
                for agent in clause.parsed.below[clause.verb.at]
                if agent.dep == "agent"
                for word in clause.parsed.below[agent.at]
            ]
        while waiting:
            word = waiting.pop(0)
            earlier = [*self._earlier, *speakers]
            who = meant(self._people, clause.paragraph, clause.parsed, word, earlier)
            if who and who not in found:
                found.append(who)
            waiting += [w for w in clause.parsed.below[word.at] if w.dep == "conj"]
        return found

    def _remember(self, clause: Clause, acting: list[Who], said: list[Who]) -> None:
        subject = clause.subject
        is_unknown = subject is not None and not acting
        self._earlier += [*([None] if is_unknown else acting), *said]
        del self._earlier[:-6]

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
        lower = {word.lower for word in clause.words}
        if lower & _OWN:
            return spoken(text), "in the first person"
        first = text.split(maxsplit=1)[0].lower() if text else ""
        doubt = ""
        if first in _PRONOUNS:
            subject = clause.subject
            is_subject = subject is not None and subject.lower == first
            who = acting[0] if acting and is_subject else None
            if who is not None:
                text = f"{who.short} {text.split(maxsplit=1)[1]}"
                doubt = "" if who in speakers else f"'{first}' is read as {who.short}"
            else:
                doubt = f"'{first}' refers back"
        elif first in ("this", "that", "these", "those", "which"):
            doubt = f"'{first}' refers back"
        return sentence(text), doubt

    def _positions(
        self,
        clause: Clause,
        base: Values,
        stance: str,
        acting: list[Who],
        doubt: str,
        *,
        on_plan: bool,
    ) -> Iterator[Found]:
        for who in acting:
            values = {"holder": who, "stance": stance, **base}
            values["since"] = [
                when.when(date, self._published, clause.text)
                for date, _ in self._dates(clause)
                if "since" in clause.text.lower()
            ]
            if not values["since"]:
                del values["since"]
            yield Found("positions", values, clause, doubt, on_plan)

    def _about(self, clause: Clause, verb: Word) -> bool:
        """Tell whether a stance is one on a plan."""
        return any(
            word.lemma in PLANS
            or (word.at > verb.at and word.lower == "it" and word.dep == "dobj")
            for word in clause.parsed.words[
                clause.sentence.start : clause.sentence.stop
            ]
        )

    def _activity(self, clause: Clause, acting: list[Who]) -> Values:
        """Return what is done in a body: by whom, in which, what, with which paper."""
        people, parsed, verb = self._people, clause.parsed, clause.verb
        if verb.lemma not in ACTS or not acting:
            return {}
        named = [
            who
            for who in people.within(clause.paragraph, clause.words)
            if who.kind == names.BODY
        ]
        paper = next(
            (
                word
                for word in clause.words
                if word.lemma in PAPERS and word.pos == "NOUN" and word.dep in _OBJECTS
            ),
            None,
        )
        actor = acting[0]
        bodies = [who for who in named if who is not actor] or named
        if (
            not bodies
            and paper is not None
            and paper.lemma in ("resolution", "statement")
        ):
            bodies = [w for w in people.all if "council" in w.name.lower()][:1]
        if not bodies or (paper is None and actor is bodies[0]):
            return {}
        part = [w for w in clause.words if w.at >= verb.at]
        until = next(
            (n for n, w in enumerate(part) if n > 1 and w.dep in ("acl", "relcl")),
            len(part),
        )
        found: Values = {
            "actor": actor,
            "body": bodies[0],
            "action": title(joined(parsed, part[:until]), 9),
        }
        if paper is not None:
            left = [
                w
                for w in parsed.below[paper.at]
                if w.at < paper.at and w.dep in ("compound", "amod")
            ]
            words = sorted([*left, paper])
            found["document"] = title(raw(parsed, words))
        date = next(iter(self._dates(clause)), None)
        if date is not None:
            found["when"] = when.when(date[0], self._published, clause.text)
        return found

    def _dates(self, clause: Clause) -> Iterator[tuple[Said, Word | None]]:
        """Yield the dates of a clause, each with the noun it belongs to, if to one."""
        parsed = clause.parsed
        inside = {word.at for word in clause.words}
        for date in when.said(parsed.text):
            word = next((w for w in clause.words if w.start == date.start), None)
            if word is None:
                word = next(
                    (w for w in clause.words if date.start <= w.start < date.end), None
                )
            if word is None:
                continue
            if (
                date.day is None
                and date.weekday is None
                and date.shift is None
                and (date.month is None and date.year is None)
            ):
                continue
            governor: Word | None = None
            for up in parsed.over(word):
                if up.tag == "VBG" and up.dep in ("pcomp", "acl"):
                    below = parsed.below[up.at]
                    governor = next((w for w in below if w.dep == "nsubj"), None)
                if up.at not in inside or up.pos in ("VERB", "AUX"):
                    break
                if up.pos == "NOUN" and _is_happening(up):
                    governor = up
                    owned = any(w.dep == "poss" for w in parsed.below[up.at])
                    if owned:
                        break
            yield date, governor

    def _event(
        self,
        clause: Clause,
        base: Values,
        date: Said,
        governor: Word | None,
        acting: list[Who],
        doubt: str,
    ) -> Found:
        parsed = clause.parsed
        about = when.when(date, self._published, _around(clause, date))
        if governor is not None:
            words = [
                w
                for w in sorted(parsed.under(governor))
                if w.at <= governor.at and w in clause.words
            ]
            heading = title(raw(parsed, words))
        else:
            heading = self._heading(clause, acting)
        if governor is None and when.is_ahead(clause.text):
            return Found("next_dates", {**base, "when": about}, clause, doubt)
        values = {"title": heading, **base, "when": about}
        if governor is not None and len(clause.words) > _LONG:
            top = governor if governor.dep != "nsubj" else parsed.above(governor)
            local = sorted(parsed.under(top or governor))
            local = [
                w for w in local if (clause.paragraph, w.at) not in self._people.titles
            ]
            values["text"] = sentence(joined(parsed, local))
            doubt = doubt or "no whole sentence"
        if acting and governor is None:
            values["participants"] = acting
        if place := self._place(clause, governor):
            values["place"] = place
        values["evidence"] = _with_date(clause, base["evidence"], date)
        return Found("events", values, clause, doubt)

    def _heading(self, clause: Clause, acting: list[Who]) -> str:
        parsed, verb = clause.parsed, clause.verb
        objects = [
            w for w in parsed.below[verb.at] if w.dep == "dobj" and w in clause.words
        ]
        if objects:
            words = [
                w for w in sorted(parsed.under(objects[0])) if w.at <= objects[0].at
            ]
            if words:
                return title(raw(parsed, words))
        if acting:
            return title(
                f"{acting[0].short} {raw(parsed, [w for w in clause.words if w.at >= verb.at])}",
                5,
            )
        return title(clause.text, 6)

    def _place(self, clause: Clause, governor: Word | None) -> str:
        parsed = clause.parsed
        for mention in self._people.places:
            if (
                mention.paragraph != clause.paragraph
                or mention.head not in clause.words
            ):
                continue
            up = parsed.above(mention.head)
            over = parsed.above(up) if up else None
            if (
                up
                and up.lower in ("in", "at", "near")
                and over in (clause.verb, governor)
            ):
                return mention.name
            if governor is not None and mention.head.dep == "compound":
                tops = {each.at for each in parsed.over(mention.head)}
                if governor.at in tops:
                    return mention.name
        return ""


_LONG = 26
_OBJECTS = frozenset(("dobj", "nsubjpass", "pobj", "nsubj", "conj"))


def _is_happening(word: Word) -> bool:
    return word.lower.endswith(_NOMINAL) or word.lemma.endswith(_NOMINAL)


def _around(clause: Clause, date: Said) -> str:
    """Return the words around a date that tell whether it lies ahead."""
    return clause.text


def evidence_of(clause: Clause) -> list[Values]:
    """Return the phrases that hold a clause, with the one that tells who says it."""
    found = quotes(clause.parsed, clause.focus or clause.words)
    if clause.told:
        held = " ".join(found)
        told = quotes(clause.parsed, clause.told)[:1]
        found += [each for each in told if each not in held]
    return [{"paragraph": clause.paragraph + 1, "quote": each} for each in found]


def _with_date(clause: Clause, evidence: list[Values], date: Said) -> list[Values]:
    """Return evidence in which a date stands."""
    if any(date.text in each["quote"] for each in evidence):
        return evidence
    words = [w for w in clause.parsed.words if w.at in clause.sentence]
    near = [w for w in words if date.start - 40 <= w.start < date.end]
    more = quotes(clause.parsed, near)[:1]
    return [*evidence, *({"paragraph": clause.paragraph + 1, "quote": q} for q in more)]


def stance_of(clause: Clause) -> tuple[str, Word | None]:
    """Return the stance that the verbs of a clause bear out, and the verb."""
    parsed = clause.parsed
    verb: Word | None = clause.verb
    lower = clause.text.lower()
    while verb is not None:
        below = parsed.below[verb.at]
        stance = next((s for s, verbs in STANCES.items() if verb.lemma in verbs), "")
        if verb.lemma in ("call", "press", "appeal"):
            stance = stance if {w.lower for w in below} & {"for", "on", "to"} else ""
        if verb.lemma == "vote":
            words = {w.lower for w in below}
            stance = (
                "supports"
                if "for" in words
                else "opposes"
                if "against" in words
                else ""
            )
        if verb.lemma == "say" and any(w.lower == "yes" for w in below):
            stance = "supports"
        if stance:
            is_denied = any(w.dep == "neg" or w.lower in _NEGATORS for w in below)
            is_denied = is_denied or (
                verb is not clause.verb
                and any(w.dep == "neg" for w in parsed.below[clause.verb.at])
            )
            return (FLIPPED.get(stance, "withholds") if is_denied else stance), verb
        if verb.lemma in ("have", "be") and " yet to " in lower:
            return "withholds", verb
        verb = next((w for w in below if w.dep == "xcomp" and w.pos == "VERB"), None)
    return "", None


def topic_of(found: Found, known: list[topics.Topic]) -> topics.Topic | None:
    """Return the topic that a fact belongs to."""
    return topics.of(found.clause.focus or found.clause.words, known)
