"""Lists of words that rules look for: data files that a desk can extend.

Each list is a file in ``words/`` of this package. A project may have a folder
``words/`` beside ``content/`` with files of the same names: what stands under
``add`` there is added to a list, what stands under ``remove`` is taken from it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.dossier import textfile
from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.dossier.yaml_reader import read
from briefgen.errors import Place, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.dossier.yaml_reader import Reading

FOLDER = "words"
"""The folder of a project that extends the lists."""

_OWN = Path(__file__).with_name(FOLDER)
_KEYS = ("add", "remove")
_EXAMPLE = "write it as [one, two words]"
_LETTER = re.compile(r"\w")
_CONTENT = re.compile(r"^[ \t]*[^#\s]", re.MULTILINE)


class WordLists(NamedTuple):
    """The word lists of a project: words and phrases, in small letters.

    In `acronyms`, `classifications` and `lookalikes` letters are as they are written.
    """

    acronyms: frozenset[str] = frozenset()
    """Abbreviations that need no expansion."""
    classifications: frozenset[str] = frozenset()
    """Labels of protection that are none of TLP."""
    doubting: frozenset[str] = frozenset()
    """Verbs of saying that cast doubt on what is said."""
    endorsing: frozenset[str] = frozenset()
    """Verbs of saying that take what is said for true."""
    estimative: frozenset[str] = frozenset()
    """Words of likelihood that are on no scale."""
    loaded: frozenset[str] = frozenset()
    """Words that take a side."""
    lookalikes: frozenset[str] = frozenset()
    """Names that differ from another by a letter, and are another."""
    relative: frozenset[str] = frozenset()
    """Words for a time that count from the day on which they are read."""
    weasel: frozenset[str] = frozenset()
    """Phrases that attribute without saying to whom."""


_AS_WRITTEN = frozenset(("acronyms", "classifications", "lookalikes"))


def read_word_lists(project: Path | None = None) -> WordLists:
    """Return the word lists, with what the folder of a project adds and removes.

    Raises `UserError` with all problems of the files in its ``words/``: a name that
    is no list, another shape than ``add`` and ``remove``, a word to be removed that
    is not in the list.
    """
    lists = {name: _words(name, _read(_OWN / f"{name}.yaml")) for name in _NAMES}
    problems: list[Problem] = []
    for file in sorted(_files(project)):
        if file.name not in _FILES:
            place = Place(textfile.shown(str(file)))
            hint = nearest_or_all(file.name, _FILES)
            problems.append(Problem("is no list of words", place, hint))
        elif _CONTENT.search(textfile.read(str(file))):
            reading = _read(file)
            known = lists[file.stem]
            wrong = tuple(_problems(file.stem, reading, known))
            problems += wrong
            if not wrong:
                removed = _words(file.stem, reading, "remove")
                lists[file.stem] = (known - removed) | _words(file.stem, reading)
    if problems:
        raise UserError(tuple(problems))
    return WordLists(**lists)


_NAMES = WordLists._fields
_FILES = tuple(f"{name}.yaml" for name in _NAMES)


def _files(project: Path | None) -> Iterator[Path]:
    """Yield what a project has in its folder of lists, but for notes to the reader."""
    folder = project / FOLDER if project else None
    for path in folder.iterdir() if folder and folder.is_dir() else ():
        if not path.name.startswith((".", "README")):
            yield path


def _read(file: Path) -> Reading:
    return read(textfile.read(str(file)), textfile.shown(str(file)))


def _words(name: str, reading: Reading, key: str = "add") -> frozenset[str]:
    found: list[str] = reading.data.get(key, [])
    return frozenset(_plain(name, words) for words in found)


def _plain(name: str, words: str) -> str:
    """Return a word of a list as rules compare it."""
    plain = " ".join(words.replace("’", "'").split())
    return plain if name in _AS_WRITTEN else plain.lower()


def _problems(name: str, reading: Reading, known: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with a file that extends a list."""
    data, places, problems = reading
    yield from problems
    if not isinstance(data, dict):
        hint = "write 'add: [word]', or 'remove: [word]'"
        yield Problem("must be a mapping of keys", places.of(()), hint)
        return
    for key, value in data.items():
        if key not in _KEYS:
            hint = nearest_or_all(key, _KEYS)
            yield Problem(f"unknown key '{key}'", places.of_key((key,)), hint)
        elif not isinstance(value, list):
            message = f"{key}: must be a list of words"
            yield Problem(message, places.of_key((key,)), _EXAMPLE)
        else:
            for index, words in enumerate(value):
                place = places.of((key, index))
                if wrong := _wrong(words):
                    yield Problem(f"{key}[{index}]: {wrong}", place, _EXAMPLE)
                elif key == "remove" and _plain(name, words) not in known:
                    message = f"remove[{index}]: '{words}' is not in the list"
                    hint = did_you_mean(_plain(name, words), sorted(known))
                    yield Problem(message, place, hint)


def _wrong(words: Any) -> str:
    if not isinstance(words, str):
        return "must be a text"
    return "" if _LETTER.search(words) else "has no word in it"
