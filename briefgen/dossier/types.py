"""The small types that facts are made of: text, ids, dates, markings.

They are plain annotations that pydantic understands through its documented
``__get_pydantic_core_schema__`` hook. Nothing here imports pydantic, so a
program that only reads checked facts does not pay for loading it.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

DAY, MONTH, YEAR = "day", "month", "year"
_PRECISION = {10: DAY, 7: MONTH, 4: YEAR}


class Form:
    """A form of text: its pattern, and how to tell a person about it.

    `check` says what a pattern cannot: it returns the text or raises `ValueError`.
    `editors` is what the JSON Schema says of the form besides its pattern.
    """

    def __init__(
        self,
        pattern: str,
        *,
        wrong: str,
        hint: str,
        check: Callable[[str], str] | None = None,
        editors: dict[str, Any] | None = None,
    ) -> None:
        self.pattern = pattern
        self.wrong = wrong
        self.hint = hint
        self.check = check
        self.editors = editors or {}

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: object
    ) -> dict[str, Any]:
        return self.schema()

    def schema(self) -> dict[str, Any]:
        """Return the schema of pydantic-core for text of this form."""
        text: dict[str, Any] = {"type": "str", "pattern": self.pattern, "strict": True}
        text["metadata"] = {"pydantic_js_updates": self.editors}
        if self.check is None:
            return text
        function = {"type": "no-info", "function": self.check}
        return {"type": "function-after", "function": function, "schema": text}


class Whole:
    """A whole number between two bounds, written as text or not."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: object
    ) -> dict[str, Any]:
        """Return the schema of pydantic-core for a number in these bounds."""
        return {"type": "int", "ge": self.low, "le": self.high}


_CALENDAR = "look the day up"


def check_date(text: str) -> str:
    """Return an ISO 8601 date of day, month or year precision as it was given.

    Raises `ValueError` for any other form and for days that do not exist.
    """
    precision = _PRECISION.get(len(text))
    whole = text + {DAY: "", MONTH: "-01", YEAR: "-01-01"}.get(precision or "", "?")
    try:
        date.fromisoformat(whole)
    except ValueError:
        message = "no such date"
        hint = f"{_CALENDAR}, or write 2025-11 where only the month is known"
        raise ValueError(message, hint) from None
    return text


def check_moment(text: str) -> str:
    """Return an ISO 8601 date and time with its zone as it was given.

    Raises `ValueError` where the time or the zone is missing or wrong.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        message = "no such date and time"
        raise ValueError(message, _CALENDAR)
    return text


TEXT = Form(r"\S", wrong="is empty", hint="give it a text or remove the key")
ID = Form(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    wrong="is not an id",
    hint="use small letters, digits and single hyphens, such as gaza-plan",
)
DATE = Form(
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    wrong="is not a date",
    hint="write 2025-11-15, or 2025-11 or 2025 where no more is known",
    check=check_date,
    editors={"type": ["string", "integer"]},  # YAML takes a year for a number
)
MOMENT = Form(
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})$",
    wrong="is not a date and time with a zone",
    hint="write 2025-11-16T09:00Z",
    check=check_moment,
)
ADDRESS = Form(
    r"^[A-Za-z][A-Za-z0-9+-]*:\S+$",
    wrong="is not a whole address",
    hint="write it with its start, such as https://example.org/notice",
)
LANGUAGE = Form(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    wrong="is not a language tag",
    hint="write a BCP 47 tag such as en, en-GB or uk",
)
SHA256 = Form(
    r"^[0-9a-fA-F]{64}$",
    wrong="is not a SHA-256",
    hint="it has 64 digits of 0-9 and a-f, as sha256sum prints them",
)
FORMS = {
    form.pattern: form for form in (TEXT, ID, DATE, MOMENT, ADDRESS, LANGUAGE, SHA256)
}
"""Each form by its pattern, to explain what pydantic-core refuses."""

Text = Annotated[str, TEXT]
Id = Annotated[str, ID]
IsoDate = Annotated[str, DATE]
Moment = Annotated[str, MOMENT]
Address = Annotated[str, ADDRESS]
Language = Annotated[str, LANGUAGE]
Sha256 = Annotated[str, SHA256]
Count = Annotated[int, Whole(1, 999_999)]
Scale = Literal["ICD 203", "PHIA"]
Weight = Annotated[Literal[1, 2, 3, 4, 5], Whole(1, 5)]


class Marking(StrEnum):
    """The labels of TLP 2.0 (FIRST), from the least to the most restricted."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """0 for ``TLP:CLEAR`` up to 4 for ``TLP:RED``."""
        return _RANKS[self]


CLEAR_BEFORE = "WHITE"
"""How TLP 1.0 called what is ``TLP:CLEAR`` in TLP 2.0."""

_RANKS = {marking: rank for rank, marking in enumerate(Marking)}


def strictest(*markings: Marking) -> Marking:
    """Return the most restricted of one or more markings."""
    return max(markings, key=_RANKS.__getitem__)
