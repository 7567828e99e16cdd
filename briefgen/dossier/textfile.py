"""The text of a facts file: found, small enough, UTF-8 and free of tricks."""

# Importing pathlib takes longer than reading a facts file.
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH116, PTH118, PTH123, PTH208

from __future__ import annotations

import os
from itertools import islice

from briefgen.dossier.characters import describe, refused
from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.rules import MOST
from briefgen.errors import BAD_MACHINE, Place, Problem, UserError

FACTS = "facts.yaml"
LIMIT = 2_000_000
"""The most bytes a facts file may have: some hundred times the usual."""


def find(path: str) -> str:
    """Return the path of the facts file that a folder or a file stands for."""
    if not os.path.isdir(path):
        return path
    facts = os.path.join(path, FACTS)
    if os.path.exists(facts):
        return facts
    raise UserError(f"{path}: there is no {FACTS} in it", hint=_inside(path))


def shown(path: str) -> str:
    """Return a path as messages give it: relative where it is below this folder."""
    whole, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    return whole.removeprefix(here)


def read(path: str) -> str:
    """Return the text of a file, its line ends as newlines.

    Raises `UserError` where it is not there, too large, or not clean UTF-8.
    """
    name = shown(path)
    try:
        size = os.stat(path).st_size
        if size <= LIMIT:
            with open(path, "rb") as file:
                data = file.read(LIMIT + 1)
            size = max(size, len(data))
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(f"{name}: no such file or folder", hint=_beside(path)) from None
    except ValueError:
        raise UserError(f"{name!r}: is not a path") from None
    except OSError as error:
        raise UserError(
            f"{name}: cannot be read: {error.strerror}",
            hint="check who may read the file",
            exit_code=BAD_MACHINE,
        ) from None
    if size > LIMIT:
        raise UserError(
            f"{name}: has {size:,} bytes; the limit is {LIMIT:,}",
            hint="split the story into several dossiers",
        )
    return clean(decode(data, name), name)


def decode(data: bytes, name: str) -> str:
    """Return bytes as text; raises `UserError` at the first that is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        raise UserError(
            "the file is UTF-16, not UTF-8",
            place=Place(name, 1, 1),
            hint="save it as UTF-8 in your editor",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        wrong = error.object[error.start]
        before = error.object[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode(errors="replace")) + 1
        meant = bytes([wrong]).decode("cp1252", errors="replace")
        raise UserError(
            f"byte 0x{wrong:02X} is not UTF-8 (in Windows-1252 it is '{meant}')",
            place=Place(name, before.count(b"\n") + 1, column),
            hint="save the file as UTF-8 in your editor",
        ) from None


def clean(text: str, name: str) -> str:
    """Return a text with newlines as line ends, if all its characters may be shown."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = tuple(
        Problem(
            f"{describe(character)}, is not allowed",
            Place(name, line, column),
            "remove it",
        )
        for line, column, character in islice(refused(text), MOST)
    )
    if problems:
        raise UserError(problems)
    return text


def _beside(path: str) -> str:
    folder, name = os.path.split(os.path.abspath(path))
    if not os.path.isdir(folder):
        return _beside(folder)
    hint = did_you_mean(name, _names(folder))
    return hint or f"a dossier is a folder with a {FACTS}"


def _inside(folder: str) -> str:
    names = _names(folder)
    dossiers = [
        name for name in names if os.path.exists(os.path.join(folder, name, FACTS))
    ]
    if dossiers:
        return f"name one of its dossiers: {', '.join(dossiers)}"
    hint = did_you_mean(FACTS, names)
    return hint or f"a dossier is a folder with a {FACTS}"


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
