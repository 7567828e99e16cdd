"""The type families of every brief, as files: for PDF and for the web.

Spectral is read, Fira Sans labels, in Latin and Cyrillic letters. Pages with
Hebrew or Arabic letters have a pair of families for those besides. All are
TrueType files from packages of their own, so that every machine sets the same
page. A PDF embeds what it uses of them. A web page carries subsets as WOFF2:
these take seconds to make, so they are kept in the user's cache folder.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.render.caching import cache_folder, keep, version_of

SERIF: Final = "Spectral"
SANS: Final = "Fira Sans"

Style = Literal["normal", "italic"]
Script = Literal["hebrew", "arabic"]


class Face(NamedTuple):
    """One cut of a family: its CSS weight and style, and its TrueType file.

    The weight of a variable font is a range, such as ``300 900``.
    """

    family: str
    weight: str
    style: Style
    path: Path


class _Cut(NamedTuple):
    """What is known of a face before its package is found."""

    family: str
    weight: str
    style: Style
    file: str
    web: Literal["cyrillic", "latin", Script, ""]


_PACKAGES: Final = {
    SERIF: "fontpkg_spectral",
    SANS: "fontpkg_fira_sans",
    "Frank Ruhl Libre": "fontpkg_frank_ruhl_libre",
    "Heebo": "fontpkg_heebo",
    "Amiri": "fontpkg_amiri",
    "IBM Plex Sans Arabic": "fontpkg_ibm_plex_sans_arabic",
}

# Web pages get the six cuts that screens need, and Cyrillic in the three that
# quotes are set in: all eight, in full, would weigh 330 KB in every page.
_CUTS: Final = (
    _Cut(SERIF, "400", "normal", "Spectral-Regular.ttf", "cyrillic"),
    _Cut(SERIF, "400", "italic", "Spectral-Italic.ttf", "cyrillic"),
    _Cut(SERIF, "600", "normal", "Spectral-SemiBold.ttf", "latin"),
    _Cut(SERIF, "600", "italic", "Spectral-SemiBoldItalic.ttf", ""),
    _Cut(SANS, "400", "normal", "FiraSans-Regular.ttf", "cyrillic"),
    _Cut(SANS, "400", "italic", "FiraSans-Italic.ttf", ""),
    _Cut(SANS, "500", "normal", "FiraSans-Medium.ttf", "latin"),
    _Cut(SANS, "600", "normal", "FiraSans-SemiBold.ttf", "latin"),
)

_SCRIPTS: Final[dict[Script, tuple[_Cut, ...]]] = {
    "hebrew": (
        _Cut(
            "Frank Ruhl Libre",
            "300 900",
            "normal",
            "FrankRuhlLibre[wght].ttf",
            "hebrew",
        ),
        _Cut("Heebo", "100 900", "normal", "Heebo[wght].ttf", "hebrew"),
    ),
    "arabic": (
        _Cut("Amiri", "400", "normal", "Amiri-Regular.ttf", "arabic"),
        _Cut("Amiri", "700", "normal", "Amiri-Bold.ttf", "arabic"),
        _Cut(
            "IBM Plex Sans Arabic",
            "400",
            "normal",
            "IBMPlexSansArabic-Regular.ttf",
            "arabic",
        ),
        _Cut(
            "IBM Plex Sans Arabic",
            "600",
            "normal",
            "IBMPlexSansArabic-SemiBold.ttf",
            "arabic",
        ),
    ),
}
# The letters of each script, with their forms for old encodings.
_LETTERS: Final[dict[Script, re.Pattern[str]]] = {
    "hebrew": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "arabic": re.compile(
        "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
    ),
}

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
_EXTRA: Final = {
    "latin": (),
    "cyrillic": (*range(0x401, 0x45F + 1), 0x490, 0x491),
    "hebrew": (*range(0x5B0, 0x5F4 + 1), *range(0xFB1D, 0xFB4F + 1)),
    "arabic": tuple(range(0x600, 0x6FF + 1)),
}

# Family, style, unique, full and PostScript name.
_NAMES: Final = (1, 2, 3, 4, 6)
_FEATURES: Final = (
    *("ccmp", "kern", "liga", "locl", "sups", "tnum"),
    *("calt", "curs", "fina", "init", "isol", "mark", "medi", "mkmk", "rlig"),
)


def scripts_of(text: str) -> tuple[Script, ...]:
    """Return the scripts besides Latin and Cyrillic that a text has letters of."""
    return tuple(script for script, letters in _LETTERS.items() if letters.search(text))


@cache
def faces(scripts: tuple[Script, ...] = ()) -> tuple[Face, ...]:
    """Return the faces that a PDF may use, with those for some more scripts.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    return tuple(map(_face, _cuts(scripts)))


def _cuts(scripts: tuple[Script, ...]) -> tuple[_Cut, ...]:
    return (*_CUTS, *(cut for script in scripts for cut in _SCRIPTS[script]))


def _face(cut: _Cut) -> Face:
    path = _file(_PACKAGES[cut.family], cut.file)
    return Face(cut.family, cut.weight, cut.style, path)


def pdf_font_css() -> str:
    """Return one `@font-face` rule a face, with the URL of its file.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    return "".join(_rule(face, face.path.as_uri(), "truetype") for face in faces())


@cache
def web_font_css(scripts: tuple[Script, ...] = ()) -> str:
    """Return `@font-face` rules that hold the web's faces as base64 WOFF2.

    The same versions of the font packages, fontTools and Brotli give the same
    text. It is read from the user's cache folder, or made and left there; a
    cache that cannot be read or written is passed over.

    Raises `UserError` with `BAD_MACHINE` if a package or a file is missing.
    """
    return "".join(map(_kept_css, (_CUTS, *(_SCRIPTS[script] for script in scripts))))


def _kept_css(cuts: tuple[_Cut, ...]) -> str:
    kept = _cache_file(cuts)
    if kept is None or (css := _read(kept)) is None:
        css = "".join(_web_rule(cut) for cut in cuts if cut.web)
        if kept:
            data = css.encode("ascii")
            keep(kept, sha256(data).hexdigest().encode() + b"\n" + data)
    return css


def _web_rule(cut: _Cut) -> str:
    face = _face(cut)
    url = f"data:font/woff2;base64,{_subset(face.path, cut.web)}"
    return _rule(face, url, "woff2")


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
            "Remove .venv and run scripts/brief, which installs what is needed, "
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
        subsetter.populate(unicodes=(*_LATIN, *_EXTRA[letters]))
        subsetter.subset(font)
        font["name"] = name
        font.flavor = "woff2"
        font.save(woff2 := BytesIO())
    return b64encode(woff2.getvalue()).decode("ascii")


def _cache_file(cuts: tuple[_Cut, ...]) -> Path | None:
    """Name the cached text after all that its bytes depend on."""
    folder = cache_folder()
    if folder is None:
        return None
    parts = [
        cuts,
        _LATIN,
        _EXTRA,
        (_FEATURES, _NAMES),
        [_face(cut).path.stat().st_size for cut in cuts],
        [version_of(_PACKAGES[cut.family]) for cut in cuts],
        [version_of(name) for name in ("fontTools", "brotli")],
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
