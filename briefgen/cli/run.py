"""Run one command, and turn every way it can end into words and an exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.cli.streams import say, say_errors
from briefgen.errors import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name, and return the exit code.

    Without arguments it is ``--help``.
    """
    try:
        from briefgen.cli.app import call

        code = call(list(arguments) or ["--help"])
    except SystemExit as end:
        # A reader that had seen enough of a help text is no failure.
        enough = isinstance(end.__context__, BrokenPipeError)
        return end.code if isinstance(end.code, int) and not enough else 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001  no traceback reaches a user unasked
        return _failed(error)
    if code == INTERRUPTED:
        say("interrupted: what was finished is kept")
    return code


def _failed(error: Exception) -> int:
    from briefgen.cli.problems import BUG, explain

    problems, code = explain(error)
    if code == BUG and os.environ.get("BRIEFGEN_DEBUG"):
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    say_errors(problems)
    return code
