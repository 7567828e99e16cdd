"""Random dossiers, and random damage to the data of one."""

from __future__ import annotations

import copy
import dataclasses
from itertools import count
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from briefgen.dossier import models, texts, types
from briefgen.dossier.characters import first_refused
from briefgen.dossier.texts import Words
from briefgen.dossier.types import Marking
from briefgen.dossier.value import REQUIRED, Value

SOURCE, PARTICIPANT, PLAN = "a-source", "a-participant", "a-plan"
_POINTS_TO = {"source": SOURCE, "plan": PLAN}
_TRAPS = [
    "no", "On", "12:30", "2025-11-15", "~", "null", "a: b", "a #b", "- a", "? a", "a:",
    "#a", "!a", "&a", "*a", "'a'",
    '"a"', "a\nb", "a\n\nb", "a\n b", "a  b", "%a", "@a",
    "`a`", "| a", "> a", "{a", "[a", "a,b", "---", "...", "=", "<<", "0x1f",
    "1e3", "a\tb",
    "a \nb", "word " * 40 + "end", "a\u00a0b", "x" * 200, "«\u00a0word " * 20 + "»",
    "word  " * 30 + "end",
    "\N{ZERO WIDTH JOINER}a", "😀", "a\\b", "שלום", "1_000", "a\n\n\nb",
]  # fmt: skip
_TEXTS = (
    st.one_of(
        st.sampled_from(_TRAPS),
        st.text(min_size=1),
        st.text("ab :#'\"-\n\t", min_size=1),
    )
    .map(str.strip)
    .filter(lambda text: text and not first_refused(text.replace("\n", "")))
)


_LANGUAGES = ("en", "no", "uk-UA", "zh-Hant-TW")


def _in_languages(given: list[str]) -> Words:
    """Return a text in all languages, of which one is that of the dossier."""
    return Words(given[0], dict(zip(_LANGUAGES, given, strict=True)))


_FORMS: dict[types.Form, st.SearchStrategy[str]] = {
    types.TEXT: _TEXTS,
    texts.PROSE: st.one_of(
        _TEXTS, st.lists(_TEXTS, min_size=4, max_size=4).map(_in_languages)
    ),
    types.ID: st.sampled_from(["a", "no", "12", "a-b-c", "0x1f", "null"]),
    types.DATE: st.sampled_from(["2025", "2025-11", "2025-11-15", "0001-01-01"]),
    types.MOMENT: st.sampled_from(["2025-11-16T09:00Z", "2025-11-16T09:00:59+02:00"]),
    types.LANGUAGE: st.sampled_from(_LANGUAGES),
    types.ADDRESS: st.sampled_from(["https://example.org/a?b=1#c", "doi:10.1000/182"]),
    types.SHA256: st.sampled_from(["0" * 64, "aB" * 32]),
}


def _values(name: str, kind: Any) -> st.SearchStrategy[Any]:
    """Return random values for a field of a name and a type."""
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        found = st.lists(_values(name, parts[0]), max_size=2).map(tuple)
    elif get_origin(kind) is Literal:
        found = st.sampled_from(parts)
    elif get_origin(kind) is Annotated:
        found = _of_form(name, parts[1])
    elif kind is Marking:
        found = st.sampled_from(Marking)
    elif isinstance(kind, type) and issubclass(kind, Value):
        found = _instances(kind)
    else:
        found = st.one_of(*(_values(name, choice) for choice in parts))
    return found


def _of_form(name: str, form: types.Form | types.Whole) -> st.SearchStrategy[Any]:
    """Return random values of a form; ids point to what is sure to be there."""
    if isinstance(form, types.Whole):
        return st.integers(form.low, form.high)
    if form is types.ID and name != "id":
        return st.just(_POINTS_TO.get(name, PARTICIPANT))
    return _FORMS[form]


