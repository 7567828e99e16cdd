"""Documents are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefgen.errors import BAD_MACHINE, UserError
from briefgen.render.write import write


def test_makes_folders(tmp_path: Path) -> None:
    """The folders above a document are made."""
    path = tmp_path / "a" / "b" / "brief.html"
    write(path, b"new")
    assert path.read_bytes() == b"new"


def test_umask(tmp_path: Path) -> None:
    """The mode of a document is what the umask leaves."""
    before = os.umask(0o027)
    try:
        write(tmp_path / "brief.html", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "brief.html").stat().st_mode & 0o777 == 0o640


def test_long_name(tmp_path: Path) -> None:
    """A name may be as long as the file system allows."""
    path = tmp_path / f"{'x' * 250}.html"
    write(path, b"new")
    assert path.read_bytes() == b"new"


def test_link_to_itself(tmp_path: Path) -> None:
    """A link that leads to itself does not end in a traceback."""
    path = tmp_path / "brief.html"
    path.symlink_to(path)
    write(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "place", "hint"),
    [
        pytest.param(errno.ENOSPC, "..", "make room on the disk", id="full"),
        pytest.param(errno.EROFS, "..", "the disk is read-only", id="read-only"),
        pytest.param(errno.EACCES, "..", "allow writing there", id="forbidden"),
        pytest.param(errno.EIO, ".", "choose another folder", id="broken"),
    ],
)
def test_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, place: str, hint: str
) -> None:
    """What the system refuses is told with a next step, and the old one is kept.

    What is the folder's fault is told of the folder, so that it is told once.
    """
    path = tmp_path / "brief.html"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError) as caught:
        write(path, b"new")
    (problem,) = caught.value.problems
    assert caught.value.exit_code == BAD_MACHINE
    assert problem.place
    assert problem.place.file == os.path.normpath(path / place)
    assert hint in problem.hint
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of writing keeps the old document, and nothing else."""
    path = tmp_path / "brief.html"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"
