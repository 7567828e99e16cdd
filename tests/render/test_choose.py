"""What is chosen to move out is little, light, and wins what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.dossier.models import Gap
from briefgen.render.choose import Scales, fewest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.render.measure import Part

LINE = 10.0


def part(name: str, weight: Any) -> Part:
    """Return one fact that may move out."""
    return (Gap(id=name, text="Not known.", weight=weight),)


def weight(part: Part) -> int:
    """Return the weight of a part."""
    return part[0].weight


def names(parts: Sequence[Part]) -> list[str]:
    """Return the ids of some parts."""
    return [part[0].id for part in parts]


def page(columns: Mapping[str, Mapping[str, int]], below: Mapping[str, int]) -> Scales:
    """Return the scales of a page: columns of lines, and single lines below them."""

    def won(parts: Sequence[Part]) -> float:
        gone = set(names(parts))

        def height(lines: Mapping[str, int]) -> int:
            return sum(n for name, n in lines.items() if name not in gone)

        before = max(sum(lines.values()) for lines in columns.values())
        after = max(height(lines) for lines in columns.values())
        return LINE * (before - after + sum(below.values()) - height(below))

    return Scales(weight, won)


PAGE = page(
    {
        "gaza": {"gaza-1": 3, "gaza-2": 3},
        "iran": {"iran-1": 3, "iran-2": 3},
        "syria": {"syria-1": 3, "syria-2": 3},
    },
    {"why": 1, "gap": 2},
)
ORDER = [
    part("iran-2", 3),
    *(part(name, 4) for name in ("syria-2", "syria-1", "iran-1", "gaza-2", "gaza-1")),
    part("why", 4),
    part("gap", 4),
]


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        pytest.param(1, ["why"], id="one line"),
        pytest.param(3, ["why", "gap"], id="lines below"),
        pytest.param(4, ["iran-2", "syria-2", "gaza-2", "why"], id="a line of columns"),
        pytest.param(6, ["iran-2", "syria-2", "gaza-2", "why", "gap"], id="all below"),
        pytest.param(20, names(ORDER), id="not to be had"),
    ],
)
def test_columns_give_up_a_line_each(wanted: int, chosen: list[str]) -> None:
    """From columns side by side one fact each goes, and not all that weigh as much."""
    assert names(fewest(ORDER, wanted * LINE, PAGE)) == chosen


def test_the_lightest_go() -> None:
    """Light facts go before a heavier one, even where that would be a single one."""
    order = [part("a", 2), part("b", 2), part("c", 4)]
    scales = page({"one": {}}, {"a": 1, "b": 1, "c": 2})
    assert names(fewest(order, 2 * LINE, scales)) == ["a", "b"]


LINES = st.lists(st.integers(0, 4), min_size=2, max_size=2)


@given(st.lists(LINES, min_size=1, max_size=4), LINES, st.integers(1, 40))
def test_nothing_idle_goes(
    columns: list[list[int]], below: list[int], wanted: int
) -> None:
    """What is chosen wins what is wanted, and would not without any of its parts."""
    scales = page(
        {
            f"{n}": {f"c{n}-{m}": lines for m, lines in enumerate(column)}
            for n, column in enumerate(columns)
        },
        {f"b-{n}": lines for n, lines in enumerate(below)},
    )
    order = [part(f"c{n}-{m}", 2 + m) for m in range(2) for n in range(len(columns))]
    order += [part(f"b-{n}", 3 + n) for n in range(2)]
    order.sort(key=weight)
    found = fewest(order, wanted, scales)
    assert names(found) == [name for name in names(order) if name in names(found)]
    if scales.won(order) < wanted:
        assert len(found) == len(order)
        return
    assert scales.won(found) >= wanted
    for each in found:
        others = [other for other in found if other is not each]
        assert scales.won(others) < wanted
