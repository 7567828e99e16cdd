"""The default style of HTML, cut down to the elements that documents use.

WeasyPrint's own stylesheet covers forms, frames, obsolete elements and the
counters of sixty scripts, and is parsed in each process before the first page.
Here the rules for common elements are parsed then; a page that uses anything
else gets the whole stylesheet after all. So does one with footnotes, whose rules
would make five styles for each element of any page.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# Elements that a page may use without the whole stylesheet.
_COMMON: Final = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr article aside b blockquote body br caption cite code col colgroup dd
        del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header
        html i img ins kbd li main mark meta nav ol p pre q s samp section small span
        strong style sub sup svg table tbody td tfoot th thead time title tr u ul var
        wbr
        """,
    )
)
# Attributes of common elements that rules left out ask for.
_ATTRIBUTES: Final = frozenset(("dir", "frame", "hidden", "rules"))
_COUNTERS: Final = frozenset(
    re.findall(
        r"[\w-]+",
        """
        circle decimal disc lower-alpha lower-latin lower-roman square upper-alpha
        upper-latin upper-roman
        """,
    )
)

# What a style asks for footnotes with, in any case, and what the rules for them
# begin with.
_NOTES: Final = r"(?i:\bfootnote\b|\bnote\()"
_OF_NOTES: Final = ("::footnote", "::note")

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
_COUNTER: Final = re.compile(r"@counter-style\s+([\w-]+)")
# A comma between selectors, not one within :is(…).
_COMMA: Final = re.compile(r",(?![^()]*\))")
_EITHER: Final = re.compile(r":is\(([^()]*)\)")
_ELEMENT: Final = re.compile(r"(?<![\w:-])[a-z][a-z0-9]*")


@contextmanager
def common_only() -> Iterator[None]:
    """Have WeasyPrint, imported within, parse but a part of its stylesheets.

    Those for forms and for presentational attributes have no common part.
    """
    import tinycss2

    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda css: parse("".join(_common_rules(css)))
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    _parse_the_rest_on_demand()


def _parse_the_rest_on_demand() -> None:
    """Have WeasyPrint look at a document before it takes its stylesheets."""
    import weasyprint
    from weasyprint import html

    counters = frozenset(_COUNTER.findall(html.UA)) - _COUNTERS
    rare = re.compile(rf"\b(?:{'|'.join(sorted(counters))})\b|{_NOTES}")

    def parse_the_rest() -> None:
        if html.UA_STYLESHEET is common:
            style = html.UA_COUNTER_STYLE = html.CounterStyle()
            html.UA_STYLESHEET = html.CSS(string=html.UA, counter_style=style)
            html.UA_FORM_STYLESHEET = html.CSS(string=html.UA_FORM, counter_style=style)
            html.PH_STYLESHEET = html.CSS(string=html.PH)

    def counter_styles(page: Any) -> list[Any]:
        if not _is_common(page.etree_element, rare):
            parse_the_rest()
        return [html.UA_COUNTER_STYLE.copy()]

    def stylesheets(page: Any, forms: bool = False) -> list[Any]:
        if forms:
            parse_the_rest()
            return [html.UA_STYLESHEET, html.UA_FORM_STYLESHEET]
        counter_styles(page)
        return [html.UA_STYLESHEET]

    def hints(_page: Any) -> list[Any]:
        parse_the_rest()
        return [html.PH_STYLESHEET]

    common = html.UA_STYLESHEET
    weasyprint.HTML._ua_counter_style = counter_styles
    weasyprint.HTML._ua_stylesheets = stylesheets
    weasyprint.HTML._ph_stylesheets = hints


def _common_rules(css: str) -> Iterator[str]:
    if "@counter-style" not in css:
        return
    for prelude, block in _RULE.findall(_COMMENT.sub("", css)):
        if counter := _COUNTER.search(prelude):
            selectors = prelude if counter[1] in _COUNTERS else ""
        elif "@" in prelude:
            selectors = prelude
        else:
            selectors = ",".join(filter(_is_for_common, _COMMA.split(prelude)))
        if selectors:
            yield f"{selectors}{{{block}}}"


def _is_for_common(selector: str) -> bool:
    if selector.strip().startswith(_OF_NOTES):
        return False
    for group in _EITHER.findall(selector):
        if not any(map(_is_for_common, group.split(","))):
            return False
    rest = _EITHER.sub("", selector).replace("[title]", "")
    return "[" not in rest and _COMMON.issuperset(_ELEMENT.findall(rest))


def _is_common(root: Element, rare: re.Pattern[str]) -> bool:
    for element in root.iter():
        tag = element.tag
        if tag[0] != "{":
            style = element.text if tag == "style" else element.get("style")
            if (
                tag not in _COMMON
                or not _ATTRIBUTES.isdisjoint(element.keys())
                or (style and rare.search(style))
            ):
                return False
    return True
