"""Pictures of a page: PNG and JPEG, small enough, and in the page itself.

SVG is left out here: as a file it may hold scripts, and drawings that grow without
end. In the page it can be written as elements.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from typing import Final

LARGEST: Final = 2_000_000
"""The most bytes of a picture."""

MOST_DOTS: Final = 25_000_000
"""The most dots of a picture: a file of some bytes may unfold to gigabytes."""

_KINDS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
_DATA: Final = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/]++={0,2})")
_IHDR: Final = 24
_SIZE_AT: Final = 16
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of JPEG that give its size."""


def address(data: bytes) -> str:
    """Return the ``data:`` address of a picture.

    Raises `ValueError` with what is wrong with it, for what is no PNG or JPEG or is
    too large.
    """
    kind = next((k for start, k in _KINDS.items() if data.startswith(start)), "")
    if not kind:
        raise ValueError("is no PNG or JPEG")
    if len(data) > LARGEST:
        raise ValueError(f"has {len(data):,} bytes; a picture has at most {LARGEST:,}")
    width, height = _png(data) if kind == "png" else _jpeg(data)
    if not 0 < width * height <= MOST_DOTS:
        raise ValueError(f"has {width} × {height} dots, more than {MOST_DOTS:,}")
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def check(given: str) -> None:
    """Raise `ValueError`, as `address` does, for what is no address of a picture."""
    found = _DATA.fullmatch(given)
    if not found:
        raise ValueError("is no PNG or JPEG in base64")
    try:
        data = b64decode(found[1], validate=True)
    except binascii.Error:
        raise ValueError("is no PNG or JPEG in base64") from None
    address(data)


def _png(data: bytes) -> tuple[int, int]:
    """Return width and height (PNG, 11.2.2)."""
    if len(data) < _IHDR:
        raise ValueError("is cut off")
    middle = _SIZE_AT + 4
    return _number(data[_SIZE_AT:middle]), _number(data[middle:_IHDR])


def _jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height, from the first segment that gives them (T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - each segment starts so
        kind, length = data[at + 1], _number(data[at + 2 : at + 4])
        if kind in _FRAMES:
            return _number(data[at + 7 : at + 9]), _number(data[at + 5 : at + 7])
        at += 2 + length
    raise ValueError("is cut off")


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
