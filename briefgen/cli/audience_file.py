"""The ``audience.yaml`` that ``briefgen audience new`` writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from briefgen.audience.origins import files_of
from briefgen.audience.profile import Audience, SectionName, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.profile import Section

SCHEMA = "audience.schema.json"
_WIDTH = 88
_EXAMPLES = {
    "pages": 2,
    "further": "analyst",
    "scale": "ICD 203",
    "theme": {"body": "10.5pt"},
}
"""Values for what an audience has none of."""


def audience_file(name: str, parent: Audience) -> str:
    """Return an audience.yaml that takes all but its title from a parent.

    What else it may set stands in comments, with the values of the parent; so do the
    sections and the blocks of templates that it may replace.
    """
    title = name.replace("-", " ").capitalize()
    return "\n".join(
        (
            f"# yaml-language-server: $schema=../{SCHEMA}",
            f"# All else comes from {parent.name}; take away '#' to set it here.",
            f"extends: {parent.name}",
            f"title: {title} brief",
            "",
            *_settings(parent),
            *_sections(parent),
            "",
            *_files(parent),
            "",
        )
    )


def _settings(parent: Audience) -> Iterator[str]:
    """Yield the settings but the sections, each with its meaning above it."""
    for key in parent.keys_of:
        if key in ("name", "title", "sections", "chain"):
            continue
        yield from _wrapped(Audience.keys_of[key].description)
        yield f"# {key}: {_value(getattr(parent, key) or _EXAMPLES[key])}"
        yield ""


def _value(value: Any) -> str:
    """Return a value in YAML, for which JSON will do."""
    if isinstance(value, Theme):
        return json.dumps(value.own or _EXAMPLES["theme"])
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    plain = isinstance(value, str) and not value.startswith(("#", "["))
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def _sections(parent: Audience) -> Iterator[str]:
    yield from _wrapped(Audience.keys_of["sections"].description)
    yield "# sections:"
    yield from (f"#   - {_section(section)}" for section in parent.sections)
    there = {section.name for section in parent.sections}
    others = [name for name in get_args(SectionName) if name not in there]
    yield from _wrapped(f"There are also: {', '.join(others)}.")


def _section(section: Section) -> str:
    limited = section.limit is not None
    return (
        f"{{name: {section.name}, limit: {section.limit}}}" if limited else section.name
    )


def _files(parent: Audience) -> Iterator[str]:
    """Yield which files beside this one change more than settings."""
    yield "# Files to put beside this one:"
    yield "#   brief.css         style, such as: .pdf { --lead: 14pt; }"
    yield "#   labels.yaml       words, such as: {words: {edition: issue}}"
    yield "#   sections/         sections of your own, such as sections/gaps.html.j2"
    yield "#   brief.html.j2     blocks of your own, below a first line:"
    yield '#                     {% extends "base/brief.html.j2" %}'
    yield "#   macros.html.j2    macros of your own, in place of those of their names"
    for file, macros in _named(parent, "Macro"):
        yield from _wrapped(f"Macros of {file}: {', '.join(macros)}.")
    for file, blocks in _named(parent, "Block"):
        yield from _wrapped(f"Blocks of {file}: {', '.join(blocks)}.")


def _named(parent: Audience, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the templates that have blocks, or macros, each with their names."""
    from jinja2 import nodes

    from briefgen.render import confined
    from briefgen.render.environment import environment

    chain = tuple(map(Path, parent.chain))
    env = environment(chain)
    for file in files_of(parent):
        if file.name.endswith(".j2"):
            for folder in file.folders:
                path = confined.resolve(folder, file.name, chain)
                text = confined.read(path) if path else ""
                found: Any = env.parse(text).find_all(getattr(nodes, kind))
                if names := [node.name for node in found]:
                    yield f"{folder.name}/{file.name}", names


def _wrapped(text: str) -> Iterator[str]:
    """Yield a text as comments."""
    from textwrap import wrap

    yield from wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_on_hyphens=False,
    )
