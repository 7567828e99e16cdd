"""What moved out of a brief the last time, so that it is not searched for again.

The search lays a brief out up to four times, and depends on nothing but the page, the
budget and the versions of what lays it out. Where all are as they were, so is what it
finds. One small file is kept for each dossier and audience, in the user's cache folder;
it holds ids alone.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.render.caching import cache_folder, keep, version_of
from briefgen.render.pdf import pango_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.audience.brief import Brief


def recall(brief: Brief, html: str) -> tuple[str, ...]:
    """Return the ids of what moved out of a brief with this page, if they are known."""
    kept = _file(brief)
    try:
        key, *names = kept.read_text("utf-8").split() if kept else ("",)
    except (OSError, ValueError):
        return ()
    return tuple(names) if names and key == _key(brief, html) else ()


def remember(brief: Brief, html: str, moved: Iterable[str]) -> None:
    """Keep the ids of the facts that moved out of a brief with this page."""
    if kept := _file(brief):
        keep(kept, "\n".join((_key(brief, html), *moved, "")).encode())


def _file(brief: Brief) -> Path | None:
    """Name the file after the dossier and the audience, whatever they say now."""
    folder = cache_folder()
    if folder is None:
        return None
    whose = repr((brief.audience.chain, brief.audience.name, str(brief.facts.subject)))
    return Path(folder, "fits", sha256(whose.encode()).hexdigest()[:16])


def _key(brief: Brief, html: str) -> str:
    """Return what tells all that the search depends on."""
    whole = repr((html, brief.audience.pages, pango_version(html), _versions()))
    return sha256(whole.encode(errors="surrogatepass")).hexdigest()


@cache
def _versions() -> tuple[object, ...]:
    """Return what lays pages out: WeasyPrint, and this package as it is."""
    return version_of("weasyprint"), *_own()


def _own() -> Iterator[tuple[str, int, int]]:
    here = Path(__file__).parent
    for folder in (here, here / "speed", here.parent / "audience"):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.name, found.st_size, found.st_mtime_ns
