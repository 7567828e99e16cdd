"""The text of a PDF: what each page shows, and what is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pages(data: bytes) -> list[str]:
    """Return the text that each page shows, in the order it is drawn."""
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def in_reading_order(data: bytes) -> str:
    """Return the text of a tagged PDF in the order of its tags; furniture has none."""
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as pdf:
        return "".join(part for page in pdf for part in _tagged(page))


def _tagged(page: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    texts = pdfium.FPDFText_LoadPage(page.raw)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        marked: dict[int, list[str]] = {}
        for thing in _objects(
            page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        ):
            number = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            marked.setdefault(number, []).append(_text(thing, texts))
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            for number in _content(element):
                yield from marked.pop(number, ())
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        pdfium.FPDFText_ClosePage(texts)


def _objects(
    parent: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any]
) -> Iterator[Any]:
    """Yield the pieces of text within a page or a form, those of its forms too."""
    import pypdfium2.raw as pdfium

    for index in range(count(parent)):
        thing = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield thing
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _objects(
                thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            )


def _content(element: Any) -> Iterator[int]:
    """Yield the marked content of a tag and of those within it, in order.

    What stands in a figure is not read: its description is.
    """
    import pypdfium2.raw as pdfium

    if _kind(element) == "Figure":
        return
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if number >= 0:
            yield number
        elif child:
            yield from _content(child)


def _kind(element: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = bytes(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return _decoded(buffer)


def _text(thing: Any, texts: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFTextObj_GetText(thing, texts, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(thing, texts, buffer, size)
    return _decoded(bytes(buffer)[:size])


def _decoded(data: bytes) -> str:
    """Return text as PDFium gives it: in UTF-16, with a null character at its end."""
    return data.decode("utf-16-le", errors="replace").partition("\0")[0]
