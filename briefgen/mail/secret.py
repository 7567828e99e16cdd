"""A text that is shown to nobody but the server it is for."""

from __future__ import annotations


class Secret:
    """A password or token. Printing, formatting and `repr` show none of it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written down")

    def reveal(self) -> str:
        """Return the text, for the server alone."""
        return self._text
