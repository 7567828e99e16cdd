"""What is kept for the next run."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

import pytest

from briefgen.render import caching

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Look again in each test."""
    for function in (caching.cache_folder, caching.version_of):
        function.cache_clear()
    yield
    for function in (caching.cache_folder, caching.version_of):
        function.cache_clear()


def test_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is where the XDG Base Directory Specification says."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/some/where")
    assert caching.cache_folder() == "/some/where/briefgen"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [("linux", ".cache"), ("darwin", "Library/Caches")],
)
def test_folder_without_setting(
    platform: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a setting, or with a relative one, it is the platform's own."""
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setattr("sys.platform", platform)
    assert caching.cache_folder() == f"/home/desk/{folder}/briefgen"


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a user without a home nothing is kept, and no folder is made of it."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert caching.cache_folder() is None


@pytest.mark.parametrize("package", ["jinja2", "brotli", "fontTools"])
def test_version(package: str) -> None:
    """The version read off the folder is the one that the package says."""
    assert caching.version_of(package) == importlib.metadata.version(package)


def test_no_version() -> None:
    """A package that is not there, or not installed as one, has no version."""
    assert caching.version_of("no_such_package") == ""
    assert caching.version_of("os") == ""
