"""The two type families of every brief, as files: for PDF and for the web.

Spectral is read, Fira Sans labels. Both are static TrueType files from
packages of their own, so that every machine sets the same page. A PDF embeds
what it uses of them. A web page carries subsets as WOFF2: these take seconds
to make, so they are kept in the user's cache folder.
"""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.render.caching import cache_folder, version_of

SERIF: Final = "Spectral"
SANS: Final = "Fira Sans"

Style = Literal["normal", "italic"]


class Face(NamedTuple):
    """One cut of a family: its CSS weight and style, and its TrueType file."""

    family: str
    weight: int
    style: Style
    path: Path


class _Cut(NamedTuple):
    """What is known of a face before its package is found."""

    family: str
    weight: int
    style: Style
    file: str
    web: Literal["cyrillic", "latin", ""]


_PACKAGES: Final = {SERIF: "fontpkg_spectral", SANS: "fontpkg_fira_sans"}

# Web pages get the six cuts that screens need, and Cyrillic in the three that
# quotes are set in: all eight, in full, would weigh 330 KB in every page.
_CUTS: Final = (
    _Cut(SERIF, 400, "normal", "Spectral-Regular.ttf", "cyrillic"),
    _Cut(SERIF, 400, "italic", "Spectral-Italic.ttf", "cyrillic"),
    _Cut(SERIF, 600, "normal", "Spectral-SemiBold.ttf", "latin"),
    _Cut(SERIF, 600, "italic", "Spectral-SemiBoldItalic.ttf", ""),
    _Cut(SANS, 400, "normal", "FiraSans-Regular.ttf", "cyrillic"),
    _Cut(SANS, 400, "italic", "FiraSans-Italic.ttf", ""),
    _Cut(SANS, 500, "normal", "FiraSans-Medium.ttf", "latin"),
    _Cut(SANS, 600, "normal", "FiraSans-SemiBold.ttf", "latin"),
)

# Basic Latin to Latin Extended-A, punctuation, superscripts, currency, arrows,
# minus and the comparison signs, plain geometric marks and ticks.
_LATIN: Final = (
    *range(0x20, 0x17F + 1),
    *range(0x2000, 0x209F + 1),
    *(0x20AA, 0x20AC, 0x20BD, 0x2116, 0x2122),
    *range(0x2190, 0x2199 + 1),
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
    *(0x25A0, 0x25A1, 0x25B2, 0x25CB, 0x25CF, 0x2713, 0x2717),
)
_CYRILLIC: Final = (*range(0x401, 0x45F + 1), 0x490, 0x491)

# Family, style, unique, full and PostScript name.
_NAMES: Final = (1, 2, 3, 4, 6)
_FEATURES: Final = ("ccmp", "kern", "liga", "locl", "sups", "tnum")


@cache
def faces() -> tuple[Face, ...]:
    """Return the eight faces that a PDF may use.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    return tuple(
        Face(cut.family, cut.weight, cut.style, _file(_PACKAGES[cut.family], cut.file))
        for cut in _CUTS
    )


def pdf_font_css() -> str:
    """Return one `@font-face` rule a face, with the URL of its file.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    return "".join(_rule(face, face.path.as_uri(), "truetype") for face in faces())


@cache
def web_font_css() -> str:
    """Return `@font-face` rules that hold the web's faces as base64 WOFF2.

    The same versions of the font packages, fontTools and Brotli give the same
    text. It is read from the user's cache folder, or made and left there; a
    cache that cannot be read or written is passed over.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    kept = _cache_file()
    if kept is None or (css := _read(kept)) is None:
        css = "".join(
            _rule(
                face, f"data:font/woff2;base64,{_subset(face.path, cut.web)}", "woff2"
            )
            for face, cut in zip(faces(), _CUTS, strict=True)
            if cut.web
        )
        if kept:
            _keep(kept, css)
    return css


def _rule(face: Face, url: str, kind: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'font-style:{face.style};src:url("{url}") format("{kind}")}}\n'
    )


def _file(package: str, name: str) -> Path:
    folder = _folder(package)
    path = folder / "files" / name if folder else Path(package, "files", name)
    if folder is None or not path.is_file():
        project = package.replace("_", "-")
        msg = f"The font file {path} is missing."
        hint = (
            "Run scripts/brief, which installs what is needed, "
            f"or: pip install --force-reinstall {project}"
        )
        raise UserError(msg, hint=hint, exit_code=BAD_MACHINE)
    return path


@cache
def _folder(package: str) -> Path | None:
    """Find a package without running it."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _subset(path: Path, letters: str) -> str:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    unused = [*subset.Options().drop_tables, "DSIG", "meta"]
    options = subset.Options(
        layout_features=_FEATURES, hinting=False, drop_tables=unused
    )
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        # fontTools would look for names in every table for half a second.
        name = font["name"]
        name.names = [record for record in name.names if record.nameID in _NAMES]
        del font["name"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=_LATIN + (_CYRILLIC * (letters == "cyrillic")))
        subsetter.subset(font)
        font["name"] = name
        font.flavor = "woff2"
        font.save(woff2 := BytesIO())
    return b64encode(woff2.getvalue()).decode("ascii")


def _cache_file() -> Path | None:
    """Name the cached text after all that its bytes depend on."""
    folder = cache_folder()
    if folder is None:
        return None
    parts = [
        _CUTS,
        _LATIN,
        _CYRILLIC,
        (_FEATURES, _NAMES),
        [face.path.stat().st_size for face in faces()],
        [version_of(name) for name in (*_PACKAGES.values(), "fontTools", "brotli")],
    ]
    key = sha256(repr(parts).encode()).hexdigest()[:16]
    return Path(folder, f"web-fonts-{key}.css")


def _read(kept: Path) -> str | None:
    """Return the cached text, or nothing if it isn't whole."""
    try:
        digest, css = kept.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    whole = digest == sha256(css).hexdigest().encode()
    return css.decode("ascii") if whole else None


def _keep(kept: Path, css: str) -> None:
    """Write beside the cache file, then rename: a reader sees all or nothing."""
    part = kept.with_suffix(f".{os.getpid()}")
    data = css.encode("ascii")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sha256(data).hexdigest().encode() + b"\n" + data)
        part.replace(kept)
    except OSError:
        return
