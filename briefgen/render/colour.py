"""Colours that can be read: an accent is moved until it stands out from its paper.

Contrast is that of WCAG 2.2; lightness is that of Oklab
(https://bottosson.github.io/posts/oklab/), so that the hue stays what it was.
"""

from __future__ import annotations

from typing import Final

from briefgen.audience.colour import ENHANCED, Triple, contrast, linear

_STEPS: Final = 100
_ROUNDING: Final = 0.0001


def legible(colour: str, paper: str) -> str:
    """Return the colour as it can be read on a paper: at 7:1, WCAG's level AAA.

    It is the colour itself where that stands out enough; else one of the same
    hue, as much lighter or darker as it takes, and less vivid where a screen
    could not show it otherwise. On a middling grey it is black or white, which
    is the best there is. Raises `ValueError` for what is no ``#rrggbb``.
    """
    light, *hue = _oklab(linear(colour))
    end = 1.0 if contrast("#ffffff", paper) > contrast("#000000", paper) else 0.0
    found = colour
    for step in range(1, _STEPS + 1):
        if contrast(found, paper) >= ENHANCED:
            break
        found = _hex(light + (end - light) * step / _STEPS, hue)
    return found


def _share(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def _oklab(linear: Triple) -> Triple:
    red, green, blue = linear
    l = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)  # noqa: E741 - L, M, S: the cones
    m = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    s = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def _hex(light: float, hue: list[float]) -> str:
    """Return a colour of Oklab, as vivid as sRGB can show it."""
    a, b = hue
    for vivid in range(_STEPS, -1, -1):
        rgb = _rgb(light, a * vivid / _STEPS, b * vivid / _STEPS)
        if all(-_ROUNDING <= amount <= 1 + _ROUNDING for amount in rgb):
            break
    shares = (_share(min(max(amount, 0.0), 1.0)) for amount in rgb)
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


def _rgb(light: float, a: float, b: float) -> Triple:
    l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741 - as above
    m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )
