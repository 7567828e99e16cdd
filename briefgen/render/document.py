"""A brief in one format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief

Format = Literal["pdf", "html"]
FORMATS: tuple[Format, ...] = ("pdf", "html")
FACTS = "facts.yaml"


class Document(NamedTuple):
    """A finished document: its bytes, and for PDF the number of its pages."""

    data: bytes
    pages: int | None = None


def render(brief: Brief, format: Format = "pdf") -> bytes:  # noqa: A002 - the word users type
    """Return a brief as the bytes of a PDF (PDF/A-3a, PDF/UA-1) or HTML document.

    Raises `UserError` where a template is wrong or this machine lacks something.
    """
    return make(brief, format).data


def make(brief: Brief, format: Format) -> Document:  # noqa: A002
    """Return a brief as a document with its page count. Raises as `render` does."""
    if format == "html":
        from briefgen.render.html import screen_page

        return Document(screen_page(brief).encode())
    if format == "pdf":
        return _pdf(brief)
    raise UserError(f"there is no format '{format}'", hint="choose pdf or html")


def _pdf(brief: Brief) -> Document:
    from datetime import datetime

    from briefgen.dossier import dump
    from briefgen.render.html import paper_page
    from briefgen.render.pdf import Attachment, Metadata, lay_out

    facts = brief.facts
    date = datetime.fromisoformat(facts.as_of)
    metadata = Metadata(
        title=facts.title,
        language=brief.audience.language,
        date=date,
        author=facts.author or "",
        subject=f"{facts.subject}: {brief.audience.title}",
        keywords=(str(brief.marking), *(topic.title for topic in facts.topics)),
    )
    attachment = Attachment(
        name=FACTS,
        data=dump(facts).encode(),
        description="The facts of this brief, with the phrases they rest on",
    )
    layout = lay_out(paper_page(brief))
    return Document(layout.write(metadata, (attachment,)), layout.pages)
