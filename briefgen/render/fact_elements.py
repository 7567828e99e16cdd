"""Which elements of a page that is laid out tell of facts, and which notes those cite.

Elements are those of the page, and boxes those of WeasyPrint.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ANOTHER = ""
"""Stands for what cites a note and is no fact that can move out."""


def owned(
    element: Any, cited: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Any, frozenset[str]]]:
    """Yield the elements that tell of facts, or are notes, each with its facts."""
    names = element.get("data-fact")
    note = element.get("id")
    if names:
        yield element, frozenset(names.split())
    elif note in cited:
        yield element, cited[note]
    else:
        for child in element:
            yield from owned(child, cited)


def cited_by(boxes: Sequence[Any]) -> Mapping[str, frozenset[str]]:
    """Return the facts that cite each note, by its id."""
    found: defaultdict[str, set[str]] = defaultdict(set)

    def search(element: Any, fact: str) -> None:
        fact = element.get("data-fact") or fact
        link = element.get("href", "")
        if link.startswith("#note-"):
            found[link[1:]].add(fact)
        for number in element.get("data-notes", "").split():
            found[f"note-{number}"].add(fact)
        for child in element:
            search(child, fact)

    search(_root(boxes[0]), _ANOTHER)
    return {note: frozenset(facts) for note, facts in found.items()}


def _root(box: Any) -> Any:
    """Return the element that holds all others."""
    if box.element_tag == "html" and box.element is not None:
        return box.element
    return next(root for child in box.children if (root := _root(child)) is not None)
