"""Promises of `briefgen.check.source_text`: texts are read, or it is told why not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from briefgen.check.source_text import LIMIT, paragraphs, read_text, read_texts
from briefgen.dossier import load
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\nTwo.\n", ["One.", "Two."], id="a line each"),
        pytest.param("One\nmore.\n\nTwo.", ["One more.", "Two."], id="wrapped"),
        pytest.param("One.\r\n \r\nTwo.\r", ["One.", "Two."], id="other line ends"),
        pytest.param("\n\nOne.\nTwo.\n\n", ["One.", "Two."], id="blank around"),
        pytest.param(
            "One.\nAlso Read: Another story\nTwo.\nRead more: here",
            ["One.", "Two."],
            id="pointers to other stories",
        ),
        pytest.param("One  and\ttwo.", ["One and two."], id="white space"),
        pytest.param(
            "He also read: it was long.", ["He also read: it was long."], id="near"
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Paragraphs are lines, or blocks; what points elsewhere is none."""
    assert list(paragraphs(text)) == expected


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param("Grüße.".encode(), "", id="good"),
        pytest.param(b"\xef\xbb\xbfText.", "", id="byte order mark"),
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n ", "is empty", id="blank"),
        pytest.param(
            b"\xff\xfeT\0", "is UTF-16, not UTF-8: save it as UTF-8", id="utf-16"
        ),
        pytest.param(
            b"one\ncaf\xe9", "is not UTF-8 (line 2): save it as UTF-8", id="latin"
        ),
        pytest.param(
            b"\x7fELF\0\0", "is not a text: it holds binary data", id="binary"
        ),
    ],
)
def test_read(tmp_path: Path, data: bytes, problem: str) -> None:
    """A file is known by its hash; if it is no text, the reason is told."""
    path = tmp_path / "source.txt"
    path.write_bytes(data)
    text = read_text(path)
    assert text.problem == problem
    assert text.sha256 == hashlib.sha256(data).hexdigest()
    assert bool(text.paragraphs) == (not problem)


def test_too_large(tmp_path: Path) -> None:
    """A file beyond the limit is named with its size, and is not read."""
    path = tmp_path / "source.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    assert "the limit is 50,000,000" in read_text(path).problem


def test_given(folder: Path, tmp_path: Path) -> None:
    """A file that is given counts before the one that the dossier names."""
    other = tmp_path / "other.txt"
    other.write_text("Another text.", encoding="utf-8")
    dossier = load(folder)
    assert read_texts(dossier, folder, {})["notice"].file.endswith("notice.txt")
    texts = read_texts(dossier, folder, {"notice": other})
    assert texts["notice"].paragraphs == ("Another text.",)


def test_no_such_source(folder: Path) -> None:
    """A text that is given for no source of the dossier is an error, with a guess."""
    with pytest.raises(UserError, match="did you mean 'notice'") as caught:
        read_texts(load(folder), folder, {"notiz": folder / "notice.txt"})
    assert caught.value.exit_code == 2


def test_no_such_file(folder: Path) -> None:
    """A text that cannot be read at all is an error that names the file."""
    with pytest.raises(UserError, match=r"gone\.txt: cannot be read: No such file"):
        read_texts(load(folder), folder, {"notice": folder / "gone.txt"})
