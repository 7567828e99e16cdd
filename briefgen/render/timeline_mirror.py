"""A timeline for a page that is read from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.render.date_scale import WIDTH

if TYPE_CHECKING:
    from briefgen.render.date_scale import Anchor
    from briefgen.render.timeline import Label, Timeline

_ANCHORS: Final[dict[Anchor, Anchor]] = {
    "start": "end",
    "end": "start",
    "middle": "middle",
}
"""Each side of a label, and the same on a page that runs to the left."""


def mirrored(drawing: Timeline) -> Timeline:
    """Return the drawing for a page that is read from right to left."""
    return drawing._replace(
        points=tuple(
            point._replace(x=_turned(point.x), label=_turned_label(point.label))
            for point in drawing.points
        ),
        spans=tuple(
            span._replace(
                start=_turned(span.start),
                end=_turned(span.end),
                label=_turned_label(span.label),
            )
            for span in drawing.spans
        ),
        ticks=tuple(
            tick._replace(
                x=_turned(tick.x),
                label_x=_turned(tick.label_x),
                anchor=_ANCHORS[tick.anchor],
            )
            for tick in drawing.ticks
        ),
        key_x=tuple(map(_turned, drawing.key_x)),
        breaks=tuple(map(_turned, drawing.breaks)),
        boxes=tuple(
            box._replace(x=_turned(box.x + box.width)) for box in drawing.boxes
        ),
    )


def _turned(x: float) -> float:
    return round(WIDTH - x, 2)


def _turned_label(label: Label) -> Label:
    return label._replace(x=_turned(label.x), anchor=_ANCHORS[label.anchor])
