"""Stories to measure with: true facts, falsified copies and paraphrases.

A folder has `source.txt`, `facts.yaml` (a dossier), `false*.yaml` (lists of
`{fact, kind, set}`) and `paraphrases*.yaml` (lists of `{fact, set}`). `set` gives
values by dotted paths, such as `when.date`. `true*.yaml` are written as paraphrases
are, with quotes of their own: further true facts.
"""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefgen.check.source_text import read_texts
from briefgen.check.subject import Subject
from briefgen.check.word_lists import WordLists
from briefgen.dossier.loader import load_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator

TRUE = "true facts"
PARAPHRASE = "paraphrases"


class Variant(NamedTuple):
    """A fact as it is or altered: its id in the dossier, its kind, what it says."""

    id: str
    fact: str
    kind: str
    altered: dict[str, Any]


class Story(NamedTuple):
    """A dossier that holds each fact and each altered copy of it."""

    name: str
    subject: Subject
    variants: tuple[Variant, ...]


def stories(data: Path) -> list[Story]:
    """Return the stories below a folder, in the order of their names."""
    return [_story(path.parent) for path in sorted(data.glob("*/facts.yaml"))]


def _story(folder: Path) -> Story:
    dossier = _plain(folder / "facts.yaml")
    lists = {fact["id"]: (facts, fact) for facts, fact in _facts(dossier)}
    variants = [Variant(name, name, TRUE, {}) for name in lists]
    for file, kind in _files(folder):
        for number, entry in enumerate(_plain(file) or ()):
            name, said = entry["fact"], entry["set"]
            facts, fact = lists[name]
            new = _altered(fact, said)
            new["id"] = f"{name}-{file.stem}-{number}"
            facts.append(new)
            variants.append(Variant(new["id"], name, kind or _kind(entry), said))
    return Story(folder.name, _subject(folder, dossier), tuple(variants))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files with altered facts, and their kind where it is one for all."""
    for file in sorted(folder.glob("false*.yaml")):
        yield file, ""
    for name, kind in (("paraphrases", PARAPHRASE), ("true", TRUE)):
        for file in sorted(folder.glob(f"{name}*.yaml")):
            yield file, kind


def _kind(entry: dict[str, str]) -> str:
    """Return how an altered fact is false; a number behind it tells who wrote it."""
    return entry["kind"].rstrip("0123456789")


def _altered(fact: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a fact with other values, without the facts beneath it."""
    new = copy.deepcopy(
        {key: fact[key] for key in fact if key not in ("provisions", "positions")}
    )
    for way, value in said.items():
        *keys, last = way.split(".")
        at = new
        for key in keys:
            at = at[key]
        at[last] = value
    return new


def _subject(folder: Path, dossier: dict[str, Any]) -> Subject:
    with TemporaryDirectory() as name:
        copied = Path(name)
        shutil.copy(folder / "source.txt", copied)
        text = json.dumps(dossier, ensure_ascii=False, indent=1)
        (copied / "facts.yaml").write_text(text, "utf-8")
        loaded = load_with_places(copied / "facts.yaml")
        texts = read_texts(loaded.dossier, copied, {})
    return Subject(loaded, texts, WordLists())


def _plain(path: Path) -> Any:
    """Return what a file holds, every value as the text that stands there."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone


def _facts(dossier: dict[str, Any]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Yield each fact that is measured, with the list that copies of it go to."""
    lists = [dossier.get(name, []) for name in ("events", "un_activity", "plans")]
    for section, names in (
        ("topics", ("statements", "positions")),
        ("plans", ("positions",)),
    ):
        lists += [
            above.get(name, []) for above in dossier.get(section, []) for name in names
        ]
    found = [(facts, fact) for facts in lists for fact in facts]
    for plan in dossier.get("plans", [])[:]:
        # A plan may not list more points than it says it has.
        other = _altered(plan, {"id": f"{plan['id']}-copies", "provisions": []})
        other.pop("stated_total", None)
        dossier["plans"].append(other)
        found += [(other["provisions"], fact) for fact in plan.get("provisions", [])]
    return iter(found)
