"""The fixed words of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.render.labels import read_labels

if TYPE_CHECKING:
    from pathlib import Path


def folder(tmp_path: Path, name: str, text: str) -> Path:
    """Make a folder with a ``labels.yaml``."""
    made = tmp_path / name
    made.mkdir()
    (made / "labels.yaml").write_text(text, encoding="utf-8")
    return made


def test_nearest_word_wins(tmp_path: Path) -> None:
    """A folder changes only the words it names; the rest is inherited."""
    near = folder(tmp_path, "near", "words:\n  page: leaf\n")
    far = folder(tmp_path, "far", "words:\n  page: page\n  of: of\nlist: [a, b]\n")
    labels = read_labels((near, far), "en")
    assert labels == {"words": {"page": "leaf", "of": "of"}, "list": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "words: none\n", "1:8: 'words' must be a group of words", id="text"
        ),
        pytest.param("words:\n  page: [a]\n", "2:9: 'page' must be a text", id="list"),
        pytest.param(
            "words:\n  page:\n", "2:8: 'page' must be a text, not empty", id="no"
        ),
        pytest.param("- a\n", "1:1: labels are groups of words", id="no-mapping"),
        pytest.param("a: 1\na: 2\n", "'a'", id="twice"),
        pytest.param("a: [\n", "labels.yaml:2:1: a bracket", id="not-yaml"),
    ],
)
def test_wrong_labels(tmp_path: Path, text: str, message: str) -> None:
    """A labels file that does not fit is told with its name and what it needs."""
    near = folder(tmp_path, "near", text)
    far = folder(tmp_path, "far", "words:\n  page: page\n")
    with pytest.raises(UserError) as raised:
        read_labels((near, far), "en")
    assert message in str(raised.value)


def test_no_labels(tmp_path: Path) -> None:
    """Folders without labels have none."""
    assert read_labels((tmp_path,), "en") == {}
