"""Where the parts of a facts file stand: paths and their lines and columns."""

from __future__ import annotations

from typing import Any

from briefgen.errors import Place

Path = tuple[str | int, ...]
"""The way to a part: keys and list positions, from the top of the file."""


def path_text(path: Path) -> str:
    """Return a path as it is shown: ``topics[1].statements[0].evidence``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


class Places:
    """The places of all parts of one file.

    `spots` holds for each mapping (by its `id`) the events of each key and its
    value, and for each list the events of its items.
    """

    __slots__ = ("_data", "_root", "_spots", "file")

    def __init__(
        self, file: str, data: object, root: Any, spots: dict[int, Any]
    ) -> None:
        self.file = file
        self._data = data
        self._root = root
        self._spots = spots

    def of(self, path: Path) -> Place:
        """Return where the value at a path starts; the nearest above, if it has none."""
        return self._place(path, of_key=False)

    def of_key(self, path: Path) -> Place:
        """Return where the key at the end of a path stands."""
        return self._place(path, of_key=True)

    def _place(self, path: Path, *, of_key: bool) -> Place:
        data: Any = self._data
        event = self._root
        for part in path:
            spots = self._spots.get(id(data))
            try:
                spot = spots[part]  # type: ignore[index]
                data = data[part]
            except (KeyError, IndexError, TypeError):
                break
            keyed = isinstance(spot, tuple)
            event = spot[not of_key or part is not path[-1]] if keyed else spot
        return mark_place(self.file, event)


def mark_place(file: str, event: Any) -> Place:
    """Return the place at which an event of the YAML parser, or its mark, starts."""
    mark = getattr(event, "start_mark", event)
    return Place(file, mark.line + 1, mark.column + 1)
