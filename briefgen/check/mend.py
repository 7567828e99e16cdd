"""Mend what is certain: the edits of findings, and what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.check.finding import Edit, Finding


def mended(text: str, findings: Iterable[Finding]) -> str:
    """Return a file's text with the edits of all findings made.

    Of two edits that meet, the one that stands first in the file is made.
    """
    edits: set[Edit] = {edit for finding in findings for edit in finding.edits}
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            parts += (text[at : edit.start], edit.text)
            at = edit.end
    return "".join((*parts, text[at:]))


def diff(file: str, old: str, new: str) -> str:
    """Return what changes from one text of a file to another, as a unified diff."""
    from difflib import unified_diff

    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), file, file
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
