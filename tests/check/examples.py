"""The short examples of rules, completed to whole dossiers."""

from __future__ import annotations

from typing import Any

import yaml

from briefgen.dossier.models import Dossier

_LIST_OF = {
    "C006": ("participants",),
    "H001": ("sources", "statements"),
    "H006": ("gaps", "statements"),
    "S003": ("sources",),
    "S004": ("sources",),
    "S005": ("sources",),
}
"""Where the lists of an example stand; else they are statements."""

_MAPPING_OF = {"C003": "plans", "C004": "un_activity"}
"""What an example tells of that is one mapping; else a statement, or the dossier."""

_JUDGMENT: dict[str, Any] = {
    "id": "judgment-may",
    "text": "The ports are likely to reopen.",
    "kind": "judgment",
}
_OF_STATEMENTS = {"text", "kind", "likelihood", "said_by", "because", "confidence"}
_EVIDENCE = {"source": "notice", "quote": "asked both ports to reopen"}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "bottom_line": {"text": "Both ports reopen.", "evidence": [_EVIDENCE]},
    "events": {"text": "It began.", "title": "Start", "evidence": [_EVIDENCE]},
    "gaps": {"text": "What comes next."},
    "next_dates": {
        "text": "They meet.",
        "when": {"date": "2026-03-09"},
        "evidence": [_EVIDENCE],
    },
    "participants": {"name": "A party", "kind": "body", "evidence": [_EVIDENCE]},
    "plans": {"text": "A plan.", "title": "The plan", "evidence": [_EVIDENCE]},
    "provisions": {"title": "A point", "text": "A point.", "evidence": [_EVIDENCE]},
    "questions": {"question": "What now?", "answer": "It reopens."},
    "sources": {"title": "A notice", "kind": "notice", "description": "A notice."},
    "statements": {"text": "Both ports reopen."},
    "un_activity": {
        "text": "It acts.",
        "action": "Acts",
        "actor": "council",
        "body": "council",
        "evidence": [_EVIDENCE],
    },
}


def dossier_of(rule: str, example: str) -> str:
    """Return a facts file with an example in it, completed where it has '…'."""
    data: dict[str, Any] = {
        "title": "Ports are asked to reopen",
        "subject": "Port talks",
        "as_of": "2026-03-04T09:00Z",
        "marking": "TLP:CLEAR",
    }
    if rule != "S007":
        data["made_by"] = "Written by hand."
    lists = iter(_LIST_OF.get(rule, ()))
    for part in example.split("\n…\n"):
        given = yaml.load(part, yaml.BaseLoader)  # noqa: S506 - it makes only text
        if isinstance(given, list):
            data.setdefault(next(lists, "statements"), []).extend(given)
        elif section := _MAPPING_OF.get(rule):
            data.setdefault(section, []).append(given)
        elif _OF_STATEMENTS.intersection(given):
            data.setdefault("statements", []).append(given)
        else:
            data |= {key: value for key, value in given.items() if value != "…"}
    if rule == "S002":
        data["sources"] = [{"id": "notice", "published": "2026-03-02"}, {"id": "news"}]
    if rule == "H005":
        data["statements"] = [_JUDGMENT, {"id": "request"}]
    return yaml.safe_dump(_completed(data), allow_unicode=True, sort_keys=False)


def _completed(data: dict[str, Any]) -> dict[str, Any]:
    whole = {
        key: _items(key, value) if isinstance(value, list) else value
        for key, value in data.items()
    }
    statements = whole.pop("statements", _items("statements", [{}]))
    whole["topics"] = [{"id": "topic", "title": "Topic", "statements": statements}]
    whole["sources"] = whole.get("sources") or _items("sources", [{"id": "notice"}])
    whole["participants"] = whole.get("participants", [])
    named = list(_named(whole))
    for section, name in dict.fromkeys(named):
        if name not in [item["id"] for item in whole[section]]:
            whole[section] += _items(section, [{"id": name, "name": name.title()}])
    return {key: whole[key] for key in Dossier.keys_of if whole.get(key)}


def _items(section: str, given: list[Any]) -> list[dict[str, Any]]:
    """Return the items of a section with all that they need."""
    items = []
    for index, item in enumerate(given):
        told = {key: value for key, value in item.items() if key != "…"}
        told = {key: value for key, value in told.items() if value != "…"}
        whole = {"id": f"{section.replace('_', '-')}-{index}"} | _DEFAULTS[section]
        whole |= told
        if section == "sources":
            whole.pop("name", None)
            if "id" not in told:
                whole["id"] = "notice"
        if section == "statements" and ("likelihood" in whole):
            whole["kind"] = "judgment"
        if whole.get("kind") == "judgment":
            whole.setdefault("because", "Crews are hired.")
        if section == "statements" and not _is_bare(told):
            whole.setdefault("evidence", [_EVIDENCE])
        if "when" in whole:
            whole["when"] = {"text": "then", "date": whole["when"]["date"]}
        if "evidence" in whole:
            whole["evidence"] = [_EVIDENCE | _known(e) for e in whole["evidence"]]
        if "provisions" in whole:
            whole["provisions"] = _items("provisions", whole["provisions"])
        items.append(whole)
    return items


def _is_bare(told: dict[str, Any]) -> bool:
    """Tell whether a statement is one that is meant to have no evidence."""
    return set(told) == {"id", "text"} and told["id"] == "request"


def _known(given: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if key != "…"}


def _named(data: Any) -> Any:
    """Yield the section and the id of each source and participant that is named."""
    if isinstance(data, list):
        for item in data:
            yield from _named(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "source":
                yield "sources", value
            elif key in ("said_by", "parties"):
                yield from (("participants", name) for name in value)
            elif key in ("actor", "body"):
                yield "participants", value
            else:
                yield from _named(value)
