"""Promises of `briefgen.render.fonts`."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.render import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def forget() -> None:
    """Make the module look at the disk again."""
    for function in vars(fonts).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


@pytest.fixture
def fresh() -> Iterator[None]:
    """Start and end with nothing remembered."""
    forget()
    yield
    forget()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder that holds the web's fonts."""
    folder = tmp_path_factory.mktemp("cache")
    made(XDG_CACHE_HOME=str(folder))
    return folder


def python(code: str, **environment: str) -> str:
    """Return what a Python of its own prints; warnings are errors there."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=True,
        capture_output=True,
        encoding="ascii",
        env={"PYTHONPATH": str(ROOT), "HOME": "/nonexistent", **environment},
    )
    assert done.stderr == ""
    return done.stdout


def made(**environment: str) -> str:
    """Return the web's fonts as a Python of its own makes or reads them."""
    return python(
        "from briefgen.render.fonts import web_font_css; print(web_font_css(), end='')",
        **environment,
    )


def web_fonts(css: str) -> list[TTFont]:
    """Return the fonts in a stylesheet."""
    found = re.findall(r"data:font/woff2;base64,([^\")]+)", css)
    return [TTFont(BytesIO(b64decode(text))) for text in found]


def features(font: TTFont) -> set[str]:
    """Return the tags of a font's layout features."""
    return {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        for record in font[table].table.FeatureList.FeatureRecord
    }


def test_faces_are_what_they_say() -> None:
    """Each face's file has the family, the weight and the slant it is listed with."""
    for face in fonts.faces(("hebrew", "arabic")):
        with TTFont(face.path) as font:
            assert font["name"].getBestFamilyName() == face.family
            assert bool(font["post"].italicAngle) is (face.style == "italic")
            assert weights(font) == face.weight


def weights(font: TTFont) -> str:
    """Return the weight of a static font, or the range of a variable one."""
    if "fvar" not in font:
        return str(font["OS/2"].usWeightClass)
    (axis,) = font["fvar"].axes
    return f"{axis.minValue:.0f} {axis.maxValue:.0f}"


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Gaza, Газа", ()),
        ("עזה", ("hebrew",)),
        ("غزة", ("arabic",)),
        ("عزة עזה", ("hebrew", "arabic")),
    ],
)
def test_scripts_of_a_text(text: str, scripts: tuple[str, ...]) -> None:
    """Families for Hebrew and Arabic are there for pages that have such letters."""
    assert fonts.scripts_of(text) == scripts
    names = {face.family for face in fonts.faces(fonts.scripts_of(text))}
    assert ("Amiri" in names) == ("arabic" in scripts)
    assert ("Heebo" in names) == ("hebrew" in scripts)


@pytest.mark.parametrize(("script", "letters"), [("hebrew", "אב"), ("arabic", "اب")])
def test_web_css_for_a_script(script: fonts.Script, letters: str) -> None:
    """Pages with such letters hold their fonts besides; other pages don't."""
    more = fonts.web_font_css((script,)).removeprefix(fonts.web_font_css())
    for font in re.findall(r"base64,([^\")]+)", more):
        with TTFont(BytesIO(b64decode(font))) as read:
            assert set(map(ord, letters)) <= set(read.getBestCmap())
    assert more.count("@font-face") in {2, 4}
    assert len(more) < 400_000


def test_faces_may_be_embedded() -> None:
    """No face forbids to be put into a PDF or a page."""
    for face in fonts.faces(("hebrew", "arabic")):
        with TTFont(face.path) as font:
            assert font["OS/2"].fsType == 0


def test_pdf_css_names_each_file() -> None:
    """A PDF's stylesheet has one rule a face, with the URL of a file that is there."""
    urls = re.findall(r'url\("([^"]+)"\)', fonts.pdf_font_css())

    assert urls == [face.path.as_uri() for face in fonts.faces()]


def test_web_css_holds_the_fonts(cache: Path) -> None:
    """The web's stylesheet asks for nothing: its fonts are in it, and light."""
    css = made(XDG_CACHE_HOME=str(cache))

    assert css.count("@font-face") == 6
    assert set(re.findall(r"url\(\"?([a-z]+):", css)) == {"data"}
    assert len(css) < 180_000


def test_web_fonts_have_the_letters(cache: Path) -> None:
    """Latin, punctuation, superscripts and arrows are in each; Cyrillic in quotes."""
    loaded = web_fonts(made(XDG_CACHE_HOME=str(cache)))

    for font in loaded:
        assert set(map(ord, "Aé Őž“”–—…¹²³€→−")) <= set(font.getBestCmap())
        assert {"kern", "sups"} <= features(font)
        # Spectral's figures are tabular by themselves.
        family = font["name"].getBestFamilyName()
        assert "tnum" in features(font) or family.startswith("Spectral")
    cyrillic = [ord("Ж") in font.getBestCmap() for font in loaded]
    assert cyrillic == [True, True, False, True, False, False]


