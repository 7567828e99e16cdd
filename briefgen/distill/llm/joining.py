"""The answers on the parts of an article, as one: who and what is the same is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefgen.distill.draft import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.distill.draft import Ids, Values

_NAMING: Final = ("side", "holder", "actor", "body", "author", "plan")
_NAMING_SOME: Final = ("said_by", "participants")
_LISTS: Final = ("events", "un_activity", "next_dates", "gaps")


def joined(answers: Sequence[Values], ids: Ids) -> Values:
    """Return some answers as one, with ids of `ids` for participants and plans."""
    made: Values = {"participants": [], "topics": [], "plans": []}
    made |= {key: [] for key in _LISTS}
    for answer in answers:
        names = _names(answer, made, ids)
        own: Values = {key: _renamed(each, names) for key, each in answer.items()}
        for new in own.get("participants", ()):
            _join(new, made["participants"])
        for new in own.get("topics", ()):
            _group(new, made["topics"], ("statements", "positions"))
        for new in own.get("plans", ()):
            _group(new, made["plans"], ("provisions", "positions"))
        for key in _LISTS:
            _add(made[key], own.get(key, ()))
    return made


def _names(answer: Values, made: Values, ids: Ids) -> dict[str, str]:
    """Return the new id of each participant and plan of an answer, by its old one."""
    names: dict[str, str] = {}
    for key, is_same in (("participants", _is_same), ("plans", _has_same_heading)):
        known = list(made[key])
        for new in answer.get(key, ()):
            same = next((old for old in known if is_same(old, new)), None)
            name = same["id"] if same else ids.make(new["id"], 9)
            names[new["id"]] = name
            known.append({**new, "id": name})
    return names


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """Return a part of an answer that names participants and plans by new ids."""
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    made: Values = {}
    for key, each in value.items():
        if key in ("id", *_NAMING):
            made[key] = names.get(each, each)
        elif key in _NAMING_SOME and all(isinstance(name, str) for name in each):
            made[key] = list(dict.fromkeys(names.get(name, name) for name in each))
        else:
            made[key] = _renamed(each, names)
    return made


def _is_same(old: Values, new: Values) -> bool:
    """Tell whether two participants are one: a name in full, or another's alias."""
    if old["kind"] != new["kind"]:
        return False
    return old["name"].lower() in _called(new) or new["name"].lower() in _called(old)


def _called(participant: Values) -> set[str]:
    return {
        each.lower() for each in (participant["name"], *participant.get("aliases", ()))
    }


def _has_same_heading(old: Values, new: Values) -> bool:
    return bool(old["title"].lower() == new["title"].lower())


def _join(new: Values, old: list[Values]) -> None:
    """Add a participant, or what is new of it to the one that is there."""
    same = next((each for each in old if each["id"] == new["id"]), None)
    if same is None:
        old.append(new)
        return
    for key in ("aliases", "evidence"):
        _add_values(same.setdefault(key, []), new.get(key, ()))
    for key, value in new.items():
        same.setdefault(key, value)


def _group(new: Values, old: list[Values], inner: tuple[str, ...]) -> None:
    """Add a topic or plan, or what stands under it to one of the same heading."""
    same = next((each for each in old if _has_same_heading(each, new)), None)
    if same is None:
        old.append({**new, **{key: list(new.get(key, ())) for key in inner}})
        return
    for key in inner:
        _add(same[key], new.get(key, ()))
    if "evidence" in same:
        _add_values(same["evidence"], new.get("evidence", ()))
    for key, value in new.items():
        same.setdefault(key, value)


def _add(old: list[Values], new: Iterable[Values]) -> None:
    """Add the facts that no other says in the same words."""
    known = {told(each).lower() for each in old}
    for each in new:
        if told(each).lower() not in known:
            known.add(told(each).lower())
            old.append(each)


def _add_values(old: list[Any], new: Iterable[Any]) -> None:
    old.extend(each for each in new if each not in old)
