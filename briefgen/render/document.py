"""A brief in one format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from briefgen.dossier.textfile import FACTS
from briefgen.dossier.texts import shown
from briefgen.errors import Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Format
    from briefgen.dossier.models import Fact
    from briefgen.render.fit import Fitted
    from briefgen.render.html import Page


class Document(NamedTuple):
    """A finished document: its bytes, and for PDF the number of its pages.

    `warnings` tells what of its style was not understood; `moved` has the facts moved
    out to keep to the page budget, the lightest first; `foreign` has the texts in it
    that are in another language than the rest.
    """

    data: bytes
    pages: int | None = None
    warnings: tuple[Problem, ...] = ()
    moved: tuple[Fact, ...] = ()
    foreign: tuple[str, ...] = ()


def render(brief: Brief, format: Format = "pdf") -> bytes:
    """Return a brief as the bytes of a PDF (PDF/A-3a, PDF/UA-1) or HTML document.

    A PDF keeps to the page budget of the audience. Raises `UserError` where it cannot,
    a template is wrong, or this machine lacks something.
    """
    return make(brief, format).data


def make(brief: Brief, format: Format) -> Document:
    """Return a brief as a document with its page count. Raises as `render` does."""
    if format == "html":
        from briefgen.render.html import screen_page

        html = screen_page(brief)
        return Document(html.encode(), foreign=tuple(_foreign(html, brief)))
    if format == "pdf":
        from briefgen.render import speed
        from briefgen.render.fit import fitted

        with speed.uninterrupted():
            return pdf(fitted(brief))
    raise UserError(f"there is no format '{format}'", hint="choose pdf or html")


def pdf(fit: Fitted) -> Document:
    """Return a brief that keeps to its page budget as PDF. Raises as `render` does."""
    from datetime import datetime

    from briefgen.dossier import dump
    from briefgen.render.layout_bounds import bounded_layout
    from briefgen.render.pdf import Attachment, Metadata

    brief, page, layout = fit
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
    with bounded_layout(brief, page):
        data = layout.write(metadata, (attachment,))
    warnings = tuple(_warning(text, page) for text in layout.warnings)
    foreign = tuple(_foreign(page.html, brief))
    return Document(data, layout.pages, warnings, brief.moved, foreign)


def _foreign(html: str, brief: Brief) -> Iterator[str]:
    """Yield the texts in a page that are not in its language."""
    # The last words of a headline are kept together there.
    loose = html.replace("\N{NO-BREAK SPACE}", " ")
    for text in dict.fromkeys(shown(brief.facts)):
        element = f">{escape(str(text))}</span>"
        if text.language and (element in html or element in loose):
            yield text


def _warning(text: str, page: Page) -> Problem:
    """Return what WeasyPrint says of a style, with its place in the file it is in."""
    import re

    found = re.search(r" at (\d+):(\d+)", text)
    place = page.place(int(found[1]), int(found[2])) if found else None
    message = text.replace(found[0], "", 1) if found else text
    message = " ".join(message.split())
    return Problem(message, place, "a PDF passes it over: look for a typing error")
