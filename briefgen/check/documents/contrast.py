"""Colours as they are laid out: each text against the ground that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.audience.colour import ENHANCED, WHITE, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render.pdf import Layout

_LARGE = 18 * 4 / 3
_LARGE_BOLD = 14 * 4 / 3
"""From how many pixels on a text is large: 18 points, or 14 in bold (WCAG 2.2)."""

_BOLD = 600
_SHOWN = 40
_ENHANCED_LARGE = 4.5


def problems(layout: Layout, marking: str) -> Iterator[str]:
    """Yield, once for each pair of colours, text that does not stand out enough.

    The colours of the marking are those that TLP 2.0 asks for.
    """
    told: set[tuple[str, str]] = set()
    for page in layout.document.pages:
        for box, ground in _texts(page._page_box, WHITE):  # noqa: SLF001 - the only way to them
            colour = _hex(box.style["color"])
            pair = (colour, ground)
            text = " ".join(box.text.split())
            if not colour or pair in told or text == marking:
                continue
            if contrast(*pair) < _least(box):
                told.add(pair)
                yield (
                    f"{colour} on {ground} is {contrast(*pair):.1f}:1, and not "
                    f"{_least(box):g}:1: '{text[:_SHOWN]}'"
                )


def _least(box: Any) -> float:
    size, weight = box.style["font_size"], box.style["font_weight"]
    is_large = size >= (_LARGE_BOLD if weight >= _BOLD else _LARGE)
    return _ENHANCED_LARGE if is_large else ENHANCED


def _texts(box: Any, ground: str) -> Iterator[tuple[Any, str]]:
    """Yield each box of text within a box, and the colour of its ground."""
    own = box.style["background_color"] if box.style else None
    ground = (own is not None and _hex(own)) or ground
    if getattr(box, "text", "").strip():
        yield box, ground
    for child in getattr(box, "children", ()):
        yield from _texts(child, ground)


def _hex(colour: Any) -> str:
    """Return a colour as ``#rrggbb``; nothing for one that lets the ground through."""
    srgb = colour.to("srgb") if hasattr(colour, "to") else colour
    if srgb.alpha < 1:
        return ""
    shares = (min(max(share, 0.0), 1.0) for share in srgb.coordinates)
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)
