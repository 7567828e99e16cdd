"""How well colours stand out from each other, by the measure of WCAG 2.2.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

WHITE = "#ffffff"
ENHANCED = 7.0
"""The least contrast of text with its ground at level AAA."""

Triple = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21.

    Colours are given as ``#rrggbb``. Raises `ValueError` for any other text.
    """
    low, high = sorted((_luminance(linear(one)), _luminance(linear(other))))
    return (high + 0.05) / (low + 0.05)


def linear(colour: str) -> Triple:
    """Return red, green and blue of a ``#rrggbb`` as amounts of light, from 0 to 1.

    Raises `ValueError` for any other text.
    """
    if len(colour) != len("#rrggbb") or colour[0] != "#":
        raise ValueError(f"'{colour}' is not a colour such as #7a1c2b")
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def check_accent(text: str) -> str:
    """Return a colour as it was given, if text in it can be read on white paper.

    Raises `ValueError` with the ratio and a hint where it cannot.
    """
    ratio = contrast(text, WHITE)
    if ratio >= ENHANCED:
        return text
    # Rounded down, so that 6.99 is not told to be 7.
    told = f"{int(ratio * 10) / 10}:1"
    least = f"{ENHANCED:.0f}:1"
    message = f"its contrast with white is {told}; text needs at least {least}"
    raise ValueError(message, "choose a darker colour")


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _luminance(light: Triple) -> float:
    red, green, blue = light
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
