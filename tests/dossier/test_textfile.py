"""A facts file is found and read, or the reason why not is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefgen.dossier import load, textfile
from briefgen.errors import BAD_INPUT, BAD_MACHINE, UserError

if TYPE_CHECKING:
    from pathlib import Path


def error_of(path: Path | str) -> UserError:
    """Return the error that `load` ends in."""
    with pytest.raises(UserError) as caught:
        load(path)
    return caught.value


def message_of_bytes(folder: Path, data: bytes) -> str:
    """Return what `load` says of a file with these bytes."""
    (folder / "facts.yaml").write_bytes(data)
    return str(error_of("facts.yaml"))


def test_folder_and_file(folder: Path, good: str) -> None:
    """A dossier is loaded from its folder and from its file alike."""
    (folder / "facts.yaml").write_text(good, encoding="utf-8")

    assert (
        load(folder) == load(folder / "facts.yaml") == load(".") == load("facts.yaml")
    )


def test_byte_order_mark_and_line_ends(folder: Path, good: str) -> None:
    """A byte order mark and the line ends of any system change nothing."""
    file = folder / "facts.yaml"
    loaded = []
    for end in ("\n", "\r\n", "\r"):
        file.write_bytes(b"\xef\xbb\xbf" + good.replace("\n", end).encode())
        loaded.append(load(file))

    assert loaded[0] == loaded[1] == loaded[2]


def test_places_with_any_line_ends(folder: Path, good: str) -> None:
    """Lines and columns count right whatever ends the lines, with a mark in front."""
    text = good.replace("TLP:CLEAR", "TLP:CLAER").replace("\n", "\r\n")

    message = message_of_bytes(folder, b"\xef\xbb\xbf" + text.encode())

    assert message.startswith("facts.yaml:4:10: marking: ")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            "title: é".encode("utf-16"),
            "facts.yaml:1:1: the file is UTF-16, not UTF-8\n"
            "  save it as UTF-8 in your editor",
            id="utf-16",
        ),
        pytest.param(
            "title: é".encode("utf-16-be"),
            "facts.yaml:1:1: the file is UTF-16, not UTF-8\n"
            "  save it as UTF-8 in your editor",
            id="utf-16-without-mark",
        ),
        pytest.param(
            "title: x\nsubject: €é".encode() + "ü".encode("cp1252"),
            "facts.yaml:2:12: byte 0xFC is not UTF-8 (in Windows-1252 it is 'ü')\n"
            "  save the file as UTF-8 in your editor",
            id="latin",
        ),
        pytest.param(
            b"\xef\xbb\xbfa: \x93b\x94",
            "facts.yaml:1:4: byte 0x93 is not UTF-8 (in Windows-1252 it is '“')\n"
            "  save the file as UTF-8 in your editor",
            id="latin-after-mark",
        ),
        pytest.param(
            b"a: b\nc: \x00\x1b\n",
            "facts.yaml:2:4: U+0000, a control character, is not allowed\n"
            "  remove it\n"
            "facts.yaml:2:5: U+001B, a control character, is not allowed\n"
            "  remove it",
            id="control",
        ),
        pytest.param(
            "# \u2066x\u2069".encode(),
            "facts.yaml:1:3: U+2066, a character that changes the order in which "
            "text is read, is not allowed\n  remove it\n"
            "facts.yaml:1:5: U+2069, a character that changes the order in which "
            "text is read, is not allowed\n  remove it",
            id="bidi-in-comment",
        ),
        pytest.param(
            "a: \ufdd0\u2028\ufeff\U0001ffff".encode(),
            "facts.yaml:1:4: U+FDD0, not a character, is not allowed\n  remove it\n"
            "facts.yaml:1:5: U+2028, a line separator, is not allowed\n  remove it\n"
            "facts.yaml:1:6: U+FEFF, a byte order mark, is not allowed\n  remove it\n"
            "facts.yaml:1:7: U+1FFFF, not a character, is not allowed\n  remove it",
            id="no-characters",
        ),
        pytest.param(
            rb'a: "\ud800"',
            "facts.yaml:1:7: an unknown escape after '\\'\n  use single quotes",
            id="half-character-escaped",
        ),
        pytest.param(
            b"",
            "facts.yaml: the file is empty\n"
            "  start with title, subject, as_of, marking and sources",
            id="empty",
        ),
        pytest.param(
            b"# only a comment\n---\n",
            "facts.yaml: the file is empty\n"
            "  start with title, subject, as_of, marking and sources",
            id="comment",
        ),
        pytest.param(
            b"Putin called Netanyahu.\n",
            "facts.yaml:1:1: must be a mapping of keys, not text\n"
            "  write 'key: value' lines",
            id="an-article",
        ),
        pytest.param(
            b'"Peace" is near\n',
            "facts.yaml:1:9: this does not belong here\n  put the text in quotes",
            id="a-quote",
        ),
        pytest.param(
            b"- a\n",
            "facts.yaml:1:1: must be a mapping of keys, not a list\n"
            "  write 'key: value' lines",
            id="a-list",
        ),
    ],
)
def test_bytes(folder: Path, data: bytes, expected: str) -> None:
    """What is no clean UTF-8 mapping is refused with its place."""
    assert message_of_bytes(folder, data) == expected


def test_size(folder: Path) -> None:
    """A file above the limit is refused before it is read, with both sizes."""
    with (folder / "facts.yaml").open("wb") as file:
        file.truncate(50_000_000)

    assert str(error_of(".")) == (
        "facts.yaml: has 50,000,000 bytes; the limit is 2,000,000\n"
        "  split the story into several dossiers"
    )


def test_endless_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that tells no size is read no further than the limit."""
    monkeypatch.setattr(textfile, "LIMIT", 1000)

    assert "has 1,001 bytes" in str(error_of("/dev/zero"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(
            "content/gaza-cal",
            "content/gaza-cal: no such file or folder\n  did you mean 'gaza-call'?",
            id="folder-misspelt",
        ),
        pytest.param(
            "content/gaza-call/facts.yml",
            "content/gaza-call/facts.yml: no such file or folder\n"
            "  did you mean 'facts.yaml'?",
            id="file-misspelt",
        ),
        pytest.param(
            "contnt/gaza-call/facts.yaml",
            "contnt/gaza-call/facts.yaml: no such file or folder\n"
            "  did you mean 'content'?",
            id="parent-misspelt",
        ),
        pytest.param(
            "content/gaza-call/facts.yaml/x",
            "content/gaza-call/facts.yaml/x: no such file or folder\n"
            "  did you mean 'facts.yaml'?",
            id="below-a-file",
        ),
        pytest.param(
            "content/zzz",
            "content/zzz: no such file or folder\n"
            "  a dossier is a folder with a facts.yaml",
            id="nothing-near",
        ),
        pytest.param(
            "content",
            "content: there is no facts.yaml in it\n"
            "  name one of its dossiers: gaza-call",
            id="folder-of-dossiers",
        ),
        pytest.param(
            "other",
            "other: there is no facts.yaml in it\n  did you mean 'fact.yaml'?",
            id="file-named-otherwise",
        ),
        pytest.param(
            "bare",
            "bare: there is no facts.yaml in it\n"
            "  a dossier is a folder with a facts.yaml",
            id="empty-folder",
        ),
        pytest.param("a\0b", "'a\\x00b': is not a path", id="no-path"),
    ],
)
def test_not_there(folder: Path, good: str, path: str, expected: str) -> None:
    """A path that leads to no facts is answered with the nearest that would."""
    (folder / "content" / "gaza-call").mkdir(parents=True)
    (folder / "content" / "gaza-call" / "facts.yaml").write_text(good)
    (folder / "other").mkdir()
    (folder / "other" / "fact.yaml").touch()
    (folder / "bare").mkdir()

    error = error_of(path)

    assert str(error) == expected
    assert error.exit_code == BAD_INPUT


def test_not_permitted(
    folder: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is the machine's matter, and says so."""
    (folder / "facts.yaml").write_text(good)

    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    error = error_of("facts.yaml")
    monkeypatch.undo()

    assert error.exit_code == BAD_MACHINE
    assert str(error) == (
        "facts.yaml: cannot be read: Permission denied\n  check who may read the file"
    )


def test_folder_that_cannot_be_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be listed still gets its message."""

    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)

    assert "no such file or folder" in str(error_of(folder / "x"))


def test_file_outside(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is named from the current folder where it is below it, else in full."""
    (folder / "here").mkdir()
    (folder / "facts.yaml").write_text("title: x")
    monkeypatch.chdir(folder / "here")

    assert error_of("..").problems[0].place is not None
    assert str(error_of("..")).startswith(f"{tmp_path}{os.sep}facts.yaml:1:1: ")
