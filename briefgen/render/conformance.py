"""What WeasyPrint leaves to do for PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint writes either standard. For both at once, the XMP metadata must name
PDF/UA too (ISO 14289-1, 5) and declare its words to PDF/A (ISO 19005-3,
6.6.2.3), and the tag tree needs what a screen reader goes by: which way a
header cell points, what a link leads to, what a figure shows, in which language
a text is.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pydyf
from weasyprint import Attachment as Embedded
from weasyprint.pdf import tags
from weasyprint.pdf.metadata import DocumentMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from briefgen.render.pdf import Attachment, Metadata

VARIANT: Final = "pdf/a-3a"

_SVG: Final = "{http://www.w3.org/2000/svg}"

# All but the characters of XML 1.0, 2.2, and its discouraged controls.
_NOT_XML: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_PDFUA: Final = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class _BothStandards(DocumentMetadata):  # type: ignore[misc] # WeasyPrint has no types
    """Metadata that claim PDF/UA beside PDF/A, in a stream anyone can read."""

    def include_in_pdf(
        self,
        pdf: Any,
        variant: str,
        version: int,
        conformance: str,
        compress: bool,  # noqa: FBT001, ARG002 - the signature of WeasyPrint
    ) -> None:
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(
        self, variant: str, version: int, conformance: str
    ) -> bytes:
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _PDFUA + b"</rdf:RDF>")


def write(
    document: Any,
    metadata: Metadata,
    attachments: Sequence[Attachment],
) -> bytes:
    """Return the laid out WeasyPrint document as PDF/A-3a and PDF/UA-1.

    Raises `ValueError` if the date has no time zone.
    """
    if metadata.date.tzinfo is None:
        raise ValueError(f"The date {metadata.date} has no time zone.")
    date = metadata.date.astimezone(UTC)
    stamp = f"{date:%Y-%m-%dT%H:%M:%SZ}"
    document.metadata = _BothStandards(
        title=_xml_text(metadata.title),
        authors=[_xml_text(metadata.author)] if metadata.author else [],
        description=_xml_text(metadata.subject),
        keywords=[_xml_text(word) for word in metadata.keywords],
        generator="briefgen",
        created=stamp,
        modified=stamp,
        lang=metadata.language,
        attachments=[
            _embedded(attachment, date)
            for attachment in sorted(attachments, key=lambda kept: kept.name)
        ],
    )
    for page in document.pages:
        page.bookmarks = [
            (level, label.replace("\N{NO-BREAK SPACE}", " "), *rest)
            for level, label, *rest in page.bookmarks
        ]
    # Subsets of an earlier writing would lack glyphs of this one.
    document.fonts = {}
    with _languages_named(_root(document)), streams_ended():
        pdf: bytes = document.write_pdf(finisher=_finish, pdf_variant=VARIANT)
    return pdf


def missing_letters(document: Any) -> tuple[str, ...]:
    """Return the letters of a written document that none of its fonts has."""
    missing = {code for font in document.fonts.values() for code in font.missing}
    return tuple(map(chr, sorted(missing)))


def _xml_text(text: str) -> str:
    """Put a space for each character that XML, and so XMP, cannot hold."""
    return _NOT_XML.sub(" ", text)


def _embedded(attachment: Attachment, date: Any) -> Any:
    embedded = Embedded(
        string="",
        name=attachment.name,
        description=attachment.description,
        created=date,
        modified=date,
        relationship="Source",
    )
    # By itself, WeasyPrint asks the machine which type a name ends for.
    embedded.source = nullcontext(
        (BytesIO(attachment.data), None, None, attachment.mime)
    )
    return embedded


def _root(document: Any) -> Element:
    root: Element = document._html.etree_element  # noqa: SLF001 - the only way to it
    return root


@contextmanager
def _languages_named(root: Element) -> Iterator[None]:
    """Name the language of what is in another one than the page, in its tag.

    ISO 14289-1, 7.2. A tag knows its element only while it is made.
    """
    if not any(element.get("lang") for element in root.iter() if element is not root):
        yield
        return
    build = tags._build_box_tree  # noqa: SLF001 - makes the tags of one box

    def named(box: Any, *rest: Any) -> Iterator[Any]:
        element = getattr(box, "_box", box).element
        foreign = element is not None and element is not root
        language = element.get("lang") if foreign else None
        for tag in build(box, *rest):
            if language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = named  # noqa: SLF001 - nor here
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001 - nor here


def _finish(document: Any, pdf: Any) -> None:
    """Mend the tag tree and the catalog right before they are written."""
    if _root(document).get("dir") == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    _point_headers(document)
    _name_links(document)
    _place_figures(document, pdf)
    if files := pdf.catalog.get("AF"):
        # Each file is listed once for its name and once for itself.
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(files))


@contextmanager
def streams_ended() -> Iterator[None]:
    """End each stream so that its last byte is no part of the line end after it.

    ISO 19005-3, 6.1.7.1: the length leaves out the line end before ``endstream``. A
    carriage return at the end and the newline after it would be read as one.
    """
    kept = pydyf.Stream.data

    def data(stream: pydyf.Stream) -> bytes:
        whole: bytes = kept.fget(stream)
        content = whole.removesuffix(b"\nendstream")
        return content + b"\r\nendstream" if content.endswith(b"\r") else whole

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = kept


def _point_headers(document: Any) -> None:
    """Say of each header cell whether it heads a row or a column.

    ISO 14289-1, 7.5, and ISO 32000-1, table 349.
    """
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - no other way to the boxes
            if box.element_tag == "th" and hasattr(box, "mark"):
                row = box.element.get("scope", "").startswith("row")
                box.mark["A"]["Scope"] = "/Row" if row else "/Column"


def _name_links(document: Any) -> None:
    """Describe each link by its label or its words, not by its address.

    ISO 14289-1, 7.18.5.
    """
    for page in document.pages:
        for kind, _, _, box in page.links:
            if kind in ("internal", "external") and box.link_annotation:
                words = _label(box.element) or box.link_annotation["Contents"].string
                box.link_annotation["Contents"] = pydyf.String(words)


def _label(element: Element) -> str:
    for name in ("aria-label", "title"):
        if label := element.get(name):
            return label
    return " ".join("".join(element.itertext()).split())


def _place_figures(document: Any, pdf: Any) -> None:
    """Give each figure its long description, and its place in PDF's units.

    ISO 14289-1, 7.3, and ISO 32000-1, 14.8.5.4.3.
    """
    described = dict(_descriptions(_root(document)))
    heights = {
        reference: page.height
        for reference, page in zip(pdf.page_references, document.pages, strict=True)
    }
    for tag in pdf.objects:
        if isinstance(tag, dict) and tag.get("S") == "/Figure":
            left, top, right, bottom = tag["A"]["BBox"]
            height = heights[tag["Pg"]]
            corners = (left, height - bottom, right, height - top)
            tag["A"]["BBox"] = pydyf.Array(0.75 * corner for corner in corners)
            title = tag["Alt"].string if "Alt" in tag else ""
            if title in described:
                tag["Alt"] = pydyf.String(f"{title.rstrip('.')}. {described[title]}")


def _descriptions(root: Element) -> Iterator[tuple[str, str]]:
    for svg in root.iter(f"{_SVG}svg"):
        title, text = svg.findtext(f"{_SVG}title"), svg.findtext(f"{_SVG}desc")
        if title and text:
            yield title, " ".join(text.split())
