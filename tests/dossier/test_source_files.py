"""A source's file stands in the folder of its dossier, or is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefgen.dossier import load, loads
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

BESIDE = "  copy the file beside facts.yaml and give its name"


def with_file(good: str, name: str) -> str:
    """Return the good file with a source that names a file."""
    return good.replace("    description", f"    file: '{name}'\n    description")


@pytest.fixture
def dossier(folder: Path) -> Path:
    """Return a dossier's folder with two texts, beside a text that is not its own."""
    (folder / "secret.txt").touch()
    dossier = folder / "story"
    (dossier / "texts").mkdir(parents=True)
    (dossier / "article.txt").touch()
    (dossier / "texts" / "a.txt").touch()
    (dossier / "out.txt").symlink_to(folder / "secret.txt")
    (dossier / "in.txt").symlink_to("article.txt")
    return dossier


@pytest.mark.parametrize(
    "name", ["article.txt", "texts/a.txt", "./article.txt", "in.txt"]
)
def test_beside(dossier: Path, good: str, name: str) -> None:
    """A file in the dossier's folder, or a link to one, is taken."""
    (dossier / "facts.yaml").write_text(with_file(good, name))

    assert load(dossier).sources[0].file == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("/etc/hostname", f"'/etc/hostname' is not relative to the dossier\n{BESIDE}"),
        ("~/a.txt", f"'~/a.txt' is not relative to the dossier\n{BESIDE}"),
        ("C:/a.txt", f"'C:/a.txt' is not relative to the dossier\n{BESIDE}"),
        ("../secret.txt", f"'../secret.txt' leads out of the dossier\n{BESIDE}"),
        ("texts/../a.txt", f"'texts/../a.txt' leads out of the dossier\n{BESIDE}"),
        (
            "texts\\a.txt",
            "'texts\\a.txt' has a backslash\n  write '/' between folder and file",
        ),
        ("out.txt", f"'out.txt' is a link that leads out of the dossier\n{BESIDE}"),
        ("artcle.txt", "'artcle.txt' is not there\n  did you mean 'article.txt'?"),
        ("zzz/a.txt", "'zzz/a.txt' is not there"),
        ("texts", "'texts' is a folder"),
    ],
)
def test_elsewhere(dossier: Path, good: str, name: str, expected: str) -> None:
    """A file elsewhere, or not there, is refused with its place."""
    (dossier / "facts.yaml").write_text(with_file(good, name))

    with pytest.raises(UserError) as caught:
        load(dossier)

    file = f"story{os.sep}facts.yaml"
    assert str(caught.value) == f"{file}:9:11: sources[0].file: {expected}"


def test_text_without_folder(good: str) -> None:
    """A text that comes from nowhere is not asked where its files are."""
    assert loads(with_file(good, "nowhere.txt")).sources[0].file == "nowhere.txt"
