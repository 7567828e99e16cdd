"""What can go wrong for a user: a message, a place and the next step.

Every error that a user can cause is a `UserError`. The command line prints it
on stderr, one line an error, and ends with its exit code; a program that uses
the Python API catches it and reads its parts.

Exit codes (documented in ``docs/cli.md``):

| code | meaning |
|------|---------|
| 0    | done |
| 1    | the input is wrong: facts, audience or template |
| 2    | the command was called wrongly |
| 3    | this machine lacks something: font, Pango, disk space, permission, server |
| 70   | briefgen itself has a mistake: please report it |
| 130  | interrupted by Ctrl-C |
"""

from __future__ import annotations

from typing import NamedTuple

BAD_INPUT = 1
BAD_CALL = 2
BAD_MACHINE = 3
INTERRUPTED = 130


class Place(NamedTuple):
    """Where in a file: lines and columns count from 1, 0 stands for the whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = (str(number) for number in self[1:] if number)
        return ":".join((self.file, *parts))


class Problem(NamedTuple):
    """One thing that is wrong, where it is, and what to do about it.

    `fact` is the id of the fact it is about, where only that is known of its place, and
    `letters` are those of a text it is about.
    """

    message: str
    place: Place | None = None
    hint: str = ""
    fact: str = ""
    letters: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        tail = f"\n  {self.hint}" if self.hint else ""
        return f"{head}{self.message}{tail}"


class UserError(Exception):
    """One or more problems that a user can mend.

    `problems` holds all that were found, in the order of their places;
    `exit_code` is the code that the command line ends with.
    """

    def __init__(
        self,
        message: str | tuple[Problem, ...],
        *,
        place: Place | None = None,
        hint: str = "",
        exit_code: int = BAD_INPUT,
    ) -> None:
        self.problems = (
            (Problem(message, place, hint),) if isinstance(message, str) else message
        )
        self.exit_code = exit_code
        super().__init__("\n".join(map(str, self.problems)))
