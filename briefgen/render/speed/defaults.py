"""The default style of HTML, cut down to the elements that documents use.

WeasyPrint's own stylesheet covers forms, frames, obsolete elements and the
counters of sixty scripts, and is parsed in each process before the first page.
Here the rules for common elements are parsed then; a page that uses anything
else gets the whole stylesheet after all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Elements that a page may use without the whole stylesheet. Those that it has
# no rule for (span, cite of SVG, …) count as known too.
_COMMON: Final = frozenset(
    "a abbr article aside b blockquote body br caption cite code col colgroup dd "
    "del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header "
    "html i img ins kbd li main mark meta nav ol p pre q s samp script section "
    "small span strong style sub sup svg table tbody td tfoot th thead time title "
    "tr u ul var wbr".split()
)
# Attributes that rules left out ask for.
_ATTRIBUTES: Final = frozenset(("dir", "hidden"))
_COUNTERS: Final = frozenset(
    "circle decimal disc lower-alpha lower-latin lower-roman square upper-alpha "
    "upper-latin upper-roman".split()
)

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
_COUNTER: Final = re.compile(r"@counter-style\s+([\w-]+)")
# A comma between selectors, not within :is(…).
_COMMA: Final = re.compile(r",(?![^()]*\))")
_ELEMENT: Final = re.compile(r"(?<![\w.:#=\[-])[a-z][a-z0-9]*(?![\w-]*[\]=(])")


class Defaults:
    """WeasyPrint's stylesheets, parsed as far as they are needed."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        self._parse = parse
        self._whole = ""
        self._left_out_counters: frozenset[str] = frozenset()

    def parse(self, css: str) -> Any:  # noqa: ANN401
        """Return the rules of `css`, without those of uncommon elements."""
        self._whole = css
        return self._parse("".join(_kept(css)))


def _kept(css: str) -> Iterator[str]:
    for prelude, block in _RULE.findall(_COMMENT.sub("", css)):
        counter = _COUNTER.match(prelude.strip())
        if counter:
            if counter[1] in _COUNTERS:
                yield f"{prelude}{{{block}}}"
        elif prelude.lstrip().startswith("@"):
            yield f"{prelude}{{{block}}}"
        elif selectors := [part for part in _COMMA.split(prelude) if _common(part)]:
            yield f"{','.join(selectors)}{{{block}}}"


def _common(selector: str) -> bool:
    if "[" in selector: return "href" in selector or "[title]" in selector
    return all(name in _COMMON for name in _ELEMENT.findall(selector))
