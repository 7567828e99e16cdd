"""A second article into a dossier that is there: only lines are added.

What a person wrote stays as it is, byte for byte: facts that say the same get the
new evidence as a further line, others are put at the end of their list. What
contradicts a fact is added with a comment, for the desk to decide.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from briefgen.distill import writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.distill.draft import Draft, Values

_SAME: Final = 80.0
"""Texts at least so alike, in percent, say the same."""
_NEAR: Final = 62.0
"""Texts at least so alike speak of the same, and may contradict each other."""
_LISTS: Final = ("events", "un_activity", "next_dates")
_OPPOSED: Final = {
    frozenset(pair)
    for pair in (
        ("supports", "opposes"),
        ("supports", "withholds"),
        ("supports", "denies"),
        ("proposes", "opposes"),
        ("calls-for", "opposes"),
    )
}
_ID = re.compile(r"\bid:\s*['\"]?([a-z0-9-]+)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Edit(NamedTuple):
    """Text to be put into a file at a place: the number of characters before it."""

    at: int
    text: str


class Merged(NamedTuple):
    """What came of merging: the new text, and how many facts joined others."""

    text: str
    added: int
    joined: int
    contradictions: int


class _Node(NamedTuple):
    """A part of the file: its value, and the node of the parser."""

    value: Any
    node: Any


def free_sources(text: str, folder: Path, count: int) -> list[str]:
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

    `old` is a file that loads. Its lines stay, in their order.
    """
    return _Merge(old, draft).made()


class _Merge:
    def __init__(self, old: str, draft: Draft) -> None:
        self._old = old
        self._draft = draft
        self._root = yaml.compose(old, Loader=yaml.CSafeLoader)
        self._data: Values = yaml.load(old, Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone
        self._doubts = dict(draft.doubts)
        self._edits: list[Edit] = []
        self._taken = set(_ID.findall(old))
        self._ids: dict[str, str] = {}
        self._added = self._joined = self._contradictions = 0

    def made(self) -> Merged:
        data = self._draft.data
        self._participants(data.get("participants", []))
        for key in ("sources", "participants"):
            self._append((key,), [self._own(each) for each in data.get(key, ())])
        for key in _LISTS:
            self._facts((key,), data.get(key, []))
        self._grouped("topics", data.get("topics", []))
        self._grouped("plans", data.get("plans", []))
        self._append(("gaps",), [self._own(g) for g in self._new_gaps(data)])
        text = self._old
        for edit in sorted(self._edits, key=lambda each: each.at, reverse=True):
            text = text[: edit.at] + edit.text + text[edit.at :]
        return Merged(text, self._added, self._joined, self._contradictions)

    def _participants(self, new: list[Values]) -> None:
        """Join participants of the same name, and drop them from the draft."""
        known = self._data.get("participants") or []
        for each in list(new):
            match = next(
                (n for n, old in enumerate(known) if _is_same_name(old, each)), None
            )
            if match is None:
                continue
            self._ids[each["id"]] = known[match]["id"]
            self._evidence(("participants", match), each)
            new.remove(each)

    def _facts(self, path: tuple[Any, ...], new: list[Values]) -> None:
        """Join what says the same as a fact of a list; add the rest at its end."""
        known = _at(self._data, path) or []
        left: list[Values] = []
        for each in new:
            fact = self._own(each)
            match = self._match(fact, known)
            if match is not None and not _contradicts(known[match], fact):
                self._evidence((*path, match), fact)
                continue
            other = match if match is not None else self._near(fact, known)
            if other is not None and (why := _contradicts(known[other], fact)):
                self._contradictions += 1
                self._doubts[fact["id"]] = f"contradicts '{known[other]['id']}': {why}"
            left.append(fact)
        self._append(path, left)

    def _match(self, fact: Values, known: list[Values]) -> int | None:
        from rapidfuzz.fuzz import token_sort_ratio

        scores = [token_sort_ratio(_bare(fact), _bare(old)) for old in known]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        return best if best is not None and scores[best] >= _SAME else None

    def _near(self, fact: Values, known: list[Values]) -> int | None:
        """Return a fact that speaks of the same, or the same one's other position."""
        from rapidfuzz.fuzz import token_sort_ratio

        for number, old in enumerate(known):
            if "stance" in fact and old.get("holder") == fact["holder"]:
                return number
            if token_sort_ratio(_bare(fact), _bare(old)) >= _NEAR:
                return number
        return None

    def _grouped(self, key: str, new: list[Values]) -> None:
        """Put facts under topics or plans of the same heading, or add the heading."""
        known = self._data.get(key) or []
        inner = ("statements", "positions") if key == "topics" else (
            "provisions", "positions",
        )  # fmt: skip
        left: list[Values] = []
        for each in new:
            match = next(
                (n for n, old in enumerate(known) if _is_same_heading(old, each)), None
            )
            if match is None and key == "plans" and len(known) == 1 == len(new):
                match = 0
            if match is None:
                left.append(self._own(each))
                continue
            if key == "plans":
                self._ids[each["id"]] = known[match]["id"]
                self._evidence((key, match), each)
            for part in inner:
                self._facts((key, match, part), each.get(part, []))
        self._append((key,), left)

    def _new_gaps(self, data: Values) -> Iterator[Values]:
        known = {str(gap.get("text")) for gap in self._data.get("gaps") or []}
        for gap in data.get("gaps", []):
            if gap["text"] not in known:
                yield gap

    def _own(self, value: Any) -> Any:
        """Return a part of the draft with ids that the file does not have yet."""
        if isinstance(value, list):
            return [self._own(each) for each in value]
        if not isinstance(value, dict):
            return self._ids.get(value, value) if isinstance(value, str) else value
        made: Values = {}
        for key, each in value.items():
            if key == "id":
                made[key] = self._fresh(each)
            elif key in _IDS or (isinstance(each, (list, dict)) and key != "aliases"):
                made[key] = self._own(each)
            else:
                made[key] = each
        return made

    def _fresh(self, name: str) -> str:
        if name in self._ids:
            return self._ids[name]
        new, number = name, 1
        while new in self._taken:
            number += 1
            new = f"{name}-{number}"
        self._taken.add(new)
        self._ids[name] = new
        if name in self._doubts:
            self._doubts[new] = self._doubts[name]
        return new

    def _evidence(self, path: tuple[Any, ...], fact: Values) -> None:
        """Add the evidence of a fact to that of another one."""
        known = (_at(self._data, path) or {}).get("evidence") or []
        held = {(each.get("source"), each.get("quote")) for each in known}
        new = [
            self._own(each)
            for each in fact.get("evidence", ())
            if (self._ids.get(each["source"], each["source"]), each["quote"])
            not in held
        ]
        self._joined += 1
        self._append((*path, "evidence"), new, is_flow=True)

    def _append(
        self, path: tuple[Any, ...], new: list[Any], *, is_flow: bool = False
    ) -> None:
        """Put items at the end of a list, or begin the list."""
        if not new:
            return
        if not is_flow:
            self._added += len(new)
        node = _node(self._root, path)
        if node is not None and getattr(node, "flow_style", False):
            inner = ", ".join(writing.flow(each) for each in new)
            at = node.end_mark.index - 1
            self._edits.append(Edit(at, f", {inner}" if node.value else inner))
            return
        if node is not None and node.value:
            last = node.value[-1]
            indent = " " * (last.start_mark.column - 2)
            text = self._lines(new, indent, is_flow=is_flow)
            self._edits.append(Edit(self._end(last), text))
            return
        above = _node(self._root, path[:-1])
        if node is not None or above is None or above.flow_style:
            return  # an empty list written as a null: a person must look
        indent = " " * above.value[0][0].start_mark.column
        text = self._lines(new, f"{indent}  ", is_flow=is_flow)
        head = "\n" if len(path) == 1 else ""
        self._edits.append(Edit(self._end(above), f"{head}{indent}{path[-1]}:\n{text}"))

    def _lines(self, new: list[Any], indent: str, *, is_flow: bool) -> str:
        if is_flow:
            lines = [f"{indent}- {writing.flow(each)}" for each in new]
        else:
            lines = list(writing.items(new, indent, self._doubts))
        return "\n".join(lines) + "\n"

    def _end(self, node: Any) -> int:
        """Return where the line ends that the last word of a node stands in."""
        while node.value and not isinstance(node, yaml.ScalarNode):
            last = node.value[-1]
            if getattr(node, "flow_style", False):
                break
            node = last[1] if isinstance(last, tuple) else last
        at: int = node.end_mark.index
        while at > 0 and self._old[at - 1] in "\n ":
            at -= 1
        end = self._old.find("\n", at)
        return len(self._old) if end < 0 else end + 1


_IDS: Final = (
    "side", "holder", "actor", "body", "author", "plan", "said_by", "participants",
    "parties", "rests_on", "words_of", "source",
)  # fmt: skip


def _node(root: Any, path: tuple[Any, ...]) -> Any:
    """Return the node at a path, or None."""
    node = root
    for part in path:
        if isinstance(part, int):
            node = node.value[part]
            continue
        found = [value for key, value in node.value if key.value == part]
        if not found:
            return None
        node = found[0]
    return node


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part] if isinstance(part, int) else data.get(part)
        if data is None:
            return None
    return data


