"""``docs/facts.md``: what a facts file may hold, from its JSON Schema.

Descriptions come from the models, examples from facts files that load.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

from briefgen.dossier import json_schema
from briefgen.dossier.references import POINTERS
from briefgen.dossier.types import (
    ADDRESS,
    DATE,
    ID,
    LANGUAGE,
    MOMENT,
    SHA256,
    TEXT,
    Marking,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROOT: Final = Path(__file__).parents[2]
_CALL: Final = _ROOT / "content" / "putin-netanyahu-call" / "facts.yaml"
_STARTER: Final = _ROOT / "briefgen" / "cli" / "starter" / "facts.yaml"

_FORMS: Final = {
    TEXT.pattern: "text",
    ADDRESS.pattern: "address",
    ID.pattern: "[id](#ids)",
    DATE.pattern: "[date](#dates)",
    MOMENT.pattern: "[date and time](#dates)",
    LANGUAGE.pattern: "language tag",
    SHA256.pattern: "SHA-256",
}
_PARTS: Final = {"Evidence": "evidence", "When": "when", "Marking": "markings"}
_SCALE: Final = 10
_OF_EVERY_FACT: Final = ("id", "marking", "weight", "evidence")

# Where an example stands, and the ids on the way to it.
_EXAMPLES: Final[dict[str, tuple[Path, *tuple[str, ...]]]] = {
    "sources": (_STARTER, "notice"),
    "participants": (_CALL, "putin"),
    "bottom_line": (_STARTER, "bottom-request"),
    "implications": (_CALL, "why-timing"),
    "topics": (_CALL, "iran", "iran-emphasis"),
    "events": (_CALL, "call"),
    "un_activity": (_CALL, "draft-resolution"),
    "plans": (_CALL, "us-plan", "provision-hostages"),
    "positions": (_CALL, "hamas-position"),
    "gaps": (_CALL, "gap-hamas"),
    "next_dates": (_STARTER, "next-meeting"),
    "lines": (_STARTER, "line-request"),
    "questions": (_CALL, "question-hamas"),
}

# What the rules ask for beyond types: see `briefgen.dossier.rules` and `cut`.
_NOTES: Final = {
    "sources": "A `file` lies beside `facts.yaml`, or in a folder there.",
    "participants": "Every id in `said_by`, `holder`, `actor`, `body`, `author`, "
    "`parties`, `words_of` and `side` is that of a participant.",
    "bottom_line": "A line takes over the evidence of the facts it rests on. One that "
    "rests on a gap needs none. Lines do not rest on each other in a circle.",
    "statements": "A judgment needs `because`. `likelihood` and `confidence` are for "
    "judgments alone.",
    "events": "Events of a known day are points of the timeline; a month or a year is "
    "a span.",
    "plans": "Every brief says how many points of how many it lists, such as “6 of "
    "20”. `stated_total` is at least the number of provisions, and no two provisions "
    "have the same `number`.",
    "gaps": "A gap needs no evidence: it says what the sources do not.",
    "when": "Dates are not filled in: one without `date` is shown in the words of the "
    "source. These are shown beside a `date`, too, where they say more, such as "
    "“before the end of 2024”.",
}

_HEAD: Final = """\
# The facts file

<!-- Made by `scripts/docs`; a change here is lost. -->

A dossier is a folder in `content/` with a `facts.yaml`. This page lists every key of
that file. `briefgen new NAME` writes one with an example of each kind of fact, and
`briefgen schema` prints the JSON Schema that this page is made from.

The smallest facts file has five keys:

```yaml
title: Council asks both ports to reopen as talks resume
subject: Port talks
as_of: 2026-01-15T09:00Z
marking: TLP:GREEN
sources:
  - id: notice
    title: Notice of the Council on the port talks
    kind: press release
    description: Official notice in full; gives the view of the Council alone.
```

Contents: {contents}.

## How it is read

