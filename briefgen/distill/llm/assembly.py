"""From the answers of a model to a draft: ids, dates, order, and what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.check.grounding.normal import normal
from briefgen.distill.draft import Draft, Ids
from briefgen.distill.llm.dates import dated
from briefgen.distill.llm.joining import joined
from briefgen.distill.llm.quotes import DOUBT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Values

_FIRST: Final = ("id", "title", "name", "text")
_LAST: Final = ("weight", "evidence", "provisions", "statements", "positions")
_MOST: Final = 4
"""No more weight is a model's to give: 5 is never left out."""
_USUAL: Final = 3
_LEAST: Final = 4
"""A word of a heading with so many letters must be the article's."""
_ORDER: Final = (
    "participants",
    "bottom_line",
    "topics",
    "events",
    "un_activity",
    "plans",
    "gaps",
    "next_dates",
)


def assembled(answers: Sequence[Values], article: Article, source: str) -> Draft:
    """Return the answers on the parts of an article as a draft, without its sources.

    `source` is the id that evidence names.
    """
    return _Assembly(article, source).draft(answers)


class _Assembly:
    def __init__(self, article: Article, source: str) -> None:
        self._article = article
        self._source = source
        self._ids = Ids()
        self._ids.make(source)
        self._doubts: dict[str, str] = {}

    def draft(self, answers: Sequence[Values]) -> Draft:
        found = joined(answers, self._ids)
        data: Values = {
            "participants": _side_by_side(
                [self._fact(each) for each in found["participants"]]
            ),
            "topics": [self._topic(each) for each in found["topics"]],
            "plans": [self._plan(each) for each in found["plans"]],
            # What one part leaves open, another may tell.
            "gaps": [self._gap(g["text"]) for g in found["gaps"] if len(answers) == 1],
        }
        for key in ("events", "un_activity", "next_dates"):
            ahead = key == "next_dates"
            data[key] = [self._fact(each, ahead=ahead) for each in found[key]]
        data["topics"] = [
            each for each in data["topics"] if len(each) > len(_FIRST[:2])
        ]
        data["events"].sort(key=lambda each: str(each["when"].get("date", "9999")))
        data["gaps"] += (each for plan in data["plans"] for each in self._untold(plan))
        lead = self._lead(data)
        if lead:
            data["bottom_line"] = [self._line(lead, data["participants"])]
        heading = self._article.meta.title or (lead or {}).get("text") or "Untitled"
        data = {key: data[key] for key in _ORDER if data.get(key)}
        return Draft({"title": heading} | data, "", self._doubts)

    def _fact(self, given: Values, *, ahead: bool = False) -> Values:
        """Return a fact with its id first and its evidence last."""
        name = given.get("id") or self._ids.make(given.get("title") or given["text"])
        made: Values = {"id": name}
        for key in sorted(given, key=_place):
            value = given[key]
            if key == "evidence":
                made[key] = [{"source": self._source, **each} for each in value]
            elif key == "weight":
                made[key] = min(value, _MOST)
            elif key == "when":
                made[key] = self._when(name, value, ahead=ahead)
            elif key == "since":
                made[key] = [self._when(name, each, ahead=ahead) for each in value]
            elif key not in ("id", DOUBT):
                made[key] = value
        if DOUBT in given:
            self._doubts[name] = given[DOUBT]
        return {key: value for key, value in made.items() if value not in ([], None)}

    def _when(self, name: str, when: Values, *, ahead: bool) -> Values:
        made, doubt = dated(when, self._article, ahead=ahead)
        if doubt:
            self._doubts.setdefault(name, doubt)
        return made

    def _topic(self, given: Values) -> Values:
        name = self._ids.make(given["title"])
        made: Values = {"id": name, "title": given["title"]}
        for key in ("statements", "positions"):
            if given.get(key):
                made[key] = [self._fact(each) for each in given[key]]
        text = normal(" ".join(self._article.paragraphs)).lower()
        words = normal(given["title"]).lower().split()
        if any(len(word) >= _LEAST and word not in text for word in words):
            self._doubts[name] = "the heading is the model's"
        return made

    def _plan(self, given: Values) -> Values:
        inner: Values = {
            key: [self._fact(each) for each in given.get(key, ())]
            for key in ("provisions", "positions")
        }
        made = self._fact({k: v for k, v in given.items() if k not in inner})
        numbers: set[int] = set()
        for each in inner["provisions"]:
            if each.get("number") in numbers:
                del each["number"]
            numbers.add(each.get("number", 0))
        least = max(len(inner["provisions"]), *numbers, 0)
        if made.get("stated_total", least) < least:
            del made["stated_total"]
        holders = list(dict.fromkeys(each["holder"] for each in inner["positions"]))
        if len(holders) > 1:
            made["parties"] = holders
        return made | {key: facts for key, facts in inner.items() if facts}

    def _gap(self, text: str) -> Values:
        name = self._ids.make(f"gap {text}")
        self._doubts[name] = "the model says that the article does not tell this"
        return {"id": name, "text": text, "weight": _USUAL}

    def _untold(self, plan: Values) -> list[Values]:
        """Return what is open of a plan whose points are not all told."""
        total = plan.get("stated_total", 0)
        if total <= len(plan.get("provisions", ())):
            return []
        text = f"What the rest of the {total} points of the plan say."
        return [{"id": self._ids.make("gap-points"), "text": text, "weight": 4}]

    def _line(self, lead: Values, participants: Sequence[Values]) -> Values:
        """Return a fact as the bottom line, with who says so."""
        called = {
            each["id"]: each.get("short") or each["name"] for each in participants
        }
        text = lead["text"]
        if lead.get("said_by"):
            names = " and ".join(called[name] for name in lead["said_by"])
            text = f"{text.rstrip('.')}, according to {names}."
        name = self._ids.make("bottom-line")
        return {"id": name, "text": text, "weight": 5, "rests_on": [lead["id"]]}

    def _lead(self, data: Values) -> Values | None:
        """Return the weightiest fact with a quote, and of several the first told."""
        facts = [
            *(each for topic in data["topics"] for each in topic.get("statements", ())),
            *data["events"],
            *data["un_activity"],
            *data["plans"],
        ]
        sure = [f for f in facts if f.get("evidence") and f["id"] not in self._doubts]
        return min(
            sure,
            key=lambda f: (-f.get("weight", _USUAL), f["evidence"][0]["paragraph"]),
            default=None,
        )


def _place(key: str) -> tuple[int, int]:
    if key in _FIRST:
        return 0, _FIRST.index(key)
    return (2, _LAST.index(key)) if key in _LAST else (1, 0)


def _side_by_side(participants: list[Values]) -> list[Values]:
    """Return participants of which none is on its own side, by way of others or not."""
    sides = {each["id"]: each.get("side") for each in participants}
    for each in participants:
        seen = {each["id"]}
        over = each.get("side")
        while over in sides and over not in seen:
            seen.add(over)
            over = sides[over]
        if over == each["id"]:
            del each["side"]
            sides[each["id"]] = None
    return participants
