"""A page asks for nothing outside itself, and its links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief

# Addresses in CSS, and in the attributes that a browser loads or follows. Quotes
# in the text of facts are escaped, so that a fact cannot look like an attribute.
_ADDRESS = re.compile(
    r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)"""
    r"""|\burl\(\s*["']?(?!data:|\#)([^"')\s]+)"""
    r"""|<[^<>]*\s(?:src|href|xlink:href|srcset|poster|data)\s*=\s*["'](?!data:|\#)([^"']*)""",
    re.IGNORECASE,
)

# The mark of a foreign text, within the quotes of an attribute.
_MISPLACED = re.compile(r'="[^"<>]*<span lang=')


def check(page: str, brief: Brief, *, cited: bool) -> None:
    """Raise `UserError` for an outside address, or for what leads or stands nowhere.

    `cited` tells whether the page cites evidence.
    """
    if found := _ADDRESS.search(page):
        address = next(group for group in found.groups() if group is not None)
        raise UserError(
            f"the {brief.audience.name} templates ask for '{address}'",
            hint="nothing is fetched: use data: addresses, or SVG within the page",
        )
    if _MISPLACED.search(page):
        raise UserError(
            f"the {brief.audience.name} templates put a text in another language into "
            "an attribute",
            hint="no element can stand there: write {{ text | plain }}",
        )
    if cited and 'id="note-1"' not in page:
        raise UserError(
            f"the {brief.audience.name} brief cites evidence, and no section lists it",
            hint="put 'endnotes' last in the sections of audience.yaml",
        )
