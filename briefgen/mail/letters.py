"""The messages of a dossier for a distribution list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from briefgen.mail.prepared import Prepared


def prepare(
    dossier_path: Path, list_path: Path, project: Path, date: datetime
) -> Iterator[Prepared]:
    """Return the messages of a dossier for those on a list, one after the other.

    Raises `UserError`, before the first of them, where one may not be sent.
    """
    raise NotImplementedError
