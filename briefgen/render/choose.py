"""Which facts to move out of a brief to win some height: few, and the lightest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.render.measure import Part


class Scales(NamedTuple):
    """How to weigh what may move out.

    `weight` is that of a part, and `won` the height that parts win together.
    """

    weight: Callable[[Part], int]
    won: Callable[[Sequence[Part]], float]


def fewest(order: Sequence[Part], wanted: float, scales: Scales) -> tuple[Part, ...]:
    """Return what to move out to win some height, in its order; all where that is less.

    The first of the order are taken until it is enough, and what is idle among them
    comes back. But of what stands side by side a little is won only by much: so it is
    tried, too, with all that weigh no more, and with the largest coming back first. Of
    what is found so, that is chosen with the fewest facts of the greatest weight.
    """
    until = 1
    while until < len(order) and scales.won(order[:until]) < wanted:
        until += 1
    taken = order[:until]
    if scales.won(taken) < wanted:
        return tuple(taken)
    weight = scales.weight(taken[-1])
    equal = [part for part in order if scales.weight(part) <= weight]
    found = [
        _without_idle(parts, back, wanted, scales)
        for parts in (taken, equal)
        for back in (parts[::-1], _largest(parts, scales))
    ]
    return min(found, key=lambda parts: _lost(parts, scales))


def _without_idle(
    parts: Sequence[Part], back: Sequence[Part], wanted: float, scales: Scales
) -> tuple[Part, ...]:
    """Return the parts without those that may come back, one after the other."""
    left = list(parts)
    for part in back:
        others = [other for other in left if other is not part]
        if others and scales.won(others) >= wanted:
            left = others
    return tuple(left)


def _largest(parts: Sequence[Part], scales: Scales) -> list[Part]:
    """Return the parts by their weight, and by the room each of them takes."""

    def size(place: int) -> tuple[int, float, int]:
        others = (*parts[:place], *parts[place + 1 :])
        return -scales.weight(parts[place]), scales.won(others), -place

    return [parts[place] for place in sorted(range(len(parts)), key=size)]


def _lost(parts: Sequence[Part], scales: Scales) -> list[tuple[int, int]]:
    """Return how many facts are lost of each weight, the greatest first."""
    counted: Counter[int] = Counter()
    for part in parts:
        counted[-scales.weight(part)] += len(part)
    return sorted(counted.items())
