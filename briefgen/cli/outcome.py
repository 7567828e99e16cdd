"""What happens while documents are made, told when it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.making import Begun, Made, PassedOver
from briefgen.cli.project import shown
from briefgen.cli.streams import put, say_errors, say_warnings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefgen.cli.making import Event
    from briefgen.cli.progress import Silence
    from briefgen.errors import Problem


def show(events: Iterable[Event], progress: Silence) -> tuple[list[Path], int]:
    """Tell what happens; return the documents made, and the exit code."""
    paths: list[Path] = []
    told: set[Problem] = set()
    code = 0
    for event in events:
        if isinstance(event, Begun):
            progress.begin(str(shown(event.path)))
            continue
        progress.clear()
        if isinstance(event, Made):
            paths.append(event.path)
            put(str(shown(event.path)))
            say_warnings(problem for problem in event.warnings if problem not in told)
            told.update(event.warnings)
        elif isinstance(event, PassedOver):
            say_warnings([event.reason])
        else:
            say_errors(problem for problem in event.problems if problem not in told)
            told.update(event.problems)
            code = max(code, event.code)
    progress.finish(len(paths))
    return paths, code
