"""How high the pages of a brief are, and would be without some of its facts.

An element says which facts it tells of by ``data-fact``. A line, row or item goes with
the last of its facts, a note with the last of those that cite it, and a part of the
page with all that stands in it. What stands side by side is as high as the highest,
and columns of one text are evened out. Lengths are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.render.fact_elements import cited_by, owned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.dossier.models import Fact
    from briefgen.render.pdf import Layout

Part = tuple["Fact", ...]
"""Facts that move out together."""

Lines = Callable[[float], float]
"""How many lines remain of a share of some."""

_HOLDERS = frozenset(("li", "p", "tr", "figure"))
_LETTER = 0.18
"""The height that a letter of text wins, where no element tells of its fact."""


class _Piece(NamedTuple):
    """A share of the text of a block, and the facts that it goes with."""

    share: float
    facts: frozenset[str]


class _Block(NamedTuple):
    """A part of a page, by its border box, with what it wins by going whole."""

    left: float
    top: float
    right: float
    bottom: float
    whole: float
    lines: int
    pieces: tuple[_Piece, ...]
    inside: tuple[_Block, ...]
    facts: frozenset[str]
    columns: int

    def won(self, gone: AbstractSet[str], lines: Lines) -> float:
        """Return how much less high it is without some facts."""
        if self.facts and self.facts <= gone:
            return self.whole
        if not self.facts & gone:
            return 0.0
        if self.columns > 1:
            won = (_won((block,), gone, lines) for block in self.inside)
            return sum(won) / self.columns
        if self.inside:
            return _won(self.inside, gone, lines)
        stays = 1 - sum(piece.share for piece in self.pieces if piece.facts <= gone)
        left = lines(round(self.lines * stays, 2))
        return (self.bottom - self.top) * (1 - left / self.lines)


class Outline(NamedTuple):
    """The blocks of each page, how much of it they use, and the height of a page."""

    pages: tuple[tuple[_Block, ...], ...]
    used: tuple[float, ...]
    height: float
    told: frozenset[str]

    @property
    def whole(self) -> float:
        """The height of all pages together, the last as far as it is used."""
        return self.height * (len(self.used) - 1) + self.used[-1]

    def beyond(self, budget: int) -> float:
        """Return how much is too much for a number of pages; less than 0: is left."""
        over = self.used[budget:]
        if over:
            return sum(over) - (self.height - self.used[budget - 1])
        return self.used[-1] - self.height * (1 + budget - len(self.used))

    def since(self, page: int) -> Outline:
        """Return the outline of a page, counted from 0, and of those after it."""
        return self._replace(pages=self.pages[page:], used=self.used[page:])

    def won(self, parts: Iterable[Part], lines: Lines = ceil) -> float:
        """Return how much less there is without some facts, as far as can be told.

        `lines` tells how many lines remain of a share of some: only whole ones count.
        """
        facts = [fact for part in parts for fact in part]
        gone = frozenset(fact.id for fact in facts)
        untold = (fact for fact in facts if fact.id not in self.told)
        guessed = sum(len(getattr(fact, "text", "")) for fact in untold) * _LETTER
        return guessed + sum(_won(blocks, gone, lines) for blocks in self.pages)


def measure(layout: Layout, *, as_one: bool = False) -> Outline:
    """Return what stands on the pages of a layout, and how high it is.

    With `as_one` it is as if all stood on one page that is as high as it takes.
    """
    boxes = [page._page_box for page in layout.document.pages]  # noqa: SLF001 - the only way to them
    cited = cited_by(boxes)
    pages = tuple(tuple(_blocks(box, cited)) for box in boxes)
    if as_one:
        pages, boxes = (_as_one(pages),), boxes[:1]
    used = tuple(
        max((block.bottom for block in blocks), default=top) - top
        for blocks, top in zip(
            pages, (float(box.content_box_y()) for box in boxes), strict=True
        )
    )
    told = frozenset(chain.from_iterable(b.facts for b in chain.from_iterable(pages)))
    return Outline(pages, used, float(boxes[0].height), told)


def _as_one(pages: Sequence[Sequence[_Block]]) -> tuple[_Block, ...]:
    """Return the blocks of all pages one below the other.

    What stands in columns goes on below what stands in its own on the page before.
    """
    first, *others = pages
    found = [*first]
    for page in filter(None, others):
        found = [_trimmed(block) for block in found]
        top, *below = _rows(page)
        last = _rows(found)[-1] if found else []
        columns = _columns((*last, *top))
        start = min((block.top for block in last), default=0.0)
        end = _end(last, start)
        for column in columns:
            before = [block for block in column if block in last]
            until = _end(before, start) if len(columns) > 1 else end
            added = [block for block in column if block in top]
            by = until - min((block.top for block in added), default=0.0)
            found += [_shifted(block, by) for block in added]
        by = _end(found, start) - _end(top, start)
        found += [_shifted(block, by) for row in below for block in row]
    return tuple(found)


def _trimmed(block: _Block) -> _Block:
    """Return a block as high as what is in it: one that goes on fills its page."""
    if not block.inside:
        return block
    inside = tuple(_trimmed(inner) for inner in block.inside)
    bottom = max(inner.bottom for inner in inside)
    whole = block.whole - (block.bottom - bottom)
    return block._replace(inside=inside, bottom=bottom, whole=whole)


def _end(blocks: Sequence[_Block], start: float) -> float:
    return max((block.top + block.whole for block in blocks), default=start)


def _shifted(block: _Block, by: float) -> _Block:
    inside = tuple(_shifted(inner, by) for inner in block.inside)
    return block._replace(top=block.top + by, bottom=block.bottom + by, inside=inside)


def _won(blocks: Sequence[_Block], gone: AbstractSet[str], lines: Lines) -> float:
    """Return how much less high some blocks are, one below or beside the other."""
    if len(blocks) <= 1:
        return sum(block.won(gone, lines) for block in blocks)
    rows = _rows(blocks)
    if len(rows) > 1:
        return sum(_won(row, gone, lines) for row in rows)
    columns = _columns(blocks)
    if len(columns) == 1:
        return max(block.won(gone, lines) for block in blocks)
    before = max(block.bottom for block in blocks)
    top = min(block.top for block in blocks)
    after = max(
        max(max(b.bottom for b in column) - _won(column, gone, lines), top)
        for column in columns
    )
    return before - after


def _rows(blocks: Sequence[_Block]) -> list[list[_Block]]:
    return _groups(blocks, lambda block: (block.top, block.bottom))


def _columns(blocks: Sequence[_Block]) -> list[list[_Block]]:
    return _groups(blocks, lambda block: (block.left, block.right))


def _groups(blocks: Sequence[_Block], ends: Any) -> list[list[_Block]]:
    """Return blocks in groups that do not reach into each other in one direction."""
    groups: list[list[_Block]] = []
    until = float("-inf")
    for block in sorted(blocks, key=ends):
        start, end = ends(block)
        if start >= until - 1:
            groups.append([])
        groups[-1].append(block)
        until = max(until, end)
    return groups


def _blocks(box: Any, cited: Mapping[str, frozenset[str]]) -> Iterator[_Block]:
    """Yield the blocks within a box."""
    for child in getattr(box, "children", ()):
        is_block = hasattr(child, "margin_height") and child.element_tag
        if type(child).__name__ == "MarginBox" or (
            is_block and child.style["position"] in {"absolute", "fixed"}
        ):
            continue
        if not is_block:
            yield from _blocks(child, cited)
            continue
        is_holder = child.element_tag in _HOLDERS
        inside = () if is_holder else tuple(_blocks(child, cited))
        if not inside or is_holder:
            yield _leaf(child, cited)
            continue
        if child.element_tag in _PLAIN:
            yield from inside
            continue
        facts = frozenset(chain.from_iterable(block.facts for block in inside))
        yield _block(child, inside=inside, facts=facts)


_PLAIN = frozenset(("html", "body", "main"))
"""What holds the whole page, and does not go."""


def _leaf(box: Any, cited: Mapping[str, frozenset[str]]) -> _Block:
    element = box.element
    pieces = []
    if element is not None:
        whole = len("".join(element.itertext())) or 1
        for inner, facts in owned(element, cited):
            pieces.append(_Piece(len("".join(inner.itertext())) / whole, facts))
    facts = frozenset(chain.from_iterable(piece.facts for piece in pieces))
    if box.element_tag == "figure":  # drawn to scale, whatever stands in it
        pieces.clear()
    return _block(box, pieces=tuple(pieces), facts=facts)


def _block(
    box: Any,
    *,
    facts: frozenset[str],
    pieces: tuple[_Piece, ...] = (),
    inside: tuple[_Block, ...] = (),
) -> _Block:
    left, top = float(box.border_box_x()), float(box.border_box_y())
    height = float(box.border_height())
    margins = (box.margin_top, box.margin_bottom)
    margin = max(m for m in margins if isinstance(m, int | float))
    count = box.style["column_count"]
    lines = max(sum(type(c).__name__ == "LineBox" for c in box.children), 1)
    return _Block(
        left=left,
        top=top,
        right=left + float(box.border_width()),
        bottom=top + height,
        whole=height + float(margin),
        lines=lines,
        pieces=pieces,
        inside=inside,
        facts=facts,
        columns=count if isinstance(count, int) else 1,
    )
