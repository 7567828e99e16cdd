"""YAML to plain data, strictly, with the place of every part.

Events come from PyYAML's C parser where it is there. Of YAML only what people
write is let in: mappings, lists and text. Every scalar stays the text that was
written, so that ``no``, ``12:30`` and dates mean themselves; an empty one,
``~`` and ``null`` are None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from briefgen.dossier.characters import describe, first_refused
from briefgen.dossier.places import Places, mark_place
from briefgen.dossier.rules import MOST
from briefgen.dossier.syntax import explained
from briefgen.errors import Place, Problem, UserError

DEPTH = 16
"""The most levels of mappings and lists within each other; facts need eight."""

_BLANK = " \t\r\n"
"""What is left out around a text; a no-break space belongs to it."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as Parser  # type: ignore[assignment] # the same, slower


class Reading(NamedTuple):
    """What was read: plain data, where each part stands, and what was refused."""

    data: Any
    places: Places
    problems: list[Problem]


def read(text: str, file: str) -> Reading:
    """Return the one document of a YAML text.

    Raises `UserError` where the text is not YAML, is empty or is too deep; what
    can be passed over, such as a key given twice, becomes a problem.
    """
    builder = _Builder(file)
    handlers = builder.handlers
    next_event = Parser(text).get_event
    try:
        while (kind := type(event := next_event())) is not StreamEndEvent:
            handlers[kind](event)
    except yaml.YAMLError as error:
        raise UserError((*builder.problems, explained(error, text, file))) from None
    whole = builder.whole
    if whole.data in ([], [None]):
        raise UserError(
            "the file is empty",
            place=Place(file),
            hint="start with title, subject, as_of, marking and sources",
        )
    places = Places(file, whole.data[0], whole.spots[0], builder.spots)
    return Reading(whole.data[0], places, builder.problems)


class _List:
    """A list that is being read, and the mark of each item."""

    __slots__ = ("data", "spots")

    def __init__(self) -> None:
        self.data: list[Any] = []
        self.spots: list[Any] = []

    def add(self, event: Any, value: object) -> None:
        self.data.append(value)
        self.spots.append(event.start_mark)


class _Mapping:
    """A mapping that is being read, and the marks of each key and its value."""

    __slots__ = ("_key", "_refuse", "data", "spots")

    def __init__(self, refuse: Callable[[Any, str, str], None]) -> None:
        self.data: dict[str, Any] = {}
        self.spots: dict[str, tuple[Any, Any]] = {}
        self._refuse = refuse
        self._key: Any = None

    def add(self, event: Any, value: object) -> None:
        key = self._key
        if key is None:
            self._key = event
            return
        self._key = None
        name = _name(key)
        if name in self.data:
            first = self.spots[name][0]
            where = f"line {first.line + 1}, column {first.column + 1}"
            message = f"key '{name}' is given twice, first at {where}"
            self._refuse(key, message, "keep one of them")
        elif name == "<<":
            self._refuse(key, "merge keys ('<<') are not allowed", "write the keys out")
        elif name is None:
            self._refuse(key, "a key must be a plain word", "")
        else:
            self.data[name] = value
            self.spots[name] = (key.start_mark, event.start_mark)


def _name(key: Any) -> str | None:
    return key.value if type(key) is ScalarEvent else None


class _Builder:
    """Turns events into data: `handlers` has what to do for each kind."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.spots: dict[int, Any] = {}
        self.whole = _List()
        self.handlers: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            SequenceStartEvent: self._open_list,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
            DocumentEndEvent: _pass_over,
            StreamStartEvent: _pass_over,
        }
        self._file = file
        self._top: _List | _Mapping = self.whole
        self._outer: list[_List | _Mapping] = []

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        place = mark_place(self._file, event.start_mark)
        self.problems.append(Problem(message, place, hint))
        if len(self.problems) == MOST:
            raise UserError(tuple(self.problems))

    def _scalar(self, event: Any) -> None:
        value = event.value
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if event.implicit[0] and value in _NULLS:
            self._top.add(event, None)
            return
        if not value.isprintable() and (wrong := first_refused(value)):
            self._refuse(event, f"{describe(wrong)}, is not allowed", "remove it")
        self._top.add(event, value.strip(_BLANK))

    def _open_mapping(self, event: Any) -> None:
        self._open(event, _Mapping(self._refuse))

    def _open_list(self, event: Any) -> None:
        self._open(event, _List())

    def _open(self, event: Any, new: _List | _Mapping) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if len(self._outer) >= DEPTH:
            self._refuse(event, f"more than {DEPTH} levels within each other", "")
            raise UserError(tuple(self.problems))
        self.spots[id(new.data)] = new.spots
        self._top.add(event, new.data)
        self._outer.append(self._top)
        self._top = new

    def _close(self, _event: Any) -> None:
        self._top = self._outer.pop()

    def _alias(self, event: Any) -> None:
        self._refuse(event, f"aliases (*{event.anchor}) are not allowed", _WRITE_OUT)
        self._top.add(event, None)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"anchors (&{event.anchor}) are not allowed"
            self._refuse(event, message, _WRITE_OUT)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"tags ({tag}) are not allowed"
            self._refuse(event, message, "put a text that starts with '!' in quotes")

    def _document(self, event: Any) -> None:
        if self.whole.data:
            self._refuse(event, "a second document starts here", "keep one a file")
            raise UserError(tuple(self.problems))


_WRITE_OUT = "write it out, or put a text that starts with '&' or '*' in quotes"


def _pass_over(_event: object) -> None:
    """Say nothing of the events that carry nothing."""
