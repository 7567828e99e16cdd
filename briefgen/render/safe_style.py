"""Style that asks for nothing: rules and functions of CSS that are allowed.

Whatever the grammar makes of a style sheet, each of its tokens is looked at. What is
not named here is refused: an address, a font, another sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tinycss2

from briefgen.render import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RULES: Final = frozenset(
    (
        *("charset", "container", "counter-style", "footnote", "layer", "media"),
        *("page", "property", "supports"),
        *(
            f"{side}-{place}"
            for side in ("top", "bottom")
            for place in ("left-corner", "left", "center", "right", "right-corner")
        ),
        *(f"{s}-{p}" for s in ("left", "right") for p in ("top", "middle", "bottom")),
    )
)
_FUNCTIONS: Final = frozenset(
    (
        # values
        *("attr", "calc", "clamp", "content", "counter", "counters", "element", "env"),
        *("leader", "max", "min", "running", "string", "target-counter"),
        *("target-counters", "target-text", "var"),
        # colours and shapes
        *("circle", "color", "color-mix", "conic-gradient", "ellipse", "hsl", "hsla"),
        *("hwb", "inset", "lab", "lch", "light-dark", "linear-gradient", "oklab"),
        *("oklch", "polygon", "radial-gradient", "rect", "repeating-conic-gradient"),
        *("repeating-linear-gradient", "repeating-radial-gradient", "rgb", "rgba"),
        # layout and movement
        *("cubic-bezier", "fit-content", "matrix", "minmax", "repeat", "rotate"),
        *("scale", "scalex", "scaley", "skew", "skewx", "skewy", "steps"),
        *("translate", "translatex", "translatey"),
        # selectors
        *("dir", "has", "is", "lang", "not", "nth-child", "nth-last-child"),
        *("nth-last-of-type", "nth-of-type", "selector", "where"),
    )
)
_FAMILIES: Final = frozenset(
    (
        *("amiri", "fira sans", "frank ruhl libre", "heebo", "ibm plex sans arabic"),
        *("spectral", "cursive", "fantasy", "inherit", "initial", "math", "monospace"),
        *("revert", "sans-serif", "serif", "system-ui", "ui-sans-serif", "ui-serif"),
        "unset",
    )
)
_FONTS: Final = frozenset(("--sans", "--serif", "font-family"))
MOST_RULES: Final = 5_000
"""The most blocks and declarations between braces that a sheet may have."""

_MOST_REPEATS: Final = 100
_HIGHEST: Final = 100_000
"""The highest number: a line of a grid has all those before it in memory, and the
layout reckons with lengths that no page has."""

_NUMBERS: Final = {"number": "number", "dimension": "length", "percentage": "share"}

_IN_PAGE: Final = "put a picture into the page with <img src='logo.png' alt='…'>"
_NOTHING: Final = "nothing is fetched: write all style into brief.css"


class Wrong(NamedTuple):
    """What is wrong in a style, in which line and column, and the next step."""

    message: str
    line: int
    column: int
    hint: str


def wrong_in(css: str) -> Iterator[Wrong]:
    """Yield what a style may not hold, in its order."""
    tokens = tinycss2.parse_component_value_list(css)
    yield from _refused(tokens)
    if css.count("{") > MOST_RULES:
        message = f"the style has more than {MOST_RULES:,} rules"
        yield Wrong(message, 1, 1, "leave out what the page does not need")
    yield from _fonts(tokens)


def _refused(tokens: Iterable[Any]) -> Iterator[Wrong]:
    for token in tokens:
        wrong = _why(token)
        if wrong:
            yield Wrong(wrong[0], token.source_line, token.source_column, wrong[1])
        for inside in ("arguments", "content"):
            yield from _refused(getattr(token, inside, None) or ())


def _why(token: Any) -> tuple[str, str] | None:  # noqa: PLR0911 - one for each rule
    """Return what is wrong with a token itself, and the next step."""
    if token.type == "error":
        return f"the style cannot be read: {token.message}", "look for a typing error"
    if token.type == "at-keyword" and token.lower_value not in _RULES:
        if token.lower_value == "font-face":
            return (
                "a style cannot bring a font",
                "docs/templates.md lists those of the brief",
            )
        return f"'@{token.value}' is not for briefs", _NOTHING
    if token.type == "url":
        return _address(token.value)
    if token.type == "function" and token.lower_name not in _FUNCTIONS:
        if token.lower_name == "url":
            strings = [part.value for part in token.arguments if part.type == "string"]
            return _address(strings[0] if strings else "")
        return f"'{token.name}()' is not for briefs", _NOTHING
    if token.type in _NUMBERS and abs(token.value) > _HIGHEST:
        message = f"the {_NUMBERS[token.type]} {_short(token.serialize())} is too high"
        return message, f"write one of at most {_HIGHEST:,}"
    if token.type == "function" and token.lower_name == "repeat":
        return _repeats(token.arguments)
    return None


def _repeats(arguments: Iterable[Any]) -> tuple[str, str] | None:
    """Refuse more tracks than a page can have: each takes memory, seen or not."""
    first = next(
        (a for a in arguments if a.type not in ("whitespace", "comment")), None
    )
    is_kind = getattr(first, "lower_value", "") in ("auto-fill", "auto-fit")
    if is_kind or 1 <= (getattr(first, "int_value", None) or 0) <= _MOST_REPEATS:
        return None
    return (
        f"'repeat()' is for 1 to {_MOST_REPEATS} times, in figures",
        "write such a number, as in repeat(2, 1fr)",
    )


def _address(address: str) -> tuple[str, str] | None:
    if address.startswith("#"):
        return None
    if not address.lower().startswith("data:"):
        return f"the style asks for '{_short(address)}'", _IN_PAGE
    try:
        pictures.check(address)
    except ValueError as error:
        return f"the picture '{_short(address)}' {error}", _IN_PAGE
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - it may be a picture


def _fonts(tokens: list[Any]) -> Iterator[Wrong]:
    """Yield the lists of families that name none of the brief, nor a kind of them."""
    for at, token in enumerate(tokens):
        if token.type == "{} block":
            yield from _fonts(token.content)
        elif token.type == "ident" and token.lower_value in _FONTS:
            value = _value_after(tokens, at)
            names = _families(value)
            if names and not _FAMILIES.intersection(name.lower() for name in names):
                yield Wrong(
                    f"no font of the brief is among: {', '.join(names)}",
                    token.source_line,
                    token.source_column,
                    "end the list with one that is, or with serif or sans-serif",
                )


def _value_after(tokens: list[Any], at: int) -> list[Any]:
    """Return what stands after a colon, as far as the declaration goes."""
    rest = [t for t in tokens[at + 1 :] if t.type not in ("whitespace", "comment")]
    if not rest or rest[0] != ":":
        return []
    end = next((i for i, token in enumerate(rest) if token in (";", "!")), len(rest))
    return rest[1:end]


def _families(value: list[Any]) -> list[str]:
    """Return the names in a list of families; none where it is worked out."""
    names: list[str] = []
    words: list[str] = []
    for part in (*value, None):
        if part is None or part == ",":
            names.append(" ".join(words))
            words = []
        elif part.type in ("ident", "string"):
            words.append(part.value)
        else:
            return []
    return [name for name in names if name]
