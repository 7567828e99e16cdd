"""The part of a page that a program writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

START: Final = "<!-- bench:start -->"
END: Final = "<!-- bench:end -->"


def put_between_markers(path: Path, text: str) -> None:
    """Replace what stands between the two markers of a Markdown file.

    Raises `ValueError` if they are not there, once each and in order.
    """
    whole = path.read_text("utf-8")
    before, start, rest = whole.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end or START in after or END in before or END in after:
        raise ValueError(f"{path.name} needs {START} and {END}, once each")
    path.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")
