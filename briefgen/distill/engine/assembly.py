"""From facts to a dossier: topics, participants, ids, and what rests on what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from briefgen.distill.draft import Ids, Values
from briefgen.distill.engine import topics
from briefgen.distill.engine.cast import Cast
from briefgen.distill.engine.text import title
from briefgen.distill.engine.who import Who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.check.grounding.language import Parsed
    from briefgen.distill.engine.facts import Found
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.plans import Plan
    from briefgen.distill.engine.topics import Topic

_LEAD = 4
"""The weight of what the first paragraph says."""
_USUAL = 3
_FIRST = 5
"""The weight of a plan and of its points."""
_DOUBTFUL = 2
_FEW = 2
"""A thing that fewer facts tell of makes no topic."""
_SECTIONS = ("events", "un_activity", "next_dates")


class Assembly:
    """A dossier in the making."""

    def __init__(
        self,
        people: People,
        paragraphs: Sequence[Parsed],
        known: list[Topic],
        plan: Plan | None,
        source: str,
    ) -> None:
        self._people = people
        self._paragraphs = paragraphs
        self._known = known
        self._plan = plan
        self._source = source
        self._ids = Ids()
        self._doubts: dict[str, str] = {}
        self._used: dict[int, Who] = {}

    def data(self, found: Sequence[Found], *, only: bool) -> Values:
        """Return the sections of a dossier; with `only`, what is of a known topic."""
        self._ids.make(self._source)
        made: Values = {}
        for key in _SECTIONS:
            made[key] = [
                self._fact(each, key)
                for each in found
                if each.section == key and self._is_wanted(each, only=only)
            ]
        made["topics"] = self._topics(found, only=only)
        made["plans"] = self._plans(found)
        made["events"].sort(key=lambda each: str(each["when"].get("date", "9999")))
        made["gaps"] = self._gaps(made)
        made["bottom_line"] = self._bottom(made, found)
        cast = Cast(self._people, self._ids, self._source)
        made["participants"] = cast.participants(self._used)
        self._doubts |= cast.doubts
        resolved: Values = _resolved(made)
        return resolved

    @property
    def doubts(self) -> dict[str, str]:
        """What is doubtful, by the id of the fact."""
        return self._doubts

    def _is_wanted(self, each: Found, *, only: bool) -> bool:
        return (
            not only
            or topics.of(each.clause.focus or each.clause.words, self._known)
            is not None
        )

    def _fact(self, each: Found, prefix: str) -> Values:
        values = dict(each.values)
        first = values.get("title") or values["text"]
        name = self._ids.make(first if isinstance(first, str) else prefix)
        weight = _LEAD if each.clause.paragraph == 0 else _USUAL
        if each.doubt:
            self._doubts[name] = each.doubt
            weight = _DOUBTFUL
        return self._whole(name, values, weight)

    def _whole(self, name: str, values: Values, weight: int) -> Values:
        """Return a fact with its id first and its evidence last; note who is in it."""
        evidence = [{"source": self._source, **each} for each in values.pop("evidence")]
        self._note(values)
        self._note(evidence)
        values.setdefault("weight", weight)
        return {"id": name, **values, "evidence": evidence}

    def _note(self, value: object) -> None:
        if isinstance(value, Who):
            self._used[id(value)] = value
        elif isinstance(value, dict):
            for each in value.values():
                self._note(each)
        elif isinstance(value, list):
            for each in value:
                self._note(each)

    def _topics(self, found: Sequence[Found], *, only: bool) -> list[Values]:
        told = [
            each
            for each in found
            if each.section in ("statements", "positions")
            and not (each.section == "positions" and each.on_plan and self._plan)
        ]
        names_of = self._headings(told, only=only)
        order = [*(topic.title for topic in self._known), topics.OTHER]
        made = []
        for name in order:
            parts: Values = {"statements": [], "positions": []}
            for each, heading in zip(told, names_of, strict=True):
                if heading == name:
                    parts[each.section].append(self._fact(each, name))
            kept = {key: facts for key, facts in parts.items() if facts}
            if kept:
                made.append({"id": self._ids.make(name), "title": name, **kept})
        return made

    def _headings(self, told: Sequence[Found], *, only: bool) -> list[str]:
        """Return the heading that each fact goes under; none for one left out.

        What tells of no topic goes with what stands before it in its paragraph. A
        thing that only one fact tells of makes no topic.
        """
        found: list[str] = []
        before = (-1, "")
        for each in told:
            topic = topics.of(each.clause.focus or each.clause.words, self._known)
            paragraph = each.clause.paragraph
            if topic is not None:
                found.append(topic.title)
                before = (paragraph, topic.title)
            else:
                inherited = before[1] if before[0] == paragraph else topics.OTHER
                found.append("" if only else inherited)
        places = {topic.title for topic in self._known if topic.is_place}
        counts = Counter(found)
        return [
            topics.OTHER if name not in places and name and counts[name] < _FEW
            else name
            for name in found
        ]  # fmt: skip

    def _plans(self, found: Sequence[Found]) -> list[Values]:
        plan = self._plan
        if plan is None:
            return []
        name = self._ids.make(plan.values["title"])
        made = self._whole(name, dict(plan.values), _FIRST)
        if plan.doubt:
            self._doubts[name] = plan.doubt
        provisions = [
            self._whole(self._ids.make(each["title"]), dict(each), _FIRST)
            for each in plan.provisions
        ]
        positions = [
            self._fact(each, name)
            for each in found
            if each.section == "positions" and each.on_plan
        ]
        holders = list(dict.fromkeys(each["holder"] for each in positions))
        if len(holders) > 1:
            made["parties"] = holders
        parts = {"provisions": provisions, "positions": positions}
        return [made | {key: facts for key, facts in parts.items() if facts}]

    def _gaps(self, made: Values) -> list[Values]:
        gaps = []
        for plan in made["plans"]:
            told, total = len(plan.get("provisions", ())), plan.get("stated_total", 0)
            if total > told:
                text = f"What the rest of the {total} points of the plan say."
                gaps.append(
                    {"id": self._ids.make("gap-points"), "text": text, "weight": 4}
                )
        open_ = [
            each["when"]["text"]
            for each in (*made["events"], *made["next_dates"])
            if "date" not in each["when"]
        ]
        if open_:
            listed = ", ".join(dict.fromkeys(f"“{text}”" for text in open_))
            text = f"The calendar date of what is dated only as {listed}."
            gaps.append({"id": self._ids.make("gap-dates"), "text": text, "weight": 3})
        return gaps

    def _bottom(self, made: Values, found: Sequence[Found]) -> list[Values]:
        """Return the first fact as the bottom line: the lead of an article tells it."""
        ids: dict[str, str] = {}
        for fact in _told(made):
            ids.setdefault(fact["text"], fact["id"])
        for each in found:
            text = each.values["text"]
            if text in ids and ids[text] not in self._doubts:
                name = self._ids.make("bottom-line")
                line = {"id": name, "text": text, "weight": _FIRST}
                return [line | {"rests_on": [ids[text]]}]
        return []


def _told(made: Values) -> Iterator[Values]:
    """Yield the facts that may be the bottom line."""
    yield from made["events"]
    yield from made["un_activity"]
    for topic in made["topics"]:
        yield from topic.get("statements", ())
        yield from topic.get("positions", ())
    for plan in made["plans"]:
        yield from plan.get("positions", ())


def _resolved(value: Any) -> Any:
    """Return values with the ids of participants in place of them."""
    if isinstance(value, Who):
        return value.id
    if isinstance(value, dict):
        return {key: _resolved(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_resolved(each) for each in value]
    return value


def headline(found: Sequence[Found], stated: str) -> str:
    """Return the title of a dossier: that of the article, or its first fact."""
    if stated:
        return stated
    if found:
        return title(str(found[0].values["text"]).rstrip("."), 14)
    return "Untitled"
