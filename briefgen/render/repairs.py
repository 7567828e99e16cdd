"""Where WeasyPrint goes wrong with our pages, and what is done about it."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from typing import Any, Final

from briefgen.render.speed.patching import replace

# It brings all others that own what is freed late: Pango, Fontconfig, HarfBuzz.
_LIBRARY: Final = (
    "libpangoft2-1.0.dylib" if sys.platform == "darwin" else "libpangoft2-1.0.so.0"
)


@cache
def repair() -> None:
    """Repair the WeasyPrint of this process.

    Raises `OSError` if a library that WeasyPrint needs is missing.
    """
    _keep_pango_loaded()
    _know_the_sides_of_floats()
    _know_where_lines_start()
    _let_small_links_be_hit()


def _keep_pango_loaded() -> None:
    """Keep Pango in memory until the process has ended.

    An interpreter that ends closes libraries when it empties the module that opened
    them. What lives longer, such as shared fonts, was then freed by code that was
    gone: a crash after all was done.
    """
    from weasyprint.text.ffi import ffi

    # Where Pango has another name, all is as it was.
    with suppress(OSError):
        ffi.dlopen(_LIBRARY, ffi.RTLD_NOW | ffi.RTLD_NODELETE)


def _know_the_sides_of_floats() -> None:
    """Turn `inline-start` and `inline-end` into left or right before the layout.

    Inside a line, WeasyPrint knows the latter alone, and breaks on the others.
    """
    from weasyprint.css.computed_values import COMPUTER_FUNCTIONS

    compute = COMPUTER_FUNCTIONS["float"]

    def side(style: Any, _name: str, value: Any) -> Any:
        start, end = "left", "right"
        if style["direction"] == "rtl":
            start, end = end, start
        return {"inline-start": start, "inline-end": end}.get(value, value)

    def float_side(style: Any, name: str, value: Any) -> Any:
        return side(style, name, compute(style, name, value))

    COMPUTER_FUNCTIONS.update({"float": float_side, "clear": side})


def _know_where_lines_start() -> None:
    """Break a word that is too long for a line where it starts one, and only there.

    WeasyPrint takes the second piece of an element for the start of a line, and breaks
    a short word in two rather than to begin a new line with it.
    """
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout import inline

    split_box, split_text = inline.split_inline_box, inline.split_text_box
    # Of the line that is set, and of those around it.
    starts: list[float] = []

    def split_inline_box(context: Any, box: Any, position_x: float, *rest: Any) -> Any:
        if not isinstance(box, LineBox):
            return split_box(context, box, position_x, *rest)
        starts.append(position_x)
        try:
            return split_box(context, box, position_x, *rest)
        finally:
            starts.pop()

    def split_text_box(
        context: Any, box: Any, width: float, skip: int, **told: bool
    ) -> Any:
        # Without being told, it only measures.
        if told.get("is_line_start"):
            told["is_line_start"] = box.position_x == starts[-1]
        return split_text(context, box, width, skip, **told)

    replace(split_box, split_inline_box)
    replace(split_text, split_text_box)


def _let_small_links_be_hit() -> None:
    """Make a link as high as its letters, also where its line has no height.

    WeasyPrint takes the height of the line, which is 0 for a raised number that is
    not to push lines apart: nobody could click on it.
    """
    from weasyprint.formatting_structure.boxes import Box, InlineBox

    line_area = InlineBox.hit_area

    def hit_area(box: Any) -> Any:
        is_lower = box.margin_height() < box.border_height()
        return Box.hit_area(box) if is_lower else line_area(box)

    InlineBox.hit_area = hit_area
