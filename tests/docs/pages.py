"""The pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
AUDIENCES = ROOT / "docs" / "audiences.md"
TEMPLATES = ROOT / "docs" / "templates.md"
FACTS = ROOT / "docs" / "facts.md"
PAGES = (
    README,
    *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted(ROOT.glob("docs/**/*.md")),
)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


class Block(NamedTuple):
    """What stands between two fences: its language and its text."""

    language: str
    text: str


def name_of(page: Path) -> str:
    """Return how a page is named in the report of a test."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page in their order."""
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [Block(*each) for each in found]


def prose(page: Path) -> str:
    """Return a page without its blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def table(page: Path, head: str) -> list[list[str]]:
    """Return the cells of the table whose first heading cell is `head`."""
    lines = prose(page).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not (row := _ROW.fullmatch(line)):
            break
        rows.append([cell.strip() for cell in row[1].split(" | ")])
    return rows


def code_in(text: str) -> list[str]:
    """Return what stands between backticks."""
    return re.findall(r"`([^`]+)`", text)
