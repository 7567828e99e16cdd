"""A clause that lists what it speaks of becomes a clause for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.distill.engine.enumeration import items, start_of_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.distill.engine.clause import Clause

_LEAST = 3
_NEAR = 3
"""A comma so near to the beginning parts no main clause."""
_SHORT = 16
"""A clause of fewer words is left as it is."""


def spread(clause: Clause) -> Iterator[Clause]:
    """Yield a clause, or one for each thing that it lists.

    Each keeps the words up to the list, without what stands between commas there.
    """
    parsed, span = clause.parsed, clause.sentence
    start = start_of_list(parsed, span, clause.verb)
    found = items(parsed, start, span.stop) if start is not None else []
    inside = {word.at for word in clause.words}
    is_ours = (
        start is not None
        and clause.verb.at < start
        and (sum(word.at in inside for item in found for word in item) > 0)
    )
    if (
        len(found) < _LEAST
        or len(clause.words) < _SHORT
        or not is_ours
        or start is None
    ):
        yield clause
        return
    speakers = {word.at for word in clause.told}
    lead = [
        word
        for word in parsed.words[span.start : start]
        if word.at >= min(inside) and word.at not in speakers
    ]
    main, link = _parted(lead)
    yield clause._replace(words=tuple(main))
    for item in found:
        words = (*main, *link, *item)
        yield clause._replace(words=words, focus=(*link[-1:], *item))


def _parted(lead: list[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words of the main clause, and those that lead from it to the list."""
    comma = next(
        (n for n, word in enumerate(lead) if word.text == "," and n > _NEAR),
        len(lead),
    )
    link = lead[comma + 1 :]
    start = next(
        (
            n
            for n in range(len(link) - 1, -1, -1)
            if link[n].lower in ("with", "including", "such", "namely", "focusing")
        ),
        0,
    )
    return lead[:comma], link[start:]
