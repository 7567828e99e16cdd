"""A page is sound: each text stands where it can, and what it cites is listed."""

from __future__ import annotations

import re
from typing import Final

from briefgen.errors import UserError

# The mark of a foreign text, within the quotes of an attribute.
_MISPLACED: Final = re.compile(r'="[^"<>]*<span lang=')


def check_words(page: str, audience: str) -> None:
    """Raise `UserError` for a text in another language within an attribute."""
    if _MISPLACED.search(page):
        raise UserError(
            f"the {audience} templates put a text in another language into an "
            "attribute",
            hint="no element can stand there: write {{ text | plain }}",
        )


def check_cited(page: str, audience: str) -> None:
    """Raise `UserError` for a page that cites evidence and does not list it."""
    if 'id="note-1"' not in page:
        raise UserError(
            f"the {audience} brief cites evidence, and no section lists it",
            hint="put 'endnotes' last in the sections of audience.yaml",
        )
