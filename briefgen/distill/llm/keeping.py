"""Answers that were paid for, kept so that an interrupted run goes on from them.

They are in a folder of the user's own, which nobody else can read, for a day: a dry
run and the run after it ask once. A folder that cannot be written is passed over.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from briefgen.distill.llm.client import Reply
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT: Final = 24 * 60 * 60
"""The seconds that an answer is kept."""
_ANSWERS: Final = TypeAdapter(dict[str, Reply])


def folder() -> Path | None:
    """Return the folder of answers in the user's cache folder, if there can be one."""
    from briefgen.render.caching import cache_folder

    base = cache_folder()
    return Path(base) / "llm" if base else None


class Kept:
    """The answers on one article, as the model gave them, by what was asked.

    `about` is all that an answer depends on, besides the question: the hash of the
    article, the model and where it is, the version of the prompt. `now` is in seconds.
    """

    def __init__(self, folder: Path | None, about: Sequence[Any], now: float) -> None:
        key = hashlib.sha256(json.dumps(about).encode()).hexdigest()[:32]
        self._file = folder / f"{key}.json" if folder else None
        if folder:
            _forget(folder, now - KEPT)
        self._answers = self._read()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, question: str) -> Reply | None:
        """Return what was kept, if anything."""
        return self._answers.get(question)

    def put(self, question: str, answer: Reply) -> None:
        """Keep an answer; what is on the disk is always whole."""
        self._answers[question] = answer
        if self._file is None:
            return
        from briefgen.render.write import write

        try:
            self._file.parent.parent.mkdir(parents=True, exist_ok=True)
            self._file.parent.mkdir(mode=0o700, exist_ok=True)
            write(self._file, json.dumps(self._answers).encode())
        except (OSError, UserError):
            self._file = None

    def _read(self) -> dict[str, Reply]:
        if self._file is None:
            return {}
        try:
            return _ANSWERS.validate_json(self._file.read_bytes())
        except (OSError, ValueError):
            return {}


def _forget(folder: Path, before: float) -> None:
    """Delete what is older."""
    try:
        for file in folder.glob("*.json"):
            if file.stat().st_mtime < before:
                file.unlink()
    except OSError:
        pass