def _plain(value: Any) -> str:
    """Return a text that may be given in several languages: the first of them."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return str(value or "")


def _bare(fact: Values) -> str:
    """Return the words of a fact without its numbers, to be compared."""
    words = re.findall(r"[^\W\d_]+", _plain(fact.get("text")).lower())
    return " ".join(word for word in words if len(word) > 2)  # noqa: PLR2004


def _contradicts(old: Values, new: Values) -> str:
    """Return in what two facts on the same differ: a stance, a date, a number."""
    if "stance" in new and old.get("holder") == new["holder"]:
        one, two = str(old.get("stance")), str(new["stance"])
        return f"'{two}', not '{one}'" if frozenset((one, two)) in _OPPOSED else ""
    one = str((old.get("when") or {}).get("date") or "")
    two = str((new.get("when") or {}).get("date") or "")
    if one and two and not (one.startswith(two) or two.startswith(one)):
        return f"{two}, not {one}"
    first = set(_NUMBER.findall(_plain(old.get("text"))))
    second = set(_NUMBER.findall(_plain(new.get("text"))))
    if first and second and first.isdisjoint(second):
        return f"{', '.join(sorted(second))}, not {', '.join(sorted(first))}"
    return ""


def _is_same_name(old: Values, new: Values) -> bool:
    names = {_plain(old.get("name")).lower(), _plain(old.get("short")).lower()}
    names |= {str(each).lower() for each in old.get("aliases") or ()}
    bare = {re.sub(r"^the ", "", name.replace("’", "'")) for name in names if name}
    own = {str(new["name"]).lower().replace("’", "'")}
    own |= {str(each).lower() for each in new.get("aliases", ())}
    if old.get("kind") == "person":
        return str(new["name"]).lower() in bare
    return bool(bare & {re.sub(r"^the ", "", name) for name in own})


def _is_same_heading(old: Values, new: Values) -> bool:
    one = _plain(old.get("title")).lower()
    return one == str(new["title"]).lower() or str(new["id"]) == str(old.get("id"))
