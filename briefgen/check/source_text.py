"""The texts of sources: read, told apart into paragraphs, and known by their hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from briefgen.dossier import textfile
from briefgen.dossier.paragraphs import paragraphs
from briefgen.errors import BAD_CALL, BAD_MACHINE, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefgen.dossier.models import Dossier

LIMIT = 50_000_000
"""The most bytes that the text of a source may have."""


class SourceText(NamedTuple):
    """The text of a source: its file, its paragraphs, and the SHA-256 of the file.

    Paragraph 1 of the article is the first of `paragraphs`. `problem` tells why a
    file that is there could not be read as text; it has no paragraphs then.
    """

    file: str
    paragraphs: tuple[str, ...]
    sha256: str
    problem: str = ""


def read_texts(
    dossier: Dossier, folder: Path, given: Mapping[str, Path]
) -> dict[str, SourceText]:
    """Return the text of each source that is at hand, by the id of the source.

    `given` names files for ids; else it is the `file` that the source names, beside
    its dossier in `folder`. Raises `UserError` for a given id that is no source, and
    for a file that is not there.
    """
    known = [source.id for source in dossier.sources]
    if problems := tuple(_unknown(given, known)):
        raise UserError(problems, exit_code=BAD_CALL)
    files = {
        source.id: folder / source.file for source in dossier.sources if source.file
    }
    return {name: read_text(path) for name, path in (files | dict(given)).items()}


def read_text(path: Path) -> SourceText:
    """Return the text of a file. Raises `UserError` where it cannot be read at all."""
    name = textfile.shown(str(path))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise UserError(
            f"{name}: cannot be read: {error.strerror}",
            hint="check the path, and who may read the file",
            exit_code=BAD_MACHINE,
        ) from None
    sha256 = hashlib.sha256(data).hexdigest()
    if size > LIMIT:
        problem = f"has {size:,} bytes; the limit is {LIMIT:,}"
        return SourceText(name, (), sha256, problem)
    text, problem = _decoded(data)
    return SourceText(name, tuple(paragraphs(text)), sha256, problem)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return bytes as text, and what is wrong with them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", "is UTF-16, not UTF-8: save it as UTF-8"
    if b"\0" in data[:4096]:
        return "", "is not a text: it holds binary data"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", f"is not UTF-8 (line {line}): save it as UTF-8"
    return text, "" if text.strip() else "is empty"


def _unknown(given: Mapping[str, Path], known: list[str]) -> Iterator[Problem]:
    from briefgen.dossier.hints import nearest_or_all

    for name in given:
        if name not in known:
            hint = nearest_or_all(name, known)
            yield Problem(f"there is no source '{name}'", hint=hint)
