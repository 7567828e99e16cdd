"""Looking up computed values: the common cases, which are most, come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# These depend on each other, or are passed on in a way of their own.
_SPECIAL = frozenset(("display", "float", "page", "position"))


class _Plain(NamedTuple):
    """A property whose value, if no rule sets it, is somebody else's."""

    inherited: bool
    initial: Any
    # Logical properties that may set it instead, such as margin-inline-start.
    logical: tuple[str, ...]


def take_unset_values_directly() -> None:
    """Take a value that no rule sets from the parent or from the defaults.

    Values that may hold unresolved math go the long way.
    """
    from weasyprint.css import ComputedStyle

    compute, plain = ComputedStyle.__missing__, dict(_plain_properties())

    def missing(style: Any, name: str) -> Any:
        found = plain.get(name)
        if found is None:
            return compute(style, name)
        inherited, value, logical = found
        cascaded, parent = style.cascaded, style.parent_style
        if name in cascaded or (inherited and parent is None):
            return compute(style, name)
        for other in logical:
            if other in cascaded:
                return compute(style, name)
        if inherited:
            value = parent[name]
            if not isinstance(value, (str, int, float)):
                return compute(style, name)
        style[name] = value
        return value

    ComputedStyle.__missing__ = missing


def _plain_properties() -> Iterator[tuple[str, _Plain]]:
    from weasyprint.css import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import (
        INHERITED,
        INITIAL_NOT_COMPUTED,
        INITIAL_VALUES,
    )

    special = _SPECIAL | (INITIAL_NOT_COMPUTED - INHERITED)
    for name, value in INITIAL_VALUES.items():
        if name not in special and not name.startswith("text_decoration_"):
            physical = PHYSICAL_FUNCTIONS.get(name)
            directions = ("ltr", "rtl") if physical else ()
            logical = {physical(block="ttb", inline=inline) for inline in directions}
            yield name, _Plain(name in INHERITED, value, tuple(sorted(logical)))


def ask_for_normal_flow_first() -> None:
    """Look at `float` and `position` once for the boxes that have neither."""
    from weasyprint.formatting_structure.boxes import Box

    decide = Box.is_in_normal_flow

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        position = style["position"]
        if style["float"] == "none" and position in ("static", "relative"):
            return True
        return bool(decide(box))

    Box.is_in_normal_flow = is_in_normal_flow