def _instances(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return random values of a class, with each optional field there or not."""
    hints = get_type_hints(kind, include_extras=True)
    needed: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, made in kind.keys_of.items():
        group = needed if made.default is REQUIRED else optional
        present = [each for each in get_args(hints[name]) if each is not type(None)]
        whole = (
            hints[name] if len(present) == len(get_args(hints[name])) else present[0]
        )
        group[name] = _values(name, whole)
    return st.fixed_dictionaries(needed, optional=optional).map(
        lambda values: _mended(kind(**values))
    )


def _mended(value: Any) -> Any:
    """Return a value that keeps the rules between its keys."""
    if isinstance(value, models.When) and value.basis != "stated":
        return dataclasses.replace(value, date="2025", because="a reason")
    if isinstance(value, models.Statement):
        if value.kind == "judgment":
            return dataclasses.replace(value, because="a reason")
        return dataclasses.replace(value, likelihood=None, confidence=None)
    if isinstance(value, models.Plan):
        return dataclasses.replace(
            value,
            stated_total=value.stated_total and min(value.stated_total + 2, 999_999),
            provisions=tuple(
                dataclasses.replace(each, number=each.number and number)
                for number, each in enumerate(value.provisions, start=1)
            ),
        )
    return value


def _numbered(value: Any, numbers: Any) -> Any:
    """Return a value in which no id comes twice."""
    if isinstance(value, tuple):
        return tuple(_numbered(item, numbers) for item in value)
    if not isinstance(value, Value):
        return value
    fields = {name: _numbered(getattr(value, name), numbers) for name in value.keys_of}
    if "id" in fields:
        fields["id"] = f"{fields['id']}-{next(numbers)}"
    if isinstance(value, models.Line | models.Question):
        fields["rests_on"] = fields["rests_on"] and (PARTICIPANT,)
    return type(value)(**fields)


def _completed(dossier: models.Dossier) -> models.Dossier:
    """Return a dossier with what its references point to."""
    whole: models.Dossier = _numbered(dossier, count())
    source = models.Source(id=SOURCE, title="a", kind="b", description="c")
    participant = models.Participant(id=PARTICIPANT, name="a", kind="state")
    plan = models.Plan(id=PLAN, title="a", text="b")
    return dataclasses.replace(
        whole,
        sources=(*whole.sources, source),
        participants=(*whole.participants, participant),
        plans=(*whole.plans, plan),
    )


def dossiers() -> st.SearchStrategy[models.Dossier]:
    """Return random dossiers that keep all rules."""
    return _instances(models.Dossier).map(_completed)


ODD: list[Any] = [
    None,
    "",
    "x",
    "A B",
    "no",
    [],
    {},
    ["x"],
    [[]],
    {"x": "y"},
    [{}],
    [None],
    "TLP:RED",
]
_NUMBERS = frozenset(("paragraph", "weight", "number", "stated_total", "edition"))


def with_numbers(data: Any) -> Any:
    """Return data in which numbers are numbers, as other YAML readers have them."""
    if isinstance(data, list):
        return [with_numbers(item) for item in data]
    if isinstance(data, dict):
        return {
            key: int(value) if key in _NUMBERS else with_numbers(value)
            for key, value in data.items()
        }
    return data


@st.composite
def damaged(draw: st.DrawFn, data: Any) -> Any:
    """Return a copy of some data with a few parts changed, dropped or misnamed."""
    whole = copy.deepcopy(data)
    for _ in range(draw(st.integers(0, 3))):
        part = whole
        while True:
            keys = list(part) if isinstance(part, dict) else list(range(len(part)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(part[key], dict | list) and draw(st.integers(0, 3)):
                part = part[key]
                continue
            damage = draw(st.sampled_from(["change", "drop", "misname"]))
            if damage == "change":
                part[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
            else:
                value = part.pop(key)
                if damage == "misname" and isinstance(part, dict):
                    part[f"{key}x"] = value
            break
    return whole