- The file is YAML in UTF-8, 2 MB at most.
- Every value is the text that you wrote. `no`, `on` and `12:30` stay as they are.
- A key that is unknown, misspelt or given twice is an error.
- Anchors, aliases, merge keys and tags are errors. Put a text that starts with `*`,
  `&` or `!` in quotes, and one that has a colon and a space in it.
- All errors are shown at once, each with file, line, column and path.
- The first line tells an editor where the JSON Schema is, so that it completes and
  checks as you type: `# yaml-language-server: $schema=../facts.schema.json`

## Texts

A text may be given in several languages, by their BCP 47 tags:

```yaml
text:
  en: The call took place on Saturday.
  fr: L’appel a eu lieu samedi.
```

A brief shows the one in the language of its audience. Where that is missing, it shows
the one in the dossier's own `language`, marked as such, so that a screen reader changes
its voice. The dossier's own language must be there. Quotes
stay as the source has them. `facts.yaml` in a PDF has all languages.

## Ids

An id is made of small letters, digits and single hyphens: `gaza-plan`. Each id is used
once in the file. Other facts, and the evidence, point to it.

## Dates

A date is written `2025-11-15`, or `2025-11` or `2025` where no more is known. A date
and time has a zone: `2025-11-16T09:00Z`.

## Markings

A marking is a label of TLP 2.0, from the least to the most restricted: {markings}.

A fact is at least as strict as its topic or plan, its sources, the participants that it
names, and the facts that it rests on. A participant without a marking of its own is at
least as strict as the loosest fact that names it. An audience gets no fact above its
clearance. See [decision 10](decisions/0010-release-by-marking.md).
"""

_EVERY_FACT: Final = """\
## Every fact

Everything in the sections below has these keys, but for sources and topics.

{table}

