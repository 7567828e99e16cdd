"""A file in TOML: its data, and the places of its keys, which `tomllib` tells not."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefgen.dossier import textfile
from briefgen.errors import Place, UserError


class TomlText(NamedTuple):
    """A text in TOML, and the name of its file as messages give it."""

    file: str
    text: str

    def parsed(self) -> dict[str, Any]:
        """Return the data in it. Raises `UserError` where it is not TOML."""
        import tomllib

        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            message, _, where = str(error).partition(" (at ")
            numbers = [int(number) for number in re.findall(r"\d+", where)]
            raise UserError(
                f"is not TOML: {message[:1].lower()}{message[1:]}",
                place=Place(self.file, *numbers[:2]),
                hint='write text in quotes, and a list as ["one", "two"]',
            ) from None

    def place(self, table: str, key: str) -> Place:
        """Return where a key of a table stands, else only the file.

        Without a table it is a key above all tables, or a table itself.
        """
        inside = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if head := re.match(r"\s*\[\s*([^\s\]]+)\s*\]", line):
                inside = head[1]
                if not table and inside == key:
                    return Place(self.file, number, head.start(1) + 1)
            elif inside == table:
                name = re.match(rf'\s*("?{re.escape(key)}"?)\s*=', line)
                if name:
                    return Place(self.file, number, name.start(1) + 1)
        return Place(self.file)


def read(path: str) -> TomlText:
    """Return the text of a file. Raises `UserError` as `textfile.read` does."""
    return TomlText(textfile.shown(path), textfile.read(path))
