"""The elements and attributes that a page may have; all others are refused."""

from __future__ import annotations

from typing import Final

VOID: Final = frozenset(("br", "col", "hr", "img", "meta", "wbr"))
ELEMENTS: Final = VOID.union(
    ("html", "head", "title", "style", "body", "header", "main", "footer", "section"),
    ("article", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "div", "p", "pre"),
    ("blockquote", "figure", "figcaption", "address", "ul", "ol", "li", "dl", "dt"),
    ("dd", "table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "th"),
    ("td", "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn"),
    ("em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small"),
    ("span", "strong", "sub", "sup", "time", "u", "var", "svg"),
)
DRAWN: Final = frozenset(
    (
        *("svg", "g", "title", "desc", "path", "circle", "ellipse", "rect", "line"),
        *("polyline", "polygon", "text", "tspan", "defs", "lineargradient", "stop"),
        *("radialgradient", "clippath"),
    )
)
"""The elements of a drawing."""

ATTRIBUTES: Final = frozenset(
    (
        *("class", "dir", "hidden", "id", "lang", "role", "style", "tabindex"),
        *("title", "translate", "xml:lang", "xmlns", "colspan", "headers", "rowspan"),
        *("scope", "span", "reversed", "start", "type", "value", "datetime", "alt"),
        *("width", "height"),
    )
)
DRAWING: Final = frozenset(
    (
        *("clip-path", "clip-rule", "cx", "cy", "d", "dominant-baseline", "dx", "dy"),
        *("fill", "fill-opacity", "fill-rule", "font-family", "font-size", "fx", "fy"),
        *("font-style", "font-weight", "gradientunits", "gradienttransform"),
        *("letter-spacing", "offset", "opacity", "pathlength", "points", "r", "rx"),
        *("preserveaspectratio", "ry", "stop-color", "stop-opacity", "stroke", "x1"),
        *("stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "x", "x2", "y"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width"),
        *("text-anchor", "transform", "vector-effect", "version", "viewbox", "y1"),
        "y2",
    )
)
OF_ONE: Final = {
    "a": frozenset(("href",)),
    "img": frozenset(("src",)),
    "meta": frozenset(("charset", "content", "http-equiv", "name")),
}
ACTIVE: Final = frozenset(
    (
        *("action", "applet", "audio", "background", "base", "button", "canvas"),
        *("download", "embed", "foreignobject", "form", "formaction", "frame", "href"),
        *("iframe", "image", "input", "link", "math", "object", "ping", "poster"),
        *("rel", "script", "select", "source", "src", "srcdoc", "srcset", "target"),
        *("style", "template", "textarea", "use", "video", "xlink:href"),
    )
)
"""Elements and attributes that nobody writes by mistake for another."""

NAMESPACES: Final = frozenset(
    ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
)
META: Final = frozenset(
    (
        *("author", "color-scheme", "description", "keywords", "theme-color"),
        *("supported-color-schemes", "viewport"),
    )
)
