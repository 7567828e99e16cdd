"""Canaries: a text, a date or a number in each field of a dossier, each its own.

Which fields there are is asked of the classes, so that a new one is covered by itself;
one of a new type is an error until it is said here what to put into it.

A canary is a number of twelve digits. Nothing on the way to a reader changes one: it
has no letters to hyphenate, compose or capitalise, and nothing to escape.
"""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    get_args,
    get_origin,
    get_type_hints,
)

from briefgen.dossier import types
from briefgen.dossier.models import Statement, When
from briefgen.dossier.texts import PROSE, Words
from briefgen.dossier.types import Marking, Whole
from briefgen.dossier.value import Value
from briefgen.dossier.verdicts import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.dossier.models import Fact

LANGUAGES = ("en", "fr", "ar")
"""The languages of texts in several; the first is that of the dossiers."""

_ROOM = 999_999
"""The highest number of a field that has room for a canary."""

_TOTALS = 900_000
"""Where the totals of plans begin: no number of a provision may be above its total."""

_DIGITS = 12
_AS_THEY_ARE = (types.LANGUAGE, types.MOMENT)


class Canary(NamedTuple):
    """Where a canary sits: the id of the fact, source or topic, and the field."""

    owner: str
    field: str


class Cage:
    """Puts canaries into the fields of values; `canaries` has each with its place."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret hangs on it
        self._ids: dict[str, str] = {}
        self.canaries: dict[str, Canary] = {}

    def filled(self, value: Any, owner: str = "", path: str = "") -> Any:
        """Return a value with a canary in each field of it, and of all that is in it.

        `owner` is the id that they are noted under; a part with an id has its own.
        """
        if "id" in value.keys_of:
            owner, path = self._id(value.id), ""
        kind: type[Value] = type(value)
        hints = _types(kind)
        barred, needed = _barred(value), _needed(value)
        fields: dict[str, Any] = {}
        for name in value.keys_of:
            now, at = getattr(value, name), Canary(owner, f"{path}{name}")
            hint = _present(hints[name])
            is_left_out = hint is not hints[name] and not self._often()
            if name in barred or (is_left_out and name not in needed):
                # What is left out now and then shows what hangs on its being there.
                fields[name] = None
            else:
                fields[name] = self._field(hint, now, at)
        return kind(**fields)

    def verdicts(self, facts: Iterable[Fact]) -> dict[str, Verdict]:
        """Return a verdict on each of some facts, with canaries for its reasons."""
        return {
            fact.id: Verdict(
                self._random.choice(get_args(Outcome)),
                tuple(
                    f"{self._text(Canary(fact.id, 'reasons'))} is why."
                    for _ in range(self._random.randint(0, 2))
                ),
            )
            for fact in facts
        }

    def _field(self, hint: Any, now: Any, at: Canary) -> Any:
        """Return what to put into a field of a type that has some value now."""
        found = now
        if get_origin(hint) is Annotated:
            found = self._of_form(get_args(hint)[1], now, at)
        elif get_origin(hint) is tuple:
            found = self._several(get_args(hint)[0], now, at)
        elif hint is When:
            found = self._when(at)
        elif hint is not Marking and get_origin(hint) is not Literal:
            raise TypeError(f"what canary sits in {hint}?")
        return found

    def _several(self, hint: Any, now: tuple[Any, ...], at: Canary) -> Any:
        """Return the items of a field that has several, each filled."""
        if isinstance(hint, type) and issubclass(hint, Value) and hint is not When:
            path = f"{at.field}."
            return tuple(self.filled(item, at.owner, path) for item in now)
        if hint == types.Id:
            return tuple(map(self._id, now))
        number = self._random.randint(0, 2)
        return tuple(self._field(hint, None, at) for _ in range(number))

    def _of_form(self, form: Any, now: Any, at: Canary) -> Any:
        """Return something of a form; settings stay as they are."""
        found = now
        if form is PROSE:
            found = self._prose(at)
        elif form is types.TEXT:
            found = self._text(at)
        elif form is types.ADDRESS:
            found = f"https://example.org/{self._digits(at)}?a=b&c"
        elif form is types.SHA256:
            found = self._digits(at).ljust(64, "a")
        elif form is types.DATE:
            found = self._date(at)
        elif form is types.ID:
            found = now and self._id(now)
        elif isinstance(form, Whole) and form.high >= _ROOM:
            is_total = at.field == "stated_total"
            span = (_TOTALS, _ROOM) if is_total else (_TOTALS // 9, _TOTALS - 1)
            found = int(self._number(*span, at))
        elif not isinstance(form, Whole) and form not in _AS_THEY_ARE:
            raise TypeError(f"what canary sits in {at.field}?")
        return found

    def _when(self, at: Canary) -> When:
        text, because = (
            Canary(at.owner, f"{at.field}.{n}") for n in ("text", "because")
        )
        return When(
            text=self._prose(text),
            date=self._date(Canary(at.owner, f"{at.field}.date")),
            basis=self._random.choice(("stated", "year-inferred", "inferred")),
            because=self._prose(because),
        )

    def _prose(self, at: Canary) -> Words:
        """Return a text in one language, or in several with a canary in each."""
        if self._often():
            return Words(self._text(at))
        texts = {tag: self._text(at) for tag in LANGUAGES}
        return Words(texts[LANGUAGES[0]], texts)

    def _text(self, at: Canary) -> str:
        return f"He said: \"{self._digits(at)}\" <b>& 'so on'."

    def _date(self, at: Canary) -> str:
        year, month, day = (
            self._random.randint(*span) for span in ((1000, 9999), (1, 12), (1, 28))
        )
        return self._noted(f"{year}-{month:02}-{day:02}", at) or self._date(at)

    def _id(self, name: str) -> str:
        """Return what an id becomes, wherever it stands: one with a canary."""
        if name not in self._ids:
            digits = self._digits(Canary(name, "id"))
            self._ids[name] = f"{name}-{digits}"
            self.canaries[digits] = Canary(self._ids[name], "id")
        return self._ids[name]

    def _digits(self, at: Canary) -> str:
        return self._number(10 ** (_DIGITS - 1), 10**_DIGITS - 1, at)

    def _number(self, low: int, high: int, at: Canary) -> str:
        number = self._random.randint(low, high)
        return self._noted(str(number), at) or self._number(low, high, at)

    def _noted(self, canary: str, at: Canary) -> str:
        """Note where a canary sits, and return it; nothing if there is one already."""
        return canary if self.canaries.setdefault(canary, at) is at else ""

    def _often(self) -> bool:
        return self._random.random() < 0.8


@cache
def _types(kind: type[Value]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _present(hint: Any) -> Any:
    """Return the type of a field where it is given: that of ``X | None`` is X."""
    kinds = get_args(hint)
    return (
        next(kind for kind in kinds if kind is not type(None))
        if type(None) in kinds
        else hint
    )


def _is_judgment(value: Value) -> bool:
    return isinstance(value, Statement) and value.kind == "judgment"


def _needed(value: Value) -> tuple[str, ...]:
    """Return the optional fields that a value must have, by the rules between them."""
    return ("because",) if _is_judgment(value) else ()


def _barred(value: Value) -> tuple[str, ...]:
    """Return the fields that a value must not have."""
    is_free = not isinstance(value, Statement) or _is_judgment(value)
    return () if is_free else ("likelihood", "confidence")


def sought(text: str) -> set[str]:
    """Return what could be a canary in a text: its long numbers and its dates."""
    return set(re.findall(r"\d{4}-\d\d-\d\d|\d{6,}", text))


def is_text(canary: str) -> bool:
    """Tell whether a canary is one of a text: others are too short for a document."""
    return len(canary) == _DIGITS