Each fact needs evidence, but for gaps and for what rests on them. What an audience does
with a fact without it stands in [its settings](templates.md#audienceyaml).
"""


def text() -> str:
    """Return the text of ``docs/facts.md``."""
    schema = json_schema()
    kinds: dict[str, Any] = schema["$defs"]
    lists = {name: _kind_of_items(key) for name, key in schema["properties"].items()}
    sections = {name: kind for name, kind in lists.items() if kind}
    written: dict[str, str] = {}
    parts = [
        _head(sections),
        f"## The whole file\n\n{_table(schema, schema['properties'])}\n",
        _EVERY_FACT.format(table=_table(kinds["Gap"], _OF_EVERY_FACT)),
        *(_part(name, kinds[name]) for name in ("Evidence", "When")),
        *(
            part
            for name, kind in sections.items()
            for part in _section(name, kind, schema, written)
        ),
    ]
    return "\n".join(parts)


def _head(sections: Iterable[str]) -> str:
    return _HEAD.format(
        contents=", ".join(f"[`{name}`](#{name})" for name in sections),
        markings=", ".join(f"`{marking}`" for marking in Marking),
    )


def _part(name: str, kind: Any) -> str:
    """Return what there is to say of a mapping that many facts have in them."""
    title = "`when`" if name == "When" else name
    note = _NOTES.get(name.lower(), "")
    lines = (f"## {title}", kind["description"], _table(kind, kind["properties"]), note)
    return "\n\n".join(line for line in lines if line) + "\n"


def _section(
    name: str, kind_name: str, schema: Any, written: dict[str, str], level: int = 2
) -> Iterator[str]:
    """Yield the section of a list in the file, and those of the lists in its items."""
    kind = schema["$defs"][kind_name]
    keys = kind["properties"]
    is_fact = keys.keys() >= set(_OF_EVERY_FACT)
    inner = {key: _kind_of_items(keys[key]) for key in keys}
    key = schema["properties"].get(name, {})
    lines = [f"{'#' * level} `{name}`", key.get("description") or kind["description"]]
    if kind_name in written:
        lines.append(f"Its keys are those of {written[kind_name]}.")
    else:
        if is_fact:
            lines.append("Besides the keys of [every fact](#every-fact):")
        own = [each for each in keys if not (is_fact and each in _OF_EVERY_FACT)]
        lines.append(_table(kind, own, name))
        lines.append(_NOTES.get(name, ""))
    if name in _EXAMPLES:
        lines.append(f"```yaml\n{_example(*_EXAMPLES[name])}```")
    new = kind_name not in written
    written.setdefault(kind_name, f"[`{name}`](#{name})")
    yield "\n\n".join(line for line in lines if line) + "\n"
    for key_name, below in inner.items():
        known = below in ("", "Evidence", "When") or below in written
        if new and not known:
            yield from _section(key_name, below, schema, written, level + 1)


def _kind_of_items(key: Any) -> str:
    """Return the name of what a list holds; nothing for other values."""
    return _named(key.get("items", {}))


def _table(kind: Any, names: Iterable[str], section: str = "") -> str:
    """Return the keys of a mapping as a table."""
    rows = ["| key | type | needed | meaning |", "|---|---|---|---|"]
    pointers = POINTERS.get(section or str(kind["title"]).lower(), {})
    for name in names:
        key = kind["properties"][name]
        needed = "yes" if name in kind.get("required", ()) else _default(key)
        type_ = _type(key, pointers.get(name, ""))
        rows.append(f"| `{name}` | {type_} | {needed} | {key['description']} |")
    return "\n".join(rows)


def _default(key: Any) -> str:
    default = key.get("default")
    return f"no: `{default}`" if default not in (None, []) else "no"


def _type(key: Any, pointer: str) -> str:
    """Return how the type of a value is told to a person.

    `pointer` is the kind of thing whose id it is, if it is one.
    """
    wanted = next((o for o in key.get("anyOf", ()) if o.get("type") != "null"), key)
    if any(option.get("type") == "object" for option in key.get("anyOf", ())):
        return "[text](#texts)"
    if reference := _named(wanted):
        anchor = _PARTS[reference]
        return f"[{anchor.removesuffix('s')}](#{anchor})"
    if wanted["type"] == "array":
        return _list_of(wanted["items"], pointer)
    if "enum" in wanted:
        *others, last = (f"`{value}`" for value in wanted["enum"])
        return f"{', '.join(others)} or {last}"
    if wanted["type"] == "integer":
        low, high = wanted["minimum"], wanted["maximum"]
        return f"{low} to {high}" if high <= _SCALE else f"number from {low}"
    form = _FORMS[wanted["pattern"]]
    return f"{form} of a {pointer}" if pointer else form


def _list_of(items: Any, pointer: str) -> str:
    if pointer:
        return f"list of [ids](#ids) of {pointer}s"
    if name := _named(items):
        return (
            f"list of [{_PARTS[name]}](#{_PARTS[name]})" if name in _PARTS else "list"
        )
    return f"list of {_FORMS[items['pattern']]}s"


def _named(key: Any) -> str:
    return str(key.get("$ref", "")).rpartition("/")[2]


def _example(path: Path, *ids: str) -> str:
    """Return the lines of a facts file that hold what has the last of these ids.

    Of what stands around it, only the lines before its lists are shown.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    shown: list[str] = []
    for name in ids:
        start = [line.strip() for line in lines].index(f"- id: {name}")
        indent = _indent(lines[start])
        deeper = [_indent(line) > indent for line in lines[start + 1 :]]
        entry = lines[start : start + 1 + [*deeper, False].index(False)]
        above = next(line for line in lines[start::-1] if _indent(line) < indent)
        wanted = entry if name == ids[-1] else takewhile(_is_no_list, entry)
        shown += [above, *wanted]
    return dedent("".join(f"{line}\n" for line in shown))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_no_list(line: str) -> bool:
    return not re.fullmatch(r" *[a-z_]+:", line)
