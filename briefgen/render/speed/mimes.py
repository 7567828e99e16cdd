"""What WeasyPrint takes from `mimetypes`, looked up when it is first asked for.

The tables take 6 ms to make, and tell the types of files that briefgen names
itself.
"""

from __future__ import annotations

from typing import Any


def guess_type(url: str, *, strict: bool = True) -> tuple[str | None, str | None]:
    """Return what the standard library says, this machine's tables included."""
    return _real().guess_type(url, strict=strict)  # type: ignore[no-any-return]


class MimeTypes:
    """The standard library's own tables."""

    def guess_type(
        self, url: str, *, strict: bool = True
    ) -> tuple[str | None, str | None]:
        """Return what the standard library says, whatever machine it is on."""
        return _real().MimeTypes().guess_type(url, strict=strict)  # type: ignore[no-any-return]


def _real() -> Any:
    import mimetypes

    return mimetypes
