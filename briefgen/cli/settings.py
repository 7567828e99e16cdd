"""``briefgen.toml``: what one would else give on the command line each time."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.cli.project import OUTPUT
from briefgen.dossier.hints import nearest_or_all
from briefgen.errors import Place, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.cli.project import Project
    from briefgen.dossier.tomlfile import TomlText

FILE = "briefgen.toml"
_LIST = "a list of names"
_TEXT = "a text"
_KINDS = {
    "render": {
        "audiences": (_LIST, '["press"]'),
        "formats": (_LIST, '["pdf"]'),
        "output": (_TEXT, '"briefs"'),
    },
    "check": {
        "select": (_LIST, '["G", "S001"]'),
        "ignore": (_LIST, '["R"]'),
        "severity": (_TEXT, '"error"'),
    },
    "mail": {
        "sender": (_TEXT, '"Desk <desk@example.org>"'),
        "attach": (_LIST, '["pdf", "ics"]'),
        "encrypt": (_TEXT, '"TLP:AMBER+STRICT"'),
        "ledger": (_TEXT, '"~/desk/deliveries.sqlite3"'),
    },
}
"""The keys of each table: what they are, and an example."""


class Settings(NamedTuple):
    """What a project sets for ``briefgen render``; where it says nothing, nothing.

    `output` is a folder, from that of the project on; `places` tells where the file
    sets what.
    """

    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: str = OUTPUT
    places: Mapping[str, Place] = MappingProxyType({})

    def changed(self, audiences: tuple[str, ...], formats: tuple[str, ...]) -> Settings:
        """Return them with what the command line says in place of what they say."""
        wins = {"audiences": audiences, "formats": formats}
        return self._replace(
            audiences=audiences or self.audiences,
            formats=formats or self.formats,
            places={key: at for key, at in self.places.items() if not wins.get(key)},
        )


class CheckSettings(NamedTuple):
    """What a project sets for ``briefgen check``; where it says nothing, nothing.

    `places` tells where the file sets what.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "warning"
    places: Mapping[str, Place] = MappingProxyType({})

    def changed(
        self, select: tuple[str, ...], ignore: tuple[str, ...], severity: str | None
    ) -> CheckSettings:
        """Return them with what the command line says in place of what they say."""
        wins = {"select": select, "ignore": ignore, "severity": severity}
        return CheckSettings(
            select=select or self.select,
            ignore=ignore or self.ignore,
            severity=severity or self.severity,
            places={key: at for key, at in self.places.items() if not wins.get(key)},
        )


def read_settings(project: Project) -> Settings:
    """Return what a project sets for ``render``; nothing where it has no such file.

    Raises `UserError` with all problems where it cannot be read, is not TOML, or has
    a key that is not known or of the wrong kind.
    """
    keys, places = read_table(project, "render")
    return Settings(
        audiences=tuple(keys.get("audiences", ())),
        formats=tuple(keys.get("formats", ())),
        output=keys.get("output", OUTPUT),
        places=places,
    )


def read_check_settings(project: Project) -> CheckSettings:
    """Return what a project sets for ``check``. Raises as `read_settings` does."""
    keys, places = read_table(project, "check")
    return CheckSettings(
        select=tuple(keys.get("select", ())),
        ignore=tuple(keys.get("ignore", ())),
        severity=keys.get("severity", CheckSettings().severity),
        places=places,
    )


def read_ledger_path(project: Project, usual: Path) -> Path:
    """Return the file of the ledger: the one that a project names, or the usual one.

    A path counts from the folder of the project on. Raises as `read_settings` does.
    """
    keys, _ = read_table(project, "mail")
    named = keys.get("ledger")
    return project.folder / Path(named).expanduser() if named else usual


def read_table(project: Project, table: str) -> tuple[dict[str, Any], dict[str, Place]]:
    """Return the keys of a table in the file of a project, and their places.

    Raises `UserError` as `read_settings` does.
    """
    path = project.folder / FILE
    if not path.exists():
        return {}, {}
    from briefgen.dossier import tomlfile

    text = tomlfile.read(str(path))
    data = text.parsed()
    if problems := tuple(_problems(data, text)):
        raise UserError(problems)
    keys = data.get(table, {})
    return keys, {key: text.place(table, key) for key in keys}


def _problems(data: dict[str, Any], text: TomlText) -> Iterator[Problem]:
    """Yield what is wrong with the tables of a file, and with their keys."""
    for table, keys in data.items():
        place = text.place("", table)
        if table not in _KINDS:
            hint = nearest_or_all(table, _KINDS)
            yield Problem(f"unknown key '{table}'", place, hint)
        elif not isinstance(keys, dict):
            yield Problem(f"{table}: is not a table", place, f"write it as [{table}]")
        else:
            for key, value in keys.items():
                yield from _wrong(table, key, value, text.place(table, key))


def _wrong(table: str, key: str, value: object, place: Place) -> Iterator[Problem]:
    known = _KINDS[table]
    if key not in known:
        message = f"{table}: unknown key '{key}'"
        yield Problem(message, place, nearest_or_all(key, known))
        return
    kind, example = known[key]
    items = value if isinstance(value, list) and kind == _LIST else [value]
    if (kind == _LIST) != isinstance(value, list) or not all(
        isinstance(item, str) and item for item in items
    ):
        hint = f"write it as {key} = {example}"
        yield Problem(f"{table}.{key}: is not {kind}", place, hint)
