"""Who has the floor: "Ada Brandt (Maro): We object." in minutes and transcripts."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.check.grounding.language import Parsed, Word
    from briefgen.distill.engine.clause import Clause

_NAME: Final = r"[A-Z][\w.'’-]+"
_LABEL: Final = re.compile(
    rf"(?:{_NAME} ){{1,4}}{_NAME}(?: \([^()\n]{{2,40}}\))?"
    r"(?:, [^:.?!\n]{3,60})?:(?= \S)"
)
"""A name, a seat in parentheses, an office behind a comma, and a colon."""
_LEAST: Final = 3
"""So many paragraphs with a label make a transcript."""


def labelled(texts: Sequence[str]) -> dict[int, str]:
    """Return the paragraphs that begin with who speaks, the label as a sentence.

    Their texts are as long as before: the colon has become a full stop.
    """
    found = {n: match for n, text in enumerate(texts) if (match := _LABEL.match(text))}
    if len(found) < _LEAST:
        return {}
    return {
        number: f"{texts[number][: match.end() - 1]}.{texts[number][match.end() :]}"
        for number, match in found.items()
    }


def spoken(parsed: Parsed, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield the clauses of a paragraph with its label for who says them."""
    stop = next((word.at for word in parsed.words if word.text == "."), 0)
    inside = (word for word in parsed.words[:stop])
    name: list[Word] = list(takewhile(lambda word: word.text not in ("(", ","), inside))
    for clause in clauses:
        is_behind = bool(name) and clause.words[0].at > stop
        yield clause.said_by(name[-1:], name) if is_behind else clause
