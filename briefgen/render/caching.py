"""Where work is kept that the next run would do again: the user's cache folder.

A cache that cannot be read or written is passed over, and one that is deleted
costs time once.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def cache_folder() -> str | None:
    """Return briefgen's folder in the user's cache folder, whether it exists or not.

    It follows the XDG Base Directory Specification 0.8, and on macOS Apple's. A user
    without a home has none.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    # A relative folder is to be ignored, says the specification.
    if not os.path.isabs(base):
        fallback = "Library/Caches" if sys.platform == "darwin" else ".cache"
        base = os.path.join(os.path.expanduser("~"), fallback)
    return os.path.join(base, "briefgen") if os.path.isabs(base) else None


def keep(file: Path, data: bytes) -> None:
    """Write beside a file of the cache, then rename: a reader sees all or nothing."""
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(0o700, parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()


@cache
def version_of(package: str) -> str:
    """Return an installed package's version, read off a folder's name beside it.

    `importlib.metadata` would say the same, 20 ms later. Nothing where it cannot
    be told.
    """
    spec = find_spec(package)
    if spec is None or not spec.origin:
        return ""
    folder = os.path.dirname(spec.origin)
    site = os.path.dirname(folder) if spec.submodule_search_locations else folder
    start, end = f"{package.lower()}-", ".dist-info"
    for name in _names(site):
        if name.startswith(start) and name.endswith(end):
            return name[len(start) : -len(end)]
    return ""


@cache
def _names(folder: str) -> list[str]:
    try:
        return [name.lower() for name in os.listdir(folder)]
    except OSError:
        return []
