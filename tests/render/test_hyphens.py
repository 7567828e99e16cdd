"""Words break where they did, though patterns are read one by one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyphen
import pytest

from briefgen.render import typesetting
from briefgen.render.speed import hyphens

WORDS = sorted(
    {
        word
        for file in Path(__file__).parents[2].glob("docs/**/*.md")
        for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    }
    | {"Вооружённые", "реорганизация", "équipement", "Überprüfung", "lettergrepen"}
)


@pytest.fixture
def lazy(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the dictionary that reads its patterns when asked."""
    whole = next(
        kind for kind in reversed(pyphen.HyphDict.__mro__) if kind is not object
    )
    monkeypatch.setattr(pyphen, "HyphDict", whole)
    hyphens.read_patterns_when_asked()
    assert pyphen.HyphDict is not whole
    return pyphen.HyphDict


@pytest.mark.parametrize("language", ["en", "en_GB", "fr", "ru", "de", "nl", "hu"])
def test_words_break_where_they_did(language: str, lazy: type[pyphen.HyphDict]) -> None:
    """Every word breaks at the same points as with all patterns read at once."""
    path = pyphen.LANGUAGES[language]
    quick, whole = lazy(path), lazy.__mro__[1](path)
    for word in WORDS:
        assert quick.positions(word) == whole.positions(word), word
        assert quick.positions(word) == whole.positions(word), word


def test_untested_version_is_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of pyphen keeps its own ways."""
    own = pyphen.HyphDict
    monkeypatch.setattr(pyphen, "VERSION", "99.0")
    hyphens.read_patterns_when_asked()
    assert pyphen.HyphDict is own


def test_names_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """No word divides that begins with a capital letter, as names do."""
    monkeypatch.setattr(pyphen, "HyphDict", pyphen.HyphDict)
    typesetting.keep_names_whole()
    for language, name in (("en", "Netanyahu"), ("fr", "Washington"), ("ru", "Москва")):
        words = pyphen.HyphDict(pyphen.LANGUAGES[language])
        assert words.positions(name) == []
        assert words.positions(
            "administration" if language != "ru" else "реорганизация"
        )
