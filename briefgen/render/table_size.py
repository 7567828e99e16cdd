"""How many rows and columns a table has, while a page is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class TableSize:
    """Counts the places of a table: the layout keeps one for each column and row."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    in_row: int = 0

    def started(self, name: str, given: Mapping[str, str]) -> None:
        """Count an element in it."""
        if name == "tr":
            self.rows += 1
            self.in_row = 0
        elif name in ("td", "th"):
            self.cells += 1
            self.in_row += int(given.get("colspan", 1))
            self.columns = max(self.columns, self.in_row)

    @property
    def empty(self) -> int:
        """How many places have no cell."""
        return max(self.rows * self.columns - self.cells, 0)
