"""What is measured on, by name: `bench.prepare` writes these files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
DOSSIER: Final = "putin-netanyahu-call"
AUDIENCES: Final = ("executive", "press")
WHOLE: Final = "analyst"
"""The audience that gets all that a dossier holds."""
VARIANTS: Final = 4
"""How many dossiers have the words of the call, each in another order."""


def facts(folder: Path, variant: int = 0) -> Path:
    """Name the facts file of a variant; number 0 is the dossier of the call."""
    return folder / f"variant-{variant}" / "facts.yaml"


FEW: Final = 1_000
MANY: Final = 10_000
"""How many recipients the distribution lists have."""


def recipients(folder: Path, count: int) -> Path:
    """Name a distribution list of so many recipients."""
    return folder / "lists" / f"{count}.csv"


def large_facts(folder: Path) -> Path:
    """Name the large facts file."""
    return folder / "large" / "facts.yaml"


def many_facts(folder: Path) -> Path:
    """Name the file of some 1,000 facts, no two of which have the same words."""
    return folder / "many" / "facts.yaml"


def page(folder: Path, audience: str, variant: int = 0) -> Path:
    """Name the HTML that a PDF is laid out from, its `@font-face` rules included."""
    return folder / f"{audience}-{variant}.html"


def sheet(folder: Path, audience: str) -> Path:
    """Name the CSS of that HTML, as a file of its own."""
    return folder / f"{audience}.css"
