"""Markings that stand in a text, well written or not."""

from __future__ import annotations

import re

MENTION = re.compile(
    r"(?<![\w-])TLP(?:[ \t\n]*:[ \t\n]*|[ \t\n]+|-)"
    r"(?:(?P<strict>AMBER(?:[ \t\n]*\+[ \t\n]*|-)STRICT)"
    r"|(?P<label>RED|AMBER|GREEN|CLEAR|WHITE))(?![\w+])",
    re.IGNORECASE,
)
"""A label of TLP 2.0, or TLP:WHITE of TLP 1.0, however it is written."""


def label(mention: re.Match[str]) -> str:
    """Return a label as TLP 2.0 writes it: in capitals and without a blank."""
    name = "AMBER+STRICT" if mention["strict"] else mention["label"].upper()
    return f"TLP:{name}"
