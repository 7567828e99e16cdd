"""Who is measured: each contestant is a command, of ours or of a peer."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.inputs import AUDIENCES, DOSSIER, WHOLE, page, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BRIEFGEN: Final = str(Path(sys.executable).with_name("briefgen"))
_WEASYPRINT: Final = str(Path(sys.executable).with_name("weasyprint"))
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_VARIANT: Final = "pdf/a-3a"


class Contestant(NamedTuple):
    """A command, and how often it runs in each round: small ones vary the most.

    A warm one prints what counts of it, in seconds of processor time.
    """

    name: str
    command: tuple[str, ...]
    times: int = 1
    is_warm: bool = False


def contestants(folder: Path, *, orphans_count: bool) -> Iterator[Contestant]:
    """Yield all that can run here, in the order of a round: rivals side by side.

    A browser is left out unless processes that it leaves behind are counted.
    """
    yield Contestant("bare Python", (sys.executable, "-c", "pass"), times=5)
    yield Contestant("--version", (_BRIEFGEN, "--version"), times=5)
    yield Contestant("--help", (_BRIEFGEN, "--help"), times=3)
    for audience in AUDIENCES:
        command = _render(folder, audience, "html")
        yield Contestant(f"{audience}: HTML", command, times=3)
    for audience in AUDIENCES:
        ours = f"{audience}: PDF"
        yield Contestant(ours, _render(folder, audience, "pdf"))
        yield from _rivals(ours, folder, audience, orphans_count=orphans_count)
        ours = f"{audience}: further PDF"
        yield _warm(ours, "further-pdf", folder, audience)
        yield _warm(f"{ours}, WeasyPrint", "further-stock-pdf", folder, audience)
    yield _warm("few letters", "few-letters", folder, AUDIENCES[0])
    yield _warm("many letters", "many-letters", folder, AUDIENCES[0])
    for audience in (*AUDIENCES, WHOLE):
        ours = f"{audience}: many facts"
        yield _warm(ours, "cut-many", folder, audience)
        yield _warm(f"{ours}, layout", "lay-out-many", folder, audience)
    yield _warm("large facts", "read-facts", folder, WHOLE)
    yield _warm("large facts, PyYAML", "read-yaml", folder, WHOLE)


def environment(folder: Path) -> Mapping[str, str]:
    """Return the environment of all contestants: no setting of the user is left.

    Caches lie below the folder, and are filled by a round that isn't counted.
    """
    return {
        "HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "TMPDIR": str(folder),
        "TZ": "UTC",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


def browser() -> str | None:
    """Return the path of a Chromium, if there is one."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def _render(folder: Path, audience: str, document: str) -> tuple[str, ...]:
    where = ("--output", str(folder / "output"))
    what = ("--audience", audience, "--format", document)
    return (_BRIEFGEN, "render", DOSSIER, *what, *where)


def _rivals(
    ours: str, folder: Path, audience: str, *, orphans_count: bool
) -> Iterator[Contestant]:
    """Yield the other ways to a PDF of the brief."""
    html, pdf = page(folder, audience), str(folder / "rival.pdf")
    yield Contestant(
        f"{ours}, WeasyPrint",
        (_WEASYPRINT, "--quiet", "--pdf-variant", _VARIANT, str(html), pdf),
    )
    if pandoc := shutil.which("pandoc"):
        yield Contestant(
            f"{ours}, pandoc",
            (
                pandoc,
                "--quiet",
                f"--pdf-engine={_WEASYPRINT}",
                f"--pdf-engine-opt=--pdf-variant={_VARIANT}",
                f"--css={sheet(folder, audience)}",
                f"--output={pdf}",
                str(html),
            ),
        )
    if orphans_count and (chromium := browser()):
        yield Contestant(
            f"{ours}, Chromium",
            (
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-extensions",
                "--disable-gpu",
                "--no-first-run",
                # Else it would refuse the fonts.
                "--allow-file-access-from-files",
                f"--user-data-dir={folder / 'browser'}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={pdf}",
                html.as_uri(),
            ),
        )


def _warm(name: str, job: str, folder: Path, audience: str) -> Contestant:
    command = (sys.executable, "-m", "bench.warm", job, str(folder), audience)
    return Contestant(name, command, is_warm=True)
