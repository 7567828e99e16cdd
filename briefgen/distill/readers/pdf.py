"""PDF files, by PDFium: their text, in paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.distill.readers import items, plain
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.distill.article import Article

_WRAP = 0.7
"""A sentence that ends before this part of the longest line ends a paragraph."""
_GAP = 1.25
"""How many times the usual step from line to line parts paragraphs."""
_SAME = 0.5
"""What overlaps by this part of its height stands in one line."""
_ENDS = (".", "!", "?", '"', "”", "’")
_BROKEN = {0xFFFE: None, 0x02: None, 0x0A: " ", 0x0D: None}


def read_pdf(name: str, data: bytes) -> Article:
    """Return the article of a PDF. Raises `UserError` where its text is not there."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            pages = [_lines(document[number]) for number in range(len(document))]
            given = document.get_metadata_dict()
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError(
                f"{name}: has a password", hint="save a copy without one"
            ) from None
        raise UserError(
            f"{name}: is not a whole PDF", hint="download it anew"
        ) from None
    text = "\n\n".join(filter(None, map(_paragraphs, pages)))
    if not text.strip():
        raise UserError(
            f"{name}: has no text, only pictures",
            hint="run it through a program that recognises characters (OCR) first",
        )
    stated = {"title": given.get("Title", ""), "author": given.get("Author", "")}
    # When the file was made is not when the article was published.
    return plain.from_text(name, "PDF document", text, plain.meta(stated))


class _Line(NamedTuple):
    """A line of a page: its text, and where its foot and head are, in points."""

    text: str
    foot: float
    head: float


def _lines(page: Any) -> list[_Line]:
    """Return the lines of a page, each joined from what stands at one height."""
    texts = page.get_textpage()
    found: list[_Line] = []
    for number in range(texts.count_rects()):
        left, foot, right, head = texts.get_rect(number)
        text = texts.get_text_bounded(left, foot, right, head)
        text = text.translate(_BROKEN).strip()
        last = found[-1] if found else None
        if last and min(head, last.head) - max(foot, last.foot) > _SAME * (head - foot):
            low, high = min(foot, last.foot), max(head, last.head)
            found[-1] = _Line(f"{last.text} {text}", low, high)
        elif text:
            found.append(_Line(text, foot, head))
    return found


def _paragraphs(lines: list[_Line]) -> str:
    """Return lines joined to paragraphs.

    PDF has lines only. A paragraph ends where the gap below a line is wider than most,
    where the size of the letters changes, where a sentence ends well before the margin,
    and before each item of a list. A number alone on a line is that of the page.
    """
    lines = [line for line in lines if not line.text.isdigit()]
    if not lines:
        return ""
    longest = max(len(line.text) for line in lines)
    steps = sorted(one.foot - two.foot for one, two in pairwise(lines))
    usual = steps[len(steps) // 3] if steps else 0
    is_listed = items.is_list(line.text for line in lines)
    made = [lines[0].text]
    for above, line in pairwise(lines):
        is_end = above.text.endswith(_ENDS) and len(above.text) < _WRAP * longest
        step = above.foot - line.foot
        is_apart = step > _GAP * usual or step < 0
        is_apart = is_apart or (is_listed and items.is_item(line.text))
        sizes = above.head - above.foot, line.head - line.foot
        if is_end or is_apart or max(sizes) > _GAP * min(sizes):
            made.append(line.text)
        else:
            made[-1] = f"{made[-1]} {line.text}"
    return "\n\n".join(made)
