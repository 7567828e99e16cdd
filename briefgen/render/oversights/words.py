"""Keys of ``labels.yaml`` that no template asks for, and a language without labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.audience.find import BASE, built_in
from briefgen.audience.origins import settings_of
from briefgen.audience.settings import FILE
from briefgen.dossier import textfile
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.yaml_reader import read
from briefgen.errors import Place, Problem
from briefgen.render import confined
from briefgen.render.labels import read_labels, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.audience.profile import Audience
    from briefgen.dossier.places import Path, Places
    from briefgen.render.oversights.own import Own


def unused(own: Own) -> Iterator[Problem]:
    """Yield the keys that briefgen does not know, and no template of the user's."""
    known = read_labels((built_in() / BASE,), "en")
    for folder in own.folders:
        for path in sorted(folder.glob("labels*.yaml")):
            file = textfile.shown(str(path))
            found = confined.resolve(folder, path.name, own.chain)
            reading = read(confined.read(found or path), file)
            if isinstance(reading.data, dict):
                yield from _unknown(reading.data, known, (), reading.places, own)


def unspoken(own: Own, audience: Audience) -> Iterator[Problem]:
    """Yield the language of an audience, if no file has its words.

    Where the user has a ``labels.yaml``, it may be that one.
    """
    names = [f"labels{tag}.yaml" for tag in tags(audience.language)]
    there = ((folder / name).exists() for folder in own.chain for name in names[1:])
    plain = ((folder / names[0]).exists() for folder in own.folders)
    if audience.language.partition("-")[0].lower() == "en" or any((*there, *plain)):
        return
    settings = (s for s in settings_of(audience) if s.name == "language")
    folder = next(settings).folder or own.folders[0]
    yield Problem(
        f"headings and other fixed words are in English: there are none in "
        f"'{audience.language}'",
        Place(textfile.shown(str(folder / FILE))),
        f"write them into templates/{BASE}/{names[1]}: docs/templates.md tells how",
    )


def _unknown(
    words: Mapping[str, Any],
    known: Mapping[str, Any],
    above: Path,
    places: Places,
    own: Own,
) -> Iterator[Problem]:
    for key, value in words.items():
        path = (*above, key)
        if key not in known:
            if not _is_asked_for(key, own):
                message = f"unknown label '{key}'"
                hint = nearest_or_all(key, known)
                yield Problem(message, places.of_key(path), hint)
        elif isinstance(value, dict) and isinstance(known[key], dict):
            yield from _unknown(value, known[key], path, places, own)


def _is_asked_for(key: str, own: Own) -> bool:
    """Tell whether a template of the user's has a key, as a part or in quotes."""
    name = re.escape(key)
    pattern = re.compile(rf"\.{name}\b|[\"']{name}[\"']")
    return any(pattern.search(template.text) for template in own.templates)
