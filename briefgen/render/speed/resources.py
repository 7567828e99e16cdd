"""What WeasyPrint takes from `importlib.resources`, for packages that are folders."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def files(anchor: str | ModuleType) -> Path:
    """Return the folder of an imported package."""
    package = sys.modules[anchor] if isinstance(anchor, str) else anchor
    return Path(package.__path__[0])
