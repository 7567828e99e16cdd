"""``docs/cli.md``, made from the help of the commands themselves.

``python -m briefgen.cli.reference`` writes it anew; a test tells when it is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from briefgen.cli.app import app
from briefgen.cli.command import HELP

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = Path(__file__).parents[2] / "docs" / "cli.md"

_HEAD: Final = """\
# The command line

<!-- Made by `scripts/docs`; a change here is lost. -->

Results go to stdout, one path a line: `briefgen render --quiet | xargs ls -l`.
Progress, warnings and errors go to stderr. An error says where it is, what is
wrong, and the next step:

```text
error: content/trade-deal/facts.yaml:14:9: participants[0]: unknown key 'evidense'
  did you mean 'evidence'?
```

What fails stops nothing else, and leaves the document of the last run in place. A
document is deleted when the dossier has become stricter than its readers may see.
"""

_TAIL: Final = """\
## Exit codes

| code | meaning |
|------|---------|
| 0    | done |
| 1    | the input is wrong: facts, audience or template |
| 2    | the command was called wrongly |
| 3    | this machine lacks something: font, Pango, disk space, permission, server |
| 70   | a mistake in briefgen itself |
| 130  | interrupted by Ctrl-C; what was finished is kept |

Of several failures, the highest code counts.

## Settings

| variable | effect |
|----------|--------|
| `NO_COLOR` | set to anything: no colour on terminals |
| `BRIEFGEN_DEBUG` | set to anything: a mistake in briefgen shows its traceback |
| `BRIEFGEN_SMTP_…` | the mail server: see [E-mail](email.md#the-server) |
| `BRIEFGEN_SMIME_…` | the key that [signs letters](email-messages.md#signed-letters) |
| `BRIEFGEN_DKIM_…` | the key of the sender's [domain](email-messages.md#dkim) |
"""


def text() -> str:
    """Return the text of ``docs/cli.md``."""
    sections = "\n".join(
        f"## {name}\n\n```text\n{help_.rstrip()}\n```\n" for name, help_ in _helps()
    )
    return f"{_HEAD}\n{sections}\n{_TAIL}"


def _helps() -> Iterator[tuple[str, str]]:
    """Yield each command with the text that ``--help`` prints, in 80 columns."""
    command: Any = typer.main.get_command(app)
    waiting = [(command, typer.Context(command, info_name="briefgen", **_WIDE, **HELP))]
    while waiting:
        command, context = waiting.pop(0)
        yield context.command_path, command.get_help(context)
        names = command.list_commands(context) if hasattr(command, "commands") else ()
        for name in names:
            below = command.get_command(context, name)
            inner = typer.Context(below, info_name=name, parent=context, **_WIDE)
            waiting.append((below, inner))


_WIDE: Final[dict[str, Any]] = {"terminal_width": 80}

if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
