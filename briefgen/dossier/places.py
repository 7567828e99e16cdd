"""Where the parts of a facts file stand: paths and their lines and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to a part: keys and list positions, from the top of the file."""


def path_text(path: Path) -> str:
    """Return a path as it is shown: ``topics[1].statements[0].evidence``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


class Places:
    """The places of all parts of one file.

    `spots` holds for each mapping (by its `id`) the parser's marks of each key and
    its value, and for each list the marks of its items; `root` is that of the top.
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
        """Return where the value at a path starts; or the nearest above it."""
        return self._place(path, of_key=False)

    def of_key(self, path: Path) -> Place:
        """Return where the key at the end of a path stands."""
        return self._place(path, of_key=True)

    def of_id(self, name: str) -> Place | None:
        """Return where the mapping with this id starts, if there is one."""
        found = (
            mark_place(self.file, mark)
            for data, mark in self._all()
            if isinstance(data, dict) and data.get("id") == name
        )
        return next(found, None)

    def of_letters(self, letters: str) -> Place | None:
        """Return where the first value starts that has one of some letters, if any."""
        found = (
            mark_place(self.file, mark)
            for data, mark in self._all()
            if isinstance(data, str) and not set(letters).isdisjoint(data)
        )
        return min(found, default=None)

    def _all(self) -> Iterator[tuple[Any, Any]]:
        """Yield each part of the file with its mark, in no certain order."""
        waiting: list[tuple[Any, Any]] = [(self._data, self._root)]
        while waiting:
            data, mark = waiting.pop()
            yield data, mark
            spots = self._spots.get(id(data), ())
            if isinstance(data, dict):
                waiting += [(data[key], spots[key][1]) for key in spots]
            elif isinstance(data, list):
                waiting += zip(data, spots, strict=True)

    def has(self, path: Path) -> bool:
        """Tell whether the file gives a value at a path."""
        try:
            self._value(path)
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def text(self, path: Path) -> str:
        """Return the text that the file gives at a path, or nothing."""
        value = self._value(path) if self.has(path) else ""
        return value if isinstance(value, str) else ""

    def _value(self, path: Path) -> Any:
        data: Any = self._data
        for part in path:
            data = data[part]
        return data

    def is_bare(self, path: Path) -> bool:
        """Tell whether the key at the end of a path stands without its colon.

        Within braces YAML takes what follows a comma for a key.
        """
        key, value = self.of_key(path), self.of(path)
        end = key.column + len(str(path[-1]))
        return (key.line, end) == (value.line, value.column)

    def _place(self, path: Path, *, of_key: bool) -> Place:
        data: Any = self._data
        mark = self._root
        for part in path:
            spots = self._spots.get(id(data))
            try:
                spot = spots[part]  # type: ignore[index] # None is caught below
                data = data[part]
            except (KeyError, IndexError, TypeError):
                break
            keyed = isinstance(spot, tuple)
            mark = spot[not (of_key and part is path[-1])] if keyed else spot
        return mark_place(self.file, mark)


def mark_place(file: str, mark: Any) -> Place:
    """Return the place of a mark of the YAML parser, which counts from 0."""
    return Place(file, mark.line + 1, mark.column + 1)