def test_web_css_is_the_same_everywhere(cache: Path) -> None:
    """Another process, with another clock and hash seed, makes the same fonts."""
    code = (
        "from briefgen.render.fonts import _subset, faces;"
        "print(_subset(faces()[0].path, 'cyrillic'))"
    )
    font = python(code, PYTHONHASHSEED="5", TZ="Asia/Kathmandu").strip()

    assert f"base64,{font}" in made(XDG_CACHE_HOME=str(cache))


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda kept: kept.write_bytes(b""), id="empty"),
        pytest.param(lambda kept: kept.write_bytes(b"\n"), id="line"),
        pytest.param(lambda kept: kept.write_bytes(kept.read_bytes()[:-9]), id="cut"),
        pytest.param(
            lambda kept: kept.write_bytes(kept.read_bytes().replace(b"400", b"900")),
            id="changed",
        ),
        pytest.param(lambda kept: (kept.unlink(), kept.mkdir()), id="folder"),
        pytest.param(lambda kept: kept.unlink(), id="gone"),
    ],
)
def test_damaged_cache_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: object
) -> None:
    """A cache that is cut, changed or unreadable is passed over without a word."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "_subset", lambda path, letters: f"{path.stem}{letters}")
    css = fonts.web_font_css()
    (kept,) = tmp_path.rglob("*.css")
    assert callable(damage)
    damage(kept)
    forget()

    assert fonts.web_font_css() == css


@pytest.mark.usefixtures("fresh")
def test_cache_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fonts that are in the cache are not made again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "_subset", lambda *_: "once")
    css = fonts.web_font_css()
    forget()
    monkeypatch.setattr(fonts, "_subset", lambda *_: pytest.fail("made again"))

    assert fonts.web_font_css() == css
    assert [kept.suffix for kept in tmp_path.rglob("*.*")] == [".css"]


@pytest.mark.usefixtures("fresh")
def test_cache_that_cannot_be_written_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a place for a cache the fonts are made all the same."""
    place = tmp_path / "a file, not a folder"
    place.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    monkeypatch.setattr(fonts, "_subset", lambda *_: "anew")

    assert fonts.web_font_css().count("anew") == 6


@pytest.mark.usefixtures("fresh")
def test_cache_belongs_to_the_versions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Another version of a font package or of fontTools has a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "_subset", lambda *_: "font")
    fonts.web_font_css()
    forget()
    monkeypatch.setattr(fonts, "version_of", lambda _: "next")
    fonts.web_font_css()

    assert len(list(tmp_path.rglob("*.css"))) == 2


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("platform", "folder"),
    [("darwin", "Library/Caches/briefgen"), ("linux", ".cache/briefgen")],
)
@pytest.mark.parametrize("setting", ["", "relative/folder"])
def test_cache_lies_where_the_platform_keeps_caches(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    platform: str,
    folder: str,
    setting: str,
) -> None:
    """Unless XDG_CACHE_HOME names a folder, the cache is in the user's own one."""
    monkeypatch.setenv("XDG_CACHE_HOME", setting)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(fonts, "_subset", lambda *_: "font")

    fonts.web_font_css()

    (kept,) = tmp_path.rglob("*.css")
    assert kept.parent == tmp_path / folder


@pytest.mark.usefixtures("fresh")
def test_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a font package, one message says what is missing and how to get it."""
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)

    with pytest.raises(UserError) as caught:
        fonts.faces()

    (problem,) = caught.value.problems
    assert caught.value.exit_code == BAD_MACHINE
    assert "fontpkg_spectral/files/Spectral-Regular.ttf" in problem.message
    assert "Remove .venv and run scripts/brief" in problem.hint
    assert "pip install --force-reinstall fontpkg-spectral" in problem.hint


@pytest.mark.usefixtures("fresh")
def test_missing_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a font's file, the message names the whole path."""
    monkeypatch.setattr(fonts, "_folder", lambda _: tmp_path)

    with pytest.raises(UserError) as caught:
        fonts.pdf_font_css()

    assert str(tmp_path / "files" / "Spectral-Regular.ttf") in str(caught.value)


def test_reading_the_cache_imports_nothing_heavy(cache: Path) -> None:
    """Fonts from the cache cost no font tool and no package of fonts."""
    code = """
import sys
from briefgen.render.fonts import web_font_css
web_font_css()
heavy = {"fontTools", "brotli", "fontpkg", "fontpkg_spectral", "importlib.metadata"}
print(sorted(heavy & set(sys.modules)))
"""
    assert python(code, XDG_CACHE_HOME=str(cache)) == "[]\n"
