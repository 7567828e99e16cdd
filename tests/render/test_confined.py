"""Files of a chain are found in its folders, and nowhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.render import confined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.render.conftest import RenderIn

PRIVATE = "known-to-nobody"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return a file outside the templates that nobody may read into a brief."""
    path = tmp_path / "secret.txt"
    path.write_text(f"words:\n  edition: {PRIVATE}\n", encoding="utf-8")
    return path


def linked(name: str) -> Callable[[Path, Path], None]:
    """Return what makes a link to the secret in a folder, under a name."""

    def make(folder: Path, secret: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(secret)

    return make


def linked_sections(folder: Path, secret: Path) -> None:
    """Make the folder of sections a link to one outside."""
    outside = secret.parent / "outside"
    outside.mkdir()
    (outside / "gaps.html.j2").write_text(PRIVATE)
    (folder / "sections").symlink_to(outside, target_is_directory=True)


def included(folder: Path, secret: Path) -> None:
    """Make a template that includes a link."""
    linked("brief.txt")(folder, secret)
    (folder / "sections").mkdir()
    (folder / "sections" / "gaps.html.j2").write_text("\n{% include 'brief.txt' %}")


@pytest.mark.parametrize(
    ("make", "file"),
    [
        pytest.param(linked("brief.css"), "brief.css", id="style"),
        pytest.param(linked("base.css"), "base.css", id="nearest-style"),
        pytest.param(linked("labels.yaml"), "labels.yaml", id="words"),
        pytest.param(linked("labels.en.yaml"), "labels.en.yaml", id="words-of-one"),
        pytest.param(linked("macros.html.j2"), "macros.html.j2", id="macros"),
        pytest.param(linked("brief.html.j2"), "brief.html.j2", id="page"),
        pytest.param(
            linked("sections/gaps.html.j2"), "sections/gaps.html.j2", id="section"
        ),
        pytest.param(linked_sections, "sections", id="folder"),
        pytest.param(included, "brief.txt", id="include"),
    ],
)
def test_links_out(
    render_in: RenderIn,
    tmp_path: Path,
    secret: Path,
    make: Callable[[Path, Path], None],
    file: str,
) -> None:
    """A link that leads out of the chain is one error with its place, no page."""
    folder = tmp_path / "templates"
    folder.mkdir()
    make(folder, secret)
    with pytest.raises(UserError) as caught:
        render_in(folder)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith(file)
    assert problem.message == "is a link that leads out"
    assert "copy what it leads to" in problem.hint
    assert PRIVATE not in str(caught.value)


def test_links_within(render_in: RenderIn, tmp_path: Path) -> None:
    """A link to another file of the chain is followed."""
    (tmp_path / "mine.css").write_text(".own { color: red }")
    (tmp_path / "brief.css").symlink_to("mine.css")
    assert ".own { color: red }" in render_in(tmp_path)


@pytest.mark.parametrize("kind", ["pipe", "folder", "dangling"])
def test_no_plain_file(render_in: RenderIn, tmp_path: Path, kind: str) -> None:
    """What is no plain file is told, and not waited for or passed over."""
    path = tmp_path / "brief.css"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nothing.css")
    with pytest.raises(UserError, match=r"brief\.css: is no plain file"):
        render_in(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "./brief.css", "", "a\0b"],
)
def test_names_that_lead_out(tmp_path: Path, secret: Path, name: str) -> None:
    """A name that could lead out of its folder names nothing."""
    folder = tmp_path / "templates"
    folder.mkdir()
    assert secret.is_file()
    assert confined.find((folder,), name) is None


def test_too_large(
    render_in: RenderIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is too large is told as what it is, with its place."""
    monkeypatch.setattr(confined, "LARGEST", 100_000)
    (tmp_path / "brief.css").write_text("/*" + "x" * 100_000)
    with pytest.raises(UserError, match=r"brief\.css: has 100,002 bytes") as caught:
        render_in(tmp_path)
    assert "dossier" not in caught.value.problems[0].hint
