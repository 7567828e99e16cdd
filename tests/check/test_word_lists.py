"""A desk extends the word lists, and is told of every mistake in its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check import word_lists
from briefgen.check.word_lists import WordLists, read_word_lists
from briefgen.errors import UserError

OWN = Path(word_lists.__file__).with_name("words")


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of word lists of a project, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "words"
    folder.mkdir()
    return folder


def test_each_list_is_a_file() -> None:
    """Each list has its file, none is empty, and no file is left over."""
    assert {path.stem for path in OWN.iterdir()} == set(WordLists._fields)
    assert all(read_word_lists())


@pytest.mark.parametrize("name", WordLists._fields)
def test_no_word_is_in_a_list_twice(name: str) -> None:
    """A list has as many words as its file has entries."""
    import yaml

    given = yaml.safe_load((OWN / f"{name}.yaml").read_text(encoding="utf-8"))["add"]
    assert len(getattr(read_word_lists(), name)) == len(given)


def test_words_are_added_and_removed(words: Path) -> None:
    """A project adds words to a list, in any letters, and takes some from it."""
    (words / "loaded.yaml").write_text(
        "add: [Lackey, 'knee-jerk  reaction']\nremove: [regime]\n", encoding="utf-8"
    )
    (words / "acronyms.yaml").write_text("add: [JTC]\n", encoding="utf-8")
    lists = read_word_lists(words.parent)
    assert lists.loaded == read_word_lists().loaded - {"regime"} | {
        "lackey",
        "knee-jerk reaction",
    }
    assert "JTC" in lists.acronyms


def test_nothing_is_extended_without_files(words: Path) -> None:
    """A folder with notes alone, or a file of comments, changes nothing."""
    (words / "README.md").write_text("Our words.", encoding="utf-8")
    (words / "loaded.yaml").write_text("# add: [lackey]\n", encoding="utf-8")
    assert read_word_lists(words.parent) == read_word_lists()
    assert read_word_lists(words) == read_word_lists()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "loded.yaml",
            "add: [x]",
            "words/loded.yaml: is no list of words\n  did you mean 'loaded.yaml'?",
            id="file",
        ),
        pytest.param(
            "loaded.txt",
            "",
            "words/loaded.txt: is no list of words\n  did you mean 'loaded.yaml'?",
            id="ending",
        ),
        pytest.param(
            "loaded.yaml",
            "ad: [x]",
            "words/loaded.yaml:1:1: unknown key 'ad'\n  did you mean 'add'?",
            id="key",
        ),
        pytest.param(
            "loaded.yaml",
            "- x",
            "words/loaded.yaml:1:1: must be a mapping of keys\n"
            "  write 'add: [word]', or 'remove: [word]'",
            id="list",
        ),
        pytest.param(
            "loaded.yaml",
            "add: x",
            "words/loaded.yaml:1:1: add: must be a list of words\n"
            "  write it as [one, two words]",
            id="text",
        ),
        pytest.param(
            "loaded.yaml",
            "add: [x, {y: z}, '!']",
            "words/loaded.yaml:1:10: add[1]: must be a text\n"
            "  write it as [one, two words]\n"
            "words/loaded.yaml:1:18: add[2]: has no word in it\n"
            "  write it as [one, two words]",
            id="words",
        ),
        pytest.param(
            "loaded.yaml",
            "remove: [regimen]",
            "words/loaded.yaml:1:10: remove[0]: 'regimen' is not in the list\n"
            "  did you mean 'regime'?",
            id="removed",
        ),
        pytest.param(
            "loaded.yaml",
            "add: [x]\nadd: [y]",
            "words/loaded.yaml:2:1: key 'add' is given twice, first at line 1, "
            "column 1\n  keep one of them",
            id="twice",
        ),
    ],
)
def test_mistakes(words: Path, name: str, text: str, expected: str) -> None:
    """A mistake in a list of a project is told with its place and what was meant."""
    (words / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_word_lists(words.parent)
    assert str(caught.value) == expected


def test_all_mistakes_are_told(words: Path) -> None:
    """The mistakes of several files are told at once."""
    for name in ("loded.yaml", "weasels.yaml"):
        (words / name).write_text("add: [x]", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_word_lists(words.parent)
    assert len(caught.value.problems) == 2
