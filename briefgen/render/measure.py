"""How much room the facts of a brief take on its pages, in square CSS pixels.

An element says which fact it tells by ``data-fact``. The room of the line, row or
item that it stands in is that of its facts, in equal shares. A fact that no element
tells of, as in a template of a user's own, is taken for a text of its length.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.dossier.models import Fact
    from briefgen.render.pdf import Layout

_HOLDERS = frozenset(("li", "p", "tr"))
_LETTER = 118.0
"""The room of a letter of text: half a line's height wide, one high."""


class Room(NamedTuple):
    """What a layout tells: the room of each fact, and that of all pages together."""

    taken: Mapping[str, float]
    page: float
    whole: float

    def of(self, fact: Fact) -> float:
        """Return the room that a fact takes."""
        return self.taken.get(fact.id) or len(getattr(fact, "text", "")) * _LETTER

    def beyond(self, budget: int) -> float:
        """Return how much is too much for a number of pages; less than 0: is left."""
        return self.whole - budget * self.page


def measure(layout: Layout) -> Room:
    """Return how much room is taken in a layout.

    Headings and endnotes go with the facts that they are for: the room of all is
    shared out among the facts, in proportion to what each takes by itself.
    """
    boxes = (page._page_box for page in layout.document.pages)  # noqa: SLF001 - the only way to them
    *full, last = boxes
    taken: Counter[str] = Counter()
    for page in (*full, last):
        for holder, names in _held(page, None, {}).values():
            area = holder.margin_width() * holder.margin_height()
            for name in names:
                taken[name] += area / len(names)
    area = float(last.width * last.height)
    whole = area * len(full) + _used(last)
    share = whole / taken.total() if taken else 1.0
    return Room({name: room * share for name, room in taken.items()}, area, whole)


def _used(page: Any) -> float:
    """Return the room on a page from its top to the end of what stands on it."""
    top = page.content_box_y()
    ends = [
        box.position_y + box.margin_height()
        for box in _blocks(page)
        if box.element_tag in _HOLDERS
    ]
    return float(max(max(ends, default=top) - top, 0.0) * page.width)


def _blocks(box: Any) -> Iterator[Any]:
    """Yield the boxes of elements within a box that are set as blocks."""
    for child in _children(box):
        if hasattr(child, "margin_height") and child.element_tag:
            yield child
        yield from _blocks(child)


def _held(
    box: Any, holder: Any, found: dict[int, tuple[Any, set[str]]]
) -> dict[int, tuple[Any, set[str]]]:
    """Return the innermost holders of facts within a box, each with their ids."""
    for child in _children(box):
        inner = child if child.element_tag in _HOLDERS else holder
        element = getattr(child, "element", None)
        name = element.get("data-fact") if element is not None else None
        if name and inner is not None:
            found.setdefault(id(inner), (inner, set()))[1].add(name)
        _held(child, inner, found)
    return found


def _children(box: Any) -> Iterator[Any]:
    """Yield the boxes within a box that stand in the text, not in the margin."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ != "MarginBox":
            yield child
