"""``docs/img``: pages of the example's briefs, as pictures for the README.

The same page gives the same pixels with the same version of PDFium only, so a
picture counts as stale when a letter on it is another one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import briefgen
from briefgen.dossier.verdicts import kept

if TYPE_CHECKING:
    from PIL.Image import Image

_CONTENT: Final = Path(__file__).parents[2] / "content" / "putin-netanyahu-call"
_WIDTH: Final = 1240
_SHADES: Final = 16
_WHITE: Final = (255, 255, 255)
_EDGE: Final = (176, 176, 176)
_FAINT: Final = 60
"""Differences of grey below this are the smoothing of letters."""
_MOST: Final = 0.00001
"""The share of a picture that may differ: less than a letter for another."""


def picture(audience: str) -> bytes:
    """Return the first page of the example's brief for an audience, as a PNG."""
    import pypdfium2

    facts = briefgen.load(_CONTENT)
    verdicts = kept(str(_CONTENT), facts)
    project = _CONTENT.parents[1]
    brief = briefgen.cut(facts, audience, project=project, verdicts=verdicts)
    document = pypdfium2.PdfDocument(briefgen.render(brief, "pdf"))
    page = document[0]
    image = page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB")
    document.close()
    return _png(_framed(image), brief.audience.accent)


def look_the_same(one: bytes, other: bytes) -> bool:
    """Tell whether two PNGs show the same, but for the smoothing of letters."""
    from PIL import Image, ImageChops, ImageFilter

    pictures = [Image.open(BytesIO(png)).convert("L") for png in (one, other)]
    if pictures[0].size != pictures[1].size:
        return False
    soft = (picture.filter(ImageFilter.GaussianBlur(0.8)) for picture in pictures)
    histogram = ImageChops.difference(*soft).histogram()
    return sum(histogram[_FAINT:]) < _MOST * sum(histogram)


def _framed(image: Image) -> Image:
    """Return the page with a hairline around it, to be seen on white."""
    from PIL import ImageDraw

    edge = (0, 0, image.width - 1, image.height - 1)
    ImageDraw.Draw(image).rectangle(edge, outline=_EDGE)
    return image


def _png(image: Image, accent: str) -> bytes:
    """Return a PNG in the colours of a page: greys, and tints of its accent."""
    from PIL import Image, ImageColor

    colours = [
        tuple(round(paper + (ink - paper) * i / (_SHADES - 1)) for paper, ink in pairs)
        for full in ((0, 0, 0), ImageColor.getrgb(accent))
        for pairs in (tuple(zip(_WHITE, full, strict=False)),)
        for i in range(_SHADES)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([share for colour in colours for share in colour])
    flat = image.quantize(palette=palette, dither=Image.Dither.NONE)
    flat.save(png := BytesIO(), "PNG", optimize=True)
    return png.getvalue()
