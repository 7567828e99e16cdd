"""Balancing columns: a paragraph is broken into lines once, not at each attempt."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.render.speed.patching import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Line(NamedTuple):
    """A line, where the text goes on after it, and how far it is set in."""

    box: Any
    resume_at: Any
    indent: float


def keep_lines_in_columns() -> None:
    """Move the lines of a paragraph to where WeasyPrint would set them again.

    It sets all columns time and again, a little higher each time, until none is higher
    than those before it. Their lines are the same wherever they stand. Set anew are
    lines that flow around something or go on elsewhere, those with parts that stand by
    themselves, and those within others, which move with these. So is all when a page
    is made again: it may tell of another page by then.
    """
    from weasyprint.layout import inline, page

    set_lines, set_page = inline.iter_line_boxes, page.make_page

    def make_page(context: Any, *options: Any) -> Any:
        context.lines_in_columns = {}
        return set_page(context, *options)

    def iter_line_boxes(
        context: Any, box: Any, y: float, *options: Any
    ) -> Iterator[tuple[Any, Any]]:
        lines = set_lines(context, box, y, *options)
        bottom_space, skip_stack, around, *_, first_letter, first_line = options
        is_special = skip_stack or context.excluded_shapes or first_letter or first_line
        # A box within a line is laid out as if there were no foot of the page.
        is_in_line = bottom_space == -inf
        if is_special or is_in_line or not context.in_column:
            yield from lines
            return
        known = context.lines_in_columns
        key = box, around.width
        x = around.content_box_x()
        if key in known:
            yield from _moved(known[key], x, y)
            return
        found = []
        for line, resume_at in lines:
            found.append(_Line(line, resume_at, line.position_x - x))
            yield line, resume_at
        if all(_is_movable(line.box) for line in found):
            known[key] = found

    replace(set_page, make_page)
    replace(set_lines, iter_line_boxes)


def _moved(lines: Sequence[_Line], x: float, y: float) -> Iterator[tuple[Any, Any]]:
    for known, resume_at, indent in lines:
        # The head of a table stands in each column.
        line = known.deepcopy()
        line.translate(x + indent - line.position_x, y - line.position_y)
        # Without what adding floating-point numbers loses.
        line.position_y = y
        yield line, resume_at
        y += line.height


def _is_movable(line: Any) -> bool:
    """Tell whether all in a line stands where the line does."""
    return all(
        vars(box).get("footnote") is None
        and box.style["position"] == "static"
        and box.style["float"] == "none"
        for box in line.descendants(placeholders=True)
    )
