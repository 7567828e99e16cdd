"""A further article into a dossier that is there: only lines are added.

What a person wrote stays as it is, byte for byte. Facts that say the same get the new
evidence as a further line; others are put at the end of their list. What contradicts a
fact is added with a comment, for the desk to decide.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from briefgen.distill import alike
from briefgen.distill.draft import told
from briefgen.distill.inserting import Insertion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as Folder

    from briefgen.distill.draft import Draft, Values
    from briefgen.distill.inserting import Path

_LISTS: Final = ("events", "un_activity", "next_dates")
_INNER: Final = {
    "topics": ("statements", "positions"),
    "plans": ("provisions", "positions"),
}
_REFERENCES: Final = (
    "side", "holder", "actor", "body", "author", "plan", "said_by", "participants",
    "parties", "rests_on", "words_of", "source",
)  # fmt: skip
"""The keys whose values are ids."""
_ID: Final = re.compile(r"\bid:\s*['\"]?([a-z0-9-]+)")


class Merged(NamedTuple):
    """What came of merging: the new text, and how many facts joined others."""

    text: str
    added: int
    joined: int
    contradictions: int


def free_sources(text: str, folder: Folder, count: int) -> list[str]:
    """Return ids for new sources that neither a facts file nor a text beside it has."""
    taken = set(_ID.findall(text))
    names = ("article" if n == 1 else f"article-{n}" for n in itertools.count(1))
    free = (
        name
        for name in names
        if name not in taken and not (folder / f"{name}.txt").exists()
    )
    return list(itertools.islice(free, count))


def merged(old: str, draft: Draft) -> Merged:
    """Return the text of a facts file with the facts of a draft put in.

    `old` is a file that loads. Its lines stay, in their order. The whole is a draft
    then, unless it says that it is final.
    """
    return _Merge(old, draft).made()


class _Merge:
    def __init__(self, old: str, draft: Draft) -> None:
        self._draft = draft
        self._into = Insertion(old)
        self._data: Values = yaml.load(old, Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone
        self._doubts = dict(draft.doubts)
        self._taken = set(_ID.findall(old))
        self._ids: dict[str, str] = {}
        self._added = self._joined = self._contradictions = 0

    def made(self) -> Merged:
        """Return what becomes of the file."""
        data = self._draft.data
        self._into.key("made_by", self._draft.made_by, after="marking")
        self._into.key("status", "draft", after="marking")
        self._sources(data.get("sources", []))
        self._participants(data.get("participants", []))
        for key in _LISTS:
            self._put((key,), self._left(key, data.get(key, [])))
        for key in _INNER:
            self._grouped(key, data.get(key, []))
        known = {told(gap) for gap in self._data.get("gaps") or ()}
        new = [gap for gap in data.get("gaps", ()) if gap["text"] not in known]
        self._put(("gaps",), [self._own(gap) for gap in new])
        return Merged(
            self._into.made(), self._added, self._joined, self._contradictions
        )

    def _sources(self, new: list[Values]) -> None:
        """Add sources, with who made the facts on them, if the file names others."""
        made_by = alike.plain(self._data.get("made_by"))
        for each in new:
            own = self._own(each)
            if made_by and " ".join(made_by.split()) != self._draft.made_by:
                self._doubts[own["id"]] = f"tell it in made_by: {self._draft.made_by}"
            self._put(("sources",), [own])

    def _put(self, path: Path, new: list[Values]) -> None:
        self._into.items(path, new, self._doubts)
        if path != ("sources",):
            self._added += len(new)

    def _participants(self, new: list[Values]) -> None:
        """Join participants of the same name; add the others."""
        known = self._data.get("participants") or []
        left = []
        for each in new:
            match = next(
                (n for n, old in enumerate(known) if alike.is_same_one(old, each)), None
            )
            if match is None:
                left.append(each)
            else:
                self._ids[each["id"]] = known[match]["id"]
                self._join(("participants", match), known[match], each)
        self._put(("participants",), [self._own(each) for each in left])

    def _left(self, kind: str, new: list[Values]) -> list[Values]:
        """Join facts that say the same as one of their kind; return the others."""
        known = list(self._known(kind))
        facts = [fact for _, fact in known]
        left: list[Values] = []
        for each in new:
            fact = self._own(each)
            match = alike.same(fact, facts)
            why = ""
            if match is not None and not alike.difference(facts[match], fact):
                why = alike.turned(facts[match], fact)
                if not why:
                    self._join(known[match][0], facts[match], fact)
                    continue
            if why := why or alike.contradicted(fact, facts):
                self._contradictions += 1
                self._doubts[fact["id"]] = why
            left.append(fact)
        return left

    def _known(self, kind: str) -> Iterator[tuple[Path, Values]]:
        """Yield each fact of a kind that the file has, with the way to it."""
        if kind in _LISTS:
            yield from (
                ((kind, n), fact) for n, fact in enumerate(self._data.get(kind) or ())
            )
            return
        for key, inner in _INNER.items():
            if kind not in inner:
                continue
            for n, group in enumerate(self._data.get(key) or ()):
                facts = enumerate(group.get(kind) or ())
                yield from (((key, n, kind, m), fact) for m, fact in facts)

    def _grouped(self, key: str, new: list[Values]) -> None:
        """Put facts under topics or plans of the same heading, or add the heading."""
        known = self._data.get(key) or []
        others: list[Values] = []
        for each in new:
            match = next(
                (n for n, old in enumerate(known) if alike.is_same_heading(old, each)),
                None,
            )
            if match is None and key == "plans" and len(known) == 1 == len(new):
                match = 0  # both tell of one plan
            if match is not None:
                self._ids[each["id"]] = known[match]["id"]
                if key == "plans":
                    self._join((key, match), known[match], each)
            left = {part: self._left(part, each.get(part, [])) for part in _INNER[key]}
            if match is not None:
                for part, facts in left.items():
                    self._put((key, match, part), facts)
            elif key == "plans" or any(left.values()):
                bare = {k: v for k, v in each.items() if k not in left}
                parts = {part: facts for part, facts in left.items() if facts}
                others.append(self._own(bare) | parts)
        self._put((key,), others)

    def _own(self, value: Any) -> Any:
        """Return a part of the draft with ids that the file does not have yet."""
        if isinstance(value, list):
            return [self._own(each) for each in value]
        if isinstance(value, str):
            return self._ids.get(value, value)
        if not isinstance(value, dict):
            return value
        made: Values = {}
        for key, each in value.items():
            if key == "id":
                made[key] = self._fresh(each)
            elif key in _REFERENCES or _is_part(each):
                made[key] = self._own(each)
            else:
                made[key] = each
        return made

    def _fresh(self, name: str) -> str:
        if name in self._ids:
            return self._ids[name]
        numbers = itertools.count(2)
        new = name
        while new in self._taken:
            new = f"{name}-{next(numbers)}"
        self._taken.add(new)
        self._ids[name] = new
        if name in self._doubts:
            self._doubts[new] = self._doubts[name]
        return new

    def _join(self, path: Path, old: Values, fact: Values) -> None:
        """Add the evidence of a fact to that of one that says the same."""
        held = {
            (each.get("source"), each.get("quote"))
            for each in old.get("evidence") or ()
        }
        evidence = [self._own(each) for each in fact.get("evidence", ())]
        new = [each for each in evidence if (each["source"], each["quote"]) not in held]
        self._into.items((*path, "evidence"), new, self._doubts)
        self._joined += 1


def _is_part(value: Any) -> bool:
    """Tell whether a value holds parts with ids of their own, and no mere texts."""
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
